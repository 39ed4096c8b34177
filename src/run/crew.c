#include "run/crew.h"

enum { SLOTS_PER_JOB = 4 };

void crew_make(Crew *crew, const Plan *plan, Arena *arena)
{
    crew->jobs = plan->jobs;
    crew->slot_count = crew->jobs * SLOTS_PER_JOB;
    crew->slots = arena_array(arena, void *, crew->slot_count);
    crew->workers = arena_array(arena, void *, crew->jobs);
    for (size_t i = 0; i < crew->slot_count; i++) {
        crew->slots[i] = arena_new(arena, Slot);
        slot_open(crew->slots[i], plan);
    }
    for (size_t i = 0; i < crew->jobs; i++) {
        Worker *worker = arena_new(arena, Worker);
        worker->matcher = matcher_open_as(plan->matching);
        if (plan->profile)
            worker->profile = profile_make(plan->ruleset, arena);
        crew->workers[i] = worker;
    }
}

void crew_free(Crew *crew, const Plan *plan)
{
    for (size_t i = 0; i < crew->slot_count; i++)
        slot_close(crew->slots[i]);
    for (size_t i = 0; i < crew->jobs; i++) {
        Worker *worker = crew->workers[i];
        if (plan->profile)
            profile_merge(plan->profile, worker->profile);
        matcher_close(worker->matcher);
        arena_free(&worker->arena);
        arena_free(&worker->scratch);
    }
}
