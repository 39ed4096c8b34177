#include "run/sample.h"

#include "error.h"

static Arena keep;

static bool read_line(const char *json, Sample *sample, Error *error)
{
    Line line = {.text = text_of(json), .number = 7};
    *error = (Error){0};
    return sample_read(&line, TEXT("a.jsonl"), &keep, sample, error);
}

static Sample sample_of(const char *json)
{
    Sample sample;
    Error error;
    ck_assert_msg(read_line(json, &sample, &error), "%s: %.*s", json, TEXT_ARG(error.message));
    return sample;
}

static void refused(const char *json, const char *says)
{
    Sample sample;
    Error error;
    ck_assert_msg(!read_line(json, &sample, &error), "taken: %s", json);
    ck_assert_uint_eq(error.line, 7);
    ck_assert_text(error.path, "a.jsonl");
    ck_assert_msg(text_find(error.message, 0, text_of(says)) != TEXT_NONE, "'%.*s' does not say %s",
                  TEXT_ARG(error.message), says);
}

START_TEST(all_that_a_line_may_say)
{
    Sample sample = sample_of("{\"id\": \"a\", \"text\": \"The \\\"moon\\\".\", \"label\": \"false\", "
                              "\"topic\": \"cheese\", \"note\": \"hard; negation\", \"more\": [1]}");
    ck_assert_text(sample.text, "The \"moon\".");
    ck_assert(!sample.is_true);
    ck_assert_text(sample.topic, "cheese");
    ck_assert_text(sample.id, "a");
    ck_assert_uint_eq(sample.line, 7);
    ck_assert_text(sample_kind(&sample), "negation");
}
END_TEST

START_TEST(what_may_be_left_out)
{
    Sample sample = sample_of("{\"text\": \"a\", \"label\": true, \"topic\": null}");
    ck_assert(sample.is_true);
    ck_assert_uint_eq(sample.topic.len + sample.id.len + sample.note.len, 0);
    ck_assert_uint_eq(sample_kind(&sample).len, 0);
    sample = sample_of("{\"text\": \"a\", \"label\": false, \"note\": \" plain \"}");
    ck_assert(!sample.is_true);
    ck_assert_text(sample_kind(&sample), "plain");
}
END_TEST

START_TEST(a_label_that_is_null_labels_nothing)
{
    Sample sample = sample_of("{\"text\": \"\", \"label\": null, \"note\": \"ask again\"}");
    ck_assert(!sample.labelled);
    sample = sample_of("{\"text\": \"a\", \"label\": \"false\"}");
    ck_assert(sample.labelled);
}
END_TEST

START_TEST(bad_lines)
{
    refused("{\"text\": \"a\"}", "no \"label\"");
    refused("{\"text\": \"a\", \"label\": \"maybe\"}", "\"true\" or \"false\"");
    refused("{\"text\": \"a\", \"label\": 1}", "\"true\" or \"false\"");
    refused("{\"label\": \"true\"}", "no \"text\"");
    refused("{\"text\": \" \", \"label\": \"true\"}", "no \"text\"");
    refused("{\"text\": [], \"label\": \"true\"}", "\"text\" is a string, not array");
    refused("{\"text\": \"a\", \"label\": \"true\", \"topic\": 3}", "\"topic\" is a string");
    refused("[]", "one JSON object");
    refused("{\"text\": ", "no JSON");
}
END_TEST

Suite *suite_run_sample(void)
{
    return suite_of("run/sample",
                    (const TTest *const[]){all_that_a_line_may_say, what_may_be_left_out,
                                           a_label_that_is_null_labels_nothing, bad_lines, NULL});
}
