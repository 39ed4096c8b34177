// A Crew is the slots and workers of one pipeline (base/pipeline.h), made when it is first needed.
//
// They live in the arena of who asks for them, but for what they hold: crew_free gives that back,
// and adds the profiles of the workers to that of the plan.
#ifndef RUN_CREW_H
#define RUN_CREW_H

#include "run/slot.h"

typedef struct Crew {
    void **slots, **workers;         // Slot *, Worker *
    size_t slot_count, jobs;
} Crew;

void crew_make(Crew *crew, const Plan *plan, Arena *arena);
void crew_free(Crew *crew, const Plan *plan);

#endif
