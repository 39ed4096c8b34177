#include "run/decision.h"

#include "error.h"
#include "folder.h"

static Folder folder;
static Error error;

#define LABEL(decision, record, path, line, note) \
    "{\"text\":\"t\",\"label\":null,\"decision\":" decision ",\"note\":" note ",\"rule\":\"p/a\"," \
    "\"record_key\":\"" record "\",\"fingerprint\":\"0123456789abcdef\",\"path\":\"" path "\"," \
    "\"record\":0,\"line\":" line ",\"column\":1,\"message\":\"m\"}\n"
#define ALARM "\"false-alarm\""
#define AGREE "\"agree\""

static bool read_labels(const char *labels, Baseline *baseline)
{
    const char *path = folder_write(&folder, "labels.jsonl", labels);
    *baseline = (Baseline){.path = arena_copy(&folder.arena, text_of(path)), .keep = &folder.arena};
    error = (Error){0};
    return baseline_read(baseline, TEXT("2027-01-31"), &error);
}

static void read_well(const char *labels, Baseline *baseline)
{
    ck_assert_msg(read_labels(labels, baseline), "%u: %.*s", error.line, TEXT_ARG(error.message));
    ck_assert(baseline->labels);
}

static void ck_assert_refused(const char *labels, unsigned line, const char *why)
{
    Baseline baseline;
    ck_assert_msg(!read_labels(labels, &baseline), "%s", why);
    ck_assert_uint_eq(error.line, line);
    ck_assert_msg(text_find(error.message, 0, text_of(why)) != TEXT_NONE, "%.*s",
                  TEXT_ARG(error.message));
}

START_TEST(false_alarms_become_entries)
{
    Baseline baseline;
    folder_make(&folder);
    read_well(LABEL(ALARM, "id b", "x", "1", "\"quoted\"") LABEL(AGREE, "id c", "x", "2", "null")
              LABEL("null", "id d", "x", "3", "\"a note alone\"")
              LABEL(ALARM, "id a", "x", "4", "null"), &baseline);
    ck_assert_uint_eq(baseline.entries.len, 2);
    ck_assert_text(baseline.entries.at[0].record, "id a");
    ck_assert_text(baseline.entries.at[0].reason, "false alarm");
    ck_assert_text(baseline.entries.at[1].record, "id b");
    ck_assert_text(baseline.entries.at[1].rule, "p/a");
    ck_assert_text(baseline.entries.at[1].fingerprint, "0123456789abcdef");
    ck_assert_text(baseline.entries.at[1].reason, "quoted");
    ck_assert_uint_eq(baseline.entries.at[1].count, 1);
    folder_remove(&folder);
}
END_TEST

// Two in one answer are two; the same label twice, and the same in another answer, are not.
START_TEST(counts_are_those_of_one_answer)
{
    Baseline baseline;
    folder_make(&folder);
    read_well(LABEL(ALARM, "id a", "x", "1", "null") LABEL(ALARM, "id a", "y", "1", "null")
              LABEL(ALARM, "id a", "x", "2", "null") LABEL(ALARM, "id a", "x", "1", "null"),
              &baseline);
    ck_assert_uint_eq(baseline.entries.len, 1);
    ck_assert_uint_eq(baseline.entries.at[0].count, 2);
    read_well(LABEL(ALARM, "id a", "x", "1", "null") LABEL(ALARM, "id a", "y", "1", "\"why\""),
              &baseline);
    ck_assert_uint_eq(baseline.entries.at[0].count, 1);
    ck_assert_text(baseline.entries.at[0].reason, "why");
    // One of two in an answer is agreed with: one of them is known.
    read_well(LABEL(ALARM, "id a", "x", "1", "null") LABEL(AGREE, "id a", "x", "2", "null"),
              &baseline);
    ck_assert_uint_eq(baseline.entries.len, 1);
    ck_assert_uint_eq(baseline.entries.at[0].count, 1);
    read_well(LABEL(AGREE, "id a", "x", "1", "null"), &baseline);
    ck_assert_uint_eq(baseline.entries.len, 0);
    folder_remove(&folder);
}
END_TEST

START_TEST(contradictions_are_refused)
{
    folder_make(&folder);
    ck_assert_refused(LABEL(ALARM, "id a", "x", "1", "null") LABEL(AGREE, "id b", "x", "1", "null")
                      LABEL(AGREE, "id a", "x", "1", "null"),
                      3, "\"agree\", but line 1 says \"false-alarm\" of the same");
    ck_assert_refused(LABEL(AGREE, "id a", "x", "1", "null") LABEL(ALARM, "id a", "y", "5", "null"),
                      2, "\"false-alarm\", but line 1 says \"agree\" of the same");
    folder_remove(&folder);
}
END_TEST

START_TEST(what_is_no_label_is_refused)
{
    folder_make(&folder);
    ck_assert_refused(LABEL(ALARM, "id a", "x", "1", "null")
                      "{\"text\":\"t\",\"label\":\"true\",\"decision\":\"false-alarm\"}\n",
                      2, "this label has no fingerprint");
    ck_assert_refused("{\"text\":\"t\",\"label\":null,\"decision\":\"agree\",\"rule\":\"p/a\","
                      "\"record_key\":\"id a\",\"fingerprint\":null}\n",
                      1, "this label has no fingerprint");
    ck_assert_refused("{\"text\":\"t\",\"label\":\"true\",\"topic\":\"a\"}\n", 1,
                      "no label of its HTML report, which has a \"decision\"");
    ck_assert_refused(LABEL("\"maybe\"", "id a", "x", "1", "null"), 1, "\"decision\" is \"agree\"");
    ck_assert_refused(LABEL("7", "id a", "x", "1", "null"), 1, "\"decision\" is \"agree\"");
    ck_assert_refused(LABEL(ALARM, "id a", "x", "1", "null") "{\"text\":\"t", 2, "cut off");
    folder_remove(&folder);
}
END_TEST

Suite *suite_run_decision(void)
{
    return suite_of("run/decision",
                    (const TTest *const[]){false_alarms_become_entries,
                                           counts_are_those_of_one_answer,
                                           contradictions_are_refused, what_is_no_label_is_refused,
                                           NULL});
}
