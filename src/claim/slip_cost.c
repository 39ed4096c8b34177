// What is looked for everywhere, since no word says where it might be.
#include "claim/rows.h"
#include "claim/slip_part.h"

enum {
    SHORT = 3,               // bytes: a shorter literal stands in most sentences
    SHORT_INSIDE = 2,        // and in many words
};

static const char *units_of(Scope scope)
{
    return scope == SCOPE_CODE ? "lines of code" : "sentences";
}

// Of ASCII: the signs that may hide a letter are rare.
static Text shortest(const TextList *words)
{
    Text best = {0};
    for (size_t i = 0; i < words->len; i++)
        if ((unsigned char)words->at[i].at[0] < 0x80
            && (best.len == 0 || words->at[i].len < best.len))
            best = words->at[i];
    return best;
}

static void pattern_cost(const Slips *slips, const Assertion *entry)
{
    const Expression *raw = &entry->all.at[0];
    const char *units = units_of(entry->scope);
    Pattern *pattern = slips->terms->lexicon->book->patterns.at[raw->pattern - 1];
    const TextList *words = &pattern_literals(pattern)->any;
    if (words->len == 0) {
        slip_add(slips, raw->place,
                 arena_print(slips->arena, "runs on all %s: no text must be there that they could "
                                           "be chosen by", units));
        return;
    }
    Text word = shortest(words);
    if (word.len < SHORT)
        slip_add(slips, raw->place,
                 arena_print(slips->arena, "runs on most %s: no more than '%.*s' must be there",
                             units, TEXT_ARG(word)));
}

static bool needs_word(const Phrasebook *book, const Phrase *phrase);

// Whether all that may stand there has a word, or a text, that it cannot do without.
static bool node_needs_word(const Phrasebook *book, const Node *node)
{
    if (!node->any_first && !node->hinted)
        return true;
    for (size_t i = 0; i < node->inside_count; i++) {
        const TextList *words = &pattern_literals(book->patterns.at[node->inside + i])->any;
        if (shortest(words).len < SHORT_INSIDE)
            return false;
    }
    for (size_t i = 0; i < node->entry_count; i++)
        if (!needs_word(book, &book->entries.at[node->entries + i]))
            return false;
    return true;
}

static bool needs_word(const Phrasebook *book, const Phrase *phrase)
{
    for (size_t i = 0; i < phrase->step_count; i++) {
        const Step *step = phrase_step(book, phrase, i);
        if (!step->optional && node_needs_word(book, step_node(book, step)))
            return true;
    }
    return false;
}

// One of `all` with a word is enough; of `any`, each is looked for.
static void phrase_cost(const Slips *slips, const Assertion *entry)
{
    const Phrasebook *book = slips->terms->lexicon->book;
    const ExpressionList *leads = entry->all.len ? &entry->all : &entry->any;
    for (size_t i = 0; i < entry->all.len; i++)
        if (needs_word(book, &entry->all.at[i].phrase))
            return;
    for (size_t i = 0; i < (entry->all.len ? 1 : entry->any.len); i++)
        if (!needs_word(book, &leads->at[i].phrase))
            slip_add(slips, leads->at[i].place,
                     TEXT("is tried on all sentences: no word must be there, only patterns and "
                          "what may be missing"));
}

void cost_slips(const Slips *slips, const Claim *claim)
{
    for (size_t i = 0; i < claim->assertions.len; i++) {
        const Assertion *entry = &claim->assertions.at[i];
        if (entry->scope == SCOPE_RAW || entry->scope == SCOPE_CODE)
            pattern_cost(slips, entry);
        else
            phrase_cost(slips, entry);
    }
}
