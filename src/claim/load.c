// Reads the `match`, `unless` and guard keys of a rule.
#include "base/suggest.h"
#include "claim/phrase.h"
#include "claim/rule.h"

const char *const claim_keys[] = {"match",       "unless",    "negation", "question",
                                  "attribution", "condition", "version",  "other-language",
                                  "counter-example", NULL};

typedef struct Loader {
    Terms *terms;
    Arena *keep;
    Error *error;
} Loader;

static bool is_kind(const Loader *loader, const YamlNode *node, YamlKind kind, const char *what)
{
    return node->kind == kind
        || error_at(loader->error, loader->keep, node->place, "%s must be %s, found %s", what,
                    yaml_kind_name(kind), yaml_kind_name(node->kind));
}

static bool unknown_key(const Loader *loader, const YamlNode *key, const char *const *known)
{
    TextList names = {0};
    for (; *known; known++)
        list_add(loader->keep, &names, text_of(*known));
    Text hint = suggest_hint(loader->keep, key->text, &names);
    return error_at(loader->error, loader->keep, key->place, "unknown key '%.*s'%.*s",
                    TEXT_ARG(key->text), TEXT_ARG(hint));
}

// The index of a word in a NULL-terminated list, or -1 with an error.
static int choice(const Loader *loader, const YamlNode *node, const char *const *words)
{
    TextList names = {0};
    for (int i = 0; words[i]; i++) {
        if (node->kind == YAML_SCALAR && text_is(node->text, text_of(words[i])))
            return i;
        list_add(loader->keep, &names, text_of(words[i]));
    }
    Out list = {0};
    for (size_t i = 0; i < names.len; i++)
        put_print(&list, "%s%.*s", i ? ", " : "", TEXT_ARG(names.at[i]));
    Text text = node->kind == YAML_SCALAR ? node->text : text_of(yaml_kind_name(node->kind));
    error_at(loader->error, loader->keep, node->place, "'%.*s' is none of: %.*s", TEXT_ARG(text),
             TEXT_ARG(out_text(&list)));
    out_free(&list);
    return -1;
}

static bool load_phrase(const Loader *loader, const YamlNode *node, ExpressionList *list)
{
    if (!is_kind(loader, node, YAML_SCALAR, "a phrase"))
        return false;
    if (list->len == PHRASES_MOST)
        return error_at(loader->error, loader->keep, node->place, "more than %d phrases",
                        PHRASES_MOST);
    PhraseReader reader = {&loader->terms->lexicon->inflection, loader->terms, false, loader->keep,
                           loader->error};
    Out out = {0};
    NeedList needs = {0};
    Expression expression = {.source = node->text, .place = node->place};
    if (phrase_pattern(&reader, node->text, node->place, &out, &needs))
        expression.pattern = pattern_compile(out_text(&out), PATTERN_CASELESS | PATTERN_OURS,
                                             node->place, loader->keep, loader->error);
    out_free(&out);
    needs_hash(loader->keep, &needs, &expression.needs);
    if (!expression.pattern)
        return false;
    list_add(loader->keep, list, expression);
    return true;
}

static bool load_phrases(const Loader *loader, const YamlNode *node, ExpressionList *list)
{
    if (node->kind == YAML_SCALAR)
        return load_phrase(loader, node, list);
    if (!is_kind(loader, node, YAML_LIST, "phrases"))
        return false;
    for (size_t i = 0; i < node->list.len; i++)
        if (!load_phrase(loader, node->list.at[i], list))
            return false;
    return node->list.len > 0
        || error_at(loader->error, loader->keep, node->place, "an empty list of phrases");
}

static bool load_raw(const Loader *loader, const YamlNode *node, Assertion *assertion)
{
    Expression raw = {.source = node->text, .place = node->place};
    raw.pattern = pattern_compile(text_from(node->text, 3), PATTERN_CASELESS, node->place,
                                  loader->keep, loader->error);
    assertion->scope = SCOPE_RAW;
    list_add(loader->keep, &assertion->all, raw);
    return raw.pattern != NULL;
}

static bool load_scope(const Loader *loader, const YamlNode *node, Assertion *assertion)
{
    static const char *const scopes[] = {"clause", "sentence", "item", NULL};
    int scope = choice(loader, node, scopes);
    if (scope < 0)
        return false;
    assertion->scope = (Scope)scope;
    return true;
}

static bool load_part(const Loader *loader, const YamlPair *pair, Assertion *assertion)
{
    static const char *const keys[] = {"phrase", "all", "any", "none", "in", NULL};
    Text key = pair->key->text;
    if (text_is(key, TEXT("in")))
        return load_scope(loader, pair->value, assertion);
    if (text_is(key, TEXT("phrase")) || text_is(key, TEXT("all")))
        return load_phrases(loader, pair->value, &assertion->all);
    if (text_is(key, TEXT("any")))
        return load_phrases(loader, pair->value, &assertion->any);
    if (text_is(key, TEXT("none")))
        return load_phrases(loader, pair->value, &assertion->none);
    return unknown_key(loader, pair->key, keys);
}

static bool load_parts(const Loader *loader, const YamlNode *node, Assertion *assertion)
{
    for (size_t i = 0; i < node->map.len; i++)
        if (!load_part(loader, &node->map.at[i], assertion))
            return false;
    return assertion->all.len + assertion->any.len > 0
        || error_at(loader->error, loader->keep, node->place,
                    "nothing to match: give phrase, all or any");
}

static bool load_assertion(const Loader *loader, const YamlNode *node, Assertion *assertion)
{
    if (node->kind == YAML_MAP)
        return load_parts(loader, node, assertion);
    if (!is_kind(loader, node, YAML_SCALAR, "an entry of match"))
        return false;
    if (text_starts(node->text, TEXT("re:")))
        return load_raw(loader, node, assertion);
    return load_phrase(loader, node, &assertion->all);
}

static bool load_match(const Loader *loader, const YamlNode *node, Claim *claim)
{
    if (!is_kind(loader, node, YAML_LIST, "match"))
        return false;
    for (size_t i = 0; i < node->list.len; i++) {
        Assertion assertion = {.place = node->list.at[i]->place};
        if (!load_assertion(loader, node->list.at[i], &assertion))
            return false;
        list_add(loader->keep, &claim->assertions, assertion);
    }
    return true;
}

static bool load_excuse(const Loader *loader, const YamlPair *pair, Claim *claim)
{
    static const char *const scopes[] = {"clause", "sentence", "item", "before", "heading", NULL};
    ExpressionList phrases = {0};
    for (int i = 0; scopes[i]; i++) {
        if (!text_is(pair->key->text, text_of(scopes[i])))
            continue;
        if (!load_phrases(loader, pair->value, &phrases))
            return false;
        for (size_t j = 0; j < phrases.len; j++)
            list_add(loader->keep, &claim->excuses, (Excuse){(ExcuseScope)i, phrases.at[j]});
        return true;
    }
    return unknown_key(loader, pair->key, scopes);
}

static bool load_unless(const Loader *loader, const YamlNode *node, Claim *claim)
{
    if (!is_kind(loader, node, YAML_LIST, "unless"))
        return false;
    for (size_t i = 0; i < node->list.len; i++) {
        const YamlNode *entry = node->list.at[i];
        if (!is_kind(loader, entry, YAML_MAP, "an entry of unless"))
            return false;
        for (size_t j = 0; j < entry->map.len; j++)
            if (!load_excuse(loader, &entry->map.at[j], claim))
                return false;
    }
    return true;
}

static bool load_negation(const Loader *loader, const YamlNode *node, Claim *claim)
{
    static const char *const words[] = {"excuses", "is-claim", "ignore", NULL};
    int word = choice(loader, node, words);
    if (word >= 0)
        claim->negation = (Negation)word;
    return word >= 0;
}

static bool load_guards(const Loader *loader, const YamlNode *rule, Claim *claim)
{
    static const char *const words[] = {"excuses", "ignore", NULL};
    for (int guard = 0; guard < GUARD_COUNT; guard++) {
        const YamlNode *node = yaml_get(rule, text_of(guard_name((Guard)guard)));
        int word = node ? choice(loader, node, words) : 0;
        if (word < 0)
            return false;
        claim->guard_off[guard] = word == 1;
    }
    return true;
}

Claim *claim_load(const YamlNode *rule, const ClaimContext *context, Arena *keep, Error *error)
{
    Loader loader = {context->terms, keep, error};
    Claim *claim = arena_new(keep, Claim);
    claim->technology = context->technology;
    const YamlNode *match = yaml_get(rule, TEXT("match"));
    const YamlNode *unless = yaml_get(rule, TEXT("unless"));
    const YamlNode *negation = yaml_get(rule, TEXT("negation"));
    if (!match || match->kind != YAML_LIST || match->list.len == 0) {
        error_at(error, keep, match ? match->place : rule->place,
                 "a claim needs `match`, a list of phrases");
        return NULL;
    }
    bool good = load_match(&loader, match, claim)
        && (!unless || load_unless(&loader, unless, claim))
        && (!negation || load_negation(&loader, negation, claim))
        && load_guards(&loader, rule, claim);
    return good ? claim : NULL;
}
