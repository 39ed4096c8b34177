#include "run/journal.h"

#include <errno.h>

#include "base/file.h"
#include "error.h"
#include "faulty.h"
#include "folder.h"

static Folder folder;

static Text content(const char *path)
{
    Text bytes = {0}, why = {0};
    bool read = file_read(text_of(path), 16 << 20, &folder.arena, &bytes, &why);
    ck_assert_msg(read, "%s: %.*s", path, TEXT_ARG(why));
    return bytes;
}

static Journal open_journal(const char *path, TextList *lines)
{
    Journal journal;
    Error error = {0};
    *lines = (TextList){0};
    bool opened = journal_open(&journal, text_of(path), &folder.arena, lines, &error);
    ck_assert_msg(opened, "%.*s", TEXT_ARG(error.message));
    return journal;
}

static void add(Journal *journal, const char *line)
{
    TextList lines = {0};
    Error error = {0};
    list_add(&folder.arena, &lines, text_of(line));
    ck_assert(journal_add(journal, &lines, &folder.arena, &error));
}

// Three lines of different kinds.
static Text written(const char *path)
{
    TextList lines;
    Journal journal = open_journal(path, &lines);
    ck_assert_uint_eq(lines.len, 0);
    add(&journal, "one");
    add(&journal, "");
    add(&journal, "three of them");
    journal_close(&journal);
    return content(path);
}

static const char *const sentences[] = {"one", "", "three of them"};

// The lines are the first of those that were written, and there are `count` of them.
static void expect_first(Text bytes, size_t count)
{
    Journal journal;
    TextList lines = {0};
    journal_parse(&journal, bytes, &folder.arena, &lines);
    ck_assert_uint_eq(lines.len, count);
    for (size_t i = 0; i < count; i++)
        ck_assert_text(lines.at[i], sentences[i]);
    ck_assert_uint_eq(journal.length + journal.torn, bytes.len);
}

START_TEST(lines_come_back)
{
    TextList lines;
    folder_make(&folder);
    const char *path = folder_path(&folder, "journal");
    expect_first(written(path), 3);
    Journal journal = open_journal(path, &lines);
    ck_assert_uint_eq(lines.len, 3);
    add(&journal, "four");
    journal_close(&journal);
    journal = open_journal(path, &lines);
    ck_assert_uint_eq(lines.len, 4);
    ck_assert_text(lines.at[3], "four");
    ck_assert_uint_eq(journal.torn, 0);
    journal_close(&journal);
    folder_remove(&folder);
}
END_TEST

// The number of line feeds before `end`.
static size_t lines_before(Text bytes, size_t end)
{
    size_t count = 0;
    for (size_t i = 0; i < end; i++)
        count += bytes.at[i] == '\n';
    return count;
}

START_TEST(what_is_cut_ends_with_the_last_whole_line)
{
    folder_make(&folder);
    Text bytes = written(folder_path(&folder, "journal"));
    for (size_t end = 0; end <= bytes.len; end++)
        expect_first(text_slice(bytes, 0, end), lines_before(bytes, end));
    folder_remove(&folder);
}
END_TEST

START_TEST(a_byte_that_is_not_what_it_was_ends_it_too)
{
    folder_make(&folder);
    Text bytes = written(folder_path(&folder, "journal"));
    char *copy = arena_terminated(&folder.arena, bytes);
    for (size_t at = 0; at < bytes.len; at++)
        for (unsigned other = 1; other < 256; other++) {
            copy[at] = (char)(bytes.at[at] ^ (char)other);
            expect_first((Text){copy, bytes.len}, lines_before(bytes, at));
            copy[at] = bytes.at[at];
        }
    folder_remove(&folder);
}
END_TEST

START_TEST(lines_that_are_gone_or_changed_places_end_it)
{
    folder_make(&folder);
    Text bytes = written(folder_path(&folder, "journal"));
    size_t first = text_find_char(bytes, 0, '\n') + 1;
    size_t second = text_find_char(bytes, first, '\n') + 1;
    Text a = text_slice(bytes, 0, first), b = text_slice(bytes, first, second);
    Text c = text_from(bytes, second);
    expect_first(arena_join(&folder.arena, a, c), 1);
    expect_first(arena_join(&folder.arena, b, c), 0);
    expect_first(arena_join(&folder.arena, a, arena_join(&folder.arena, c, b)), 1);
    expect_first(arena_join(&folder.arena, a, a), 1);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_torn_tail_goes_away_with_the_next_line)
{
    TextList lines;
    folder_make(&folder);
    const char *path = folder_path(&folder, "journal");
    Text bytes = written(path);
    ck_assert_int_eq(truncate(path, (off_t)bytes.len - 5), 0);
    Journal journal = open_journal(path, &lines);
    ck_assert_uint_eq(lines.len, 2);
    ck_assert_uint_gt(journal.torn, 5);
    ck_assert_uint_eq(content(path).len, bytes.len - 5);
    add(&journal, "three of them");
    journal_close(&journal);
    ck_assert(text_is(content(path), bytes));
    folder_remove(&folder);
}
END_TEST

START_TEST(cleared_it_begins_anew)
{
    TextList lines;
    folder_make(&folder);
    const char *path = folder_path(&folder, "journal");
    written(path);
    Journal journal = open_journal(path, &lines);
    journal_clear(&journal);
    add(&journal, "one");
    journal_close(&journal);
    expect_first(content(path), 1);
    folder_remove(&folder);
}
END_TEST

START_TEST(nobody_else_gets_it_meanwhile)
{
    TextList lines;
    Error error = {0};
    Journal other;
    folder_make(&folder);
    const char *path = folder_path(&folder, "journal");
    Journal journal = open_journal(path, &lines);
    ck_assert(!journal_open(&other, text_of(path), &folder.arena, &lines, &error));
    ck_assert_error(error, 0, 0, "is the checkpoint of a run that goes on");
    journal_close(&other);
    journal_close(&journal);
    journal = open_journal(path, &lines);
    journal_close(&journal);
    folder_remove(&folder);
}
END_TEST

START_TEST(what_is_no_file_is_refused)
{
    static const char *const paths[] = {"/dev/null", "/", "/nowhere/at/all"};
    folder_make(&folder);
    for (size_t i = 0; i < 3; i++) {
        Error error = {0};
        Journal journal;
        TextList lines = {0};
        ck_assert(!journal_open(&journal, text_of(paths[i]), &folder.arena, &lines, &error));
        ck_assert_error(error, 0, 0, i < 2 ? "is no file" : "cannot be written");
        journal_close(&journal);
    }
    folder_remove(&folder);
}
END_TEST

// The line that could not be added is told, and is not there; the next one is, behind the first.
START_TEST(what_could_not_be_added_is_not_there)
{
    static const char *const calls[] = {"write", "fdatasync"};
    folder_make(&folder);
    const char *path = folder_path(&folder, "journal");
    for (size_t i = 0; i < 2; i++) {
        TextList lines, more = {0};
        Error error = {0};
        Journal journal = open_journal(path, &lines);
        journal_clear(&journal);
        add(&journal, "one");
        list_add(&folder.arena, &more, TEXT("lost"));
        fault_let(calls[i], 0, ENOSPC);
        ck_assert(!journal_add(&journal, &more, &folder.arena, &error));
        ck_assert(fault_came());
        ck_assert_error(error, 0, 0, "cannot be written: No space left on device");
        ck_assert_text(error.path, path);
        add(&journal, "");
        journal_close(&journal);
        expect_first(content(path), 2);
        ck_assert(text_find(content(path), 0, TEXT("lost")) == TEXT_NONE);
    }
    folder_remove(&folder);
}
END_TEST

// What cannot be cut off stays, and nothing is written behind it.
START_TEST(behind_a_torn_tail_nothing_is_added)
{
    TextList lines, more = {0};
    Error error = {0};
    folder_make(&folder);
    const char *path = folder_path(&folder, "journal");
    Text bytes = written(path);
    ck_assert_int_eq(truncate(path, (off_t)bytes.len - 5), 0);
    Journal journal = open_journal(path, &lines);
    list_add(&folder.arena, &more, TEXT("four"));
    fault_let("ftruncate", 0, EIO);
    ck_assert(!journal_add(&journal, &more, &folder.arena, &error));
    ck_assert(fault_came());
    ck_assert_error(error, 0, 0, "cannot be written: Input/output error");
    ck_assert_uint_eq(content(path).len, bytes.len - 5);
    journal_close(&journal);
    folder_remove(&folder);
}
END_TEST

START_TEST(an_interrupted_write_is_gone_on_with)
{
    static const int numbers[] = {EINTR, FAULT_SHORT};
    folder_make(&folder);
    for (size_t i = 0; i < 2; i++) {
        TextList lines;
        const char *path = folder_path(&folder, i ? "second" : "first");
        Journal journal = open_journal(path, &lines);
        fault_let("write", 0, numbers[i]);
        add(&journal, "one");
        ck_assert(fault_came());
        journal_close(&journal);
        expect_first(content(path), 1);
    }
    folder_remove(&folder);
}
END_TEST

// Once for the lock, once to read: the second time it cannot be opened.
START_TEST(what_cannot_be_read_is_refused)
{
    TextList lines = {0};
    Error error = {0};
    Journal journal;
    folder_make(&folder);
    const char *path = folder_path(&folder, "journal");
    written(path);
    fault_let("open", 1, EIO);
    ck_assert(!journal_open(&journal, text_of(path), &folder.arena, &lines, &error));
    ck_assert(fault_came());
    ck_assert_error(error, 0, 0, "Input/output error");
    journal_close(&journal);
    folder_remove(&folder);
}
END_TEST

Suite *suite_run_journal(void)
{
    return suite_of("run/journal",
                    (const TTest *const[]){lines_come_back,
                                           what_is_cut_ends_with_the_last_whole_line,
                                           a_byte_that_is_not_what_it_was_ends_it_too,
                                           lines_that_are_gone_or_changed_places_end_it,
                                           a_torn_tail_goes_away_with_the_next_line,
                                           cleared_it_begins_anew, nobody_else_gets_it_meanwhile,
                                           what_is_no_file_is_refused,
                                           what_could_not_be_added_is_not_there,
                                           behind_a_torn_tail_nothing_is_added,
                                           an_interrupted_write_is_gone_on_with,
                                           what_cannot_be_read_is_refused, NULL});
}
