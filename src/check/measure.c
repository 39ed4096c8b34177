#include "check/measure.h"

Range measure_range(Range range)
{
    return range.given ? range : (Range){true, 1, UINT64_MAX};
}

Text measure_limit(Arena *arena, Range range)
{
    if (range.given && range.max == 0)
        return TEXT("0 allowed");
    return arena_print(arena, "%.*s %s", TEXT_ARG(range_words(arena, range)),
                       range_verb(range));
}

Text measure_words(Arena *arena, uint64_t count, const char *noun, Range range)
{
    return arena_print(arena, "%llu %s%s, %.*s", (unsigned long long)count, noun,
                       count == 1 ? "" : "s", TEXT_ARG(measure_limit(arena, range)));
}

Text measure_times(Arena *arena, const char *what, Text name, uint64_t count, Range range)
{
    return arena_print(arena, "%s '%.*s' occurs %llu time%s, %.*s", what, TEXT_ARG(name),
                       (unsigned long long)count, count == 1 ? "" : "s",
                       TEXT_ARG(measure_limit(arena, range)));
}

Span measure_place(Range range, const SpanList *places)
{
    if (places->len == 0)
        return (Span){0, 0};
    return places->at[places->len > range.max ? range.max : places->len - 1];
}

static Span first_line(Text text)
{
    Text rest = text, line;
    while (text_next_line(&rest, &line))
        if (!text_is_blank(line)) {
            Text content = text_trim(line);
            size_t start = (size_t)(content.at - text.at);
            return (Span){start, start + content.len};
        }
    return (Span){0, 0};
}

void measure_fail(Judge *judge, Span text, Text message)
{
    Span span = text.end > text.start ? text : first_line(judge_outline(judge)->text);
    if (span.end > span.start)
        judge_fail(judge, span, outline_item_at(judge_outline(judge), span.start), message);
    else
        judge_fail_source(judge, judge->channel_kind, judge_answer_place(judge), 0, message);
}

static Outcome measure(Judge *judge, Range range, const char *noun, const SpanList *places,
                       bool plain)
{
    if (range_holds(range, places->len))
        return text_is_blank(judge_outline(judge)->text) ? OUTCOME_NOT_APPLICABLE : OUTCOME_PASS;
    Span place = measure_place(range, places);
    if (plain && place.end > place.start)
        place = outline_place(judge_outline(judge), place);
    measure_fail(judge, place, measure_words(judge->arena, places->len, noun, range));
    return OUTCOME_FAIL;
}

Outcome measure_plain(Judge *judge, Range range, const char *noun, const SpanList *places)
{
    return measure(judge, range, noun, places, true);
}

Outcome measure_text(Judge *judge, Range range, const char *noun, const SpanList *places)
{
    return measure(judge, range, noun, places, false);
}
