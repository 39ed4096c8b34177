// Any bytes as something packed: members or a reason, and never more than the bounds allow.
#include <string.h>

#include "fuzz/fuzz.h"
#include "syntax/archive.h"

enum { MEMBERS_MOST = 64, BYTES_MOST = 1 << 20 };      // of one input, so that a run stays short

static ptrdiff_t give(void *context, char *to, size_t size, Arena *arena, Text *why)
{
    Text *rest = context;
    size_t len = rest->len < size ? rest->len : size;
    (void)arena, (void)why;
    if (len > 0)
        memcpy(to, rest->at, len);
    *rest = text_from(*rest, len);
    return (ptrdiff_t)len;
}

static size_t read_member(Archive *archive, Arena *arena)
{
    char bytes[4096];
    Text why = {0};
    size_t sum = 0;
    for (ptrdiff_t got = 1; got > 0 && sum < BYTES_MOST; sum += got > 0 ? (size_t)got : 0) {
        got = archive_read(archive, bytes, sizeof bytes, arena, &why);
        fuzz_assert(got <= (ptrdiff_t)sizeof bytes && (got >= 0 || why.len > 0));
    }
    return sum;
}

static void run(Text input, Arena *arena)
{
    Text head = text_slice(input, 0, ARCHIVE_HEAD), rest = text_from(input, head.len);
    if (!archive_is(head))
        return;
    Archive *archive = archive_open((ArchiveInput){&rest, give}, head);
    size_t sum = 0;
    for (int i = 0; i < MEMBERS_MOST && sum < BYTES_MOST; i++) {
        Text name = {0}, why = {0};
        ArchiveAnswer answer = archive_next(archive, arena, &name, &why);
        fuzz_assert(answer != ARCHIVE_TROUBLE || why.len > 0);
        if (answer == ARCHIVE_NO_MORE)
            break;
        if (answer == ARCHIVE_MEMBER)
            sum += read_member(archive, arena);
    }
    archive_close(archive);
}

static const char *const seeds[] = {"tests/fuzz/seeds/archive", NULL};

const Target target_archive = {"archive", run, seeds};
