#include "run/run.h"

#include "base/interrupt.h"
#include "base/message.h"
#include "base/pipeline.h"
#include "run/crew.h"
#include "run/intake.h"
#include "run/mark.h"

enum { TOLD_MOST = 1000 };           // lines of trouble on standard error; then they are counted

typedef struct Batch {
    const Plan *plan;
    Intake intake;
    Crew files;                      // read and work on files
    Crew records;                    // of one long file, while the others wait; made when needed
    Arena arena;
    Position at;                     // what the writers have got
    bool stopped;                    // before the end of the input
    bool broken_off;                 // what comes is behind something that was left out
    Progress progress;
    uint64_t read;                   // bytes that workers read
    uint64_t read_before;            // of all, when the run went on from a checkpoint
    Arena *keep;                     // for the error of a checkpoint
} Batch;

// --- in order ------------------------------------------------------------------------------------

// By a signal, or because a report cannot be written.
static bool is_stopped(Batch *batch)
{
    batch->stopped = batch->stopped || interrupt_number() != 0;
    return batch->stopped;
}

// What could not be found in a folder is a record with its reason.
static bool take_files(void *context, void *thing)
{
    Batch *batch = context;
    Slot *slot = thing;
    Entry entry;
    slot_empty(slot);
    while (!is_stopped(batch) && slot->entries.len < SLOT_ENTRIES
           && intake_file(&batch->intake, &slot->arena, &entry))
        list_add(&slot->arena, &slot->entries, entry);
    return slot->entries.len > 0;
}

static bool is_full(const Slot *slot)
{
    return slot->entries.len >= SLOT_ENTRIES || slot->bytes >= SLOT_BYTES;
}

static void slot_add(Slot *slot, Entry entry)
{
    slot->bytes += entry.cut.bytes.len;
    list_add(&slot->arena, &slot->entries, entry);
}

// A record that was begun before a signal came may be what the signal left of it: it is not taken.
static bool take_records(void *context, void *thing)
{
    Batch *batch = context;
    Slot *slot = thing;
    Entry entry = {0};
    slot_empty(slot);
    while (!is_stopped(batch) && !is_full(slot)
           && intake_rest(&batch->intake, &slot->arena, &entry.cut) && !is_stopped(batch))
        slot_add(slot, entry);
    return slot->entries.len > 0;
}

// Where records are selected by their number, they are cut here: those that are not selected are
// not looked into.
static bool take_counted(void *context, void *thing)
{
    Batch *batch = context;
    Slot *slot = thing;
    Entry entry;
    bool selected;
    slot_empty(slot);
    while (!is_stopped(batch) && !is_full(slot)
           && intake_record(&batch->intake, &slot->arena, &entry, &selected)
           && !is_stopped(batch)) {
        if (selected)
            slot_add(slot, entry);
        else if (slot->entries.len == 0)
            slot_empty(slot);
        else
            slot->bytes += entry.cut.bytes.len;
    }
    return slot->entries.len > 0;
}

static uint64_t bytes_read(const Batch *batch)
{
    return batch->read + intake_position(&batch->intake);
}

static void show_progress(Batch *batch)
{
    const Checkpoint *checkpoint = batch->plan->checkpoint;
    ProgressCounts counts = {.answers = batch->at.summary.results,
                             .failed = batch->at.summary.failed + batch->at.summary.input_errors,
                             .read = bytes_read(batch), .read_before = batch->read_before};
    if (checkpoint)
        counts.answers_before = checkpoint->from.summary.results;
    progress_step(&batch->progress, counts);
}

static void tell_troubles(Batch *batch, Slot *slot)
{
    Text rest = out_text(&slot->troubles), line;
    if (rest.len)
        progress_hide(&batch->progress);
    for (; text_next_part(&rest, '\n', &line); batch->at.told++)
        if (batch->at.told < TOLD_MOST)
            tell((Text){line.at, line.len + 1});
}

static void tell_untold(const Batch *batch)
{
    Out out = {0};
    if (batch->at.told <= TOLD_MOST)
        return;
    put_print(&out, "answerlint: and %llu lines more like these\n",
              (unsigned long long)batch->at.told - TOLD_MOST);
    tell(out_text(&out));
    out_free(&out);
}

static void put_results(Batch *batch, Slot *slot)
{
    if (batch->plan->report_on_terminal)
        progress_hide(&batch->progress);
    for (size_t i = 0; i < batch->plan->outputs.len; i++) {
        Output *output = &batch->plan->outputs.at[i];
        Report report = plan_report(batch->plan, output, &slot->arena);
        output_give(output, &report, out_text(&slot->outs[i]));
    }
    tell_troubles(batch, slot);
    batch->at.cuts += slot->cuts;
    batch->at.marks += slot->marks;
    batch->read += slot->read;
    summary_merge(&batch->at.summary, &slot->summary);
    if (batch->plan->totals)
        totals_merge(batch->plan->totals, &slot->totals);
    batch->broken_off = slot->broken_off;
}

// What is behind something that was left out would be in the wrong place: it is not written.
static void give_results(Batch *batch, Slot *slot)
{
    Checkpoint *checkpoint = batch->plan->checkpoint;
    if (!batch->broken_off)
        put_results(batch, slot);
    slot_clear(slot);
    if (checkpoint && checkpoint_is_due(checkpoint)
        && !checkpoint_write(checkpoint, &batch->at, false, batch->keep))
        batch->stopped = true;
    show_progress(batch);
}

static void work(void *context, void *worker, void *thing)
{
    slot_work(((Batch *)context)->plan, worker, thing);
}

static void give_records(void *context, void *thing)
{
    give_results(context, thing);
}

// --- the two pipelines ---------------------------------------------------------------------------

// Those of the source that the intake is at.
static void run_records(Batch *batch)
{
    Crew *crew = &batch->records;
    if (!crew->jobs)
        crew_make(crew, batch->plan, &batch->arena);
    pipeline_run(&(Pipeline){batch, take_records, work, give_records, crew->slots,
                             crew->slot_count, crew->workers, crew->jobs, NULL});
    intake_leave(&batch->intake);
    batch->broken_off = batch->broken_off || batch->stopped;
}

// Behind a long file or a pipe the rest of the slot is worked on here, so that the order stays.
static void give_files(void *context, void *thing)
{
    Batch *batch = context;
    Slot *slot = thing;
    Source *rest;
    give_results(batch, slot);
    while (!batch->broken_off && (rest = slot_take_rest(batch->plan, slot)) != NULL) {
        batch->intake.source = rest;
        run_records(batch);
        if (batch->broken_off)
            return;
        work(batch, batch->records.workers[0], slot);
        give_results(batch, slot);
    }
}

// First the rest of the file in which the run goes on.
static void run_files(Batch *batch)
{
    bool counted = intake_is_counted(&batch->intake);
    Crew *crew = &batch->files;
    if (batch->intake.source && !counted)
        run_records(batch);
    crew_make(crew, batch->plan, &batch->arena);
    pipeline_run(&(Pipeline){batch, counted ? take_counted : take_files, work, give_files,
                             crew->slots, crew->slot_count, crew->workers, crew->jobs, NULL});
}

// --- the run -------------------------------------------------------------------------------------

static void put_begin(const Plan *plan)
{
    Arena arena = {0};
    bool goes_on = plan->checkpoint && plan->checkpoint->begun;
    for (size_t i = 0; i < plan->outputs.len; i++) {
        Output *output = &plan->outputs.at[i];
        Report report = plan_report(plan, output, &arena);
        if (goes_on)
            output_go_on(output, &report, checkpoint_length(plan->checkpoint, i));
        else
            output_begin(output, &report);
    }
    arena_free(&arena);
}

static void put_end(const Plan *plan, const Summary *summary)
{
    Arena arena = {0};
    for (size_t i = 0; i < plan->outputs.len; i++) {
        Output *output = &plan->outputs.at[i];
        Report report = plan_report(plan, output, &arena);
        output_end(output, &report, summary);
    }
    arena_free(&arena);
}

// A range behind the end is empty, which nobody meant.
static void tell_outside(const Batch *batch)
{
    const Selection *selection = &batch->plan->selection;
    Out out = {0};
    if (!selection->ranged || selection->first < batch->intake.record_count)
        return;
    put_print(&out, "answerlint: --records: the first is %llu, and there are only %llu records\n",
              (unsigned long long)selection->first, (unsigned long long)batch->intake.record_count);
    tell(out_text(&out));
    out_free(&out);
}

// Cuts what was judged before the checkpoint once more, and proves that it is the same.
static bool catch_up(Batch *batch, Error *error)
{
    const Checkpoint *checkpoint = batch->plan->checkpoint;
    const Position *from = &checkpoint->from;
    Arena arena = {0};
    Entry entry;
    bool selected;
    uint64_t cuts = 0, marks = 0;
    batch->at = *from;
    while (cuts < from->cuts && intake_record(&batch->intake, &arena, &entry, &selected)
           && !is_stopped(batch)) {
        cuts += selected;
        marks += selected ? cut_mark(&entry.cut) : 0;
        arena_reset(&arena);
        progress_step(&batch->progress, (ProgressCounts){.catching_up = true, .read = cuts,
                                                         .total = from->cuts});
    }
    arena_free(&arena);
    batch->read_before = bytes_read(batch);
    if (batch->stopped)
        return false;
    return (cuts == from->cuts && marks == from->marks)
        || error_at(error, batch->keep, (Place){checkpoint->journal.path, 0, 0},
                    "the input has changed: its first %llu records are not those that were "
                    "judged; remove the checkpoint to start anew", (unsigned long long)from->cuts);
}

static bool begin(Batch *batch, Error *error)
{
    Checkpoint *checkpoint = batch->plan->checkpoint;
    if (checkpoint
        && (!catch_up(batch, error) || !checkpoint_begin(checkpoint, batch->keep, error)))
        return false;
    put_begin(batch->plan);
    return true;
}

static void drop_outputs(const Plan *plan)
{
    for (size_t i = 0; i < plan->outputs.len; i++)
        output_drop(&plan->outputs.at[i]);
}

static RunEnd end(Batch *batch)
{
    Checkpoint *checkpoint = batch->plan->checkpoint;
    bool whole = !batch->stopped && !batch->broken_off;
    if (whole)
        put_end(batch->plan, &batch->at.summary);
    else
        drop_outputs(batch->plan);
    tell_untold(batch);
    if (whole)
        tell_outside(batch);
    if (checkpoint && !checkpoint_write(checkpoint, &batch->at, whole, batch->keep))
        return RUN_FAILED;
    return whole ? RUN_WHOLE : interrupt_number() ? RUN_INTERRUPTED : RUN_FAILED;
}

static RunEnd run_batch(Batch *batch, Error *error)
{
    if (!begin(batch, error))
        return batch->stopped && !error_is(error) ? RUN_INTERRUPTED : RUN_FAILED;
    run_files(batch);
    progress_hide(&batch->progress);
    RunEnd ended = end(batch);
    if (ended == RUN_FAILED && batch->plan->checkpoint)
        *error = batch->plan->checkpoint->error;
    return ended;
}

RunEnd run(const Plan *plan, Summary *summary, Arena *keep, Error *error)
{
    Batch batch = {.plan = plan, .intake = intake_open(plan), .keep = keep,
                   .progress = progress_start(plan->progress, plan->paths)};
    if (selection_is_part(&plan->selection))
        batch.progress.extent.unknowable = true;
    RunEnd ended = run_batch(&batch, error);
    *summary = batch.at.summary;
    progress_end(&batch.progress);
    intake_close(&batch.intake);
    crew_free(&batch.files, plan);
    crew_free(&batch.records, plan);
    arena_free(&batch.arena);
    return ended;
}
