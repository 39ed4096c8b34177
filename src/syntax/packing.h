// A Packing is how the bytes of a file are compressed, as their first ones say.
#ifndef SYNTAX_PACKING_H
#define SYNTAX_PACKING_H

#include "base/text.h"

typedef enum Packing {
    PACKING_NONE,
    PACKING_GZIP,
    PACKING_ZSTD,
    PACKING_XZ,
    PACKING_BZIP2,
} Packing;

Packing packing_of(Text head);

// Whether the first 512 bytes are the header of a tar's member, with a checksum that is right; or
// the mark that ends a tar, with which one without a member begins.
bool packing_is_tar(Text head);
bool packing_is_end_of_tar(Text head);

#endif
