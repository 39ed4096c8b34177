#include "report/html_tally.h"

#include <stdlib.h>
#include <string.h>

HtmlTally *html_tally_open(size_t most)
{
    HtmlTally *tally = memory_get(sizeof *tally);
    *tally = (HtmlTally){.most = most ? most : HTML_RECORDS};
    return tally;
}

void html_tally_close(HtmlTally *tally)
{
    for (size_t i = 0; i < tally->kept_len; i++)
        free((void *)tally->kept[i].row.at);
    free(tally->kept);
    free(tally->rules);
    free(tally);
}

// --- rules ---------------------------------------------------------------------------------------

static HtmlRule *rule_at(HtmlTally *tally, const Rule *rule)
{
    if (rule->index >= tally->rules_len) {
        size_t len = rule->index + 1;
        tally->rules = memory_grow(tally->rules, len * sizeof *tally->rules);
        memset(tally->rules + tally->rules_len, 0, (len - tally->rules_len) * sizeof *tally->rules);
        tally->rules_len = len;
    }
    return &tally->rules[rule->index];
}

static void add_hit(HtmlTally *tally, const HtmlHit *hit, uint64_t rank)
{
    HtmlRule *entry = rule_at(tally, hit->rule);
    if (!entry->rule || rank > entry->rank) {
        entry->rank = rank;
        entry->worst = tally->results;
    }
    entry->rule = hit->rule;
    entry->findings += hit->findings;
    entry->records++;
}

// --- records -------------------------------------------------------------------------------------

// Whether one is worse; of two that are equally bad the earlier one counts as worse.
static bool is_worse(const HtmlRecord *one, const HtmlRecord *other)
{
    return one->rank != other->rank ? one->rank > other->rank : one->number < other->number;
}

static void swap(HtmlRecord *one, HtmlRecord *other)
{
    HtmlRecord kept = *one;
    *one = *other;
    *other = kept;
}

static void sift_up(HtmlRecord *heap, size_t at)
{
    for (size_t up; at > 0 && is_worse(&heap[up = (at - 1) / 2], &heap[at]); at = up)
        swap(&heap[up], &heap[at]);
}

static void sift_down(HtmlRecord *heap, size_t len)
{
    for (size_t at = 0, down; (down = 2 * at + 1) < len; at = down) {
        if (down + 1 < len && is_worse(&heap[down], &heap[down + 1]))
            down++;
        if (!is_worse(&heap[at], &heap[down]))
            break;
        swap(&heap[at], &heap[down]);
    }
}

static size_t bytes_of(const HtmlRecord *record)
{
    return record->row.len + record->detail.len + record->plain.len;
}

static void drop_least(HtmlTally *tally)
{
    tally->bytes -= bytes_of(&tally->kept[0]);
    free((void *)tally->kept[0].row.at);    // NOLINT(clang-analyzer-unix.Malloc): its own
    tally->kept[0] = tally->kept[--tally->kept_len];
    sift_down(tally->kept, tally->kept_len);
}

// The parts of a record stand one after the other, here as in an item, in one piece of memory.
static HtmlRecord copy_of(HtmlRecord record)
{
    char *bytes = memory_get(bytes_of(&record));
    memcpy(bytes, record.row.at, bytes_of(&record));
    record.row.at = bytes;
    record.detail.at = bytes + record.row.len;
    record.plain.at = record.detail.at + record.detail.len;
    return record;
}

static bool is_full(const HtmlTally *tally, size_t more)
{
    return tally->kept_len == tally->most || tally->bytes + more > HTML_BYTES_MOST;
}

static void keep(HtmlTally *tally, const HtmlRecord *record)
{
    while (tally->kept_len > 0 && is_full(tally, bytes_of(record))) {
        if (!is_worse(record, &tally->kept[0]))
            return;
        drop_least(tally);
    }
    if (tally->kept_len == tally->kept_cap) {
        tally->kept_cap = tally->kept_cap ? 2 * tally->kept_cap : 64;
        tally->kept = memory_grow(tally->kept, tally->kept_cap * sizeof *tally->kept);
    }
    tally->kept[tally->kept_len++] = copy_of(*record);
    tally->bytes += bytes_of(record);
    sift_up(tally->kept, tally->kept_len - 1);
}

// --- items ---------------------------------------------------------------------------------------

static Text take(Text *rest, size_t len)
{
    Text part = text_slice(*rest, 0, len);
    *rest = text_from(*rest, len);
    return part;
}

static void add_item(HtmlTally *tally, Text *rest)
{
    HtmlItem item;
    memcpy(&item, take(rest, sizeof item).at, sizeof item);
    tally->results++;
    if (item.score >= 0 && item.score < HTML_SCORES)
        tally->scores[item.score]++;
    if (item.rules > tally->judged)
        tally->judged = item.rules;
    for (size_t i = 0; i < item.hits; i++) {
        HtmlHit hit;
        memcpy(&hit, take(rest, sizeof hit).at, sizeof hit);
        add_hit(tally, &hit, item.rank);
    }
    HtmlRecord record = {.rank = item.rank, .number = tally->results};
    record.row = take(rest, item.row);
    record.detail = take(rest, item.detail);
    record.plain = take(rest, item.plain);
    keep(tally, &record);
}

void html_tally_add(HtmlTally *tally, Text items)
{
    while (items.len > 0)
        add_item(tally, &items);
}

static int by_rank(const void *one, const void *other)
{
    return is_worse(one, other) ? -1 : 1;
}

void html_tally_sort(HtmlTally *tally)
{
    if (tally->kept_len > 1)
        qsort(tally->kept, tally->kept_len, sizeof *tally->kept, by_rank);
}

bool html_tally_quantile(const HtmlTally *tally, uint64_t part, uint64_t whole, int64_t *tenths)
{
    uint64_t all = 0, below = 0;
    for (size_t i = 0; i < HTML_SCORES; i++)
        all += tally->scores[i];
    for (size_t i = 0; i < HTML_SCORES && all > 0; i++) {
        below += tally->scores[i];
        if (below * whole >= all * part) {
            *tenths = (int64_t)i;
            return true;
        }
    }
    return false;
}
