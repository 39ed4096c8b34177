#include "claim/index.h"

#include "claim/claim.h"
#include "claim/rows.h"

// What is needed to make an index, and not afterwards.
typedef struct Maker {
    ClaimIndex *index;
    Arena *keep;
    uint32_t *weights;                   // of sets: how many needs their atoms meet
    const Phrasebook *book;
    uint32_t *station_of_node;           // plus 1; 0: none yet
    uint32_t *set_of_set;                // the number of a set of the book; 0: none yet
} Maker;

static Path path_of(Maker *maker, const Phrase *phrase);

// --- stations ------------------------------------------------------------------------------------

static uint32_t add_set(Maker *maker, uint32_t set)
{
    ClaimIndex *index = maker->index;
    if (maker->set_of_set[set] == 0 && set) {
        maker->set_of_set[set] = (uint32_t)index->sets.len;
        list_add(maker->keep, &index->sets, book_set(maker->book, set));
    }
    return maker->set_of_set[set];
}

static uint32_t add_entries(Maker *maker, const Node *node)
{
    Path *entries = arena_array(maker->keep, Path, node->entry_count);
    for (size_t i = 0; i < node->entry_count; i++)
        entries[i] = path_of(maker, &maker->book->entries.at[node->entries + i]);
    uint32_t first = (uint32_t)maker->index->paths.len;
    for (size_t i = 0; i < node->entry_count; i++)
        list_add(maker->keep, &maker->index->paths, entries[i]);
    return first;
}

static uint32_t add_station(Maker *maker, const Node *node)
{
    ClaimIndex *index = maker->index;
    Station station = {.number = STATION_OF_WORDS, .node = node};
    station.any_first = node->any_first;
    station.hinted = node->hinted;
    station.words = add_set(maker, node->words);
    station.firsts = add_set(maker, node->firsts);
    station.hints = add_set(maker, node->hints);
    if (node->entry_count || node->inside_count) {
        station.entries = add_entries(maker, node);
        station.number = index->wide++;
    }
    list_add(maker->keep, &index->stations, station);
    return (uint32_t)index->stations.len - 1;
}

static uint32_t station_of(Maker *maker, const Step *step)
{
    uint32_t *known = &maker->station_of_node[step->node];
    if (*known == 0)
        *known = add_station(maker, step_node(maker->book, step)) + 1;
    return *known - 1;
}

// --- paths ---------------------------------------------------------------------------------------

// The stations come first, so that the moves of a path stand together.
static Path path_of(Maker *maker, const Phrase *phrase)
{
    ClaimIndex *index = maker->index;
    const Step *steps = phrase_step(maker->book, phrase, 0);
    for (size_t i = 0; i < phrase->step_count; i++)
        station_of(maker, &steps[i]);
    Path path = {.moves = {(uint32_t)index->moves.len, phrase->step_count}};
    bool skippable = true;
    for (size_t i = 0; i < phrase->step_count; i++) {
        const Step *step = &steps[i];
        Move move = {station_of(maker, step), step->gap, step->article, step->optional};
        skippable = skippable && step->optional;
        path.skippable = (uint16_t)(path.skippable + skippable);
        list_add(maker->keep, &index->moves, move);
    }
    return path;
}

static Stretch paths_of(Maker *maker, const ExpressionList *list, size_t from)
{
    ClaimIndex *index = maker->index;
    Path *paths = arena_array(maker->keep, Path, list->len);
    for (size_t i = from; i < list->len; i++)
        paths[i] = path_of(maker, &list->at[i].phrase);
    Stretch stretch = {(uint32_t)index->paths.len, (uint32_t)(list->len - from)};
    for (size_t i = from; i < list->len; i++)
        list_add(maker->keep, &index->paths, paths[i]);
    return stretch;
}

// --- leads ---------------------------------------------------------------------------------------

static void add_needs(Maker *maker, const Path *path, Lead *lead)
{
    ClaimIndex *index = maker->index;
    for (uint32_t i = 0; i < path->moves.len; i++) {
        const Move *move = &index->moves.at[path->moves.first + i];
        const Station *station = &index->stations.at[move->station];
        if (move->optional || station->any_first || station->hinted)
            continue;
        list_add(maker->keep, &index->needs, move->station);
        lead->needs.len++;
    }
}

static void add_lead(Maker *maker, const Assertion *assertion, const Expression *expression)
{
    ClaimIndex *index = maker->index;
    Lead lead = {.path = path_of(maker, &expression->phrase)};
    lead.layer = assertion->scope == SCOPE_CLAUSE ? LAYER_CLAUSE : LAYER_SENTENCE;
    lead.near = assertion->scope != SCOPE_ITEM;
    if (lead.near && assertion->all.len) {
        lead.others = paths_of(maker, &assertion->all, 1);
        lead.choice = paths_of(maker, &assertion->any, 0);
    }
    if (lead.near)
        lead.none = paths_of(maker, &assertion->none, 0);
    lead.needs.first = (uint32_t)index->needs.len;
    add_needs(maker, &lead.path, &lead);
    lead.own = lead.needs.len;
    for (uint32_t i = 0; i < lead.others.len; i++)
        add_needs(maker, &index->paths.at[lead.others.first + i], &lead);
    list_add(maker->keep, &index->leads, lead);
}

static bool is_raw(const Assertion *assertion)
{
    return assertion->scope == SCOPE_CODE || assertion->scope == SCOPE_RAW;
}

size_t index_leads(const Assertion *assertion)
{
    return is_raw(assertion) ? 0 : assertion->all.len ? 1 : assertion->any.len;
}

static void add_leads(Maker *maker, const Claim *claim)
{
    for (size_t i = 0; i < claim->assertions.len; i++) {
        const Assertion *assertion = &claim->assertions.at[i];
        if (assertion->scope == SCOPE_RAW)
            list_add(maker->keep, &maker->index->raw, assertion->all.at[0].pattern - 1);
        for (size_t j = 0; j < index_leads(assertion); j++)
            add_lead(maker, assertion,
                     assertion->all.len ? &assertion->all.at[0] : &assertion->any.at[j]);
    }
}

// --- turned round --------------------------------------------------------------------------------

// Counts, then puts each where its count says: a counting sort. `starts` has one place more.
static void sum_up(uint32_t *starts, size_t count)
{
    uint32_t sum = 0;
    for (size_t i = 0; i <= count; i++) {
        uint32_t here = starts[i];
        starts[i] = sum;
        sum += here;
    }
}

static const Atom *atoms_of(const Maker *maker, uint32_t set, size_t *len)
{
    const AtomSet *atoms = maker->index->sets.at[set];
    *len = atoms->len;
    return maker->book->atoms.at + atoms->at;
}

static void number_set(uint32_t set, uint32_t *numbers, uint32_t *next)
{
    if (set && numbers[set] == 0)
        numbers[set] = (*next)++;
}

// The sets that are needed get the first numbers.
static void number_sets(Maker *maker)
{
    ClaimIndex *index = maker->index;
    uint32_t *numbers = arena_array(maker->keep, uint32_t, index->sets.len), next = 1;
    const AtomSet **sets = arena_array(maker->keep, const AtomSet *, index->sets.len);
    for (size_t i = 0; i < index->needs.len; i++) {
        const Station *station = &index->stations.at[index->needs.at[i]];
        number_set(station->firsts, numbers, &next);
    }
    index->needed = next;
    for (uint32_t i = 1; i < index->sets.len; i++)
        number_set(i, numbers, &next);
    for (size_t i = 0; i < index->sets.len; i++)
        sets[numbers[i]] = index->sets.at[i];
    index->sets.at = sets;
    for (size_t i = 0; i < index->stations.len; i++) {
        Station *station = &index->stations.at[i];
        station->words = numbers[station->words];
        station->firsts = numbers[station->firsts];
        station->hints = numbers[station->hints];
    }
}

// Of the stations of a path that must stand, other than the first, the one with the fewest words.
static void choose_rare(const ClaimIndex *index, Path *path)
{
    for (uint32_t i = 1; i < path->moves.len; i++) {
        const Move *move = &index->moves.at[path->moves.first + i];
        const Station *station = &index->stations.at[move->station];
        if (move->optional || station->any_first)
            continue;
        if (!path->rare
            || index->sets.at[station->firsts]->len < index->sets.at[path->rare]->len)
            path->rare = station->firsts;
    }
}

static void turn_sets(Maker *maker)
{
    ClaimIndex *index = maker->index;
    size_t count = index->lexicon->vocabulary->atoms, len;
    uint32_t *next = arena_array(maker->keep, uint32_t, count);
    index->set_starts = arena_array(maker->keep, uint32_t, count + 1);
    for (uint32_t i = 1; i < index->needed; i++) {
        const Atom *atoms = atoms_of(maker, i, &len);
        for (size_t j = 0; j < len; j++)
            index->set_starts[atoms[j]]++;
    }
    sum_up(index->set_starts, count);
    index->atom_sets = arena_array(maker->keep, uint32_t, index->set_starts[count] + 1);
    for (uint32_t i = 1; i < index->needed; i++) {
        const Atom *atoms = atoms_of(maker, i, &len);
        for (size_t j = 0; j < len; j++)
            index->atom_sets[index->set_starts[atoms[j]] + next[atoms[j]]++] = i;
    }
}

// A word that many phrases need is one that texts on the subject have.
static void weigh(Maker *maker)
{
    const ClaimIndex *index = maker->index;
    uint32_t *weights = arena_array(maker->keep, uint32_t, index->lexicon->vocabulary->atoms);
    size_t len;
    for (size_t i = 0; i < index->needs.len; i++) {
        uint32_t set = index->stations.at[index->needs.at[i]].firsts;
        const Atom *atoms = atoms_of(maker, set, &len);
        for (size_t j = 0; j < len; j++)
            weights[atoms[j]]++;
    }
    maker->weights = arena_array(maker->keep, uint32_t, index->sets.len);
    for (uint32_t i = 1; i < index->needed; i++) {
        const Atom *atoms = atoms_of(maker, i, &len);
        for (size_t j = 0; j < len; j++)
            maker->weights[i] += weights[atoms[j]];
    }
}

static uint32_t weight_of(const Maker *maker, uint32_t station)
{
    return maker->weights[maker->index->stations.at[station].firsts];
}

static void sort_needs(const Maker *maker, uint32_t *needs, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0 && weight_of(maker, needs[j]) < weight_of(maker, needs[j - 1]);
             j--) {
            uint32_t other = needs[j];
            needs[j] = needs[j - 1];
            needs[j - 1] = other;
        }
}

// Counts with `next` NULL, else puts.
static void turn_round(const Maker *maker, Layer layer, uint32_t *starts, uint32_t *next)
{
    const ClaimIndex *index = maker->index;
    for (uint32_t i = 0; i < index->leads.len; i++) {
        const Lead *lead = &index->leads.at[i];
        if (lead->layer != layer || lead->own == 0)
            continue;
        uint32_t set = index->stations.at[index->needs.at[lead->needs.first]].firsts;
        if (next)
            index->set_leads[layer][starts[set] + next[set]++] = i;
        else
            starts[set]++;
    }
}

static void turn_leads(Maker *maker, Layer layer)
{
    ClaimIndex *index = maker->index;
    uint32_t *starts = arena_array(maker->keep, uint32_t, index->needed + 1);
    turn_round(maker, layer, starts, NULL);
    sum_up(starts, index->needed);
    index->set_leads[layer] = arena_array(maker->keep, uint32_t, starts[index->needed] + 1);
    turn_round(maker, layer, starts, arena_array(maker->keep, uint32_t, index->needed));
    index->lead_starts[layer] = starts;
    for (uint32_t i = 0; i < index->leads.len; i++)
        if (index->leads.at[i].layer == layer && index->leads.at[i].own == 0)
            list_add(maker->keep, &index->always[layer], i);
}

static void turn(Maker *maker)
{
    ClaimIndex *index = maker->index;
    number_sets(maker);
    for (size_t i = 0; i < index->paths.len; i++)
        choose_rare(index, &index->paths.at[i]);
    turn_sets(maker);
    weigh(maker);
    for (size_t i = 0; i < index->leads.len; i++) {
        const Lead *lead = &index->leads.at[i];
        uint32_t *needs = index->needs.at + lead->needs.first;
        sort_needs(maker, needs, lead->own);
        sort_needs(maker, needs + lead->own, lead->needs.len - lead->own);
    }
    turn_leads(maker, LAYER_CLAUSE);
    turn_leads(maker, LAYER_SENTENCE);
}

static void collect_literals(Maker *maker)
{
    ClaimIndex *index = maker->index;
    const Literals **members = arena_array(maker->keep, const Literals *, index->raw.len);
    for (size_t i = 0; i < index->raw.len; i++)
        members[i] = pattern_literals(maker->book->patterns.at[index->raw.at[i]]);
    index->raw_literals = literal_set_make(members, index->raw.len, maker->keep);
}

static void add_claim(Maker *maker, uint32_t number, const Claim *claim)
{
    ClaimIndex *index = maker->index;
    index->firsts[number] = (First){(uint32_t)index->leads.len, (uint32_t)index->raw.len};
    index->codes[number] = claim_reads_code(claim);
    add_leads(maker, claim);
    while (index->lead_claims.len < index->leads.len)
        list_add(maker->keep, &index->lead_claims, number);
    while (index->raw_claims.len < index->raw.len)
        list_add(maker->keep, &index->raw_claims, number);
}

ClaimIndex *index_make(const Lexicon *lexicon, const ClaimList *claims, Arena *keep)
{
    static const AtomSet empty;
    ClaimIndex *index = arena_new(keep, ClaimIndex);
    Maker maker = {.index = index, .keep = keep, .book = lexicon->book};
    index->lexicon = lexicon;
    index->firsts = arena_array(keep, First, claims->len);
    list_add(keep, &index->sets, &empty);
    maker.station_of_node = arena_array(keep, uint32_t, lexicon->book->nodes.len);
    maker.set_of_set = arena_array(keep, uint32_t, lexicon->book->sets.len + 1);
    list_expect(keep, &index->stations, lexicon->book->nodes.len);
    list_expect(keep, &index->paths, lexicon->book->entries.len);
    list_expect(keep, &index->moves, lexicon->book->steps.len);
    index->claims = claims->len;
    index->codes = arena_array(keep, bool, claims->len);
    for (size_t i = 0; i < claims->len; i++)
        add_claim(&maker, (uint32_t)i, claims->at[i]);
    turn(&maker);
    index->sieve = sieve_make(lexicon->vocabulary, index->set_starts, keep);
    collect_literals(&maker);
    return index;
}
