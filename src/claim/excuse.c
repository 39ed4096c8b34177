#include "claim/match.h"
#include "claim/presence.h"
#include "claim/search.h"
#include "claim/title.h"

static size_t group_end(const LayerText *text, size_t unit)
{
    size_t next = (unit / GROUP_UNITS + 1) * GROUP_UNITS;
    return next < text->units.len ? text->units.at[next].refs.start : text->refs.len;
}

// Remembers the first expression that met a limit.
static bool unit_has(Search *search, const Expression *expression, Layer layer, Span refs,
                     Span *hit)
{
    MatchAnswer answer = phrase_find(&expression->phrase, search->view, layer, refs, hit);
    if (answer == MATCH_LIMIT && !search->limit)
        search->limit = expression;
    return answer == MATCH_YES;
}

// Of several units, those of a group that has not all the words are passed over.
bool search_find(Search *search, const Expression *expression, Layer layer, Span refs, Span *hit)
{
    const View *view = search->view;
    const LayerText *text = &view->layers[layer];
    size_t asked = TEXT_NONE;        // the group that has them
    for (size_t at = refs.start, end; at < refs.end; at = end) {
        size_t unit = text->refs.at[at].unit, group = unit / GROUP_UNITS;
        end = text->units.at[unit].refs.end;
        if (end < refs.end && group != asked && !view->plain
            && !phrase_may_stand(&expression->phrase, view, layer, unit)) {
            end = group_end(text, unit);
            continue;
        }
        asked = group;
        Span stretch = {at, end < refs.end ? end : refs.end};
        if (unit_has(search, expression, layer, stretch, hit))
            return true;
    }
    return false;
}

Pattern *search_pattern_of(const Search *search, const Expression *expression)
{
    return search->view->lexicon->book->patterns.at[expression->pattern - 1];
}

bool search_pattern(Search *search, const Expression *expression, Text text, Span *hit)
{
    Pattern *pattern = search_pattern_of(search, expression);
    PatternAnswer answer = pattern_find(pattern, search->view->matcher, text, 0, hit);
    if (answer == PATTERN_LIMIT && !search->limit)
        search->limit = expression;
    return answer == PATTERN_YES;
}

// --- items ---------------------------------------------------------------------------------------

static bool same_item(const Outline *outline, size_t a, size_t b)
{
    const Sentence *one = &outline->sentences.at[a], *other = &outline->sentences.at[b];
    return one->top_item >= 0 ? one->top_item == other->top_item : one->block == other->block;
}

// The sentences of the item around a sentence, not more than a bounded number of them.
static Span item_sentences(const Outline *outline, size_t sentence)
{
    Span item = {sentence, sentence + 1};
    while (item.start > 0 && sentence - item.start < ITEM_SENTENCES_MOST
           && same_item(outline, item.start - 1, sentence))
        item.start--;
    while (item.end < outline->sentences.len && item.end - sentence < ITEM_SENTENCES_MOST
           && same_item(outline, item.end, sentence))
        item.end++;
    return item;
}

// A bounded number of them.
static Span refs_of(const View *view, Layer layer, Span sentences)
{
    Span refs = view_sentences(view, layer, sentences);
    if (refs.end - refs.start > ITEM_WORDS_MOST)
        refs.end = refs.start + ITEM_WORDS_MOST;
    return refs;
}

Span search_item(const View *view, Layer layer, size_t sentence)
{
    return refs_of(view, layer, item_sentences(view->outline, sentence));
}

// --- excuses -------------------------------------------------------------------------------------

static bool whole_has(Search *search, const Expression *expression, size_t sentence)
{
    Span refs = refs_of(search->view, LAYER_WHOLE, (Span){sentence, sentence + 1});
    return search_find(search, expression, LAYER_WHOLE, refs, NULL);
}

static bool sentence_has(Search *search, const Expression *expression, const Candidate *candidate)
{
    Span refs = view_near(search->view, candidate->first);
    return search_find(search, expression, LAYER_WHOLE, refs, NULL);
}

static bool clause_has(Search *search, const Expression *expression, const Candidate *candidate)
{
    const View *view = search->view;
    const Unit *tried = NULL;
    for (size_t i = 0; i < candidate->ref_count; i++) {
        const Token *token = &view->tokens.at[candidate->refs[i].token];
        const Unit *unit = view_clause(view, candidate->sentence, token->clause,
                                       candidate->refs[i].token);
        if (unit && unit != tried
            && search_find(search, expression, LAYER_CLAUSE, unit->refs, NULL))
            return true;
        tried = unit;
    }
    return false;
}

static bool before_has(Search *search, const Excuse *excuse, size_t sentence)
{
    const Sentence *sentences = search->view->outline->sentences.at;
    for (size_t back = 1; back <= excuse->sentences && back <= sentence; back++)
        if (sentences[sentence - back].block != sentences[sentence].block)
            return false;
        else if (whole_has(search, &excuse->expression, sentence - back))
            return true;
    return false;
}

static bool item_has(Search *search, const Expression *expression, size_t sentence)
{
    Span refs = search_item(search->view, LAYER_WHOLE, sentence);
    return search_find(search, expression, LAYER_WHOLE, refs, NULL);
}

static bool heading_has(Search *search, const Expression *expression, size_t sentence)
{
    size_t heading;
    return view_heading(search->view, sentence, &heading)
        && whole_has(search, expression, heading);
}

static bool excuse_holds(Search *search, const Excuse *excuse, const Candidate *candidate)
{
    const Expression *expression = &excuse->expression;
    size_t sentence = candidate->sentence;
    if (!phrase_may_match(&expression->phrase, search->view))
        return false;
    switch (excuse->scope) {
    case EXCUSE_CLAUSE: return clause_has(search, expression, candidate);
    case EXCUSE_SENTENCE: return sentence_has(search, expression, candidate);
    case EXCUSE_ITEM: return item_has(search, expression, sentence);
    case EXCUSE_BEFORE: return before_has(search, excuse, sentence);
    case EXCUSE_HEADING: return heading_has(search, expression, sentence);
    }
    return false;
}

static bool is_above(Search *search, const Expression *expression, size_t sentence)
{
    size_t titles[TITLES_MOST], count = titles_above(search->view, sentence, titles);
    for (size_t i = 0; i < count; i++)
        if (whole_has(search, expression, titles[i]))
            return true;
    return false;
}

bool search_context(Search *search, const Assertion *assertion, size_t sentence)
{
    for (size_t i = 0; i < assertion->context.len; i++) {
        const Expression *expression = &assertion->context.at[i];
        if (!phrase_may_match(&expression->phrase, search->view)
            || (!item_has(search, expression, sentence)
                && !is_above(search, expression, sentence)))
            return false;
    }
    return true;
}

Text search_excuse(Search *search, Negation negation, const Candidate *candidate)
{
    const Claim *claim = search->claim;
    bool negative = negation == NEGATION_IS_CLAIM;
    search->unless = 0;
    if (negation != NEGATION_IGNORED && !candidate->beside_predicate
        && guard_negates(candidate) != negative)
        return negative ? TEXT("no negation") : TEXT("negation");
    // What a question asks is denied by its answer only where the claim knows of negations.
    if (!negative && guard_answered(candidate))
        return text_of(guard_name(GUARD_QUESTION));
    const char *limit = guard_limits(claim->quantifier, candidate);
    if (limit)
        return text_of(limit);
    for (int guard = 0; guard < GUARD_COUNT; guard++)
        if (!claim->guard_off[guard] && guard_excuses((Guard)guard, candidate))
            return text_of(guard_name((Guard)guard));
    for (size_t i = 0; i < claim->excuses.len; i++) {
        if (!excuse_holds(search, &claim->excuses.at[i], candidate))
            continue;
        search->unless = i + 1;
        return arena_print(search->arena, "unless, line %u",
                           claim->excuses.at[i].expression.place.line);
    }
    return (Text){0};
}
