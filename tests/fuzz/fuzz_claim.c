// Any bytes as an answer, judged by the packs that are built in (those whose topic it has): findings lie in
// the text, and judging it again gives the same.
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

static FindingList judge(const Grader *grader, Text input, Arena *arena)
{
    Document document = {.format = "plain", .source = input, .answer.present = true};
    Result result;
    channel_add(&document.answer, arena, input, (Span){0, input.len});
    document_clean(&document, arena);
    grade(grader, &document, arena, &result);
    return result.findings;
}

static void run(Text input, Arena *arena)
{
    Policy policy = policy_default();
    load();
    Grader grader = {.ruleset = &ruleset, .policy = &policy, .matcher = matcher_open(),
                     .counts = true};
    FindingList once = judge(&grader, input, arena), again = judge(&grader, input, arena);
    fuzz_assert(once.len == again.len);
    for (size_t i = 0; i < once.len; i++) {
        Span span = once.at[i].span, other = again.at[i].span;
        fuzz_assert(span.start <= span.end && span.end <= input.len);
        fuzz_assert(span.start == other.start && span.end == other.end);
        fuzz_assert(once.at[i].rule == again.at[i].rule);
    }
    matcher_close(grader.matcher);
}

static const char *const seeds[] = {"tests/fuzz/seeds/claim", "fixtures/explain", NULL};

const Target target_claim = {"claim", run, seeds};
