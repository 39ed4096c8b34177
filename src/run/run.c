#include "run/run.h"

#include "base/interrupt.h"
#include "base/message.h"
#include "base/pipeline.h"
#include "run/mark.h"
#include "run/slot.h"

enum {
    SLOTS_PER_JOB = 4,
    TOLD_MOST = 1000,                // lines of trouble on standard error; then they are counted
};

typedef struct Batch {
    const Plan *plan;
    Inputs inputs;
    Source *source;                  // of the input that is being read
    uint64_t files, records;         // looked at so far, selected or not
    Position at;                     // what the writers have got
    bool stopped;                    // before the end of the input
    Progress progress;
    uint64_t read;                   // bytes of the inputs before this one
    uint64_t read_before;            // of all, when the run went on from a checkpoint
    Arena *keep;                     // for the error of a checkpoint
} Batch;

static void work(void *context, void *worker, void *thing)
{
    slot_work(((Batch *)context)->plan, worker, thing);
}

// --- in order ------------------------------------------------------------------------------------

// Opens the next input that is selected; what could not be found in a folder is a cut with its
// reason.
static bool open_next(Batch *batch, Slot *slot)
{
    Input input;
    do {
        if (!input_next(&batch->inputs, &slot->arena, &input))
            return false;
    } while (!selection_has_file(&batch->plan->selection, batch->files++));
    Text name = batch->plan->stdin_name, shown = input.path;
    if (text_is(input.path, TEXT("-")) && name.len)
        shown = name;
    if (input.why.len)
        slot->cut = (Cut){.path = shown, .why = input.why};
    else
        batch->source = source_open(input.path, shown, &batch->plan->split);
    return true;
}

static bool next_cut(Batch *batch, Slot *slot)
{
    while (!selection_ends(&batch->plan->selection, batch->records)) {
        if (batch->source && source_next(batch->source, &slot->arena, &slot->cut)) {
            slot->cut.path = arena_copy(&slot->arena, slot->cut.path);
            return true;
        }
        if (batch->source) {
            batch->read += source_position(batch->source);
            source_close(batch->source);
        }
        batch->source = NULL;
        if (!open_next(batch, slot))
            return false;
        if (!batch->source)
            return true;
    }
    return false;
}

// Records that are not selected are cut out, and not looked into.
static bool next_selected(Batch *batch, Slot *slot)
{
    while (next_cut(batch, slot)) {
        if (selection_has_record(&batch->plan->selection, batch->records++))
            return true;
        arena_reset(&slot->arena);
    }
    return false;
}

// A cut that was begun before a signal came may be what the signal left of it: it is not taken.
static bool take(void *context, void *item)
{
    Batch *batch = context;
    Slot *slot = item;
    if (batch->stopped)
        return false;
    slot_empty(slot);
    bool more = next_selected(batch, slot);
    batch->stopped = interrupt_number() != 0;
    return more && !batch->stopped;
}

static uint64_t bytes_read(const Batch *batch)
{
    return batch->read + (batch->source ? source_position(batch->source) : 0);
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
    out_clear(&slot->troubles);
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

static void give(void *context, void *item)
{
    Batch *batch = context;
    Slot *slot = item;
    if (batch->plan->report_on_terminal)
        progress_hide(&batch->progress);
    for (size_t i = 0; i < batch->plan->outputs.len; i++) {
        const Output *output = &batch->plan->outputs.at[i];
        if (batch->at.summary.results > 0 && slot->results > 0)
            sink_put(output->sink, text_of(output->writer->separator));
        sink_put(output->sink, out_text(&slot->outs[i]));
        out_clear(&slot->outs[i]);
    }
    tell_troubles(batch, slot);
    batch->at.cuts += slot->cuts;
    batch->at.marks += slot->marks;
    summary_merge(&batch->at.summary, &slot->summary);
    if (batch->plan->totals) {
        totals_merge(batch->plan->totals, &slot->totals);
        totals_clear(&slot->totals);
    }
    Checkpoint *checkpoint = batch->plan->checkpoint;
    if (checkpoint && checkpoint_is_due(checkpoint)
        && !checkpoint_write(checkpoint, &batch->at, false, batch->keep))
        batch->stopped = true;
    show_progress(batch);
}

static void put_frame(const Plan *plan, const Summary *summary, bool end)
{
    Arena arena = {0};
    for (size_t i = 0; i < plan->outputs.len; i++) {
        const Output *output = &plan->outputs.at[i];
        Report report = output_report(output, plan, &arena);
        Out out = {0};
        if (end)
            output->writer->end(&report, summary, &out);
        else
            output->writer->begin(&report, &out);
        sink_put(output->sink, out_text(&out));
        out_free(&out);
    }
    arena_free(&arena);
}

// A range behind the end is empty, which nobody meant.
static void tell_outside(const Batch *batch)
{
    const Selection *selection = &batch->plan->selection;
    Out out = {0};
    if (!selection->ranged || selection->first < batch->records)
        return;
    put_print(&out, "answerlint: --records: the first is %llu, and there are only %llu records\n",
              (unsigned long long)selection->first, (unsigned long long)batch->records);
    tell(out_text(&out));
    out_free(&out);
}

// Takes what was judged before the checkpoint once more, and proves that it is the same.
static bool catch_up(Batch *batch, Slot *slot, Error *error)
{
    const Checkpoint *checkpoint = batch->plan->checkpoint;
    const Position *from = &checkpoint->from;
    uint64_t cuts = 0, marks = 0;
    batch->at = *from;
    while (cuts < from->cuts && take(batch, slot)) {
        marks += cut_mark(&slot->cut);
        cuts++;
        progress_step(&batch->progress, (ProgressCounts){.catching_up = true, .read = cuts,
                                                         .total = from->cuts});
    }
    if (batch->stopped)
        return false;
    if (cuts < from->cuts || marks != from->marks)
        return error_at(error, batch->keep, (Place){checkpoint->journal.path, 0, 0},
                        "the input has changed: its first %llu records are not those that were "
                        "judged; remove the checkpoint to start anew",
                        (unsigned long long)from->cuts);
    batch->read_before = bytes_read(batch);
    return true;
}

static bool begin(Batch *batch, Slot *slot, Error *error)
{
    Checkpoint *checkpoint = batch->plan->checkpoint;
    if (checkpoint
        && (!catch_up(batch, slot, error) || !checkpoint_begin(checkpoint, batch->keep, error)))
        return false;
    if (!checkpoint || !checkpoint->begun)
        put_frame(batch->plan, &batch->at.summary, false);
    return true;
}

static RunEnd end(Batch *batch)
{
    Checkpoint *checkpoint = batch->plan->checkpoint;
    if (!batch->stopped)
        put_frame(batch->plan, &batch->at.summary, true);
    tell_untold(batch);
    if (!batch->stopped)
        tell_outside(batch);
    if (checkpoint && !checkpoint_write(checkpoint, &batch->at, !batch->stopped, batch->keep))
        return RUN_FAILED;
    return !batch->stopped ? RUN_WHOLE : interrupt_number() ? RUN_INTERRUPTED : RUN_FAILED;
}

static RunEnd run_batch(Batch *batch, const Pipeline *pipeline, Error *error)
{
    if (begin(batch, pipeline->slots[0], error)) {
        pipeline_run(pipeline);
        progress_hide(&batch->progress);
        RunEnd ended = end(batch);
        if (ended == RUN_FAILED && batch->plan->checkpoint)
            *error = batch->plan->checkpoint->error;
        return ended;
    }
    return batch->stopped && !error_is(error) ? RUN_INTERRUPTED : RUN_FAILED;
}

RunEnd run(const Plan *plan, Summary *summary, Arena *keep, Error *error)
{
    Arena arena = {0};
    Batch batch = {.plan = plan, .inputs = {.paths = plan->paths}, .keep = keep,
                   .progress = progress_start(plan->progress, plan->paths)};
    size_t slots = plan->jobs * SLOTS_PER_JOB;
    Pipeline pipeline = {&batch, take, work, give, arena_array(&arena, void *, slots), slots,
                         arena_array(&arena, void *, plan->jobs), plan->jobs, NULL};
    for (size_t i = 0; i < slots; i++)
        pipeline.slots[i] = slot_new(plan, &arena);
    for (size_t i = 0; i < plan->jobs; i++)
        pipeline.workers[i] = matcher_open();
    RunEnd ended = run_batch(&batch, &pipeline, error);
    *summary = batch.at.summary;
    progress_end(&batch.progress);
    if (batch.source)
        source_close(batch.source);
    if (batch.inputs.tree)
        tree_close(batch.inputs.tree);
    for (size_t i = 0; i < slots; i++)
        slot_free(pipeline.slots[i]);
    for (size_t i = 0; i < plan->jobs; i++)
        matcher_close(pipeline.workers[i]);
    arena_free(&arena);
    return ended;
}
