#include "claim/probe.h"

// Words that head a cell stand elsewhere: of a match they are left out where it has others.
static Span plain_of(const View *view, const Unit *unit, size_t first, size_t last)
{
    size_t own = view->own.at[unit->sentence];
    if (last < own)
        return view->outline->sentences.at[unit->sentence].plain;
    return (Span){view->tokens.at[first < own ? own : first].plain.start,
                  view->tokens.at[last].plain.end};
}

bool find_in_layer(const View *view, const Phrase *phrase, Layer layer, Span refs, Span *plain)
{
    const LayerText *text = &view->layers[layer];
    Search search = {.view = view};
    Expression expression = {.phrase = *phrase};
    Span hit;
    if (!search_find(&search, &expression, layer, refs, &hit))
        return false;
    const Ref *first = &text->refs.at[hit.start], *last = &text->refs.at[hit.end - 1];
    *plain = plain_of(view, &text->units.at[first->unit], first->token, last->token);
    return true;
}

bool find_in_sentence(const View *view, const Phrase *phrase, Layer layer, size_t sentence,
                      Span *plain)
{
    Span refs = view_sentences(view, layer, (Span){sentence, sentence + 1});
    return find_in_layer(view, phrase, layer, refs, plain);
}

Probe probe_make(const View *view, PartKind kind, const Expression *expression, Arena *arena)
{
    Probe probe = {.kind = kind, .expression = expression};
    if (!expression->pattern)
        elements_of(view->lexicon->book, expression->source, &expression->phrase, arena,
                    &probe.elements);
    return probe;
}

static Whereabouts whereabouts(const View *view, const Phrase *phrase, const Region *region,
                               Span *plain)
{
    size_t sentence = region->sentence;
    if (find_in_layer(view, phrase, region->layer, region->refs, plain))
        return WHERE_FOUND;
    if (region->layer == LAYER_CLAUSE
        && find_in_sentence(view, phrase, LAYER_SENTENCE, sentence, plain))
        return WHERE_OTHER_CLAUSE;
    return find_in_sentence(view, phrase, LAYER_WHOLE, sentence, plain) ? WHERE_CONTRAST
                                                                        : WHERE_MISSING;
}

PhraseAccount probe_look(const View *view, const Probe *probe, const Region *region, Arena *arena)
{
    const Expression *expression = probe->expression;
    PhraseAccount account = {.kind = probe->kind, .source = expression->source,
                             .place = expression->place};
    account.where = whereabouts(view, &expression->phrase, region, &account.plain);
    for (size_t i = 0; account.where == WHERE_MISSING && i < probe->elements.len; i++) {
        const Element *element = &probe->elements.at[i];
        WordAccount word = {.source = element->source};
        word.where = whereabouts(view, &element->alone, region, &word.plain);
        list_add(arena, &account.words, word);
    }
    return account;
}

unsigned probe_share(const PhraseAccount *account)
{
    unsigned found = 0;
    if (account->where == WHERE_OTHER_SUBJECT)
        return 0;
    if (account->where != WHERE_MISSING)
        return account->where == WHERE_FOUND ? SHARE_WHOLE : SHARE_NEARLY;
    for (size_t i = 0; i < account->words.len; i++)
        found += account->words.at[i].where == WHERE_FOUND;
    return account->words.len ? found * SHARE_NEARLY / (unsigned)account->words.len : 0;
}
