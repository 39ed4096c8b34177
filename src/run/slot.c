#include "run/slot.h"

#include "base/message.h"
#include "run/mark.h"

Report output_report(const Output *output, const Plan *plan, Arena *arena)
{
    return (Report){.color = plan->color && output->to_people,
                    .quiet = plan->quiet,
                    .errors_told = output->to_people,
                    .version = ANSWERLINT_VERSION,
                    .ruleset = plan->ruleset ? plan->ruleset->digest : (Text){0},
                    .arena = arena};
}

static void render(const Plan *plan, Slot *slot, const Result *result)
{
    summary_add(&slot->summary, result);
    if (plan->totals)
        totals_add(&slot->totals, result, false, &slot->arena);
    for (size_t i = 0; i < plan->outputs.len; i++) {
        const Output *output = &plan->outputs.at[i];
        Report report = output_report(output, plan, &slot->arena);
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

void slot_work(const Plan *plan, Matcher *matcher, Slot *slot)
{
    const Cut *cut = &slot->cut;
    DocumentList documents = {0};
    Error error = {.message = cut->why};
    if (plan->checkpoint) {
        slot->cuts++;
        slot->marks += cut_mark(cut);
    }
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
        judge(plan, matcher, slot, document);
    }
}

// --- a slot --------------------------------------------------------------------------------------

Slot *slot_new(const Plan *plan, Arena *arena)
{
    Slot *slot = arena_new(arena, Slot);
    if (plan->totals)
        totals_open(&slot->totals, plan->totals->rule_count, plan->totals->worst.most);
    return slot;
}

void slot_empty(Slot *slot)
{
    arena_reset(&slot->arena);
    slot->summary = (Summary){0};
    slot->results = 0;
    slot->cuts = slot->marks = 0;
}

void slot_free(Slot *slot)
{
    totals_close(&slot->totals);
    for (size_t i = 0; i < WRITERS_MOST; i++)
        out_free(&slot->outs[i]);
    out_free(&slot->troubles);
    arena_free(&slot->arena);
}
