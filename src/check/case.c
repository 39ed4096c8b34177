#include "base/utf8.h"
#include "check/measure.h"
#include "official/counts.h"
#include "syntax/unicode.h"
#include "syntax/words.h"

typedef enum Form {
    FORM_UPPER,
    FORM_LOWER,
    FORM_TITLE,
    FORM_SENTENCE,
} Form;

typedef struct Params {
    unsigned form;
    Range count;
} Params;

// The case of a word: of its first letter, and which there are. `begins`: no digit stands before.
typedef struct Shape {
    bool first_upper, first_lower, upper, lower, begins;
    size_t letters;
} Shape;

static const char *const form_names[] = {"upper", "lower", "title", "sentence", NULL};

// Words that stay small in titles.
static const char *const minor_words[] = {
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "nor", "of",
    "off", "on", "onto", "or", "over", "per", "so", "than", "the", "to", "up", "via", "vs", "vs.",
    "with", "yet",
};

static Shape shape_of(Text word)
{
    Shape shape = {0};
    bool digit = false;
    for (size_t at = 0; at < word.len;) {
        uint32_t character = 0;
        size_t len = utf8_decode(word, at, &character);
        bool upper = unicode_is_upper(character), lower = unicode_is_lower(character);
        if ((upper || lower) && !shape.upper && !shape.lower) {
            shape.first_upper = upper;
            shape.first_lower = lower;
            shape.begins = !digit;
        }
        digit = digit || unicode_is_number(character);
        shape.letters += upper || lower;
        shape.upper = shape.upper || upper;
        shape.lower = shape.lower || lower;
        at += len ? len : 1;
    }
    return shape;
}

static bool is_minor(Text word)
{
    for (size_t i = 0; i < sizeof minor_words / sizeof *minor_words; i++)
        if (text_is(word, text_of(minor_words[i])))
            return true;
    return false;
}

// "iPhone" and "e2e" are names; they keep their case.
static bool begins_small(Shape shape)
{
    return shape.first_lower && shape.begins && !shape.upper;
}

static bool is_name(const Outline *outline, Span word)
{
    Text text = text_span(outline->plain, word);
    return outline->pieces.at[outline_piece(outline, word.start)].code
        || text_find(text, 0, TEXT("://")) != TEXT_NONE
        || text_find_char(text, 0, '@') != TEXT_NONE;
}

static bool word_holds(const Outline *outline, Span word, Shape shape, Form form)
{
    bool first = word.start == 0 || outline->plain.at[word.start - 1] == '\n';
    switch (form) {
    case FORM_UPPER: return !shape.lower;
    case FORM_LOWER: return !shape.upper;
    case FORM_TITLE:
        return !begins_small(shape) || (!first && is_minor(text_span(outline->plain, word)));
    case FORM_SENTENCE: return !begins_small(shape);
    }
    return true;
}

// All words, or the first of each sentence.
static SpanList words_to_judge(Judge *judge, Form form)
{
    const Outline *outline = judge_outline(judge);
    SpanList words = {0}, firsts = {0};
    words_split(judge->arena, outline->plain, &words);
    if (form != FORM_SENTENCE)
        return words;
    for (size_t i = 0, at = 0; i < outline->sentences.len; i++) {
        Span sentence = outline->sentences.at[i].plain;
        while (at < words.len && words.at[at].start < sentence.start)
            at++;
        if (at < words.len && words.at[at].start < sentence.end)
            list_add(judge->arena, &firsts, words.at[at]);
    }
    return firsts;
}

// The words that have a case, by whether they are in the form. "I" and "A" are no words in
// capitals to those who count them.
typedef struct Found {
    SpanList good, bad;
} Found;

static Found find(Judge *judge, Form form, bool counted)
{
    const Outline *outline = judge_outline(judge);
    SpanList words = words_to_judge(judge, form);
    Found found = {0};
    for (size_t i = 0; i < words.len; i++) {
        Shape shape = shape_of(text_span(outline->plain, words.at[i]));
        if (shape.letters == 0 || is_name(outline, words.at[i]))
            continue;
        bool good = word_holds(outline, words.at[i], shape, form)
            && !(counted && form == FORM_UPPER && shape.letters == 1);
        list_add(judge->arena, good ? &found.good : &found.bad, words.at[i]);
    }
    return found;
}

static Outcome fail(Judge *judge, Form form, const SpanList *words, const char *how, Range range)
{
    Span place = measure_place(range, words);
    if (place.end > place.start)
        place = outline_place(judge_outline(judge), place);
    measure_fail(judge, place,
                 arena_print(judge->arena, "%zu %s%s %s %s case, %.*s", words->len,
                             form == FORM_SENTENCE ? "sentence" : "word",
                             words->len == 1 ? "" : "s", how, form_names[form],
                             TEXT_ARG(measure_limit(judge->arena, range))));
    return OUTCOME_FAIL;
}

static Outcome judge_all(Judge *judge, Form form)
{
    Found found = find(judge, form, false);
    if (found.bad.len > 0)
        return fail(judge, form, &found.bad, "not in", (Range){true, 0, 0});
    return found.good.len > 0 ? OUTCOME_PASS : OUTCOME_NOT_APPLICABLE;
}

static Outcome judge_count(Judge *judge, Form form, Range range)
{
    Found found = find(judge, form, true);
    if (form == FORM_UPPER)
        judge_compare(judge, found.good.len,
                      official_capital_words(judge->arena, judge->channel->text), "word",
                      " in upper case");
    if (!range_holds(range, found.good.len))
        return fail(judge, form, &found.good, "in", range);
    return found.good.len + found.bad.len > 0 ? OUTCOME_PASS : OUTCOME_NOT_APPLICABLE;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    const Form form = (Form)wanted->form;
    if (wanted->count.given)
        return judge_count(judge, form, wanted->count);
    Outcome outcome = judge_all(judge, form);
    if (form == FORM_UPPER)
        judge_contrast(judge, outcome, "change_case:english_capital", NULL, (Text){0});
    if (form == FORM_LOWER)
        judge_contrast(judge, outcome, "change_case:english_lowercase", NULL, (Text){0});
    return outcome;
}

const CheckType check_case = {
    .name = "case",
    .about = "The prose is in the wanted case, or has the wanted number of words in it.",
    .definition = "Words without a letter, code spans and addresses have no case. Title case "
                  "leaves \"of\", \"and\" and the like small but for the first word of a line, "
                  "and takes names such as iPhone as they are. Where capitals are counted (`form: "
                  "upper` and `count`), words of one letter such as \"I\" are none.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "form", .about = "title: words but \"of\" and the like begin with a capital; "
                                  "sentence: sentences do",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, form), .required = true,
         .choices = form_names},
        {.name = "count", .about = "so many words (or sentences) are in this case, not all of them",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"form: lower", "call `Task.Run` (no. 5), see https://example.org/A.",
                "call Task."},
    .other = "call `Task.Run` then.",
    .instruction = "change_case:english_capital, change_case:english_lowercase, "
                   "change_case:capital_word_frequency",
    .official = "IFEval looks at code and links too, and its language detector must take the text "
                "for English, which texts in capitals often fail; among capitals it counts \"I\" "
                "and \"A\".",
};
