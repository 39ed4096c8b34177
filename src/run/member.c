#include "run/member.h"

#include <stdlib.h>
#include <string.h>

#include "base/stream.h"

enum { HEAD_ROOM = 16 << 10 };   // at least ARCHIVE_HEAD; most transcripts are read at once

struct Members {
    Arena arena;
    Stream *stream;
    size_t len, at;          // of the head: read, handed on
    Archive *archive;        // NULL: the file is its own only member
    bool begun, ended;
    Text why;                // the stream gave up for this reason
    char head[HEAD_ROOM];
};

static ptrdiff_t read_stream(void *context, char *to, size_t size, Arena *arena, Text *why)
{
    Members *members = context;
    Text reason = members->why;
    ptrdiff_t got = reason.len ? -1 : 0;
    if (!members->ended)
        got = stream_read(members->stream, to, size, &members->arena, &reason);
    members->ended = got <= 0;
    members->why = reason;
    if (got < 0)
        *why = arena_copy(arena, reason);
    return got;
}

Members *members_open(Text path, Arena *arena, Text *why)
{
    Stream *stream = stream_open(path, arena, why);
    if (!stream)
        return NULL;
    Members *members = memory_get(sizeof *members);
    memset(members, 0, offsetof(Members, head));
    members->stream = stream;
    return members;
}

void members_close(Members *members)
{
    if (members->archive)
        archive_close(members->archive);
    stream_close(members->stream);
    arena_free(&members->arena);
    free(members);
}

// A failure is kept, and comes again behind what was read before it.
static void look(Members *members)
{
    Text why;
    ptrdiff_t got = 1;
    while (got > 0 && members->len < ARCHIVE_HEAD) {
        got = read_stream(members, members->head + members->len,
                          sizeof members->head - members->len, &members->arena, &why);
        members->len += got > 0 ? (size_t)got : 0;
    }
    Text head = {members->head, members->len};
    if (archive_is(head))
        members->archive = archive_open((ArchiveInput){members, read_stream}, head);
}

ArchiveAnswer members_next(Members *members, Arena *arena, Text *name, Text *why)
{
    bool first = !members->begun;
    members->begun = true;
    *name = (Text){0};
    if (first)
        look(members);
    if (members->archive)
        return archive_next(members->archive, arena, name, why);
    return first ? ARCHIVE_MEMBER : ARCHIVE_NO_MORE;
}

ptrdiff_t members_read(Members *members, char *to, size_t size, Arena *arena, Text *why)
{
    if (members->archive)
        return archive_read(members->archive, to, size, arena, why);
    size_t left = members->len - members->at, len = left < size ? left : size;
    if (len == 0)
        return read_stream(members, to, size, arena, why);
    memcpy(to, members->head + members->at, len);
    members->at += len;
    return (ptrdiff_t)len;
}

uint64_t members_position(const Members *members)
{
    return stream_position(members->stream);
}
