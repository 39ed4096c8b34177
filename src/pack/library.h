// A Library is where packs and lexicons are found by name: in the binary, or as files.
//
// "csharp-async" is an embedded pack; what has a slash or ends with .yaml is a file, and one that a
// pack imports is relative to the folder of that pack. A lexicon is loaded once for all the packs
// of its language. What is found lives in the `keep` arena.
#ifndef PACK_LIBRARY_H
#define PACK_LIBRARY_H

#include "claim/lexicon.h"

typedef struct Volume {
    Text language;
    const Lexicon *lexicon;
} Volume;

typedef struct Library {
    Arena *keep;
    bool full;               // lexicons come with the phrases of the compiled packs
    LIST(Volume) lexicons;
} Library;

// The bytes of a pack, and what to call its file in messages. `beside`: the path of the pack that
// asks for it, or empty. False with an error, at `place` where that has a path.
bool library_pack(const Library *library, Text name, Text beside, Place place, Text *source,
                  Text *path, Error *error);

// The lexicon of a language ("en"), or NULL with an error at `place`.
const Lexicon *library_lexicon(Library *library, Text language, Place place, Error *error);

// The path of the embedded pack that has this name; empty: none has.
Text library_path(Text name);

// The bytes of an embedded file, which has this path; empty: none has.
Text library_source(Text path);

// A digest of the bytes of a file; that of an embedded one is known.
Text library_digest(Text source, Arena *keep);

// The names of the embedded packs.
void library_names(Arena *arena, TextList *names);

#endif
