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
    Source *source;                  // the long file
    Summary *summary;
    Arena arena;
    uint64_t written;                // results that the writers have got
    size_t told;                     // lines of trouble
} Batch;

// --- in order ------------------------------------------------------------------------------------

// The next inputs; what could not be found in a folder is a record with its reason.
static bool take_files(void *context, void *thing)
{
    Batch *batch = context;
    Slot *slot = thing;
    Input input;
    slot_empty(slot);
    while (slot->entries.len < SLOT_ENTRIES && input_next(&batch->inputs, &slot->arena, &input)) {
        Entry entry = {.cut = {.path = input.path, .why = input.why}};
        if (!input.why.len)
            entry.file = input.path;
        if (text_is(input.path, TEXT("-")) && batch->plan->stdin_name.len)
            entry.cut.path = batch->plan->stdin_name;
        list_add(&slot->arena, &slot->entries, entry);
    }
    return slot->entries.len > 0;
}

static bool take_records(void *context, void *thing)
{
    Batch *batch = context;
    Slot *slot = thing;
    Entry entry = {0};
    slot_empty(slot);
    while (slot->entries.len < SLOT_ENTRIES && slot->bytes < SLOT_BYTES
           && source_next(batch->source, &slot->arena, &entry.cut)) {
        entry.cut.path = arena_copy(&slot->arena, entry.cut.path);
        slot->bytes += entry.cut.bytes.len;
        list_add(&slot->arena, &slot->entries, entry);
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
        const Output *output = &batch->plan->outputs.at[i];
        if (batch->written > 0 && slot->results > 0)
            sink_put(output->sink, text_of(output->writer->separator));
        sink_put(output->sink, out_text(&slot->outs[i]));
        out_clear(&slot->outs[i]);
    }
    tell_troubles(batch, slot);
    batch->written += slot->results;
    summary_merge(batch->summary, &slot->summary);
    slot->summary = (Summary){0};
    slot->results = 0;
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
    for (size_t i = 0; i < crew->slot_count; i++)
        crew->slots[i] = arena_new(&batch->arena, Slot);
    for (size_t i = 0; i < crew->jobs; i++) {
        Worker *worker = arena_new(&batch->arena, Worker);
        worker->matcher = matcher_open();
        crew->workers[i] = worker;
    }
}

static void crew_free(Crew *crew)
{
    for (size_t i = 0; i < crew->slot_count; i++)
        slot_free(crew->slots[i]);
    for (size_t i = 0; i < crew->jobs; i++) {
        Worker *worker = crew->workers[i];
        matcher_close(worker->matcher);
        arena_free(&worker->arena);
    }
}

static void run_records(Batch *batch, Source *source)
{
    Crew *crew = &batch->records;
    if (!crew->jobs)
        crew_make(batch, crew);
    batch->source = source;
    pipeline_run(&(Pipeline){batch, take_records, work, give_records, crew->slots,
                             crew->slot_count, crew->workers, crew->jobs});
    source_close(source);
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
    Crew *crew = &batch->files;
    crew_make(batch, crew);
    pipeline_run(&(Pipeline){batch, take_files, work, give_files, crew->slots, crew->slot_count,
                             crew->workers, crew->jobs});
}

// --- the run -------------------------------------------------------------------------------------

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

void run(const Plan *plan, Summary *summary)
{
    Batch batch = {.plan = plan, .inputs = {.paths = plan->paths}, .summary = summary};
    *summary = (Summary){0};
    put_frame(plan, summary, false);
    run_files(&batch);
    put_frame(plan, summary, true);
    tell_untold(&batch);
    crew_free(&batch.files);
    crew_free(&batch.records);
    arena_free(&batch.arena);
}
