#include "check/check.h"

static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    const Document *document = judge->document;
    size_t bad = document->bad_bytes, first = document->first_bad;
    if (judge->channel_kind != CHANNEL_ANSWER || (document->source.len == 0 && bad == 0))
        return OUTCOME_NOT_APPLICABLE;
    if (bad == 0)
        return OUTCOME_PASS;
    Text message = bad == 1
        ? arena_print(judge->arena, "1 byte is not UTF-8, at byte %zu", first)
        : arena_print(judge->arena, "%zu bytes are not UTF-8, first at byte %zu", bad, first);
    judge_fail_source(judge, CHANNEL_ANSWER, (Span){first, first + 1}, 0, message);
    return OUTCOME_FAIL;
}

const CheckType check_text_encoding = {
    .name = "text-encoding",
    .about = "The transcript is valid UTF-8.",
    .definition = "Bytes of the input that belong to no character of UTF-8 as RFC 3629 has it.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL, "A caf\u00E9.\n", "A caf\351.\n"},
};
