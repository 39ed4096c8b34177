// Damage: what shows by the bytes of a file alone that it is not what somebody wrote.
//
// A file system that lost power leaves blocks of NULs where nothing was written yet; UTF-16 of an
// odd number of bytes was cut in the middle of a character, or something else was added to it.
// What is left may read like a whole answer, so it is not graded.
#ifndef RUN_DAMAGE_H
#define RUN_DAMAGE_H

#include "base/arena.h"

enum { DAMAGE_NULS = 512 };      // NULs in a row: the smallest block of a disk

// Why the text is not to be graded, with the place and what to do; empty when nothing shows. A text
// of white space and NULs is empty.
Text damage_of(Text text, Arena *arena);

#endif
