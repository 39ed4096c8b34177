#include "run/explain.h"

#include "graded.h"
#include "run/trial.h"
#include "syntax/json.h"

#define HEAD "answerlint: 1\npack: mine\ntopic: [moon]\nrules:\n"
#define CHEESE HEAD "- id: cheese\n  claim: The moon is cheese.\n  match: [moon .. cheese, mice]\n"

static Explained explained_by(const char *pack, const char *thinking, const char *answer,
                              ChannelKind channel)
{
    Ruleset *ruleset = arena_new(&keep, Ruleset);
    static const Policy policy;
    Explained explained;
    *ruleset = ruleset_of(pack);
    Grader grader = {.ruleset = ruleset, .policy = &policy, .matcher = matcher_open()};
    explain_document(&grader, ruleset->rules.at[0], document_of(thinking, answer), channel, &keep,
                     &explained);
    matcher_close(grader.matcher);
    return explained;
}

static const JsonNode *json_of(const Explained *explained)
{
    Out out = {0};
    explain_put_json_head(explained->rule, &out);
    explain_put_json(explained, &keep, &out);
    put_ours(&out, explain_json_end);
    JsonReader reader = {.text = arena_copy(&keep, out_text(&out))};
    JsonNode *root;
    ck_assert_int_eq(json_next(&reader, &keep, &root), JSON_VALUE);
    out_free(&out);
    return root;
}

static void ck_assert_json(const JsonNode *root, const char *pointer, const char *raw)
{
    const JsonNode *node = json_pointer(root, text_of(pointer));
    ck_assert_msg(node != NULL, "nothing at %s", pointer);
    ck_assert_text(node->raw, raw);
}

START_TEST(a_claim_as_json)
{
    Explained explained = explained_by(CHEESE, NULL, "The moon is \"cheese\".", CHANNEL_ANSWER);
    const JsonNode *root = json_of(&explained);
    ck_assert_json(root, "/schema", "\"answerlint-explain/1\"");
    ck_assert_json(root, "/rule/id", "\"mine/cheese\"");
    ck_assert_json(root, "/rule/line", "5");
    ck_assert_json(root, "/documents/0/applies", "true");
    ck_assert_json(root, "/documents/0/outcome", "\"fail\"");
    ck_assert_json(root, "/documents/0/accounts/0/standing", "\"flagged\"");
    ck_assert_json(root, "/documents/0/accounts/0/start", "4");
    ck_assert_json(root, "/documents/0/accounts/0/column", "5");
    ck_assert_json(root, "/documents/0/accounts/0/entry/number", "1");
    ck_assert_json(root, "/documents/0/accounts/0/phrases/0/line", "7");
    ck_assert_json(root, "/documents/0/accounts/0/phrases/0/where", "\"found\"");
    ck_assert_json(root, "/documents/0/accounts/0/phrases/0/text", "\"moon is \\\"cheese\"");
}
END_TEST

START_TEST(the_topic_does_not_gate)
{
    Explained explained = explained_by(CHEESE, NULL, "Mice.", CHANNEL_ANSWER);
    ck_assert(!explained.applies);
    ck_assert_int_eq(explained.outcome, OUTCOME_FAIL);
    ck_assert_uint_eq(explained.accounts.len, 1);
}
END_TEST

START_TEST(a_channel_that_is_not_there)
{
    Explained explained = explained_by(CHEESE, NULL, "The moon.", CHANNEL_THINKING);
    ck_assert(!explained.present);
    ck_assert_json(json_of(&explained), "/documents/0/present", "false");
    explained = explained_by(CHEESE, "The moon is cheese.", "The moon.", CHANNEL_THINKING);
    ck_assert(explained.present);
    ck_assert_int_eq(explained.outcome, OUTCOME_FAIL);
}
END_TEST

START_TEST(no_prose)
{
    Explained explained = explained_by(CHEESE, NULL, "```\nmoon cheese\n```\n", CHANNEL_ANSWER);
    ck_assert_int_eq(explained.outcome, OUTCOME_NOT_APPLICABLE);
    ck_assert_uint_eq(explained.accounts.len, 0);
}
END_TEST

#define COUNTED(rule, answer, says)                                                                \
    do {                                                                                           \
        Explained explained_ = explained_by("answerlint: 1\npack: mine\nrules:\n" rule "\n",       \
                                            NULL, (answer), CHANNEL_ANSWER);                       \
        ck_assert_uint_ge(explained_.counted.len, 1);                                              \
        ck_assert_text(explained_.counted.at[0], (says));                                          \
    } while (0)

START_TEST(what_a_check_counted)
{
    COUNTED("- {id: a, check: bullets, count: 2}", "- a\n- b\n", "2 bullets at the top level");
    COUNTED("- {id: a, check: bullets, count: 2}", "Prose.", "0 bullets at the top level");
    COUNTED("- {id: a, check: words, count: {max: 9}}", "One two three.", "3 words");
    COUNTED("- {id: a, check: item-words, words: {max: 9}}", "- a b\n- c\n",
            "bullet 1 of 2 has 2 words");
    COUNTED("- {id: a, check: keywords, words: [war], count: {min: 1}}", "War and war.",
            "the word 'war' occurs 2 times");
    COUNTED("- {id: a, check: letters, letter: a, share: {max: 50}}", "aab",
            "2 of 3 letters are 'a'");
    COUNTED("- {id: a, check: tables, columns: {max: 5}}", "| a | b |\n|---|---|\n| 1 | 2 |\n",
            "table 1 has 2 columns");
    COUNTED("- {id: a, check: words, count: 2, not: true}", "One two.", "2 words");
}
END_TEST

START_TEST(a_check_that_fails)
{
    Explained explained = explained_by("answerlint: 1\npack: mine\nrules:\n"
                                       "- {id: a, check: bullets, count: 3}\n",
                                       NULL, "- a\n- b\n", CHANNEL_ANSWER);
    ck_assert_int_eq(explained.outcome, OUTCOME_FAIL);
    ck_assert_uint_eq(explained.findings.len, 1);
    const JsonNode *root = json_of(&explained);
    ck_assert_json(root, "/documents/0/findings/0/line", "2");
    ck_assert_json(root, "/documents/0/counted/0", "\"2 bullets at the top level\"");
}
END_TEST

START_TEST(a_check_that_does_not_count)
{
    Explained explained = explained_by("answerlint: 1\npack: mine\nrules:\n"
                                       "- {id: a, check: json}\n", NULL, "{}", CHANNEL_ANSWER);
    ck_assert_int_eq(explained.outcome, OUTCOME_PASS);
    ck_assert_uint_eq(explained.counted.len, 0);
}
END_TEST

// The sentences that are flagged, each once, in order.
static void ck_assert_agrees(const Rule *rule, Trial *trial, size_t *flagged)
{
    ClaimHitList hits = {0};
    AccountList accounts = {0};
    Text trouble;
    bool *judged = arena_array(trial->arena, bool, trial->outline.sentences.len);
    bool *told = arena_array(trial->arena, bool, trial->outline.sentences.len);
    trial_judge(trial, rule, rule->claim, &hits, &trouble);
    for (size_t i = 0; i < hits.len; i++)
        if (hits.at[i].sentence != TEXT_NONE)
            judged[hits.at[i].sentence] = true;
    if (trial->views.len)
        claim_account(rule->claim, trial->views.at[0], trial->arena, &accounts, &trouble);
    for (size_t i = 0; i < accounts.len; i++)
        if (accounts.at[i].standing == STANDING_FLAGGED && !accounts.at[i].in_code)
            told[accounts.at[i].sentence] = true;
    for (size_t i = 0; i < trial->outline.sentences.len; i++) {
        ck_assert_msg(judged[i] == told[i], "%.*s: sentence %zu of %.*s", TEXT_ARG(rule->id), i,
                      TEXT_ARG(trial->outline.plain));
        *flagged += judged[i];
    }
}

// What explain says is what the judge does, on every text that the built-in claims carry.
START_TEST(accounts_agree_with_the_judge)
{
    Ruleset ruleset;
    RulesetChoice choice = {.whole = true};
    Error error = {0};
    Matcher *matcher = matcher_open();
    size_t flagged = 0;
    library_names(&keep, &choice.packs);
    ck_assert(ruleset_load(&choice, &keep, &ruleset, &error));
    for (size_t i = 0; i < ruleset.rules.len; i++) {
        const Rule *rule = ruleset.rules.at[i];
        const TextList *texts[] = {&rule->flag, &rule->pass, &rule->gap};
        Arena arena = {0};
        for (size_t j = 0; rule->claim && j < 3; j++)
            for (size_t k = 0; k < texts[j]->len; k++)
                ck_assert_agrees(rule, trial_make(matcher, texts[j]->at[k], &arena), &flagged);
        arena_free(&arena);
    }
    matcher_close(matcher);
    ck_assert_uint_gt(flagged, 100);
}
END_TEST

Suite *suite_run_explain(void)
{
    return suite_of("run/explain",
                    (const TTest *const[]){a_claim_as_json, the_topic_does_not_gate,
                                           a_channel_that_is_not_there, no_prose,
                                           what_a_check_counted, a_check_that_fails,
                                           a_check_that_does_not_count,
                                           accounts_agree_with_the_judge, NULL});
}
