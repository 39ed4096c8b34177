#include "check/check.h"
#include "syntax/tags.h"

static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    Text text = judge->channel->text;
    Span span;
    if (judge->channel_kind != CHANNEL_ANSWER || text_is_blank(text))
        return OUTCOME_NOT_APPLICABLE;
    if (!tags_stray(text, &span))
        return OUTCOME_PASS;
    Text found = text_trim(text_span(text, span));
    judge_fail(judge, span, outline_item_at(judge_outline(judge), span.start),
               arena_print(judge->arena, "%.*s is left in the answer", TEXT_ARG(found)));
    return OUTCOME_FAIL;
}

const CheckType check_stray_tags = {
    .name = "stray-tags",
    .about = "No tag of the thinking and no token or marker of a client is left in the answer.",
    .definition = "Tags of thinking, tokens of chat templates and the markers of clients in what "
                  "is left as the answer, outside code.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL, "The tag `</think>` ends it.\n", "Yes. <|endoftext|> No.\n"},
};
