#include "base/pipeline.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "unit.h"

enum { SLOTS_MOST = 32, JOBS_MOST = 64 };

typedef struct Thing {
    size_t number, square;
    atomic_int worked;
} Thing;

typedef struct Worker {
    atomic_int busy;
} Worker;

typedef struct Course {
    size_t count, taken, given, slots;
    size_t most;                    // taken and not given, at the worst moment
    bool ended;
    unsigned pause;                 // microseconds that work takes at most
    pthread_t caller;
    atomic_int clashes;             // two slots in one worker's hands
} Course;

static bool take(void *context, void *slot)
{
    Course *course = context;
    Thing *thing = slot;
    ck_assert(pthread_equal(course->caller, pthread_self()));
    ck_assert_msg(!course->ended, "asked again after the end");
    course->ended = course->taken == course->count;
    if (course->ended)
        return false;
    *thing = (Thing){.number = course->taken++};
    if (course->taken - course->given > course->most)
        course->most = course->taken - course->given;
    return true;
}

static void work(void *context, void *worker, void *slot)
{
    Course *course = context;
    Worker *hand = worker;
    Thing *thing = slot;
    if (atomic_exchange(&hand->busy, 1))
        course->clashes++;
    unsigned pause = (unsigned)(thing->number * 2654435761u >> 7) % (course->pause + 1);
    if (pause > course->pause / 2)
        usleep(pause);
    thing->square = thing->number * thing->number;
    thing->worked++;
    hand->busy = 0;
}

static void give(void *context, void *slot)
{
    Course *course = context;
    const Thing *thing = slot;
    ck_assert(pthread_equal(course->caller, pthread_self()));
    ck_assert_uint_eq(thing->number, course->given);
    ck_assert_uint_eq(thing->square, thing->number * thing->number);
    ck_assert_int_eq(thing->worked, 1);
    course->given++;
}

static Course course_run_with(bool (*ready)(void *context), size_t count, size_t jobs,
                              size_t slots, unsigned pause)
{
    static Thing things[SLOTS_MOST];
    static Worker hands[JOBS_MOST];
    void *slot_list[SLOTS_MOST], *hand_list[JOBS_MOST];
    Course course = {.count = count, .slots = slots, .pause = pause, .caller = pthread_self()};
    for (size_t i = 0; i < slots; i++)
        slot_list[i] = &things[i];
    for (size_t i = 0; i < jobs; i++)
        hand_list[i] = &hands[i];
    pipeline_run(&(Pipeline){&course, take, work, give, slot_list, slots, hand_list, jobs, ready});
    ck_assert(course.ended);
    ck_assert_uint_eq(course.taken, count);
    ck_assert_uint_eq(course.given, count);
    ck_assert_int_eq(course.clashes, 0);
    ck_assert_uint_le(course.most, slots);
    return course;
}

static Course course_run(size_t count, size_t jobs, size_t slots, unsigned pause)
{
    return course_run_with(NULL, count, jobs, slots, pause);
}

START_TEST(order_is_kept_whatever_the_jobs)
{
    for (size_t jobs = 1; jobs <= 8; jobs++)
        course_run(300, jobs, jobs * 4, 300);
}
END_TEST

START_TEST(order_is_kept_when_work_is_nothing)
{
    for (size_t jobs = 1; jobs <= 8; jobs++)
        course_run(5000, jobs, 3, 0);
}
END_TEST

START_TEST(few_things_or_none)
{
    for (size_t jobs = 1; jobs <= 8; jobs++)
        for (size_t count = 0; count < 4; count++)
            course_run(count, jobs, 4, 50);
    course_run(3, JOBS_MOST, SLOTS_MOST, 50);
}
END_TEST

START_TEST(memory_is_bounded_by_the_slots)
{
    ck_assert_uint_eq(course_run(200, 4, 1, 20).most, 1);
    ck_assert_uint_le(course_run(200, 8, 2, 20).most, 2);
    ck_assert_uint_eq(course_run(200, 2, 16, 20).most, 16);
    ck_assert_uint_eq(course_run(200, 1, 16, 0).most, 1);      // no thread: one after the other
}
END_TEST

static bool is_never_ready(void *context)
{
    const Course *course = context;
    ck_assert(pthread_equal(course->caller, pthread_self()));
    ck_assert_uint_gt(course->taken, course->given);      // else there is nothing to be ready for
    return false;
}

static bool is_ready_at_times(void *context)
{
    const Course *course = context;
    return course->taken % 3 != 0;
}

// Nothing is taken while that would wait and something can be given.
START_TEST(a_pause_holds_nothing_back)
{
    for (size_t jobs = 1; jobs <= 8; jobs++) {
        ck_assert_uint_eq(course_run_with(is_never_ready, 100, jobs, jobs * 4, 50).most, 1);
        ck_assert_uint_le(course_run_with(is_ready_at_times, 300, jobs, jobs * 4, 50).most, 3);
    }
}
END_TEST

START_TEST(the_processors_that_may_be_used)
{
    cpu_set_t before, one;
    ck_assert_int_eq(sched_getaffinity(0, sizeof before, &before), 0);
    ck_assert_uint_eq(pipeline_default_jobs(), (size_t)CPU_COUNT(&before));
    size_t first = 0;
    while (!CPU_ISSET(first, &before))
        first++;
    CPU_ZERO(&one);
    CPU_SET(first, &one);
    ck_assert_int_eq(sched_setaffinity(0, sizeof one, &one), 0);
    size_t jobs = pipeline_default_jobs();
    ck_assert_int_eq(sched_setaffinity(0, sizeof before, &before), 0);
    ck_assert_uint_eq(jobs, 1);
}
END_TEST

Suite *suite_base_pipeline(void)
{
    return suite_of("base/pipeline",
                    (const TTest *const[]){order_is_kept_whatever_the_jobs,
                                           order_is_kept_when_work_is_nothing, few_things_or_none,
                                           memory_is_bounded_by_the_slots,
                                           a_pause_holds_nothing_back,
                                           the_processors_that_may_be_used, NULL});
}
