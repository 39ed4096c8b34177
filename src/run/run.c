#include "run/run.h"

#include "base/message.h"
#include "base/pipeline.h"
#include "run/source.h"

enum {
    SLOTS_PER_JOB = 4,
    WRITERS_MOST = 16,
    TOLD_MOST = 1000,                // lines of trouble on standard error; then they are counted
};

// One record on its way: its bytes, then what came of it.
typedef struct Slot {
    Arena arena;
    Cut cut;
    Out outs[WRITERS_MOST];          // rendered results, one for each output
    Out troubles;                    // for standard error
    Summary summary;
    Totals totals;                     // where the plan has one
    size_t results;
} Slot;

typedef struct Batch {
    const Plan *plan;
    Inputs inputs;
    Source *source;                  // of the input that is being read
    uint64_t files, records;         // looked at so far, selected or not
    Summary *summary;
    uint64_t written;                // results that the writers have got
    size_t told;                     // lines of trouble
} Batch;

static Report report_for(const Plan *plan, const Output *output, Arena *arena)
{
    return (Report){.color = plan->color && output->to_people,
                    .quiet = plan->quiet,
                    .errors_told = output->to_people,
                    .version = ANSWERLINT_VERSION,
                    .ruleset = plan->ruleset ? plan->ruleset->digest : (Text){0},
                    .arena = arena};
}

// --- work ----------------------------------------------------------------------------------------

static void render(const Plan *plan, Slot *slot, const Result *result)
{
    summary_add(&slot->summary, result);
    if (plan->totals)
        totals_add(&slot->totals, result, false, &slot->arena);
    for (size_t i = 0; i < plan->outputs.len; i++) {
        const Output *output = &plan->outputs.at[i];
        Report report = report_for(plan, output, &slot->arena);
        if (slot->results > 0)
            put_raw(&slot->outs[i], text_of(output->writer->separator));
        output->writer->result(&report, result, &slot->outs[i]);
    }
    slot->results++;
}

static void tell_rule_errors(Slot *slot, const Result *result)
{
    for (size_t i = 0; i < result->judgements.len; i++) {
        const Judgement *judgement = &result->judgements.at[i];
        if (judgement->outcome == OUTCOME_ERROR)
            put_message(&slot->troubles, result->document->path,
                        arena_print(&slot->arena, "the rule %.*s gave up: %.*s",
                                    TEXT_ARG(judgement->rule->id), TEXT_ARG(judgement->trouble)));
    }
}

// What the splitter made of an input, for --verbose.
static void tell_notes(const Plan *plan, Slot *slot, const Document *document)
{
    const Format *format = format_find(text_of(document->format));
    put_message(&slot->troubles, document->path,
                arena_print(&slot->arena, "read as %s, %s%s", document->format,
                            format ? format->about : "by the fields that were named",
                            plan->split.format ? ", since --format-in says so" : ""));
    for (size_t i = 0; i < document->notes.len; i++)
        put_message(&slot->troubles, document->path, document->notes.at[i]);
}

static void tell_views(Slot *slot, const Result *result)
{
    for (size_t i = 0; i < result->judgements.len; i++) {
        const Judgement *judgement = &result->judgements.at[i];
        if (judgement->note.len)
            put_message(&slot->troubles, result->document->path,
                        arena_print(&slot->arena, "%.*s: %.*s", TEXT_ARG(judgement->rule->id),
                                    TEXT_ARG(judgement->note)));
    }
}

static void fail(const Plan *plan, Slot *slot, Text why)
{
    const Cut *cut = &slot->cut;
    Document document = {.path = cut->path, .format = "unknown", .record = cut->number};
    Text told = why;
    Result result;
    grade_error(why, &document, &result);
    if (!cut->alone && cut->number > 0)
        told = arena_print(&slot->arena, "record %llu: %.*s", (unsigned long long)cut->number,
                           TEXT_ARG(why));
    put_message(&slot->troubles, cut->path, told);
    render(plan, slot, &result);
}

static void judge(const Plan *plan, Matcher *matcher, Slot *slot, const Document *document)
{
    Grader grader = {plan->ruleset, plan->policy, matcher};
    Result result = {.document = document};
    if (plan->ruleset)
        grade(&grader, document, &slot->arena, &result);
    if (plan->verbose) {
        tell_notes(plan, slot, document);
        tell_views(slot, &result);
    }
    tell_rule_errors(slot, &result);
    render(plan, slot, &result);
}

static void work(void *context, void *worker, void *item)
{
    const Plan *plan = ((Batch *)context)->plan;
    Slot *slot = item;
    const Cut *cut = &slot->cut;
    DocumentList documents = {0};
    Error error = {.message = cut->why};
    if (cut->why.len
        || !documents_split(cut->bytes, cut->path, cut->framing, &plan->split, &slot->arena,
                            &documents, &error)) {
        fail(plan, slot, error.message);
        return;
    }
    for (size_t i = 0; i < documents.len; i++) {
        Document *document = &documents.at[i];
        document->offset = cut->offset;
        document->record = cut->number + (cut->alone ? i : 0);
        judge(plan, worker, slot, document);
    }
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
        if (batch->source)
            source_close(batch->source);
        batch->source = NULL;
        if (!open_next(batch, slot))
            return false;
        if (!batch->source)
            return true;
    }
    return false;
}

// Records that are not selected are cut out, and not looked into.
static bool take(void *context, void *item)
{
    Batch *batch = context;
    Slot *slot = item;
    arena_reset(&slot->arena);
    slot->summary = (Summary){0};
    slot->results = 0;
    while (next_cut(batch, slot)) {
        if (selection_has_record(&batch->plan->selection, batch->records++))
            return true;
        arena_reset(&slot->arena);
    }
    return false;
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

static void give(void *context, void *item)
{
    Batch *batch = context;
    Slot *slot = item;
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
    if (batch->plan->totals) {
        totals_merge(batch->plan->totals, &slot->totals);
        totals_clear(&slot->totals);
    }
}

static void put_frame(const Plan *plan, const Summary *summary, bool end)
{
    Arena arena = {0};
    for (size_t i = 0; i < plan->outputs.len; i++) {
        const Output *output = &plan->outputs.at[i];
        Report report = report_for(plan, output, &arena);
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

static Slot *make_slot(const Plan *plan, Arena *arena)
{
    Slot *slot = arena_new(arena, Slot);
    if (plan->totals)
        totals_open(&slot->totals, plan->totals->rule_count, plan->totals->worst.most);
    return slot;
}

static void free_slot(Slot *slot)
{
    totals_close(&slot->totals);
    for (size_t i = 0; i < WRITERS_MOST; i++)
        out_free(&slot->outs[i]);
    out_free(&slot->troubles);
    arena_free(&slot->arena);
}

void run(const Plan *plan, Summary *summary)
{
    Arena arena = {0};
    Batch batch = {.plan = plan, .inputs = {.paths = plan->paths}, .summary = summary};
    size_t slots = plan->jobs * SLOTS_PER_JOB;
    Pipeline pipeline = {&batch, take, work, give, arena_array(&arena, void *, slots), slots,
                         arena_array(&arena, void *, plan->jobs), plan->jobs, NULL};
    for (size_t i = 0; i < slots; i++)
        pipeline.slots[i] = make_slot(plan, &arena);
    for (size_t i = 0; i < plan->jobs; i++)
        pipeline.workers[i] = matcher_open();
    *summary = (Summary){0};
    put_frame(plan, summary, false);
    pipeline_run(&pipeline);
    put_frame(plan, summary, true);
    tell_untold(&batch);
    tell_outside(&batch);
    if (batch.source)
        source_close(batch.source);
    for (size_t i = 0; i < slots; i++)
        free_slot(pipeline.slots[i]);
    for (size_t i = 0; i < plan->jobs; i++)
        matcher_close(pipeline.workers[i]);
    arena_free(&arena);
}
