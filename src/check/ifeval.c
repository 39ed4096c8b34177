#include "check/check.h"
#include "official/counts.h"

typedef enum Verdict {
    VERDICT_STRICT,
    VERDICT_LOOSE,
} Verdict;

typedef struct Params {
    Demand demand;
    unsigned verdict;
} Params;

// "does not follow length_constraints:number_words (num_words: 9, relation: less than): 10 counted"
static Text message_of(Arena *arena, const Demand *demand, Text response)
{
    size_t count;
    Text kwargs = kwargs_words(arena, &demand->kwargs);
    Text message = arena_print(arena, "does not follow %s%s%.*s%s", demand->instruction->id,
                               kwargs.len ? " (" : "", TEXT_ARG(kwargs), kwargs.len ? ")" : "");
    if (!official_count(demand->instruction, &demand->kwargs, response, arena, &count))
        return message;
    return arena_print(arena, "%.*s: %zu counted", TEXT_ARG(message), count);
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
    Text answer = text_trim(text), message = message_of(judge->arena, demand, text);
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
    .definition = "What the official Python program says of the answer, bit for bit; "
                  "docs/ifeval.md lists where that is random. A blank answer follows nothing.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "instruction", .about = "the id of the official checker",
         .kind = PARAM_INSTRUCTION, .offset = offsetof(Params, demand), .required = true},
        {.name = "kwargs", .about = "what the instruction asks for, as in the official data",
         .kind = PARAM_KWARGS, .offset = offsetof(Params, demand)},
        {.name = "verdict", .about = "strict: as it is; loose: also less the first or last line",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, verdict), .fallback = VERDICT_STRICT,
         .choices = (const char *const[]){"strict", "loose", NULL}},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"instruction: 'punctuation:no_comma'", "Wait and call.", "Wait, then call."},
    .official = "This check is IFEval's convention itself.",
};
