// Topics are what the packs of a run are about, looked for in a document all at once: their
// literals in one pass, and then only the patterns that have one there.
//
// What that needs is made when the first document comes, and may be shared by threads.
#ifndef PACK_TOPIC_H
#define PACK_TOPIC_H

#include "base/once.h"
#include "pack/pack.h"
#include "syntax/literal_set.h"

typedef struct Topics {
    PackList packs;
    PatternList patterns;          // of each pack: sure, maybe, other
    LiteralSet *literals;
    Arena arena;
    Once made;
} Topics;

// What is made is given back with `keep`.
void topics_open(Topics *topics, PackList packs, Arena *keep);

// Per pack: whether the document is about its topic.
bool *topics_of(Topics *topics, const Document *document, Matcher *matcher, Arena *arena);

#endif
