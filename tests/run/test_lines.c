#include "run/lines.h"

#include "base/limit.h"

#include "folder.h"

static Folder folder;

static const char *write_bytes(Text bytes)
{
    const char *path = folder_path(&folder, "in");
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

// Every line as "number<text>".
static Text lines_of(Text bytes)
{
    Text why = {0}, all = {0};
    Lines *lines = lines_open(text_of(write_bytes(bytes)), &folder.arena, &why);
    ck_assert_ptr_nonnull(lines);
    for (Line line; lines_next(lines, &folder.arena, &line);) {
        ck_assert_uint_eq(line.why.len, 0);
        Text shown = arena_print(&folder.arena, "%u<%.*s>", line.number, TEXT_ARG(line.text));
        all = arena_join(&folder.arena, all, shown);
    }
    lines_close(lines);
    return all;
}

START_TEST(lines_are_numbered_and_blank_ones_left_out)
{
    folder_make(&folder);
    ck_assert_text(lines_of(TEXT("")), "");
    ck_assert_text(lines_of(TEXT("\n \n")), "");
    ck_assert_text(lines_of(TEXT("a")), "1<a>");
    ck_assert_text(lines_of(TEXT("a\n")), "1<a>");
    ck_assert_text(lines_of(TEXT("\na\r\n\t\n b\rc \n\nd")), "2<a>4< b\rc >6<d>");
    folder_remove(&folder);
}
END_TEST

START_TEST(lines_may_be_longer_than_what_is_read_at_once)
{
    folder_make(&folder);
    enum { LONG = 300001 };
    char *bytes = arena_get(&folder.arena, LONG + 4);
    memset(bytes, 'x', LONG);
    memcpy(bytes + LONG, "\nyy\n", 4);
    Text why = {0};
    Lines *lines = lines_open(text_of(write_bytes((Text){bytes, LONG + 4})), &folder.arena, &why);
    Line line;
    ck_assert(lines_next(lines, &folder.arena, &line));
    ck_assert_uint_eq(line.text.len, LONG);
    ck_assert_int_eq(line.text.at[LONG - 1], 'x');
    ck_assert(lines_next(lines, &folder.arena, &line));
    ck_assert_text(line.text, "yy");
    ck_assert_uint_eq(line.number, 2);
    ck_assert(!lines_next(lines, &folder.arena, &line));
    lines_close(lines);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_line_without_end_is_refused)
{
    folder_make(&folder);
    const char *path = write_bytes(TEXT("a\n"));
    ck_assert_int_eq(truncate(path, 2 + (off_t)limit_of(LIMIT_RECORD) + (1 << 20)), 0);
    Text why = {0};
    Lines *lines = lines_open(text_of(path), &folder.arena, &why);
    Line line;
    ck_assert(lines_next(lines, &folder.arena, &line));
    ck_assert(lines_next(lines, &folder.arena, &line));
    ck_assert_text(line.why, "over the limit of 64 MiB of one record (--limit record-bytes=67108864)");
    ck_assert(!lines_next(lines, &folder.arena, &line));
    lines_close(lines);
    folder_remove(&folder);
}
END_TEST

START_TEST(what_cannot_be_opened_has_a_reason)
{
    Arena arena = {0};
    Text why = {0};
    ck_assert_ptr_null(lines_open(TEXT("/no/such/file"), &arena, &why));
    ck_assert_text(why, "no such file or folder");
    arena_free(&arena);
}
END_TEST

Suite *suite_run_lines(void)
{
    return suite_of("run/lines",
                    (const TTest *const[]){lines_are_numbered_and_blank_ones_left_out,
                                           lines_may_be_longer_than_what_is_read_at_once,
                                           a_line_without_end_is_refused,
                                           what_cannot_be_opened_has_a_reason, NULL});
}
