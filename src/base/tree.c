#include "base/tree.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_MOST = 200 };       // folders within folders

typedef struct Entry {
    Text name;
    bool regular;                // as the folder says; else it is to be looked at
} Entry;

typedef struct Level {
    Arena names;                 // the names of one folder, given back when it is done
    LIST(Entry) list;
    size_t next, path_len;       // of the folder's own path
} Level;

struct Tree {
    Arena arena;
    Level levels[DEPTH_MOST];
    size_t depth;
    char *path;                  // of the folder that is walked, not terminated
    size_t path_len, path_cap;
    Text root;
    bool started;
};

// Text, records, and what may hold either.
static const char *const endings[] = {".txt",  ".md",    ".markdown", ".log", ".out", ".ans",
                                      ".json", ".jsonl", ".ndjson",   ".sse", ".gz",  ".zst",
                                      ".xz",   ".bz2",   ".tar",      ".tgz", NULL};

bool tree_is_transcript(Text name)
{
    for (size_t i = 0; endings[i]; i++)
        if (text_ends(name, text_of(endings[i])))
            return true;
    return false;
}

static int by_bytes(const void *a, const void *b)
{
    return text_compare(((const Entry *)a)->name, ((const Entry *)b)->name);
}

static void path_set(Tree *tree, size_t len, Text name)
{
    bool slash = len > 0 && tree->path[len - 1] != '/';
    if (len + name.len + 2 > tree->path_cap) {
        tree->path_cap = (len + name.len + 2) * 2;
        tree->path = memory_grow(tree->path, tree->path_cap);
    }
    if (slash)
        tree->path[len++] = '/';
    if (name.len)
        memcpy(tree->path + len, name.at, name.len);
    tree->path_len = len + name.len;
    tree->path[tree->path_len] = '\0';
}

static bool read_names(DIR *folder, Level *level)
{
    struct dirent *entry;
    for (errno = 0; (entry = readdir(folder)) != NULL; errno = 0) {
        Text name = text_of(entry->d_name);
        bool may_be_folder = entry->d_type == DT_DIR || entry->d_type == DT_UNKNOWN;
        if (name.at[0] == '.' || entry->d_type == DT_LNK
            || (!may_be_folder && !tree_is_transcript(name)))
            continue;
        Entry found = {arena_copy(&level->names, name), entry->d_type == DT_REG};
        list_add(&level->names, &level->list, found);
    }
    if (level->list.len)
        qsort(level->list.at, level->list.len, sizeof *level->list.at, by_bytes);
    return errno == 0;
}

// Opens the folder at tree->path as a new level.
static bool descend(Tree *tree, Arena *arena, Text *why)
{
    if (tree->depth == DEPTH_MOST) {
        *why = arena_print(arena, "folders nested deeper than %d", DEPTH_MOST);
        return false;
    }
    DIR *folder = opendir(tree->path);
    if (!folder) {
        *why = arena_print(arena, "cannot be read: %s", strerror(errno));
        return false;
    }
    Level *level = &tree->levels[tree->depth++];
    *level = (Level){.path_len = tree->path_len};
    bool read = read_names(folder, level);
    int number = errno;
    closedir(folder);
    if (!read)
        *why = arena_print(arena, "cannot be read whole: %s", strerror(number));
    return read;
}

static TreeAnswer answer(Tree *tree, Arena *arena, Text *path, TreeAnswer kind)
{
    *path = arena_copy(arena, (Text){tree->path, tree->path_len});
    return kind;
}

static TreeAnswer take(Tree *tree, const Entry *entry, Arena *arena, Text *path, Text *why)
{
    struct stat status;
    if (entry->regular)
        return answer(tree, arena, path, TREE_FILE);
    if (lstat(tree->path, &status) != 0) {
        *why = arena_print(arena, "cannot be read: %s", strerror(errno));
        return answer(tree, arena, path, TREE_TROUBLE);
    }
    if (S_ISDIR(status.st_mode))
        return descend(tree, arena, why) ? TREE_END : answer(tree, arena, path, TREE_TROUBLE);
    if (S_ISREG(status.st_mode) && tree_is_transcript(entry->name))
        return answer(tree, arena, path, TREE_FILE);
    return TREE_END;
}

Tree *tree_open(Text root)
{
    Tree *tree = memory_get(sizeof *tree);
    *tree = (Tree){0};
    tree->root = arena_copy(&tree->arena, root);
    return tree;
}

void tree_close(Tree *tree)
{
    while (tree->depth > 0)
        arena_free(&tree->levels[--tree->depth].names);
    arena_free(&tree->arena);
    free(tree->path);
    free(tree);
}

TreeAnswer tree_next(Tree *tree, Arena *arena, Text *path, Text *why)
{
    if (!tree->started) {
        tree->started = true;
        path_set(tree, 0, tree->root);
        if (!descend(tree, arena, why))
            return answer(tree, arena, path, TREE_TROUBLE);
    }
    while (tree->depth > 0) {
        Level *level = &tree->levels[tree->depth - 1];
        if (level->next == level->list.len) {
            arena_free(&level->names);
            tree->depth--;
            continue;
        }
        const Entry *entry = &level->list.at[level->next++];
        path_set(tree, level->path_len, entry->name);
        TreeAnswer found = take(tree, entry, arena, path, why);
        if (found != TREE_END)
            return found;
    }
    return TREE_END;
}
