#include "run/replay.h"

#include "base/message.h"
#include "run/slot.h"

typedef struct Replay {
    const Plan *plan;
    Ruleset *ruleset;
    Saved saved;
    Summary *summary;
    bool begun;
    Arena arena;                 // of one result
    Out out;
} Replay;

// Nobody else tells of troubles here, so the writers do.
static Report report_of(Replay *replay, const Output *output)
{
    Report report = plan_report(replay->plan, output, &replay->arena);
    report.errors_told = false;
    return report;
}

// The rules that a report can say something of.
static void share_rules(Replay *replay)
{
    replay->ruleset->digest = replay->saved.ruleset;
    replay->ruleset->rules.len = 0;
    for (size_t i = 0; i < replay->saved.rules.len; i++)
        if (replay->saved.rules.at[i]->severity != SEVERITY_NEVER)
            list_add(replay->saved.keep, &replay->ruleset->rules, replay->saved.rules.at[i]);
}

static void begin(Replay *replay)
{
    share_rules(replay);
    for (size_t i = 0; i < replay->plan->outputs.len && !replay->begun; i++) {
        Report report = report_of(replay, &replay->plan->outputs.at[i]);
        output_begin(&replay->plan->outputs.at[i], &report);
    }
    replay->begun = true;
}

static void give(Replay *replay, const Result *result)
{
    summary_add(replay->summary, result);
    for (size_t i = 0; i < replay->plan->outputs.len; i++) {
        Output *output = &replay->plan->outputs.at[i];
        Report report = report_of(replay, output);
        out_clear(&replay->out);
        output_render(output, &report, result, &replay->out);
        output_give(output, &report, out_text(&replay->out));
    }
}

static void end(Replay *replay)
{
    share_rules(replay);
    for (size_t i = 0; i < replay->plan->outputs.len; i++) {
        Report report = report_of(replay, &replay->plan->outputs.at[i]);
        output_end(&replay->plan->outputs.at[i], &report, replay->summary);
    }
}

static bool replay_file(Replay *replay, Text path)
{
    Result result;
    ListingAnswer answer = LISTING_TROUBLE;
    if (saved_open(&replay->saved, path)) {
        begin(replay);
        while ((answer = saved_next(&replay->saved, &replay->arena, &result)) == LISTING_ELEMENT) {
            give(replay, &result);
            arena_reset(&replay->arena);
        }
    }
    saved_close(&replay->saved);
    return answer == LISTING_END;
}

bool replay(const Plan *plan, Ruleset *ruleset, Arena *keep, Summary *summary, Error *error)
{
    Replay replay = {.plan = plan, .ruleset = ruleset, .saved = {.keep = keep, .error = error},
                     .summary = summary};
    bool good = true;
    *summary = (Summary){0};
    for (size_t i = 0; good && i < plan->paths->len; i++)
        good = replay_file(&replay, plan->paths->at[i]);
    if (good)
        end(&replay);
    out_free(&replay.out);
    arena_free(&replay.arena);
    return good;
}
