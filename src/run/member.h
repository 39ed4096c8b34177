// Members are the files that one input stands for: itself, or what it holds when it is an archive.
#ifndef RUN_MEMBER_H
#define RUN_MEMBER_H

#include "syntax/archive.h"

typedef struct Members Members;

// Opens a file, or standard input for "-". NULL with the reason.
Members *members_open(Text path, Arena *arena, Text *why);
void members_close(Members *members);

// The next one: its name in the arena, empty unless it is one of several; or why there is none. Of
// the one before, nothing more can be read.
ArchiveAnswer members_next(Members *members, Arena *arena, Text *name, Text *why);

// The next bytes of the member, at most `size`: their number, 0 at its end, -1 with the reason.
ptrdiff_t members_read(Members *members, char *to, size_t size, Arena *arena, Text *why);

// The bytes that were read of the file, which is not what its members hold when it is compressed.
uint64_t members_position(const Members *members);

#endif
