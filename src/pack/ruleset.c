#include "pack/ruleset.h"

#include "base/file.h"
#include "base/suggest.h"
#include "syntax/digest.h"

enum { PACK_MOST = 1 << 20 };    // bytes of a rule file

static bool is_file_name(Text name)
{
    return text_find_char(name, 0, '/') != TEXT_NONE || text_ends(name, TEXT(".yaml"))
        || text_ends(name, TEXT(".yml"));
}

static bool unknown_pack(Text name, Arena *keep, Error *error)
{
    TextList names = {0};
    pack_names(keep, &names);
    Text hint = suggest_hint(keep, name, &names);
    return error_set(error, keep,
                     "no pack is named '%.*s'%.*s; `answerlint rules list` shows all, a file is "
                     "given as ./%.*s.yaml",
                     TEXT_ARG(name), TEXT_ARG(hint), TEXT_ARG(name));
}

static bool pack_source(Text name, Arena *keep, Text *source, Text *path, Error *error)
{
    if (!is_file_name(name))
        return pack_embedded(name, source, path) || unknown_pack(name, keep, error);
    *path = name;
    Text why = {0};
    if (file_read(name, PACK_MOST, keep, source, &why))
        return true;
    return error_at(error, keep, (Place){name, 0, 0}, "%.*s", TEXT_ARG(why));
}

static bool add_pack(Ruleset *ruleset, Text name, Arena *keep, Error *error)
{
    Text source, path;
    if (!pack_source(name, keep, &source, &path, error))
        return false;
    Pack *pack = pack_load(source, path, ruleset->lexicon, keep, error);
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
    pack_names(keep, &names);
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

static Text digest(const Ruleset *ruleset, Arena *keep)
{
    TextList texts = {0};
    for (size_t i = 0; i < ruleset->packs.len; i++)
        list_add(keep, &texts, ruleset->packs.at[i]->source);
    for (size_t i = 0; i < ruleset->rules.len; i++)
        list_add(keep, &texts, ruleset->rules.at[i]->id);
    list_add(keep, &texts, ruleset->lexicon->source);
    return digest_texts(keep, &texts);
}

bool ruleset_load(const RulesetChoice *choice, Arena *keep, Ruleset *ruleset, Error *error)
{
    *ruleset = (Ruleset){.lexicon = pack_lexicon(TEXT("en"), keep, error)};
    if (!ruleset->lexicon)
        return false;
    if (choice->packs.len == 0 && !add_defaults(ruleset, keep, error))
        return false;
    for (size_t i = 0; i < choice->packs.len; i++)
        if (!add_pack(ruleset, choice->packs.at[i], keep, error))
            return false;
    if (!select_rules(ruleset, choice, keep, error))
        return false;
    ruleset->digest = digest(ruleset, keep);
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
