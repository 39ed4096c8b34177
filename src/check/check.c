#include "check/check.h"

#define CHECK(name) extern const CheckType check_##name;
#include "check/checks.def"
#undef CHECK

const CheckType *const check_types[] = {
#define CHECK(name) &check_##name,
#include "check/checks.def"
#undef CHECK
    NULL,
};

const CheckType *check_find(Text name)
{
    for (size_t i = 0; check_types[i]; i++)
        if (text_is(name, text_of(check_types[i]->name)))
            return check_types[i];
    return NULL;
}

void judge_fail(Judge *judge, Span text, int item, Text message)
{
    unsigned number = item < 0 ? 0 : outline_item_number(judge->outline, item);
    judge_fail_source(judge, judge->channel_kind, channel_source(judge->channel, text), number,
                      message);
    Finding *finding = &judge->findings->at[judge->findings->len - 1];
    finding->in_channel = true;
    finding->text = text;
}

void judge_compare(Judge *judge, uint64_t native, uint64_t official, const char *plural)
{
    if (native != official)
        judge->note = arena_print(judge->arena, "%llu %s, %llu by IFEval",
                                  (unsigned long long)native, plural,
                                  (unsigned long long)official);
}

void judge_fail_source(Judge *judge, ChannelKind channel, Span source, unsigned number,
                       Text message)
{
    Finding finding = {
        .rule = judge->rule,
        .channel = channel,
        .item = number,
        .items = number ? (unsigned)judge->outline->top_items : 0,
        .span = source,
        .message = message,
    };
    list_add(judge->arena, judge->findings, finding);
}

Span judge_answer_place(const Judge *judge)
{
    const Document *document = judge->document;
    size_t place = 0;
    for (size_t i = 0; i < document->segments.len; i++) {
        const Segment *segment = &document->segments.at[i];
        if (segment->kind == SEGMENT_ANSWER)
            return (Span){segment->span.start, segment->span.start};
        if (segment->kind == SEGMENT_PROMPT || segment->kind == SEGMENT_THINKING
            || segment->kind == SEGMENT_MARKER)
            place = segment->span.end;
    }
    return (Span){place, place};
}

bool range_holds(Range range, uint64_t value)
{
    return !range.given || (value >= range.min && value <= range.max);
}

Text range_words(Arena *arena, Range range)
{
    unsigned long long min = range.min, max = range.max;
    if (!range.given || (min == 0 && range.max == UINT64_MAX))
        return TEXT("any number");
    if (min == max)
        return arena_print(arena, "exactly %llu", min);
    if (range.max == UINT64_MAX)
        return arena_print(arena, "at least %llu", min);
    if (min == 0)
        return arena_print(arena, "at most %llu", max);
    return arena_print(arena, "%llu to %llu", min, max);
}

static Text kwarg_words(Arena *arena, const Kwarg *kwarg)
{
    Text text = kwarg->text;
    for (size_t i = 0; i < kwarg->texts.len; i++) {
        text = i ? arena_join(arena, text, TEXT(", ")) : text;
        text = arena_join(arena, text, kwarg->texts.at[i]);
    }
    return arena_join(arena, arena_join(arena, kwarg->name, TEXT(": ")), text);
}

Text kwargs_words(Arena *arena, const KwargList *kwargs)
{
    Text text = {0};
    for (size_t i = 0; i < kwargs->len; i++) {
        text = i ? arena_join(arena, text, TEXT(", ")) : text;
        text = arena_join(arena, text, kwarg_words(arena, &kwargs->at[i]));
    }
    return text;
}
