// answerlint report: every report again, from saved results.
#include "base/message.h"
#include "cli/plan.h"
#include "run/replay.h"

static bool read_plan(const Options *options, Plan *plan, Arena *keep, Error *error)
{
    plan->paths = &options->operands;
    plan->quiet = option_given(options, OPTION_QUIET);
    plan->folder = working_folder(keep);
    if (options->operands.len == 0)
        return error_set(error, keep, "which results? answerlint report RESULTS.jsonl");
    return color_wanted(options, &plan->color, keep, error)
        && plan_details(options, plan, keep, error) && plan_outputs(options, plan, keep, error)
        && plan_repeats(options, plan, keep, error);
}

static void tell_missing(const Plan *plan)
{
    for (size_t i = 0; i < plan->outputs.len; i++)
        if (plan->outputs.at[i].writer->texts && !plan->quiet) {
            tell(TEXT("answerlint: saved results hold excerpts, not texts: what stands around a "
                      "finding is not shown\n"));
            return;
        }
}

Exit command_report(const Options *options, Arena *keep, Error *error)
{
    Ruleset ruleset = {0};
    Plan plan = {.ruleset = &ruleset};
    Summary summary;
    if (!read_plan(options, &plan, keep, error)
        || !replay(&plan, &ruleset, keep, &summary, error)) {
        plan_drop(&plan);
        return EXIT_UNTRUSTED;
    }
    if (!plan_close(&plan, keep, error))
        return EXIT_UNTRUSTED;
    tell_missing(&plan);
    plan_tell_closing(&plan, &summary, keep);
    plan_tell_repeats(&plan);
    return plan_status(&plan, &summary);
}
