#include "base/utf8.h"
#include "check/chars.h"
#include "check/measure.h"
#include "official/counts.h"

typedef enum Class {
    CLASS_NONE,
    CLASS_COMMA,
    CLASS_FULL_STOP,
    CLASS_SEMICOLON,
    CLASS_COLON,
    CLASS_QUESTION,
    CLASS_EXCLAMATION,
    CLASS_QUOTE,
    CLASS_DASH,
    CLASS_BRACKET,
    CLASS_ANY,
} Class;

typedef struct Params {
    Text forbid, require;
    unsigned kind;
    Range count;
} Params;

// The characters of a class in the scripts that have their own.
typedef struct ClassRow {
    const char *noun, *set;
} ClassRow;

static const ClassRow classes[] = {
    [CLASS_NONE] = {"", ""},
    [CLASS_COMMA] = {"comma", ",\uFF0C\u3001\uFF64\uFE50\u060C\u055D"},
    [CLASS_FULL_STOP] = {"full stop", ".\uFF0E\u3002\uFF61\u06D4\u0964\u0589"},
    [CLASS_SEMICOLON] = {"semicolon", ";\uFF1B\uFE54\u061B"},
    [CLASS_COLON] = {"colon", ":\uFF1A\uFE55"},
    [CLASS_QUESTION] = {"question mark", "?\uFF1F\uFE56\u061F\u00BF\u037E"},
    [CLASS_EXCLAMATION] = {"exclamation mark", "!\uFF01\uFE57\u00A1"},
    [CLASS_QUOTE] = {"quotation mark", "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\u2039\u203A"
                                       "\uFF02\u300C\u300D\u300E\u300F"},
    [CLASS_DASH] = {"dash", "\u2012\u2013\u2014\u2015\u2E3A\u2E3B\uFE58"},
    [CLASS_BRACKET] = {"bracket", "()[]{}\uFF08\uFF09\uFF3B\uFF3D\uFF5B\uFF5D\u3010\u3011"},
    [CLASS_ANY] = {"punctuation mark", NULL},
};

static Span place_of(Judge *judge, Range range, const SpanList *places)
{
    Span place = measure_place(range, places);
    return place.end > place.start ? outline_place(judge_outline(judge), place) : place;
}

static bool holds(Judge *judge, Text sign, Range range)
{
    SpanList places = {0};
    chars_find(judge, sign, CHARS_OUTSIDE_CODE, &places);
    if (range_holds(range, places.len))
        return true;
    measure_fail(judge, place_of(judge, range, &places),
                 measure_times(judge->arena, "the character", sign, places.len, range));
    return false;
}

static bool each_holds(Judge *judge, Text signs, Range range)
{
    bool good = true;
    for (size_t at = 0; at < signs.len;) {
        uint32_t character;
        size_t len = utf8_decode(signs, at, &character);
        Text sign = text_slice(signs, at, at + (len ? len : 1));
        if (!text_is_blank(sign))
            good = holds(judge, sign, range) && good;
        at += sign.len;
    }
    return good;
}

static bool class_holds(Judge *judge, const Params *wanted)
{
    const ClassRow *row = &classes[wanted->kind];
    Range range = wanted->count.given ? wanted->count : (Range){true, 0, 0};
    SpanList places = {0};
    if (wanted->kind == CLASS_NONE)
        return true;
    if (row->set)
        chars_find(judge, text_of(row->set), CHARS_OUTSIDE_CODE, &places);
    else
        chars_find_punctuation(judge, CHARS_OUTSIDE_CODE, &places);
    if (range_holds(range, places.len))
        return true;
    measure_fail(judge, place_of(judge, range, &places),
                 measure_words(judge->arena, places.len, row->noun, range));
    return false;
}

// IFEval knows the comma alone.
static void compare(Judge *judge, const Params *wanted)
{
    SpanList places = {0};
    Text commas = wanted->kind == CLASS_COMMA ? text_of(classes[CLASS_COMMA].set) : TEXT(",");
    if (wanted->kind != CLASS_COMMA && text_find_char(wanted->forbid, 0, ',') == TEXT_NONE)
        return;
    chars_find(judge, commas, CHARS_OUTSIDE_CODE, &places);
    judge_compare(judge, places.len, official_commas(judge->channel->text), "comma", "");
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    compare(judge, wanted);
    bool clean = each_holds(judge, wanted->forbid, (Range){true, 0, 0});
    bool complete = each_holds(judge, wanted->require, (Range){true, 1, UINT64_MAX});
    if (!class_holds(judge, wanted) || !clean || !complete)
        return OUTCOME_FAIL;
    return text_is_blank(judge_outline(judge)->plain) ? OUTCOME_NOT_APPLICABLE : OUTCOME_PASS;
}

const CheckType check_punctuation = {
    .name = "punctuation",
    .about = "The prose does without some characters, or has others.",
    .definition = "Characters of the prose: those of markup, code spans, code blocks and link "
                  "targets do not count. The classes hold the signs of other scripts too.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "forbid", .about = "characters that may not occur, one behind the other: ',;'",
         .kind = PARAM_TEXT, .offset = offsetof(Params, forbid)},
        {.name = "require", .about = "characters that must occur; code and markup do not count",
         .kind = PARAM_TEXT, .offset = offsetof(Params, require)},
        {.name = "class", .about = "a kind of character, in every script: comma is also \uFF0C and "
                                   "\u3001; any is all that Unicode calls punctuation",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, kind), .fallback = CLASS_NONE,
         .choices = (const char *const[]){"none", "comma", "full-stop", "semicolon", "colon",
                                          "question", "exclamation", "quote", "dash", "bracket",
                                          "any", NULL}},
        {.name = "count", .about = "how many characters of the class there are; by default none",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count)},
        {0}},
    .any_of = (const char *const[]){"forbid", "require", "class", NULL},
    .size = sizeof(Params),
    .run = run,
    .example = {"forbid: ','", "Call `Add(a, b)` and wait.", "Wait, then call."},
    .other = "Call `Add(a, b)` and wait.",
    .instruction = "punctuation:no_comma",
    .official = "IFEval forbids the comma anywhere, in code and links too, and knows no comma but "
                "that of ASCII.",
};
