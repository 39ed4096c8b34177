#include "claim/lexicon.h"

#include "base/suggest.h"
#include "claim/rows.h"

static const char *const cue_names[CUE_COUNT] = {
    [CUE_BOUNDARY] = "boundary",
    [CUE_CONCESSION] = "concession",
    [CUE_CONTRAST] = "contrast",
    [CUE_ASIDE] = "aside",
    [CUE_NEGATION] = "negation",
    [CUE_ABSENCE] = "absence",
    [CUE_NO_NEGATION] = "no-negation",
    [CUE_INTRODUCTION] = "introduction",
    [CUE_JOINT] = "joint",
    [CUE_DENIAL] = "denial",
    [CUE_CORRECTION] = "correction",
    [CUE_MYTH] = "myth",
    [CUE_REPORT] = "report",
    [CUE_REBUTTAL] = "rebuttal",
    [CUE_QUESTION] = "question",
    [CUE_INDIRECT_QUESTION] = "indirect-question",
    [CUE_ASSENT] = "assent",
    [CUE_CONDITION] = "condition",
    [CUE_INVERSION] = "inversion",
    [CUE_UNREAL] = "unreal",
    [CUE_VERSION] = "version",
    [CUE_VERSION_STILL] = "version-still",
    [CUE_LIKENESS] = "likeness",
    [CUE_HEDGE] = "hedge",
    [CUE_UNIVERSAL] = "universal",
    [CUE_BAD_EXAMPLE] = "bad-example",
};

static bool is_list(const YamlNode *node, Arena *arena, Error *error)
{
    return node->kind == YAML_LIST
        || error_at(error, arena, node->place, "expected a list, found %s",
                    yaml_kind_name(node->kind));
}

static bool is_word(const YamlNode *node, Arena *arena, Error *error)
{
    return node->kind == YAML_SCALAR
        || error_at(error, arena, node->place, "expected a word, found %s",
                    yaml_kind_name(node->kind));
}

static bool load_words(const YamlNode *node, Arena *keep, TextList *words, Error *error)
{
    if (!is_list(node, keep, error))
        return false;
    for (size_t i = 0; i < node->list.len; i++) {
        if (!is_word(node->list.at[i], keep, error))
            return false;
        list_add(keep, words, node->list.at[i]->text);
    }
    return true;
}

static bool load_irregular(const YamlNode *node, Arena *keep, IrregularList *list, Error *error)
{
    if (!is_list(node, keep, error))
        return false;
    for (size_t i = 0; i < node->list.len; i++) {
        Irregular irregular = {0};
        if (!load_words(node->list.at[i], keep, &irregular.forms, error))
            return false;
        if (irregular.forms.len == 0)
            return error_at(error, keep, node->list.at[i]->place, "an empty list of forms");
        list_add(keep, list, irregular);
    }
    return true;
}

// A phrase of one step, which is any of those in the list. Words of cues do not inflect.
static bool load_phrases(const Lexicon *lexicon, const YamlNode *list, Arena *keep, Phrase *cues,
                         Error *error)
{
    PhraseReader reader = {lexicon, NULL, true, keep, error};
    if (!is_list(list, keep, error))
        return false;
    NodeDraft open = node_open(&reader);
    uint32_t node;
    for (size_t i = 0; i < list->list.len; i++) {
        const YamlNode *phrase = list->list.at[i];
        if (!is_word(phrase, keep, error) || !node_add(&reader, phrase->text, phrase->place))
            return false;
    }
    if (!node_close(&reader, open, list->place, &node))
        return false;
    *cues = phrase_of_node(&reader, node);
    return true;
}

static bool load_cues(Lexicon *lexicon, Text name, const YamlNode *value, Arena *keep,
                      Place place, Error *error)
{
    for (size_t cue = 0; cue < CUE_COUNT; cue++) {
        if (!text_is(name, text_of(cue_names[cue])))
            continue;
        if (value->kind == YAML_LIST && value->list.len == 0)
            return true;
        return load_phrases(lexicon, value, keep, &lexicon->cues[cue], error);
    }
    return error_at(error, keep, place, "unknown key '%.*s'", TEXT_ARG(name));
}

static bool load_technology(Lexicon *lexicon, const YamlNode *node, Arena *keep, Error *error)
{
    const YamlNode *name = node->kind == YAML_MAP ? yaml_get(node, TEXT("name")) : NULL;
    const YamlNode *kind = node->kind == YAML_MAP ? yaml_get(node, TEXT("kind")) : NULL;
    const YamlNode *cues = node->kind == YAML_MAP ? yaml_get(node, TEXT("cues")) : NULL;
    if (!name || !kind || !cues || node->map.len != 3)
        return error_at(error, keep, node->place, "a technology has name, kind and cues");
    if (!is_word(name, keep, error) || !is_word(kind, keep, error))
        return false;
    Technology technology = {.name = name->text, .kind = kind->text};
    if (!load_phrases(lexicon, cues, keep, &technology.cues, error))
        return false;
    list_add(keep, &lexicon->technologies, technology);
    return true;
}

static bool load_technologies(Lexicon *lexicon, const YamlNode *node, Arena *keep, Error *error)
{
    if (!is_list(node, keep, error))
        return false;
    for (size_t i = 0; i < node->list.len; i++)
        if (!load_technology(lexicon, node->list.at[i], keep, error))
            return false;
    return true;
}

static bool load_key(Lexicon *lexicon, const YamlPair *pair, Arena *keep, Error *error)
{
    Text name = pair->key->text;
    if (text_is(name, TEXT("answerlint-lexicon")) || text_is(name, TEXT("language")))
        return true;
    if (text_is(name, TEXT("irregular")))
        return load_irregular(pair->value, keep, &lexicon->inflection.irregular, error);
    if (text_is(name, TEXT("fixed")))
        return load_words(pair->value, keep, &lexicon->inflection.fixed, error);
    if (text_is(name, TEXT("technologies")))
        return load_technologies(lexicon, pair->value, keep, error);
    return load_cues(lexicon, name, pair->value, keep, pair->key->place, error);
}

static void mark_firsts(Lexicon *lexicon, const Phrase *cues, uint32_t bit)
{
    const Phrasebook *book = lexicon->book;
    const AtomSet *firsts = book_set(book, cues->firsts);
    for (size_t i = 0; i < firsts->len; i++)
        lexicon->cues_of_atoms.at[book->atoms.at[firsts->at + i]] |= bit;
}

static void turn_cues(Lexicon *lexicon, Arena *keep)
{
    for (size_t i = 0; i < lexicon->vocabulary->atoms; i++)
        list_add(keep, &lexicon->cues_of_atoms, 0);
    for (size_t cue = 0; cue < CUE_COUNT; cue++)
        mark_firsts(lexicon, &lexicon->cues[cue], (uint32_t)1 << cue);
    for (size_t i = 0; i < lexicon->technologies.len; i++)
        mark_firsts(lexicon, &lexicon->technologies.at[i].cues, (uint32_t)1 << TECHNOLOGIES);
}

Lexicon *lexicon_load(const YamlNode *file, Arena *keep, Error *error)
{
    Lexicon *lexicon = arena_new(keep, Lexicon);
    lexicon->vocabulary = arena_new(keep, Vocabulary);
    lexicon->book = arena_new(keep, Phrasebook);
    if (file->kind != YAML_MAP) {
        error_at(error, keep, file->place, "a lexicon is a mapping");
        return NULL;
    }
    for (size_t i = 0; i < file->map.len; i++)
        if (!load_key(lexicon, &file->map.at[i], keep, error))
            return NULL;
    turn_cues(lexicon, keep);
    return lexicon;
}

const Technology *lexicon_technology(const Lexicon *lexicon, const YamlNode *name, Arena *keep,
                                     Error *error)
{
    TextList known = {0};
    if (!is_word(name, keep, error))
        return NULL;
    for (size_t i = 0; i < lexicon->technologies.len; i++) {
        if (text_is(lexicon->technologies.at[i].name, name->text))
            return &lexicon->technologies.at[i];
        list_add(keep, &known, lexicon->technologies.at[i].name);
    }
    Text hint = suggest_hint(keep, name->text, &known);
    error_at(error, keep, name->place, "the lexicon knows no technology '%.*s'%.*s",
             TEXT_ARG(name->text), TEXT_ARG(hint));
    return NULL;
}
