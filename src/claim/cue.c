#include "claim/cue.h"

#include "claim/match.h"
#include "claim/rows.h"

enum {
    SIGNS_MOST = 16,      // signs before the first word of a sentence that are looked over
    ASIDE_CLEAR = 4,      // words before an aside without a comma
};

typedef struct CuePlaces {
    SpanList list;
    bool known;
} CuePlaces;

struct CueTable {
    CuePlaces cues[CUE_COUNT];
    CuePlaces *technologies;    // in the order of the lexicon
    // Refs in LAYER_WHOLE that a cue may begin with, or that of some technology.
    LIST(uint32_t) starts[CUE_COUNT + 1];
};

// NULL: the table is empty.
static const Node *node_of(const View *view, const Phrase *cues)
{
    const Phrasebook *book = view->lexicon->book;
    return cues->step_count ? step_node(book, phrase_step(book, cues, 0)) : NULL;
}

// Takes the longest cue that begins at a ref; tells where to go on.
static size_t take_cue(const View *view, const Node *cues, size_t at, SpanList *places)
{
    const LayerText *whole = &view->layers[LAYER_WHOLE];
    const Ref *refs = whole->refs.at;
    Span rest = {at, whole->units.at[refs[at].unit].refs.end};
    size_t len = node_longest(cues, view, LAYER_WHOLE, rest);
    Span place = {refs[at].token, len ? refs[at + len - 1].token + 1 : 0};
    if (len && !view->tokens.at[place.start].contrast)
        list_add(view->arena, places, place);
    return at + (len ? len : 1);
}

static void search(const View *view, const Node *cues, SpanList *places)
{
    size_t refs = view->layers[LAYER_WHOLE].refs.len;
    for (size_t at = 0; at < refs;)
        at = take_cue(view, cues, at, places);
}

// `starts`: which of those in the table.
static void search_starts(const View *view, size_t starts, const Node *cues, SpanList *places)
{
    size_t next = 0;
    for (size_t i = 0; i < view->cues->starts[starts].len; i++)
        if (view->cues->starts[starts].at[i] >= next)
            next = take_cue(view, cues, view->cues->starts[starts].at[i], places);
}

// In all of the view.
static void search_all(const View *view, size_t starts, const Node *cues, SpanList *places)
{
    if (begins_anywhere(view, cues))
        search(view, cues, places);
    else
        search_starts(view, starts, cues, places);
}

// "not only", "no myth": drops the cues that are part of a phrase that takes their meaning away.
static void drop_undone(const View *view, SpanList *places)
{
    const SpanList *undone = cue_places(view, CUE_NO_NEGATION);
    size_t kept = 0, next = 0;
    for (size_t i = 0; i < places->len; i++) {
        Span place = places->at[i];
        while (next < undone->len && undone->at[next].end <= place.start)
            next++;
        if (next == undone->len || place.start < undone->at[next].start)
            places->at[kept++] = place;
    }
    places->len = kept;
}

const SpanList *cue_places(const View *view, Cue cue)
{
    CuePlaces *places = &view->cues->cues[cue];
    if (places->known)
        return &places->list;
    places->known = true;
    const Node *cues = node_of(view, &view->lexicon->cues[cue]);
    if (cues)
        search_all(view, cue, cues, &places->list);
    if (cue == CUE_ASIDE || cue == CUE_NEGATION || cue == CUE_ABSENCE
        || cue == CUE_MYTH || cue == CUE_DENIAL)
        drop_undone(view, &places->list);
    return &places->list;
}

static bool first_within(const SpanList *places, size_t from, size_t to, Span *place)
{
    size_t low = 0, high = places->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (places->at[middle].start < from)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == places->len || places->at[low].start >= to)
        return false;
    *place = places->at[low];
    return true;
}

bool cue_within(const View *view, Cue cue, size_t from, size_t to, Span *place)
{
    return first_within(cue_places(view, cue), from, to, place);
}

bool cue_speaks_of(const View *view, const Technology *technology, size_t sentence)
{
    CuePlaces *places = &view->cues->technologies[technology - view->lexicon->technologies.at];
    Span tokens = view->sentences.at[sentence], place;
    if (!places->known)
        search_all(view, TECHNOLOGIES, node_of(view, &technology->cues), &places->list);
    places->known = true;
    return first_within(&places->list, tokens.start, tokens.end, &place);
}

bool cue_in_sentence(const View *view, Cue cue, size_t sentence)
{
    Span tokens = view->sentences.at[sentence], place;
    return cue_within(view, cue, tokens.start, tokens.end, &place);
}

static bool begins_at(const View *view, Cue cue, size_t start, size_t end, Span *place)
{
    size_t first = start;
    while (first < end && first < start + SIGNS_MOST && view->tokens.at[first].kind != TOKEN_WORD)
        first++;
    return first < end && cue_within(view, cue, first, first + 1, place);
}

bool cue_begins(const View *view, Cue cue, size_t sentence, Span *place)
{
    Span tokens = view->sentences.at[sentence];
    size_t own = view->own.at[sentence];
    return begins_at(view, cue, tokens.start, tokens.end, place)
        || (own > tokens.start && begins_at(view, cue, own, tokens.end, place));
}

static Span sentence_around(const View *view, size_t token)
{
    const LayerText *whole = &view->layers[LAYER_WHOLE];
    size_t unit = whole->refs.at[view_ref(view, token)].unit;
    return view->sentences.at[whole->units.at[unit].sentence];
}

// "await, not Wait, blocks": an aside, unless the comma closes a remark of its own ("does, of
// course, not block") or the word negates the clause behind it ("not because ...").
static bool is_aside(const View *view, Span place)
{
    const Token *tokens = view->tokens.at;
    Span sentence = sentence_around(view, place.start);
    if (place.start == sentence.start || tokens[place.start - 1].kind != TOKEN_COMMA)
        return false;
    for (size_t i = place.start - 1, words = 0; i > sentence.start && words < ASIDE_CLEAR; i--) {
        TokenKind kind = tokens[i - 1].kind;
        if (kind == TOKEN_COMMA)
            return false;
        words += kind == TOKEN_WORD;
    }
    return place.end == sentence.end || !tokens[place.end].opens_clause;
}

// Which cues may begin with a token: one bit each.
static uint32_t cues_at(const View *view, size_t token)
{
    const Lexicon *lexicon = view->lexicon;
    uint32_t cues = 0;
    for (size_t i = view->atom_starts[token]; i < view->atom_starts[token + 1]; i++)
        if (view->atoms.at[i] < lexicon->cues_of_atoms.len)
            cues |= lexicon->cues_of_atoms.at[view->atoms.at[i]];
    return cues;
}

static void find_starts(const View *view)
{
    const RefList *refs = &view->layers[LAYER_WHOLE].refs;
    for (size_t i = 0; i < refs->len; i++)
        for (uint32_t here = cues_at(view, refs->at[i].token); here; here &= here - 1)
            list_add(view->arena, &view->cues->starts[__builtin_ctz(here)], (uint32_t)i);
}

void cues_mark(View *view)
{
    view->cues = arena_new(view->arena, struct CueTable);
    find_starts(view);
    view->cues->technologies = arena_array(view->arena, CuePlaces, view->lexicon->technologies.len);
    Token *tokens = view->tokens.at;
    const SpanList *boundaries = cue_places(view, CUE_BOUNDARY);
    const SpanList *concessions = cue_places(view, CUE_CONCESSION);
    const SpanList *undone = cue_places(view, CUE_NO_NEGATION);
    const SpanList *contrasts = cue_places(view, CUE_CONTRAST);
    const SpanList *asides = cue_places(view, CUE_ASIDE);
    for (size_t i = 0; i < boundaries->len; i++)
        tokens[boundaries->at[i].start].opens_clause = true;
    for (size_t i = 0; i < concessions->len; i++)
        tokens[concessions->at[i].start].concedes = true;
    // "not only waits but blocks" is one statement.
    for (size_t i = 0; i < undone->len; i++)
        for (size_t j = undone->at[i].start; j < undone->at[i].end; j++)
            tokens[j].opens_clause = false;
    for (size_t i = 0; i < contrasts->len; i++)
        tokens[contrasts->at[i].start].opens_contrast = true;
    for (size_t i = 0; i < asides->len; i++)
        if (is_aside(view, asides->at[i]))
            tokens[asides->at[i].start].opens_contrast = true;
}
