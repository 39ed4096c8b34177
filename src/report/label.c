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

void put_counted(Out *out, uint64_t count, const char *one, const char *many)
{
    put_u64(out, count);
    put_char(out, ' ');
    put_ours(out, count == 1 ? one : many);
}

Text path_below(const Report *report, Text path)
{
    Text folder = report->folder;
    if (folder.len && text_starts(path, folder) && path.len > folder.len
        && path.at[folder.len] == '/')
        path = text_from(path, folder.len + 1);
    while (text_starts(path, TEXT("./")) && path.len > 2)
        path = text_from(path, 2);
    return path;
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

Text record_name(const Document *document, Arena *arena)
{
    Text name = {0};
    if (document->record)
        name = arena_print(arena, "record %llu", (unsigned long long)document->record);
    if (document->id.len == 0)
        return name;
    name = arena_join(arena, name, name.len ? TEXT(", id ") : TEXT("id "));
    return arena_join(arena, name, document->id);
}

Text ruleset_name(const Report *report)
{
    if (report->ruleset.len == 0)
        return (Text){0};
    return arena_join(report->arena, TEXT("sha256:"), report->ruleset);
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
