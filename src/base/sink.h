// A Sink takes output bytes to a file descriptor or to a file, and never loses an error.
//
// A file is written beside its place and moved there when it is complete, so that no reader
// ever sees half a report. Until then it has no name where the file system can do that (O_TMPFILE),
// so that nothing is left of it when the process is killed or out of memory; elsewhere it is
// "FILE.partial-XXXXXX". Every failure to write (a full disk, a closed pipe) stays in the sink;
// sink_close tells. A kept file ("FILE.part") outlives the process that writes it, so that
// another one can go on.
#ifndef BASE_SINK_H
#define BASE_SINK_H

#include "base/error.h"
#include "base/put.h"

typedef struct Sink {
    int file;
    Out buffer;
    Text path, partial;      // empty for a descriptor; a device has no partial file
    bool unnamed;            // the partial file has no name yet
    bool kept;               // the partial file stays when the sink gives up
    uint64_t length;         // bytes in the file
    int trouble;             // errno of the first failure
} Sink;

void sink_descriptor(Sink *sink, int file);
bool sink_file(Sink *sink, Text path, Arena *keep, Error *error);

// Behind what is in the file already, which is created when it is not there.
bool sink_append(Sink *sink, Text path, Arena *keep, Error *error);

// Opens what another process wrote of a kept file, or a new one. It is left as it is until
// sink_go_on cuts it to `length` bytes; it has no fewer, or there is an error. A device cannot be
// kept, and nobody else may be writing the file.
bool sink_kept(Sink *sink, Text path, uint64_t length, Arena *keep, Error *error);
void sink_go_on(Sink *sink, uint64_t length);

// Writes what is buffered through to the disk; false when anything was not written.
bool sink_sync(Sink *sink);

// Gives a file that was kept, synced and closed its name, unless it has it already; false with an
// error when it does not have `length` bytes under either name.
bool sink_settle(Text path, uint64_t length, Arena *arena, Error *error);

// Buffers; sink_flush writes what is buffered.
void sink_put(Sink *sink, Text bytes);
void sink_flush(Sink *sink);

// Gives up: what was written to a file goes away, unless it is kept.
void sink_drop(Sink *sink);

// The same with an error when anything was not written.
bool sink_leave(Sink *sink, Arena *arena, Error *error);

// False with an error when anything was not written. A file is given its name only when all is.
bool sink_close(Sink *sink, Arena *arena, Error *error);

#endif
