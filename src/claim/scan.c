#include "claim/scan.h"

#include <string.h>

#include "base/ends_hash.h"
#include "claim/bits.h"
#include "claim/stage.h"

// --- leads ---------------------------------------------------------------------------------------

static bool has_needs(Stage *stage, const Lead *lead)
{
    const uint32_t *needs = stage->index->needs.at + lead->needs.first;
    for (uint32_t i = 0; i < lead->needs.len; i++)
        if (!stage_has(stage, &stage->index->stations.at[needs[i]]))
            return false;
    return true;
}

static bool may_stand(Stage *stage, const Lead *lead)
{
    const Path *paths = stage->index->paths.at;
    for (uint32_t i = 0; i < lead->others.len; i++)
        if (!stage_may(stage, &paths[lead->others.first + i]))
            return false;
    for (uint32_t i = 0; i < lead->choice.len; i++)
        if (stage_may(stage, &paths[lead->choice.first + i]))
            return true;
    return lead->choice.len == 0;
}

static bool find_choice(Stage *stage, const Lead *lead)
{
    const Path *paths = stage->index->paths.at + lead->choice.first;
    for (uint32_t i = 0; i < lead->choice.len; i++) {
        Places places = stage_find(stage, &paths[i]);
        if (!places)
            continue;
        list_add(stage->arena, &stage->scan->beside, i);
        list_add(stage->arena, &stage->scan->beside, places);
        return true;
    }
    return lead->choice.len == 0;
}

// Whether what must stand beside the lead does, and where.
static bool find_others(Stage *stage, const Lead *lead)
{
    const Path *paths = stage->index->paths.at + lead->others.first;
    for (uint32_t i = 0; i < lead->others.len; i++) {
        Places places = stage_find(stage, &paths[i]);
        if (!places)
            return false;
        list_add(stage->arena, &stage->scan->beside, places);
    }
    return find_choice(stage, lead);
}

static bool is_denied(Stage *stage, const Lead *lead)
{
    const Path *paths = stage->index->paths.at + lead->none.first;
    for (uint32_t i = 0; i < lead->none.len; i++)
        if (stage_may(stage, &paths[i]) && stage_find(stage, &paths[i]))
            return true;
    return false;
}

static void add_found(Stage *stage, Found found)
{
    Scan *scan = stage->scan;
    uint32_t number = (uint32_t)scan->found.len, last = stage->last[found.lead];
    found.next = 0;
    list_add(stage->arena, &scan->found, found);
    scan->may[stage->index->lead_claims.at[found.lead]] = true;
    *(last ? &scan->found.at[last].next : &scan->first[found.lead]) = number;
    stage->last[found.lead] = number;
}

// Where a pattern met its limit nothing is known, and the search finds out.
static void try_lead(Stage *stage, uint32_t number)
{
    const Lead *lead = &stage->index->leads.at[number];
    if (!has_needs(stage, lead) || !stage_may(stage, &lead->path) || !may_stand(stage, lead))
        return;
    Found found = {.base = stage->lead_base, .places = stage_find(stage, &lead->path),
                   .lead = number, .beside = (uint32_t)stage->scan->beside.len};
    bool stands = found.places && find_others(stage, lead);
    bool denied = stands && is_denied(stage, lead);
    found.known = lead->near && !denied && !stage->unsure;
    if (stands && (!denied || stage->unsure))
        add_found(stage, found);
    else
        stage->scan->beside.len = found.beside;
}

static void try_leads(Stage *stage, Layer layer, size_t base)
{
    const ClaimIndex *index = stage->index;
    const uint32_t *starts = index->lead_starts[layer];
    stage->lead_base = base;
    for (size_t i = 0; i < stage->seen_count; i++)
        for (uint32_t j = starts[stage->seen[i]]; j < starts[stage->seen[i] + 1]; j++)
            try_lead(stage, index->set_leads[layer][j]);
    for (size_t i = 0; i < index->always[layer].len; i++)
        try_lead(stage, index->always[layer].at[i]);
}

// --- units ---------------------------------------------------------------------------------------

static void look_at_unit(Stage *stage, Layer layer, const Unit *unit)
{
    stage->layer = layer;
    stage->base = unit->refs.start;
    stage->count = unit->refs.end - unit->refs.start;
    stage_open(stage);
    try_leads(stage, layer, stage->base);
}

// The units of a layer that a sentence has, from `next` on, which is set behind them.
static Stretch units_of(const LayerText *text, size_t sentence, uint32_t *next)
{
    Stretch units = {*next, 0};
    while (*next < text->units.len && text->units.at[*next].sentence == sentence)
        ++*next, units.len++;
    return units;
}

static size_t unit_len(const Unit *unit)
{
    return unit->refs.end - unit->refs.start;
}

// --- what is said again --------------------------------------------------------------------------

// Texts that go round in circles say a sentence many times: what was found in it once is found
// again without looking. What is found depends on nothing but the words of the unit.
static void say_again(Stage *stage, const Said *said, const Unit *unit, size_t clause)
{
    for (uint32_t i = said->first; i < said->end; i++) {
        Found found = stage->scan->found.at[i];
        bool in_clause = said->both && stage->index->leads.at[found.lead].layer == LAYER_CLAUSE;
        found.base = in_clause ? clause : unit->refs.start;
        add_found(stage, found);
    }
}

// `clause`: where the only clause of the unit's sentence begins, or TEXT_NONE.
static void look_at(Stage *stage, Layer layer, const Unit *unit, size_t clause)
{
    Text text = text_span(stage->view->layers[layer].text, unit->text);
    Said *said = &stage->said[layer][ends_hash(text) % SAID];
    bool both = clause != TEXT_NONE;
    if (said->both == both && text_is(said->text, text)) {
        say_again(stage, said, unit, clause);
        return;
    }
    *said = (Said){text, both, (uint32_t)stage->scan->found.len, 0};
    look_at_unit(stage, layer, unit);
    if (both)
        try_leads(stage, LAYER_CLAUSE, clause);
    said->end = (uint32_t)stage->scan->found.len;
}

// Most sentences are one clause: what is found out about the one holds for the other.
static void look_at_sentence(Stage *stage, Stretch sentences, Stretch clauses)
{
    const Unit *sentence = stage->view->layers[LAYER_SENTENCE].units.at + sentences.first;
    const Unit *clause = stage->view->layers[LAYER_CLAUSE].units.at + clauses.first;
    if (sentences.len == 1 && clauses.len == 1 && unit_len(sentence) == unit_len(clause)) {
        look_at(stage, LAYER_SENTENCE, sentence, clause->refs.start);
        return;
    }
    for (uint32_t i = 0; i < sentences.len; i++)
        look_at(stage, LAYER_SENTENCE, sentence + i, TEXT_NONE);
    for (uint32_t i = 0; i < clauses.len; i++)
        look_at(stage, LAYER_CLAUSE, clause + i, TEXT_NONE);
}

static void look_at_all(Stage *stage, const bool *wanted)
{
    uint32_t sentences = 0, clauses = 0;
    for (size_t i = 0; i < stage->view->sentences.len; i++) {
        Stretch of_sentence = units_of(&stage->view->layers[LAYER_SENTENCE], i, &sentences);
        Stretch of_clause = units_of(&stage->view->layers[LAYER_CLAUSE], i, &clauses);
        if (wanted[i])
            look_at_sentence(stage, of_sentence, of_clause);
    }
}

// --- patterns ------------------------------------------------------------------------------------

typedef struct RawScan {
    Scan *scan;
    const Outline *outline;
    size_t sentence;             // where literals are found
} RawScan;

// A literal that begins before its sentence stands in none. They come in the order of their pairs,
// which may be a few bytes behind that of their beginnings.
static void found_literal(void *context, size_t member, size_t at)
{
    RawScan *raw = context;
    const Outline *outline = raw->outline;
    size_t i = raw->sentence;
    while (i + 1 < outline->sentences.len && outline->sentences.at[i].plain.end <= at)
        i++;
    raw->sentence = i;
    while (i > 0 && outline->sentences.at[i].plain.start > at)
        i--;
    raw->scan->raw[member * raw->scan->sentences + i] = true;
    raw->scan->may[raw->scan->index->raw_claims.at[member]] = true;
}

static void scan_patterns(Scan *scan, const View *view, Arena *arena)
{
    const ClaimIndex *index = scan->index;
    const Outline *outline = view->outline;
    RawScan raw = {scan, outline, 0};
    if (index->raw.len == 0 || outline->sentences.len == 0)
        return;
    scan->sentences = outline->sentences.len;
    scan->raw = arena_array(arena, bool, index->raw.len * scan->sentences);
    for (size_t i = 0; i < index->raw.len; i++) {
        Pattern *pattern = view->lexicon->book->patterns.at[index->raw.at[i]];
        if (literal_set_knows(pattern_literals(pattern)))
            continue;
        memset(scan->raw + i * scan->sentences, true, scan->sentences);
        scan->may[index->raw_claims.at[i]] = true;
    }
    literal_set_scan(index->raw_literals, outline->plain, found_literal, &raw);
}

const bool *scan_raw(const Scan *scan, uint32_t raw)
{
    return scan->raw + raw * scan->sentences;
}

// -------------------------------------------------------------------------------------------------

static Stage open_stage(Scan *scan, const View *view, Arena *arena)
{
    const ClaimIndex *index = scan->index;
    Stage stage = {.scan = scan, .index = index, .view = view, .arena = arena};
    size_t atoms = index->lexicon->vocabulary->atoms;
    list_add(arena, &stage.reaches, (Reach){0});
    stage.last = arena_array(arena, uint32_t, index->leads.len);
    stage.atom_bits = arena_array(arena, uint64_t, bit_words(atoms));
    stage.atoms = arena_array(arena, Places, atoms);
    stage.has.at = arena_array(arena, Atom, atoms);
    stage.set_bits = arena_array(arena, uint64_t, bit_words(index->sets.len));
    stage.sets = arena_array(arena, Places, index->sets.len);
    stage.seen = arena_array(arena, uint32_t, index->needed);
    stage.wide = arena_array(arena, Wide, index->wide);
    stage.said[LAYER_SENTENCE] = arena_array(arena, Said, SAID);
    stage.said[LAYER_CLAUSE] = arena_array(arena, Said, SAID);
    return stage;
}

Scan *scan_make(const ClaimIndex *index, const View *view, const bool *wanted, Arena *arena)
{
    Scan *scan = arena_new(arena, Scan);
    scan->index = index;
    scan->view = view;
    scan->may = arena_array(arena, bool, index->claims);
    memcpy(scan->may, index->codes, index->claims);
    scan->first = arena_array(arena, uint32_t, index->leads.len);
    list_add(arena, &scan->found, (Found){0});
    list_add(arena, &scan->beside, 0);
    scan_patterns(scan, view, arena);
    if (wanted) {
        Stage stage = open_stage(scan, view, arena);
        look_at_all(&stage, wanted);
    }
    return scan;
}
