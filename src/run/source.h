// A Source is one input on the way into records: a text is one record, a sequence of JSON
// values is one record a value, or a few for formats that stream an answer in chunks. An archive
// is read member by member, each like a file of its own, its name behind that of the archive.
//
// It reads ahead only as far as the record that is being cut, so that its memory depends on the
// largest record and not on the input. Records come in order and know where they stood. What begins
// no JSON object or array is given as it stands, up to the next line that does, and records are
// looked for behind it. When an input or a member cannot be read on, the records before stand
// and the one that is not whole is the reason. Belongs to one thread.
#ifndef RUN_SOURCE_H
#define RUN_SOURCE_H

#include "format/framing.h"

typedef struct Source Source;

typedef struct Cut {
    Text path;               // as it is shown
    Text bytes;
    Text why;                // not empty: there is no record here, for this reason
    uint64_t offset;         // of the bytes in the input; in an archive: in the member
    uint64_t line;           // lines of the input or member before the one they begin in ...
    uint64_t indent;         // ... and the bytes of that line before them
    uint64_t number;         // counts the records of the input or member from 0
    bool alone;              // the only record of its input or member
    Framing framing;
} Cut;

// Opens a file, or standard input for "-". What cannot be read is a record with its reason.
Source *source_open(Text path, Text shown, const SplitOptions *options);
void source_close(Source *source);

// Before the first record: how much is read at a time.
void source_set_chunk(Source *source, size_t chunk);

// The next record, its bytes in the arena, its path until the next call; false at the end.
bool source_next(Source *source, Arena *arena, Cut *cut);

// The bytes that were read of the input, for progress.
uint64_t source_position(const Source *source);

#endif
