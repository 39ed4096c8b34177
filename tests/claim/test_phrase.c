#include "claim/phrase.h"

#include "claim/judged.h"
#include "claim/match.h"

static const Phrase *compile(Bench *bench, const char *phrase, bool exact)
{
    PhraseReader reader = {bench->lexicon, bench->context.terms, exact, &keep, &bench->error};
    return phrase_of(&reader, text_of(phrase));
}

static bool is_found(Bench *bench, const Phrase *phrase, const char *text, Span *hit)
{
    Outline outline;
    const View *view = bench_view(bench, text_of(text), &outline);
    const LayerText *whole = &view->layers[LAYER_WHOLE];
    for (size_t i = 0; i < whole->units.len; i++)
        if (phrase_find(phrase, view, LAYER_WHOLE, whole->units.at[i].refs, hit) == MATCH_YES)
            return true;
    return false;
}

static bool matches(Bench *bench, const char *source, const char *text)
{
    const Phrase *phrase = compile(bench, source, false);
    ck_assert_msg(phrase != NULL, "refused: %s: %.*s", source, TEXT_ARG(bench->error.message));
    return is_found(bench, phrase, text, NULL);
}

typedef struct Sample {
    const char *phrase, *tokens;
    bool match;
} Sample;

START_TEST(what_phrases_match)
{
    static const Sample samples[] = {
        {"throw", "it throws", true},
        {"throw", "thrown", true},
        {"throw", "THROWING", true},
        {"throw", "throwaway", false},
        {"throw", "rethrow", false},
        {"=throw", "throw", true},
        {"=throw", "Throw", true},
        {"=throw", "throws", false},
        {"await block", "await blocks", true},
        {"await block", "await the blocks", true},
        {"await block", "await a block", true},
        {"await block", "await is blocking", false},
        {"`await` block", "await blocks", true},
        {"await .. block", "await blocks", true},
        {"await .. block", "await 1 2 3 4 5 6 blocks", true},
        {"await .. block", "await 1 2 3 4 5 6 7 blocks", false},
        {"await ..2 block", "await 1 2 blocks", true},
        {"await ..2 block", "await 1 2 3 blocks", false},
        {"await ..12 block", "await 1 2 3 4 5 6 7 8 9 10 11 12 blocks", true},
        {"await .. block", "block await", false},
        {"(await|wait for) block", "waiting for blocks", true},
        {"(await|wait for) block", "await blocks", true},
        {"(await|wait for) block", "waits blocks", false},
        {"await (can|may (never|well))? block", "await blocks", true},
        {"await (can|may (never|well))? block", "await may well block", true},
        {"await (can|may (never|well))? block", "await may block", false},
        {"await always? block", "await always blocks", true},
        {"await always? block", "await blocks", true},
        {"await .. really? block", "await then it really blocks", true},
        {"{wait} thread", "blocks the thread", true},
        {"{wait} thread", "holding up the thread", true},
        {"{wait} thread", "hold the thread", false},
        {"{fixed} thread", "block thread", true},
        {"{fixed} thread", "blocks thread", false},
        {"{outer}", "freezing", true},
        {"{odd}", "XyzException", true},
        {"{odd}", "Exceptional", false},
        {"{behind}", "we catch it", true},
        {"{behind}", "a try catch block", false},
        {"WhenAll", "Task.WhenAll", true},
        {"WhenAll", "whenall", true},
        {"Task.WhenAll()", "Task.WhenAll", true},
        {"Task.WhenAll", "WhenAll", false},
        {".Result", "task.Result", true},
        {".Result", "Result", false},
        {".Result", ".Result", true},
        {"Task", "Task<T>", true},
        {"Task", "ValueTask", false},
        {"C#", "C#", true},
        {"a.b", "axb", false},
        {"c++", "c++", true},
    };
    Bench bench;
    bench_open(&bench);
    YamlNode *terms = yaml_parse(TEXT("wait: [block, freeze, 'hold up']\n"
                                      "fixed: {words: [block], exact: true}\n"
                                      "outer: ['{wait}', stall]\n"
                                      "odd: ['re:Exception(?= )']\n"
                                      "behind: ['re:(?<!try )(?<= )catch(?= )']\n"),
                                 TEXT("terms.yaml"), &keep, &bench.error);
    bench.context.terms = terms_load(terms, bench.lexicon, &keep, &bench.error);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        ck_assert_msg(matches(&bench, samples[i].phrase, samples[i].tokens) == samples[i].match,
                      "'%s' and '%s'", samples[i].phrase, samples[i].tokens);
    bench_close(&bench);
}
END_TEST

START_TEST(a_phrase_stays_in_its_unit)
{
    Bench bench;
    bench_open(&bench);
    ck_assert(!matches(&bench, "await .. block", "One may await. Then it blocks."));
    ck_assert(!matches(&bench, "await block", "await\n\nblock"));
    bench_close(&bench);
}
END_TEST

START_TEST(the_first_and_shortest_match_counts)
{
    static const struct {
        const char *phrase, *text;
        Span hit;
    } samples[] = {
        {"a .. b", "a b a b b", {0, 2}},
        {"a .. b b", "a b c b b", {0, 5}},
        {"c a? b", "a c b", {1, 3}},
        {"x? b", "a x b b", {1, 3}},
        {"(a|a b) .. c", "z a b c", {1, 4}},
        {"{long} c", "a b c", {0, 3}},
        {"thing .. c", "the thing is the c", {1, 5}},
    };
    Bench bench;
    bench_open(&bench);
    YamlNode *terms = yaml_parse(TEXT("long: [a b, b]\n"), TEXT("t"), &keep, &bench.error);
    bench.context.terms = terms_load(terms, bench.lexicon, &keep, &bench.error);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        Span hit = {0};
        const Phrase *phrase = compile(&bench, samples[i].phrase, false);
        ck_assert_msg(is_found(&bench, phrase, samples[i].text, &hit), "%s", samples[i].phrase);
        ck_assert_msg(hit.start == samples[i].hit.start && hit.end == samples[i].hit.end,
                      "%s: %zu to %zu", samples[i].phrase, hit.start, hit.end);
    }
    bench_close(&bench);
}
END_TEST

typedef struct Fault {
    const char *phrase, *message;
} Fault;

START_TEST(what_is_refused)
{
    static const Fault faults[] = {
        {"", "nothing that must be there"},
        {"  `` ", "nothing that must be there"},
        {"a?", "nothing that must be there"},
        {"a? (b|c)?", "nothing that must be there"},
        {".. block", "a gap must stand between"},
        {"block ..", "a gap must stand between"},
        {"a .. .. b", "a gap must stand between"},
        {"a ..0 b", "1 to 12"},
        {"a ..13 b", "1 to 12"},
        {"a ..99999999999999999999999 b", "1 to 12"},
        {"(a|b", "without its )"},
        {"a)", "a ) too many"},
        {"(a|)", "nothing that must be there"},
        {"()", "nothing that must be there"},
        {"a|b", "a ) too many"},
        {"{wait", "without its }"},
        {"{nothing}", "unknown term {nothing}"},
        {"a}", "out of place"},
        {"? a", "out of place"},
        {"=", "expected a word"},
        {"((((((((((a))))))))))", "too many parentheses"},
        {"re:(", ""},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        Bench bench;
        bench_open(&bench);
        ck_assert_msg(compile(&bench, faults[i].phrase, false) == NULL, "taken: %s",
                      faults[i].phrase);
        ck_assert_msg(text_find(bench.error.message, 0, text_of(faults[i].message)) != TEXT_NONE,
                      "%s: %.*s", faults[i].phrase, TEXT_ARG(bench.error.message));
        bench_close(&bench);
    }
}
END_TEST

// {d} stands for 1,000 texts, {e} for 100: 100,000 together, of which one more is too many.
#define TENS                                                                                       \
    "c: [a, b, c, d, e, f, g, h, i, j]\nd: ['{c} {c} {c}']\ne: ['{c} {c}']\n"

START_TEST(as_many_texts_as_are_allowed)
{
    Bench bench;
    bench_open(&bench);
    YamlNode *terms = yaml_parse(TEXT(TENS "a: ['{d} {e}']"), TEXT("t"), &keep, &bench.error);
    ck_assert_ptr_nonnull(terms);
    bench.context.terms = terms_load(terms, bench.lexicon, &keep, &bench.error);
    ck_assert_ptr_nonnull(compile(&bench, "{a}", false));
    bench_close(&bench);
}
END_TEST

START_TEST(what_terms_are_refused)
{
    static const Fault faults[] = {
        {"a: ['{a}']", "made of itself"},
        {"a: ['{b}']\nb: ['{a}']", "made of itself"},
        {"a: ['{c}']", "unknown term {c}"},
        {"a: []", "needs a list"},
        {"a: word", "needs a list"},
        {"a: {words: [b], exactly: true}", "unknown key 'exactly'"},
        {"a: {words: [b], exact: maybe}", "true or false"},
        {"a: [[b]]", "expected a word"},
        {TENS "a: ['{d} {e}', one]", "'a' stands for over 100000 texts"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        Bench bench;
        bench_open(&bench);
        YamlNode *terms = yaml_parse(text_of(faults[i].phrase), TEXT("t"), &keep, &bench.error);
        ck_assert_msg(terms != NULL, "no YAML: %s", faults[i].phrase);
        bench.context.terms = terms_load(terms, bench.lexicon, &keep, &bench.error);
        ck_assert(!bench.context.terms || !compile(&bench, "{a}", false));
        ck_assert_msg(text_find(bench.error.message, 0, text_of(faults[i].message)) != TEXT_NONE,
                      "%s: %.*s", faults[i].phrase, TEXT_ARG(bench.error.message));
        bench_close(&bench);
    }
}
END_TEST

START_TEST(a_long_phrase_is_refused)
{
    Bench bench;
    bench_open(&bench);
    char *long_phrase = arena_get(&bench.arena, 3001);
    for (size_t i = 0; i < 3000; i++)
        long_phrase[i] = i % 2 ? ' ' : 'a';
    ck_assert_ptr_null(compile(&bench, long_phrase, false));
    bench_close(&bench);
}
END_TEST

Suite *suite_claim_phrase(void)
{
    return suite_of("claim/phrase", (const TTest *const[]){what_phrases_match,
                                                           a_phrase_stays_in_its_unit,
                                                           the_first_and_shortest_match_counts,
                                                           what_is_refused, what_terms_are_refused,
                                                           as_many_texts_as_are_allowed,
                                                           a_long_phrase_is_refused, NULL});
}
