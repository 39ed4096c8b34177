#include "claim/index.h"

#include <string.h>

enum { ROOM_FIRST = 256 };       // of the table of sets: at least twice as many as there are

// What is needed to make an index, and not afterwards.
typedef struct Maker {
    ClaimIndex *index;
    Arena *keep;
    uint32_t *weights;                   // of atoms: how many needs they meet
    uint32_t *station_of_node;           // plus 1; 0: none yet
    uint32_t *table;                     // sets by their atoms; 0: free
    size_t room;
} Maker;

static Path path_of(Maker *maker, const Phrase *phrase);

// --- stations ------------------------------------------------------------------------------------

static bool same_atoms(const AtomList *a, const AtomList *b)
{
    return a->len == b->len && memcmp(a->at, b->at, a->len * sizeof *a->at) == 0;
}

static size_t hash(const AtomList *atoms)
{
    uint64_t value = 0;
    for (size_t i = 0; i < atoms->len; i++)
        value = (value ^ atoms->at[i]) * 0x9E3779B97F4A7C15u;
    return (size_t)(value ^ value >> 32);
}

static void grow(Maker *maker)
{
    const ClaimIndex *index = maker->index;
    maker->room = maker->room ? maker->room * 2 : ROOM_FIRST;
    maker->table = arena_array(maker->keep, uint32_t, maker->room);
    for (uint32_t set = 1; set < index->sets.len; set++) {
        size_t i = hash(&index->sets.at[set]->list) % maker->room;
        while (maker->table[i])
            i = (i + 1) % maker->room;
        maker->table[i] = set;
    }
}

// The same words are one set, wherever they are written.
static uint32_t add_set(Maker *maker, const AtomSet *set)
{
    ClaimIndex *index = maker->index;
    if (set->list.len == 0)
        return 0;
    if (maker->room < index->sets.len * 2 + 2)
        grow(maker);
    size_t i = hash(&set->list) % maker->room;
    for (; maker->table[i]; i = (i + 1) % maker->room)
        if (same_atoms(&index->sets.at[maker->table[i]]->list, &set->list))
            return maker->table[i];
    maker->table[i] = (uint32_t)index->sets.len;
    list_add(maker->keep, &index->sets, set);
    return maker->table[i];
}

// What the entries of a node begin with: its starts are in the order of their atoms.
static uint32_t add_heads(Maker *maker, const Node *node)
{
    AtomSet *heads = arena_new(maker->keep, AtomSet);
    for (size_t i = 0; i < node->starts.len; i++)
        if (i == 0 || node->starts.at[i].atom != node->starts.at[i - 1].atom)
            list_add(maker->keep, &heads->list, node->starts.at[i].atom);
    return add_set(maker, heads);
}

static uint32_t add_entries(Maker *maker, const Node *node)
{
    Path *entries = arena_array(maker->keep, Path, node->entries.len);
    for (size_t i = 0; i < node->entries.len; i++)
        entries[i] = path_of(maker, &node->entries.at[i]);
    uint32_t first = (uint32_t)maker->index->paths.len;
    for (size_t i = 0; i < node->entries.len; i++)
        list_add(maker->keep, &maker->index->paths, entries[i]);
    return first;
}

static uint32_t add_station(Maker *maker, const Node *node)
{
    ClaimIndex *index = maker->index;
    Station station = {.number = STATION_OF_WORDS, .longest = 1, .node = node};
    station.words = add_set(maker, &node->words);
    if (node->entries.len || node->inside.len) {
        station.heads = add_heads(maker, node);
        station.entries = add_entries(maker, node);
        for (size_t i = 0; i < node->entries.len; i++) {
            uint32_t longest = index->paths.at[station.entries + i].longest;
            station.longest = longest > station.longest ? longest : station.longest;
        }
        station.number = index->wide++;
    }
    list_add(maker->keep, &index->stations, station);
    return (uint32_t)index->stations.len - 1;
}

static uint32_t station_of(Maker *maker, const Node *node)
{
    uint32_t *known = &maker->station_of_node[node->number];
    if (*known == 0)
        *known = add_station(maker, node) + 1;
    return *known - 1;
}

// --- paths ---------------------------------------------------------------------------------------

// The stations come first, so that the moves of a path stand together.
static Path path_of(Maker *maker, const Phrase *phrase)
{
    ClaimIndex *index = maker->index;
    for (size_t i = 0; i < phrase->steps.len; i++)
        station_of(maker, phrase->steps.at[i].node);
    Path path = {.moves = {(uint32_t)index->moves.len, (uint32_t)phrase->steps.len}};
    bool skippable = true;
    uint32_t longest = 0;
    for (size_t i = 0; i < phrase->steps.len; i++) {
        const Step *step = &phrase->steps.at[i];
        Move move = {station_of(maker, step->node), (uint8_t)step->gap, step->article,
                     step->optional};
        const Station *station = &index->stations.at[move.station];
        skippable = skippable && step->optional;
        path.skippable = (uint16_t)(path.skippable + skippable);
        path.wide = path.wide || station->number != STATION_OF_WORDS;
        longest += station->longest + (step->gap ? step->gap : step->article);
        list_add(maker->keep, &index->moves, move);
    }
    path.longest = (uint16_t)(longest < SPAN_MOST ? longest : SPAN_MOST);
    return path;
}

static Stretch paths_of(Maker *maker, const ExpressionList *list, size_t from)
{
    ClaimIndex *index = maker->index;
    Path *paths = arena_array(maker->keep, Path, list->len);
    for (size_t i = from; i < list->len; i++)
        paths[i] = path_of(maker, list->at[i].phrase);
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
        if (move->optional || index->stations.at[move->station].node->any_first)
            continue;
        list_add(maker->keep, &index->needs, move->station);
        lead->needs.len++;
    }
}

static void add_lead(Maker *maker, const Assertion *assertion, const Expression *expression)
{
    ClaimIndex *index = maker->index;
    Lead lead = {.path = path_of(maker, expression->phrase)};
    bool wide = assertion->scope == SCOPE_ITEM;
    lead.layer = assertion->scope == SCOPE_CLAUSE ? LAYER_CLAUSE : LAYER_SENTENCE;
    if (!wide && assertion->all.len) {
        lead.others = paths_of(maker, &assertion->all, 1);
        lead.choice = paths_of(maker, &assertion->any, 0);
    }
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

static const AtomList *atoms_of(const ClaimIndex *index, uint32_t set)
{
    return &index->sets.at[set]->list;
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
        number_set(station->words, numbers, &next);
        number_set(station->heads, numbers, &next);
    }
    index->needed = next;
    for (uint32_t i = 1; i < index->sets.len; i++)
        number_set(i, numbers, &next);
    for (size_t i = 0; i < index->sets.len; i++)
        sets[numbers[i]] = index->sets.at[i];
    index->sets.at = sets;
    for (size_t i = 0; i < index->stations.len; i++) {
        index->stations.at[i].words = numbers[index->stations.at[i].words];
        index->stations.at[i].heads = numbers[index->stations.at[i].heads];
    }
}

static void turn_sets(Maker *maker)
{
    ClaimIndex *index = maker->index;
    size_t atoms = index->lexicon->vocabulary->atoms;
    uint32_t *next = arena_array(maker->keep, uint32_t, atoms);
    index->set_starts = arena_array(maker->keep, uint32_t, atoms + 1);
    for (uint32_t i = 1; i < index->needed; i++)
        for (size_t j = 0; j < atoms_of(index, i)->len; j++)
            index->set_starts[atoms_of(index, i)->at[j]]++;
    sum_up(index->set_starts, atoms);
    index->atom_sets = arena_array(maker->keep, uint32_t, index->set_starts[atoms] + 1);
    for (uint32_t i = 1; i < index->needed; i++)
        for (size_t j = 0; j < atoms_of(index, i)->len; j++) {
            Atom atom = atoms_of(index, i)->at[j];
            index->atom_sets[index->set_starts[atom] + next[atom]++] = i;
        }
}

static void weigh_set(Maker *maker, uint32_t set)
{
    const AtomList *atoms = atoms_of(maker->index, set);
    for (size_t i = 0; i < atoms->len; i++)
        maker->weights[atoms->at[i]]++;
}

// A word that many phrases need is one that texts on the subject have.
static void weigh(Maker *maker)
{
    const ClaimIndex *index = maker->index;
    maker->weights = arena_array(maker->keep, uint32_t, index->lexicon->vocabulary->atoms);
    for (size_t i = 0; i < index->needs.len; i++) {
        const Station *station = &index->stations.at[index->needs.at[i]];
        weigh_set(maker, station->words);
        weigh_set(maker, station->heads);
    }
}

static uint32_t weight_of_set(const Maker *maker, uint32_t set)
{
    const AtomList *atoms = atoms_of(maker->index, set);
    uint32_t weight = 0;
    for (size_t i = 0; i < atoms->len; i++)
        weight += maker->weights[atoms->at[i]];
    return weight;
}

static uint32_t weight_of(const Maker *maker, uint32_t number)
{
    const Station *station = &maker->index->stations.at[number];
    return weight_of_set(maker, station->words) + weight_of_set(maker, station->heads);
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

// The sets of the rarest station that a lead needs: at most two.
static size_t rarest_sets(const ClaimIndex *index, const Lead *lead, uint32_t sets[2])
{
    const Station *station = &index->stations.at[index->needs.at[lead->needs.first]];
    size_t count = 0;
    if (station->words)
        sets[count++] = station->words;
    if (station->heads)
        sets[count++] = station->heads;
    return count;
}

// Counts with `next` NULL, else puts.
static void turn_round(const Maker *maker, Layer layer, uint32_t *starts, uint32_t *next)
{
    const ClaimIndex *index = maker->index;
    uint32_t sets[2];
    for (uint32_t i = 0; i < index->leads.len; i++) {
        const Lead *lead = &index->leads.at[i];
        if (lead->layer != layer || lead->own == 0)
            continue;
        for (size_t j = rarest_sets(index, lead, sets); j-- > 0;)
            if (next)
                index->set_leads[layer][starts[sets[j]] + next[sets[j]]++] = i;
            else
                starts[sets[j]]++;
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

ClaimIndex *index_make(const Lexicon *lexicon, const ClaimList *claims, Arena *keep,
                       uint32_t *firsts)
{
    static const AtomSet empty;
    const Vocabulary *vocabulary = lexicon->vocabulary;
    ClaimIndex *index = arena_new(keep, ClaimIndex);
    Maker maker = {.index = index, .keep = keep};
    index->lexicon = lexicon;
    list_add(keep, &index->sets, &empty);
    maker.station_of_node = arena_array(keep, uint32_t, vocabulary->nodes);
    for (size_t i = 0; i < claims->len; i++) {
        firsts[i] = (uint32_t)index->leads.len;
        add_leads(&maker, claims->at[i]);
    }
    turn(&maker);
    return index;
}
