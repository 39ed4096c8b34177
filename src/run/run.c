#include "run/run.h"

#include "base/message.h"
#include "base/pipeline.h"
#include "run/slot.h"

enum {
    SLOTS_PER_JOB = 4,
    TOLD_MOST = 1000,                // lines of trouble on standard error; then they are counted
};

// The slots and workers of one pipeline.
typedef struct Crew {
    void **slots, **workers;
    size_t slot_count, jobs;
} Crew;

typedef struct Batch {
    const Plan *plan;
    Inputs inputs;
    Crew files;                      // read and work on files
    Crew records;                    // of one long file, while the others wait; made when needed
    Source *source;                  // that records are cut from
    uint64_t file_count;             // looked at so far, selected or not,
    uint64_t record_count;           // and records, where the selection asks for them
    Summary *summary;
    Arena arena;
    size_t told;                     // lines of trouble
} Batch;

// --- in order ------------------------------------------------------------------------------------

// The next input that is selected.
static bool next_input(Batch *batch, Arena *arena, Entry *entry)
{
    Input input;
    do {
        if (!input_next(&batch->inputs, arena, &input))
            return false;
    } while (!selection_has_file(&batch->plan->selection, batch->file_count++));
    bool named = text_is(input.path, TEXT("-")) && batch->plan->stdin_name.len;
    *entry = (Entry){.cut = {.path = named ? batch->plan->stdin_name : input.path}};
    entry->cut.why = input.why;
    if (!input.why.len)
        entry->file = input.path;
    return true;
}

// What could not be found in a folder is a record with its reason.
static bool take_files(void *context, void *thing)
{
    Batch *batch = context;
    Slot *slot = thing;
    Entry entry;
    slot_empty(slot);
    while (slot->entries.len < SLOT_ENTRIES && next_input(batch, &slot->arena, &entry))
        list_add(&slot->arena, &slot->entries, entry);
    return slot->entries.len > 0;
}

static bool next_record(Batch *batch, Slot *slot, Cut *cut)
{
    if (!batch->source || !source_next(batch->source, &slot->arena, cut))
        return false;
    cut->path = arena_copy(&slot->arena, cut->path);
    return true;
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

static bool take_records(void *context, void *thing)
{
    Batch *batch = context;
    Slot *slot = thing;
    Entry entry = {0};
    slot_empty(slot);
    while (!is_full(slot) && next_record(batch, slot, &entry.cut))
        slot_add(slot, entry);
    return slot->entries.len > 0;
}

// The next record of whatever input.
static bool next_counted(Batch *batch, Slot *slot, Entry *entry)
{
    while (!selection_ends(&batch->plan->selection, batch->record_count)) {
        *entry = (Entry){0};
        if (next_record(batch, slot, &entry->cut))
            return true;
        if (batch->source)
            source_close(batch->source);
        batch->source = NULL;
        if (!next_input(batch, &slot->arena, entry))
            return false;
        if (!entry->file.len)
            return true;
        batch->source = source_open(entry->file, entry->cut.path, &batch->plan->split);
    }
    return false;
}

// Where records are selected by their number, they are cut here: those that are not selected are
// not looked into.
static bool take_counted(void *context, void *thing)
{
    Batch *batch = context;
    Slot *slot = thing;
    Entry entry;
    slot_empty(slot);
    while (!is_full(slot) && next_counted(batch, slot, &entry)) {
        bool selected = selection_has_record(&batch->plan->selection, batch->record_count++);
        if (selected)
            slot_add(slot, entry);
        else if (slot->entries.len == 0)
            slot_empty(slot);
        else
            slot->bytes += entry.cut.bytes.len;
    }
    return slot->entries.len > 0;
}

static void tell_troubles(Batch *batch, Slot *slot)
{
    Text rest = out_text(&slot->troubles), line;
    for (; text_next_part(&rest, '\n', &line); batch->told++)
        if (batch->told < TOLD_MOST)
            tell((Text){line.at, line.len + 1});
    out_clear(&slot->troubles);
}

static void tell_untold(const Batch *batch)
{
    Out out = {0};
    if (batch->told <= TOLD_MOST)
        return;
    put_print(&out, "answerlint: and %zu lines more like these\n", batch->told - TOLD_MOST);
    tell(out_text(&out));
    out_free(&out);
}

static void put_results(Batch *batch, Slot *slot)
{
    for (size_t i = 0; i < batch->plan->outputs.len; i++) {
        Output *output = &batch->plan->outputs.at[i];
        Report report = plan_report(batch->plan, output, &slot->arena);
        output_give(output, &report, out_text(&slot->outs[i]));
        out_clear(&slot->outs[i]);
    }
    tell_troubles(batch, slot);
    summary_merge(batch->summary, &slot->summary);
    slot->summary = (Summary){0};
    if (batch->plan->totals) {
        totals_merge(batch->plan->totals, &slot->totals);
        totals_clear(&slot->totals);
    }
}

static void work(void *context, void *worker, void *thing)
{
    slot_work(((Batch *)context)->plan, worker, thing);
}

static void give_records(void *context, void *thing)
{
    put_results(context, thing);
}

// --- crews ---------------------------------------------------------------------------------------

static void crew_make(Batch *batch, Crew *crew)
{
    crew->jobs = batch->plan->jobs;
    crew->slot_count = crew->jobs * SLOTS_PER_JOB;
    crew->slots = arena_array(&batch->arena, void *, crew->slot_count);
    crew->workers = arena_array(&batch->arena, void *, crew->jobs);
    for (size_t i = 0; i < crew->slot_count; i++) {
        crew->slots[i] = arena_new(&batch->arena, Slot);
        slot_open(crew->slots[i], batch->plan);
    }
    for (size_t i = 0; i < crew->jobs; i++) {
        Worker *worker = arena_new(&batch->arena, Worker);
        worker->matcher = matcher_open_as(batch->plan->matching);
        crew->workers[i] = worker;
    }
}

static void crew_free(Crew *crew)
{
    for (size_t i = 0; i < crew->slot_count; i++)
        slot_close(crew->slots[i]);
    for (size_t i = 0; i < crew->jobs; i++) {
        Worker *worker = crew->workers[i];
        matcher_close(worker->matcher);
        arena_free(&worker->arena);
        arena_free(&worker->scratch);
    }
}

static void run_records(Batch *batch, Source *source)
{
    Crew *crew = &batch->records;
    if (!crew->jobs)
        crew_make(batch, crew);
    batch->source = source;
    pipeline_run(&(Pipeline){batch, take_records, work, give_records, crew->slots,
                             crew->slot_count, crew->workers, crew->jobs, NULL});
    source_close(source);
    batch->source = NULL;
}

// Behind a long file the rest of the slot is worked on here, so that the order stays.
static void give_files(void *context, void *thing)
{
    Batch *batch = context;
    Slot *slot = thing;
    put_results(batch, slot);
    while (slot->rest) {
        run_records(batch, slot->rest);
        slot->rest = NULL;
        work(batch, batch->records.workers[0], slot);
        put_results(batch, slot);
    }
}

static void run_files(Batch *batch)
{
    const Selection *selection = &batch->plan->selection;
    bool counted = selection->ranged || (selection->shards > 0 && !selection->by_files);
    Crew *crew = &batch->files;
    crew_make(batch, crew);
    pipeline_run(&(Pipeline){batch, counted ? take_counted : take_files, work, give_files,
                             crew->slots, crew->slot_count, crew->workers, crew->jobs, NULL});
    if (batch->source)
        source_close(batch->source);
}

// --- the run -------------------------------------------------------------------------------------

static void put_frame(const Plan *plan, const Summary *summary, bool end)
{
    Arena arena = {0};
    for (size_t i = 0; i < plan->outputs.len; i++) {
        Output *output = &plan->outputs.at[i];
        Report report = plan_report(plan, output, &arena);
        if (end)
            output_end(output, &report, summary);
        else
            output_begin(output, &report);
    }
    arena_free(&arena);
}

// A range behind the end is empty, which nobody meant.
static void tell_outside(const Batch *batch)
{
    const Selection *selection = &batch->plan->selection;
    Out out = {0};
    if (!selection->ranged || selection->first < batch->record_count)
        return;
    put_print(&out, "answerlint: --records: the first is %llu, and there are only %llu records\n",
              (unsigned long long)selection->first, (unsigned long long)batch->record_count);
    tell(out_text(&out));
    out_free(&out);
}

void run(const Plan *plan, Summary *summary)
{
    Batch batch = {.plan = plan, .inputs = {.paths = plan->paths}, .summary = summary};
    *summary = (Summary){0};
    put_frame(plan, summary, false);
    run_files(&batch);
    put_frame(plan, summary, true);
    tell_untold(&batch);
    tell_outside(&batch);
    crew_free(&batch.files);
    crew_free(&batch.records);
    arena_free(&batch.arena);
}
