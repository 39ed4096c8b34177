#include "base/utf8.h"
#include "check/chars.h"
#include "check/measure.h"

typedef struct Params {
    Text forbid, require;
} Params;

static bool holds(Judge *judge, Text sign, Range range)
{
    SpanList places = {0};
    chars_find(judge, sign, CHARS_OUTSIDE_CODE, &places);
    if (range_holds(range, places.len))
        return true;
    Span place = measure_place(range, &places);
    if (place.end > place.start)
        place = outline_place(judge->outline, place);
    measure_fail(judge, place,
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

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    bool clean = each_holds(judge, wanted->forbid, (Range){true, 0, 0});
    bool complete = each_holds(judge, wanted->require, (Range){true, 1, UINT64_MAX});
    if (!clean || !complete)
        return OUTCOME_FAIL;
    bool nothing = wanted->forbid.len == 0 && wanted->require.len == 0;
    return nothing || text_is_blank(judge->outline->plain) ? OUTCOME_NOT_APPLICABLE : OUTCOME_PASS;
}

const CheckType check_punctuation = {
    .name = "punctuation",
    .about = "The prose does without some characters, or has others.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "forbid", .about = "characters that may not occur, one behind the other: ',;'",
         .kind = PARAM_TEXT, .offset = offsetof(Params, forbid)},
        {.name = "require", .about = "characters that must occur; code and markup do not count",
         .kind = PARAM_TEXT, .offset = offsetof(Params, require)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"forbid: ','", "Call `Add(a, b)` and wait.", "Wait, then call."},
    .official = "IFEval forbids the comma anywhere, in code and links too, and knows no comma but "
                "that of ASCII.",
};
