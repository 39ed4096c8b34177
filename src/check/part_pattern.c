#include "check/part_pattern.h"

#include "check/measure.h"
#include "check/whole.h"

enum { SHOWN_MOST = 40 };      // bytes of a match or a pattern that a message shows

typedef struct Parts {
    const PatternParams *params;
    const SpanList *at;
    const char *noun;
} Parts;

static PatternAnswer look(Judge *judge, const Parts *parts, size_t index, Span *match)
{
    Text part = text_span(judge->channel->text, parts->at->at[index]);
    return pattern_find(parts->params->pattern, judge->matcher, part, 0, match);
}

static Outcome give_up(Judge *judge, const Parts *parts, size_t index)
{
    judge->trouble = arena_print(judge->arena, "%s %zu of %zu takes the pattern too many steps",
                                 parts->noun, index + 1, parts->at->len);
    return OUTCOME_ERROR;
}

static Outcome fail_unmatched(Judge *judge, const Parts *parts, size_t index)
{
    Text pattern = pattern_source(parts->params->pattern);
    bool all = pattern.len <= SHOWN_MOST;
    judge_fail(judge, parts->at->at[index], -1,
               arena_print(judge->arena, "%s %zu of %zu does not match the pattern%s%.*s%s",
                           parts->noun, index + 1, parts->at->len, all ? " '" : "",
                           TEXT_ARG(all ? pattern : (Text){0}), all ? "'" : ""));
    return OUTCOME_FAIL;
}

static Outcome fail_matched(Judge *judge, const Parts *parts, size_t index, Span match)
{
    size_t base = parts->at->at[index].start;
    Span span = {base + match.start, base + match.end};
    Text found = text_span(judge->channel->text, span);
    bool all = found.len <= SHOWN_MOST && text_find_char(found, 0, '\n') == TEXT_NONE;
    judge_fail(judge, span, -1,
               arena_print(judge->arena, "%s %zu of %zu matches the pattern%s%.*s%s, none may",
                           parts->noun, index + 1, parts->at->len, all ? ": '" : "",
                           TEXT_ARG(all ? found : (Text){0}), all ? "'" : ""));
    return OUTCOME_FAIL;
}

static Outcome judge_each(Judge *judge, const Parts *parts, size_t from, size_t to)
{
    bool none = parts->params->which == WHICH_NO;
    Outcome outcome = OUTCOME_PASS;
    for (size_t i = from; i < to; i++) {
        Span match = {0};
        PatternAnswer answer = look(judge, parts, i, &match);
        if (answer == PATTERN_LIMIT)
            return give_up(judge, parts, i);
        if (none && answer == PATTERN_YES)
            outcome = fail_matched(judge, parts, i, match);
        if (!none && answer == PATTERN_NO)
            outcome = fail_unmatched(judge, parts, i);
    }
    return outcome;
}

static Outcome judge_any(Judge *judge, const Parts *parts)
{
    for (size_t i = 0; i < parts->at->len; i++) {
        PatternAnswer answer = look(judge, parts, i, NULL);
        if (answer != PATTERN_NO)
            return answer == PATTERN_YES ? OUTCOME_PASS : give_up(judge, parts, i);
    }
    return whole_fail(judge, arena_print(judge->arena,
                                         "0 of %zu %ss match the pattern, at least 1 asked for",
                                         parts->at->len, parts->noun));
}

static Outcome judge_count(Judge *judge, const Parts *parts)
{
    Range range = parts->params->count;
    SpanList matched = {0};
    for (size_t i = 0; i < parts->at->len; i++) {
        PatternAnswer answer = look(judge, parts, i, NULL);
        if (answer == PATTERN_LIMIT)
            return give_up(judge, parts, i);
        if (answer == PATTERN_YES)
            list_add(judge->arena, &matched, parts->at->at[i]);
    }
    if (range_holds(range, matched.len))
        return parts->at->len > 0 ? OUTCOME_PASS : OUTCOME_NOT_APPLICABLE;
    measure_fail(judge, measure_place(range, &matched),
                 arena_print(judge->arena, "%zu of %zu %ss match the pattern, %.*s", matched.len,
                             parts->at->len, parts->noun,
                             TEXT_ARG(measure_limit(judge->arena, range))));
    return OUTCOME_FAIL;
}

Outcome part_pattern_judge(Judge *judge, const PatternParams *params, const SpanList *parts,
                           const char *noun)
{
    Parts all = {params, parts, noun};
    size_t before = judge->findings->len;
    if (params->count.given)
        return judge_count(judge, &all);
    if (params->which == WHICH_ANY)
        return judge_any(judge, &all);
    if (parts->len == 0)
        return OUTCOME_NOT_APPLICABLE;
    size_t from = params->which == WHICH_LAST ? parts->len - 1 : 0;
    size_t to = params->which == WHICH_FIRST ? 1 : parts->len;
    Outcome outcome = judge_each(judge, &all, from, to);
    if (outcome == OUTCOME_ERROR)
        judge->findings->len = before;
    return outcome;
}
