#include "run/baseline.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/number.h"
#include "core/fingerprint.h"
#include "report/keys.h"
#include "run/decision.h"

enum { DATE_LEN = 10 };

static const ListingKind kind = {"entries", "answerlint-baseline/1",
                                 "--update-baseline writes a baseline"};

int known_compare(const Known *one, const Known *other)
{
    int order = text_compare(one->record, other->record);
    order = order ? order : text_compare(one->rule, other->rule);
    return order ? order : text_compare(one->fingerprint, other->fingerprint);
}

static int by_content(const void *a, const void *b)
{
    return known_compare(a, b);
}

// --- the file ------------------------------------------------------------------------------------

Text baseline_today(Arena *arena)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint64_t seconds = (uint64_t)time(NULL);
    struct tm day;
    if (epoch && !number_parse(text_of(epoch), &seconds))
        return (Text){0};
    time_t now = (time_t)seconds;
    if (!gmtime_r(&now, &day))
        return (Text){0};
    return arena_print(arena, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

static bool is_date(Text text)
{
    bool good = text.len == DATE_LEN;
    for (size_t i = 0; good && i < DATE_LEN; i++)
        good = i == 4 || i == 7 ? text.at[i] == '-' : char_is_digit(text.at[i]);
    return good;
}

static bool read_text(const JsonNode *node, const char *key, Arena *keep, Text *text)
{
    JsonString string = {0};
    bool good = json_string(json_get(node, text_of(key)), keep, &string);
    *text = good ? arena_copy(keep, string.text) : (Text){0};
    return good;
}

static bool read_entry(Baseline *baseline, const Listing *listing, const JsonNode *node, Text today)
{
    Known known = {0};
    Arena *keep = baseline->keep;
    Place place = listing_place(listing);
    if (!read_text(node, "record", keep, &known.record)
        || !read_text(node, "rule", keep, &known.rule)
        || !read_text(node, "fingerprint", keep, &known.fingerprint)
        || !json_u64(json_get(node, TEXT("count")), &known.count) || known.count == 0)
        return error_at(listing->error, keep, place,
                        "an entry has record, rule, fingerprint and a count from 1 on");
    read_text(node, "reason", keep, &known.reason);
    if (read_text(node, "until", keep, &known.until) && !is_date(known.until))
        return error_at(listing->error, keep, place, "until: '%.*s' is no date such as 2027-01-31",
                        TEXT_ARG(known.until));
    known.expired = known.until.len && text_compare(known.until, today) < 0;
    list_add(keep, &baseline->entries, known);
    return true;
}

static bool read_entries(Baseline *baseline, Listing *listing, Text today)
{
    Arena scratch = {0};
    const JsonNode *node;
    ListingAnswer answer;
    while ((answer = listing_next(listing, &scratch, &node)) == LISTING_ELEMENT
           && read_entry(baseline, listing, node, today))
        arena_reset(&scratch);
    arena_free(&scratch);
    return answer == LISTING_END;
}

static bool check_single(const Baseline *baseline, Error *error)
{
    for (size_t i = 1; i < baseline->entries.len; i++)
        if (known_compare(&baseline->entries.at[i - 1], &baseline->entries.at[i]) == 0)
            return error_at(error, baseline->keep, (Place){baseline->path, 0, 0},
                            "the rule %.*s is there twice for %.*s, fingerprint %.*s: make it one "
                            "entry with the sum of the counts",
                            TEXT_ARG(baseline->entries.at[i].rule),
                            TEXT_ARG(baseline->entries.at[i].record),
                            TEXT_ARG(baseline->entries.at[i].fingerprint));
    return true;
}

// Labels are the reviewer's: nothing is written into them.
static bool read_labels(Baseline *baseline, Listing *listing)
{
    baseline->labels = true;
    if (baseline->update || baseline->prune)
        return error_at(listing->error, baseline->keep, (Place){baseline->path, 0, 0},
                        "these are labels, which --%s would write over: give it a file of its own",
                        baseline->update ? "update-baseline" : "prune-baseline");
    return decisions_read(listing, &baseline->entries);
}

bool baseline_read(Baseline *baseline, Text today, Error *error)
{
    Listing listing;
    Arena *keep = baseline->keep;
    if (today.len == 0)
        return error_set(error, keep, "SOURCE_DATE_EPOCH is no number of seconds");
    if (file_kind(baseline->path, keep) == FILE_MISSING)
        return baseline->update
            || error_at(error, keep, (Place){baseline->path, 0, 0},
                        "no such file; --update-baseline makes it");
    bool good = listing_open(&listing, &kind, baseline->path, keep, error)
             && (listing.framed ? read_entries(baseline, &listing, today)
                                : read_labels(baseline, &listing));
    listing_close(&listing);
    if (good && baseline->entries.len)
        qsort(baseline->entries.at, baseline->entries.len, sizeof(Known), by_content);
    return good && check_single(baseline, error);
}

// --- what a result has ---------------------------------------------------------------------------

static Known *find(const Baseline *baseline, const Known *wanted)
{
    if (baseline->entries.len == 0)
        return NULL;
    return bsearch(wanted, baseline->entries.at, baseline->entries.len, sizeof(Known), by_content);
}

static Known known_of(const Document *document, const Finding *finding, Text record, Arena *arena)
{
    return (Known){.record = record, .rule = finding->rule->id, .count = 1,
                   .fingerprint = fingerprint_of(document, finding, arena)};
}

// How many findings before this one rest on the same entry.
static uint64_t used(const Known *const *entries, size_t len, const Known *entry)
{
    uint64_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += entries[i] == entry;
    return count;
}

static bool has_finding(const Result *result, const Rule *rule)
{
    for (size_t i = 0; i < result->findings.len; i++)
        if (result->findings.at[i].rule == rule)
            return true;
    return false;
}

// A rule whose findings are all known counts as passed.
static void judge_again(const Policy *policy, Result *result, Arena *arena)
{
    Result again = *result;
    again.judgements.at = arena_array(arena, Judgement, result->judgements.len);
    for (size_t i = 0; i < result->judgements.len; i++) {
        Judgement judgement = result->judgements.at[i];
        if (judgement.outcome == OUTCOME_FAIL && !has_finding(result, judgement.rule))
            judgement.outcome = OUTCOME_PASS;
        again.judgements.at[i] = judgement;
    }
    result_score(&again, policy);
    result->failed = again.failed;
}

void baseline_apply(const Baseline *baseline, const Policy *policy, Result *result, Arena *arena)
{
    FindingList all = result->findings, rest = {0};
    Text record = fingerprint_of_record(result, arena);
    const Known **entries = arena_array(arena, const Known *, all.len);
    for (size_t i = 0; i < all.len; i++) {
        Known wanted = known_of(result->document, &all.at[i], record, arena);
        const Known *entry = find(baseline, &wanted);
        bool holds = entry && !entry->expired
                  && used(entries, result->suppressed.len, entry) < entry->count;
        if (!holds) {
            list_add(arena, &rest, all.at[i]);
            continue;
        }
        entries[result->suppressed.len] = entry;
        list_add(arena, &result->suppressed, all.at[i]);
        result->suppressed.at[result->suppressed.len - 1].reason = entry->reason;
    }
    if (result->suppressed.len == 0)
        return;
    result->findings = rest;
    judge_again(policy, result, arena);
}

// --- counting ------------------------------------------------------------------------------------

// What stands before the texts of a note.
typedef struct NoteHead {
    size_t record, rule, fingerprint;        // bytes
    uint64_t count;
} NoteHead;

static void add_known(KnownList *list, const Document *document, const FindingList *findings,
                      Text record, Arena *arena)
{
    for (size_t i = 0; i < findings->len; i++)
        list_add(arena, list, known_of(document, &findings->at[i], record, arena));
}

static void put_note(const Known *known, Out *out)
{
    NoteHead head = {known->record.len, known->rule.len, known->fingerprint.len, known->count};
    put_raw(out, (Text){(const char *)&head, sizeof head});
    put_raw(out, known->record);
    put_raw(out, known->rule);
    put_raw(out, known->fingerprint);
}

void baseline_note(const Result *result, Arena *arena, Out *out)
{
    KnownList list = {0};
    Text record = fingerprint_of_record(result, arena);
    add_known(&list, result->document, &result->findings, record, arena);
    add_known(&list, result->document, &result->suppressed, record, arena);
    if (list.len)
        qsort(list.at, list.len, sizeof(Known), by_content);
    for (size_t i = 0; i < list.len; i++) {
        if (i + 1 < list.len && by_content(&list.at[i], &list.at[i + 1]) == 0)
            list.at[i + 1].count += list.at[i].count;
        else
            put_note(&list.at[i], out);
    }
}

static Text take(Text *rest, size_t len)
{
    Text taken = text_slice(*rest, 0, len);
    *rest = text_from(*rest, len);
    return taken;
}

void baseline_count(Baseline *baseline, Text notes)
{
    Arena *keep = baseline->keep;
    while (notes.len) {
        NoteHead head;
        memcpy(&head, take(&notes, sizeof head).at, sizeof head);
        Known known = {.count = head.count, .seen = head.count};
        known.record = take(&notes, head.record);
        known.rule = take(&notes, head.rule);
        known.fingerprint = take(&notes, head.fingerprint);
        Known *entry = find(baseline, &known);
        if (entry && entry->seen < known.seen)
            entry->seen = known.seen;
        if (entry || !baseline->update)
            continue;
        known.record = arena_copy(keep, known.record);
        known.rule = arena_copy(keep, known.rule);
        known.fingerprint = arena_copy(keep, known.fingerprint);
        list_add(keep, &baseline->found, known);
    }
}

void baseline_settle(Baseline *baseline)
{
    size_t len = 0;
    Known *at = baseline->found.at;
    if (baseline->found.len)
        qsort(at, baseline->found.len, sizeof(Known), by_content);
    for (size_t i = 0; i < baseline->found.len; i++) {
        bool again = len && by_content(&at[len - 1], &at[i]) == 0;
        if (again && at[len - 1].count < at[i].count)
            at[len - 1].count = at[i].count;
        else if (!again)
            at[len++] = at[i];
    }
    baseline->found.len = len;
}

// --- writing -------------------------------------------------------------------------------------

// The entry as it is to be written; a count of 0: not at all.
static Known renewed(const Baseline *baseline, Known known)
{
    if (baseline->update && known.seen > 0 && known.expired)
        known.until = (Text){0};
    if (baseline->update && known.seen > known.count)
        known.count = known.seen;
    if (baseline->prune && known.seen < known.count)
        known.count = known.seen;
    return known;
}

static void put_entry(const Known *known, bool first, Out *out)
{
    put_ours(out, first ? "\n{\"record\":" : ",\n{\"record\":");
    put_json(out, known->record);
    put_key_text(out, "rule", known->rule);
    put_key_text(out, "fingerprint", known->fingerprint);
    put_key_u64(out, "count", known->count);
    put_key_or_null(out, "reason", known->reason);
    put_key_or_null(out, "until", known->until);
    put_char(out, '}');
}

void baseline_put(const Baseline *baseline, Out *out)
{
    bool first = true;
    size_t i = 0, k = 0;
    put_ours(out, "{\"schema\":\"answerlint-baseline/1\",\"entries\":[");
    while (i < baseline->entries.len || k < baseline->found.len) {
        bool old = k == baseline->found.len
                || (i < baseline->entries.len
                    && known_compare(&baseline->entries.at[i], &baseline->found.at[k]) < 0);
        Known known = old ? renewed(baseline, baseline->entries.at[i++]) : baseline->found.at[k++];
        if (known.count == 0)
            continue;
        put_entry(&known, first, out);
        first = false;
    }
    put_ours(out, "\n]}\n");
}
