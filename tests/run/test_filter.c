#include "run/filter.h"

#include "base/file.h"
#include "run/graded.h"
#include "syntax/json_random.h"

static const char *const pack =
    "answerlint: 1\npack: mine\nrules:\n- {id: two, severity: error, check: bullets, count: 2}\n"
    "- {id: no-b, severity: warning, check: punctuation, forbid: ';'}\n";

static Folder folder;

// Records, near misses and noise.
static Text random_stream(Random *random)
{
    static const char *const lines[] = {
        "{\"id\":1,\"response\":\"- a\\n- b\"}", "{\"text\":\"- a; b\"}", "", " \t", "{", "{}", "[]", "7",
        "{\"response\":7}", "{\"response\":\"a\",\"answerlint\":1}", "\"x\"", "{\"text\":\"a\"}}", "\r",
        "{\"text\":\"\\ud800\\u0000\"}\r", "{\"text\":\"\xFF\"}", "{\"text\":[]}",
        "\xEF\xBB\xBF{\"text\":\"- b\"}",
        "{\"text\":\"a\"}{\"text\":\"b\"}", "[{\"text\":\"a\"},{\"text\":\"b\"}]", "{\"text\":\"<think>x\"}"};
    Out out = {0};
    for (unsigned i = random_below(random, 400); i > 0; i--) {
        if (random_below(random, 4))
            put_ours(&out, lines[random_below(random, sizeof lines / sizeof *lines)]);
        for (unsigned j = random_below(random, 6); j > 4; j--)
            put_char(&out, (char)random_below(random, 256));
        if (i > 1 || random_below(random, 2))
            put_char(&out, '\n');
    }
    Text text = arena_copy(&folder.arena, out_text(&out));
    out_free(&out);
    return text;
}

typedef struct Filtration {
    Text out;
    Filtered filtered;
    Text summary;
} Filtration;

static Text contents(const char *path)
{
    Text bytes, why;
    ck_assert(file_read(text_of(path), 1 << 30, &folder.arena, &bytes, &why));
    return bytes;
}

static Filtration filtered(const Ruleset *ruleset, const char *input, const char *key, size_t jobs)
{
    Filtration done;
    Policy policy = policy_default();
    Totals totals;
    Sink sink;
    Error error = {0};
    Out out = {0};
    const char *path = folder_path(&folder, "out");
    totals_open(&totals, ruleset->rules.len, 5);
    ck_assert(sink_file(&sink, text_of(path), &folder.arena, &error));
    Filter filter = {.ruleset = ruleset, .policy = &policy, .path = text_of(input), .sink = &sink,
                     .key = text_of(key), .totals = &totals, .jobs = jobs};
    ck_assert(filter_run(&filter, &folder.arena, &done.filtered, &error));
    ck_assert(sink_close(&sink, &folder.arena, &error));
    ck_assert_uint_eq(totals.summary.results, done.filtered.lines);
    ck_assert_uint_eq(done.filtered.summary.results, done.filtered.lines);
    put_print(&out, "%llu %llu %llu", (unsigned long long)totals.summary.failed,
              (unsigned long long)totals.rules[0].results,
              (unsigned long long)totals.summary.input_errors);
    done.summary = arena_copy(&folder.arena, out_text(&out));
    done.out = contents(path);
    out_free(&out);
    totals_close(&totals);
    return done;
}

static size_t count_lines(Text text, bool ended)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == '\n';
    return count + (!ended && text.len && text.at[text.len - 1] != '\n');
}

// Every line out is one object, whatever the line in was.
static void check_objects(Text out, const char *key)
{
    Text line;
    Arena arena = {0};
    while (text_next_part(&out, '\n', &line)) {
        bool bom = text_starts(line, TEXT("\xEF\xBB\xBF"));
        JsonReader reader = {.text = line, .at = bom ? 3 : 0};
        JsonNode *node, *more;
        ck_assert_int_eq(json_next(&reader, &arena, &node), JSON_VALUE);
        ck_assert_int_eq(json_next(&reader, &arena, &more), JSON_END);
        const JsonNode *result = *key ? json_get(node, text_of(key)) : node;
        ck_assert_ptr_nonnull(json_get(result, TEXT("status")));
        arena_reset(&arena);
    }
    arena_free(&arena);
}

START_TEST(a_line_for_each_line_whatever_the_jobs)
{
    Ruleset ruleset = ruleset_of(pack);
    for (uint64_t seed = 1; seed <= 24; seed++) {
        Random random = {seed};
        const char *key = seed % 2 ? "" : "answerlint";
        folder_make(&folder);
        const char *input = folder_path(&folder, "in");
        Text stream = random_stream(&random);
        FILE *file = fopen(input, "wb");
        ck_assert_uint_eq(fwrite(stream.at, 1, stream.len, file), stream.len);
        ck_assert_int_eq(fclose(file), 0);
        Filtration first = filtered(&ruleset, input, key, 1);
        ck_assert_uint_eq(first.filtered.lines, count_lines(stream, false));
        ck_assert_uint_eq(count_lines(first.out, true), first.filtered.lines);
        check_objects(first.out, key);
        for (size_t jobs = 2; jobs <= 8; jobs *= 2) {
            Filtration other = filtered(&ruleset, input, key, jobs);
            ck_assert(text_is(other.out, first.out) && text_is(other.summary, first.summary));
            ck_assert_uint_eq(other.filtered.bad_line, first.filtered.bad_line);
            ck_assert(text_is(other.filtered.bad_why, first.filtered.bad_why));
        }
        folder_remove(&folder);
    }
}
END_TEST

Suite *suite_run_filter(void)
{
    return suite_of("run/filter",
                    (const TTest *const[]){a_line_for_each_line_whatever_the_jobs, NULL});
}
