// A Sink takes output bytes to a file descriptor or to a file, and never loses an error.
//
// A file is written beside its place and moved there when it is complete, so that no reader
// ever sees half a report. Every failure to write (a full disk, a closed pipe) stays in the
// sink; sink_close tells.
#ifndef BASE_SINK_H
#define BASE_SINK_H

#include "base/error.h"
#include "base/put.h"

typedef struct Sink {
    int file;
    Out buffer;
    Text path, partial;      // empty for a descriptor; a device has no partial file
    int trouble;             // errno of the first failure
} Sink;

void sink_descriptor(Sink *sink, int file);
bool sink_file(Sink *sink, Text path, Arena *keep, Error *error);

// Behind what is in the file already, which is created when it is not there.
bool sink_append(Sink *sink, Text path, Arena *keep, Error *error);

// Buffers; sink_flush writes what is buffered.
void sink_put(Sink *sink, Text bytes);
void sink_flush(Sink *sink);

// Gives up: what was written to a file goes away.
void sink_drop(Sink *sink);

// False with an error when anything was not written. A file is given its name only when all is.
bool sink_close(Sink *sink, Arena *arena, Error *error);

#endif
