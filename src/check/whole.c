#include "check/whole.h"

#include "base/utf8.h"
#include "check/measure.h"
#include "syntax/unicode.h"

void tally_add(Tally *tally, Span place)
{
    if (tally->count++ <= tally->range.max)
        tally->place = place;
}

Outcome tally_judge(Judge *judge, const Tally *tally, const char *noun)
{
    if (!tally->range.given)
        return OUTCOME_NOT_APPLICABLE;
    if (range_holds(tally->range, tally->count))
        return whole_is_blank(judge) ? OUTCOME_NOT_APPLICABLE : OUTCOME_PASS;
    Text message = measure_words(judge->arena, tally->count, noun, tally->range);
    if (tally->count == 0)
        return whole_fail(judge, message);
    judge_fail(judge, tally->place, -1, message);
    return OUTCOME_FAIL;
}

Span whole_span(const Judge *judge)
{
    Text right = text_trim_right(judge->channel->text);
    return (Span){right.len - text_trim(right).len, right.len};
}

bool whole_is_blank(const Judge *judge)
{
    return text_is_blank(judge->channel->text);
}

Outcome whole_fail(Judge *judge, Text message)
{
    if (whole_is_blank(judge))
        judge_fail_source(judge, judge->channel_kind, judge_answer_place(judge), 0, message);
    else
        judge_fail(judge, whole_span(judge), -1, message);
    return OUTCOME_FAIL;
}

size_t match_at(Text text, size_t at, Text wanted, bool caseless)
{
    size_t start = at;
    if (!caseless)
        return text_starts(text_from(text, at), wanted) ? wanted.len : TEXT_NONE;
    for (size_t i = 0; i < wanted.len;) {
        uint32_t one = 0, other = 0;
        size_t len = utf8_decode(wanted, i, &one), found = utf8_decode(text, at, &other);
        if (len == 0 || found == 0 || unicode_lower(one) != unicode_lower(other))
            return TEXT_NONE;
        i += len;
        at += found;
    }
    return at - start;
}

static bool is_word(uint32_t character)
{
    return unicode_is_letter(character) || unicode_is_number(character)
        || unicode_is_mark(character);
}

bool is_inside_word(Text text, size_t at)
{
    uint32_t before = 0, behind = 0;
    if (at == 0 || at >= text.len || utf8_decode(text, at, &behind) == 0)
        return false;
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && ((unsigned char)text.at[start] & 0xC0) == 0x80)
        start--;
    return utf8_decode(text, start, &before) == at - start && is_word(before) && is_word(behind);
}
