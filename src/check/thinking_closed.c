#include "check/check.h"

// Where the generation broke off.
static Span last_line(Text text)
{
    Text trimmed = text_trim_right(text);
    size_t start = trimmed.len;
    while (start > 0 && trimmed.at[start - 1] != '\n')
        start--;
    return (Span){start, trimmed.len};
}

static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    const Document *document = judge->document;
    if (judge->channel_kind != CHANNEL_ANSWER)
        return OUTCOME_NOT_APPLICABLE;
    switch (document->thinking_state) {
    case THINKING_NONE:
    case THINKING_HIDDEN:
        return OUTCOME_NOT_APPLICABLE;
    case THINKING_CLOSED:
    case THINKING_INFERRED_OPEN:
    case THINKING_REOPENED:
    case THINKING_EMPTY:
        return OUTCOME_PASS;
    case THINKING_UNCLOSED:
        break;
    }
    Span span = text_is_blank(document->thinking.text)
        ? judge_answer_place(judge)
        : channel_source(&document->thinking, last_line(document->thinking.text));
    judge_fail_source(judge, CHANNEL_THINKING, span, 0,
                      TEXT("the thinking has no end: the model stopped while it was thinking"));
    return OUTCOME_FAIL;
}

const CheckType check_thinking_closed = {
    .name = "thinking-closed",
    .about = "Thinking that was begun is ended before the answer.",
    .definition = "The end of the thinking is there: its closing tag, or the line that a terminal "
                  "prints behind it. Transcripts without thinking, or whose client keeps it to "
                  "itself, are not judged.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL, "Thinking...\nHm.\n...done thinking.\n\nYes.\n", "Thinking...\nHm.\n"},
};
