#include "base/utf8.h"
#include "check/chars.h"
#include "check/measure.h"
#include "official/counts.h"
#include "syntax/unicode.h"

enum { PERCENT = 100 };

typedef struct Params {
    Text letter;
    Range count, share;
} Params;

static uint64_t count_letters(Text text)
{
    uint64_t count = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t character = 0;
        size_t len = utf8_decode(text, at, &character);
        count += len && unicode_is_letter(character);
        at += len ? len : 1;
    }
    return count;
}

// Multiplied instead of divided: a share is never rounded into the range. No text is so long that
// this overflows, but a pack's number may be so large.
static bool share_holds(Range share, uint64_t part, uint64_t whole)
{
    return part * PERCENT >= whole * (share.min > PERCENT ? PERCENT + 1 : share.min)
        && (share.max > PERCENT || part * PERCENT <= whole * share.max);
}

static Span place_of(Judge *judge, Range range, const SpanList *places)
{
    Span place = measure_place(range, places);
    return place.end > place.start ? outline_place(judge_outline(judge), place) : place;
}

static Outcome judge_share(Judge *judge, const Params *wanted, const SpanList *places)
{
    uint64_t letters = count_letters(judge_outline(judge)->plain);
    if (letters == 0)
        return OUTCOME_NOT_APPLICABLE;
    if (share_holds(wanted->share, places->len, letters))
        return OUTCOME_PASS;
    Range range = wanted->share;
    Text words = range_words(judge->arena, range);
    measure_fail(judge, place_of(judge, (Range){true, 0, UINT64_MAX}, places),
                 arena_print(judge->arena, "%zu of %llu letters are '%.*s', %.*s%% %s",
                             places->len, (unsigned long long)letters, TEXT_ARG(wanted->letter),
                             TEXT_ARG(words), range_verb(range)));
    return OUTCOME_FAIL;
}

static void compare(Judge *judge, Text letter, uint64_t count)
{
    if (utf8_count(letter) != 1)
        return;
    Text name = arena_print(judge->arena, " of '%.*s'", TEXT_ARG(letter));
    judge_compare(judge, count, official_letter(judge->arena, judge->channel->text, letter),
                  "occurrence", arena_terminated(judge->arena, name));
}

static Outcome judge_count(Judge *judge, const Params *wanted, const SpanList *places)
{
    Range range = measure_range(wanted->count);
    compare(judge, wanted->letter, places->len);
    if (range_holds(range, places->len))
        return text_is_blank(judge_outline(judge)->text) ? OUTCOME_NOT_APPLICABLE : OUTCOME_PASS;
    measure_fail(judge, place_of(judge, range, places),
                 measure_times(judge->arena, "the letter", wanted->letter, places->len, range));
    return OUTCOME_FAIL;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    SpanList places = {0};
    chars_find(judge, wanted->letter, CHARS_EVERYWHERE, &places);
    if (!wanted->share.given)
        return judge_count(judge, wanted, &places);
    Outcome share = judge_share(judge, wanted, &places);
    if (!wanted->count.given)
        return share;
    Outcome count = judge_count(judge, wanted, &places);
    if (share == OUTCOME_FAIL || count == OUTCOME_NOT_APPLICABLE)
        return share;
    return count;
}

const CheckType check_letters = {
    .name = "letters",
    .about = "A letter occurs in the answer as often as wanted.",
    .definition = "Letters of the prose, code spans included, code blocks and markup not, in "
                  "upper or lower case; e and \u00E9 are two letters. The share is exact, not "
                  "rounded.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "letter", .about = "the letter, in any case; of several each counts",
         .kind = PARAM_TEXT, .offset = offsetof(Params, letter), .required = true},
        {.name = "count", .about = "how often, outside code blocks; by default at least 1",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count)},
        {.name = "share", .about = "percent of all letters of the prose",
         .kind = PARAM_RANGE, .offset = offsetof(Params, share), .most = PERCENT},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"letter: e\ncount: {max: 2}", "Every task\n\n```\neee\n```\n",
                "We await everything."},
    .other = "We go.\n\n```\neee\n```\n",
    .instruction = "keywords:letter_frequency",
    .official = "IFEval counts the letter in the raw text, code and markup included.",
};
