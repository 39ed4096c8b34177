// Walking a folder: its transcripts, one after the other, in an order that depends on names
// only.
//
// Entries of a folder come in byte order of their names, a folder's contents where its name
// stands. Hidden entries and symbolic links are passed over, as are files whose ending is not
// one of a transcript. Only the names of the folders on the way down are in memory. Not by fts:
// it keeps a record of 250 bytes for every entry of a folder and stops where a path is longer
// than PATH_MAX; this walk keeps the names.
#ifndef BASE_TREE_H
#define BASE_TREE_H

#include "base/list.h"

typedef struct Tree Tree;

typedef enum TreeAnswer {
    TREE_END,
    TREE_FILE,
    TREE_TROUBLE,        // this entry could not be looked at; the walk goes on
} TreeAnswer;

Tree *tree_open(Text root);
void tree_close(Tree *tree);

// The next file's path, or the path and the reason of a trouble, copied into the arena.
TreeAnswer tree_next(Tree *tree, Arena *arena, Text *path, Text *why);

// Whether a file of this name is looked at in a folder.
bool tree_is_transcript(Text name);

#endif
