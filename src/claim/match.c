#include "claim/match.h"

#include "base/utf8.h"

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

static bool token_has(const View *view, size_t token, const AtomSet *atoms)
{
    for (size_t i = view->atom_starts[token]; i < view->atom_starts[token + 1]; i++)
        if (atoms_have(atoms, view->atoms.at[i]))
            return true;
    return false;
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
    size_t from = here->at - unit.start;
    size_t seen = from + 1 + view->tokens.at[here->token].text.len + AHEAD_MOST;
    return pattern_find(pattern, view->matcher, utf8_cut(text_span(text->text, unit), seen), from,
                        NULL);
}

static bool matches_inside(Walk *walk, const Node *node, size_t ref)
{
    for (size_t i = 0; i < node->inside.len; i++) {
        PatternAnswer answer = look_inside(walk->view, walk->layer, ref, node->inside.at[i]);
        if (answer == PATTERN_LIMIT)
            walk->steps = STEPS_MOST;
        if (answer == PATTERN_YES)
            return true;
    }
    return false;
}

size_t node_start(const Node *node, Atom atom)
{
    size_t low = 0, high = node->starts.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (node->starts.at[middle].atom < atom)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static Lengths lengths_of_entries(Walk *walk, const Node *node, size_t token, size_t at)
{
    const View *view = walk->view;
    Lengths lengths = 0;
    for (size_t i = view->atom_starts[token]; i < view->atom_starts[token + 1]; i++) {
        Atom atom = view->atoms.at[i];
        for (size_t j = node_start(node, atom);
             j < node->starts.len && node->starts.at[j].atom == atom; j++)
            lengths |= lengths_of_phrase(walk, &node->entries.at[node->starts.at[j].entry], at);
    }
    for (size_t i = 0; node->any_first && i < node->entries.len; i++)
        if (node->entries.at[i].any_first)
            lengths |= lengths_of_phrase(walk, &node->entries.at[i], at);
    return lengths;
}

static Lengths look_at(Walk *walk, const Node *node, size_t token, size_t at)
{
    Lengths lengths = 0;
    if (token_has(walk->view, token, &node->words) || matches_inside(walk, node, at))
        lengths = (Lengths)1 << 1;
    return node->entries.len ? lengths | lengths_of_entries(walk, node, token, at) : lengths;
}

// Terms stand in many phrases: what one matches at a token is kept until another takes its place.
static Memo *memo_of(const Walk *walk, const Node *node, size_t at)
{
    uint64_t place = (at * LAYER_COUNT + walk->layer) * 0xC2B2AE3Du;
    uint64_t hash = node->number * 0x9E3779B97F4A7C15u ^ place;
    return &walk->view->memos[(hash >> 20) % MEMOS];
}

static Lengths lengths_of_node(Walk *walk, const Node *node, size_t at)
{
    if (at >= walk->end || walk->steps >= STEPS_MOST)
        return 0;
    walk->steps++;
    size_t token = token_at(walk, at);
    if (!node->any_first && !token_has(walk->view, token, &node->firsts))
        return 0;
    if (!walk->whole || node->entries.len + node->inside.len == 0)
        return look_at(walk, node, token, at);
    Memo *memo = memo_of(walk, node, at);
    if (memo->node != node || memo->at != at || memo->layer != walk->layer) {
        Lengths lengths = look_at(walk, node, token, at);
        if (walk->steps >= STEPS_MOST)
            return lengths;
        *memo = (Memo){node, at, walk->layer, lengths};
    }
    return memo->lengths;
}

bool is_article(Text word)
{
    return text_is_caseless(word, TEXT("the")) || text_is_caseless(word, TEXT("a"))
        || text_is_caseless(word, TEXT("an"));
}

// How many tokens may be passed over before a step.
static unsigned passed_most(const Walk *walk, const Step *step, size_t at)
{
    if (step->gap || !step->article || at >= walk->end)
        return step->gap;
    return is_article(walk->view->tokens.at[token_at(walk, at)].text);
}

static Lengths lengths_of_step(Walk *walk, const Step *step, size_t at, unsigned length)
{
    unsigned most = length == 0 ? 0 : passed_most(walk, step, at + length);
    Lengths lengths = 0;
    for (unsigned passed = 0; passed <= most && length + passed < SPAN_MOST; passed++)
        lengths |= lengths_of_node(walk, step->node, at + length + passed) << (length + passed);
    return lengths;
}

static Lengths lengths_of_phrase(Walk *walk, const Phrase *phrase, size_t at)
{
    Lengths reached = 1;
    for (size_t i = 0; i < phrase->steps.len && reached; i++) {
        const Step *step = &phrase->steps.at[i];
        Lengths next = step->optional ? reached : 0;
        for (Lengths rest = reached; rest; rest &= rest - 1)
            next |= lengths_of_step(walk, step, at, (unsigned)__builtin_ctzll(rest));
        reached = next;
    }
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
    if (!phrase->any_first
        && !token_has(walk->view, token_at(walk, at), &phrase->firsts))
        return false;
    Lengths lengths = lengths_of_phrase(walk, phrase, at);
    if (lengths && hit)
        *hit = (Span){at, at + (size_t)__builtin_ctzll(lengths)};
    return lengths != 0;
}

bool phrase_may_match(const Phrase *phrase, const View *view)
{
    for (size_t i = 0; i < phrase->needs.len; i++) {
        const AtomList *need = &phrase->needs.at[i]->list;
        bool met = false;
        for (size_t j = 0; j < need->len && !met; j++)
            met = view->present[need->at[j] / 64] >> need->at[j] % 64 & 1;
        if (!met)
            return false;
    }
    return true;
}

MatchAnswer phrase_find(const Phrase *phrase, const View *view, Layer layer, Span refs, Span *hit)
{
    Walk walk = walk_over(view, layer, refs);
    for (size_t at = refs.start; at < refs.end; at++)
        if (begins(&walk, phrase, at, hit))
            return MATCH_YES;
    return walk.steps >= STEPS_MOST ? MATCH_LIMIT : MATCH_NO;
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
