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

const Outline *judge_outline(const Judge *judge)
{
    return outline_made(judge->lazy, judge->arena);
}

void judge_fail(Judge *judge, Span text, int item, Text message)
{
    unsigned number = item < 0 ? 0 : outline_item_number(judge_outline(judge), item);
    judge_fail_source(judge, judge->channel_kind, channel_source(judge->channel, text), number,
                      message);
    Finding *finding = &judge->findings->at[judge->findings->len - 1];
    finding->in_channel = true;
    finding->text = text;
}

static void add_note(Judge *judge, Text note)
{
    Text before = judge->note.len ? arena_join(judge->arena, judge->note, TEXT("; ")) : judge->note;
    judge->note = arena_join(judge->arena, before, note);
}

void judge_compare(Judge *judge, uint64_t native, uint64_t official, const char *noun,
                   const char *rest)
{
    if (native != official)
        add_note(judge, arena_print(judge->arena, "%llu %s%s%s, %llu by IFEval",
                                    (unsigned long long)native, noun, native == 1 ? "" : "s", rest,
                                    (unsigned long long)official));
}

void judge_contrast(Judge *judge, Outcome outcome, const char *instruction, const char *keyword,
                    Text value)
{
    Kwarg kwarg = {.name = text_of(keyword), .text = value};
    const KwargList kwargs = {.at = &kwarg, .len = keyword != NULL};
    bool holds = outcome == OUTCOME_PASS;
    if ((!holds && outcome != OUTCOME_FAIL) || text_is_blank(judge->channel->text))
        return;
    if (instruction_strict(instruction_find(text_of(instruction)), judge->channel->text, &kwargs,
                           judge->arena) != holds)
        add_note(judge, holds ? TEXT("holds here, not by IFEval")
                              : TEXT("holds by IFEval, not here"));
}

void judge_fail_source(Judge *judge, ChannelKind channel, Span source, unsigned number,
                       Text message)
{
    Finding finding = {
        .rule = judge->rule,
        .channel = channel,
        .item = number,
        .items = number ? (unsigned)judge_outline(judge)->top_items : 0,
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
