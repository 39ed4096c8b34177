#include "base/utf8.h"
#include "check/measure.h"
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
} Params;

// The case of a word: of its first letter, and which there are. `begins`: no digit stands before.
typedef struct Shape {
    bool first_upper, first_lower, upper, lower, begins;
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
    const Outline *outline = judge->outline;
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

static Outcome run(Judge *judge, const void *params)
{
    const Outline *outline = judge->outline;
    const Form form = (Form)((const Params *)params)->form;
    SpanList words = words_to_judge(judge, form), bad = {0};
    bool applies = false;
    for (size_t i = 0; i < words.len; i++) {
        Shape shape = shape_of(text_span(outline->plain, words.at[i]));
        if ((!shape.upper && !shape.lower) || is_name(outline, words.at[i]))
            continue;
        applies = true;
        if (!word_holds(outline, words.at[i], shape, form))
            list_add(judge->arena, &bad, words.at[i]);
    }
    if (bad.len == 0)
        return applies ? OUTCOME_PASS : OUTCOME_NOT_APPLICABLE;
    measure_fail(judge, outline_place(outline, bad.at[0]),
                 arena_print(judge->arena, "%zu %s%s not in %s case, 0 allowed", bad.len,
                             form == FORM_SENTENCE ? "sentence" : "word", bad.len == 1 ? "" : "s",
                             form_names[form]));
    return OUTCOME_FAIL;
}

const CheckType check_case = {
    .name = "case",
    .about = "The prose is in the wanted case.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "form", .about = "title: words but \"of\" and the like begin with a capital; "
                                  "sentence: sentences do",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, form), .required = true,
         .choices = form_names},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"form: lower", "call `Task.Run` (no. 5), see https://example.org/A.",
                "call Task."},
    .official = "IFEval looks at code and links too, and its language detector must take the text "
                "for English, which texts in capitals often fail.",
};
