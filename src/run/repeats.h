// Repeats are several answers to one prompt: how many of a group pass, as a whole and by each rule.
//
// A group is made of answers with the same id, the same prompt or the same name in their path.
// What is the name of none is a group of its own. Memory grows with the groups and the rules that
// judge them, not with the answers. Results are noted in any thread and counted by one.
#ifndef RUN_REPEATS_H
#define RUN_REPEATS_H

#include "base/error.h"
#include "base/put.h"
#include "core/result.h"

typedef enum GroupBy {
    GROUP_BY_ID,
    GROUP_BY_PROMPT,
    GROUP_BY_PATH,
} GroupBy;

enum { GROUP_BUCKETS = 1 << 16, RATE_ALL = 1000 };

// Of a claim only those count that make it: all others pass.
typedef struct RuleRepeats {
    const Rule *rule;
    uint64_t failed, judged;
} RuleRepeats;

typedef struct Series {
    Text name;
    Text first;                  // the place of its first answer
    uint64_t passed, answers;
    uint64_t graded;             // that could be read
    LIST(RuleRepeats) rules;     // checks that judged an answer, claims that one makes
    struct Series *next;          // in the bucket
} Series;

typedef struct Repeats {
    GroupBy by;
    Text pattern;                // by path: "runs/{}-*.txt", "{}" being the name
    bool gated;                  // there is a rate that every group must reach
    uint64_t rate;               // tenths of a percent
    bool written;                // to a file too
    Arena *keep;
    Series **buckets;             // GROUP_BUCKETS
    LIST(Series *) groups;        // in the order in which they came
} Repeats;

// "id", "prompt" or a pattern; false with an error.
bool repeats_by(Repeats *repeats, Text value, Error *error);

void repeats_open(Repeats *repeats, Arena *keep);

// The part of a path that a pattern's "{}" stands for; "*" stands for anything, both within one
// folder. False when the path is another.
bool pattern_name(Text pattern, Text path, Text *name);

// What is counted of a result, as bytes, and those of one or more results counted.
void repeats_note(const Repeats *repeats, const Result *result, Arena *arena, Out *out);
void repeats_count(Repeats *repeats, Text notes);

// Whether the share of its answers that pass is the rate or more.
bool group_is_good(const Repeats *repeats, const Series *group);
uint64_t repeats_failed(const Repeats *repeats);         // groups

// Groups that are not all passed, and what all add up to; at most `most` groups.
void repeats_put_text(const Repeats *repeats, size_t most, Out *out);

// JSON lines, one a group.
void repeats_put_json(const Repeats *repeats, Out *out);

#endif
