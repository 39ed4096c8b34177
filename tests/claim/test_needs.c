#include "claim/needs.h"

#include "claim/judged.h"

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

static bool is_found(Bench *bench, Pattern *pattern, const View *view)
{
    return pattern_find(pattern, bench->matcher, view->layers[LAYER_WHOLE].text, 0, NULL)
        == PATTERN_YES;
}

static void load_terms(Bench *bench)
{
    YamlNode *terms = yaml_parse(TEXT("wait: [block, freeze, 'hold up']\nodd: ['re:Exception']\n"),
                                 TEXT("t"), &bench->arena, &bench->error);
    bench->context.terms = terms_load(terms, bench->lexicon, &bench->arena, &bench->error);
}

// A phrase that matches has its needs met; and the test is worth its name: it turns some texts away.
START_TEST(needs_never_hide_a_match)
{
    unsigned matched = 0, unmet = 0;
    for (int round = 0; round < 400; round++) {
        Bench bench;
        bench_open(&bench);
        load_terms(&bench);
        PhraseReader reader = {&bench.lexicon->inflection, bench.context.terms, false, &bench.arena,
                               &bench.error};
        Out out = {0};
        NeedList needs = {0};
        NeedHashes hashes = {0};
        Text phrase = random_phrase(&bench.arena);
        if (!phrase_pattern(&reader, phrase, (Place){0}, &out, &needs)) {
            out_free(&out);
            bench_close(&bench);
            continue;
        }
        needs_hash(&bench.arena, &needs, &hashes);
        Pattern *pattern = pattern_compile(out_text(&out), PATTERN_CASELESS | PATTERN_OURS,
                                           (Place){0}, &bench.arena, &bench.error);
        for (int i = 0; i < 20; i++) {
            Outline outline;
            Text text = random_text(&bench.arena);
            View *view = bench_view(&bench, text, &outline);
            bool found = is_found(&bench, pattern, view), met = needs_met(&hashes, &view->words);
            ck_assert_msg(met || !found, "'%.*s' in '%.*s'", TEXT_ARG(phrase), TEXT_ARG(text));
            matched += found;
            unmet += !met;
        }
        pattern_free(pattern);
        out_free(&out);
        bench_close(&bench);
    }
    ck_assert_uint_gt(matched, 500);
    ck_assert_uint_gt(unmet, 500);
}
END_TEST

START_TEST(a_word_goes_by_many_names)
{
    Arena arena = {0};
    TokenSet set = {0};
    token_set_add(&set, TEXT("System.Task.Run<T>"));
    static const char *const yes[] = {"system.task.run<t>", "system.task.run", "task.run", "run",
                                      ".run", ".task.run"};
    static const char *const no[] = {"system", "task", "walk"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes + sizeof no / sizeof *no; i++) {
        bool want = i < sizeof yes / sizeof *yes;
        NeedList needs = {0};
        Need need = {0};
        NeedHashes hashes = {0};
        list_add(&arena, &need.any, text_of(want ? yes[i] : no[i - sizeof yes / sizeof *yes]));
        list_add(&arena, &needs, need);
        needs_hash(&arena, &needs, &hashes);
        ck_assert_int_eq(needs_met(&hashes, &set), want);
    }
    ck_assert(needs_met(&(NeedHashes){0}, &set));
    arena_free(&arena);
}
END_TEST

Suite *suite_claim_needs(void)
{
    return suite_of("claim/needs", (const TTest *const[]){needs_never_hide_a_match,
                                                          a_word_goes_by_many_names, NULL});
}
