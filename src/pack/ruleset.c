#include "pack/ruleset.h"

#include "base/suggest.h"
#include "pack/compiled.h"
#include "syntax/digest.h"

static bool add_pack(Ruleset *ruleset, Text name, Arena *keep, Error *error)
{
    Text source, path;
    if (!library_pack(&ruleset->library, name, (Text){0}, (Place){0}, &source, &path, error))
        return false;
    Library *library = &ruleset->library;
    bool embedded = source.at == library_source(path).at;        // not a file of the same path
    Pack *pack = library->full && embedded && compiled_has(path)
                   ? compiled_pack(path, library, error) : pack_load(source, path, library, error);
    for (size_t i = 0; pack && i < ruleset->packs.len; i++) {
        const Pack *other = ruleset->packs.at[i];
        if (!text_is(other->name, pack->name))
            continue;
        if (text_is(other->path, pack->path))      // named twice: once is enough
            return true;
        return error_at(error, keep, (Place){path, 1, 1},
                        "the pack '%.*s' is loaded already, from %.*s", TEXT_ARG(pack->name),
                        TEXT_ARG(other->path));
    }
    if (pack)
        list_add(keep, &ruleset->packs, pack);
    return pack != NULL;
}

// Every embedded pack of claims, which its topic gates, and the rules on the transcript itself.
static bool add_defaults(Ruleset *ruleset, Arena *keep, Error *error)
{
    TextList names = {0};
    library_names(keep, &names);
    for (size_t i = 0; i < names.len; i++) {
        if (!add_pack(ruleset, names.at[i], keep, error))
            return false;
        const Pack *pack = ruleset->packs.at[ruleset->packs.len - 1];
        if (!pack->has_claims && !text_is(pack->name, TEXT("integrity")))
            ruleset->packs.len--;
    }
    return true;
}

static bool is_named(const Rule *rule, Text name)
{
    return text_is(name, rule->id) || text_is(name, rule->name) || text_is(name, rule->pack->name)
        || text_is(name, TEXT("ALL"));
}

static bool is_in(const Rule *rule, const TextList *names)
{
    for (size_t i = 0; i < names->len; i++)
        if (is_named(rule, names->at[i]))
            return true;
    return false;
}

static bool names_something(const Ruleset *ruleset, Text name)
{
    for (size_t i = 0; i < ruleset->packs.len; i++)
        for (size_t j = 0; j < ruleset->packs.at[i]->rules.len; j++)
            if (is_named(ruleset->packs.at[i]->rules.at[j], name))
                return true;
    return false;
}

static bool check_names(const Ruleset *ruleset, const TextList *names, Arena *keep, Error *error)
{
    for (size_t i = 0; i < names->len; i++) {
        if (names_something(ruleset, names->at[i]))
            continue;
        TextList known = {0};
        ruleset_names(ruleset, keep, &known);
        Text hint = suggest_hint(keep, names->at[i], &known);
        return error_set(error, keep, "no rule or pack of this run is named '%.*s'%.*s",
                         TEXT_ARG(names->at[i]), TEXT_ARG(hint));
    }
    return true;
}

static bool select_rules(Ruleset *ruleset, const RulesetChoice *choice, Arena *keep, Error *error)
{
    if (!check_names(ruleset, &choice->select, keep, error)
        || !check_names(ruleset, &choice->ignore, keep, error))
        return false;
    for (size_t i = 0; i < ruleset->packs.len; i++)
        for (size_t j = 0; j < ruleset->packs.at[i]->rules.len; j++) {
            Rule *rule = ruleset->packs.at[i]->rules.at[j];
            if ((choice->select.len && !is_in(rule, &choice->select))
                || is_in(rule, &choice->ignore))
                continue;
            rule->index = (unsigned)ruleset->rules.len;
            list_add(keep, &ruleset->rules, rule);
        }
    return ruleset->rules.len > 0
        || error_set(error, keep, "no rule is left to check: --select and --ignore leave none");
}

static void add_digests(const Pack *pack, Arena *keep, TextList *texts)
{
    list_add(keep, texts, library_digest(pack->source, keep));
    for (size_t i = 0; i < pack->imports.len; i++)
        list_add(keep, texts, library_digest(pack->imports.at[i], keep));
}

void ruleset_digest(Ruleset *ruleset, Arena *keep)
{
    TextList texts = {0};
    if (ruleset->digest.len)
        return;
    for (size_t i = 0; i < ruleset->packs.len; i++)
        add_digests(ruleset->packs.at[i], keep, &texts);
    for (size_t i = 0; i < ruleset->rules.len; i++)
        list_add(keep, &texts, ruleset->rules.at[i]->id);
    for (size_t i = 0; i < ruleset->library.lexicons.len; i++)
        list_add(keep, &texts,
                 library_digest(ruleset->library.lexicons.at[i].lexicon->source, keep));
    ruleset->digest = digest_texts(keep, &texts);
}

// Whether a compiled pack is among the chosen ones: else the vocabulary is the lexicon's alone.
static bool asks_for_compiled(const RulesetChoice *choice)
{
    for (size_t i = 0; i < choice->packs.len; i++)
        if (compiled_has(library_path(choice->packs.at[i])))
            return true;
    return choice->packs.len == 0;
}

static void collect_claims(Ruleset *ruleset, size_t number, Arena *keep)
{
    const Pack *pack = ruleset->packs.at[number];
    IndexCell *cell = &ruleset->indexes[number];
    index_cell_open(cell, pack->lexicon, keep);
    for (size_t i = 0; i < ruleset->rules.len; i++) {
        const Rule *rule = ruleset->rules.at[i];
        if (rule->pack != pack || !rule->claim)
            continue;
        ruleset->claims[i] = (uint32_t)cell->claims.len;
        list_add(keep, &cell->claims, rule->claim);
    }
}

bool ruleset_load(const RulesetChoice *choice, Arena *keep, Ruleset *ruleset, Error *error)
{
    *ruleset = (Ruleset){.library = {.keep = keep}};
    ruleset->library.full = !choice->whole && asks_for_compiled(choice);
    if (choice->packs.len == 0 && !add_defaults(ruleset, keep, error))
        return false;
    for (size_t i = 0; i < choice->packs.len; i++)
        if (!add_pack(ruleset, choice->packs.at[i], keep, error))
            return false;
    if (!select_rules(ruleset, choice, keep, error))
        return false;
    ruleset->indexes = arena_array(keep, IndexCell, ruleset->packs.len);
    ruleset->topics = arena_new(keep, Topics);
    topics_open(ruleset->topics, ruleset->packs, keep);
    ruleset->claims = arena_array(keep, uint32_t, ruleset->rules.len);
    for (size_t i = 0; i < ruleset->packs.len; i++)
        collect_claims(ruleset, i, keep);
    return true;
}

const Rule *ruleset_find(const Ruleset *ruleset, Text name)
{
    const Rule *found = NULL;
    size_t same = 0;
    for (size_t i = 0; i < ruleset->packs.len; i++)
        for (size_t j = 0; j < ruleset->packs.at[i]->rules.len; j++) {
            const Rule *rule = ruleset->packs.at[i]->rules.at[j];
            if (text_is(rule->id, name))
                return rule;
            if (text_is(rule->name, name))
                found = rule, same++;
        }
    return same == 1 ? found : NULL;
}

void ruleset_names(const Ruleset *ruleset, Arena *arena, TextList *names)
{
    for (size_t i = 0; i < ruleset->packs.len; i++) {
        const Pack *pack = ruleset->packs.at[i];
        list_add(arena, names, pack->name);
        for (size_t j = 0; j < pack->rules.len; j++) {
            list_add(arena, names, pack->rules.at[j]->name);
            list_add(arena, names, pack->rules.at[j]->id);
        }
    }
}

size_t ruleset_pack(const Ruleset *ruleset, const Rule *rule)
{
    size_t pack = 0;
    while (pack < ruleset->packs.len && ruleset->packs.at[pack] != rule->pack)
        pack++;
    return pack;
}
