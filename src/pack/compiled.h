// The packs and lexicons of the binary in the form that they have when they are loaded, made when
// the program is built (rules/compile.c): to use them costs next to nothing.
//
// Of a language there are two books: of its lexicon alone, on which the packs of a user are built,
// and of the lexicon with all compiled packs. What a run adds (patterns, which PCRE2 compiles when
// they are first run; places in a ruleset) lives in the arena of the library. The tests and terms
// of a pack are not here: who needs them loads its YAML.
#ifndef PACK_COMPILED_H
#define PACK_COMPILED_H

#include "pack/pack.h"

typedef struct CompiledPattern {
    Text source;
    Place place;
    unsigned flags;
} CompiledPattern;

typedef LIST(const CompiledPattern) CompiledPatternList;

typedef struct CompiledLexicon {
    Text language;
    bool full;                         // with the phrases of the packs
    Lexicon lexicon;                   // but for its vocabulary, its book and its source
    Vocabulary vocabulary;
    Phrasebook book;                   // but for its patterns
    CompiledPatternList patterns;
} CompiledLexicon;

typedef struct CompiledPack {
    Pack pack;                         // but for its topic, rules, lexicon and sources
    Text language;
    CompiledPatternList sure, maybe, other;
    LIST(const Rule) rules;
    LIST(const Text) imports;          // paths
} CompiledPack;

typedef struct Compiled {
    LIST(const CompiledLexicon) lexicons;
    LIST(const CompiledPack) packs;
} Compiled;

extern const Compiled compiled;

// The lexicon of a language, NULL where none was compiled.
Lexicon *compiled_lexicon(Text language, bool full, Text source, Arena *keep);

bool compiled_has(Text path);

// The pack of an embedded file, with the full lexicon of its language, that compiled_has.
Pack *compiled_pack(Text path, Library *library, Error *error);

#endif
