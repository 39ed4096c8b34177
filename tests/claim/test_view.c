#include "claim/view.h"

#include "base/put.h"

#include "claim/judged.h"
#include "claim/title.h"

// The units of a layer, each between bars.
static Text units(Bench *bench, const char *text, Layer layer)
{
    Outline outline;
    View *view = bench_view(bench, text_of(text), &outline);
    Out out = {0};
    for (size_t i = 0; i < view->layers[layer].units.len; i++) {
        const Unit *unit = &view->layers[layer].units.at[i];
        put_print(&out, "|%.*s",
                  TEXT_ARG(text_trim(text_span(view->layers[layer].text, unit->text))));
    }
    Text shown = arena_copy(&bench->arena, out_text(&out));
    out_free(&out);
    return shown;
}

typedef struct Sample {
    const char *text, *units;
} Sample;

static void check(Layer layer, const Sample *samples, size_t count)
{
    Bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < count; i++)
        ck_assert_text(units(&bench, samples[i].text, layer), samples[i].units);
    bench_close(&bench);
}

START_TEST(clauses)
{
    static const Sample samples[] = {
        {"await waits.", "|await waits"},
        {"It waits, but it does not block.", "|It waits|but it does not block"},
        {"It waits; it blocks \u2014 sometimes.", "|It waits|it blocks|sometimes"},
        {"await (a keyword) waits.", "|await waits|a keyword"},
        {"a (b (c) d) e", "|a e|b d|c"},
        {"It waits (and blocks", "|It waits|and blocks"},
        {"One two three four five six seven: it waits.",
         "|One two three four five six seven|it waits"},
        {"**Await**: it waits.", "|Await it waits"},
        {"Await \u2013 it waits", "|Await it waits"},
        {"Await waits here \u2013 it waits", "|Await waits here|it waits"},
        {"Unlike Wait, await yields.", "|await yields"},
        {"Unlike Wait, which blocks, await yields.", "|await yields"},
        {"await, not Wait, blocks.", "|await blocks"},
        {"await does, of course, not block, or stop.", "|await does of course not block or stop"},
        {"It is slow, not because await blocks.", "|It is slow not|because await blocks"},
        {"await not only waits but blocks.", "|await not only waits but blocks"},
        {"While Wait blocks, await yields.", "|While Wait blocks|await yields"},
        {"While awaiting, the thread is free.", "|While awaiting the thread is free"},
        {"`catch (Exception e); f` it.", "|catch Exception e f it"},
        {"One. Two.\n\n- Three", "|One|Two|Three"},
        {"", ""},
        {"?!,;:", ""},
    };
    check(LAYER_CLAUSE, samples, sizeof samples / sizeof *samples);
}
END_TEST

START_TEST(sentences)
{
    static const Sample sentence[] = {
        {"It waits, but (often) it blocks.", "|It waits but often it blocks"},
        {"Unlike Wait, await yields; it is good.", "|await yields it is good"},
    };
    static const Sample whole[] = {
        {"Unlike Wait, await yields; it is good.", "|Unlike Wait await yields it is good"},
        {"# Head\n\nText", "|Head|Text"},
    };
    check(LAYER_SENTENCE, sentence, sizeof sentence / sizeof *sentence);
    check(LAYER_WHOLE, whole, sizeof whole / sizeof *whole);
}
END_TEST

START_TEST(a_unit_is_bounded_and_no_word_is_lost)
{
    Bench bench;
    bench_open(&bench);
    Out out = {0};
    for (int i = 0; i < 5000; i++)
        put_raw(&out, TEXT("word "));
    Outline outline;
    View *view = bench_view(&bench, out_text(&out), &outline);
    for (int layer = 0; layer < LAYER_COUNT; layer++) {
        const LayerText *text = &view->layers[layer];
        ck_assert_uint_gt(text->units.len, 1);
        ck_assert_uint_eq(text->refs.len, 5000);
        for (size_t i = 0; i < text->units.len; i++) {
            Span refs = text->units.at[i].refs;
            ck_assert_uint_le(refs.end - refs.start, SPAN_MOST);
        }
    }
    out_free(&out);
    bench_close(&bench);
}
END_TEST

START_TEST(a_unit_of_long_words_is_bounded)
{
    Bench bench;
    bench_open(&bench);
    Out out = {0};
    for (int i = 0; i < 60 * 200; i++)
        put_char(&out, i % 200 ? 'x' : ' ');
    Outline outline;
    View *view = bench_view(&bench, out_text(&out), &outline);
    const LayerText *text = &view->layers[LAYER_WHOLE];
    ck_assert_uint_gt(text->units.len, 1);
    for (size_t i = 0; i < text->units.len; i++)
        ck_assert_uint_lt(text->units.at[i].text.end - text->units.at[i].text.start, 4300);
    out_free(&out);
    bench_close(&bench);
}
END_TEST

static void put_words(Out *out, const char *word, int count)
{
    for (int i = 0; i < count; i++)
        put_print(out, " %s", word);
}

// 40 words, a comma, 40 words; and 80 words with nothing between them.
START_TEST(a_long_sentence_is_cut_at_a_sign)
{
    Bench bench;
    bench_open(&bench);
    Out out = {0};
    Outline outline;
    put_words(&out, "one", 40);
    put_char(&out, ',');
    put_words(&out, "two", 40);
    put_char(&out, '.');
    put_words(&out, "three", 80);
    const View *view = bench_view(&bench, out_text(&out), &outline);
    const LayerText *text = &view->layers[LAYER_SENTENCE];
    static const size_t lens[] = {40, 40, 63, 17};
    ck_assert_uint_eq(text->units.len, 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert_uint_eq(text->units.at[i].refs.end - text->units.at[i].refs.start, lens[i]);
    Span second = view_sentences(view, LAYER_SENTENCE, (Span){1, 2});
    ck_assert_uint_eq(second.start, 80);
    ck_assert_uint_eq(second.end, 160);
    Span near = view_near(view, text->refs.at[100].token);
    ck_assert_uint_eq(near.start, 80);
    ck_assert_uint_eq(near.end, 160);
    ck_assert_uint_eq(view_sentences(view, LAYER_SENTENCE, (Span){0, 9}).end, 160);
    out_free(&out);
    bench_close(&bench);
}
END_TEST

START_TEST(places_lead_back_to_tokens)
{
    Bench bench;
    bench_open(&bench);
    Outline outline;
    View *view = bench_view(&bench, TEXT("One two (three four) five. Six; seven."), &outline);
    const LayerText *text = &view->layers[LAYER_CLAUSE];
    for (size_t i = 0; i < text->units.len; i++) {
        const Unit *unit = &text->units.at[i];
        for (size_t j = unit->refs.start; j < unit->refs.end; j++) {
            Ref ref = text->refs.at[j];
            ck_assert_ptr_eq(view_clause(view, unit->sentence, unit->clause, ref.token), unit);
            Text word = view->tokens.at[ref.token].text;
            ck_assert_uint_eq(ref.unit, i);
            size_t at = unit->text.start + ref.at + 1;
            ck_assert(text_is(text_slice(text->text, at, at + word.len), word));
            ck_assert(ref.sign == view->signs[ref.token]);
            Ref whole = view->layers[LAYER_WHOLE].refs.at[view_ref(view, ref.token)];
            ck_assert_uint_eq(whole.token, ref.token);
        }
    }
    ck_assert_ptr_null(view_clause(view, 0, 9, 0));
    ck_assert_ptr_null(view_clause(view, 9, 0, 0));
    ck_assert_ptr_null(view_sentence(view, LAYER_WHOLE, 9));
    ck_assert_uint_eq(view_sentence(view, LAYER_WHOLE, 1)->sentence, 1);
    bench_close(&bench);
}
END_TEST

static size_t sentence_with(const Outline *outline, const char *word)
{
    for (size_t i = 0; i < outline->sentences.len; i++)
        if (text_find(text_span(outline->plain, outline->sentences.at[i].plain), 0, text_of(word))
            != TEXT_NONE)
            return i;
    ck_abort_msg("no sentence with %s", word);
}

// The titles above the sentence that holds "here", each between bars.
static Text titles(Bench *bench, const char *text)
{
    Outline outline;
    View *view = bench_view(bench, text_of(text), &outline);
    size_t found[TITLES_MOST];
    size_t count = titles_above(view, sentence_with(&outline, "here"), found);
    ck_assert_uint_le(count, TITLES_MOST);
    Out out = {0};
    for (size_t i = 0; i < count; i++)
        put_print(&out, "|%.*s",
                  TEXT_ARG(text_span(outline.plain, outline.sentences.at[found[i]].plain)));
    Text shown = arena_copy(&bench->arena, out_text(&out));
    out_free(&out);
    return shown;
}

START_TEST(titles_above_a_sentence)
{
    static const Sample samples[] = {
        {"here", ""},
        {"# A\n\nhere", "|A"},
        {"# A\n\n## B\n\n### C\n\nhere", "|C|B"},
        {"## A\n\n## B\n\nhere", "|B"},
        {"## A\n\n# B\n\n### C\n\nhere", "|C"},
        {"Lead:\n\n- a\n- here", "|Lead:"},
        {"**Lead**\n\n- a\n- here", "|Lead"},
        {"No lead.\n\n- a\n- here", ""},
        {"Out:\n\n- In:\n  - a\n  - here", "|In:|Out:"},
        {"Out:\n\n- In.\n  - a\n  - here", "|Out:"},
        {"Lead:\n\nhere", "|Lead:"},
        {"Lead: it is here", ""},
        {"Lead:\n\n- a\n\nhere.", ""},
        {"# A\n\nLead:\n\n- here", "|Lead:|A"},
        {"| A | B |\n|---|---|\n| x | here |", "|B"},
        {"| A | B |\n|---|---|\n| | here |", ""},
    };
    Bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        ck_assert_text(titles(&bench, samples[i].text), samples[i].units);
    bench_close(&bench);
}
END_TEST

Suite *suite_claim_view(void)
{
    return suite_of("claim/view", (const TTest *const[]){clauses, sentences,
                                                         a_unit_is_bounded_and_no_word_is_lost,
                                                         a_unit_of_long_words_is_bounded,
                                                         a_long_sentence_is_cut_at_a_sign,
                                                         places_lead_back_to_tokens,
                                                         titles_above_a_sentence, NULL});
}
