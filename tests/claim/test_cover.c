#include "claim/cover.h"

#include "judged.h"

#define TERMS                                                                                      \
    "{wait: [block, halt], stop: ['{wait}', end], be: {words: [is, are], exact: true}, "           \
    "held: ['block the thread', 'halt all threads']}"

static bool covers(const char *wide, const char *narrow)
{
    static Bench bench;
    static const Terms *terms;
    if (!terms) {
        Error error = {0};
        bench_open(&bench);
        terms = terms_load(yaml_parse(text_of(TERMS), TEXT("terms.yaml"), &keep, &error),
                           bench.lexicon, &keep, &error);
    }
    return phrase_covers(terms, text_of(wide), text_of(narrow), &keep);
}

START_TEST(shown)
{
    static const char *const cases[][2] = {
        {"thread", "thread"},
        {"await .. thread", "await .. thread"},
        {"thread", "await .. thread"},
        {"Thread", "await .. thread"},
        {"(thread|it)", "await .. thread"},
        {"(thread|it)", "await (it|thread)"},
        {"{wait}", "await {wait} it"},
        {"(block|halt|stop)", "await {wait} it"},
        {"{stop}", "await {wait} it"},
        {"{stop}", "(halt|end)"},
        {"thread", "=thread"},
        {"=thread", "a =thread"},
        {"{be}", "it =is"},
        {"(thread|threads)", "now {held}"},
        {"(a b|c)", "x (c|a b)"},
        {"`thread`", "await `thread`"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(covers(cases[i][0], cases[i][1]), "%s over %s", cases[i][0], cases[i][1]);
}
END_TEST

START_TEST(not_shown)
{
    static const char *const cases[][2] = {
        {"await .. thread", "thread"},
        {"thread", "await .. thread? now"},
        {"thread", "await"},
        {"(thread|it)", "await (it|that)"},
        {"{wait}", "(block|halt|stop)"},
        {"=thread", "thread"},
        {"{be}", "it is"},                   // "is" inflects: was
        {"thread now", "await thread now"},  // more than one element: not looked into
        {"re:a", "re:b"},
        {"{unknown}", "thread"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(!covers(cases[i][0], cases[i][1]), "%s over %s", cases[i][0], cases[i][1]);
}
END_TEST

Suite *suite_claim_cover(void)
{
    return suite_of("claim/cover", (const TTest *const[]){shown, not_shown, NULL});
}
