#include "base/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"

enum { LOOK_UP_MS = 200 };       // while nothing comes, how often interrupts are looked for

struct Stream {
    int file;
    bool regular;
    struct stat before;
    off_t taken;             // bytes
};

static bool fault(Text *why, Arena *arena, int number)
{
    *why = number == ENOENT ? TEXT("no such file or folder")
                            : arena_print(arena, "cannot be read: %s", strerror(number));
    return false;
}

static bool look(Stream *stream, Arena *arena, Text *why)
{
    if (fstat(stream->file, &stream->before) != 0)
        return fault(why, arena, errno);
    if (S_ISDIR(stream->before.st_mode)) {
        *why = TEXT("a folder, not a file");
        return false;
    }
    stream->regular = S_ISREG(stream->before.st_mode);
    return true;
}

Stream *stream_open(Text path, Arena *arena, Text *why)
{
    Stream *stream = memory_get(sizeof *stream);
    *stream = (Stream){.file = STDIN_FILENO};
    if (!text_is(path, TEXT("-")))
        stream->file = open(arena_terminated(arena, path), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (stream->file < 0)
        fault(why, arena, errno);
    else if (look(stream, arena, why))
        return stream;
    stream_close(stream);
    return NULL;
}

void stream_close(Stream *stream)
{
    if (stream->file > STDERR_FILENO)
        close(stream->file);
    free(stream);
}

static bool has_changed(const Stream *stream)
{
    struct stat after;
    const struct stat *before = &stream->before;
    return stream->regular
        && (fstat(stream->file, &after) != 0 || after.st_size != before->st_size
            || after.st_mtim.tv_sec != before->st_mtim.tv_sec
            || after.st_mtim.tv_nsec != before->st_mtim.tv_nsec);
}

// A pipe or a terminal may have nothing for a long time. Looking up is simpler than being woken,
// which a signal just before the call would not do; false when the run is to end.
static bool await_bytes(const Stream *stream)
{
    struct pollfd one = {.fd = stream->file, .events = POLLIN};
    while (!stream->regular && !interrupt_number())
        if (poll(&one, 1, LOOK_UP_MS) > 0)
            return true;
    return stream->regular;
}

// All that a file was said to have: that there is no more is seen by looking at it once again.
static bool is_whole(const Stream *stream)
{
    return stream->regular && stream->taken > 0 && stream->taken == stream->before.st_size;
}

ptrdiff_t stream_read(Stream *stream, char *to, size_t size, Arena *arena, Text *why)
{
    ssize_t got = 0;
    if (!is_whole(stream))
        do
            got = await_bytes(stream) ? read(stream->file, to, size) : 0;
        while (got < 0 && errno == EINTR);
    stream->taken += got > 0 ? got : 0;
    if (got == 0 && !stream->regular && interrupt_number()) {
        *why = TEXT("interrupted");
        return -1;
    }
    if (got < 0) {
        fault(why, arena, errno);
        return -1;
    }
    if (got == 0 && has_changed(stream)) {
        *why = TEXT("changed while it was read: try again");
        return -1;
    }
    return got;
}

uint64_t stream_position(const Stream *stream)
{
    return (uint64_t)stream->taken;
}

bool stream_waits(const Stream *stream)
{
    struct pollfd poller = {.fd = stream->file, .events = POLLIN};
    return !stream->regular && poll(&poller, 1, 0) == 0;
}

size_t stream_size(const Stream *stream)
{
    return stream->regular && stream->before.st_size > 0 ? (size_t)stream->before.st_size : 0;
}
