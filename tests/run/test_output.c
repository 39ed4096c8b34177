#include "run/output.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "folder.h"

static Folder folder;
static Summary summary;

// --- writers that show what they were asked ---------------------------------------------------------

static void begin(const Report *report, Out *out)
{
    (void)report;
    put_ours(out, "<");
}

static void end(const Report *report, const Summary *whole, Out *out)
{
    (void)whole;
    put_raw(out, report->collection ? out_text(report->collection) : TEXT(">"));
}

// The rule of its first finding, or nothing.
static void result(const Report *report, const Result *of, Out *out)
{
    (void)report;
    for (size_t i = 0; i < of->findings.len; i++)
        put_safe(out, of->findings.at[i].rule->id);
}

static void entry(const Report *report, const Result *of, Out *out)
{
    size_t mark = entry_open(out, SEVERITY_ERROR);
    result(report, of, out);
    entry_close(out, mark);
}

static unsigned open_collections;

static void *open_collection(const Report *report)
{
    (void)report;
    open_collections++;
    return calloc(1, sizeof(Out));
}

static void collect(const Report *report, Text results)
{
    put_raw(report->collection, results);
    put_ours(report->collection, ".");
}

static void close_collection(void *collection)
{
    out_free(collection);
    free(collection);
    open_collections--;
}

static const Cap cap = {.all = 2};
static const Writer plain = {.name = "plain", .separator = ", ", .begin = begin,
                             .result = result, .end = end};
static const Writer capped = {.name = "capped", .separator = ";", .cap = &cap, .begin = begin,
                              .result = entry, .end = end};
static const Writer choosing = {.name = "choosing", .separator = "", .begin = begin, .result = result,
                                .end = end, .open = open_collection, .collect = collect,
                                .close = close_collection};

// --- what they write --------------------------------------------------------------------------------

static const Rule rules[] = {{.id = {"a", 1}}, {.id = {"b", 1}}, {.id = {"c", 1}}};

static Result finding(size_t rule)
{
    Result of = {0};
    list_add(&folder.arena, &of.findings, (Finding){.rule = &rules[rule]});
    return of;
}

static Output output_for(const Writer *writer, Sink *sink)
{
    Error error = {0};
    ck_assert(sink_file(sink, text_of(folder_path(&folder, "report")), &folder.arena, &error));
    return (Output){.writer = writer, .sink = sink};
}

static void give(Output *output, const Report *report, const Result *of)
{
    Out out = {0};
    output_render(output, report, of, &out);
    output_give(output, report, out_text(&out));
    out_free(&out);
}

// A result without findings, a, b, none, c; and the report of them.
static Text report_of(Output *output)
{
    Report report = {0};
    Result none = {0}, some[] = {finding(0), finding(1), finding(2)};
    Text bytes = {0}, why = {0};
    Error error = {0};
    output_begin(output, &report);
    give(output, &report, &none);
    give(output, &report, &some[0]);
    give(output, &report, &some[1]);
    give(output, &report, &none);
    give(output, &report, &some[2]);
    output_end(output, &report, &summary);
    ck_assert(sink_close(output->sink, &folder.arena, &error));
    ck_assert(file_read(text_of(folder_path(&folder, "report")), 1 << 20, &folder.arena, &bytes, &why));
    return bytes;
}

START_TEST(separators_stand_between_what_is_not_empty)
{
    Sink sink;
    folder_make(&folder);
    Output output = output_for(&plain, &sink);
    ck_assert(!output_waits(&output));
    ck_assert_text(report_of(&output), "<a, b, c>");
    folder_remove(&folder);
}
END_TEST

// Several results of one worker, rendered behind each other.
START_TEST(rendered_together_they_have_separators_too)
{
    Out out = {0};
    Sink sink;
    Report report = {0};
    folder_make(&folder);
    Result none = {0}, some[] = {finding(0), finding(1)};
    Output output = output_for(&plain, &sink);
    output_render(&output, &report, &none, &out);
    output_render(&output, &report, &some[0], &out);
    output_render(&output, &report, &none, &out);
    output_render(&output, &report, &some[1], &out);
    output_render(&output, &report, &none, &out);
    ck_assert_text(out_text(&out), "a, b");
    out_free(&out);
    sink_drop(&sink);
    folder_remove(&folder);
}
END_TEST

START_TEST(with_a_cap_the_rest_is_counted)
{
    Sink sink;
    folder_make(&folder);
    Output output = output_for(&capped, &sink);
    ck_assert(output_waits(&output));
    ck_assert_text(report_of(&output), "<;a>");
    ck_assert_uint_eq(output.hidden, 3);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_writer_that_chooses_gets_all)
{
    Sink sink;
    folder_make(&folder);
    Output output = output_for(&choosing, &sink);
    ck_assert(output_waits(&output));
    ck_assert_text(report_of(&output), "<.a.b..c.");
    ck_assert_uint_eq(open_collections, 0);
    folder_remove(&folder);
}
END_TEST

START_TEST(dropped_it_gives_back_what_it_has)
{
    static const Writer *const all[] = {&plain, &capped, &choosing};
    Report report = {0};
    folder_make(&folder);
    Result some = finding(0);
    for (size_t i = 0; i < 3; i++) {
        Sink sink;
        Output output = output_for(all[i], &sink);
        output_begin(&output, &report);
        ck_assert_uint_eq(open_collections, i == 2);
        give(&output, &report, &some);
        output_drop(&output);
        ck_assert_uint_eq(open_collections, 0);
        sink_drop(&sink);
    }
    folder_remove(&folder);
}
END_TEST

// A report that has a result already goes on with a separator, one that only began does not.
START_TEST(gone_on_with_it_has_its_separators)
{
    Report report = {0};
    folder_make(&folder);
    Result some = finding(1);
    for (uint64_t length = 1; length <= 2; length++) {
        Sink sink;
        Output output = output_for(&plain, &sink);
        output_go_on(&output, &report, length);
        give(&output, &report, &some);
        ck_assert_text(out_text(&sink.buffer), length == 1 ? "b" : ", b");
        sink_drop(&sink);
    }
    folder_remove(&folder);
}
END_TEST

Suite *suite_run_output(void)
{
    return suite_of("run/output",
                    (const TTest *const[]){separators_stand_between_what_is_not_empty,
                                           rendered_together_they_have_separators_too,
                                           with_a_cap_the_rest_is_counted, a_writer_that_chooses_gets_all,
                                           dropped_it_gives_back_what_it_has,
                                           gone_on_with_it_has_its_separators, NULL});
}
