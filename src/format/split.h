// Splitting: from the bytes of one record to its documents, whatever the format.
#ifndef FORMAT_SPLIT_H
#define FORMAT_SPLIT_H

#include "format/format.h"
#include "format/tags.h"

// Where the parts of a document are in JSON of no known kind: JSON pointers (RFC 6901); empty:
// not given.
typedef struct FieldPaths {
    Text answer, thinking, prompt, id;
} FieldPaths;

typedef struct SplitOptions {
    const Format *format;        // NULL: detected
    ThinkPolicy policy;
    FieldPaths fields;           // answer given: JSON is read by these, not by a format
} SplitOptions;

// Adds at least one document, each with path, format and clean text (document_clean), or fills
// in the error. `framing` is how the record was cut out of its file.
bool documents_split(Text source, Text path, Framing framing, const SplitOptions *options,
                     Arena *arena, DocumentList *documents, Error *error);

#endif
