#include "base/sink.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>

#include "base/file.h"
#include "error.h"
#include "faulty.h"
#include "folder.h"

enum { LARGE = 3 << 20 };

static Folder folder;

static Text content(const char *path)
{
    Text bytes = {0}, why = {0};
    bool read = file_read(text_of(path), 16 << 20, &folder.arena, &bytes, &why);
    ck_assert_msg(read, "%s: %.*s", path, TEXT_ARG(why));
    return bytes;
}

static Sink open_file(const char *path)
{
    Sink sink;
    Error error = {0};
    ck_assert(sink_file(&sink, text_of(path), &folder.arena, &error));
    return sink;
}

START_TEST(a_file_appears_when_it_is_complete)
{
    folder_make(&folder);
    const char *path = folder_path(&folder, "report");
    Error error = {0};
    Sink sink = open_file(path);
    sink_put(&sink, TEXT("one "));
    sink_flush(&sink);
    sink_put(&sink, TEXT("two"));
    ck_assert_int_eq(file_kind(text_of(path), &folder.arena), FILE_MISSING);
    ck_assert(sink_close(&sink, &folder.arena, &error));
    ck_assert_text(content(path), "one two");
    ck_assert_uint_eq(folder_count(&folder), 1);
    folder_remove(&folder);
}
END_TEST

START_TEST(an_appended_file_keeps_what_it_has)
{
    folder_make(&folder);
    const char *path = folder_write(&folder, "summary", "old ");
    const char *fresh = folder_path(&folder, "fresh");
    Error error = {0};
    Sink sink;
    ck_assert(sink_append(&sink, text_of(path), &folder.arena, &error));
    sink_put(&sink, TEXT("new"));
    ck_assert(sink_close(&sink, &folder.arena, &error));
    ck_assert_text(content(path), "old new");
    ck_assert(sink_append(&sink, text_of(fresh), &folder.arena, &error));
    ck_assert(sink_close(&sink, &folder.arena, &error));
    ck_assert_text(content(fresh), "");
    ck_assert_uint_eq(folder_count(&folder), 2);
    ck_assert(!sink_append(&sink, text_of(folder_path(&folder, "no/file")), &folder.arena, &error));
    ck_assert(error_is(&error));
    folder_remove(&folder);
}
END_TEST

START_TEST(the_old_file_stays_until_then)
{
    folder_make(&folder);
    const char *path = folder_write(&folder, "report", "old");
    Error error = {0};
    Sink sink = open_file(path);
    sink_put(&sink, TEXT("new"));
    sink_flush(&sink);
    ck_assert_text(content(path), "old");
    ck_assert(sink_close(&sink, &folder.arena, &error));
    ck_assert_text(content(path), "new");
    folder_remove(&folder);
}
END_TEST

START_TEST(dropped_is_as_if_never_begun)
{
    folder_make(&folder);
    const char *path = folder_write(&folder, "report", "old");
    Sink sink = open_file(path);
    sink_put(&sink, TEXT("new"));
    sink_flush(&sink);
    sink_drop(&sink);
    ck_assert_text(content(path), "old");
    ck_assert_uint_eq(folder_count(&folder), 1);
    folder_remove(&folder);
}
END_TEST

START_TEST(the_mask_says_who_may_read)
{
    folder_make(&folder);
    const char *path = folder_path(&folder, "report");
    Error error = {0};
    struct stat status;
    mode_t before = umask(027);
    Sink sink = open_file(path);
    ck_assert(sink_close(&sink, &folder.arena, &error));
    ck_assert_uint_eq(umask(before), 027);
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0640);
    ck_assert_int_eq(status.st_size, 0);
    folder_remove(&folder);
}
END_TEST

START_TEST(what_cannot_be_opened_says_so)
{
    folder_make(&folder);
    Sink sink;
    Error missing = {0}, taken = {0};
    const char *path = folder_path(&folder, "none/report");
    ck_assert(!sink_file(&sink, text_of(path), &folder.arena, &missing));
    ck_assert_text(missing.path, path);
    ck_assert_error(missing, 0, 0, "cannot be written: No such file or directory");
    ck_assert(!sink_file(&sink, text_of(folder.path), &folder.arena, &taken));
    ck_assert_error(taken, 0, 0, "cannot be written: Is a directory");
    ck_assert_uint_eq(folder_count(&folder), 0);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_full_device_is_an_error_with_its_name)
{
    folder_make(&folder);
    Error error = {0}, large = {0};
    Sink sink = open_file("/dev/full");
    sink_put(&sink, TEXT("x"));
    ck_assert(!sink_close(&sink, &folder.arena, &error));
    ck_assert_error(error, 0, 0, "/dev/full: not all was written: No space left on device");
    sink = open_file("/dev/full");
    for (int i = 0; i < 5; i++)
        sink_put(&sink, arena_print(&folder.arena, "%0100000d", i));
    ck_assert_int_eq(sink.trouble, ENOSPC);
    ck_assert(!sink_close(&sink, &folder.arena, &large));
    ck_assert_error(large, 0, 0, "No space left on device");
    folder_remove(&folder);
}
END_TEST

START_TEST(descriptors_are_called_standard_output)
{
    Arena arena = {0};
    Error error = {0};
    Sink sink;
    sink_descriptor(&sink, open("/dev/full", O_WRONLY | O_CLOEXEC));
    int file = sink.file;
    sink_put(&sink, TEXT("x"));
    ck_assert(!sink_close(&sink, &arena, &error));
    ck_assert_error(error, 0, 0, "standard output: not all was written: No space left on device");
    ck_assert_int_eq(close(file), 0);      // it was only lent
    sink_descriptor(&sink, -1);
    sink_drop(&sink);
    arena_free(&arena);
}
END_TEST

// The limit lets a first part of the last write through.
START_TEST(a_file_that_ends_too_early_is_no_file)
{
    folder_make(&folder);
    struct rlimit before, tight;
    Error error = {0};
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    tight = (struct rlimit){100000, before.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    Sink sink = open_file(folder_path(&folder, "report"));
    setrlimit(RLIMIT_FSIZE, &tight);
    sink_put(&sink, arena_print(&folder.arena, "%0150000d", 7));
    bool closed = sink_close(&sink, &folder.arena, &error);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    ck_assert(!closed);
    ck_assert_error(error, 0, 0, "report: not all was written: File too large");
    ck_assert_uint_eq(folder_count(&folder), 0);
    folder_remove(&folder);
}
END_TEST

static void wake(int number)
{
    (void)number;
}

typedef struct Drain {
    int file;
    size_t bytes, wrong;
} Drain;

static void *drain(void *argument)
{
    Drain *got = argument;
    char bytes[4096];
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
    for (ssize_t len; (len = read(got->file, bytes, sizeof bytes)) > 0; usleep(50))
        for (ssize_t i = 0; i < len; i++, got->bytes++)
            got->wrong += bytes[i] != (char)('a' + got->bytes % 23);
    return NULL;
}

// A signal that comes every five milliseconds cuts writes to a pipe short, or interrupts them.
START_TEST(short_writes_are_gone_on_with)
{
    int ends[2];
    pthread_t reader;
    Arena arena = {0};
    Error error = {0};
    Sink sink;
    struct sigaction action = {.sa_handler = wake}, before;
    struct itimerval often = {{0, 5000}, {0, 5000}}, never = {0};
    char *text = arena_get(&arena, LARGE);
    for (size_t i = 0; i < LARGE; i++)
        text[i] = (char)('a' + i % 23);
    ck_assert_int_eq(pipe(ends), 0);
    Drain got = {.file = ends[0]};
    ck_assert_int_eq(pthread_create(&reader, NULL, drain, &got), 0);
    sigaction(SIGALRM, &action, &before);
    setitimer(ITIMER_REAL, &often, NULL);
    sink_descriptor(&sink, ends[1]);
    sink_put(&sink, (Text){text, LARGE});
    bool closed = sink_close(&sink, &arena, &error);
    setitimer(ITIMER_REAL, &never, NULL);
    sigaction(SIGALRM, &before, NULL);
    close(ends[1]);
    pthread_join(reader, NULL);
    close(ends[0]);
    ck_assert(closed);
    ck_assert_uint_eq(got.bytes, LARGE);
    ck_assert_uint_eq(got.wrong, 0);
    arena_free(&arena);
}
END_TEST

START_TEST(a_closed_pipe_is_an_error)
{
    int ends[2];
    Arena arena = {0};
    Error error = {0};
    Sink sink;
    void (*handler)(int) = signal(SIGPIPE, SIG_IGN);
    ck_assert_int_eq(pipe(ends), 0);
    close(ends[0]);
    sink_descriptor(&sink, ends[1]);
    sink_put(&sink, TEXT("x"));
    bool closed = sink_close(&sink, &arena, &error);
    signal(SIGPIPE, handler);
    close(ends[1]);
    ck_assert(!closed);
    ck_assert_error(error, 0, 0, "Broken pipe");
    arena_free(&arena);
}
END_TEST

// --- kept files ----------------------------------------------------------------------------------

static Sink open_kept(const char *path, uint64_t length)
{
    Sink sink;
    Error error = {0};
    bool opened = sink_kept(&sink, text_of(path), length, &folder.arena, &error);
    ck_assert_msg(opened, "%.*s", TEXT_ARG(error.message));
    return sink;
}

START_TEST(a_kept_file_is_gone_on_with)
{
    folder_make(&folder);
    const char *path = folder_path(&folder, "report");
    Error error = {0};
    Sink sink = open_kept(path, 0);
    sink_put(&sink, TEXT("one two"));
    ck_assert(sink_sync(&sink));
    ck_assert_uint_eq(sink.length, 7);
    sink_put(&sink, TEXT("is not written"));
    ck_assert(sink_leave(&sink, &folder.arena, &error));
    ck_assert_text(content(folder_path(&folder, "report.part")), "one two");
    sink = open_kept(path, 4);
    ck_assert_uint_eq(sink.length, 7);
    sink_go_on(&sink, 4);
    sink_put(&sink, TEXT("three"));
    ck_assert_int_eq(file_kind(text_of(path), &folder.arena), FILE_MISSING);
    ck_assert(sink_close(&sink, &folder.arena, &error));
    ck_assert_text(content(path), "one three");
    ck_assert_uint_eq(folder_count(&folder), 1);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_kept_file_that_is_too_short_is_refused)
{
    folder_make(&folder);
    const char *path = folder_path(&folder, "report");
    folder_write(&folder, "report.part", "short");
    Error error = {0};
    Sink sink;
    ck_assert(!sink_kept(&sink, text_of(path), 6, &folder.arena, &error));
    ck_assert_error(error, 0, 0, "has 5 bytes, not the 6 that were written");
    ck_assert_text(content(folder_path(&folder, "report.part")), "short");
    folder_remove(&folder);
}
END_TEST

START_TEST(a_kept_file_has_one_writer)
{
    folder_make(&folder);
    const char *path = folder_path(&folder, "report");
    Error error = {0}, link = {0}, device = {0};
    Sink sink = open_kept(path, 0), other;
    ck_assert(!sink_kept(&other, text_of(path), 0, &folder.arena, &error));
    ck_assert_error(error, 0, 0, "is being written by another run");
    sink_drop(&sink);
    sink = open_kept(path, 0);
    sink_drop(&sink);
    ck_assert(!sink_kept(&other, TEXT("/dev/null"), 0, &folder.arena, &device));
    ck_assert_error(device, 0, 0, "is no file");
    ck_assert_int_eq(symlink(path, folder_path(&folder, "link.part")), 0);
    ck_assert(!sink_kept(&other, text_of(folder_path(&folder, "link")), 0, &folder.arena, &link));
    ck_assert_error(link, 0, 0, "cannot be written");
    folder_remove(&folder);
}
END_TEST

START_TEST(a_full_disk_keeps_what_was_written)
{
    folder_make(&folder);
    const char *path = folder_path(&folder, "report");
    Error error = {0};
    Sink sink = open_kept(path, 0);
    sink_put(&sink, TEXT("one"));
    ck_assert(sink_sync(&sink));
    sink.trouble = ENOSPC;
    sink_put(&sink, TEXT("two"));
    ck_assert(!sink_sync(&sink));
    ck_assert(!sink_close(&sink, &folder.arena, &error));
    ck_assert_error(error, 0, 0, "not all was written: No space left on device");
    ck_assert_int_eq(file_kind(text_of(path), &folder.arena), FILE_MISSING);
    ck_assert_text(content(folder_path(&folder, "report.part")), "one");
    folder_remove(&folder);
}
END_TEST

START_TEST(settled_it_has_its_name_and_length)
{
    folder_make(&folder);
    Text path = text_of(folder_path(&folder, "report"));
    Error gone = {0}, other = {0}, none = {0};
    ck_assert(!sink_settle(path, 3, &folder.arena, &gone));
    ck_assert_error(gone, 0, 0, "is gone");
    folder_write(&folder, "report", "an old one");
    folder_write(&folder, "report.part", "new");
    ck_assert(sink_settle(path, 3, &folder.arena, &none));
    ck_assert(sink_settle(path, 3, &folder.arena, &none));
    ck_assert_text(content(path.at), "new");
    ck_assert_uint_eq(folder_count(&folder), 1);
    ck_assert(!sink_settle(path, 4, &folder.arena, &other));
    ck_assert_error(other, 0, 0, "has 3 bytes, not the 4 that were written");
    folder_remove(&folder);
}
END_TEST

// --- calls that fail ------------------------------------------------------------------------------

// Closing a file says that the disk had no room, and leaves what was there: nothing, or the old one.
static void expect_closing_fails(Sink *sink, const char *call)
{
    Error error = {0};
    sink_put(sink, TEXT("new"));
    fault_let(call, 0, ENOSPC);
    bool closed = sink_close(sink, &folder.arena, &error);
    ck_assert_msg(fault_came(), "%s was not called", call);
    ck_assert_msg(!closed, "%s", call);
    ck_assert_error(error, 0, 0, "report: not all was written: No space left on device");
    ck_assert_text(content(folder_path(&folder, "report")), "old");
    ck_assert_uint_eq(folder_count(&folder), 1);
}

START_TEST(whatever_fails_at_the_end_leaves_the_old_file)
{
    static const char *const calls[] = {"write", "fsync", "linkat", "close", "rename"};
    folder_make(&folder);
    const char *path = folder_write(&folder, "report", "old");
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        Sink sink = open_file(path);
        expect_closing_fails(&sink, calls[i]);
    }
    folder_remove(&folder);
}
END_TEST

// As on a file system that has no files without a name, or with no /proc to name them by.
START_TEST(where_no_file_is_unnamed_it_has_another_name_first)
{
    static const char *const calls[] = {"open", "access"}, *const ends[] = {"write", "fsync", "rename"};
    folder_make(&folder);
    const char *path = folder_write(&folder, "report", "old");
    mode_t before = umask(027);
    for (size_t i = 0; i < 2; i++) {
        Error error = {0};
        struct stat status;
        fault_let(calls[i], 0, EOPNOTSUPP);
        Sink sink = open_file(path);
        ck_assert(fault_came());
        ck_assert_uint_eq(folder_count(&folder), 2);
        sink_drop(&sink);
        ck_assert_uint_eq(folder_count(&folder), 1);
        for (size_t j = 0; j < 3; j++) {
            fault_let(calls[i], 0, EOPNOTSUPP);
            sink = open_file(path);
            expect_closing_fails(&sink, ends[j]);
        }
        fault_let(calls[i], 0, EOPNOTSUPP);
        sink = open_file(path);
        sink_put(&sink, TEXT("new"));
        ck_assert(sink_close(&sink, &folder.arena, &error));
        ck_assert_text(content(path), "new");
        ck_assert_int_eq(stat(path, &status), 0);
        ck_assert_uint_eq(status.st_mode & 0777, 0640);
        ck_assert_uint_eq(folder_count(&folder), 1);
        path = folder_write(&folder, "report", "old");
    }
    umask(before);
    folder_remove(&folder);
}
END_TEST

// Names that others have taken are passed over, but not for ever.
START_TEST(names_that_are_taken_are_passed_over)
{
    folder_make(&folder);
    Error error = {0}, all = {0};
    const char *path = folder_path(&folder, "report");
    const char *taken = arena_print(&folder.arena, "report.partial-%ld-0", (long)getpid()).at;
    folder_write(&folder, taken, "another's");
    Sink sink = open_file(path);
    sink_put(&sink, TEXT("one"));
    ck_assert(sink_close(&sink, &folder.arena, &error));
    ck_assert_text(content(path), "one");
    ck_assert_text(content(folder_path(&folder, taken)), "another's");
    for (int i = 1; i < 1000; i++)
        folder_write(&folder, arena_print(&folder.arena, "report.partial-%ld-%d", (long)getpid(), i).at,
                     "");
    sink = open_file(path);
    sink_put(&sink, TEXT("two"));
    ck_assert(!sink_close(&sink, &folder.arena, &all));
    ck_assert_error(all, 0, 0, "report: not all was written: File exists");
    ck_assert_text(content(path), "one");
    ck_assert_uint_eq(folder_count(&folder), 1001);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_write_that_does_nothing_is_tried_again)
{
    static const int numbers[] = {EINTR, FAULT_SHORT};
    folder_make(&folder);
    const char *path = folder_path(&folder, "report");
    for (size_t i = 0; i < 2; i++) {
        Error error = {0};
        Sink sink = open_file(path);
        sink_put(&sink, TEXT("all of it"));
        fault_let("write", 0, numbers[i]);
        ck_assert(sink_close(&sink, &folder.arena, &error));
        ck_assert(fault_came());
        ck_assert_text(content(path), "all of it");
    }
    folder_remove(&folder);
}
END_TEST

// The first failure is the one that is told; what is appended to is not renamed or synced.
START_TEST(the_first_failure_is_told)
{
    folder_make(&folder);
    Error error = {0}, appended = {0};
    Sink sink = open_file(folder_path(&folder, "report"));
    sink.trouble = EIO;
    fault_let("close", 0, ENOSPC);
    ck_assert(!sink_close(&sink, &folder.arena, &error));
    ck_assert(fault_came());
    ck_assert_error(error, 0, 0, "Input/output error");
    ck_assert_uint_eq(folder_count(&folder), 0);
    ck_assert(sink_append(&sink, text_of(folder_path(&folder, "list")), &folder.arena, &appended));
    sink_put(&sink, TEXT("x"));
    fault_let("close", 0, ENOSPC);
    ck_assert(!sink_close(&sink, &folder.arena, &appended));
    ck_assert_error(appended, 0, 0, "list: not all was written: No space left on device");
    folder_remove(&folder);
}
END_TEST

START_TEST(a_kept_file_tells_what_fails)
{
    static const char *const calls[] = {"ftruncate", "lseek"};
    folder_make(&folder);
    const char *path = folder_path(&folder, "report");
    folder_write(&folder, "report.part", "one two");
    for (size_t i = 0; i < 2; i++) {
        Error error = {0};
        Sink sink = open_kept(path, 4);
        fault_let(calls[i], 0, EIO);
        sink_go_on(&sink, 4);
        ck_assert(fault_came());
        ck_assert(!sink_sync(&sink));
        ck_assert(!sink_leave(&sink, &folder.arena, &error));
        ck_assert_error(error, 0, 0, "report: not all was written: Input/output error");
    }
    Error unsynced = {0}, unknown = {0};
    Sink sink = open_kept(path, 4), other;
    fault_let("fdatasync", 0, EIO);
    ck_assert(!sink_sync(&sink));
    ck_assert(fault_came());
    ck_assert(!sink_leave(&sink, &folder.arena, &unsynced));
    ck_assert_error(unsynced, 0, 0, "Input/output error");
    fault_let("fstat", 0, EIO);
    ck_assert(!sink_kept(&other, text_of(path), 0, &folder.arena, &unknown));
    ck_assert(fault_came());
    ck_assert_error(unknown, 0, 0, "is no file");
    ck_assert_uint_eq(folder_count(&folder), 1);
    folder_remove(&folder);
}
END_TEST

// A pipe in the place of a kept file: neither waited for, nor written to.
START_TEST(a_pipe_is_not_kept)
{
    folder_make(&folder);
    Sink sink;
    Error unread = {0}, read = {0};
    Text path = text_of(folder_path(&folder, "report"));
    const char *pipe = folder_path(&folder, "report.part");
    ck_assert_int_eq(mkfifo(pipe, 0600), 0);
    ck_assert(!sink_kept(&sink, path, 0, &folder.arena, &unread));
    ck_assert_error(unread, 0, 0, "cannot be written");
    int reader = open(pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    ck_assert_int_ge(reader, 0);
    ck_assert(!sink_kept(&sink, path, 0, &folder.arena, &read));
    ck_assert_error(read, 0, 0, "is no file");
    close(reader);
    folder_remove(&folder);
}
END_TEST

START_TEST(what_cannot_be_settled_says_so)
{
    folder_make(&folder);
    Text path = text_of(folder_path(&folder, "report"));
    Error error = {0}, shorter = {0};
    folder_write(&folder, "report.part", "new");
    fault_let("rename", 0, EACCES);
    ck_assert(!sink_settle(path, 3, &folder.arena, &error));
    ck_assert(fault_came());
    ck_assert_error(error, 0, 0, "cannot be written: Permission denied");
    ck_assert(!sink_settle(path, 4, &folder.arena, &shorter));
    ck_assert_error(shorter, 0, 0, "is gone");
    ck_assert_text(content(folder_path(&folder, "report.part")), "new");
    ck_assert_int_eq(mkdir(path.at, 0755), 0);
    ck_assert(!sink_settle(path, 4, &folder.arena, &shorter));
    folder_remove(&folder);
}
END_TEST

Suite *suite_base_sink(void)
{
    return suite_of("base/sink",
                    (const TTest *const[]){a_file_appears_when_it_is_complete,
                                           an_appended_file_keeps_what_it_has,
                                           the_old_file_stays_until_then,
                                           dropped_is_as_if_never_begun, the_mask_says_who_may_read,
                                           what_cannot_be_opened_says_so,
                                           a_full_device_is_an_error_with_its_name,
                                           descriptors_are_called_standard_output,
                                           a_file_that_ends_too_early_is_no_file,
                                           short_writes_are_gone_on_with, a_closed_pipe_is_an_error,
                                           a_kept_file_is_gone_on_with,
                                           a_kept_file_that_is_too_short_is_refused,
                                           a_kept_file_has_one_writer,
                                           a_full_disk_keeps_what_was_written,
                                           settled_it_has_its_name_and_length,
                                           whatever_fails_at_the_end_leaves_the_old_file,
                                           where_no_file_is_unnamed_it_has_another_name_first,
                                           names_that_are_taken_are_passed_over,
                                           a_write_that_does_nothing_is_tried_again,
                                           the_first_failure_is_told, a_kept_file_tells_what_fails,
                                           a_pipe_is_not_kept, what_cannot_be_settled_says_so,
                                           NULL});
}
