// Any bytes as a transcript, graded and rendered by every writer: no control character, bidi control or
// command of a CI runner comes out, and rendering twice gives the same bytes.
#include "base/utf8.h"
#include "fuzz/documents.h"
#include "report/shown.h"
#include "run/grade.h"

static Arena keep;
static Ruleset ruleset;

static void load(void)
{
    RulesetChoice choice = {0};
    Error error = {0};
    list_add(&keep, &choice.packs, TEXT("integrity"));
    list_add(&keep, &choice.packs, TEXT("eight-concise-bullets"));
    if (ruleset.rules.len == 0)
        fuzz_assert(ruleset_load(&choice, &keep, &ruleset, &error));
}

static bool is_control(uint32_t c)
{
    return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
}

static void check_harmless(Text output)
{
    fuzz_assert(utf8_first_bad(output, 0) == TEXT_NONE);
    fuzz_assert(text_find(output, 0, TEXT("##[")) == TEXT_NONE);
    fuzz_assert(text_find(output, 0, TEXT("##vso[")) == TEXT_NONE);
    for (size_t at = 0; at < output.len;) {
        uint32_t c = 0;
        at += utf8_decode(output, at, &c);
        fuzz_assert(!is_control(c));
    }
}

static void render(const Writer *writer, const Report *report, const Result *result)
{
    Out once = {0}, again = {0};
    put_whole(writer, report, result, &once);
    put_whole(writer, report, result, &again);
    check_harmless(out_text(&once));
    fuzz_assert(text_is(out_text(&once), out_text(&again)));
    out_free(&once);
    out_free(&again);
}

static void run(Text input, Arena *arena)
{
    Policy policy = policy_default();
    load();
    DocumentList documents = documents_of(input, arena);
    Grader grader = {.ruleset = &ruleset, .policy = &policy, .matcher = matcher_open(),
                     .counts = true};
    Report report = {.version = "0", .ruleset = TEXT("00"), .arena = arena};
    for (size_t i = 0; i < documents.len; i++) {
        Result result;
        grade(&grader, &documents.at[i], arena, &result);
        for (const Writer *const *writer = writers; *writer; writer++)
            render(*writer, &report, &result);
    }
    matcher_close(grader.matcher);
}

static const char *const seeds[] = {"fixtures/transcripts", "fixtures/records", "fixtures/tags", NULL};

const Target target_writers = {"writers", run, seeds};
