#include "run/feed.h"

#include <unistd.h>

#include "error.h"
#include "folder.h"
#include "packed.h"
#include "syntax/json_random.h"

static Folder folder;

static Text write_bytes(Text bytes)
{
    const char *path = folder_path(&folder, "in");
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    ck_assert_int_eq(fclose(file), 0);
    return text_of(path);
}

static Feed *feed_of(Text bytes, size_t most)
{
    Text why = {0};
    Feed *feed = feed_open(write_bytes(bytes), &folder.arena, &why);
    ck_assert_msg(feed != NULL, "%.*s", TEXT_ARG(why));
    feed_set_limit(feed, most);
    return feed;
}

// The lines of the bytes, by the definition: what ends with LF, and what is left.
static void check_lines(Text bytes, Text expected, size_t most)
{
    Feed *feed = feed_of(bytes, most);
    FeedLine line;
    Text why = {0};
    for (uint64_t number = 0; expected.len; number++) {
        size_t lf = text_find_char(expected, 0, '\n');
        Text want = text_slice(expected, 0, lf);
        expected = lf == TEXT_NONE ? (Text){0} : text_from(expected, lf + 1);
        ck_assert(feed_is_ready(feed));
        ck_assert_int_eq(feed_next(feed, &folder.arena, &line, &why), FEED_LINE);
        ck_assert_uint_eq(line.number, number);
        ck_assert_int_eq(line.too_long, want.len > most);
        ck_assert(line.too_long ? line.text.len == 0 : text_is(line.text, want));
    }
    ck_assert_int_eq(feed_next(feed, &folder.arena, &line, &why), FEED_END);
    feed_close(feed);
}

// Long stretches without LF, so that lines cross what is read at once.
static Text random_lines(Random *random, size_t len)
{
    char *bytes = arena_get(&folder.arena, len + 1);
    unsigned rare = 1 + random_below(random, 90000);
    for (size_t i = 0; i < len; i++)
        bytes[i] = random_below(random, rare) == 0 ? '\n' : "{a\r\0\xFF"[random_below(random, 5)];
    if (len)
        bytes[0] = '{';
    return (Text){bytes, len};
}

START_TEST(every_line_counts)
{
    static const char *const cases[] = {"", "\n", "\n\n", "a", "a\n", "a\n\nb", "\r\n \n", "B\nZ"};
    folder_make(&folder);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t most = 1; most < 4; most++)
            check_lines(text_of(cases[i]), text_of(cases[i]), most);
    for (uint64_t seed = 0; seed < 40; seed++) {
        Random random = {seed};
        Text bytes = random_lines(&random, random_below(&random, 300000));
        check_lines(bytes, bytes, 1 << 20);
        check_lines(bytes, bytes, 1 + random_below(&random, 100000));
    }
    folder_remove(&folder);
}
END_TEST

START_TEST(what_is_compressed_is_unpacked)
{
    static const int filters[] = {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_XZ,
                                  ARCHIVE_FILTER_BZIP2};
    Random random = {5};
    folder_make(&folder);
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        Text small = TEXT("{}\n\n[1]"), bytes = random_lines(&random, 300000);
        check_lines(packed_text(&folder.arena, filters[i], small), small, 1000);
        check_lines(packed_text(&folder.arena, filters[i], bytes), bytes, 1 << 20);
    }
    folder_remove(&folder);
}
END_TEST

static Text trouble_of(Text bytes, size_t *lines)
{
    Feed *feed = feed_of(bytes, 1 << 20);
    FeedLine line;
    FeedAnswer answer;
    Text why = {0};
    for (*lines = 0; (answer = feed_next(feed, &folder.arena, &line, &why)) == FEED_LINE;)
        ++*lines;
    feed_close(feed);
    return answer == FEED_TROUBLE ? why : (Text){0};
}

START_TEST(what_is_cut_off_is_no_end)
{
    Random random = {6};
    size_t lines;
    folder_make(&folder);
    Text whole = packed_text(&folder.arena, ARCHIVE_FILTER_GZIP, random_lines(&random, 300000));
    for (size_t cut = 1; cut < 9; cut++)
        ck_assert_says(trouble_of(text_slice(whole, 0, whole.len * cut / 9), &lines), "truncated");
    const PackedFile files[] = {{.name = "a.jsonl", .text = TEXT("{}\n")}, {0}};
    Text tar = packed(&folder.arena, ARCHIVE_FILTER_GZIP, ARCHIVE_FORMAT_TAR_USTAR, files);
    ck_assert_says(trouble_of(tar, &lines), "an archive of files");
    ck_assert_uint_eq(lines, 0);
    folder_remove(&folder);
}
END_TEST

// A line that was written to a pipe is there, and no more is waited for.
START_TEST(a_pause_is_seen)
{
    int ends[2];
    Text why = {0};
    FeedLine line;
    folder_make(&folder);
    ck_assert_int_eq(pipe(ends), 0);
    Feed *feed = feed_open(arena_print(&folder.arena, "/dev/fd/%d", ends[0]), &folder.arena, &why);
    ck_assert_ptr_nonnull(feed);
    ck_assert(!feed_is_ready(feed));
    ck_assert_int_eq(write(ends[1], "{\"a\"", 4), 4);
    ck_assert(!feed_is_ready(feed));
    ck_assert_int_eq(write(ends[1], ":1}\nx", 5), 5);
    ck_assert(feed_is_ready(feed) && feed_has_line(feed));
    ck_assert_int_eq(feed_next(feed, &folder.arena, &line, &why), FEED_LINE);
    ck_assert_text(line.text, "{\"a\":1}");
    ck_assert(!feed_is_ready(feed));
    ck_assert_int_eq(close(ends[1]), 0);
    ck_assert(feed_is_ready(feed));
    ck_assert_int_eq(feed_next(feed, &folder.arena, &line, &why), FEED_LINE);
    ck_assert_text(line.text, "x");
    ck_assert_int_eq(feed_next(feed, &folder.arena, &line, &why), FEED_END);
    feed_close(feed);
    close(ends[0]);
    folder_remove(&folder);
}
END_TEST

START_TEST(what_cannot_be_opened)
{
    Text why = {0};
    folder_make(&folder);
    ck_assert_ptr_null(feed_open(text_of(folder_path(&folder, "none")), &folder.arena, &why));
    ck_assert_says(why, "no such file");
    ck_assert_ptr_null(feed_open(text_of(folder.path), &folder.arena, &why));
    ck_assert_says(why, "a folder");
    folder_remove(&folder);
}
END_TEST

Suite *suite_run_feed(void)
{
    return suite_of("run/feed",
                    (const TTest *const[]){every_line_counts, what_is_compressed_is_unpacked,
                                           what_is_cut_off_is_no_end, a_pause_is_seen,
                                           what_cannot_be_opened, NULL});
}
