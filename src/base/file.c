#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 << 10 };

static bool fault(Text *why, Arena *arena, int number)
{
    *why = number == ENOENT ? TEXT("no such file or folder")
                            : arena_print(arena, "cannot be read: %s", strerror(number));
    return false;
}

static ssize_t read_some(int file, char *to, size_t size)
{
    ssize_t got;
    do
        got = read(file, to, size);
    while (got < 0 && errno == EINTR);
    return got;
}

// A growing buffer: the length that fstat tells is a hint, pipes have none.
static bool read_all(int file, size_t hint, size_t most, Arena *arena, Text *bytes, Text *why)
{
    size_t cap = hint + 1 > CHUNK ? hint + 1 : CHUNK, len = 0;
    char *at = arena_get(arena, cap);
    for (;;) {
        if (len == cap) {
            char *larger = arena_get_array(arena, cap, 2);
            at = memcpy(larger, at, len);
            cap *= 2;
        }
        ssize_t got = read_some(file, at + len, cap - len);
        if (got < 0)
            return fault(why, arena, errno);
        if (got == 0)
            break;
        len += (size_t)got;
        if (len > most) {
            *why = arena_print(arena, "longer than %zu MiB, the most that is read as one input",
                               most >> 20);
            return false;
        }
    }
    *bytes = (Text){at, len};
    return true;
}

static bool same_time(const struct stat *a, const struct stat *b)
{
    return a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec
        && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static bool read_open(int file, size_t most, Arena *arena, Text *bytes, Text *why)
{
    struct stat before, after;
    if (fstat(file, &before) != 0)
        return fault(why, arena, errno);
    if (S_ISDIR(before.st_mode)) {
        *why = TEXT("a folder, not a file");
        return false;
    }
    bool regular = S_ISREG(before.st_mode);
    size_t hint = regular && (uint64_t)before.st_size <= most ? (size_t)before.st_size : 0;
    if (!read_all(file, hint, most, arena, bytes, why))
        return false;
    if (regular && (fstat(file, &after) != 0 || !same_time(&before, &after))) {
        *why = TEXT("changed while it was read: try again");
        return false;
    }
    return true;
}

bool file_read(Text path, size_t most, Arena *arena, Text *bytes, Text *why)
{
    if (text_is(path, TEXT("-")))
        return read_open(STDIN_FILENO, most, arena, bytes, why);
    int file = open(arena_terminated(arena, path), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return fault(why, arena, errno);
    bool read = read_open(file, most, arena, bytes, why);
    close(file);
    return read;
}

FileKind file_kind(Text path, Arena *scratch)
{
    struct stat status;
    if (stat(arena_terminated(scratch, path), &status) != 0)
        return FILE_MISSING;
    if (S_ISDIR(status.st_mode))
        return FILE_FOLDER;
    return S_ISREG(status.st_mode) ? FILE_REGULAR : FILE_OTHER;
}
