#include "claim/wanted.h"

#include "claim/table.h"

enum { ROW_LONG = 16 };      // wanted sentences in a row, of which the next are, too

// The needed sets that a sentence has words of.
typedef struct Seen {
    const ClaimIndex *index;
    uint32_t *stamps;        // of each set
    uint32_t stamp;
    uint32_t *sets;
    size_t count;
} Seen;

static void see_atom(void *context, Atom atom)
{
    Seen *seen = context;
    const ClaimIndex *index = seen->index;
    for (uint32_t i = index->set_starts[atom]; i < index->set_starts[atom + 1]; i++) {
        uint32_t set = index->atom_sets[i];
        if (seen->stamps[set] == seen->stamp)
            continue;
        seen->stamps[set] = seen->stamp;
        seen->sets[seen->count++] = set;
    }
}

static bool has_needs(const Seen *seen, const Lead *lead)
{
    const ClaimIndex *index = seen->index;
    const uint32_t *needs = index->needs.at + lead->needs.first;
    for (uint32_t i = 0; i < lead->needs.len; i++)
        if (seen->stamps[index->stations.at[needs[i]].firsts] != seen->stamp)
            return false;
    return true;
}

static bool may_lead(const Seen *seen, Layer layer)
{
    const ClaimIndex *index = seen->index;
    const uint32_t *starts = index->lead_starts[layer];
    for (size_t i = 0; i < seen->count; i++)
        for (uint32_t j = starts[seen->sets[i]]; j < starts[seen->sets[i] + 1]; j++)
            if (has_needs(seen, &index->leads.at[index->set_leads[layer][j]]))
                return true;
    for (size_t i = 0; i < index->always[layer].len; i++)
        if (has_needs(seen, &index->leads.at[index->always[layer].at[i]]))
            return true;
    return false;
}

// With the words that a cell is lent.
static bool read_sentence(Seen *seen, const Outline *outline, size_t sentence)
{
    size_t heads[HEADS_MOST], count = table_heads(outline, sentence, heads);
    const Sentence *sentences = outline->sentences.at;
    const Sieve *sieve = seen->index->sieve;
    seen->stamp++;
    seen->count = 0;
    for (size_t i = 0; i < count; i++)
        if (!sieve_read(sieve, outline->plain, sentences[heads[i]].plain, see_atom, seen))
            return false;
    return sieve_read(sieve, outline->plain, sentences[sentence].plain, see_atom, seen);
}

static bool is_wanted(Seen *seen, const Outline *outline, size_t sentence)
{
    return !read_sentence(seen, outline, sentence) || may_lead(seen, LAYER_SENTENCE)
        || may_lead(seen, LAYER_CLAUSE);
}

// Where one sentence after the other is wanted, it is idle to ask for each: only one in so many is
// read until one is not.
bool wanted_sentences(const ClaimIndex *index, const Outline *outline, Arena *arena, bool *wanted)
{
    Seen seen = {.index = index};
    size_t row = 0;
    bool any = false;
    seen.stamps = arena_array(arena, uint32_t, index->needed);
    seen.sets = arena_array(arena, uint32_t, index->needed);
    for (size_t i = 0; i < outline->sentences.len; i++) {
        bool asked = row < ROW_LONG || i % ROW_LONG == 0;
        wanted[i] = !asked || is_wanted(&seen, outline, i);
        row = wanted[i] ? row + 1 : 0;
        any = any || wanted[i];
    }
    return any;
}
