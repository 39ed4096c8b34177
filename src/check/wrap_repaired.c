#include "check/check.h"

static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    size_t damaged = judge->document->wraps_damaged;
    if (judge->channel_kind != CHANNEL_ANSWER || !judge->document->cleaned)
        return OUTCOME_NOT_APPLICABLE;
    if (damaged == 0)
        return OUTCOME_PASS;
    Text message = arena_print(judge->arena,
                               "%zu %s wrapped by a terminal and could not be repaired", damaged,
                               damaged == 1 ? "place was" : "places were");
    judge_fail_source(judge, CHANNEL_ANSWER, judge_answer_place(judge), 0, message);
    return OUTCOME_FAIL;
}

const CheckType check_wrap_repaired = {
    .name = "wrap-repaired",
    .about = "What a terminal's word wrap did to the text could be undone.",
    .definition = "A client wraps the answer at the width of its terminal and writes a word that "
                  "it had begun again on the next line. Places where that cannot be undone are "
                  "counted; only what a terminal printed is judged.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL, "It waits for the oth\033[3D\033[K\nother task.\n",
                "It waits for the oth\033[3D\033[K\nnext task.\n"},
};
