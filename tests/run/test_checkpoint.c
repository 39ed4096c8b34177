#include "run/checkpoint.h"

#include <errno.h>

#include "base/file.h"
#include "error.h"
#include "faulty.h"
#include "folder.h"

static Folder folder;
static FactList facts;

static void set_facts(const char *fail_on)
{
    facts = (FactList){0};
    list_add(&folder.arena, &facts, (Fact){TEXT("version"), TEXT("0.1.0")});
    list_add(&folder.arena, &facts, (Fact){TEXT("--fail-on"), text_of(fail_on)});
    list_add(&folder.arena, &facts, (Fact){TEXT("PATH"), TEXT("a \"b\"\n")});
}

// A position that no other number gives.
static Position position_of(uint64_t number)
{
    Position at = {.cuts = number, .marks = number * 0x9E3779B97F4A7C15u, .told = number + 1};
    at.summary = (Summary){.results = number + 2, .passed = number + 3, .failed = number + 4,
                           .input_errors = number + 5, .rule_errors = number + 6,
                           .findings = {number + 7, number + 8, number + 9},
                           .scored = number + 10, .score_sum = number + 11};
    return at;
}

static bool is_position(const Position *at, uint64_t number)
{
    Position expected = position_of(number);
    return memcmp(at, &expected, sizeof expected) == 0;
}

static Checkpoint open_one(const char *path, bool resume)
{
    Checkpoint checkpoint;
    Error error = {0};
    bool opened = checkpoint_open(&checkpoint, text_of(path), resume, &facts, &folder.arena,
                                  &error);
    ck_assert_msg(opened, "%.*s", TEXT_ARG(error.message));
    return checkpoint;
}

static void expect_refused(const char *path, bool resume, const char *why)
{
    Checkpoint checkpoint;
    Error error = {0};
    ck_assert(!checkpoint_open(&checkpoint, text_of(path), resume, &facts, &folder.arena, &error));
    ck_assert_error(error, 0, 0, why);
    checkpoint_close(&checkpoint);
}

// A run with one report, of ten bytes a position, that gets as far as `positions`.
static const char *written(uint64_t positions, bool done)
{
    const char *path = folder_path(&folder, "checkpoint");
    Error error = {0};
    Sink sink;
    Checkpoint checkpoint = open_one(path, false);
    ck_assert(sink_kept(&sink, text_of(folder_path(&folder, "report")), 0, &folder.arena, &error));
    list_add(&folder.arena, &checkpoint.sinks, &sink);
    ck_assert(checkpoint_begin(&checkpoint, &folder.arena, &error));
    for (uint64_t i = 1; i <= positions; i++) {
        Position at = position_of(i);
        sink_put(&sink, TEXT("ten bytes."));
        ck_assert(checkpoint_write(&checkpoint, &at, done && i == positions, &folder.arena));
    }
    sink_drop(&sink);
    checkpoint_close(&checkpoint);
    return path;
}

START_TEST(a_position_comes_back)
{
    folder_make(&folder);
    set_facts("note");
    const char *path = written(3, false);
    Checkpoint checkpoint = open_one(path, true);
    ck_assert(checkpoint.found && checkpoint.begun && !checkpoint.done);
    ck_assert(is_position(&checkpoint.from, 3));
    ck_assert_uint_eq(checkpoint_length(&checkpoint, 0), 30);
    checkpoint_close(&checkpoint);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_run_that_was_killed_at_once_begins_anew)
{
    folder_make(&folder);
    set_facts("note");
    Checkpoint none = open_one(folder_path(&folder, "other"), true);
    ck_assert(!none.found && !none.begun && !none.done);
    checkpoint_close(&none);
    Checkpoint checkpoint = open_one(written(0, false), true);
    ck_assert(checkpoint.found && !checkpoint.begun && !checkpoint.done);
    ck_assert_uint_eq(checkpoint.from.cuts, 0);
    ck_assert_uint_eq(checkpoint_length(&checkpoint, 0), 0);
    checkpoint_close(&checkpoint);
    folder_remove(&folder);
}
END_TEST

START_TEST(what_is_done_is_known_and_can_begin_anew)
{
    folder_make(&folder);
    set_facts("note");
    const char *path = written(2, true);
    Checkpoint checkpoint = open_one(path, true);
    ck_assert(checkpoint.done);
    ck_assert(is_position(&checkpoint.from, 2));
    checkpoint_close(&checkpoint);
    checkpoint = open_one(path, false);
    ck_assert(!checkpoint.found && !checkpoint.begun && !checkpoint.done);
    ck_assert_uint_eq(checkpoint.from.cuts, 0);
    checkpoint_close(&checkpoint);
    folder_remove(&folder);
}
END_TEST

START_TEST(work_is_not_thrown_away_unasked)
{
    folder_make(&folder);
    set_facts("note");
    expect_refused(written(1, false), false, "--resume goes on with it");
    expect_refused(folder_write(&folder, "letter", "Dear all,\n"), false, "is no checkpoint");
    expect_refused(folder_write(&folder, "letter", "Dear all,\n"), true, "is no checkpoint");
    folder_remove(&folder);
}
END_TEST

START_TEST(another_run_is_told_by_what_differs)
{
    folder_make(&folder);
    set_facts("note");
    const char *path = written(1, false);
    set_facts("error");
    expect_refused(path, true, "--fail-on was \"note\", is \"error\"");
    set_facts("");
    expect_refused(path, true, "--fail-on was \"note\", is not given");
    set_facts("note");
    facts.at[2].value = TEXT("a \"c\"\n");
    expect_refused(path, true, "PATH was \"a ");
    folder_remove(&folder);
}
END_TEST

static void write_bytes(const char *path, Text bytes)
{
    remove(path);                // some file systems wait for the disk when a file is overwritten
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    ck_assert_int_eq(fclose(file), 0);
}

// Refused, or where the run stood at one of its positions; the lengths of the reports go with it.
static bool is_sound(const char *path, Text bytes, size_t *refused)
{
    Checkpoint checkpoint;
    Error error = {0};
    write_bytes(path, bytes);
    bool opened = checkpoint_open(&checkpoint, text_of(path), true, &facts, &folder.arena, &error);
    uint64_t number = checkpoint.from.cuts;
    bool sound = !opened
              || (!checkpoint.begun && number == 0 && !checkpoint.done)
              || (is_position(&checkpoint.from, number) && number >= 1 && number <= 3
                  && checkpoint_length(&checkpoint, 0) == 10 * number
                  && checkpoint.done == (number == 3));
    *refused += !opened;
    checkpoint_close(&checkpoint);
    return sound && opened == !error_is(&error);
}

static Text sample(void)
{
    Text bytes = {0}, why = {0};
    ck_assert(file_read(text_of(written(3, true)), 1 << 20, &folder.arena, &bytes, &why));
    return bytes;
}

START_TEST(cut_anywhere_it_gives_no_wrong_total)
{
    size_t refused = 0;
    folder_make(&folder);
    set_facts("note");
    Text bytes = sample();
    const char *path = folder_path(&folder, "checkpoint");
    for (size_t end = 0; end <= bytes.len; end++)
        ck_assert_msg(is_sound(path, text_slice(bytes, 0, end), &refused), "cut at %zu", end);
    ck_assert_uint_eq(refused, text_find_char(bytes, 0, '\n'));
    folder_remove(&folder);
}
END_TEST

START_TEST(with_any_byte_changed_it_gives_no_wrong_total)
{
    size_t refused = 0;
    folder_make(&folder);
    set_facts("note");
    Text bytes = sample();
    const char *path = folder_path(&folder, "checkpoint");
    char *copy = arena_terminated(&folder.arena, bytes);
    for (size_t at = 0; at < bytes.len; at++)
        for (unsigned bit = 1; bit < 256; bit <<= 1) {
            copy[at] = (char)(bytes.at[at] ^ (char)bit);
            ck_assert_msg(is_sound(path, (Text){copy, bytes.len}, &refused), "byte %zu, bit %u",
                          at, bit);
            copy[at] = bytes.at[at];
        }
    ck_assert_uint_ge(refused, 8 * text_find_char(bytes, 0, '\n'));
    folder_remove(&folder);
}
END_TEST

// Goes on with a report of ten bytes.
static Checkpoint begun_with(Sink *sink, const char *path)
{
    Error error = {0};
    Checkpoint checkpoint = open_one(path, true);
    ck_assert(sink_kept(sink, text_of(folder_path(&folder, "report")), 10, &folder.arena, &error));
    list_add(&folder.arena, &checkpoint.sinks, sink);
    ck_assert(checkpoint_begin(&checkpoint, &folder.arena, &error));
    return checkpoint;
}

START_TEST(a_report_that_could_not_be_written_is_not_vouched_for)
{
    folder_make(&folder);
    set_facts("note");
    const char *path = written(1, false);
    Sink sink;
    Position at = position_of(2);
    Checkpoint checkpoint = begun_with(&sink, path);
    sink.trouble = 28;
    ck_assert(!checkpoint_write(&checkpoint, &at, false, &folder.arena));
    sink_drop(&sink);
    checkpoint_close(&checkpoint);
    checkpoint = open_one(path, true);
    ck_assert(is_position(&checkpoint.from, 1));
    checkpoint_close(&checkpoint);
    folder_remove(&folder);
}
END_TEST

// What a journal vouches for, but no version of this program has written.
START_TEST(a_position_that_is_none_is_refused)
{
    static const char *const positions[] = {
        "at ", "at x 1 1 0", "at 1", "at 1 1", "at 1 1 1", "at 1 1 1 2 10",
        "at 1 1 1 1 10 1 2 3 4 5 6 7 8 9", "done 1 1 1 1 10 1 2 3 4 5 6 7 8 9 -1",
    };
    folder_make(&folder);
    set_facts("note");
    for (size_t i = 0; i < sizeof positions / sizeof *positions; i++) {
        Error error = {0};
        TextList lines = {0};
        Journal journal;
        const char *path = written(0, false);
        ck_assert(journal_open(&journal, text_of(path), &folder.arena, &lines, &error));
        lines = (TextList){0};
        list_add(&folder.arena, &lines, text_of(positions[i]));
        ck_assert(journal_add(&journal, &lines, &folder.arena, &error));
        journal_close(&journal);
        expect_refused(path, true, "is no checkpoint");
        ck_assert_int_eq(remove(path), 0);
    }
    folder_remove(&folder);
}
END_TEST

START_TEST(totals_that_are_none_are_refused)
{
    folder_make(&folder);
    set_facts("note");
    Error error = {0};
    Totals totals = {0};
    Checkpoint checkpoint = open_one(written(1, false), true);
    ck_assert_uint_eq(checkpoint.totals_then.len, 0);
    ck_assert(!checkpoint_restore(&checkpoint, &totals, &folder.arena, &error));
    ck_assert(error_is(&error));
    ck_assert_text(error.path, folder_path(&folder, "checkpoint"));
    checkpoint_close(&checkpoint);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_run_that_cannot_be_written_down_does_not_begin)
{
    folder_make(&folder);
    set_facts("note");
    Error error = {0};
    Checkpoint checkpoint = open_one(folder_path(&folder, "checkpoint"), false);
    fault_let("write", 0, ENOSPC);
    ck_assert(!checkpoint_begin(&checkpoint, &folder.arena, &error));
    ck_assert(fault_came());
    ck_assert_error(error, 0, 0, "cannot be written: No space left on device");
    checkpoint_close(&checkpoint);
    folder_remove(&folder);
}
END_TEST

// All are synced, also behind one that could not be.
START_TEST(one_report_of_two_is_not_enough)
{
    folder_make(&folder);
    set_facts("note");
    Error error = {0};
    Sink sinks[2];
    Position at = position_of(1);
    Checkpoint checkpoint = open_one(folder_path(&folder, "checkpoint"), false);
    for (size_t i = 0; i < 2; i++) {
        const char *path = folder_path(&folder, i ? "second" : "first");
        ck_assert(sink_kept(&sinks[i], text_of(path), 0, &folder.arena, &error));
        list_add(&folder.arena, &checkpoint.sinks, &sinks[i]);
    }
    ck_assert(checkpoint_begin(&checkpoint, &folder.arena, &error));
    sinks[0].trouble = EIO;
    sink_put(&sinks[1], TEXT("whole"));
    ck_assert(!checkpoint_write(&checkpoint, &at, false, &folder.arena));
    ck_assert_uint_eq(sinks[1].length, 5);
    sink_drop(&sinks[0]);
    sink_drop(&sinks[1]);
    checkpoint_close(&checkpoint);
    checkpoint = open_one(folder_path(&folder, "checkpoint"), true);
    ck_assert(checkpoint.found && !checkpoint.begun);
    checkpoint_close(&checkpoint);
    folder_remove(&folder);
}
END_TEST

// The report is on the disk, its position is not: the last position counts.
START_TEST(a_position_that_could_not_be_written_is_told)
{
    folder_make(&folder);
    set_facts("note");
    const char *path = written(1, false);
    Sink sink;
    Position at = position_of(2);
    Checkpoint checkpoint = begun_with(&sink, path);
    sink_put(&sink, TEXT("ten bytes."));
    fault_let("fdatasync", 1, EIO);
    ck_assert(!checkpoint_write(&checkpoint, &at, false, &folder.arena));
    ck_assert(fault_came());
    ck_assert_error(checkpoint.error, 0, 0, "cannot be written: Input/output error");
    sink_drop(&sink);
    checkpoint_close(&checkpoint);
    folder_remove(&folder);
}
END_TEST

// Once a second; less often in a long run: not in the first sixty-fourth of it since the last.
START_TEST(positions_become_rarer_in_a_long_run)
{
    static const struct {
        long written_ms, now_ms;
        bool due;
    } times[] = {
        {0, 999, false},          {0, 1000, true},           {5000, 5999, false},
        {63000, 64000, true},     {128000, 129000, false},   {128000, 130000, false},
        {128000, 130030, false},  {128000, 130031, true},
    };
    folder_make(&folder);
    set_facts("note");
    Error error = {0};
    Position at = position_of(1);
    clock_hold(0, 0);
    Checkpoint checkpoint = open_one(folder_path(&folder, "checkpoint"), false);
    ck_assert(checkpoint_begin(&checkpoint, &folder.arena, &error));
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        clock_hold(times[i].written_ms, 0);
        ck_assert(checkpoint_write(&checkpoint, &at, false, &folder.arena));
        clock_hold(times[i].now_ms, 0);
        ck_assert_msg(checkpoint_is_due(&checkpoint) == times[i].due, "%ld", times[i].now_ms);
    }
    clock_free();
    checkpoint_close(&checkpoint);
    folder_remove(&folder);
}
END_TEST

Suite *suite_run_checkpoint(void)
{
    return suite_of("run/checkpoint",
                    (const TTest *const[]){a_position_comes_back,
                                           a_run_that_was_killed_at_once_begins_anew,
                                           what_is_done_is_known_and_can_begin_anew,
                                           work_is_not_thrown_away_unasked,
                                           another_run_is_told_by_what_differs,
                                           cut_anywhere_it_gives_no_wrong_total,
                                           with_any_byte_changed_it_gives_no_wrong_total,
                                           a_report_that_could_not_be_written_is_not_vouched_for,
                                           a_position_that_is_none_is_refused,
                                           totals_that_are_none_are_refused,
                                           a_run_that_cannot_be_written_down_does_not_begin,
                                           a_position_that_could_not_be_written_is_told,
                                           one_report_of_two_is_not_enough,
                                           positions_become_rarer_in_a_long_run,
                                           NULL});
}
