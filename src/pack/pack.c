#include "pack/pack.h"

#include "base/number.h"
#include "base/suggest.h"
#include "check/check.h"
#include "pack/params.h"

enum {
    WEIGHT_MOST = 1000,
    ID_MOST = 80,
    IMPORTS_MOST = 8,      // packs that import packs
};

typedef struct Loader {
    Pack *pack;
    Library *library;
    Arena *keep;
    Error *error;
} Loader;

static bool fault(const Loader *loader, const YamlNode *node, const char *message)
{
    return error_at(loader->error, loader->keep, node->place, "%s", message);
}

static bool load_text(const Loader *loader, const YamlNode *node, Text *text)
{
    if (node->kind != YAML_SCALAR || text_is_blank(node->text))
        return fault(loader, node, "expected a text");
    *text = text_trim(node->text);
    return true;
}

static bool load_texts(const Loader *loader, const YamlNode *node, TextList *texts)
{
    if (node->kind != YAML_LIST || node->list.len == 0)
        return fault(loader, node, "expected a list of texts: [..., ...]");
    for (size_t i = 0; i < node->list.len; i++) {
        if (node->list.at[i]->kind != YAML_SCALAR)
            return fault(loader, node->list.at[i], "expected a text");
        list_add(loader->keep, texts, node->list.at[i]->text);
    }
    return true;
}

// A name is what people type: lower-case letters, digits and hyphens.
static bool load_slug(const Loader *loader, const YamlNode *node, Text *slug)
{
    if (!load_text(loader, node, slug))
        return false;
    for (size_t i = 0; i < slug->len; i++) {
        char c = slug->at[i];
        if (!(c >= 'a' && c <= 'z') && !char_is_digit(c) && c != '-')
            return fault(loader, node, "a name is made of lower-case letters, digits and hyphens");
    }
    return slug->len <= ID_MOST || fault(loader, node, "a name of over 80 letters");
}

// --- rules ---------------------------------------------------------------------------------------

static const char *const rule_keys[] = {"id",       "about",  "claim", "fact", "sources",
                                        "severity", "weight", "tests", "check", "not",  NULL};

static void add_names(Arena *keep, TextList *names, const char *const *keys)
{
    for (; *keys; keys++)
        list_add(keep, names, text_of(*keys));
}

// The keys that this rule may have: all rules' keys, and its check's or the claims'.
static void known_keys(const Loader *loader, const CheckType *check, TextList *names)
{
    add_names(loader->keep, names, rule_keys);
    if (!check) {
        add_names(loader->keep, names, claim_keys);
        list_add(loader->keep, names, TEXT("overlaps"));
    }
    for (const Param *param = check ? check->params : NULL; param && param->name; param++)
        list_add(loader->keep, names, text_of(param->name));
}

static bool check_keys(const Loader *loader, const YamlNode *map, const TextList *known,
                       const char *what)
{
    for (size_t i = 0; i < map->map.len; i++) {
        const YamlNode *key = map->map.at[i].key;
        if (text_list_has(known, key->text))
            continue;
        Text hint = suggest_hint(loader->keep, key->text, known);
        return error_at(loader->error, loader->keep, key->place, "unknown key '%.*s' in %s%.*s",
                        TEXT_ARG(key->text), what, TEXT_ARG(hint));
    }
    return true;
}

static bool load_check(const Loader *loader, const YamlNode *node, Rule *rule)
{
    rule->check = node->kind == YAML_SCALAR ? check_find(node->text) : NULL;
    if (rule->check) {
        rule->criterion = rule->check->criterion;
        rule->summary = text_of(rule->check->about);
        return true;
    }
    TextList names = {0};
    for (size_t i = 0; check_types[i]; i++)
        list_add(loader->keep, &names, text_of(check_types[i]->name));
    Text hint = suggest_hint(loader->keep, node->text, &names);
    return error_at(loader->error, loader->keep, node->place, "unknown check '%.*s'%.*s",
                    TEXT_ARG(node->text), TEXT_ARG(hint));
}

static bool load_severity(const Loader *loader, const YamlNode *node, Severity *severity)
{
    return (node->kind == YAML_SCALAR && severity_parse(node->text, severity)
            && *severity != SEVERITY_NEVER)
        || error_at(loader->error, loader->keep, node->place,
                    "severity is error, warning or note, not '%.*s'", TEXT_ARG(node->text));
}

static bool load_weight(const Loader *loader, const YamlNode *node, unsigned *weight)
{
    uint64_t number;
    if (node->kind != YAML_SCALAR || !number_parse(node->text, &number) || number > WEIGHT_MOST)
        return fault(loader, node, "weight is a whole number up to 1000");
    *weight = (unsigned)number;
    return true;
}

static bool load_tests(const Loader *loader, const YamlNode *node, Rule *rule)
{
    TextList known = {0};
    add_names(loader->keep, &known, (const char *const[]){"flag", "pass", "gap", NULL});
    if (node->kind != YAML_MAP)
        return fault(loader, node, "tests is a mapping: flag, pass, gap");
    if (!check_keys(loader, node, &known, "tests"))
        return false;
    const YamlNode *flag = yaml_get(node, TEXT("flag")), *pass = yaml_get(node, TEXT("pass"));
    const YamlNode *gap = yaml_get(node, TEXT("gap"));
    return (!flag || load_texts(loader, flag, &rule->flag))
        && (!pass || load_texts(loader, pass, &rule->pass))
        && (!gap || load_texts(loader, gap, &rule->gap));
}

static bool load_words(const Loader *loader, const YamlNode *node, Rule *rule)
{
    const YamlNode *about = yaml_get(node, TEXT("about")), *claim = yaml_get(node, TEXT("claim"));
    const YamlNode *fact = yaml_get(node, TEXT("fact")), *sources = yaml_get(node, TEXT("sources"));
    const YamlNode *severity = yaml_get(node, TEXT("severity"));
    const YamlNode *weight = yaml_get(node, TEXT("weight")), *tests = yaml_get(node, TEXT("tests"));
    const YamlNode *overlaps = yaml_get(node, TEXT("overlaps"));
    if (claim && about)
        return fault(loader, about, "a rule has `claim` or `about`, not both");
    return (!about || load_text(loader, about, &rule->summary))
        && (!claim || load_text(loader, claim, &rule->summary))
        && (!fact || load_text(loader, fact, &rule->fact))
        && (!sources || load_texts(loader, sources, &rule->sources))
        && (!severity || load_severity(loader, severity, &rule->severity))
        && (!weight || load_weight(loader, weight, &rule->weight))
        && (!overlaps || load_texts(loader, overlaps, &rule->overlaps))
        && (!tests || load_tests(loader, tests, rule));
}

static bool load_not(const Loader *loader, const YamlNode *node, Rule *rule)
{
    bool yes = node->kind == YAML_SCALAR && text_is(node->text, TEXT("true"));
    rule->negated = yes;
    if (!rule->check)
        return fault(loader, node, "`not` turns a check round; a claim has `negation`");
    return yes || (node->kind == YAML_SCALAR && text_is(node->text, TEXT("false")))
        || fault(loader, node, "not is true or false");
}

static bool load_claim(const Loader *loader, const YamlNode *node, Rule *rule)
{
    rule->criterion = CRITERION_FACTS;
    if (!yaml_get(node, TEXT("match")))
        return fault(loader, node, "a rule needs `check` (what to count) or `match`");
    if (!yaml_get(node, TEXT("claim")))
        return fault(loader, node, "a rule with `match` needs `claim`, the false statement");
    loader->pack->has_claims = true;
    rule->claim = claim_load(node, &loader->pack->context, loader->keep, loader->error);
    return rule->claim != NULL;
}

static bool load_id(const Loader *loader, const YamlNode *node, Rule *rule)
{
    const YamlNode *id = yaml_get(node, TEXT("id"));
    if (!id)
        return fault(loader, node, "a rule needs an `id`");
    if (!load_slug(loader, id, &rule->name))
        return false;
    const Rule *same = pack_rule(loader->pack, rule->name);
    if (same)
        return error_at(loader->error, loader->keep, id->place,
                        "the id '%.*s' is taken (in line %u)", TEXT_ARG(rule->name),
                        same->place.line);
    Text folder = arena_join(loader->keep, loader->pack->name, TEXT("/"));
    rule->id = arena_join(loader->keep, folder, rule->name);
    return true;
}

static bool load_rule(const Loader *loader, const YamlNode *node)
{
    Rule *rule = arena_new(loader->keep, Rule);
    *rule = (Rule){.pack = loader->pack, .severity = SEVERITY_ERROR, .weight = 1,
                   .place = node->place};
    if (node->kind != YAML_MAP)
        return fault(loader, node, "a rule is a mapping with an id");
    const YamlNode *check = yaml_get(node, TEXT("check"));
    TextList known = {0};
    if (check && !load_check(loader, check, rule))
        return false;
    known_keys(loader, rule->check, &known);
    if (!check_keys(loader, node, &known, rule->check ? "a rule with a check" : "a rule")
        || !load_id(loader, node, rule))
        return false;
    if (rule->check)
        rule->params = params_load(rule->check, node, loader->keep, loader->error);
    if (rule->check ? !rule->params : !load_claim(loader, node, rule))
        return false;
    const YamlNode *negated = yaml_get(node, TEXT("not"));
    if (!load_words(loader, node, rule) || (negated && !load_not(loader, negated, rule)))
        return false;
    list_add(loader->keep, &loader->pack->rules, rule);
    return true;
}

// --- the file ------------------------------------------------------------------------------------

static bool load_patterns(const Loader *loader, const YamlNode *node, PatternList *patterns)
{
    if (node->kind != YAML_LIST || node->list.len == 0)
        return fault(loader, node, "a topic is a list of patterns");
    for (size_t i = 0; i < node->list.len; i++) {
        const YamlNode *entry = node->list.at[i];
        if (entry->kind != YAML_SCALAR)
            return fault(loader, entry, "expected a pattern");
        Pattern *pattern = pattern_keep(entry->text, PATTERN_CASELESS, entry->place,
                                        loader->keep, loader->error);
        if (!pattern)
            return false;
        list_add(loader->keep, patterns, pattern);
    }
    return true;
}

static bool load_topic(const Loader *loader, const YamlNode *file)
{
    Topic *topic = &loader->pack->topic;
    const YamlNode *sure = yaml_get(file, TEXT("topic"));
    const YamlNode *maybe = yaml_get(file, TEXT("maybe-topic"));
    const YamlNode *other = yaml_get(file, TEXT("other-topic"));
    if (other && !maybe)
        return fault(loader, other, "other-topic only limits maybe-topic, which is not there");
    return (!sure || load_patterns(loader, sure, &topic->sure))
        && (!maybe || load_patterns(loader, maybe, &topic->maybe))
        && (!other || load_patterns(loader, other, &topic->other));
}

static bool load_rules(const Loader *loader, const YamlNode *file)
{
    const YamlNode *rules = yaml_get(file, TEXT("rules"));
    if (!rules || rules->kind != YAML_LIST || rules->list.len == 0)
        return fault(loader, rules ? rules : file, "a pack needs `rules`, a list of rules");
    for (size_t i = 0; i < rules->list.len; i++)
        if (!load_rule(loader, rules->list.at[i]))
            return false;
    return true;
}

static bool load_version(const Loader *loader, const YamlNode *file)
{
    const YamlNode *version = yaml_get(file, TEXT("answerlint"));
    if (!version)
        return fault(loader, file, "no rule pack: it begins with `answerlint: 1`");
    return (version->kind == YAML_SCALAR && text_is(version->text, TEXT("1")))
        || fault(loader, version, "this program reads packs of version 1");
}

static bool load_head(const Loader *loader, const YamlNode *file)
{
    TextList known = {0};
    add_names(loader->keep, &known, (const char *const[]){"answerlint", "pack", "about", "license",
                                                          "topic", "maybe-topic", "other-topic",
                                                          "language", "technology", "import",
                                                          "terms", "rules", NULL});
    if (file->kind != YAML_MAP)
        return fault(loader, file, "a pack is a mapping that begins with `answerlint: 1`");
    if (!load_version(loader, file) || !check_keys(loader, file, &known, "a pack"))
        return false;
    const YamlNode *name = yaml_get(file, TEXT("pack")), *about = yaml_get(file, TEXT("about"));
    const YamlNode *license = yaml_get(file, TEXT("license"));
    if (!name)
        return fault(loader, file, "a pack needs a name: `pack: my-pack`");
    return load_slug(loader, name, &loader->pack->name)
        && (!about || load_text(loader, about, &loader->pack->about))
        && (!license || load_text(loader, license, &loader->pack->license))
        && load_topic(loader, file);
}

static bool load_language(Loader *loader, const YamlNode *file)
{
    const YamlNode *node = yaml_get(file, TEXT("language"));
    Text language = TEXT("en");
    if (node && !load_text(loader, node, &language))
        return false;
    loader->pack->lexicon = library_lexicon(loader->library, language,
                                            node ? node->place : file->place, loader->error);
    return loader->pack->lexicon != NULL;
}

static bool load_terms(const Loader *loader, const YamlNode *file, Terms **terms, unsigned depth);

// The terms of another pack, and what that one imports.
static bool import_terms(const Loader *loader, const YamlNode *name, Terms *terms, unsigned depth)
{
    Text source, path;
    Terms *outer = NULL;
    if (name->kind != YAML_SCALAR)
        return fault(loader, name, "expected the name or the file of a pack");
    if (depth == IMPORTS_MOST)
        return fault(loader, name, "packs that import packs, deeper than 8");
    if (!library_pack(loader->library, name->text, name->place.path, name->place, &source, &path,
                      loader->error))
        return false;
    const YamlNode *file = yaml_parse(source, path, loader->keep, loader->error);
    if (!file || !load_version(loader, file) || !load_terms(loader, file, &outer, depth + 1))
        return false;
    list_add(loader->keep, &terms->outer, outer);
    list_add(loader->keep, &loader->pack->imports, source);
    return true;
}

static bool load_terms(const Loader *loader, const YamlNode *file, Terms **terms, unsigned depth)
{
    const YamlNode *import = yaml_get(file, TEXT("import"));
    *terms = terms_load(yaml_get(file, TEXT("terms")), loader->pack->lexicon, loader->keep,
                        loader->error);
    if (import && (import->kind != YAML_LIST || import->list.len == 0))
        return fault(loader, import, "import is a list of packs whose terms are used here");
    for (size_t i = 0; *terms && import && i < import->list.len; i++)
        if (!import_terms(loader, import->list.at[i], *terms, depth))
            return false;
    return *terms != NULL;
}

static bool load_technology(const Loader *loader, const YamlNode *file)
{
    const YamlNode *node = yaml_get(file, TEXT("technology"));
    const Technology **technology = &loader->pack->context.technology;
    if (node)
        *technology = lexicon_technology(loader->pack->lexicon, node, loader->keep, loader->error);
    return !node || *technology;
}

Pack *pack_load(Text source, Text path, Library *library, Error *error)
{
    Loader loader = {arena_new(library->keep, Pack), library, library->keep, error};
    loader.pack->path = path;
    loader.pack->source = source;
    const YamlNode *file = yaml_parse(source, path, library->keep, error);
    bool good = file && load_head(&loader, file) && load_language(&loader, file)
        && load_terms(&loader, file, &loader.pack->context.terms, 0)
        && load_technology(&loader, file) && load_rules(&loader, file);
    return good ? loader.pack : NULL;
}

// A pattern that met a limit has not been shown to be absent.
static bool occurs(const PatternList *patterns, const Document *document, Matcher *matcher)
{
    const Channel *channels[] = {&document->answer, &document->prompt, &document->thinking};
    for (size_t i = 0; i < patterns->len; i++)
        for (size_t j = 0; j < sizeof channels / sizeof *channels; j++)
            if (pattern_seek(patterns->at[i], matcher, channels[j]->text, NULL) != PATTERN_NO)
                return true;
    return false;
}

bool pack_applies(const Pack *pack, const Document *document, Matcher *matcher)
{
    const Topic *topic = &pack->topic;
    if (topic->sure.len + topic->maybe.len == 0 || occurs(&topic->sure, document, matcher))
        return true;
    return occurs(&topic->maybe, document, matcher) && !occurs(&topic->other, document, matcher);
}

// Every new rule is sought among all before it. Names often begin alike: the ends tell them apart.
const Rule *pack_rule(const Pack *pack, Text name)
{
    size_t end = name.len ? name.len - 1 : 0;
    for (size_t i = 0; i < pack->rules.len; i++) {
        Text other = pack->rules.at[i]->name;
        if (other.len == name.len && other.at[end] == name.at[end] && text_is(other, name))
            return pack->rules.at[i];
    }
    return NULL;
}
