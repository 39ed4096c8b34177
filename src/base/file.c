#include "base/file.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/stream.h"

enum { CHUNK = 64 << 10 };

// A growing buffer: the length that a file tells is a hint, pipes have none.
static bool read_all(Stream *stream, size_t most, Arena *arena, Text *bytes, Text *why)
{
    size_t hint = stream_size(stream) <= most ? stream_size(stream) : 0;
    size_t cap = hint + 1 > CHUNK ? hint + 1 : CHUNK, len = 0;
    char *at = arena_get(arena, cap);
    ptrdiff_t got;
    while ((got = stream_read(stream, at + len, cap - len, arena, why)) > 0) {
        len += (size_t)got;
        if (len > most) {
            *why = arena_print(arena, "longer than %zu MiB, the most that is read as one input",
                               most >> 20);
            return false;
        }
        if (len == cap) {
            char *larger = arena_get_array(arena, cap, 2);
            at = memcpy(larger, at, len);
            cap *= 2;
        }
    }
    *bytes = (Text){at, len};
    return got == 0;
}

bool file_read(Text path, size_t most, Arena *arena, Text *bytes, Text *why)
{
    Stream *stream = stream_open(path, arena, why);
    if (!stream)
        return false;
    bool read = read_all(stream, most, arena, bytes, why);
    stream_close(stream);
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

Text file_folder(Text path)
{
    size_t len = path.len;
    while (len > 0 && path.at[len - 1] != '/')
        len--;
    return len > 0 ? text_slice(path, 0, len) : TEXT(".");
}

void file_sync_folder(Text path)
{
    Arena arena = {0};
    int file = open(arena_terminated(&arena, file_folder(path)),
                    O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        fsync(file);
        close(file);
    }
    arena_free(&arena);
}
