#include "pack/compiled.h"

// PCRE2 took them when the program was built: they are compiled when they are first run.
static void add_patterns(const CompiledPatternList *sources, Arena *keep, PatternList *patterns)
{
    Error error = {0};
    for (size_t i = 0; i < sources->len; i++) {
        const CompiledPattern *source = &sources->at[i];
        list_add(keep, patterns, pattern_keep(source->source, source->flags | PATTERN_OURS,
                                              source->place, keep, &error));
    }
}

static Lexicon *take_lexicon(const CompiledLexicon *from, Text source, Arena *keep)
{
    Lexicon *lexicon = arena_new(keep, Lexicon);
    PatternList patterns = {0};
    *lexicon = from->lexicon;
    lexicon->source = source;
    lexicon->vocabulary = arena_new(keep, Vocabulary);
    lexicon->book = arena_new(keep, Phrasebook);
    *lexicon->vocabulary = from->vocabulary;
    *lexicon->book = from->book;
    add_patterns(&from->patterns, keep, &patterns);
    lexicon->book->patterns = patterns;
    return lexicon;
}

Lexicon *compiled_lexicon(Text language, bool full, Text source, Arena *keep)
{
    for (size_t i = 0; i < compiled.lexicons.len; i++) {
        const CompiledLexicon *from = &compiled.lexicons.at[i];
        if (text_is(from->language, language) && from->full == full)
            return take_lexicon(from, source, keep);
    }
    return NULL;
}

static const CompiledPack *find(Text path)
{
    for (size_t i = 0; i < compiled.packs.len; i++)
        if (text_is(compiled.packs.at[i].pack.path, path))
            return &compiled.packs.at[i];
    return NULL;
}

bool compiled_has(Text path)
{
    return find(path) != NULL;
}

Pack *compiled_pack(Text path, Library *library, Error *error)
{
    const CompiledPack *from = find(path);
    Arena *keep = library->keep;
    Pack *pack = arena_new(keep, Pack);
    *pack = from->pack;
    pack->lexicon = library_lexicon(library, from->language, (Place){0}, error);
    pack->source = library_source(path);
    for (size_t i = 0; i < from->imports.len; i++)
        list_add(keep, &pack->imports, library_source(from->imports.at[i]));
    add_patterns(&from->sure, keep, &pack->topic.sure);
    add_patterns(&from->maybe, keep, &pack->topic.maybe);
    add_patterns(&from->other, keep, &pack->topic.other);
    Rule *rules = arena_array(keep, Rule, from->rules.len);
    for (size_t i = 0; i < from->rules.len; i++) {
        rules[i] = from->rules.at[i];
        rules[i].pack = pack;
        list_add(keep, &pack->rules, &rules[i]);
    }
    return pack->lexicon ? pack : NULL;
}
