#include "run/trace.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "core/fingerprint.h"

enum { SHOWN_BYTES = 160 };

static int by_fingerprint(const void *a, const void *b)
{
    return text_compare(((const Trait *)a)->fingerprint, ((const Trait *)b)->fingerprint);
}

static Text copy_cut(Arena *keep, Text text)
{
    return arena_copy(keep, utf8_cut(text, SHOWN_BYTES));
}

static void add_traits(Trace *trace, const FindingList *findings, Arena *keep, Arena *scratch)
{
    static const Document nothing;       // the findings quote
    for (size_t i = 0; i < findings->len; i++) {
        const Finding *finding = &findings->at[i];
        Text fingerprint = fingerprint_of(&nothing, finding, scratch);
        list_add(keep, &trace->traits,
                 (Trait){finding->rule, arena_copy(keep, fingerprint),
                         copy_cut(keep, finding->quoted->excerpt),
                         copy_cut(keep, finding->message)});
    }
}

// Results of one file come together and share its name.
static Text path_of(const Trace *trace, Text path, Arena *keep)
{
    size_t len = trace->results.len;
    if (len && text_is(trace->results.at[len - 1].path, path))
        return trace->results.at[len - 1].path;
    return arena_copy(keep, path);
}

static void add_result(Trace *trace, const Result *result, Arena *keep, Arena *scratch)
{
    const Document *document = result->document;
    Traced traced = {.path = path_of(trace, document->path, keep),
                     .id = arena_copy(keep, document->id),
                     .record = document->record,
                     .digest = arena_copy(keep, result->digests.answer),
                     .failed = result->failed || result->status != STATUS_OK,
                     .scored = result->scored,
                     .score = result->score,
                     .first = trace->traits.len,
                     .len = result->findings.len + result->suppressed.len};
    add_traits(trace, &result->findings, keep, scratch);
    add_traits(trace, &result->suppressed, keep, scratch);
    if (traced.len)
        qsort(trace->traits.at + traced.first, traced.len, sizeof(Trait), by_fingerprint);
    list_add(keep, &trace->results, traced);
}

// --- the same result twice -----------------------------------------------------------------------

static int compare_names(const Traced *one, const Traced *other)
{
    int order = text_compare(one->path, other->path);
    return order ? order : one->record < other->record ? -1 : one->record > other->record;
}

static int by_name(const void *a, const void *b)
{
    const Traced *one = *(const Traced *const *)a, *other = *(const Traced *const *)b;
    int order = compare_names(one, other);
    return order ? order : one < other ? -1 : one > other;
}

// A record may hold several answers: their results stand one behind the other.
static bool is_unique(const Trace *trace, const Saved *saved, Arena *scratch)
{
    size_t len = trace->results.len;
    const Traced **sorted = arena_array(scratch, const Traced *, len);
    for (size_t i = 0; i < len; i++)
        sorted[i] = &trace->results.at[i];
    if (len)
        qsort(sorted, len, sizeof *sorted, by_name);
    for (size_t i = 1; i < len; i++)
        if (compare_names(sorted[i - 1], sorted[i]) == 0 && sorted[i] != sorted[i - 1] + 1)
            return error_at(saved->error, saved->keep, (Place){saved->listing.path, 0, 0},
                            "record %llu of %.*s is there twice: give the results of one run",
                            (unsigned long long)sorted[i]->record, TEXT_ARG(sorted[i]->path));
    return true;
}

bool trace_read(Saved *saved, Text path, Trace *trace)
{
    Arena scratch = {0};
    Result result;
    ListingAnswer answer = LISTING_TROUBLE;
    *trace = (Trace){.path = path};
    if (saved_open(saved, path))
        while ((answer = saved_next(saved, &scratch, &result)) == LISTING_ELEMENT) {
            add_result(trace, &result, saved->keep, &scratch);
            arena_reset(&scratch);
        }
    saved_close(saved);
    bool good = answer == LISTING_END && is_unique(trace, saved, &scratch);
    arena_free(&scratch);
    return good;
}
