// A Stream is a file, a pipe or standard input that is read from its beginning to its end.
//
// By read(2), never by mapping, since a file may shrink meanwhile; a regular file that changed
// its length or time while it was read is said to have done so at its end. Waiting for a pipe or a
// terminal ends with a reason when the run is interrupted (base/interrupt.h). Belongs to one
// thread.
#ifndef BASE_STREAM_H
#define BASE_STREAM_H

#include "base/arena.h"

typedef struct Stream Stream;

// "-" is standard input. NULL with the reason, which has no path in it: "no such file or folder".
Stream *stream_open(Text path, Arena *arena, Text *why);
void stream_close(Stream *stream);

// The next bytes, at most `size`: their number, 0 at the end, -1 with the reason.
ptrdiff_t stream_read(Stream *stream, char *to, size_t size, Arena *arena, Text *why);

// The bytes that were read.
uint64_t stream_position(const Stream *stream);

// Whether stream_read would have to wait for bytes. The end of a stream is no wait.
bool stream_waits(const Stream *stream);

// The size of a regular file when it was opened; 0 for what has none.
size_t stream_size(const Stream *stream);

#endif
