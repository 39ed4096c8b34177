#include "base/pipeline.h"

#include <pthread.h>
#include <sched.h>
#include <stdint.h>

#include "base/arena.h"

enum { STACK = 1 << 20 };      // bytes of a worker's stack: nothing recurses on its input

// Counters only grow; a slot's index is its number modulo the size of the ring.
typedef struct Ring {
    const Pipeline *pipeline;
    struct Hand *hands;        // one for each thread that was started
    size_t hand_count;
    pthread_mutex_t lock;
    pthread_cond_t filled, finished;
    size_t taken, started;     // numbers of the next slot to fill and to work on
    bool *done;
    bool ended;
} Ring;

typedef struct Hand {
    Ring *ring;
    void *worker;
    pthread_t thread;
} Hand;

static void *work(void *argument)
{
    const Hand *hand = argument;
    Ring *ring = hand->ring;
    const Pipeline *pipeline = ring->pipeline;
    pthread_mutex_lock(&ring->lock);
    for (;;) {
        while (ring->started == ring->taken && !ring->ended)
            pthread_cond_wait(&ring->filled, &ring->lock);
        if (ring->started == ring->taken)
            break;
        size_t index = ring->started++ % pipeline->slot_count;
        pthread_mutex_unlock(&ring->lock);
        pipeline->work(pipeline->context, hand->worker, pipeline->slots[index]);
        pthread_mutex_lock(&ring->lock);
        ring->done[index] = true;
        pthread_cond_signal(&ring->finished);
    }
    pthread_mutex_unlock(&ring->lock);
    return NULL;
}

static void start_hand(Ring *ring)
{
    Hand *hand = &ring->hands[ring->hand_count];
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK);
    *hand = (Hand){ring, ring->pipeline->workers[ring->hand_count], 0};
    if (pthread_create(&hand->thread, &attributes, work, hand) == 0)
        ring->hand_count++;
    pthread_attr_destroy(&attributes);
}

// Where no thread can be had the calling one works.
static void work_here(Ring *ring)
{
    const Pipeline *pipeline = ring->pipeline;
    size_t index = ring->started++ % pipeline->slot_count;
    pipeline->work(pipeline->context, pipeline->workers[0], pipeline->slots[index]);
    ring->done[index] = true;
}

// What was taken and not given must not wait for what is still to come.
static bool must_give_first(const Ring *ring, size_t given)
{
    const Pipeline *pipeline = ring->pipeline;
    return ring->taken > given && pipeline->ready && !pipeline->ready(pipeline->context);
}

// Fills free slots; false when there is nothing more to take.
static bool fill(Ring *ring, size_t given)
{
    const Pipeline *pipeline = ring->pipeline;
    while (ring->taken - given < pipeline->slot_count && !must_give_first(ring, given)) {
        if (!pipeline->take(pipeline->context, pipeline->slots[ring->taken % pipeline->slot_count]))
            return false;
        pthread_mutex_lock(&ring->lock);
        ring->taken++;
        pthread_cond_signal(&ring->filled);
        pthread_mutex_unlock(&ring->lock);
        if (ring->hand_count < pipeline->jobs && ring->hand_count < ring->taken)
            start_hand(ring);
        if (ring->hand_count == 0)
            work_here(ring);
    }
    return true;
}

static void await_done(Ring *ring, size_t index)
{
    pthread_mutex_lock(&ring->lock);
    while (!ring->done[index])
        pthread_cond_wait(&ring->finished, &ring->lock);
    ring->done[index] = false;
    pthread_mutex_unlock(&ring->lock);
}

static void feed(Ring *ring)
{
    const Pipeline *pipeline = ring->pipeline;
    bool more = true;
    for (size_t given = 0;; given++) {
        more = more && fill(ring, given);
        if (given == ring->taken)
            break;
        await_done(ring, given % pipeline->slot_count);
        pipeline->give(pipeline->context, pipeline->slots[given % pipeline->slot_count]);
    }
    pthread_mutex_lock(&ring->lock);
    ring->ended = true;
    pthread_cond_broadcast(&ring->filled);
    pthread_mutex_unlock(&ring->lock);
}

static void run_alone(const Pipeline *pipeline)
{
    while (pipeline->take(pipeline->context, pipeline->slots[0])) {
        pipeline->work(pipeline->context, pipeline->workers[0], pipeline->slots[0]);
        pipeline->give(pipeline->context, pipeline->slots[0]);
    }
}

void pipeline_run(const Pipeline *pipeline)
{
    if (pipeline->jobs <= 1) {
        run_alone(pipeline);
        return;
    }
    Arena arena = {0};
    Ring ring = {.pipeline = pipeline};
    ring.done = arena_array(&arena, bool, pipeline->slot_count);
    ring.hands = arena_array(&arena, Hand, pipeline->jobs);
    pthread_mutex_init(&ring.lock, NULL);
    pthread_cond_init(&ring.filled, NULL);
    pthread_cond_init(&ring.finished, NULL);
    feed(&ring);
    for (size_t i = 0; i < ring.hand_count; i++)
        pthread_join(ring.hands[i].thread, NULL);
    pthread_cond_destroy(&ring.finished);
    pthread_cond_destroy(&ring.filled);
    pthread_mutex_destroy(&ring.lock);
    arena_free(&arena);
}

size_t pipeline_default_jobs(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    size_t count = (size_t)CPU_COUNT(&set);
    return count < PIPELINE_JOBS_MOST ? count : PIPELINE_JOBS_MOST;
}

void thread_yield(void)
{
    sched_yield();
}
