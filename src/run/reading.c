#include "run/reading.h"

#include "claim/wanted.h"

enum {
    LONG_PROSE = 64 << 10,     // bytes
};

Reading reading_make(const Ruleset *ruleset, Matcher *matcher, Arena *arena)
{
    Reading reading = {.ruleset = ruleset, .matcher = matcher, .arena = arena};
    reading.scans = arena_array(arena, const Scan *, ruleset->packs.len);
    reading.wanted = arena_array(arena, bool *, ruleset->packs.len);
    return reading;
}

void reading_free(Reading *reading)
{
    arena_free(&reading->apart);
}

static View *view_among(const ViewList *views, const Lexicon *lexicon)
{
    for (size_t i = 0; i < views->len; i++)
        if (views->at[i]->lexicon == lexicon)
            return views->at[i];
    return NULL;
}

const View *reading_view(Reading *reading, const Lexicon *lexicon)
{
    View *view = view_among(&reading->views, lexicon);
    if (!view) {
        view = view_make(reading->outline, lexicon, reading->matcher, reading->arena);
        list_add(reading->arena, &reading->views, view);
    }
    return view;
}

// --- scans ---------------------------------------------------------------------------------------

// Of a pack that reads the same view as that of the first rule; NULL: it does not, or has no claim.
static const ClaimIndex *index_beside(const Reading *reading, size_t first, size_t pack)
{
    const Ruleset *ruleset = reading->ruleset;
    bool applies = reading->applies ? reading->applies[pack] : pack == first;
    bool beside = ruleset->packs.at[pack]->lexicon == ruleset->packs.at[first]->lexicon;
    return applies && beside ? index_cell_get(&ruleset->indexes[pack]) : NULL;
}

// What a pack wants to read, added to what the others want.
static bool ask(Reading *reading, size_t pack, const ClaimIndex *index, bool *all)
{
    size_t count = reading->outline->sentences.len;
    bool *wanted = arena_array(reading->arena, bool, count);
    if (!wanted_sentences(index, reading->outline, reading->arena, wanted))
        return false;
    reading->wanted[pack] = wanted;
    for (size_t i = 0; i < count; i++)
        all[i] = all[i] || wanted[i];
    return true;
}

static const View *shared_view(Reading *reading, size_t first)
{
    const Lexicon *lexicon = reading->ruleset->packs.at[first]->lexicon;
    View *view = view_among(&reading->shared, lexicon);
    if (view)
        return view;
    view = view_begin(reading->outline, lexicon, reading->matcher, reading->arena);
    bool *all = arena_array(reading->arena, bool, reading->outline->sentences.len), any = false;
    for (size_t i = 0; i < reading->ruleset->packs.len; i++) {
        const ClaimIndex *index = index_beside(reading, first, i);
        any = (index && ask(reading, i, index, all)) || any;
    }
    if (any)
        view_complete(view, all);
    list_add(reading->arena, &reading->shared, view);
    return view;
}

// A scan takes many times the memory of its prose: where that is much, only one is kept. The rules
// of a pack come one after the other.
static Arena *arena_of_scan(Reading *reading)
{
    if (reading->outline->plain.len < LONG_PROSE)
        return reading->arena;
    arena_free(&reading->apart);
    for (size_t i = 0; i < reading->ruleset->packs.len; i++)
        reading->scans[i] = NULL;
    return &reading->apart;
}

static const Scan *scan_of_pack(Reading *reading, size_t pack)
{
    const Ruleset *ruleset = reading->ruleset;
    if (!reading->scans[pack]) {
        const View *view = shared_view(reading, pack);
        reading->scans[pack] = scan_make(index_cell_get(&ruleset->indexes[pack]), view,
                                         reading->wanted[pack], arena_of_scan(reading));
    }
    return reading->scans[pack];
}

const Scan *reading_scan(Reading *reading, const Rule *rule)
{
    const Ruleset *ruleset = reading->ruleset;
    size_t pack = ruleset_pack(ruleset, rule);
    bool known = rule->index < ruleset->rules.len && ruleset->rules.at[rule->index] == rule;
    bool scanned = known && pack < ruleset->packs.len && !matcher_is_plain(reading->matcher);
    return scanned ? scan_of_pack(reading, pack) : NULL;
}

bool reading_is_silent(const Reading *reading, const Rule *rule)
{
    const Ruleset *ruleset = reading->ruleset;
    size_t pack = ruleset_pack(ruleset, rule);
    const Scan *scan = rule->claim && pack < ruleset->packs.len ? reading->scans[pack] : NULL;
    return scan && !scan->may[ruleset->claims[rule->index]];
}
