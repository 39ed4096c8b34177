#include "claim/terms.h"

#include "base/suggest.h"
#include "claim/lexicon.h"
#include "claim/phrase.h"

enum {
    DEPTH_MOST = 16,             // terms within terms
    TEXTS_MOST = 100000,         // that one term stands for; terms of the built-in packs, for fewer
};

static bool read_exact(Term *term, const YamlNode *value, Arena *keep, Error *error)
{
    bool yes = text_is(value->text, TEXT("true"));
    if (value->kind != YAML_SCALAR || (!yes && !text_is(value->text, TEXT("false"))))
        return error_at(error, keep, value->place, "exact is true or false");
    term->exact = yes;
    return true;
}

static bool read_map(Term *term, const YamlNode *value, Arena *keep, Error *error)
{
    for (size_t i = 0; i < value->map.len; i++) {
        const YamlPair *pair = &value->map.at[i];
        if (text_is(pair->key->text, TEXT("words")))
            term->entries = pair->value;
        else if (!text_is(pair->key->text, TEXT("exact")))
            return error_at(error, keep, pair->key->place,
                            "unknown key '%.*s': a term has words and exact",
                            TEXT_ARG(pair->key->text));
        else if (!read_exact(term, pair->value, keep, error))
            return false;
    }
    return true;
}

static bool check_entries(const Term *term, Arena *keep, Error *error)
{
    const YamlNode *entries = term->entries;
    if (!entries || entries->kind != YAML_LIST || entries->list.len == 0)
        return error_at(error, keep, term->place, "the term '%.*s' needs a list of words",
                        TEXT_ARG(term->name));
    for (size_t i = 0; i < entries->list.len; i++)
        if (entries->list.at[i]->kind != YAML_SCALAR || entries->list.at[i]->text.len == 0)
            return error_at(error, keep, entries->list.at[i]->place, "expected a word or a phrase");
    return true;
}

static bool load_term(Terms *terms, const YamlPair *pair, Arena *keep, Error *error)
{
    Term term = {.name = pair->key->text, .place = pair->key->place, .entries = pair->value};
    if (pair->value->kind == YAML_MAP) {
        term.entries = NULL;
        if (!read_map(&term, pair->value, keep, error))
            return false;
    }
    if (!check_entries(&term, keep, error))
        return false;
    list_add(keep, &terms->terms, term);
    return true;
}

Terms *terms_load(const YamlNode *node, const Lexicon *lexicon, Arena *keep, Error *error)
{
    Terms *terms = arena_new(keep, Terms);
    terms->lexicon = lexicon;
    if (node && node->kind != YAML_MAP) {
        error_at(error, keep, node->place, "terms is a mapping: name: [word, ...]");
        return NULL;
    }
    for (size_t i = 0; node && i < node->map.len; i++)
        if (!load_term(terms, &node->map.at[i], keep, error))
            return NULL;
    return terms;
}

// The term, and in `owner` the terms that it stands among.
static Term *find(Terms *terms, Text name, Terms **owner)
{
    for (size_t i = 0; i < terms->terms.len; i++)
        if (text_is(terms->terms.at[i].name, name)) {
            *owner = terms;
            return &terms->terms.at[i];
        }
    for (size_t i = 0; i < terms->outer.len; i++) {
        Term *term = find(terms->outer.at[i], name, owner);
        if (term)
            return term;
    }
    return NULL;
}

const Term *terms_get(const Terms *terms, Text name)
{
    for (size_t i = 0; i < terms->terms.len; i++)
        if (text_is(terms->terms.at[i].name, name))
            return &terms->terms.at[i];
    for (size_t i = 0; i < terms->outer.len; i++) {
        const Term *term = terms_get(terms->outer.at[i], name);
        if (term)
            return term;
    }
    return NULL;
}

static void add_names(const Terms *terms, Arena *arena, TextList *names)
{
    for (size_t i = 0; i < terms->terms.len; i++)
        list_add(arena, names, terms->terms.at[i].name);
    for (size_t i = 0; i < terms->outer.len; i++)
        add_names(terms->outer.at[i], arena, names);
}

static bool unknown(const Terms *terms, Text name, Place place, Arena *keep, Error *error)
{
    TextList names = {0};
    add_names(terms, keep, &names);
    Text hint = suggest_hint(keep, name, &names);
    return error_at(error, keep, place, "unknown term {%.*s}%.*s", TEXT_ARG(name), TEXT_ARG(hint));
}

// An entry stands for the product of its terms, all of which are expanded.
static uint64_t count_texts(const Terms *terms, Text entry)
{
    uint64_t texts = 1;
    for (size_t at = 0; (at = text_find_char(entry, at, '{')) != TEXT_NONE; at++) {
        size_t end = text_find_char(entry, at, '}');
        const Term *term = terms_get(terms, text_slice(entry, at + 1, end));
        if (term && term->texts > 1 && texts <= TEXTS_MOST)
            texts *= term->texts;
    }
    return texts;
}

static bool has_few_texts(const Terms *terms, Term *term, Arena *keep, Error *error)
{
    term->texts = 0;
    for (size_t i = 0; i < term->entries->list.len; i++)
        term->texts += count_texts(terms, term->entries->list.at[i]->text);
    return term->texts <= TEXTS_MOST
        || error_at(error, keep, term->place, "the term '%.*s' stands for over %d texts, terms "
                    "within terms counted", TEXT_ARG(term->name), TEXTS_MOST);
}

static bool expand(Terms *terms, Term *term, Arena *keep, Error *error)
{
    PhraseReader reader = {terms->lexicon, terms, term->exact, keep, error};
    const YamlNode *entries = term->entries;
    NodeDraft open = node_open(&reader);
    for (size_t i = 0; i < entries->list.len; i++)
        if (!node_add(&reader, entries->list.at[i]->text, entries->list.at[i]->place))
            return false;
    return node_close(&reader, open, term->place, &term->node)
        && has_few_texts(terms, term, keep, error);
}

const Term *terms_expand(Terms *terms, Text name, Place place, Arena *keep, Error *error)
{
    Terms *owner = terms;
    Term *term = find(terms, name, &owner);
    if (!term) {
        unknown(terms, name, place, keep, error);
        return NULL;
    }
    term->used = true;
    if (term->state == TERM_OPEN) {
        error_at(error, keep, place, "the term {%.*s} is made of itself", TEXT_ARG(name));
        return NULL;
    }
    if (term->state == TERM_DONE)
        return term;
    if (terms->depth == DEPTH_MOST) {
        error_at(error, keep, place, "terms within terms, deeper than %d", DEPTH_MOST);
        return NULL;
    }
    term->state = TERM_OPEN;
    terms->depth++;
    bool good = expand(owner, term, keep, error);
    terms->depth--;
    term->state = TERM_DONE;
    return good ? term : NULL;
}
