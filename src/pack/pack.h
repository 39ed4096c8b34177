// A Pack is one YAML file of rules, loaded: the rule language of docs/rules.md.
//
// The schema is closed: an unknown or duplicate key, a duplicate id, an unknown check or term,
// a pattern that matches the empty text is an error with file, line and column. Packs live in
// arena of the library (pack/library.h) and are read-only from then on.
#ifndef PACK_PACK_H
#define PACK_PACK_H

#include "claim/claim.h"
#include "core/rule.h"
#include "pack/library.h"

// When a pack applies to a document: where one of `sure` occurs in its prompt, thinking or
// answer; or one of `maybe`, unless one of `other` does ("await" may be C#, but not beside
// "asyncio"). Without any: always.
typedef struct Topic {
    PatternList sure, maybe, other;
} Topic;

typedef struct Pack {
    Text name, about, license, path;
    Text source;                 // the bytes of the file, for the digest
    Topic topic;
    LIST(Rule *) rules;
    const Lexicon *lexicon;      // of its language
    TextList imports;            // the bytes of the packs whose terms it uses
    ClaimContext context;
    bool has_claims;
} Pack;

typedef LIST(Pack *) PackList;

Pack *pack_load(Text source, Text path, Library *library, Error *error);

// Whether the document is about the pack's topic.
bool pack_applies(const Pack *pack, const Document *document, Matcher *matcher);

const Rule *pack_rule(const Pack *pack, Text name);

#endif
