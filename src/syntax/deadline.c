#include "syntax/deadline.h"

#include "base/clock.h"

enum {
    MILLION = 1000000,           // nanoseconds in a millisecond
    LOOKS = 256,                 // between two at the clock
};

void deadline_start_record(Deadline *deadline)
{
    uint64_t most = limit_of(LIMIT_SECONDS) * 1000 * MILLION;
    deadline->wall_end = clock_coarse_ns() + most;
    deadline->end = clock_thread_ns() + most;
}

// A thread takes no more than what has passed, which costs less to know.
bool deadline_record_is_late(const Deadline *deadline)
{
    return deadline->end && clock_coarse_ns() > deadline->wall_end
        && clock_thread_ns() > deadline->end;
}

void deadline_start_call(Deadline *deadline, size_t bytes)
{
    uint64_t most = limit_of(LIMIT_WINDOW) * MILLION;
    deadline->looks = 0;
    deadline->call_end = clock_thread_ns() + most + most * (bytes >> 10) / 1024;
}

bool deadline_call_is_late(const Deadline *deadline)
{
    uint64_t now = clock_thread_ns();
    return now > deadline->call_end || (deadline->end && now > deadline->end);
}

bool deadline_often_late(Deadline *deadline)
{
    return ++deadline->looks % LOOKS == 0 && deadline_call_is_late(deadline);
}

size_t deadline_next_window(size_t window, uint64_t taken)
{
    if (taken < 2 * MILLION)
        return window * 2;
    return taken > 20 * MILLION && window > 1 ? window / 2 : window;
}

LimitId deadline_limit(const Deadline *deadline)
{
    return deadline->end && clock_thread_ns() > deadline->end ? LIMIT_SECONDS : LIMIT_WINDOW;
}
