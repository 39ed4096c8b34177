// A Format is one kind of transcript: how to know it, and how to split it into documents. One const
// struct at the end of its own file, one row in formats.def, in the order in which they are tried.
//
// Text formats get a whole text; record formats get JSON values that were cut out of a file, one
// record at a time (see format/record.h). Both leave tags in the answer alone: format/tags.h is
// applied to every document that has no thinking of its own. Formats are called from several
// threads at once and keep nothing.
#ifndef FORMAT_FORMAT_H
#define FORMAT_FORMAT_H

#include "base/error.h"
#include "core/document.h"
#include "syntax/json.h"

struct Record;

typedef enum Framing {
    FRAMING_TEXT,
    FRAMING_JSON,        // a sequence of JSON values
    FRAMING_SSE,         // server-sent events whose data is JSON
} Framing;

typedef struct Format {
    const char *name;          // for --format-in
    const char *about;
    Framing framing;

    // Text: whether the source is of this kind. Adds at least one document whose segments tile the
    // source, or fills in the error.
    bool (*detect)(Text source);
    bool (*split)(Text source, Arena *arena, DocumentList *documents, Error *error);

    // Records: whether a value begins a record of this kind; whether the record goes on behind a
    // value of it (a stream; NULL: a record is one value); adds at least one document or fails.
    bool (*knows)(const JsonNode *value);
    bool (*goes_on)(const JsonNode *value);
    bool (*read)(struct Record *record);
} Format;

extern const Format *const formats[];             // ends with NULL

const Format *format_find(Text name);

// The first text format that knows the source; the last one takes everything.
const Format *format_of_text(Text source);

// The first record format of this framing that knows the value, or NULL.
const Format *format_of_value(const JsonNode *value, Framing framing);

#endif
