#include "run/baseline.h"

#include "run/graded.h"

static const char *const pack =
    "answerlint: 1\npack: mine\nrules:\n- {id: two, severity: error, check: bullets, count: 2}\n"
    "- {id: no-b, severity: error, check: punctuation, forbid: ';'}\n";

static Text noted(const Result *result)
{
    Out out = {0};
    baseline_note(result, &keep, &out);
    Text notes = arena_copy(&keep, out_text(&out));
    out_free(&out);
    return notes;
}

static Text written(const Baseline *baseline)
{
    Out out = {0};
    baseline_put(baseline, &out);
    Text text = arena_copy(&keep, out_text(&out));
    out_free(&out);
    return text;
}

static Baseline read_back(Text file, const char *today)
{
    Folder folder;
    Error error = {0};
    folder_make(&folder);
    const char *path = folder_write(&folder, "known", arena_terminated(&keep, file));
    Baseline baseline = {.path = arena_copy(&keep, text_of(path)), .keep = &keep};
    bool good = baseline_read(&baseline, text_of(today), &error);
    ck_assert_msg(good, "%u: %.*s", error.line, TEXT_ARG(error.message));
    folder_remove(&folder);
    return baseline;
}

static Text first_of(const Result *result)
{
    Baseline baseline = {.keep = &keep, .update = true};
    baseline_count(&baseline, noted(result));
    baseline_settle(&baseline);
    return written(&baseline);
}

START_TEST(what_was_found_is_known)
{
    Ruleset ruleset = ruleset_of(pack);
    Policy policy = policy_default();
    policy.min_score = 1000;
    Result result = graded(&ruleset, &policy, document_of(NULL, "- a;\n- b;\n- c\n"));
    ck_assert(result.failed);
    size_t found = result.findings.len;
    int64_t score = result.score;
    Text file = first_of(&result);
    Baseline baseline = read_back(file, "2027-01-01");
    ck_assert(text_is(written(&baseline), file));
    baseline_apply(&baseline, &policy, &result, &keep);
    ck_assert_uint_eq(result.findings.len, 0);
    ck_assert_uint_eq(result.suppressed.len, found);
    ck_assert(!result.failed);
    ck_assert_int_eq(result.score, score);
}
END_TEST

// Without an id another text is another answer; with one only other findings are new.
START_TEST(what_is_new_fails)
{
    Ruleset ruleset = ruleset_of(pack);
    Policy policy = policy_default();
    Document *document = document_of(NULL, "- a\n- b\n- c\n");
    document->id = TEXT("q");
    Result result = graded(&ruleset, &policy, document);
    Baseline baseline = read_back(first_of(&result), "2027-01-01");
    document = document_of(NULL, "\n\n- a\n- b\n- c\n");
    document->id = TEXT("q");
    result = graded(&ruleset, &policy, document);
    baseline_apply(&baseline, &policy, &result, &keep);
    ck_assert(!result.failed);
    document->id = (Text){0};
    result = graded(&ruleset, &policy, document);
    baseline_apply(&baseline, &policy, &result, &keep);
    ck_assert(result.failed);
    document = document_of(NULL, "- a\n- b\n- c\n\nx; y\n");
    document->id = TEXT("q");
    result = graded(&ruleset, &policy, document);
    baseline_apply(&baseline, &policy, &result, &keep);
    ck_assert(result.failed);
    ck_assert_uint_eq(result.suppressed.len, 1);
    ck_assert_uint_eq(result.findings.len, 1);
    ck_assert_text(result.findings.at[0].rule->name, "no-b");
}
END_TEST

static const char *const one =
    "{\"schema\":\"answerlint-baseline/1\",\"entries\":[\n"
    "{\"record\":\"id q\",\"rule\":\"p/a\",\"fingerprint\":\"f\",\"count\":2,\"reason\":\"so\",\"until\":"
    "\"2027-01-31\"}\n]}\n";

START_TEST(dates_pass)
{
    ck_assert(!read_back(text_of(one), "2027-01-31").entries.at[0].expired);
    ck_assert(read_back(text_of(one), "2027-02-01").entries.at[0].expired);
    ck_assert(read_back(text_of(one), "2028-01-01").entries.at[0].expired);
}
END_TEST

static Text note_of(Baseline *baseline, const char *today, uint64_t seen, bool update, bool prune)
{
    *baseline = read_back(text_of(one), today);
    baseline->entries.at[0].seen = seen;
    baseline->update = update;
    baseline->prune = prune;
    return written(baseline);
}

START_TEST(updates_add_and_prunes_drop)
{
    Baseline baseline;
    Text as_it_was = text_of(one);
    ck_assert(text_is(note_of(&baseline, "2027-01-01", 1, true, false), as_it_was));
    ck_assert(text_find(note_of(&baseline, "2027-01-01", 3, true, false), 0,
                        TEXT("\"count\":3,\"reason\":\"so\",\"until\":\"2027-01-31\"}")) != TEXT_NONE);
    ck_assert(text_find(note_of(&baseline, "2028-01-01", 2, true, false), 0,
                        TEXT("\"count\":2,\"reason\":\"so\",\"until\":null}")) != TEXT_NONE);
    ck_assert(text_find(note_of(&baseline, "2027-01-01", 1, false, true), 0,
                        TEXT("\"count\":1,")) != TEXT_NONE);
    ck_assert(text_find(note_of(&baseline, "2027-01-01", 0, true, true), 0, TEXT("\"record\""))
              == TEXT_NONE);
}
END_TEST

Suite *suite_run_baseline(void)
{
    return suite_of("run/baseline",
                    (const TTest *const[]){what_was_found_is_known, what_is_new_fails, dates_pass,
                                           updates_add_and_prunes_drop, NULL});
}
