#include "check/items.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "syntax/unicode.h"
#include "syntax/words.h"

// Shingles and their resemblance: Broder, "On the resemblance and containment of documents" (1997).
enum {
    SHINGLE = 3,               // words
    SIMILAR = 60,              // percent, unless the pack says otherwise
    PAIRS_MOST = 400,          // items that are compared pair by pair; more: exact repeats only
    WORDS_MOST = 1000,         // words of an item that are compared pair by pair
};

static const uint64_t hash_start = 0xCBF29CE484222325, hash_prime = 0x100000001B3;   // FNV-1a

typedef struct Params {
    uint64_t similar;
} Params;

typedef struct Entry {
    ItemWalk place;
    uint64_t whole;            // hash of all its words
    uint64_t *shingles;        // sorted, each once
    size_t count;
} Entry;

typedef LIST(Entry) EntryList;

static uint64_t hash_add(uint64_t hash, uint64_t value)
{
    for (int i = 0; i < 8; i++)
        hash = (hash ^ (value >> (8 * i) & 0xFF)) * hash_prime;
    return hash;
}

static uint64_t word_hash(Text word)
{
    uint64_t hash = hash_start;
    for (size_t at = 0; at < word.len;) {
        uint32_t character = 0;
        size_t len = utf8_decode(word, at, &character);
        hash = hash_add(hash, len ? unicode_lower(character) : (unsigned char)word.at[at]);
        at += len ? len : 1;
    }
    return hash;
}

static int compare_hashes(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static size_t sort_unique(uint64_t *at, size_t len)
{
    if (len == 0)
        return 0;
    qsort(at, len, sizeof *at, compare_hashes);
    size_t kept = 1;
    for (size_t i = 1; i < len; i++)
        if (at[i] != at[kept - 1])
            at[kept++] = at[i];
    return kept;
}

static Entry make(Arena *arena, const ItemWalk *place)
{
    Entry entry = {.place = *place, .whole = hash_start};
    SpanList words = {0};
    Text text = text_span(place->outline->plain, place->item->plain);
    words_split(arena, text, &words);
    entry.shingles = arena_array(arena, uint64_t, words.len);
    for (size_t i = 0; i < words.len; i++) {
        entry.shingles[i] = word_hash(text_span(text, words.at[i]));
        entry.whole = hash_add(entry.whole, entry.shingles[i]);
    }
    entry.count = words.len < WORDS_MOST ? words.len : WORDS_MOST;
    if (entry.count >= SHINGLE) {
        entry.count -= SHINGLE - 1;
        for (size_t i = 0; i < entry.count; i++)
            for (size_t j = 1; j < SHINGLE; j++)
                entry.shingles[i] = hash_add(entry.shingles[i], entry.shingles[i + j]);
    }
    entry.count = sort_unique(entry.shingles, entry.count);
    return entry;
}

// The share of common shingles, in percent.
static uint64_t resemblance(const Entry *a, const Entry *b)
{
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint64_t left = a->shingles[i], right = b->shingles[j];
        common += left == right;
        i += left <= right;
        j += right <= left;
    }
    size_t all = a->count + b->count - common;
    return all ? 100 * common / all : 0;
}

static void repeats(Judge *judge, const Entry *later, const Entry *earlier, uint64_t percent,
                    uint64_t similar)
{
    unsigned number = later->place.number, first = earlier->place.number;
    size_t total = judge_outline(judge)->top_items;
    Text text = percent == 100
        ? arena_print(judge->arena, "bullet %u of %zu repeats bullet %u", number, total, first)
        : arena_print(judge->arena,
                      "bullet %u of %zu says nearly the same as bullet %u: "
                      "%llu %% alike, less than %llu %% asked for", number, total, first,
                      (unsigned long long)percent, (unsigned long long)similar);
    items_fail(judge, &later->place, text);
}

static bool compare_pairs(Judge *judge, const EntryList *entries, uint64_t similar)
{
    bool found = false;
    for (size_t i = 1; i < entries->len; i++)
        for (size_t j = 0; j < i; j++) {
            uint64_t percent = resemblance(&entries->at[i], &entries->at[j]);
            if (percent == 0 || percent < similar)
                continue;
            repeats(judge, &entries->at[i], &entries->at[j], percent, similar);
            found = true;
            break;
        }
    return found;
}

static int compare_entries(const void *a, const void *b)
{
    const Entry *left = a, *right = b;
    int order = compare_hashes(&left->whole, &right->whole);
    unsigned l = left->place.number, r = right->place.number;
    return order ? order : (l > r) - (l < r);
}

static bool compare_exact(Judge *judge, EntryList *entries)
{
    bool found = false;
    qsort(entries->at, entries->len, sizeof *entries->at, compare_entries);
    for (size_t i = 1, first = 0; i < entries->len; i++) {
        if (entries->at[i].whole != entries->at[first].whole)
            first = i;
        else if (entries->at[i].count > 0) {
            repeats(judge, &entries->at[i], &entries->at[first], 100, 100);
            found = true;
        }
    }
    return found;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    EntryList entries = {0};
    ItemWalk walk = {.outline = judge_outline(judge)};
    while (items_next(&walk))
        list_add(judge->arena, &entries, make(judge->arena, &walk));
    if (entries.len < 2)
        return OUTCOME_NOT_APPLICABLE;
    bool found = entries.len > PAIRS_MOST ? compare_exact(judge, &entries)
                                          : compare_pairs(judge, &entries, wanted->similar);
    return found ? OUTCOME_FAIL : OUTCOME_PASS;
}

const CheckType check_item_unique = {
    .name = "item-unique",
    .about = "No top-level bullet says what an earlier one says in nearly the same words.",
    .definition = "Bullets are alike by the share of the word triples that both have among those "
                  "that either has (Broder 1997), case and markup ignored; bullets of one or two "
                  "words are alike when these are the same. Beyond 400 bullets only exact repeats "
                  "are found.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "similar", .about = "percent of common word triples that make two bullets alike",
         .kind = PARAM_NUMBER, .offset = offsetof(Params, similar), .fallback = SIMILAR},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"similar: 60", "- It frees the thread\n- It throws at once\n",
                "- It frees the thread\n- **it** frees the thread!\n"},
};
