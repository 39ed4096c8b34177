#include "base/tree.h"

#include "error.h"
#include "folder.h"

static Folder folder;

// The files of a walk below `root`, one a line; a trouble is its path, a colon and the reason.
static Text walk(const char *root)
{
    Tree *tree = tree_open(text_of(root));
    Text all = {0}, path, why = {0};
    for (TreeAnswer answer; (answer = tree_next(tree, &folder.arena, &path, &why)) != TREE_END;) {
        path = text_from(path, text_of(folder.path).len);
        all = arena_join(&folder.arena, all,
                         answer == TREE_FILE
                             ? arena_print(&folder.arena, "%.*s\n", TEXT_ARG(path))
                             : arena_print(&folder.arena, "%.*s: %.*s\n", TEXT_ARG(path),
                                           TEXT_ARG(why)));
    }
    ck_assert_int_eq(tree_next(tree, &folder.arena, &path, &why), TREE_END);
    tree_close(tree);
    return all;
}

START_TEST(byte_order_with_folders_where_their_name_stands)
{
    folder_make(&folder);
    folder_add(&folder, "b");
    folder_add(&folder, "b/c");
    folder_write(&folder, "b/c/deep.txt", "");
    folder_write(&folder, "b/a.txt", "");
    folder_write(&folder, "b/z.txt", "");
    folder_write(&folder, "b.txt", "");
    folder_write(&folder, "a.txt", "");
    folder_write(&folder, "B.txt", "");
    folder_write(&folder, "c.txt", "");
    folder_write(&folder, "\xC3\xA4.txt", "");
    folder_write(&folder, "a10.txt", "");
    folder_write(&folder, "a9.txt", "");
    ck_assert_text(walk(folder.path), "/B.txt\n/a.txt\n/a10.txt\n/a9.txt\n/b/a.txt\n"
                                      "/b/c/deep.txt\n/b/z.txt\n/b.txt\n/c.txt\n/\xC3\xA4.txt\n");
    folder_remove(&folder);
}
END_TEST

START_TEST(hidden_files_and_links_are_passed_over)
{
    folder_make(&folder);
    folder_add(&folder, ".git");
    folder_write(&folder, ".git/a.txt", "");
    folder_write(&folder, ".a.txt", "");
    folder_write(&folder, "real.txt", "");
    ck_assert_int_eq(symlink("real.txt", folder_path(&folder, "link.txt")), 0);
    ck_assert_int_eq(symlink(".", folder_path(&folder, "loop")), 0);
    ck_assert_int_eq(symlink("nowhere.txt", folder_path(&folder, "broken.txt")), 0);
    ck_assert_int_eq(mkfifo(folder_path(&folder, "pipe.txt"), 0600), 0);
    ck_assert_text(walk(folder.path), "/real.txt\n");
    folder_remove(&folder);
}
END_TEST

START_TEST(the_root_may_be_a_link_or_end_in_a_slash)
{
    folder_make(&folder);
    folder_add(&folder, "in");
    folder_write(&folder, "in/a.txt", "");
    ck_assert_int_eq(symlink("in", folder_path(&folder, "link")), 0);
    ck_assert_text(walk(folder_path(&folder, "link")), "/link/a.txt\n");
    ck_assert_text(walk(folder_path(&folder, "in/")), "/in/a.txt\n");
    folder_remove(&folder);
}
END_TEST

START_TEST(endings)
{
    static const char *const looked_at[] = {"a.txt", "a.md", "a.markdown", "a.log", "a.out",
                                            "a.ans", "a.b.txt", "a.json", "a.jsonl", "a.ndjson", "a.sse",
                                            "a.txt.gz", "a.zst", "a.xz", "a.bz2", "a.tar", "a.tgz",
                                            NULL};
    static const char *const not[] = {"a", "a.TXT", "a.js", "a.zip", "gz", "txt", "a.c", "", NULL};
    for (size_t i = 0; looked_at[i]; i++)
        ck_assert_msg(tree_is_transcript(text_of(looked_at[i])), "%s", looked_at[i]);
    for (size_t i = 0; not[i]; i++)
        ck_assert_msg(!tree_is_transcript(text_of(not[i])), "%s", not[i]);
    folder_make(&folder);
    folder_write(&folder, "a.yaml", "");
    folder_write(&folder, "a.md", "");
    folder_add(&folder, "folder.txt");
    folder_write(&folder, "folder.txt/b.log", "");
    ck_assert_text(walk(folder.path), "/a.md\n/folder.txt/b.log\n");
    folder_remove(&folder);
}
END_TEST

START_TEST(an_empty_folder_has_nothing)
{
    folder_make(&folder);
    ck_assert_text(walk(folder.path), "");
    folder_remove(&folder);
}
END_TEST

START_TEST(the_walk_goes_on_behind_a_trouble)
{
    folder_make(&folder);
    bool root = geteuid() == 0;
    folder_write(&folder, "a.txt", "");
    folder_write(&folder, "z.txt", "");
    ck_assert_int_eq(chmod(folder_add(&folder, "m"), 0), 0);
    ck_assert(!root || seteuid(FOREIGN_USER) == 0);
    Text all = walk(folder.path), alone = walk(folder_path(&folder, "m"));
    ck_assert(!root || seteuid(0) == 0);
    ck_assert_text(all, "/a.txt\n/m: cannot be read: Permission denied\n/z.txt\n");
    ck_assert_text(alone, "/m: cannot be read: Permission denied\n");
    ck_assert_text(walk(folder_path(&folder, "none")),
                   "/none: cannot be read: No such file or directory\n");
    folder_remove(&folder);
}
END_TEST

// 200 levels count the root: the folder in the 200th is one too deep.
START_TEST(depth_has_a_bound)
{
    folder_make(&folder);
    Text path = TEXT("d");
    for (int depth = 1; depth <= 201; depth++) {
        folder_add(&folder, path.at);
        if (depth >= 199)
            folder_write(&folder, arena_print(&folder.arena, "%s/%d.txt", path.at, depth).at, "");
        path = arena_join(&folder.arena, path, TEXT("/d"));
    }
    folder_write(&folder, "e.txt", "");
    Text all = walk(folder.path);
    ck_assert_says(all, "/199.txt\n");
    ck_assert_uint_eq(text_find(all, 0, TEXT("200.txt")), TEXT_NONE);
    ck_assert_says(all, "/d/d: folders nested deeper than 200\n/e.txt\n");
    folder_remove(&folder);
}
END_TEST

START_TEST(a_walk_may_be_given_up)
{
    folder_make(&folder);
    Text path, why;
    folder_add(&folder, "a");
    folder_write(&folder, "a/b.txt", "");
    folder_write(&folder, "c.txt", "");
    Tree *tree = tree_open(text_of(folder.path));
    ck_assert_int_eq(tree_next(tree, &folder.arena, &path, &why), TREE_FILE);
    tree_close(tree);
    tree_close(tree_open(TEXT("never/walked")));
    folder_remove(&folder);
}
END_TEST

Suite *suite_base_tree(void)
{
    return suite_of("base/tree",
                    (const TTest *const[]){byte_order_with_folders_where_their_name_stands,
                                           hidden_files_and_links_are_passed_over,
                                           the_root_may_be_a_link_or_end_in_a_slash, endings,
                                           an_empty_folder_has_nothing,
                                           the_walk_goes_on_behind_a_trouble, depth_has_a_bound,
                                           a_walk_may_be_given_up, NULL});
}
