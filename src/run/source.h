// A Source is one input on the way into records: a text is one record, a sequence of JSON
// values is one record a value, or a few for formats that stream an answer in chunks.
//
// It reads ahead only as far as the record that is being cut, so that its memory depends on the
// largest record and not on the input. Records come in order and know where they stood. A
// record that is no JSON is given as it stands, to the end of its line, and the next one is
// looked for behind it. Belongs to one thread.
#ifndef RUN_SOURCE_H
#define RUN_SOURCE_H

#include "format/framing.h"

enum { RECORD_MOST = 64 << 20 };     // bytes of one record

typedef struct Source Source;

typedef struct Cut {
    Text path;               // as it is shown
    Text bytes;
    Text why;                // not empty: there is no record here, for this reason
    uint64_t offset;         // of the bytes in the input
    uint64_t number;         // counts the records of the input from 0
    bool alone;              // the only record of its input
    Framing framing;
} Cut;

// Opens a file, or standard input for "-". What cannot be read is a record with its reason.
Source *source_open(Text path, Text shown, const SplitOptions *options);
void source_close(Source *source);

// The next record, its bytes in the arena; false at the end.
bool source_next(Source *source, Arena *arena, Cut *cut);

#endif
