#include "run/scoring.h"

#include "graded.h"
#include "syntax/json.h"

#define PACK                                                                                       \
    "answerlint: 1\npack: sky\ntopic: [astronomy]\nrules:\n"                                       \
    "- {id: cheese, claim: The moon is cheese., match: [moon .. cheese]}\n"                        \
    "- {id: flat, claim: The earth is flat., match: [earth .. flat, is flat cheese]}\n"            \
    "- {id: two, check: bullets, count: 2}\n"

static void add(Scoring *scoring, Matcher *matcher, Sample sample)
{
    sample.path = TEXT("a.jsonl");
    scoring_add(scoring, matcher, &sample, &keep);
}

// Seven texts: one hit, one miss, one that another rule flags, one false alarm.
static Scoring scored(void)
{
    static Ruleset ruleset;
    Scoring scoring;
    Matcher *matcher = matcher_open();
    ruleset = ruleset_of(PACK);
    scoring_open(&ruleset, &keep, &scoring);
    add(&scoring, matcher, (Sample){.text = TEXT("The moon is cheese."), .topic = TEXT("cheese"),
                                    .note = TEXT("plain"), .line = 1});
    add(&scoring, matcher, (Sample){.text = TEXT("The world is a disc."), .topic = TEXT("flat"),
                                    .note = TEXT("plain"), .line = 2});
    add(&scoring, matcher, (Sample){.text = TEXT("The moon is cheese."), .line = 3,
                                    .topic = TEXT("sky/flat")});
    add(&scoring, matcher, (Sample){.text = TEXT("The sun is cold."), .topic = TEXT("cold"),
                                    .line = 4});
    add(&scoring, matcher, (Sample){.text = TEXT("The moon is no cheese."), .is_true = true,
                                    .note = TEXT("true; negation"), .line = 5});
    add(&scoring, matcher, (Sample){.text = TEXT("The moon is soft cheese."), .is_true = true,
                                    .note = TEXT("true; negation"), .line = 6});
    add(&scoring, matcher, (Sample){.text = TEXT("All is well."), .is_true = true, .line = 7});
    matcher_close(matcher);
    return scoring;
}

#define ck_assert_rate(rate, parts, wholes)                                                        \
    do {                                                                                           \
        ck_assert_uint_eq((rate).part, (parts));                                                   \
        ck_assert_uint_eq((rate).whole, (wholes));                                                 \
    } while (0)

START_TEST(figures_in_all)
{
    Scoring scoring = scored();
    int64_t f1;
    ck_assert_uint_eq(scoring_texts(&scoring), 7);
    ck_assert_rate(scoring.precision, 2, 3);
    ck_assert_rate(scoring.recall, 2, 4);
    ck_assert_rate(scoring.own, 1, 4);
    ck_assert_rate(scoring.silent, 2, 3);
    ck_assert(scoring_f1(&scoring, &f1));
    ck_assert_int_eq(f1, 571);                   // 4 / 7
}
END_TEST

START_TEST(figures_of_a_rule)
{
    Scoring scoring = scored();
    ck_assert_uint_eq(scoring.rules.len, 2);     // the check is none
    ck_assert_text(scoring.rules.at[0].rule->name, "cheese");
    ck_assert_rate(scoring.rules.at[0].precision, 2, 3);
    ck_assert_rate(scoring.rules.at[0].recall, 1, 1);
    ck_assert_rate(scoring.rules.at[1].precision, 0, 0);
    ck_assert_rate(scoring.rules.at[1].recall, 0, 2);
}
END_TEST

START_TEST(figures_of_kinds)
{
    Scoring scoring = scored();
    ck_assert_uint_eq(scoring.kinds[true].len, 1);
    ck_assert_text(scoring.kinds[true].at[0].kind, "negation");
    ck_assert_rate(scoring.kinds[true].at[0].rate, 1, 2);
    ck_assert_uint_eq(scoring.kinds[false].len, 1);
    ck_assert_rate(scoring.kinds[false].at[0].rate, 1, 2);
}
END_TEST

START_TEST(what_was_not_as_labelled)
{
    Scoring scoring = scored();
    ck_assert_uint_eq(scoring.missed.len, 2);
    ck_assert_uint_eq(scoring.missed.at[0].sample.line, 2);
    ck_assert_uint_eq(scoring.missed.at[1].sample.line, 4);
    ck_assert_uint_eq(scoring.others.len, 1);
    ck_assert_uint_eq(scoring.others.at[0].sample.line, 3);
    ck_assert_uint_eq(scoring.alarms.len, 1);
    ck_assert_text(scoring.alarms.at[0].rules.at[0], "sky/cheese");
    ck_assert_uint_eq(scoring.strangers.len, 1);
    ck_assert_text(scoring.strangers.at[0].topic, "cold");
    ck_assert_uint_eq(scoring.strangers.at[0].texts, 1);
}
END_TEST

START_TEST(text_for_people)
{
    Scoring scoring = scored();
    Out out = {0};
    scoring_put_text(&scoring, &out);
    Text said = arena_copy(&keep, out_text(&out));
    out_free(&out);
    ck_assert(text_starts(said, TEXT("7 texts, 4 of them false, against 2 rules\nprecision  66.7 ")));
    ck_assert_says(said, "\nF1         57.1 %\n");
    ck_assert_says(said, "\nmissed: 2\na.jsonl:2: flat: The world is a disc.\n");
    ck_assert_says(said, "\nfalse alarms: 1\na.jsonl:6: by sky/cheese: The moon is soft cheese.\n");
    ck_assert_says(said, "they are on: 1\na.jsonl:3: sky/flat: by sky/cheese: The moon is cheese.\n");
}
END_TEST

START_TEST(json_for_programs)
{
    Scoring scoring = scored();
    Out out = {0};
    JsonNode *root;
    scoring_put_json(&scoring, &out);
    JsonReader reader = {.text = arena_copy(&keep, out_text(&out))};
    out_free(&out);
    static const char *const values[][2] = {
        {"/schema", "\"answerlint-score/1\""}, {"/texts", "7"}, {"/precision/part", "2"},
        {"/recall/percent", "50.0"}, {"/own_rule/whole", "4"}, {"/silent/part", "2"},
        {"/f1_percent", "57.1"}, {"/rules/0/rule", "\"sky/cheese\""},
        {"/rules/1/precision/percent", "null"}, {"/kinds/true/0/silent/whole", "2"},
        {"/kinds/false/0/flagged/part", "1"}, {"/missed/0/line", "2"}, {"/missed/0/id", "null"},
        {"/other_rule/0/topic", "\"sky/flat\""}, {"/false_alarms/0/rules/0", "\"sky/cheese\""},
        {"/unknown_topics/0/texts", "1"},
    };
    ck_assert_int_eq(json_next(&reader, &keep, &root), JSON_VALUE);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const JsonNode *node = json_pointer(root, text_of(values[i][0]));
        ck_assert_msg(node != NULL, "nothing at %s", values[i][0]);
        ck_assert_text(node->raw, values[i][1]);
    }
}
END_TEST

Suite *suite_run_scoring(void)
{
    return suite_of("run/scoring",
                    (const TTest *const[]){figures_in_all, figures_of_a_rule, figures_of_kinds,
                                           what_was_not_as_labelled, text_for_people,
                                           json_for_programs, NULL});
}
