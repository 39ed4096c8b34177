// Archives for tests, made by libarchive: a compressed file, a tar, a tar in a compressed file.
#ifndef TESTS_PACKED_H
#define TESTS_PACKED_H

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>

#include "unit.h"

typedef struct PackedFile {
    const char *name;
    Text text;
    mode_t kind;                 // 0: a regular file
    const char *link;            // of a symbolic or hard link
} PackedFile;

static inline void packed_put(struct archive *writer, const PackedFile *file)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, file->name);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_filetype(entry, file->kind ? file->kind : AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)file->text.len);
    if (file->link && file->kind == AE_IFLNK)
        archive_entry_set_symlink(entry, file->link);
    else if (file->link)
        archive_entry_set_hardlink(entry, file->link);
    ck_assert_int_eq(archive_write_header(writer, entry), ARCHIVE_OK);
    if (file->text.len)
        ck_assert_int_eq(archive_write_data(writer, file->text.at, file->text.len),
                         (la_ssize_t)file->text.len);
    archive_entry_free(entry);
}

// The files, up to one without a name, through ARCHIVE_FILTER_x and in ARCHIVE_FORMAT_x.
static inline Text packed(Arena *arena, int filter, int format, const PackedFile *files)
{
    size_t room = 64 << 10, len = 0;
    for (const PackedFile *file = files; file->name; file++)
        room += file->text.len + 4096;
    char *bytes = memory_get(room);
    struct archive *writer = archive_write_new();
    ck_assert_int_eq(archive_write_add_filter(writer, filter), ARCHIVE_OK);
    ck_assert_int_eq(archive_write_set_format(writer, format), ARCHIVE_OK);
    archive_write_set_bytes_in_last_block(writer, 1);
    ck_assert_int_eq(archive_write_open_memory(writer, bytes, room, &len), ARCHIVE_OK);
    for (; files->name; files++)
        packed_put(writer, files);
    ck_assert_int_eq(archive_write_close(writer), ARCHIVE_OK);
    archive_write_free(writer);
    Text all = arena_copy(arena, (Text){bytes, len});
    free(bytes);
    return all;
}

static inline Text packed_text(Arena *arena, int filter, Text text)
{
    const PackedFile files[] = {{.name = "data", .text = text}, {0}};
    return packed(arena, filter, ARCHIVE_FORMAT_RAW, files);
}

#endif
