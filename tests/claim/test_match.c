#include "claim/match.h"

#include "base/put.h"
#include "claim/cue.h"
#include "claim/judged.h"
#include "claim/presence.h"
#include "claim/wanted.h"

static unsigned seed = 11;

static unsigned draw(unsigned below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

static const char *one_of(const char *const *list, unsigned count)
{
    return list[draw(count)];
}

static const char *const elements[] = {
    "await", "=block", "{wait}", "(await|block)", "(run on|block)", "thread?", "(wait|the thread)?",
    "WhenAll", ".Result", "Task", "Task.Run", "{odd}", "({wait}|{odd})", "(a? b|thread)", "throw",
    "{short}", "{mix}", "({short} on|{odd} threw)", "{mix}?",
};

static const char *const words[] = {
    "await", "blocks", "the", "thread", "Task.WhenAll", "task.Result", "Task<T>", "Task.Run()",
    "runs", "on", "a", "b", "frozen", "XException", "Run", "Foo.Task<int>", "threw", ",", "\u00C9",
};

enum { ELEMENTS = sizeof elements / sizeof *elements, WORDS = sizeof words / sizeof *words };

static Text random_phrase(Arena *arena)
{
    Out out = {0};
    unsigned count = 1 + draw(3);
    for (unsigned i = 0; i < count; i++) {
        if (i)
            put_raw(&out, draw(2) ? TEXT(" .. ") : TEXT(" "));
        put_raw(&out, text_of(one_of(elements, ELEMENTS)));
    }
    Text phrase = arena_copy(arena, out_text(&out));
    out_free(&out);
    return phrase;
}

static Text random_text(Arena *arena)
{
    Out out = {0};
    unsigned count = 1 + draw(8);
    for (unsigned i = 0; i < count; i++)
        put_print(&out, "%s ", one_of(words, WORDS));
    put_raw(&out, TEXT("end."));
    Text text = arena_copy(arena, out_text(&out));
    out_free(&out);
    return text;
}

static bool is_found(const Phrase *phrase, const View *view)
{
    const LayerText *whole = &view->layers[LAYER_WHOLE];
    for (size_t i = 0; i < whole->units.len; i++)
        if (phrase_find(phrase, view, LAYER_WHOLE, whole->units.at[i].refs, NULL) == MATCH_YES)
            return true;
    return false;
}

static void load_terms(Bench *bench)
{
    YamlNode *terms = yaml_parse(TEXT("wait: [block, freeze, 'hold up']\nodd: ['re:Exception']\n"
                                      "short: ['re:(?<= )\\w\\w(?= )']\n"
                                      "mix: ['re:Frozen', 're:(?<= )(?-i:[A-Z])', '{odd} .. on', a]\n"),
                                 TEXT("t"), &keep, &bench->error);
    bench->context.terms = terms_load(terms, bench->lexicon, &keep, &bench->error);
}

// What is found in each unit is what begins first in it, whoever asks how often; and its group has
// it. Tells how many groups have not.
static unsigned check_units(const Phrase *phrase, const View *view)
{
    const LayerText *whole = &view->layers[LAYER_WHOLE];
    unsigned without = 0;
    for (size_t i = 0; i < whole->units.len; i++) {
        Span refs = whole->units.at[i].refs, first = {0}, found = {0};
        MatchAnswer answer = MATCH_NO;
        for (size_t at = refs.start; at < refs.end && answer == MATCH_NO; at++)
            answer = phrase_begins(phrase, view, LAYER_WHOLE, (Span){at, refs.end}, &first);
        for (int twice = 0; twice < 2; twice++) {
            ck_assert_int_eq(phrase_find(phrase, view, LAYER_WHOLE, refs, &found), answer);
            ck_assert_uint_eq(found.start, first.start);
            ck_assert_uint_eq(found.end, first.end);
        }
        bool may = phrase_may_stand(phrase, view, LAYER_WHOLE, i);
        ck_assert(may || answer == MATCH_NO);
        without += !may && i % GROUP_UNITS == 0;
    }
    return without;
}

// A phrase that matches has what it needs; and the test is worth its name: it turns some texts away.
START_TEST(needs_never_hide_a_match)
{
    unsigned matched = 0, unmet = 0;
    Bench bench;
    bench_open(&bench);
    load_terms(&bench);
    for (int round = 0; round < 400; round++) {
        PhraseReader reader = {bench.lexicon, bench.context.terms, false, &keep, &bench.error};
        Text source = random_phrase(&keep);
        const Phrase *phrase = phrase_of(&reader, source);
        for (int i = 0; phrase && i < 20; i++) {
            Outline outline;
            Text text = random_text(&bench.arena);
            const View *view = bench_view(&bench, text, &outline);
            bool found = is_found(phrase, view), may = phrase_may_match(phrase, view);
            ck_assert_msg(may || !found, "'%.*s' in '%.*s'", TEXT_ARG(source), TEXT_ARG(text));
            check_units(phrase, view);
            matched += found;
            unmet += !may;
        }
        arena_reset(&bench.arena);
    }
    ck_assert_uint_gt(matched, 500);
    ck_assert_uint_gt(unmet, 500);
    bench_close(&bench);
}
END_TEST

// The same in a text that is long enough for answers to be remembered.
START_TEST(what_is_remembered_is_what_was_found)
{
    Bench bench;
    bench_open(&bench);
    load_terms(&bench);
    Out out = {0};
    while (out.len < 8000)
        put_print(&out, "%.*s. ", TEXT_ARG(random_text(&bench.arena)));
    Outline outline;
    const View *view = bench_view(&bench, out_text(&out), &outline);
    ck_assert_uint_gt(view->tokens.len, 1000);
    unsigned without = 0;
    for (int round = 0; round < 100; round++) {
        PhraseReader reader = {bench.lexicon, bench.context.terms, false, &keep, &bench.error};
        const Phrase *phrase = phrase_of(&reader, random_phrase(&keep));
        if (phrase)
            without += check_units(phrase, view);
    }
    ck_assert_uint_gt(without, 0);
    out_free(&out);
    bench_close(&bench);
}
END_TEST

// A pattern with literals is looked at where one of them stands, and another one everywhere; both
// may begin a cue.
START_TEST(a_pattern_is_a_word_of_the_tokens_that_it_may_match)
{
    Bench bench;
    bench_open(&bench);
    YamlNode *cues = yaml_parse(TEXT("negation: ['re:nix', 're:(?<= )\\w\\d(?= )', 'by no means']\n"),
                                TEXT("lexicon.yaml"), &keep, &bench.error);
    bench.lexicon = lexicon_load(cues, &keep, &bench.error);
    ck_assert_msg(bench.lexicon != NULL, "%.*s", TEXT_ARG(bench.error.message));
    Outline outline;
    const View *view = bench_view(&bench, TEXT("It is xnixy. It is n0 so. It is by no means so. It is 0."),
                                  &outline);
    for (size_t i = 0; i < 4; i++)
        ck_assert_msg(cue_in_sentence(view, CUE_NEGATION, i) == (i < 3), "sentence %zu", i);
    ck_assert_uint_eq(cue_places(view, CUE_NEGATION)->len, 3);
    bench_close(&bench);
}
END_TEST

// A sentence is chosen by its words, of which a pattern is none. In a long row of wanted ones not each
// is asked.
START_TEST(sentences_are_wanted_for_their_words)
{
    Bench bench = bench_of("terms: {odd: ['re:Exception']}\nmatch: ['{odd} .. here']");
    ClaimList claims = {0};
    list_add(&keep, &claims, bench.claim);
    const ClaimIndex *index = index_make(bench.lexicon, &claims, &keep);
    Out text = {0};
    for (int i = 0; i < 100; i++)
        put_raw(&text, i < 40 ? TEXT("An XException is here. ") : TEXT("An XException is there. "));
    Outline outline;
    outline_make(out_text(&text), &bench.arena, &outline);
    bool *wanted = arena_array(&bench.arena, bool, outline.sentences.len);
    ck_assert_uint_eq(outline.sentences.len, 100);
    ck_assert(wanted_sentences(index, &outline, &bench.arena, wanted));
    for (size_t i = 0; i < 100; i++)
        ck_assert_msg(wanted[i] ? i < 56 : i >= 40, "sentence %zu", i);
    out_free(&text);
    bench_close(&bench);
}
END_TEST

// The same set of lengths, by trying every way to stand behind each other.
static bool stands(const char *const *tokens, size_t count, size_t at, const char *const *steps,
                   size_t step_count, size_t gap)
{
    if (step_count == 0)
        return true;
    for (size_t passed = 0; passed <= gap && at + passed < count; passed++)
        if (text_is(text_of(tokens[at + passed]), text_of(steps[0]))
            && stands(tokens, count, at + passed + 1, steps + 1, step_count - 1, 3))
            return true;
    return false;
}

START_TEST(gaps_are_tried_in_every_way)
{
    static const char *const letters[] = {"x", "y", "z"};
    Bench bench;
    bench_open(&bench);
    unsigned matched = 0, rounds = 3000;
    for (unsigned round = 0; round < rounds; round++) {
        const char *tokens[12], *steps[4];
        size_t count = 4 + draw(8), step_count = 2 + draw(3);
        Out text = {0}, source = {0};
        for (size_t i = 0; i < count; i++)
            put_print(&text, "%s%s", i ? " " : "", tokens[i] = one_of(letters, 3));
        for (size_t i = 0; i < step_count; i++)
            put_print(&source, "%s=%s", i ? " ..3 " : "", steps[i] = one_of(letters, 3));
        PhraseReader reader = {bench.lexicon, NULL, false, &keep, &bench.error};
        const Phrase *phrase = phrase_of(&reader, arena_copy(&keep, out_text(&source)));
        Outline outline;
        const View *view = bench_view(&bench, arena_copy(&bench.arena, out_text(&text)), &outline);
        bool want = false, found = is_found(phrase, view);
        for (size_t at = 0; at < count; at++)
            want = want || stands(tokens, count, at, steps, step_count, 0);
        ck_assert_msg(found == want, "'%.*s' in '%.*s'", TEXT_ARG(out_text(&source)),
                      TEXT_ARG(out_text(&text)));
        matched += found;
        out_free(&text);
        out_free(&source);
        arena_reset(&bench.arena);
    }
    ck_assert_uint_gt(matched, rounds / 10);
    ck_assert_uint_lt(matched, rounds - rounds / 10);
    bench_close(&bench);
}
END_TEST

// Terms within terms can be written so that there are more ways to match than anybody can try: each
// place is looked at once.
START_TEST(many_ways_to_match_cost_little)
{
    Bench bench;
    bench_open(&bench);
    Out yaml = {0}, text = {0};
    put_raw(&yaml, TEXT("t0: [=a]\n"));
    for (int i = 1; i < 12; i++)
        put_print(&yaml, "t%d: ['{t%d} ..12 {t%d}']\n", i, i - 1, i - 1);
    for (int i = 0; i < 60; i++)
        put_raw(&text, TEXT("a "));
    YamlNode *terms = yaml_parse(arena_copy(&keep, out_text(&yaml)), TEXT("t"), &keep,
                                 &bench.error);
    bench.context.terms = terms_load(terms, bench.lexicon, &keep, &bench.error);
    PhraseReader reader = {bench.lexicon, bench.context.terms, false, &keep, &bench.error};
    const Phrase *phrase = phrase_of(&reader, TEXT("{t11} =b"));
    Outline outline;
    const View *view = bench_view(&bench, out_text(&text), &outline);
    Span refs = view->layers[LAYER_WHOLE].units.at[0].refs;
    ck_assert_int_eq(phrase_find(phrase, view, LAYER_WHOLE, refs, NULL), MATCH_NO);
    out_free(&yaml);
    out_free(&text);
    bench_close(&bench);
}
END_TEST

Suite *suite_claim_match(void)
{
    return suite_of("claim/match", (const TTest *const[]){needs_never_hide_a_match,
                                                          what_is_remembered_is_what_was_found,
                                                          a_pattern_is_a_word_of_the_tokens_that_it_may_match,
                                                          sentences_are_wanted_for_their_words,
                                                          gaps_are_tried_in_every_way,
                                                          many_ways_to_match_cost_little,
                                                          NULL});
}
