#include "check/check.h"

static Span first_marker(const Judge *judge)
{
    const Document *document = judge->document;
    for (size_t i = 0; i < document->segments.len; i++) {
        const Segment *segment = &document->segments.at[i];
        if (segment->kind == SEGMENT_MARKER || segment->kind == SEGMENT_THINKING) {
            Text text = text_span(document->source, segment->span);
            return (Span){segment->span.start, segment->span.start + text_trim_right(text).len};
        }
    }
    return judge_answer_place(judge);
}

static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    const Document *document = judge->document;
    ThinkingState state = document->thinking_state;
    if (judge->channel_kind != CHANNEL_ANSWER || state == THINKING_NONE || state == THINKING_HIDDEN)
        return OUTCOME_NOT_APPLICABLE;
    if (!text_is_blank(document->thinking.text))
        return OUTCOME_PASS;
    judge_fail_source(judge, CHANNEL_THINKING, first_marker(judge), 0,
                      TEXT("the thinking is empty"));
    return OUTCOME_FAIL;
}

const CheckType check_thinking_nonempty = {
    .name = "thinking-nonempty",
    .about = "Thinking that was begun holds text.",
    .definition = "Between the begin and the end of the thinking stands more than white space. "
                  "Transcripts without thinking are not judged.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL, "<think>\nHm.\n</think>\n\nYes.\n", "<think>\n\n</think>\n\nYes.\n"},
};
