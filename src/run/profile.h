// A Profile is where the time of a run went: by stages, and by rules. Only who asks for one
// (--profile) pays for the clock; everything here may be called with NULL.
//
// It belongs to one thread; those of all threads are added up at the end. Nanoseconds, the one
// thing in the program that two runs do not have in common.
#ifndef RUN_PROFILE_H
#define RUN_PROFILE_H

#include "base/put.h"
#include "pack/ruleset.h"

typedef enum Phase {
    PHASE_READ,              // files and records
    PHASE_SPLIT,             // into prompt, thinking, answer
    PHASE_TOPICS,            // which packs a document is about
    PHASE_OUTLINE,           // blocks and sentences
    PHASE_VIEW,              // words, and where phrases match
    PHASE_RULES,
    PHASE_REPORT,
    PHASE_COUNT,
} Phase;

typedef struct RuleCost {
    uint64_t ns;
    uint64_t tries;          // of a phrase in a place, or of a pattern
    uint64_t findings;
} RuleCost;

typedef struct Profile {
    uint64_t ns[PHASE_COUNT];
    RuleCost *rules;         // of the ruleset, in its order
    size_t rule_count;
} Profile;

Profile *profile_make(const Ruleset *ruleset, Arena *arena);

// The clock, for profile_add: 0 without a profile.
uint64_t profile_now(const Profile *profile);
void profile_add(Profile *profile, Phase phase, uint64_t since);

void profile_merge(Profile *profile, const Profile *more);

// Two tables: the stages, and the rules that took most.
void profile_put(const Profile *profile, const Ruleset *ruleset, Out *out);

#endif
