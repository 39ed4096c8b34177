// A Pipeline takes things in order, works on them in several threads, and gives them back in
// order.
//
// A fixed ring of slots bounds the memory: `take` fills a slot and `give` empties it, both in
// the calling thread and in input order; `work` runs in any thread, one slot at a time, with
// that thread's worker. With one job everything runs in the calling thread, the same calls in
// the same order for each slot. Threads are started as there is work for them; those that cannot
// be are done without. Ordering after ripgrep's and GNU parallel's --keep-order: a slot is given
// when it is done and all before it are. Where input may pause, `ready` says whether `take` can
// answer at once: `take` is not called while it would wait and there is still something to give.
#ifndef BASE_PIPELINE_H
#define BASE_PIPELINE_H

#include <stdbool.h>
#include <stddef.h>

enum { PIPELINE_JOBS_MOST = 256 };

typedef struct Pipeline {
    void *context;
    bool (*take)(void *context, void *slot);       // false: there is nothing more
    void (*work)(void *context, void *worker, void *slot);
    void (*give)(void *context, void *slot);
    void **slots;
    size_t slot_count;
    void **workers;                                // one a job
    size_t jobs;
    bool (*ready)(void *context);                  // NULL: always
} Pipeline;

void pipeline_run(const Pipeline *pipeline);

// The processors that this process may run on.
size_t pipeline_default_jobs(void);

// Lets another thread run, for who waits for something that takes next to no time.
void thread_yield(void);

#endif
