// A Format is one kind of transcript: how to know it, and how to split it into documents. One
// const struct at the end of its own file, one row in formats.def, in the order in which they
// are tried.
#ifndef FORMAT_FORMAT_H
#define FORMAT_FORMAT_H

#include "base/error.h"
#include "core/document.h"

typedef struct Format {
    const char *name;          // for --format-in
    const char *about;
    bool (*detect)(Text source);
    // Adds at least one document whose segments tile the source, or fills in the error.
    bool (*split)(Text source, Arena *arena, DocumentList *documents, Error *error);
} Format;

extern const Format *const formats[];             // ends with NULL

const Format *format_find(Text name);

// Splits by `format`, or by the first that knows the source when it is NULL. Sets path and
// format in every document and cleans its text (document_clean).
bool documents_split(Text source, Text path, const Format *format, Arena *arena,
                     DocumentList *documents, Error *error);

#endif
