#include "run/grade.h"

#include <stdlib.h>

#include "base/limit.h"
#include "check/check.h"
#include "run/reading.h"
#include "syntax/words.h"

enum {
    CLOCK_EACH = 4,            // rules between two looks at the clock
};

// One channel of a document, with all that rules want to know of it. Made once, when the first
// rule asks.
typedef struct Bench {
    const Grader *grader;
    const Document *document;
    const Channel *channel;
    ChannelKind kind;
    Outline outline;
    Reading reading;
    Arena *arena;
    FindingList *findings;
    uint64_t shared;               // nanoseconds for what rules have in common: no rule's own
} Bench;

static Bench bench_make(const Grader *grader, const Document *document, ChannelKind kind,
                        Arena *arena, FindingList *findings)
{
    Bench bench = {.grader = grader, .document = document, .kind = kind, .arena = arena,
                   .findings = findings};
    bench.channel = kind == CHANNEL_ANSWER ? &document->answer : &document->thinking;
    bench.outline.text = bench.channel->text;
    bench.reading = reading_make(grader->ruleset, grader->matcher, arena);
    return bench;
}

static void add_shared(Bench *bench, Phase phase, uint64_t since)
{
    Profile *profile = bench->grader->profile;
    if (!profile)
        return;
    uint64_t before = profile->ns[phase];
    profile_add(profile, phase, since);
    bench->shared += profile->ns[phase] - before;
}

static const Outline *outline_of(Bench *bench)
{
    uint64_t since = profile_now(bench->grader->profile);
    const Outline *outline = outline_made(&bench->outline, bench->arena);
    add_shared(bench, PHASE_OUTLINE, since);
    return outline;
}

// "Awaiting a void method is possible." becomes "false claim: awaiting a void method is possible".
static Text claim_message(const Rule *rule, Arena *arena)
{
    Text claim = rule->summary;
    bool word = claim.len > 1 && char_is_upper(claim.at[0])
        && (claim.at[1] == ' ' || (claim.at[1] >= 'a' && claim.at[1] <= 'z'));
    size_t end = text_find_char(claim, 0, ' ');
    for (size_t i = 1; word && i < claim.len && i < end; i++)      // "WhenAll" keeps its capital
        word = !char_is_upper(claim.at[i]) && claim.at[i] != '.';
    if (text_ends(claim, TEXT(".")))
        claim.len--;
    const char *kind = rule->severity == SEVERITY_ERROR ? "false" : "misleading";
    return arena_print(arena, "%s claim: %c%.*s", kind,
                       claim.len ? word ? char_lower(claim.at[0]) : claim.at[0] : ' ',
                       TEXT_ARG(text_from(claim, 1)));
}

static void add_claim_finding(Bench *bench, const Rule *rule, const ClaimHit *hit)
{
    const Outline *outline = &bench->outline;
    Finding finding = {.rule = rule, .channel = bench->kind};
    bool code = hit->sentence == TEXT_NONE;
    int item = code ? outline_item_at(outline, hit->code.start)
                    : outline->sentences.at[hit->sentence].top_item;
    finding.sentence = code ? 0 : (unsigned)hit->sentence + 1;
    finding.item = outline_item_number(outline, item);
    finding.items = finding.item ? (unsigned)outline->top_items : 0;
    finding.in_channel = true;
    finding.text = code ? hit->code : outline_place(outline, hit->plain);
    finding.span = channel_source(bench->channel, finding.text);
    finding.message = claim_message(rule, bench->arena);
    list_add(bench->arena, bench->findings, finding);
}

static Outcome judge_claim(Bench *bench, const Rule *rule, Text *trouble)
{
    ClaimHitList hits = {0};
    Text prose = outline_of(bench)->plain;
    if (text_is_blank(prose) && !claim_reads_code(rule->claim))
        return OUTCOME_NOT_APPLICABLE;
    if (prose.len > limit_of(LIMIT_PROSE)) {
        *trouble = limit_met(LIMIT_PROSE, bench->arena);
        return OUTCOME_ERROR;
    }
    uint64_t since = profile_now(bench->grader->profile);
    bench->reading.outline = &bench->outline;
    const Scan *scan = reading_scan(&bench->reading, rule);
    const View *view = scan ? scan->view : reading_view(&bench->reading, rule->pack->lexicon);
    add_shared(bench, PHASE_VIEW, since);
    uint32_t number = scan ? bench->grader->ruleset->claims[rule->index] : 0;
    Outcome outcome = claim_judge(rule->claim, view, scan, number, bench->arena, &hits, trouble);
    for (size_t i = 0; i < hits.len && i <= limit_of(LIMIT_FINDINGS); i++)
        add_claim_finding(bench, rule, &hits.at[i]);
    return outcome;
}

// "The answer is one valid JSON value." becomes "this holds, and should not: the answer is one
// valid JSON value (keys: name)".
static Text negated_message(const Rule *rule, Arena *arena)
{
    Text about = text_of(rule->check->about);
    Text params = params_words(arena, rule->check->params, rule->params);
    if (text_ends(about, TEXT(".")))
        about.len--;
    Text text = arena_print(arena, "this holds, and should not: %c%.*s", char_lower(about.at[0]),
                            TEXT_ARG(text_from(about, 1)));
    return params.len ? arena_print(arena, "%.*s (%.*s)", TEXT_ARG(text), TEXT_ARG(params)) : text;
}

// A rule with `not: true` asks for what its check would refuse: the findings are dropped or made.
// That nothing is in an answer that is not there is no success.
static Outcome turn_round(Judge *judge, Outcome outcome, size_t before)
{
    const Rule *rule = judge->rule;
    Text text = judge->channel->text, answer = text_trim(text);
    judge->findings->len = before;
    if (outcome == OUTCOME_FAIL && answer.len == 0 && rule->criterion == CRITERION_FORMAT)
        return OUTCOME_NOT_APPLICABLE;
    if (outcome != OUTCOME_PASS)
        return outcome == OUTCOME_FAIL ? OUTCOME_PASS : outcome;
    size_t start = answer.len ? (size_t)(answer.at - text.at) : 0;
    judge_fail(judge, (Span){start, start + answer.len}, -1, negated_message(rule, judge->arena));
    return OUTCOME_FAIL;
}

static Outcome judge_check(Bench *bench, const Rule *rule, Judgement *judgement)
{
    Judge judge = {.rule = rule,
                   .document = bench->document,
                   .lazy = &bench->outline,
                   .channel = bench->channel,
                   .channel_kind = bench->kind,
                   .matcher = bench->grader->matcher,
                   .arena = bench->arena,
                   .findings = bench->findings};
    size_t before = bench->findings->len;
    Outcome outcome = rule->check->run(&judge, rule->params);
    judgement->note = judge.note;
    judgement->trouble = judge.trouble;
    if (rule->negated)
        outcome = turn_round(&judge, outcome, before);
    return outcome;
}

static void meet(Bench *bench, Judgement *judgement, LimitId limit)
{
    Text met = limit_met(limit, bench->arena), told = judgement->trouble;
    judgement->outcome = OUTCOME_ERROR;
    judgement->trouble = told.len ? arena_print(bench->arena, "%.*s: %.*s", TEXT_ARG(told),
                                                TEXT_ARG(met))
                                  : met;
}

// A limit that a pattern met is told, whatever its rule made of it.
static void judge_rule(Bench *bench, Judgement *judgement)
{
    const Rule *rule = judgement->rule;
    Matcher *matcher = bench->grader->matcher;
    size_t before = bench->findings->len, most = (size_t)limit_of(LIMIT_FINDINGS);
    matcher_start_rule(matcher);
    judgement->outcome = rule->claim ? judge_claim(bench, rule, &judgement->trouble)
                                     : judge_check(bench, rule, judgement);
    if (matcher_met(matcher) != LIMIT_COUNT)
        meet(bench, judgement, matcher_met(matcher));
    if (bench->findings->len - before <= most)
        return;
    bench->findings->len = before + most;
    meet(bench, judgement, LIMIT_FINDINGS);
}

// The same, with what it costs beside what rules share.
static void judge_timed(Bench *bench, Judgement *judgement)
{
    Profile *profile = bench->grader->profile;
    if (!profile) {
        judge_rule(bench, judgement);
        return;
    }
    RuleCost *cost = &profile->rules[judgement->rule->index];
    uint64_t since = profile_now(profile), shared = bench->shared;
    uint64_t tries = matcher_tries(bench->grader->matcher);
    size_t findings = bench->findings->len;
    judge_rule(bench, judgement);
    uint64_t ns = profile_now(profile) - since - (bench->shared - shared);
    cost->ns += ns;
    cost->tries += matcher_tries(bench->grader->matcher) - tries;
    cost->findings += bench->findings->len - findings;
    profile->ns[PHASE_RULES] += ns;
}

// --- a document ----------------------------------------------------------------------------------

static int by_place(const void *a, const void *b)
{
    const Finding *one = a, *other = b;
    if (one->span.start != other->span.start)
        return one->span.start < other->span.start ? -1 : 1;
    if (one->span.end != other->span.end)
        return one->span.end < other->span.end ? -1 : 1;
    int order = text_compare(one->rule->id, other->rule->id);
    return order ? order : text_compare(one->message, other->message);
}

static bool rule_applies(const Grader *grader, const Rule *rule, const bool *applies)
{
    size_t pack = ruleset_pack(grader->ruleset, rule);
    return pack < grader->ruleset->packs.len && applies[pack];
}

// Checks look at the answer, unless only the thinking is linted; claims at every channel that is.
static void judge_channel(Bench *bench, Result *result, const bool *applies, bool checks)
{
    const Ruleset *ruleset = bench->grader->ruleset;
    bool late = false;
    bench->reading.applies = applies;
    for (size_t i = 0; i < ruleset->rules.len; i++) {
        Judgement judgement = {.rule = ruleset->rules.at[i]};
        if (judgement.rule->check && !checks)
            continue;
        late = late || (i % CLOCK_EACH == 0 && matcher_is_late(bench->grader->matcher));
        if (rule_applies(bench->grader, judgement.rule, applies)) {
            if (late)
                meet(bench, &judgement, LIMIT_SECONDS);
            else if (reading_is_silent(&bench->reading, judgement.rule))
                judgement.outcome = OUTCOME_PASS;
            else
                judge_timed(bench, &judgement);
        }
        if (checks || judgement.outcome == OUTCOME_ERROR)
            list_add(bench->arena, &result->judgements, judgement);
    }
    reading_free(&bench->reading);
}

static bool has_facts(const Result *result)
{
    for (size_t i = 0; i < result->judgements.len; i++)
        if (result->judgements.at[i].rule->criterion == CRITERION_FACTS
            && result->judgements.at[i].outcome != OUTCOME_NOT_APPLICABLE)
            return true;
    return false;
}

// What nobody is shown, and no score needs, is not counted.
static void count(Result *result, Bench *answer)
{
    bool all = answer->grader->counts;
    if (!all && !has_facts(result))
        return;
    const Outline *outline = outline_of(answer);
    result->points = outline->top_items ? outline->top_items : outline->sentences.len;
    result->point_name = outline->top_items ? "bullets" : "sentences";
    if (!all)
        return;
    result->answer.words = words_count(answer->arena, outline->plain);
    result->answer.sentences = outline->sentences.len;
    result->answer.items = outline->top_items;
    result->thinking.words = words_count(answer->arena, answer->document->thinking.text);
}

void grade(const Grader *grader, const Document *document, Arena *arena, Result *result)
{
    const bool *lint = grader->policy->channels;
    *result = (Result){.document = document};
    matcher_start_record(grader->matcher);
    uint64_t since = profile_now(grader->profile);
    const bool *applies = topics_of(grader->ruleset->topics, document, grader->matcher, arena);
    profile_add(grader->profile, PHASE_TOPICS, since);
    Bench answer = bench_make(grader, document, CHANNEL_ANSWER, arena, &result->findings);
    if (lint[CHANNEL_ANSWER])
        judge_channel(&answer, result, applies, true);
    if (lint[CHANNEL_THINKING] && document->thinking.present) {
        Bench thinking = bench_make(grader, document, CHANNEL_THINKING, arena, &result->findings);
        judge_channel(&thinking, result, applies, !lint[CHANNEL_ANSWER]);
    }
    count(result, &answer);
    if (answer.outline.refused.len) {
        grade_error(answer.outline.refused, document, result);
        return;
    }
    if (result->findings.len)
        qsort(result->findings.at, result->findings.len, sizeof *result->findings.at, by_place);
    result_score(result, grader->policy);
}

void grade_error(Text why, const Document *document, Result *result)
{
    *result = (Result){.document = document, .status = STATUS_INPUT_ERROR, .error = why,
                       .point_name = "sentences", .failed = true};
}

Outcome grade_text(const Grader *grader, const Rule *rule, Text text, Arena *arena,
                   FindingList *findings, Text *trouble)
{
    Document *document = arena_new(arena, Document);
    document->format = "plain";
    document->source = text;
    document->answer.present = true;
    channel_add(&document->answer, arena, text, (Span){0, text.len});
    document_clean(document, arena);
    Bench bench = bench_make(grader, document, CHANNEL_ANSWER, arena, findings);
    Judgement judgement = {.rule = rule};
    judge_rule(&bench, &judgement);
    reading_free(&bench.reading);
    *trouble = judgement.trouble;
    return judgement.outcome;
}
