#include "run/diff_put.h"

#include "error.h"
#include "folder.h"
#include "report/sample.h"

static Folder folder;
static Error error;

static const char *const result_line =
    "{\"path\":\"%s\",\"record\":%d,\"id\":%s,\"format\":\"plain\",\"model\":null,\"status\":\"ok\","
    "\"thinking\":{\"state\":\"none\",\"words\":0},\"answer\":{\"words\":1,\"sentences\":1,\"items\":0},"
    "\"digests\":{\"answer\":%s,\"prompt\":null},\"stats\":null,\"score\":%s,\"grade\":\"A\","
    "\"verdict\":\"%s\",\"criteria\":[],\"findings\":[%s],\"rules\":[]}\n";

static Text finding(const char *rule, const char *excerpt, int start)
{
    return arena_print(&folder.arena,
                       "{\"rule\":\"%s\",\"severity\":\"error\",\"criterion\":\"facts\",\"channel\":"
                       "\"answer\",\"item\":null,\"start\":%d,\"end\":%d,\"line\":%d,\"column\":1,"
                       "\"excerpt\":\"%s\",\"message\":\"m\",\"fact\":null,\"sources\":[]}",
                       rule, start, start + (int)strlen(excerpt), start + 1, excerpt);
}

static Text join(Text a, Text b)
{
    return arena_join(&folder.arena, arena_join(&folder.arena, a, TEXT(",")), b);
}

// A result without an id has the digest of its answer, a result with one has none.
static Text result(const char *path, int record, const char *id, const char *digest, Text findings)
{
    bool bad = findings.len > 0;
    return arena_print(&folder.arena, result_line, path, record, id, digest, bad ? "0.0" : "100.0",
                       bad ? "fail" : "pass", arena_terminated(&folder.arena, findings));
}

static void compare(Text before, Text after, Diff *diff)
{
    Saved saved = {.keep = &folder.arena, .error = &error};
    const char *old = folder_write(&folder, "old", arena_terminated(&folder.arena, before));
    const char *new = folder_write(&folder, "new", arena_terminated(&folder.arena, after));
    ck_assert_msg(diff_read(&saved, text_of(old), text_of(new), diff), "%.*s",
                  TEXT_ARG(error.message));
}

static void ck_assert_changes(const uint64_t *counts, uint64_t broken, uint64_t fixed,
                              uint64_t still, uint64_t new, uint64_t gone)
{
    const uint64_t expected[CHANGE_COUNT] = {broken, fixed, still, new, gone};
    for (Change i = 0; i < CHANGE_COUNT; i++)
        ck_assert_msg(counts[i] == expected[i], "%s: %llu, not %llu", change_name(i),
                      (unsigned long long)counts[i], (unsigned long long)expected[i]);
}

START_TEST(findings_are_the_same_wherever_they_stand)
{
    Diff diff;
    folder_make(&folder);
    Text two = join(finding("p/a", "one two", 0), finding("p/a", "one two", 30));
    compare(result("a", 0, "\"x\"", "null", join(two, finding("p/b", "one two", 0))),
            result("b", 7, "\"x\"", "null",
                   join(finding("p/b", "one  two", 90), finding("p/a", "one two", 5))),
            &diff);
    ck_assert_changes(diff.findings, 0, 1, 2, 0, 0);
    ck_assert_changes(diff.verdicts, 0, 0, 1, 0, 0);
    ck_assert(!diff_is_empty(&diff));
    // One in place of another, as many as before.
    compare(result("a", 0, "\"x\"", "null", finding("p/a", "one", 0)),
            result("a", 0, "\"x\"", "null", finding("p/a", "two", 0)), &diff);
    ck_assert_changes(diff.findings, 1, 1, 0, 0, 0);
    ck_assert_uint_eq(diff.rules.len, 1);
    ck_assert_uint_eq(diff.rules.at[0].broken, 0);      // the answer has it in both runs
    ck_assert_uint_eq(diff.rules.at[0].fixed, 0);
    folder_remove(&folder);
}
END_TEST

// By id, within a path first; by text; by place.
START_TEST(answers_find_their_partners)
{
    Diff diff;
    folder_make(&folder);
    Text bad = finding("p/a", "one", 0), none = {0};
    Text before = result("m1", 0, "\"q\"", "null", bad);
    before = arena_join(&folder.arena, before, result("m2", 0, "\"q\"", "null", none));
    before = arena_join(&folder.arena, before, result("c", 0, "null", "\"c1\"", bad));
    before = arena_join(&folder.arena, before, result("c", 1, "null", "\"c2\"", none));
    Text after = result("m2", 0, "\"q\"", "null", none);
    after = arena_join(&folder.arena, after, result("m1", 0, "\"q\"", "null", bad));
    after = arena_join(&folder.arena, after, result("c", 0, "null", "\"c2\"", none));
    after = arena_join(&folder.arena, after, result("c", 1, "null", "\"c3\"", none));
    after = arena_join(&folder.arena, after, result("d", 0, "null", "\"c1\"", bad));
    compare(before, after, &diff);
    ck_assert_changes(diff.verdicts, 0, 0, 2, 1, 0);
    ck_assert_uint_eq(diff.pairs, 4);
    ck_assert_uint_eq(diff.passing, 2);
    ck_assert_uint_eq(diff.better + diff.worse, 0);
    ck_assert_ptr_eq(diff.after.results.at[4].partner, &diff.before.results.at[2]);
    ck_assert_ptr_null(diff.after.results.at[3].partner);
    folder_remove(&folder);
}
END_TEST

START_TEST(nothing_differs_from_itself)
{
    Diff diff;
    folder_make(&folder);
    Text run = arena_join(&folder.arena,
                          result("a", 0, "null", "\"c1\"", finding("p/a", "one", 0)),
                          result("a", 1, "null", "\"c1\"", (Text){0}));
    compare(run, run, &diff);
    ck_assert(diff_is_empty(&diff));
    ck_assert_changes(diff.findings, 0, 0, 1, 0, 0);
    ck_assert_uint_eq(diff.scored, 2);
    folder_remove(&folder);
}
END_TEST

static Text page_of(const Diff *diff)
{
    Out out = {0};
    diff_put_html(diff, &out);
    Text page = arena_copy(&folder.arena, out_text(&out));
    out_free(&out);
    return page;
}

static size_t count_of(Text text, const char *part)
{
    size_t count = 0;
    for (size_t at = 0; (at = text_find(text, at, text_of(part))) != TEXT_NONE; at++)
        count++;
    return count;
}

START_TEST(a_page_has_a_row_for_each_finding)
{
    static const char *const rows[] = {"<tr data-kind=\"broken\" data-rule=\"p/b\">",
                                       "<tr data-kind=\"fixed\" data-rule=\"p/a\">",
                                       "<tr data-kind=\"still\" data-rule=\"p/a\">",
                                       "<tr data-kind=\"new\" data-rule=\"p/a\">",
                                       "<tr data-kind=\"gone\">"};      // it had no finding
    Diff diff;
    folder_make(&folder);
    Text before = arena_join(&folder.arena,
                             result("a", 0, "\"x\"", "null", join(finding("p/a", "one", 0),
                                                                  finding("p/a", "two", 9))),
                             result("g", 0, "\"y\"", "null", (Text){0}));
    Text after = arena_join(&folder.arena,
                            result("a", 0, "\"x\"", "null", join(finding("p/a", "two", 0),
                                                                 finding("p/b", "one", 9))),
                            result("n", 0, "\"z\"", "null", finding("p/a", "new", 0)));
    compare(before, after, &diff);
    Text page = page_of(&diff);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(count_of(page, rows[i]) == 1, "%s", rows[i]);
    ck_assert_uint_eq(count_of(page, "<tr data-kind="), 5);
    ck_assert_uint_eq(count_of(page, "id=\"verdict\">regression<"), 1);
    ck_assert_uint_eq(count_of(page, "more are not in this file"), 0);
    compare(after, after, &diff);
    page = page_of(&diff);
    ck_assert_uint_eq(count_of(page, "Nothing differs."), 1);
    ck_assert_uint_eq(count_of(page, "<tr data-kind="), 0);
    ck_assert_uint_eq(count_of(page, "id=\"verdict\">no regression<"), 1);
    folder_remove(&folder);
}
END_TEST

START_TEST(nothing_foreign_is_markup)
{
    static const char *const bad = "</script><img src=x onerror=hit()>##[group]\\u001b\\u202e'";
    Diff diff;
    folder_make(&folder);
    compare(result(bad, 1, "\"<b>\"", "null", (Text){0}),
            result(bad, 1, "\"<b>\"", "null", finding(bad, bad, 0)), &diff);
    Text page = page_of(&diff);
    assert_harmless(page);
    ck_assert_uint_eq(count_of(page, "<img"), 0);
    ck_assert_uint_eq(count_of(page, "</script>"), 1);
    ck_assert_uint_eq(count_of(page, "id &lt;b&gt;"), 1);
    // The path, the rule as a filter and by its name in both tables, and what was marked.
    ck_assert_uint_eq(count_of(page, "&lt;/script&gt;&lt;img src=x onerror=hit()&gt;"), 6);
    folder_remove(&folder);
}
END_TEST

START_TEST(other_rules_are_refused)
{
    Diff diff;
    Error why = {0};
    folder_make(&folder);
    Saved saved = {.keep = &folder.arena, .error = &why};
    Text run = result("a", 0, "null", "\"c\"", finding("p/a", "one", 0));
    char *other = arena_terminated(&folder.arena, run);
    memcpy(strstr(other, "\"facts\""), "\"forma", 6);
    const char *old = folder_write(&folder, "old", arena_terminated(&folder.arena, run));
    const char *new = folder_write(&folder, "new", other);
    ck_assert(!diff_read(&saved, text_of(old), text_of(new), &diff));
    ck_assert_uint_eq(why.line, 1);
    ck_assert(text_ends(why.path, TEXT("/new")));
    folder_remove(&folder);
}
END_TEST

Suite *suite_run_diff(void)
{
    return suite_of("run/diff",
                    (const TTest *const[]){findings_are_the_same_wherever_they_stand,
                                           answers_find_their_partners,
                                           nothing_differs_from_itself,
                                           a_page_has_a_row_for_each_finding,
                                           nothing_foreign_is_markup, other_rules_are_refused,
                                           NULL});
}
