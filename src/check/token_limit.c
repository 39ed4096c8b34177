#include "check/check.h"

// What APIs and servers say when they stopped at the limit.
static bool is_limit(Text finish)
{
    static const char *const words[] = {"length", "limit", "max_tokens", "max_output_tokens",
                                        "max_new_tokens", "token_limit",
                                        "model_context_window_exceeded", NULL};
    for (const char *const *word = words; *word; word++)
        if (text_is_caseless(finish, text_of(*word)))
            return true;
    return false;
}

// Where nobody says why the model stopped (a terminal does not), a count that people set as a
// limit and a text that stops in the middle of a line say it together.
static bool looks_cut(const Document *document)
{
    enum { LEAST = 64 };
    uint64_t count = document->stats.value[STAT_EVAL_COUNT];
    const Channel *last = text_is_blank(document->answer.text) ? &document->thinking
                                                               : &document->answer;
    Text text = text_trim_right(last->text);
    bool round = count >= LEAST && ((count & (count - 1)) == 0 || count % 500 == 0);
    return round && text.len > 0 && !char_is_one_of(text.at[text.len - 1], ".!?:;)]}>`*_\"'|");
}

static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    const Document *document = judge->document;
    bool told = document->finish.len > 0, counted = document->stats.present[STAT_EVAL_COUNT];
    if (judge->channel_kind != CHANNEL_ANSWER || !(told || counted))
        return OUTCOME_NOT_APPLICABLE;
    if (told ? !is_limit(document->finish) : !looks_cut(document))
        return OUTCOME_PASS;
    Text text = text_trim_right(document->answer.text);
    size_t start = text.len;
    while (start > 0 && text.at[start - 1] != '\n')
        start--;
    Span span = text.len ? channel_source(&document->answer, (Span){start, text.len})
                         : judge_answer_place(judge);
    Text message = told ? TEXT("the answer was cut off by the token limit")
                        : arena_print(judge->arena,
                                      "the model made exactly %llu tokens and stopped in the "
                                      "middle of a line: it seems to have met its limit",
                                      (unsigned long long)document->stats.value[STAT_EVAL_COUNT]);
    judge_fail_source(judge, CHANNEL_ANSWER, span, 0, message);
    return OUTCOME_FAIL;
}

const CheckType check_token_limit = {
    .name = "token-limit",
    .about = "The model stopped by itself, not at the token limit.",
    .definition = "Where the client says why the model stopped, that reason; else a round number "
                  "of tokens (a power of two, a multiple of 500) together with a text that stops "
                  "in the middle of a line.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL,
                "{\"choices\": [{\"finish_reason\": \"stop\",\n"
                "\"message\": {\"role\": \"assistant\", \"content\": \"It waits.\"}}]}\n",
                "{\"choices\": [{\"finish_reason\": \"length\",\n"
                "\"message\": {\"role\": \"assistant\", \"content\": \"It wai\"}}]}\n"},
};
