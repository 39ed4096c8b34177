// What an .xz file asks for before anything is unpacked: memory for the window that its decoder
// looks back on, the dictionary. It stands in the header of each block. Pure functions.
//
// Source: the .xz file format, version 1.1.0, sections 3.1 and 5.3.1.
#ifndef SYNTAX_XZ_H
#define SYNTAX_XZ_H

#include "base/text.h"

// The dictionary of the first block, in bytes. `head` is the beginning of the file, 128 bytes or
// more unless it ends before. 0: no .xz, no block, or a header that no decoder takes.
uint64_t xz_window(Text head);

#endif
