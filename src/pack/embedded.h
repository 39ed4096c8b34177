// The rule files that are part of the binary (see rules/embed.sh): no installation to find, no
// path to set.
#ifndef PACK_EMBEDDED_H
#define PACK_EMBEDDED_H

#include "base/text.h"

typedef struct EmbeddedFile {
    const char *path;     // as in the repository: "rules/csharp-async.yaml"; NULL ends the table
    Text text;
    const char *digest;   // of the text: digest_texts
} EmbeddedFile;

extern const EmbeddedFile embedded_files[];

#endif
