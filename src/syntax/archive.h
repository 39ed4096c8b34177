// An Archive is a file that is read through libarchive: .gz, .zst, .xz, .bz2, .tar, and .tar in any
// of these. What it is shows in its content, not in its name.
//
// Bounds: one layer of compression (a .tar.gz is one layer around a tar), an expansion of at
// most 200 to 1 once 4 MiB have come out, a window of at most 64 MiB, as the first block of an .xz
// asks for it, regular members only. A truncated or damaged archive, one without a member, and
// bytes behind its end are errors with their reason, never an end. What was unpacked before
// stands; of the block that is damaged, up to 64 KiB, nothing does. Only the named filters and
// formats are enabled; no external program is run. Belongs to one thread.
#ifndef SYNTAX_ARCHIVE_H
#define SYNTAX_ARCHIVE_H

#include "base/arena.h"

enum { ARCHIVE_HEAD = 512 };     // bytes that show what a file is

typedef struct Archive Archive;

// Where the bytes of the file come from: their number, 0 at the end, -1 with the reason.
typedef struct ArchiveInput {
    void *context;
    ptrdiff_t (*read)(void *context, char *to, size_t size, Arena *arena, Text *why);
} ArchiveInput;

typedef enum ArchiveAnswer {
    ARCHIVE_MEMBER,
    ARCHIVE_NO_MORE,
    ARCHIVE_TROUBLE,
} ArchiveAnswer;

// Whether the first bytes of a file (ARCHIVE_HEAD of them are enough) are those of something packed
// or compressed.
bool archive_is(Text head);

// `head`, which archive_is knows, is what was already read from the input; it is copied.
Archive *archive_open(ArchiveInput input, Text head);
void archive_close(Archive *archive);

// The next member: its name (empty for a compressed file that is no tar) in the arena, or why not.
// There is no more behind a trouble that ended the archive, wherever it was told.
ArchiveAnswer archive_next(Archive *archive, Arena *arena, Text *name, Text *why);

// The next bytes of the member, at most `size`: their number, 0 at its end, -1 with the reason.
ptrdiff_t archive_read(Archive *archive, char *to, size_t size, Arena *arena, Text *why);

#endif
