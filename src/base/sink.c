#include "base/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER_MOST = 64 << 10 };

void sink_descriptor(Sink *sink, int file)
{
    *sink = (Sink){.file = file};
}

static bool is_device(Text path, Arena *scratch)
{
    struct stat status;
    return stat(arena_terminated(scratch, path), &status) == 0 && !S_ISREG(status.st_mode);
}

static bool unwritable(Text path, Arena *keep, Error *error)
{
    return error_at(error, keep, (Place){path, 0, 0}, "cannot be written: %s", strerror(errno));
}

bool sink_file(Sink *sink, Text path, Arena *keep, Error *error)
{
    if (is_device(path, keep)) {      // /dev/stderr, a pipe: nothing to move into its place
        *sink = (Sink){.path = arena_copy(keep, path)};
        sink->file = open(sink->path.at, O_WRONLY | O_CLOEXEC);
        return sink->file >= 0 || unwritable(path, keep, error);
    }
    *sink = (Sink){.path = arena_copy(keep, path)};
    char *partial = arena_terminated(keep, arena_join(keep, path, TEXT(".partial-XXXXXX")));
    sink->partial = text_of(partial);
    sink->file = mkostemp(partial, O_CLOEXEC);
    if (sink->file < 0)
        return unwritable(path, keep, error);
    mode_t mask = umask(0);
    umask(mask);
    fchmod(sink->file, 0666 & ~mask);
    return true;
}

bool sink_append(Sink *sink, Text path, Arena *keep, Error *error)
{
    *sink = (Sink){.path = arena_copy(keep, path)};
    sink->file = open(arena_terminated(keep, path), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC,
                      0666);
    return sink->file >= 0 || unwritable(path, keep, error);
}

void sink_flush(Sink *sink)
{
    const char *at = sink->buffer.at;
    size_t left = sink->buffer.len;
    while (left > 0 && !sink->trouble) {
        ssize_t done = write(sink->file, at, left);
        if (done < 0 && errno != EINTR)
            sink->trouble = errno;
        if (done > 0) {
            at += done;
            left -= (size_t)done;
        }
    }
    out_clear(&sink->buffer);
}

void sink_put(Sink *sink, Text bytes)
{
    put_raw(&sink->buffer, bytes);
    if (sink->buffer.len > BUFFER_MOST)
        sink_flush(sink);
}

static void finish_file(Sink *sink)
{
    bool partial = sink->partial.len > 0;
    if (partial && !sink->trouble && fsync(sink->file) != 0)
        sink->trouble = errno;
    if (close(sink->file) != 0 && !sink->trouble)
        sink->trouble = errno;
    if (partial && !sink->trouble && rename(sink->partial.at, sink->path.at) != 0)
        sink->trouble = errno;
    if (partial && sink->trouble)
        unlink(sink->partial.at);
}

bool sink_close(Sink *sink, Arena *arena, Error *error)
{
    sink_flush(sink);
    out_free(&sink->buffer);
    if (sink->path.len)
        finish_file(sink);
    Text name = sink->path.len ? sink->path : TEXT("standard output");
    return !sink->trouble
        || error_set(error, arena, "%.*s: not all was written: %s", TEXT_ARG(name),
                     strerror(sink->trouble));
}

void sink_drop(Sink *sink)
{
    out_free(&sink->buffer);
    if (!sink->path.len)
        return;
    close(sink->file);
    if (sink->partial.len)
        unlink(sink->partial.at);
}
