#include "base/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

enum {
    BUFFER_MOST = 64 << 10,
    NAMES_MOST = 1000,       // that are tried for a partial file
};

#define OPEN_FILE "/proc/self/fd/%d"

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

// A file without a name: however the process ends, nothing is left of it. False where the file
// system has none, or where it could not be given a name later.
static bool open_unnamed(Sink *sink, Arena *scratch)
{
    Text folder = file_folder(sink->path);
    int file = open(arena_terminated(scratch, folder), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    if (file < 0)
        return false;
    if (access(arena_print(scratch, OPEN_FILE, file).at, F_OK) != 0) {
        close(file);
        return false;
    }
    sink->file = file;
    sink->unnamed = true;
    return true;
}

static bool open_partial(Sink *sink, Arena *keep)
{
    char *partial = arena_terminated(keep, arena_join(keep, sink->path, TEXT(".partial-XXXXXX")));
    sink->partial = text_of(partial);
    sink->file = mkostemp(partial, O_CLOEXEC);
    if (sink->file < 0)
        return false;
    mode_t mask = umask(0);
    umask(mask);
    fchmod(sink->file, 0666 & ~mask);
    return true;
}

bool sink_file(Sink *sink, Text path, Arena *keep, Error *error)
{
    *sink = (Sink){.path = arena_copy(keep, path)};
    if (is_device(path, keep)) {      // /dev/stderr, a pipe: nothing to move into its place
        sink->file = open(sink->path.at, O_WRONLY | O_CLOEXEC);
        return sink->file >= 0 || unwritable(path, keep, error);
    }
    return open_unnamed(sink, keep) || open_partial(sink, keep) || unwritable(path, keep, error);
}

bool sink_append(Sink *sink, Text path, Arena *keep, Error *error)
{
    *sink = (Sink){.path = arena_copy(keep, path)};
    sink->file = open(arena_terminated(keep, path), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC,
                      0666);
    return sink->file >= 0 || unwritable(path, keep, error);
}

// --- files that are kept -------------------------------------------------------------------------

static Text kept_name(Text path, Arena *arena)
{
    return text_of(arena_terminated(arena, arena_join(arena, path, TEXT(".part"))));
}

// The length of a regular file; false when there is none of this name.
static bool file_length(Text path, Arena *scratch, uint64_t *length)
{
    struct stat status;
    if (lstat(arena_terminated(scratch, path), &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    *length = (uint64_t)status.st_size;
    return true;
}

static bool can_go_on(Sink *sink, uint64_t length, Arena *keep, Error *error)
{
    struct stat status;
    Place place = {sink->partial, 0, 0};
    if (flock(sink->file, LOCK_EX | LOCK_NB) != 0)
        return error_at(error, keep, place, "is being written by another run");
    if (fstat(sink->file, &status) != 0 || !S_ISREG(status.st_mode))
        return error_at(error, keep, place, "is no file: a report can be continued only in one");
    sink->length = (uint64_t)status.st_size;
    return sink->length >= length
        || error_at(error, keep, place, "has %llu bytes, not the %llu that were written: remove it "
                    "and the checkpoint to start anew", (unsigned long long)sink->length,
                    (unsigned long long)length);
}

bool sink_kept(Sink *sink, Text path, uint64_t length, Arena *keep, Error *error)
{
    *sink = (Sink){.path = arena_copy(keep, path), .partial = kept_name(path, keep), .kept = true};
    if (is_device(path, keep))
        return error_at(error, keep, (Place){path, 0, 0},
                        "is no file: a report can be continued only in one");
    int how = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;    // waits for no pipe
    sink->file = open(sink->partial.at, how, 0666);
    if (sink->file < 0)
        return unwritable(sink->partial, keep, error);
    if (!can_go_on(sink, length, keep, error)) {
        close(sink->file);
        return false;
    }
    file_sync_folder(sink->path);
    return true;
}

void sink_go_on(Sink *sink, uint64_t length)
{
    if (ftruncate(sink->file, (off_t)length) != 0 || lseek(sink->file, 0, SEEK_END) < 0)
        sink->trouble = errno;
    sink->length = length;
}

bool sink_sync(Sink *sink)
{
    sink_flush(sink);
    if (!sink->trouble && fdatasync(sink->file) != 0)
        sink->trouble = errno;
    return !sink->trouble;
}

bool sink_settle(Text path, uint64_t length, Arena *arena, Error *error)
{
    uint64_t found;
    Text partial = kept_name(path, arena);
    Place place = {path, 0, 0};
    if (file_length(partial, arena, &found) && found == length
        && rename(partial.at, arena_terminated(arena, path)) != 0)
        return unwritable(path, arena, error);
    if (!file_length(path, arena, &found))
        return error_at(error, arena, place, "is gone: remove the checkpoint to start anew");
    return found == length
        || error_at(error, arena, place, "has %llu bytes, not the %llu that were written: remove "
                    "the checkpoint to start anew", (unsigned long long)found,
                    (unsigned long long)length);
}

// --- writing -------------------------------------------------------------------------------------

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
            sink->length += (uint64_t)done;
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

// Gives a file that has no name one beside its place: a link does not replace what is there.
static bool name_partial(Sink *sink, Arena *arena)
{
    Text file = arena_print(arena, OPEN_FILE, sink->file);
    for (int i = 0; i < NAMES_MOST; i++) {
        Text name = arena_print(arena, "%.*s.partial-%ld-%d", TEXT_ARG(sink->path), (long)getpid(),
                                i);
        if (linkat(AT_FDCWD, file.at, AT_FDCWD, name.at, AT_SYMLINK_FOLLOW) == 0) {
            sink->partial = name;
            return true;
        }
        if (errno != EEXIST)
            break;
    }
    return false;
}

static void finish_file(Sink *sink, Arena *arena)
{
    bool whole = sink->unnamed || sink->partial.len > 0;
    if (whole && !sink->trouble && fsync(sink->file) != 0)
        sink->trouble = errno;
    if (sink->unnamed && !sink->trouble && !name_partial(sink, arena))
        sink->trouble = errno;
    if (close(sink->file) != 0 && !sink->trouble)
        sink->trouble = errno;
    if (whole && !sink->trouble && rename(sink->partial.at, sink->path.at) != 0)
        sink->trouble = errno;
    if (sink->kept && !sink->trouble)
        file_sync_folder(sink->path);
    if (sink->partial.len && sink->trouble && !sink->kept)
        unlink(sink->partial.at);
}

static bool tell_trouble(const Sink *sink, Arena *arena, Error *error)
{
    Text name = sink->path.len ? sink->path : TEXT("standard output");
    return !sink->trouble
        || error_set(error, arena, "%.*s: not all was written: %s", TEXT_ARG(name),
                     strerror(sink->trouble));
}

bool sink_close(Sink *sink, Arena *arena, Error *error)
{
    sink_flush(sink);
    out_free(&sink->buffer);
    if (sink->path.len)
        finish_file(sink, arena);
    return tell_trouble(sink, arena, error);
}

bool sink_leave(Sink *sink, Arena *arena, Error *error)
{
    sink_drop(sink);
    return tell_trouble(sink, arena, error);
}

void sink_drop(Sink *sink)
{
    out_free(&sink->buffer);
    if (!sink->path.len)
        return;
    close(sink->file);
    if (sink->partial.len && !sink->kept)
        unlink(sink->partial.at);
}
