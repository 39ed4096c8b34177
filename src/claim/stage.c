#include "claim/stage.h"

#include <string.h>

#include "claim/bits.h"
#include "claim/match.h"
#include "claim/rows.h"

enum { FEWER = 2 };      // starts of a node that are asked for in the time of one that is sought

// Bits are asked first: there are few enough of them to be at hand.
static inline Places atom_places(const Stage *stage, Atom atom)
{
    return has_bit(stage->atom_bits, atom) ? stage->atoms[atom] : 0;
}

static Places find_bits(const Stage *stage, const AtomSet *set)
{
    const uint64_t *bits = stage->view->lexicon->book->bits.at + set->bits;
    Places places = 0;
    for (uint32_t i = 0; i < set->words; i++)
        for (uint64_t here = bits[i] & stage->atom_bits[set->word + i]; here; here &= here - 1)
            places |= stage->atoms[(set->word + i) * 64 + (uint32_t)__builtin_ctzll(here)];
    return places;
}

// Asks for the atoms of the set, or for words of their bits, whichever are fewer.
static Places find_set(const Stage *stage, const AtomSet *set)
{
    const Atom *atoms = stage->view->lexicon->book->atoms.at + set->at;
    Places places = 0;
    if (!(stage->sign & set->sign))
        return 0;
    if (set->words && set->words < set->len)
        return find_bits(stage, set);
    for (size_t i = 0; i < set->len; i++)
        places |= atom_places(stage, atoms[i]);
    return places;
}

// Those that are needed were marked when the tokens were read.
static Places set_places(Stage *stage, uint32_t set)
{
    if (has_bit(stage->set_bits, set))
        return stage->sets[set];
    if (set < stage->index->needed)
        return 0;
    set_bit(stage->set_bits, set);
    return stage->sets[set] = find_set(stage, stage->index->sets.at[set]);
}

// --- stations ------------------------------------------------------------------------------------

static const Wide *wide_station(Stage *stage, const Station *station, Places asked);

// From where a station leads to one of the ends.
static Places station_back(Stage *stage, const Station *station, Places ends)
{
    if (station->number == STATION_OF_WORDS)
        return set_places(stage, station->words) & ends >> 1;
    const Wide *wide = wide_station(stage, station, ends >> 1);
    Places from = wide->words & ends >> 1;
    for (uint32_t i = wide->reach; i; i = stage->reaches.at[i].next)
        if (stage->reaches.at[i].ends & ends)
            from |= place_at(stage->reaches.at[i].from);
    return from;
}

// From where it may, as far as can be told without looking at its entries and patterns.
static Places station_back_roughly(Stage *stage, const Station *station, Places ends)
{
    if (station->number == STATION_OF_WORDS || stage->wide[station->number].stamp == stage->stamp)
        return station_back(stage, station, ends);
    if (station->any_first)
        return places_before_last(ends);
    return set_places(stage, station->firsts) & places_before_last(ends);
}

// Where what a station matches ends, when it begins at one of the places.
static Places station_forth(Stage *stage, const Station *station, Places from)
{
    if (station->number == STATION_OF_WORDS)
        return (set_places(stage, station->words) & from) << 1;
    const Wide *wide = wide_station(stage, station, from);
    Places ends = (wide->words & from) << 1;
    for (uint32_t i = wide->reach; i; i = stage->reaches.at[i].next)
        if (from >> stage->reaches.at[i].from & 1)
            ends |= stage->reaches.at[i].ends;
    return ends;
}

// All ends of a path that begins at one place.
static Places path_ends(Stage *stage, const Path *path, size_t at)
{
    const Move *moves = stage->index->moves.at + path->moves.first;
    Places start = place_at(at), reached = start;
    for (uint32_t i = 0; i < path->moves.len && reached; i++) {
        Places from = reached | places_up(reached & ~start, moves[i].gap);
        if (moves[i].article && !moves[i].gap)
            from |= (from & ~start & stage->articles) << 1;
        Places ends = station_forth(stage, &stage->index->stations.at[moves[i].station], from);
        reached = moves[i].optional ? reached | ends : ends;
    }
    return reached & ~start;
}

static void add_reach(Stage *stage, Wide *wide, size_t at, Places ends)
{
    list_add(stage->arena, &stage->reaches, (Reach){wide->reach, (uint8_t)at, ends});
    wide->reach = (uint32_t)stage->reaches.len - 1;
}

bool stage_has(Stage *stage, const Station *station)
{
    return station->any_first || set_places(stage, station->firsts);
}

// Of an entry that is tried where its first one stands.
static bool has_stations(Stage *stage, const Path *path)
{
    if (path->rare && !set_places(stage, path->rare))
        return false;
    const Move *moves = stage->index->moves.at + path->moves.first;
    for (uint32_t i = 1; i < path->moves.len; i++)
        if (!moves[i].optional
            && !stage_has(stage, &stage->index->stations.at[moves[i].station]))
            return false;
    return true;
}

static void try_entry(Stage *stage, const Station *station, size_t entry, Places places)
{
    const Path *path = &stage->index->paths.at[station->entries + entry];
    if (!has_stations(stage, path))
        return;
    if (path->moves.len > 1)
        places &= stage_may(stage, path);
    for (; places; places &= places - 1) {
        size_t at = places_first(places);
        Places ends = path_ends(stage, path, at);
        if (ends)
            add_reach(stage, &stage->wide[station->number], at, ends);
    }
}

static void try_entries_of(Stage *stage, const Station *station, Atom atom)
{
    const Node *node = station->node;
    const Start *starts = stage->view->lexicon->book->starts.at + node->starts;
    for (uint32_t i = start_find(starts, node->start_count, atom);
         i < node->start_count && starts[i].atom == atom; i++)
        try_entry(stage, station, starts[i].entry - node->entries, stage->atoms[atom]);
}

// As find_set does.
static void try_entries(Stage *stage, const Station *station)
{
    const Node *node = station->node;
    const Phrasebook *book = stage->view->lexicon->book;
    const AtomSet *firsts = book_set(book, node->firsts);
    const uint64_t *bits = book->bits.at + firsts->bits;
    if (firsts->words && firsts->words * FEWER < node->start_count) {
        for (uint32_t i = 0; i < firsts->words; i++)
            for (uint64_t here = bits[i] & stage->atom_bits[firsts->word + i]; here;
                 here &= here - 1)
                try_entries_of(stage, station,
                               (firsts->word + i) * 64 + (Atom)__builtin_ctzll(here));
        return;
    }
    const Start *starts = book->starts.at + node->starts;
    for (uint32_t i = 0; i < node->start_count; i++) {
        Places places = atom_places(stage, starts[i].atom);
        if (places)
            try_entry(stage, station, starts[i].entry - node->entries, places);
    }
}

static void try_entries_anywhere(Stage *stage, const Station *station)
{
    const Phrase *entries = stage->view->lexicon->book->entries.at + station->node->entries;
    for (size_t i = 0; station->any_first && i < station->node->entry_count; i++)
        if (entries[i].any_first)
            try_entry(stage, station, i, stage->all & ~place_at(stage->count));
}

// Patterns within words take long: they are asked where somebody needs to know.
static void try_inside(Stage *stage, const Station *station, Wide *wide, Places asked)
{
    const Node *node = station->node;
    Places inside = asked & ~wide->tried & (place_at(stage->count) - 1);
    wide->tried |= inside;
    if (inside && !node->blind)
        inside &= set_places(stage, station->hints);
    for (; inside; inside &= inside - 1) {
        size_t at = places_first(inside);
        MatchAnswer answer = node_inside(node, stage->view, stage->layer, stage->base + at);
        if (answer != MATCH_NO)
            wide->words |= place_at(at);
        stage->unsure = stage->unsure || answer == MATCH_LIMIT;
    }
}

static const Wide *wide_station(Stage *stage, const Station *station, Places asked)
{
    Wide *wide = &stage->wide[station->number];
    if (wide->stamp != stage->stamp) {
        Places words = set_places(stage, station->words);
        *wide = (Wide){stage->stamp, 0, words, words};
        if (set_places(stage, station->firsts))
            try_entries(stage, station);
        try_entries_anywhere(stage, station);
    }
    try_inside(stage, station, wide, asked);
    return wide;
}

// --- paths ---------------------------------------------------------------------------------------

typedef Places StationBack(Stage *stage, const Station *station, Places ends);

// Where a path matches. A gap, or an article, is passed over only between two stations.
static inline Places path_back(Stage *stage, const Path *path, StationBack *back)
{
    const Move *moves = stage->index->moves.at + path->moves.first;
    Places ends = stage->all, starts = 0;
    for (uint32_t i = path->moves.len; i-- > 0 && ends;) {
        Places from = back(stage, &stage->index->stations.at[moves[i].station], ends);
        if (i <= path->skippable)
            starts |= from;
        from = places_before(from, moves[i].gap, moves[i].article, stage->articles);
        ends = moves[i].optional ? ends | from : from;
    }
    return starts;
}

Places stage_may(Stage *stage, const Path *path)
{
    return path_back(stage, path, station_back_roughly);
}

Places stage_find(Stage *stage, const Path *path)
{
    return path_back(stage, path, station_back);
}

// --- tokens --------------------------------------------------------------------------------------

static void see_token(Stage *stage, const Ref *ref, Places places)
{
    const View *view = stage->view;
    stage->sign |= ref->sign;
    for (size_t i = view->atom_starts[ref->token]; i < view->atom_starts[ref->token + 1]; i++) {
        Atom atom = view->atoms.at[i];
        if (!has_bit(stage->atom_bits, atom))
            stage->has.at[stage->has.len++] = atom;
        stage->atoms[atom] = atom_places(stage, atom) | places;
        set_bit(stage->atom_bits, atom);
    }
}

static void see_set(Stage *stage, uint32_t set, Places places)
{
    if (has_bit(stage->set_bits, set)) {
        stage->sets[set] |= places;
        return;
    }
    set_bit(stage->set_bits, set);
    stage->sets[set] = places;
    stage->seen[stage->seen_count++] = set;
}

static void see_sets(Stage *stage)
{
    const ClaimIndex *index = stage->index;
    stage->seen_count = 0;
    for (size_t i = 0; i < stage->has.len; i++) {
        Atom atom = stage->has.at[i];
        for (uint32_t j = index->set_starts[atom]; j < index->set_starts[atom + 1]; j++)
            see_set(stage, index->atom_sets[j], stage->atoms[atom]);
    }
}

static void begin(Stage *stage)
{
    const ClaimIndex *index = stage->index;
    memset(stage->atom_bits, 0, bit_words(index->lexicon->vocabulary->atoms) * sizeof(uint64_t));
    memset(stage->set_bits, 0, bit_words(index->sets.len) * sizeof(uint64_t));
    stage->stamp++;
    stage->has.len = 0;
    stage->sign = 0;
    stage->unsure = false;
    stage->reaches.len = 1;
    stage->articles = 0;
}

void stage_open(Stage *stage)
{
    const Ref *refs = stage->view->layers[stage->layer].refs.at + stage->base;
    begin(stage);
    stage->all = stage->count == SPAN_MOST ? ~(Places)0 : place_at(stage->count + 1) - 1;
    for (size_t i = 0; i < stage->count; i++) {
        if (refs[i].article)
            stage->articles |= place_at(i);
        see_token(stage, &refs[i], place_at(i));
    }
    see_sets(stage);
}
