#include "run/input.h"

#include "folder.h"

static Folder folder;

// What the paths (parted by blanks, "@" for the test's folder) stand for, one a line.
static Text inputs_of(const char *paths)
{
    TextList list = {0};
    Text rest = text_of(paths), part, all = {0};
    Arena *arena = &folder.arena;
    while (text_next_part(&rest, ' ', &part)) {
        bool inside = text_starts(part, TEXT("@"));
        list_add(arena, &list,
                 inside ? arena_join(arena, text_of(folder.path), text_from(part, 1)) : part);
    }
    Inputs inputs = {.paths = &list};
    for (Input input; input_next(&inputs, arena, &input);) {
        bool inside = text_starts(input.path, text_of(folder.path));
        Text path = inside ? text_from(input.path, text_of(folder.path).len) : input.path;
        const char *gap = input.why.len ? ": " : "";
        all = arena_print(arena, "%.*s%.*s%s%.*s\n", TEXT_ARG(all), TEXT_ARG(path), gap,
                          TEXT_ARG(input.why));
    }
    Input input;
    ck_assert(!input_next(&inputs, arena, &input));
    ck_assert_ptr_null(inputs.tree);
    return all;
}

START_TEST(paths_as_given)
{
    folder_make(&folder);
    folder_write(&folder, "b.json", "");
    ck_assert_text(inputs_of(""), "");
    ck_assert_text(inputs_of("z @/b.json - z a"), "z\n/b.json\n-\nz\na\n");
    ck_assert_text(inputs_of("@/missing"), "/missing\n");      // reading it will say why
    folder_remove(&folder);
}
END_TEST

START_TEST(folders_are_walked_where_they_stand)
{
    folder_make(&folder);
    folder_add(&folder, "in");
    folder_add(&folder, "in/sub");
    folder_write(&folder, "in/b.txt", "");
    folder_write(&folder, "in/a.txt", "");
    folder_write(&folder, "in/c.c", "");
    folder_write(&folder, "in/sub/d.md", "");
    ck_assert_text(inputs_of("z @/in a @/in/sub"),
                   "z\n/in/a.txt\n/in/b.txt\n/in/sub/d.md\na\n/in/sub/d.md\n");
    ck_assert_text(inputs_of("@/in/c.c"), "/in/c.c\n");        // named, it is looked at
    folder_remove(&folder);
}
END_TEST

START_TEST(a_folder_without_a_transcript_says_so)
{
    folder_make(&folder);
    folder_add(&folder, "empty");
    folder_add(&folder, "other");
    folder_write(&folder, "other/a.c", "");
    folder_write(&folder, "a.txt", "");
    Text all = inputs_of("@/empty @/a.txt @/other");
    ck_assert_uint_ne(text_find(all, 0, TEXT("/empty: no transcript in this folder: ")), TEXT_NONE);
    ck_assert_uint_ne(text_find(all, 0, TEXT("\n/a.txt\n/other: no transcript in")), TEXT_NONE);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_folder_that_cannot_be_read_is_no_empty_one)
{
    folder_make(&folder);
    bool root = geteuid() == 0;
    ck_assert_int_eq(chmod(folder_add(&folder, "shut"), 0), 0);
    folder_write(&folder, "a.txt", "");
    ck_assert(!root || seteuid(FOREIGN_USER) == 0);
    Text all = inputs_of("@/shut @/a.txt");
    ck_assert(!root || seteuid(0) == 0);
    ck_assert_text(all, "/shut: cannot be read: Permission denied\n/a.txt\n");
    folder_remove(&folder);
}
END_TEST

START_TEST(pipes_are_read_when_named)
{
    folder_make(&folder);
    folder_write(&folder, "a.txt", "");
    ck_assert_int_eq(mkfifo(folder_path(&folder, "pipe.txt"), 0600), 0);
    ck_assert_text(inputs_of("@/pipe.txt"), "/pipe.txt\n");
    ck_assert_text(inputs_of("@"), "/a.txt\n");
    folder_remove(&folder);
}
END_TEST

Suite *suite_run_input(void)
{
    return suite_of("run/input",
                    (const TTest *const[]){paths_as_given, folders_are_walked_where_they_stand,
                                           a_folder_without_a_transcript_says_so,
                                           a_folder_that_cannot_be_read_is_no_empty_one,
                                           pipes_are_read_when_named, NULL});
}
