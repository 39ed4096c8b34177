// Reading whole files, with a bound: by read(2), never by mapping, since a file may shrink
// meanwhile.
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"

// The bytes of a file (a path of "-" is standard input); false with the reason ("no such
// file"), which has no path in it. A file longer than `most` bytes is refused, as is a folder,
// and one that changed its length or time while it was read.
bool file_read(Text path, size_t most, Arena *arena, Text *bytes, Text *why);

typedef enum FileKind {
    FILE_MISSING,
    FILE_REGULAR,
    FILE_FOLDER,
    FILE_OTHER,          // pipes and devices: read when they are named on the command line
} FileKind;

FileKind file_kind(Text path, Arena *scratch);

// "a/b/" of "a/b/c", "." of "c".
Text file_folder(Text path);

// Makes a name that was given to a file, and that it has one at all, outlive a loss of power. There
// are file systems that cannot: nothing is left to do then.
void file_sync_folder(Text path);

#endif
