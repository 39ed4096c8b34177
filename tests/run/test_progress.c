#include "run/progress.h"

#include "folder.h"

// --- the line of a terminal ----------------------------------------------------------------------

static const char *bar(ProgressCounts counts, size_t width)
{
    static char line[400];
    Out out = {0};
    put_progress_bar(&out, &counts, width);
    ck_assert_uint_lt(out.len, sizeof line);
    snprintf(line, sizeof line, "%.*s", (int)out.len, out.len ? out.at : "");
    out_free(&out);
    return line;
}

// Ten seconds, a quarter of 40 MB read, 1250 answers.
static ProgressCounts quarter(void)
{
    return (ProgressCounts){.ms = 10000, .answers = 1250, .failed = 3, .read = 10000000,
                            .total = 40000000};
}

START_TEST(a_line_has_all_there_is_to_say)
{
    ck_assert_str_eq(bar(quarter(), 200),
                     "[##########------------------------------]  25%  1250 answers  3 failed  "
                     "125/s  1.0 MB/s  0:30 left");
}
END_TEST

START_TEST(what_is_not_known_is_not_said)
{
    ProgressCounts counts = quarter();
    counts.total = 0;
    ck_assert_str_eq(bar(counts, 200), "1250 answers  3 failed  125/s  1.0 MB/s");
    ck_assert_str_eq(bar((ProgressCounts){.ms = 1000, .total = 100}, 60),
                     "[--------------]   0%  0 answers  0 failed  0.0/s  0.0 MB/s");
}
END_TEST

START_TEST(no_line_is_as_wide_as_the_terminal)
{
    ProgressCounts counts = quarter();
    counts.answers = 123456789;
    for (size_t width = 0; width < 200; width++) {
        ck_assert_uint_lt(strlen(bar(counts, width)), width ? width : 1);
        ck_assert_ptr_null(strchr(bar(counts, width), '\n'));
    }
}
END_TEST

START_TEST(a_narrow_terminal_gets_what_matters)
{
    ck_assert_str_eq(bar(quarter(), 61),
                     " 25%  1250 answers  3 failed  125/s  1.0 MB/s  0:30 left");
    ck_assert_str_eq(bar(quarter(), 50), " 25%  1250 answers  3 failed  125/s  0:30 left");
    ck_assert_str_eq(bar(quarter(), 42), " 25%  1250 answers  3 failed  0:30 left");
    ck_assert_str_eq(bar(quarter(), 32), " 25%  1250 answers  3 failed");
    ck_assert_str_eq(bar(quarter(), 20), " 25%  1250 answers");
    ck_assert_str_eq(bar(quarter(), 14), "1250 answers");
    ck_assert_str_eq(bar(quarter(), 8), "");
}
END_TEST

START_TEST(a_bar_is_full_at_the_end_alone)
{
    ProgressCounts counts = quarter();
    counts.read = counts.total - 1;
    ck_assert_ptr_nonnull(strstr(bar(counts, 200), "#-]  99%"));
    counts.read = counts.total;
    ck_assert_ptr_nonnull(strstr(bar(counts, 200), "##] 100%"));
    counts.read = counts.total * 2;      // a file that grew
    ck_assert_ptr_nonnull(strstr(bar(counts, 200), "##] 100%"));
    ck_assert_ptr_nonnull(strstr(bar(counts, 200), "0:00 left"));
}
END_TEST

START_TEST(rates_are_those_of_this_run)
{
    ProgressCounts counts = quarter();
    counts.answers_before = 1000;
    counts.read_before = 8000000;
    ck_assert_str_eq(bar(counts, 66),
                     " 25%  1250 answers  3 failed  25/s  0.2 MB/s  2:30 left");
}
END_TEST

START_TEST(long_times_have_hours)
{
    ProgressCounts counts = quarter();
    counts.ms = 3600000;
    counts.failed = 0;
    ck_assert_ptr_nonnull(strstr(bar(counts, 200), "  0.3/s  0.0 MB/s  3:00:00 left"));
    counts.answers = 1;
    ck_assert_ptr_nonnull(strstr(bar(counts, 200), "  1 answer  0 failed"));
}
END_TEST

START_TEST(catching_up_is_said)
{
    ProgressCounts counts = {.ms = 1000, .read = 30, .total = 100, .catching_up = true};
    ck_assert_str_eq(bar(counts, 40), "[#####--------------]  30%  catching up");
}
END_TEST

// --- the line of a log ---------------------------------------------------------------------------

static void expect_log(ProgressCounts counts, const char *expected)
{
    Out out = {0};
    put_progress_log(&out, &counts);
    ck_assert_text(out_text(&out), expected);
    out_free(&out);
}

START_TEST(a_log_has_lines)
{
    ProgressCounts counts = quarter();
    expect_log(counts, "answerlint: 0:10: 1250 answers, 3 failed, 125/s, 1.0 MB/s, 0:30 left\n");
    counts.total = 0;
    expect_log(counts, "answerlint: 0:10: 1250 answers, 3 failed, 125/s, 1.0 MB/s\n");
    expect_log((ProgressCounts){.ms = 1, .read = 1, .total = 2, .catching_up = true},
               "answerlint: catching up, 50%\n");
}
END_TEST

// --- when ----------------------------------------------------------------------------------------

// How often a run tells that is asked every millisecond.
static size_t times(ProgressKind kind, uint64_t ms)
{
    size_t count = 0;
    for (uint64_t now = 0, told = 0; now < ms; now++)
        if (progress_is_due(kind, now, told)) {
            told = now;
            count++;
        }
    return count;
}

START_TEST(short_runs_are_silent)
{
    ck_assert_uint_eq(times(PROGRESS_BAR, 500), 0);
    ck_assert_uint_eq(times(PROGRESS_BAR, 501), 1);
    ck_assert_uint_eq(times(PROGRESS_LOG, 60000), 0);
    ck_assert_uint_eq(times(PROGRESS_LOG, 60001), 1);
}
END_TEST

START_TEST(long_runs_do_not_chatter)
{
    ck_assert_uint_eq(times(PROGRESS_BAR, 10500), 100);
    ck_assert_uint_eq(times(PROGRESS_LOG, 60001 + 10 * 30000), 11);
    ck_assert_uint_eq(times(PROGRESS_NONE, 100000), 0);
}
END_TEST

// --- how much there is ---------------------------------------------------------------------------

static uint64_t extent_of(const char *path, const char *other)
{
    Arena arena = {0};
    TextList paths = {0};
    list_add(&arena, &paths, text_of(path));
    if (other)
        list_add(&arena, &paths, text_of(other));
    Extent extent = {.inputs = {.paths = &paths}};
    while (!extent.known && !extent.unknowable) {
        ck_assert_uint_eq(extent_bytes(&extent), 0);
        extent_look(&extent, 1000);
    }
    uint64_t bytes = extent_bytes(&extent);
    extent_close(&extent);
    arena_free(&arena);
    return bytes;
}

START_TEST(the_extent_is_the_size_of_all_files)
{
    Folder folder;
    folder_make(&folder);
    const char *path = folder_write(&folder, "a.txt", "1234");
    folder_add(&folder, "below");
    folder_write(&folder, "below/b.jsonl", "123456");
    folder_write(&folder, "below/c.c", "not looked at");
    ck_assert_uint_eq(extent_of(path, NULL), 4);
    ck_assert_uint_eq(extent_of(folder.path, NULL), 10);
    ck_assert_uint_eq(extent_of(folder.path, path), 14);
    ck_assert_uint_eq(extent_of(folder_path(&folder, "none"), path), 4);
    const char *pipe = folder_path(&folder, "pipe");
    ck_assert_int_eq(mkfifo(pipe, 0600), 0);
    ck_assert_uint_eq(extent_of(path, pipe), 0);
    folder_remove(&folder);
}
END_TEST

START_TEST(it_is_looked_for_in_slices)
{
    Folder folder;
    TextList paths = {0};
    folder_make(&folder);
    list_add(&folder.arena, &paths, text_of(folder_write(&folder, "a.txt", "1234")));
    Extent extent = {.inputs = {.paths = &paths}};
    extent_look(&extent, 0);
    ck_assert(!extent.known);
    ck_assert_uint_eq(extent.bytes, 0);
    extent_close(&extent);
    folder_remove(&folder);
}
END_TEST

Suite *suite_run_progress(void)
{
    return suite_of("run/progress",
                    (const TTest *const[]){a_line_has_all_there_is_to_say,
                                           what_is_not_known_is_not_said,
                                           no_line_is_as_wide_as_the_terminal,
                                           a_narrow_terminal_gets_what_matters,
                                           a_bar_is_full_at_the_end_alone,
                                           rates_are_those_of_this_run, long_times_have_hours,
                                           catching_up_is_said, a_log_has_lines,
                                           short_runs_are_silent, long_runs_do_not_chatter,
                                           the_extent_is_the_size_of_all_files,
                                           it_is_looked_for_in_slices, NULL});
}
