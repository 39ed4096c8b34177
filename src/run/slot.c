#include "run/slot.h"

#include "base/interrupt.h"
#include "base/message.h"
#include "run/mark.h"

Report plan_report(const Plan *plan, const Output *output, Arena *arena)
{
    return (Report){.color = plan->color && output->to_people,
                    .quiet = plan->quiet,
                    .errors_told = output->to_people,
                    .version = ANSWERLINT_VERSION,
                    .ruleset = plan->ruleset ? plan->ruleset->digest : (Text){0},
                    .rules = plan->ruleset ? plan->ruleset->rules.at : NULL,
                    .rule_count = plan->ruleset ? plan->ruleset->rules.len : 0,
                    .folder = plan->folder,
                    .details = plan->details,
                    .repeats = plan->repeats,
                    .arena = arena};
}

static void render(const Plan *plan, Worker *worker, Slot *slot, const Result *result)
{
    uint64_t since = profile_now(worker->profile);
    summary_add(&slot->summary, result);
    if (plan->totals)
        totals_add(&slot->totals, result, false, &worker->scratch);
    for (size_t i = 0; i < plan->outputs.len; i++) {
        const Output *output = &plan->outputs.at[i];
        Report report = plan_report(plan, output, &worker->scratch);
        output_render(output, &report, result, &slot->outs[i]);
    }
    profile_add(worker->profile, PHASE_REPORT, since);
}

static void tell_rule_errors(Worker *worker, Slot *slot, const Result *result)
{
    for (size_t i = 0; i < result->judgements.len; i++) {
        const Judgement *judgement = &result->judgements.at[i];
        if (judgement->outcome == OUTCOME_ERROR)
            put_message(&slot->troubles, result->document->path,
                        arena_print(&worker->scratch, "the rule %.*s gave up: %.*s",
                                    TEXT_ARG(judgement->rule->id), TEXT_ARG(judgement->trouble)));
    }
}

// What the splitter made of an input, for --verbose.
static void tell_notes(const Plan *plan, Worker *worker, Slot *slot,
                       const Document *document)
{
    const Format *format = format_find(text_of(document->format));
    put_message(&slot->troubles, document->path,
                arena_print(&worker->scratch, "read as %s, %s%s", document->format,
                            format ? format->about : "by the fields that were named",
                            plan->split.format ? ", since --format-in says so" : ""));
    for (size_t i = 0; i < document->notes.len; i++)
        put_message(&slot->troubles, document->path, document->notes.at[i]);
}

static void tell_views(Worker *worker, Slot *slot, const Result *result)
{
    for (size_t i = 0; i < result->judgements.len; i++) {
        const Judgement *judgement = &result->judgements.at[i];
        if (judgement->note.len)
            put_message(&slot->troubles, result->document->path,
                        arena_print(&worker->scratch, "%.*s: %.*s", TEXT_ARG(judgement->rule->id),
                                    TEXT_ARG(judgement->note)));
    }
}

static void fail(const Plan *plan, Worker *worker, Slot *slot, const Cut *cut, Text why)
{
    Document document = {.path = cut->path, .format = "unknown", .record = cut->number,
                         .line = cut->line};
    Text told = why;
    Result result;
    grade_error(why, &document, &result);
    if (!cut->alone && cut->number > 0)
        told = arena_print(&worker->arena, "record %llu: %.*s", (unsigned long long)cut->number,
                           TEXT_ARG(why));
    put_message(&slot->troubles, cut->path, told);
    render(plan, worker, slot, &result);
}

static bool plan_counts(const Plan *plan)
{
    for (size_t i = 0; i < plan->outputs.len; i++)
        if (!plan->outputs.at[i].writer->countless)
            return true;
    return false;
}

static void judge(const Plan *plan, Worker *worker, Slot *slot, const Document *document)
{
    Grader grader = {.ruleset = plan->ruleset,
                     .policy = plan->policy,
                     .matcher = worker->matcher,
                     .profile = worker->profile,
                     .counts = plan_counts(plan)};
    Result result = {.document = document};
    if (plan->ruleset)
        grade(&grader, document, &worker->scratch, &result);
    if (plan->baseline)
        baseline_apply(plan->baseline, plan->policy, &result, &worker->scratch);
    if (plan->verbose) {
        tell_notes(plan, worker, slot, document);
        tell_views(worker, slot, &result);
    }
    if (result.status != STATUS_OK)
        put_message(&slot->troubles, document->path, result.error);
    tell_rule_errors(worker, slot, &result);
    render(plan, worker, slot, &result);
}

static void work_record(const Plan *plan, Worker *worker, Slot *slot, const Cut *cut)
{
    DocumentList documents = {0};
    Error error = {.message = cut->why};
    uint64_t since = profile_now(worker->profile);
    if (plan->checkpoint) {
        slot->cuts++;
        slot->marks += cut_mark(cut);
    }
    bool good = cut->why.len == 0
        && documents_split(cut->bytes, cut->path, cut->framing, &plan->split, &worker->arena,
                           &documents, &error);
    profile_add(worker->profile, PHASE_SPLIT, since);
    if (!good) {
        fail(plan, worker, slot, cut, error.message);
        return;
    }
    for (size_t i = 0; i < documents.len; i++) {
        Document *document = &documents.at[i];
        document->offset = cut->offset;
        document->line = cut->line;
        document->indent = cut->indent;
        document->record = cut->number + (cut->alone ? i : 0);
        judge(plan, worker, slot, document);
        arena_reset(&worker->scratch);
    }
}

// A file that is long is left to the crew of records, when it is its turn. A signal ends the work
// behind the record that it met.
static void work_file(const Plan *plan, Worker *worker, Slot *slot, const Entry *entry)
{
    uint64_t since = profile_now(worker->profile);
    Source *source = source_open(entry->file, entry->cut.path, &plan->split);
    size_t done = 0;
    Cut cut;
    for (; done < SLOT_BYTES; since = profile_now(worker->profile)) {
        arena_reset(&worker->arena);
        bool more = source_next(source, &worker->arena, &cut);
        profile_add(worker->profile, PHASE_READ, since);
        slot->broken_off = interrupt_number() != 0;
        if (!more || slot->broken_off) {
            slot->read += source_position(source);
            source_close(source);
            return;
        }
        work_record(plan, worker, slot, &cut);
        done += cut.bytes.len;
    }
    slot->rest = source;
}

static const Entry *next_entry(const Slot *slot)
{
    return slot->next < slot->entries.len ? &slot->entries.at[slot->next] : NULL;
}

void slot_work(const Plan *plan, Worker *worker, Slot *slot)
{
    const Entry *entry;
    while ((entry = next_entry(slot)) && !entry->may_wait && !slot->rest && !slot->broken_off) {
        slot->next++;
        arena_reset(&worker->arena);
        if (entry->file.len)
            work_file(plan, worker, slot, entry);
        else
            work_record(plan, worker, slot, &entry->cut);
    }
}

// A signal wakes the thread that keeps the order, and no other: that one reads what may wait.
Source *slot_take_rest(const Plan *plan, Slot *slot)
{
    const Entry *entry = next_entry(slot);
    Source *rest = slot->rest;
    slot->rest = NULL;
    if (rest || !entry || !entry->may_wait)
        return rest;
    slot->next++;
    return source_open(entry->file, entry->cut.path, &plan->split);
}

// --- a slot --------------------------------------------------------------------------------------

void slot_open(Slot *slot, const Plan *plan)
{
    if (plan->totals)
        totals_open(&slot->totals, plan->totals->rule_count, plan->totals->worst.most);
}

void slot_clear(Slot *slot)
{
    for (size_t i = 0; i < WRITERS_MOST; i++)
        out_clear(&slot->outs[i]);
    out_clear(&slot->troubles);
    slot->summary = (Summary){0};
    slot->cuts = slot->marks = slot->read = 0;
    if (slot->totals.rules)
        totals_clear(&slot->totals);
}

void slot_empty(Slot *slot)
{
    arena_reset(&slot->arena);
    slot_clear(slot);
    slot->entries.at = NULL;
    slot->entries.len = slot->entries.cap = 0;
    slot->next = slot->bytes = 0;
    slot->broken_off = false;
}

void slot_close(Slot *slot)
{
    totals_close(&slot->totals);
    if (slot->rest)
        source_close(slot->rest);
    for (size_t i = 0; i < WRITERS_MOST; i++)
        out_free(&slot->outs[i]);
    out_free(&slot->troubles);
    arena_free(&slot->arena);
}
