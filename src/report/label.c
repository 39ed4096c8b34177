#include "report/label.h"

#include "base/utf8.h"
#include "syntax/unicode.h"

static bool is_harmless_start(Text path)
{
    uint32_t c;
    size_t len = utf8_decode(path, 0, &c);
    if (len > 1)
        return !unicode_is_space(c);
    if (len == 0)
        return false;
    return char_is_alpha(path.at[0]) || char_is_digit(path.at[0]) || c == '.' || c == '/'
        || c == '_';
}

void put_path(Out *out, Text path)
{
    if (!is_harmless_start(path) && !text_is(path, TEXT("-")))
        put_ours(out, "./");
    put_safe(out, path);
}

bool put_record(Out *out, const Document *document, const char *before)
{
    if (document->record)
        put_print(out, "%srecord %llu", before, (unsigned long long)document->record);
    if (document->id.len) {
        put_print(out, "%sid ", document->record ? ", " : before);
        put_safe(out, document->id);
    }
    return document->record || document->id.len;
}

const char *outcome_name(Outcome outcome)
{
    switch (outcome) {
    case OUTCOME_NOT_APPLICABLE: return "not-applicable";
    case OUTCOME_PASS: return "pass";
    case OUTCOME_FAIL: return "fail";
    case OUTCOME_ERROR: break;
    }
    return "error";
}

const char *status_name(Status status)
{
    switch (status) {
    case STATUS_OK: return "ok";
    case STATUS_INPUT_ERROR: break;
    }
    return "input-error";
}

const char *verdict_name(const Result *result)
{
    return result->failed || result->status != STATUS_OK ? "fail" : "pass";
}

bool summary_mean(const Summary *summary, int64_t *tenths)
{
    if (summary->scored == 0)
        return false;
    uint64_t mean = summary->score_sum / summary->scored;
    uint64_t rest = summary->score_sum % summary->scored;
    if (rest > summary->scored - rest || (rest == summary->scored - rest && mean % 2))
        mean++;
    *tenths = (int64_t)mean;
    return true;
}
