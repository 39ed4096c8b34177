#include "claim/match.h"

#include "base/utf8.h"
#include "claim/memory.h"
#include "claim/presence.h"
#include "claim/rows.h"

enum {
    STEPS_MOST = 200000,     // nodes that are tried for one phrase in one unit
    AHEAD_MOST = 80,         // bytes behind a token that a pattern within it may look at
};

typedef struct Walk {
    const View *view;
    Layer layer;
    size_t end;              // of the stretch, in refs
    bool whole;              // it ends with its unit
    size_t steps;
} Walk;

// Sets of lengths: bit n stands for n tokens.
typedef uint64_t Lengths;

static Lengths lengths_of_phrase(Walk *walk, const Phrase *phrase, size_t at);

static size_t token_at(const Walk *walk, size_t ref)
{
    return walk->view->layers[walk->layer].refs.at[ref].token;
}

static const Phrasebook *book_of(const View *view)
{
    return view->lexicon->book;
}

// A pattern within a token begins at the space before it, and sees the unit before that and a
// little behind the token.
static PatternAnswer look_inside(const View *view, Layer layer, size_t ref, Pattern *pattern)
{
    const LayerText *text = &view->layers[layer];
    const Ref *here = &text->refs.at[ref];
    if (!view->plain
        && !literals_in_word(pattern_literals(pattern), view->tokens.at[here->token].text,
                             view->letters[here->token]))
        return PATTERN_NO;
    Span unit = text->units.at[here->unit].text;
    size_t from = here->at;
    size_t seen = from + 1 + view->tokens.at[here->token].text.len + AHEAD_MOST;
    return pattern_find(pattern, view->matcher, utf8_cut(text_span(text->text, unit), seen), from,
                        NULL);
}

static bool matches_inside(Walk *walk, const Node *node, size_t ref)
{
    Pattern *const *inside = &book_of(walk->view)->patterns.at[node->inside];
    if (node->inside_count == 0
        || (!node->blind && !walk->view->plain
            && !token_has(walk->view, token_at(walk, ref), node->hints)))
        return false;
    for (size_t i = 0; i < node->inside_count; i++) {
        PatternAnswer answer = look_inside(walk->view, walk->layer, ref, inside[i]);
        if (answer == PATTERN_LIMIT)
            walk->steps = STEPS_MOST;
        if (answer == PATTERN_YES)
            return true;
    }
    return false;
}

uint32_t start_find(const Start *starts, uint32_t count, Atom atom)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (starts[middle].atom < atom)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool begins_anywhere(const View *view, const Node *node)
{
    return node->any_first || (view->plain && node->hinted);
}

// Whether one of the tokens behind the first may begin the second step: a look at their signs is
// worth most entries' trial.
static bool may_go_on(const Walk *walk, const Phrase *entry, size_t at)
{
    const Phrasebook *book = book_of(walk->view);
    const Step *first = phrase_step(book, entry, 0), *second = first + 1;
    if (entry->step_count < 2 || walk->view->plain || first->optional || second->optional
        || step_node(book, first)->entry_count || step_node(book, second)->any_first)
        return true;
    uint64_t sign = book_set(book, step_node(book, second)->firsts)->sign, there = 0;
    size_t end = at + 2 + second->gap + second->article;
    for (size_t i = at + 1; i < end && i < walk->end; i++)
        there |= walk->view->layers[walk->layer].refs.at[i].sign;
    return there & sign;
}

static Lengths lengths_of_entries(Walk *walk, const Node *node, size_t token, size_t at)
{
    const View *view = walk->view;
    const Phrase *entries = book_of(view)->entries.at;
    const Start *starts = &book_of(view)->starts.at[node->starts];
    const AtomSet *firsts = book_set(book_of(view), node->firsts);
    Lengths lengths = 0;
    for (size_t i = view->atom_starts[token]; i < view->atom_starts[token + 1]; i++) {
        Atom atom = view->atoms.at[i];
        if (!set_has(book_of(view), firsts, atom))
            continue;
        for (uint32_t j = start_find(starts, node->start_count, atom);
             j < node->start_count && starts[j].atom == atom; j++)
            if (may_go_on(walk, &entries[starts[j].entry], at))
                lengths |= lengths_of_phrase(walk, &entries[starts[j].entry], at);
    }
    entries += node->entries;
    for (uint32_t i = 0; begins_anywhere(view, node) && i < node->entry_count; i++)
        if (entries[i].any_first || (view->plain && entries[i].hinted))
            lengths |= lengths_of_phrase(walk, &entries[i], at);
    return lengths;
}

static Lengths look_at(Walk *walk, const Node *node, size_t token, size_t at)
{
    Lengths lengths = 0;
    if (token_has(walk->view, token, node->words) || matches_inside(walk, node, at))
        lengths = (Lengths)1 << 1;
    return node->entry_count ? lengths | lengths_of_entries(walk, node, token, at) : lengths;
}

// A book has fewer nodes than 2 to the 24th, and a text fewer refs than fit beside them.
static uint64_t key_of(const Walk *walk, const Node *node, size_t at)
{
    uint64_t number = (uint64_t)(node - book_of(walk->view)->nodes.at) + 1;
    return number << 40 | (at * LAYER_COUNT + walk->layer);
}

static Lengths lengths_of_node(Walk *walk, const Node *node, size_t at)
{
    if (at >= walk->end || walk->steps >= STEPS_MOST)
        return 0;
    walk->steps++;
    size_t token = token_at(walk, at);
    if (!begins_anywhere(walk->view, node) && !token_has(walk->view, token, node->firsts))
        return 0;
    if (node->entry_count + node->inside_count == 0)
        return (Lengths)1 << 1;          // of single words, one of which it has
    if (!walk->whole)
        return look_at(walk, node, token, at);
    uint64_t key = key_of(walk, node, at);
    Memo *memo = memory_memo(walk->view->memory, key);
    if (memo->key == key)
        return memo->lengths;
    Lengths lengths = look_at(walk, node, token, at);
    if (walk->steps < STEPS_MOST)
        *memo = (Memo){key, lengths};
    return lengths;
}

// How many tokens may be passed over before a step.
static unsigned passed_most(const Walk *walk, const Step *step, size_t at)
{
    if (step->gap || !step->article || at >= walk->end)
        return step->gap;
    return walk->view->layers[walk->layer].refs.at[at].article;
}

// Where a step may begin, behind what the steps before it reached: each place once, however many
// lengths lead to it.
static Lengths starts_of_step(const Walk *walk, const Step *step, size_t at, Lengths reached)
{
    Lengths starts = 0;
    for (Lengths rest = reached; rest; rest &= rest - 1) {
        unsigned length = (unsigned)__builtin_ctzll(rest);
        unsigned most = length == 0 ? 0 : passed_most(walk, step, at + length);
        starts |= (((Lengths)2 << most) - 1) << length;
    }
    return starts & (((Lengths)1 << SPAN_MOST) - 1);
}

static Lengths lengths_of_step(Walk *walk, const Step *step, size_t at, Lengths reached)
{
    const Node *node = step_node(book_of(walk->view), step);
    Lengths lengths = step->optional ? reached : 0;
    for (Lengths rest = starts_of_step(walk, step, at, reached); rest; rest &= rest - 1) {
        unsigned start = (unsigned)__builtin_ctzll(rest);
        lengths |= lengths_of_node(walk, node, at + start) << start;
    }
    return lengths;
}

static Lengths lengths_of_phrase(Walk *walk, const Phrase *phrase, size_t at)
{
    Lengths reached = 1;
    const Step *steps = phrase_step(book_of(walk->view), phrase, 0);
    for (size_t i = 0; i < phrase->step_count && reached; i++)
        reached = lengths_of_step(walk, &steps[i], at, reached);
    return reached;
}

static Walk walk_over(const View *view, Layer layer, Span refs)
{
    const LayerText *text = &view->layers[layer];
    Walk walk = {view, layer, refs.end, false, 0};
    if (refs.start < refs.end)
        walk.whole = text->units.at[text->refs.at[refs.start].unit].refs.end == refs.end;
    return walk;
}

static bool begins(Walk *walk, const Phrase *phrase, size_t at, Span *hit)
{
    matcher_try(walk->view->matcher);
    Lengths lengths = lengths_of_phrase(walk, phrase, at);
    if (lengths && hit)
        *hit = (Span){at, at + (size_t)__builtin_ctzll(lengths)};
    return lengths != 0;
}

// In a stretch of one unit, which has no more tokens than bits.
static MatchAnswer seek(const Phrase *phrase, const View *view, Layer layer, Span refs, Span *hit)
{
    Walk walk = walk_over(view, layer, refs);
    Places all = place_at(refs.end - refs.start) - 1;
    Places starts = view->plain ? all : phrase_may_begin(phrase, view, layer, refs);
    for (; starts; starts &= starts - 1)
        if (begins(&walk, phrase, refs.start + places_first(starts), hit))
            return MATCH_YES;
    return walk.steps >= STEPS_MOST ? MATCH_LIMIT : MATCH_NO;
}

MatchAnswer phrase_find(const Phrase *phrase, const View *view, Layer layer, Span refs, Span *hit)
{
    Recall *recall = memory_recall(view, phrase, layer, refs);
    if (!recall)
        return seek(phrase, view, layer, refs, hit);
    if (!recall_has(recall, phrase, layer, refs)) {
        Span found = {0};
        MatchAnswer answer = seek(phrase, view, layer, refs, &found);
        *recall = (Recall){phrase->steps, phrase->step_count, (uint8_t)layer, (uint8_t)answer,
                           refs.start, found};
    }
    if (hit && recall->answer == MATCH_YES)
        *hit = recall->hit;
    return (MatchAnswer)recall->answer;
}

MatchAnswer phrase_begins(const Phrase *phrase, const View *view, Layer layer, Span refs, Span *hit)
{
    Walk walk = walk_over(view, layer, refs);
    if (refs.start < refs.end && begins(&walk, phrase, refs.start, hit))
        return MATCH_YES;
    return walk.steps >= STEPS_MOST ? MATCH_LIMIT : MATCH_NO;
}

MatchAnswer node_inside(const Node *node, const View *view, Layer layer, size_t ref)
{
    Walk walk = {.view = view, .layer = layer};
    if (matches_inside(&walk, node, ref))
        return MATCH_YES;
    return walk.steps >= STEPS_MOST ? MATCH_LIMIT : MATCH_NO;
}

size_t node_longest(const Node *node, const View *view, Layer layer, Span refs)
{
    Walk walk = walk_over(view, layer, refs);
    Lengths lengths = lengths_of_node(&walk, node, refs.start);
    return lengths ? 63 - (size_t)__builtin_clzll(lengths) : 0;
}
