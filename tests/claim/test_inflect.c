#include "claim/inflect.h"

#include "claim/judged.h"

static bool has_form(Bench *bench, const char *word, const char *form)
{
    TextList forms = {0};
    inflect(&bench->lexicon->inflection, text_of(word), &bench->arena, &forms);
    ck_assert_text(forms.at[0], word);
    for (size_t i = 0; i < forms.len; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(!text_is(forms.at[i], forms.at[j]), "twice: %.*s", TEXT_ARG(forms.at[i]));
    return text_list_has(&forms, text_of(form));
}

typedef struct Form {
    const char *word, *form;
} Form;

START_TEST(forms_that_people_write)
{
    static const Form forms[] = {
        {"block", "blocks"},       {"block", "blocked"},       {"block", "blocking"},
        {"wrap", "wraps"},         {"wrap", "wrapped"},        {"wrap", "wrapping"},
        {"cancel", "cancelled"},   {"cancel", "canceled"},     {"cancel", "cancelling"},
        {"catch", "catches"},      {"catch", "caught"},        {"throw", "threw"},
        {"throw", "thrown"},       {"throw", "throwing"},      {"free", "freed"},
        {"free", "freeing"},       {"use", "used"},            {"use", "using"},
        {"retry", "retries"},      {"retry", "retried"},       {"retry", "retrying"},
        {"delay", "delays"},       {"delay", "delayed"},       {"die", "dying"},
        {"pass", "passes"},        {"fix", "fixes"},           {"do", "does"},
        {"be", "were"},            {"run", "ran"},             {"run", "running"},
        {"synchronise", "synchronizes"}, {"serialize", "serialised"},
        {"behaviour", "behavior"}, {"behavior", "behaviours"}, {"analyse", "analyzing"},
        {"exception", "exceptions"}, {"Task", "Tasks"},        {"ValueTask", "ValueTasks"},
    };
    Bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        ck_assert_msg(has_form(&bench, forms[i].word, forms[i].form), "%s has no %s", forms[i].word,
                      forms[i].form);
    bench_close(&bench);
}
END_TEST

START_TEST(forms_that_nobody_means)
{
    static const Form forms[] = {
        {"async", "asyncs"},  {"not", "nots"},    {"the", "thes"},  {"Task", "Tasking"},
        {"C#", "C#s"},        {"use", "useing"},  {"fix", "fixxed"}, {"show", "showwed"},
        {"throw", "throwed"}, {"retry", "retrys"}, {"wait", "waitted"}, {"ise", "ize"},
    };
    Bench bench;
    bench_open(&bench);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        ck_assert_msg(!has_form(&bench, forms[i].word, forms[i].form), "%s has %s", forms[i].word,
                      forms[i].form);
    bench_close(&bench);
}
END_TEST

START_TEST(short_and_odd_words)
{
    Bench bench;
    bench_open(&bench);
    static const char *const words[] = {"a", "s", "y", "e", "ie", "ee", "zz", "\u00E9", "42", "x-y"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert(has_form(&bench, words[i], words[i]));
    ck_assert(!has_form(&bench, "42", "42s"));
    bench_close(&bench);
}
END_TEST

Suite *suite_claim_inflect(void)
{
    return suite_of("claim/inflect", (const TTest *const[]){forms_that_people_write,
                                                            forms_that_nobody_means,
                                                            short_and_odd_words, NULL});
}
