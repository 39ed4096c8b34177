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

static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    const Document *document = judge->document;
    if (judge->channel_kind != CHANNEL_ANSWER || document->finish.len == 0)
        return OUTCOME_NOT_APPLICABLE;
    if (!is_limit(document->finish))
        return OUTCOME_PASS;
    Text text = text_trim_right(document->answer.text);
    size_t start = text.len;
    while (start > 0 && text.at[start - 1] != '\n')
        start--;
    Span span = text.len ? channel_source(&document->answer, (Span){start, text.len})
                         : judge_answer_place(judge);
    judge_fail_source(judge, CHANNEL_ANSWER, span, 0,
                      TEXT("the answer was cut off by the token limit"));
    return OUTCOME_FAIL;
}

const CheckType check_token_limit = {
    .name = "token-limit",
    .about = "The model stopped by itself, not at the token limit.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
};
