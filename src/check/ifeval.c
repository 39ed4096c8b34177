#include "check/check.h"

typedef enum Verdict {
    VERDICT_STRICT,
    VERDICT_LOOSE,
} Verdict;

typedef struct Params {
    Demand demand;
    unsigned verdict;
} Params;

static Text message_of(Arena *arena, const Demand *demand)
{
    Text kwargs = kwargs_words(arena, &demand->kwargs);
    const char *id = demand->instruction->id;
    return kwargs.len ? arena_print(arena, "does not follow %s (%.*s)", id, TEXT_ARG(kwargs))
                      : arena_print(arena, "does not follow %s", id);
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    const Demand *demand = &wanted->demand;
    Text text = judge->channel->text;
    bool loose = wanted->verdict == VERDICT_LOOSE;
    if ((loose ? instruction_loose : instruction_strict)(demand->instruction, text,
                                                         &demand->kwargs, judge->arena))
        return OUTCOME_PASS;
    Text answer = text_trim(text), message = message_of(judge->arena, demand);
    size_t start = (size_t)(answer.at - text.at);
    if (answer.len > 0)
        judge_fail(judge, (Span){start, start + answer.len}, -1, message);
    else
        judge_fail_source(judge, judge->channel_kind, judge_answer_place(judge), 0, message);
    return OUTCOME_FAIL;
}

const CheckType check_ifeval = {
    .name = "ifeval",
    .about = "The answer follows an instruction of IFEval or IFBench, by the official checker.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "instruction", .about = "the id of the official checker",
         .kind = PARAM_INSTRUCTION, .offset = offsetof(Params, demand), .required = true},
        {.name = "kwargs", .about = "what the instruction asks for, as in the official data",
         .kind = PARAM_KWARGS, .offset = offsetof(Params, demand)},
        {.name = "verdict", .about = "strict: as it is; loose: or less its first or last line or *",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, verdict), .fallback = VERDICT_STRICT,
         .choices = (const char *const[]){"strict", "loose", NULL}},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"instruction: 'punctuation:no_comma'", "Wait and call.", "Wait, then call."},
};
