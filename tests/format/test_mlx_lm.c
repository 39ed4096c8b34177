#include "sample.h"

extern const Format format_mlx_lm;

static Arena arena;

#define FIGURES                                                                                    \
    "Prompt: 26 tokens, 187.455 tokens-per-sec\nGeneration: 848 tokens, 97.125 tokens-per-sec\n"   \
    "Peak memory: 4.312 GB\n"

static const struct {
    const char *source, *answer, *kinds;
} cases[] = {
    {"==========\nHello!\n==========\n" FIGURES, "Hello!", "mams"},
    {"Fetching 9 files\n==========\nHello!\n\n==========\n" FIGURES "bye\n", "Hello!\n", "nmamsn"},
    {"==========\na\n==========\nb\n==========\n" FIGURES, "a\n==========\nb", "mams"},
    {"==========\n\n==========\nNo text generated for this prompt\n", "", "mn"},
    {"\xEF\xBB\xBF==========\r\na\r\nb\r\n==========\r\n" "Prompt: 1 tokens, 2.000 tokens-per-sec",
     "a\nb", "nmams"},
};

START_TEST(the_answer_stands_between_rulers)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DocumentList documents;
        ck_assert(format_mlx_lm.detect(text_of(cases[i].source)));
        ck_assert(sample_text(&format_mlx_lm, text_of(cases[i].source), &arena, &documents));
        ck_assert_text(documents.at[0].answer.text, cases[i].answer);
        ck_assert_text(sample_kinds(&documents.at[0], &arena), cases[i].kinds);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(figures_are_rounded_to_hundredths)
{
    DocumentList documents;
    ck_assert(sample_text(&format_mlx_lm, text_of(cases[0].source), &arena, &documents));
    sample_stat(&documents.at[0], STAT_PROMPT_EVAL_COUNT, 26);
    sample_stat(&documents.at[0], STAT_PROMPT_EVAL_RATE, 18746);   // 187.455 to the even neighbour
    sample_stat(&documents.at[0], STAT_EVAL_COUNT, 848);
    sample_stat(&documents.at[0], STAT_EVAL_RATE, 9712);           // 97.125
    ck_assert(sample_text(&format_mlx_lm, text_of(cases[3].source), &arena, &documents));
    ck_assert(!documents.at[0].has_stats);
    arena_free(&arena);
}
END_TEST

START_TEST(rulers_without_figures_are_text)
{
    static const char *const others[] = {"", "==========\n", "==========\na\n==========\nb\n",
                                         "=========\na\n==========\n" FIGURES,
                                         "a\n==========\n" FIGURES};
    DocumentList documents;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        ck_assert_msg(!format_mlx_lm.detect(text_of(others[i])), "%s", others[i]);
        ck_assert(!sample_text(&format_mlx_lm, text_of(others[i]), &arena, &documents));
    }
    arena_free(&arena);
}
END_TEST

START_TEST(damage_is_taken_as_it_is)
{
    static const char *const lines[] = {
        "==========", "", "a", "Prompt: 1 tokens, 2.000 tokens-per-sec", "Peak memory: 1 GB",
        "Generation: 1 tokens, 2.0005 tokens-per-sec", "Prompt: x tokens-per-sec",
        "No text generated for this prompt", "Draft acceptance: 1/2", "\xEF\xBB\xBF",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        sample_damaged(&format_mlx_lm, text_of(cases[i].source), &arena);
    sample_soup(&format_mlx_lm, lines, sizeof lines / sizeof *lines, &arena);
    arena_free(&arena);
}
END_TEST

Suite *suite_format_mlx_lm(void)
{
    return suite_of("format/mlx_lm",
                    (const TTest *const[]){the_answer_stands_between_rulers,
                                           figures_are_rounded_to_hundredths,
                                           rulers_without_figures_are_text,
                                           damage_is_taken_as_it_is, NULL});
}
