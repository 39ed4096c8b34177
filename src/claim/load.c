// Reads the `match`, `unless` and guard keys of a rule.
#include "base/number.h"
#include "base/put.h"
#include "base/suggest.h"
#include "claim/lexicon.h"
#include "claim/rule.h"

const char *const claim_keys[] = {"match",    "unless",      "negation",  "quantifier",
                                  "question", "attribution", "condition", "version",
                                  "other-language", "counter-example", NULL};

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

static bool add_phrase(const Loader *loader, Text phrase, Place place, ExpressionList *list)
{
    if (list->len == PHRASES_MOST)
        return error_at(loader->error, loader->keep, place, "more than %d phrases", PHRASES_MOST);
    PhraseReader reader = {loader->terms->lexicon, loader->terms, false, loader->keep,
                           loader->error};
    Expression expression = {.source = phrase, .place = place};
    if (!phrase_load(&reader, phrase, place, &expression.phrase))
        return false;
    list_add(loader->keep, list, expression);
    return true;
}

static bool load_phrase(const Loader *loader, const YamlNode *node, ExpressionList *list)
{
    return is_kind(loader, node, YAML_SCALAR, "a phrase")
        && add_phrase(loader, node->text, node->place, list);
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

static bool load_raw(const Loader *loader, const YamlNode *node, Scope scope, Assertion *assertion)
{
    Expression raw = {.source = node->text, .place = node->place};
    if (node->kind != YAML_SCALAR || !text_starts(node->text, TEXT("re:")))
        return error_at(loader->error, loader->keep, node->place,
                        "in code a pattern is sought: re:REGEX");
    Pattern *pattern = pattern_keep(text_from(node->text, 3), PATTERN_CASELESS, node->place,
                                    loader->keep, loader->error);
    if (!pattern)
        return false;
    Phrasebook *book = loader->terms->lexicon->book;
    list_add(loader->keep, &book->patterns, pattern);
    raw.pattern = (uint32_t)book->patterns.len;
    assertion->scope = scope;
    list_add(loader->keep, &assertion->all, raw);
    return true;
}

static bool load_scope(const Loader *loader, const YamlNode *node, Assertion *assertion)
{
    static const char *const scopes[] = {"clause", "sentence", "item", "code", NULL};
    int scope = choice(loader, node, scopes);
    if (scope < 0)
        return false;
    assertion->scope = (Scope)scope;
    return true;
}

// `{phrase: 're:REGEX', in: code}`, and nothing else.
static bool load_code(const Loader *loader, const YamlNode *node, Assertion *assertion)
{
    const YamlNode *phrase = yaml_get(node, TEXT("phrase"));
    if (!phrase || node->map.len != 2)
        return error_at(loader->error, loader->keep, node->place,
                        "in code one pattern is sought: {phrase: 're:REGEX', in: code}");
    return load_raw(loader, phrase, SCOPE_CODE, assertion);
}

static bool load_negation(const Loader *loader, const YamlNode *node, Negation *negation)
{
    static const char *const words[] = {"excuses", "is-claim", "ignore", NULL};
    int word = choice(loader, node, words);
    if (word >= 0)
        *negation = (Negation)word;
    return word >= 0;
}

// `subject: PHRASE`, or `subject: {not: PHRASE}`.
static bool load_subject(const Loader *loader, const YamlNode *node, Assertion *assertion)
{
    const YamlNode *other = node->kind == YAML_MAP ? yaml_get(node, TEXT("not")) : NULL;
    if (node->kind == YAML_MAP && (!other || node->map.len != 1))
        return error_at(loader->error, loader->keep, node->place,
                        "a subject is a phrase, or {not: PHRASE}");
    assertion->other_subject = other != NULL;
    return load_phrases(loader, other ? other : node, &assertion->subject);
}

#define BY " ..3 (by|through|via|with|when) ..2 "

// "await blocks the thread", "the thread is blocked by await", "blocking of the thread by await".
static void voices_of(Arena *keep, Text agent, Text verb, Text object, Text voices[3])
{
    const Text voice[3][5] = {{agent, TEXT(" .. "), verb, TEXT(" ..4 "), object},
                              {object, TEXT(" ..4 (be|get) ..2 "), verb, TEXT(BY), agent},
                              {verb, TEXT(" ..4 "), object, TEXT(BY), agent}};
    for (size_t i = 0; i < 3; i++) {
        voices[i] = voice[i][0];
        for (size_t j = 1; j < 5; j++)
            voices[i] = arena_join(keep, voices[i], voice[i][j]);
    }
}

// `{agent: await, verb: block, object: thread}`, in the active and in the passive voice.
static bool load_voices(const Loader *loader, const YamlNode *node, Assertion *assertion)
{
    static const char *const keys[] = {"agent", "verb", "object"};
    Text words[3], voices[3];
    for (size_t i = 0; i < 3; i++) {
        const YamlNode *word = yaml_get(node, text_of(keys[i]));
        if (!word || word->kind != YAML_SCALAR)
            return error_at(loader->error, loader->keep, node->place,
                            "agent, verb and object go together, each a phrase");
        words[i] = word->text;
    }
    voices_of(loader->keep, words[0], words[1], words[2], voices);
    for (size_t i = 0; i < 3; i++)
        if (!add_phrase(loader, voices[i], node->place, &assertion->any))
            return false;
    return true;
}

static bool load_part(const Loader *loader, const YamlNode *node, const YamlPair *pair,
                      Assertion *assertion)
{
    static const char *const keys[] = {"phrase", "all",     "any", "none", "agent", "verb",
                                       "object", "subject", "in", "context", "predicate",
                                       "negation", NULL};
    Text key = pair->key->text;
    if (text_is(key, TEXT("subject")))
        return load_subject(loader, pair->value, assertion);
    if (text_is(key, TEXT("in")))
        return load_scope(loader, pair->value, assertion);
    if (text_is(key, TEXT("phrase")) || text_is(key, TEXT("all")))
        return load_phrases(loader, pair->value, &assertion->all);
    if (text_is(key, TEXT("any")))
        return load_phrases(loader, pair->value, &assertion->any);
    if (text_is(key, TEXT("context")))
        return load_phrases(loader, pair->value, &assertion->context);
    if (text_is(key, TEXT("negation"))) {
        assertion->has_negation = true;
        return load_negation(loader, pair->value, &assertion->negation);
    }
    if (text_is(key, TEXT("predicate")))      // load_parts has read it
        return true;
    if (text_is(key, TEXT("none")))
        return load_phrases(loader, pair->value, &assertion->none);
    if (text_is(key, TEXT("verb")))
        return load_voices(loader, node, assertion);
    if (text_is(key, TEXT("agent")) || text_is(key, TEXT("object")))
        return yaml_get(node, TEXT("verb")) || load_voices(loader, node, assertion);
    return unknown_key(loader, pair->key, keys);
}

static bool load_parts(const Loader *loader, const YamlNode *node, Assertion *assertion)
{
    const YamlNode *scope = yaml_get(node, TEXT("in"));
    if (scope && scope->kind == YAML_SCALAR && text_is(scope->text, TEXT("code")))
        return load_code(loader, node, assertion);
    const YamlNode *predicate = yaml_get(node, TEXT("predicate"));
    assertion->has_predicate = predicate != NULL;
    if (predicate && !load_phrase(loader, predicate, &assertion->all))
        return false;
    for (size_t i = 0; i < node->map.len; i++)
        if (!load_part(loader, node, &node->map.at[i], assertion))
            return false;
    return assertion->all.len + assertion->any.len > 0
        || error_at(loader->error, loader->keep, node->place,
                    "nothing to match: give phrase, predicate, all or any");
}

static bool load_assertion(const Loader *loader, const YamlNode *node, Assertion *assertion)
{
    if (node->kind == YAML_MAP)
        return load_parts(loader, node, assertion);
    if (!is_kind(loader, node, YAML_SCALAR, "an entry of match"))
        return false;
    if (text_starts(node->text, TEXT("re:")))
        return load_raw(loader, node, SCOPE_RAW, assertion);
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

static bool load_excuse(const Loader *loader, const YamlPair *pair, unsigned sentences,
                        Claim *claim)
{
    static const char *const scopes[] = {"clause",  "sentence",  "item", "before",
                                         "heading", "sentences", NULL};
    ExpressionList phrases = {0};
    for (int i = 0; i <= EXCUSE_HEADING; i++) {
        if (!text_is(pair->key->text, text_of(scopes[i])))
            continue;
        if (!load_phrases(loader, pair->value, &phrases))
            return false;
        for (size_t j = 0; j < phrases.len; j++)
            list_add(loader->keep, &claim->excuses,
                     (Excuse){(ExcuseScope)i, sentences, phrases.at[j]});
        return true;
    }
    return text_is(pair->key->text, TEXT("sentences"))
        || unknown_key(loader, pair->key, scopes);
}

// How far back `before` looks: one sentence, unless `sentences` says otherwise.
static bool load_sentences(const Loader *loader, const YamlNode *entry, unsigned *sentences)
{
    const YamlNode *node = yaml_get(entry, TEXT("sentences"));
    uint64_t most = 1;
    if (node && (node->kind != YAML_SCALAR || !number_parse(node->text, &most) || most == 0
                 || most > BEFORE_MOST || !yaml_get(entry, TEXT("before"))))
        return error_at(loader->error, loader->keep, node->place,
                        "sentences says how far `before` looks back: 1 to %d", BEFORE_MOST);
    *sentences = (unsigned)most;
    return true;
}

static bool load_unless(const Loader *loader, const YamlNode *node, Claim *claim)
{
    if (!is_kind(loader, node, YAML_LIST, "unless"))
        return false;
    for (size_t i = 0; i < node->list.len; i++) {
        const YamlNode *entry = node->list.at[i];
        unsigned sentences = 1;
        if (!is_kind(loader, entry, YAML_MAP, "an entry of unless")
            || !load_sentences(loader, entry, &sentences))
            return false;
        for (size_t j = 0; j < entry->map.len; j++)
            if (!load_excuse(loader, &entry->map.at[j], sentences, claim))
                return false;
    }
    return true;
}

static bool load_quantifier(const Loader *loader, const YamlNode *node, Claim *claim)
{
    static const char *const words[] = {"any", "unhedged", "universal", NULL};
    int word = choice(loader, node, words);
    if (word >= 0)
        claim->quantifier = (Quantifier)word;
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
    const YamlNode *quantifier = yaml_get(rule, TEXT("quantifier"));
    if (!match || match->kind != YAML_LIST || match->list.len == 0) {
        error_at(error, keep, match ? match->place : rule->place,
                 "a claim needs `match`, a list of phrases");
        return NULL;
    }
    bool good = load_match(&loader, match, claim)
        && (!unless || load_unless(&loader, unless, claim))
        && (!negation || load_negation(&loader, negation, &claim->negation))
        && (!quantifier || load_quantifier(&loader, quantifier, claim))
        && load_guards(&loader, rule, claim);
    return good ? claim : NULL;
}
