// Any bytes as an answer, judged by the packs that are built in (those whose topic it has): findings lie in
// the text, and are the same where nothing is left out by looking ahead.
#include "fuzz/fuzz.h"
#include "run/grade.h"

static Arena keep;
static Ruleset ruleset;

static void load(void)
{
    RulesetChoice choice = {0};
    Error error = {0};
    if (ruleset.rules.len == 0)
        fuzz_assert(ruleset_load(&choice, &keep, &ruleset, &error));
}

static Result judge(const Policy *policy, unsigned flags, Text input, Arena *arena)
{
    Document *document = arena_new(arena, Document);
    Result result;
    Grader grader = {.ruleset = &ruleset, .policy = policy, .matcher = matcher_open_as(flags),
                     .counts = true};
    *document = (Document){.format = "plain", .source = input, .answer.present = true};
    channel_add(&document->answer, arena, input, (Span){0, input.len});
    document_clean(document, arena);
    grade(&grader, document, arena, &result);
    matcher_close(grader.matcher);
    return result;
}

// Limits count what was tried, which is more where nothing is left out.
static bool met_a_limit(const Result *result)
{
    for (size_t i = 0; i < result->judgements.len; i++)
        if (result->judgements.at[i].outcome == OUTCOME_ERROR)
            return true;
    return false;
}

static void run(Text input, Arena *arena)
{
    Policy policy = policy_default();
    load();
    Result quick = judge(&policy, 0, input, arena), plain = judge(&policy, MATCHER_PLAIN, input, arena);
    bool whole = !met_a_limit(&quick) && !met_a_limit(&plain);
    for (size_t i = 0; i < quick.findings.len; i++) {
        Span span = quick.findings.at[i].span;
        fuzz_assert(span.start <= span.end && span.end <= input.len);
    }
    fuzz_assert(!whole || quick.findings.len == plain.findings.len);
    for (size_t i = 0; whole && i < quick.findings.len; i++) {
        Span span = quick.findings.at[i].span, other = plain.findings.at[i].span;
        fuzz_assert(span.start == other.start && span.end == other.end);
        fuzz_assert(quick.findings.at[i].rule == plain.findings.at[i].rule);
    }
}

static const char *const seeds[] = {"tests/fuzz/seeds/claim", "fixtures/explain", NULL};

const Target target_claim = {"claim", run, seeds};
