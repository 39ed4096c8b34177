#include "run/explain.h"

#include <string.h>

#include "base/limit.h"
#include "check/check.h"

enum { HALF = 500 };         // thousandths

bool account_matters(const Account *account)
{
    return account->standing != STANDING_PART || account->share >= HALF;
}

static void explain_claim(const Grader *grader, Arena *arena, Explained *explained)
{
    const Rule *rule = explained->rule;
    const Outline *outline = &explained->outline;
    if (text_is_blank(outline->plain) && !claim_reads_code(rule->claim))
        return;
    if (outline->plain.len > limit_of(LIMIT_PROSE)) {
        explained->outcome = OUTCOME_ERROR;
        explained->trouble = limit_met(LIMIT_PROSE, arena);
        return;
    }
    const View *view = view_make(outline, rule->pack->lexicon, grader->matcher, arena);
    explained->outcome = claim_account(rule->claim, view, arena, &explained->accounts,
                                       &explained->trouble);
}

Finding explained_at(const Explained *explained, const Account *account, Span span)
{
    const Outline *outline = &explained->outline;
    const Document *document = explained->document;
    bool code = account->in_code;
    Finding finding = {.rule = explained->rule, .channel = explained->channel, .in_channel = true};
    int item = code ? outline_item_at(outline, span.start)
                    : outline->sentences.at[account->sentence].top_item;
    finding.item = outline_item_number(outline, item);
    finding.items = finding.item ? (unsigned)outline->top_items : 0;
    finding.text = code ? span : outline_place(outline, span);
    finding.span = channel_source(explained->channel == CHANNEL_ANSWER ? &document->answer
                                                                       : &document->thinking,
                                  finding.text);
    finding.message = text_span(code ? outline->text : outline->plain, span);
    return finding;
}

// --- checks --------------------------------------------------------------------------------------

// Grades by one rule alone.
static const Judgement *grade_by(const Grader *grader, const Rule *rule, const Explained *explained,
                                 Arena *arena, Result *result)
{
    Ruleset alone = *grader->ruleset;
    Policy policy = *grader->policy;
    alone.rules.at = arena_new(arena, const Rule *);
    alone.rules.at[0] = rule;
    alone.rules.len = 1;
    memset(policy.channels, 0, sizeof policy.channels);
    policy.channels[explained->channel] = true;
    Grader only = {.ruleset = &alone, .policy = &policy, .matcher = grader->matcher};
    grade(&only, explained->document, arena, result);
    return result->judgements.len ? &result->judgements.at[0] : NULL;
}

// The range that the pack gives; else the first one there is.
static const Param *limited_by(const Rule *rule)
{
    const Param *first = NULL;
    for (const Param *param = rule->check->params; param && param->name; param++) {
        if (param->kind != PARAM_RANGE)
            continue;
        if (((const Range *)((const char *)rule->params + param->offset))->given)
            return param;
        first = first ? first : param;
    }
    return first;
}

// "8 bullets at the top level", of what a check says when it is asked for a number beyond all.
static Text count_of(Text message, Arena *arena)
{
    Text sentinel = arena_print(arena, "exactly %llu", (unsigned long long)UINT64_MAX);
    size_t end = text_find(message, 0, sentinel);
    if (end == TEXT_NONE || end < 2)
        return (Text){0};
    Text count = text_trim_right(text_slice(message, 0, end));
    return text_ends(count, TEXT(",")) ? text_slice(count, 0, count.len - 1) : count;
}

static void count(const Grader *grader, Arena *arena, Explained *explained)
{
    const Param *param = limited_by(explained->rule);
    Rule probe = *explained->rule;
    Result result;
    if (!param)
        return;
    char *params = arena_get(arena, probe.check->size);
    memcpy(params, probe.params, probe.check->size);
    *(Range *)(params + param->offset) = (Range){true, UINT64_MAX, UINT64_MAX};
    probe.params = params;
    probe.negated = false;
    grade_by(grader, &probe, explained, arena, &result);
    for (size_t i = 0; i < result.findings.len && i < EXPLAIN_FINDINGS; i++) {
        Text counted = count_of(result.findings.at[i].message, arena);
        if (counted.len)
            list_add(arena, &explained->counted, counted);
    }
}

static void explain_check(const Grader *grader, Arena *arena, Explained *explained)
{
    Result result;
    const Judgement *judgement = grade_by(grader, explained->rule, explained, arena, &result);
    if (judgement) {
        explained->outcome = judgement->outcome;
        explained->trouble = judgement->trouble;
        explained->note = judgement->note;
    }
    for (size_t i = 0; i < result.findings.len && i < EXPLAIN_FINDINGS; i++)
        if (result.findings.at[i].rule == explained->rule)
            list_add(arena, &explained->findings, result.findings.at[i]);
    count(grader, arena, explained);
}

// -------------------------------------------------------------------------------------------------

void explain_document(const Grader *grader, const Rule *rule, const Document *document,
                      ChannelKind channel, Arena *arena, Explained *explained)
{
    const Channel *text = channel == CHANNEL_ANSWER ? &document->answer : &document->thinking;
    *explained = (Explained){.rule = rule, .document = document, .channel = channel,
                             .present = text->present || channel == CHANNEL_ANSWER};
    explained->applies = pack_applies(rule->pack, document, grader->matcher);
    if (!explained->present)
        return;
    outline_make(text->text, arena, &explained->outline);
    if (rule->claim)
        explain_claim(grader, arena, explained);
    else if (explained->applies)
        explain_check(grader, arena, explained);
}
