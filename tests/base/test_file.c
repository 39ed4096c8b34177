#include "base/file.h"

#include <sys/wait.h>

#include "error.h"
#include "folder.h"

static Folder folder;

static Text why_not(const char *path, size_t most)
{
    Text bytes, why = {0};
    ck_assert(!file_read(text_of(path), most, &folder.arena, &bytes, &why));
    return why;
}

static Text bytes_of(const char *path, size_t most)
{
    Text bytes, why = {0};
    bool read = file_read(text_of(path), most, &folder.arena, &bytes, &why);
    ck_assert_msg(read, "%.*s", TEXT_ARG(why));
    return bytes;
}

START_TEST(a_file_is_read_whole)
{
    folder_make(&folder);
    ck_assert_text(bytes_of(folder_write(&folder, "a", "one\ntwo\r\n"), 100), "one\ntwo\r\n");
    Text empty = bytes_of(folder_write(&folder, "empty", ""), 100);
    ck_assert_uint_eq(empty.len, 0);
    ck_assert_ptr_nonnull(empty.at);
    Text large = arena_print(&folder.arena, "%0300000d", 7);
    Text read = bytes_of(folder_write(&folder, "large", large.at), 1 << 20);
    ck_assert(text_is(read, large));
    folder_remove(&folder);
}
END_TEST

START_TEST(what_cannot_be_read_says_why)
{
    folder_make(&folder);
    ck_assert_text(why_not(folder_path(&folder, "missing"), 9), "no such file or folder");
    ck_assert_text(why_not("", 9), "no such file or folder");
    ck_assert_text(why_not(folder.path, 9), "a folder, not a file");
    const char *file = folder_write(&folder, "a", "x");
    ck_assert_says(why_not(arena_print(&folder.arena, "%s/b", file).at, 9), "cannot be read: ");
    ck_assert_int_eq(symlink("loop", folder_path(&folder, "loop")), 0);
    ck_assert_says(why_not(folder_path(&folder, "loop"), 9), "cannot be read: ");
    folder_remove(&folder);
}
END_TEST

START_TEST(permission_is_asked_for)
{
    folder_make(&folder);
    const char *file = folder_write(&folder, "a", "x");
    bool root = geteuid() == 0;
    ck_assert_int_eq(chmod(file, 0), 0);
    ck_assert(!root || seteuid(FOREIGN_USER) == 0);
    ck_assert_text(why_not(file, 9), "cannot be read: Permission denied");
    ck_assert(!root || seteuid(0) == 0);
    folder_remove(&folder);
}
END_TEST

START_TEST(too_long_is_refused_and_just_right_is_not)
{
    folder_make(&folder);
    Text text = arena_print(&folder.arena, "%*d", 1 << 20, 7);
    const char *file = folder_write(&folder, "a", text.at);
    ck_assert_uint_eq(bytes_of(file, 1 << 20).len, 1 << 20);
    ck_assert_says(why_not(file, (1 << 20) - 1), "longer than 0 MiB");
    FILE *more = fopen(file, "ab");
    ck_assert_int_eq(fputc('x', more), 'x');
    ck_assert_int_eq(fclose(more), 0);
    ck_assert_says(why_not(file, 1 << 20), "longer than 1 MiB");
    ck_assert_says(why_not("/dev/zero", 1 << 20), "longer than 1 MiB");
    folder_remove(&folder);
}
END_TEST

// A child writes in two goes: what is there first is not all.
static pid_t write_later(const char *path)
{
    pid_t child = fork();
    if (child == 0) {
        int file = open(path, O_WRONLY);
        bool good = write(file, "one ", 4) == 4;
        usleep(20000);
        good = good && write(file, "two", 3) == 3;
        _exit(good ? 0 : 1);
    }
    return child;
}

START_TEST(a_pipe_is_read_to_its_end)
{
    folder_make(&folder);
    const char *pipe = folder_path(&folder, "pipe");
    int status = 1;
    ck_assert_int_eq(mkfifo(pipe, 0600), 0);
    pid_t child = write_later(pipe);
    ck_assert_text(bytes_of(pipe, 100), "one two");
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_hyphen_is_standard_input)
{
    folder_make(&folder);
    int before = dup(STDIN_FILENO), file = open(folder_write(&folder, "a", "from in"), O_RDONLY);
    ck_assert_int_eq(dup2(file, STDIN_FILENO), STDIN_FILENO);
    ck_assert_text(bytes_of("-", 100), "from in");
    ck_assert_text(bytes_of("-", 100), "");
    if (before >= 0)
        ck_assert_int_eq(dup2(before, STDIN_FILENO), STDIN_FILENO);
    close(before);
    close(file);
    folder_remove(&folder);
}
END_TEST

START_TEST(kinds)
{
    folder_make(&folder);
    Arena *arena = &folder.arena;
    ck_assert_int_eq(mkfifo(folder_path(&folder, "pipe"), 0600), 0);
    ck_assert_int_eq(symlink(folder.path, folder_path(&folder, "link")), 0);
    ck_assert_int_eq(symlink("nowhere", folder_path(&folder, "broken")), 0);
    ck_assert_int_eq(file_kind(text_of(folder_write(&folder, "a", "")), arena), FILE_REGULAR);
    ck_assert_int_eq(file_kind(text_of(folder.path), arena), FILE_FOLDER);
    ck_assert_int_eq(file_kind(text_of(folder_path(&folder, "link")), arena), FILE_FOLDER);
    ck_assert_int_eq(file_kind(text_of(folder_path(&folder, "broken")), arena), FILE_MISSING);
    ck_assert_int_eq(file_kind(text_of(folder_path(&folder, "pipe")), arena), FILE_OTHER);
    ck_assert_int_eq(file_kind(TEXT("/dev/null"), arena), FILE_OTHER);
    ck_assert_int_eq(file_kind(TEXT(""), arena), FILE_MISSING);
    folder_remove(&folder);
}
END_TEST

Suite *suite_base_file(void)
{
    return suite_of("base/file",
                    (const TTest *const[]){a_file_is_read_whole, what_cannot_be_read_says_why,
                                           permission_is_asked_for,
                                           too_long_is_refused_and_just_right_is_not,
                                           a_pipe_is_read_to_its_end, a_hyphen_is_standard_input,
                                           kinds, NULL});
}
