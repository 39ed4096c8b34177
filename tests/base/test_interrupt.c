#include "base/interrupt.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/stream.h"
#include "unit.h"

// What a process that runs `body` ends with, as wait() tells it.
static int end_of(void (*body)(void))
{
    int status = 0;
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        signal(SIGINT, SIG_DFL);     // a test that runs in the background may ignore it
        signal(SIGTERM, SIG_DFL);
        body();
        _exit(42);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return status;
}

static void expect_killed(void (*body)(void), int number)
{
    int status = end_of(body);
    ck_assert_msg(WIFSIGNALED(status), "ended with %d", WEXITSTATUS(status));
    ck_assert_int_eq(WTERMSIG(status), number);
}

static void expect_exit(void (*body)(void), int code)
{
    int status = end_of(body);
    ck_assert_msg(WIFEXITED(status), "killed by %d", WTERMSIG(status));
    ck_assert_int_eq(WEXITSTATUS(status), code);
}

static void unwatched(void)
{
    raise(SIGINT);
}

static void first(void)
{
    interrupt_watch();
    if (interrupt_number() != 0)
        _exit(1);
    interrupt_end();
    raise(SIGTERM);
    _exit(interrupt_number() == SIGTERM ? 0 : 2);
}

static void first_and_end(void)
{
    interrupt_watch();
    raise(SIGTERM);
    interrupt_end();
}

static void two(void)
{
    interrupt_watch();
    raise(SIGINT);
    raise(SIGINT);
}

static void two_kinds(void)
{
    interrupt_watch();
    raise(SIGINT);
    raise(SIGTERM);
}

static void ignored(void)
{
    signal(SIGINT, SIG_IGN);
    interrupt_watch();
    raise(SIGINT);
    _exit(interrupt_number());
}

START_TEST(without_a_watch_a_signal_ends_the_process)
{
    expect_killed(unwatched, SIGINT);
}
END_TEST

START_TEST(the_first_is_a_wish_and_the_end_is_by_the_signal)
{
    expect_exit(first, 0);
    expect_killed(first_and_end, SIGTERM);
}
END_TEST

START_TEST(the_second_ends_the_process)
{
    expect_killed(two, SIGINT);
    expect_killed(two_kinds, SIGTERM);
}
END_TEST

START_TEST(what_is_ignored_stays_ignored)
{
    expect_exit(ignored, 0);
}
END_TEST

// --- who waits for bytes is woken ----------------------------------------------------------------

static void read_silent_pipe(void)
{
    Arena arena = {0};
    Text why = {0};
    int ends[2];
    char byte;
    if (pipe(ends) != 0 || dup2(ends[0], STDIN_FILENO) < 0)
        _exit(3);
    interrupt_watch();
    Stream *stream = stream_open(TEXT("-"), &arena, &why);
    pid_t parent = getpid();
    if (fork() == 0) {
        usleep(50000);
        kill(parent, SIGINT);
        _exit(0);
    }
    ptrdiff_t got = stream_read(stream, &byte, 1, &arena, &why);
    _exit(got == -1 && text_is(why, TEXT("interrupted")) ? 0 : 4);
}

START_TEST(waiting_for_a_pipe_ends)
{
    expect_exit(read_silent_pipe, 0);
}
END_TEST

START_TEST(the_clock_does_not_go_back)
{
    uint64_t before = clock_ms();
    for (int i = 0; i < 1000; i++) {
        uint64_t now = clock_ms();
        ck_assert_uint_ge(now, before);
        before = now;
    }
}
END_TEST

Suite *suite_base_interrupt(void)
{
    return suite_of("base/interrupt",
                    (const TTest *const[]){without_a_watch_a_signal_ends_the_process,
                                           the_first_is_a_wish_and_the_end_is_by_the_signal,
                                           the_second_ends_the_process,
                                           what_is_ignored_stays_ignored, waiting_for_a_pipe_ends,
                                           the_clock_does_not_go_back, NULL});
}
