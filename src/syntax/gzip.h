// A GzipCheck compares what came out of a .gz with the checksum at its end, which libarchive does
// not look at. It sees the compressed bytes and the plain ones pass by.
//
// Files of one gzip member only: where the members of several meet is not to be seen from outside.
#ifndef SYNTAX_GZIP_H
#define SYNTAX_GZIP_H

#include "base/text.h"

typedef struct GzipCheck {
    uint64_t in;             // compressed bytes
    uint64_t tail;           // the last eight of them, the very last one on top
    uint32_t out, crc;       // of the plain bytes: their number modulo 2^32, their checksum
    bool several;            // there may be a second member
} GzipCheck;

void gzip_check_in(GzipCheck *check, Text packed);
void gzip_check_out(GzipCheck *check, Text plain);

// At the end of both: false when the file is surely damaged.
bool gzip_check_end(const GzipCheck *check);

#endif
