#include "run/intake.h"

Intake intake_open(const Plan *plan)
{
    return (Intake){.plan = plan, .inputs = {.paths = plan->paths}};
}

void intake_close(Intake *intake)
{
    intake_leave(intake);
    if (intake->inputs.tree)
        tree_close(intake->inputs.tree);
}

bool intake_is_counted(const Intake *intake)
{
    const Selection *selection = &intake->plan->selection;
    return selection->ranged || (selection->shards > 0 && !selection->by_files);
}

bool intake_file(Intake *intake, Arena *arena, Entry *entry)
{
    Input input;
    do {
        if (!input_next(&intake->inputs, arena, &input))
            return false;
    } while (!selection_has_file(&intake->plan->selection, intake->file_count++));
    bool named = text_is(input.path, TEXT("-")) && intake->plan->stdin_name.len;
    *entry = (Entry){.cut = {.path = named ? intake->plan->stdin_name : input.path},
                     .may_wait = input.may_wait};
    entry->cut.why = input.why;
    if (!input.why.len)
        entry->file = input.path;
    return true;
}

bool intake_rest(Intake *intake, Arena *arena, Cut *cut)
{
    Profile *profile = intake->plan->profile;
    uint64_t since = profile_now(profile);
    bool more = intake->source && source_next(intake->source, arena, cut);
    profile_add(profile, PHASE_READ, since);
    if (!more)
        return false;
    cut->path = arena_copy(arena, cut->path);
    return true;
}

void intake_leave(Intake *intake)
{
    if (!intake->source)
        return;
    intake->read += source_position(intake->source);
    source_close(intake->source);
    intake->source = NULL;
}

static bool next_of_any(Intake *intake, Arena *arena, Entry *entry)
{
    while (!selection_ends(&intake->plan->selection, intake->record_count)) {
        *entry = (Entry){0};
        if (intake_rest(intake, arena, &entry->cut))
            return true;
        intake_leave(intake);
        if (!intake_file(intake, arena, entry))
            return false;
        if (!entry->file.len)
            return true;
        intake->source = source_open(entry->file, entry->cut.path, &intake->plan->split);
    }
    return false;
}

bool intake_record(Intake *intake, Arena *arena, Entry *entry, bool *selected)
{
    if (!next_of_any(intake, arena, entry))
        return false;
    *selected = selection_has_record(&intake->plan->selection, intake->record_count++);
    return true;
}

uint64_t intake_position(const Intake *intake)
{
    return intake->read + (intake->source ? source_position(intake->source) : 0);
}
