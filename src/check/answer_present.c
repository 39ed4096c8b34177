#include "check/check.h"

static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    const Document *document = judge->document;
    if (judge->channel_kind != CHANNEL_ANSWER)
        return OUTCOME_NOT_APPLICABLE;
    if (!text_is_blank(document->answer.text))
        return OUTCOME_PASS;
    judge_fail_source(judge, CHANNEL_ANSWER, judge_answer_place(judge), 0,
                      TEXT("the answer is empty"));
    return OUTCOME_FAIL;
}

const CheckType check_answer_present = {
    .name = "answer-present",
    .about = "There is an answer, not only thinking, statistics or white space.",
    .definition = "Something other than white space is left of the transcript when prompt, "
                  "thinking and statistics are taken out.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL, "Thinking...\nHm.\n...done thinking.\n\nYes.\n",
                "Thinking...\nHm.\n...done thinking.\n\n"},
};
