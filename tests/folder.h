// A folder of a test's own, with the files that the test needs; all of it goes away at the end.
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

enum { FOREIGN_USER = 65534 };     // nobody: for what root must not be allowed to do either

typedef struct Folder {
    Arena arena;
    char path[200];
} Folder;

// Others may look into it, so that a test can give up being root.
static inline void folder_make(Folder *folder)
{
    const char *place = getenv("TMPDIR");
    *folder = (Folder){0};
    snprintf(folder->path, sizeof folder->path, "%s/answerlint-XXXXXX", place ? place : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder->path));
    ck_assert_int_eq(chmod(folder->path, 0755), 0);
}

static inline const char *folder_path(Folder *folder, const char *name)
{
    return arena_print(&folder->arena, "%s/%s", folder->path, name).at;
}

static inline const char *folder_add(Folder *folder, const char *name)
{
    const char *path = folder_path(folder, name);
    ck_assert_msg(mkdir(path, 0755) == 0, "cannot make %s", path);
    return path;
}

static inline const char *folder_write(Folder *folder, const char *name, const char *text)
{
    const char *path = folder_path(folder, name);
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file != NULL, "cannot write %s", path);
    fputs(text, file);
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

static inline int folder_forget(const char *path, const struct stat *status, int kind,
                                struct FTW *walk)
{
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

static inline void folder_remove(Folder *folder)
{
    nftw(folder->path, folder_forget, 16, FTW_DEPTH | FTW_PHYS);
    arena_free(&folder->arena);
}

// The number of entries, hidden ones too.
static inline size_t folder_count(const Folder *folder)
{
    struct dirent **names;
    int count = scandir(folder->path, &names, NULL, NULL);
    ck_assert_int_ge(count, 2);
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
    return (size_t)count - 2;
}

#endif
