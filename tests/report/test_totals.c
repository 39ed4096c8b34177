#include "report/totals.h"

#include "error.h"
#include "report/sample.h"
#include "syntax/json_random.h"

enum { RULES = 5, PARTS_MOST = 9 };

static Rule rules[RULES];
static const char *const ids[RULES] = {"a/one", "a/two", "b/one", "b/two", "c/\xE6\x97\xA5"};

static void start(Totals *totals, size_t most)
{
    totals_open(totals, RULES, most);
    for (unsigned i = 0; i < RULES; i++) {
        rules[i] = (Rule){.id = text_of(ids[i]), .index = i, .severity = (Severity)(i % 3)};
        totals->rules[i].id = rules[i].id;
        totals->rules[i].severity = rules[i].severity;
    }
    totals->version = TEXT("0.1.0");
    totals->ruleset = TEXT("00ff");
    totals->policy = policy_default();
}

// --- results at random: few scores and paths, so that there are ties; more models than are kept ---

static Text random_name(Random *random, Arena *arena)
{
    static const char *const odd[] = {"", "\xFF", "\xFE", "a\xC3", "\x1b[2J", "\xE2\x80\xAE", HOSTILE,
                                      "\xF0\x9F\x98\x80"};
    if (random_below(random, 8) == 0)
        return text_of(odd[random_below(random, sizeof odd / sizeof *odd)]);
    return arena_print(arena, "%0*u", (int)random_below(random, 140), random_below(random, 3000));
}

static void random_findings(Random *random, Arena *arena, Result *result)
{
    for (unsigned i = 0; i < RULES; i++) {
        Outcome outcome = (Outcome)random_below(random, OUTCOMES);
        list_add(arena, &result->judgements, (Judgement){.rule = &rules[i], .outcome = outcome});
        for (unsigned j = random_below(random, 3); outcome == OUTCOME_FAIL && j > 0; j--)
            list_add(arena, &result->findings, (Finding){.rule = &rules[i]});
    }
}

static Result *random_result(Random *random, Arena *arena)
{
    static const char *const formats[] = {"plain", "ollama-json", "unknown"};
    Document *document = arena_new(arena, Document);
    Result *result = arena_new(arena, Result);
    document->path = random_name(random, arena);
    document->record = random_below(random, 3);
    document->id = random_name(random, arena);
    document->model = random_name(random, arena);
    document->format = formats[random_below(random, 3)];
    document->thinking_state = (ThinkingState)random_below(random, THINKING_STATES);
    *result = (Result){.document = document, .failed = random_below(random, 2)};
    if (random_below(random, 10) == 0) {
        result->status = STATUS_INPUT_ERROR;
        return result;
    }
    random_findings(random, arena, result);
    result->scored = random_below(random, 10) > 0;
    result->score = result->scored ? (int64_t)random_below(random, 20) * 50 : 0;
    result->score = result->score && random_below(random, 20) == 0 ? 1000 : result->score;
    result->grade = result->scored ? "ABCDF"[random_below(random, 5)] : 0;
    for (int i = 0; result->scored && i < CRITERION_COUNT; i++)
        result->criteria[i] = (CriterionScore){.applicable = random_below(random, 2),
                                               .tenths = random_below(random, 1001)};
    return result;
}

static Text json_of(const Totals *totals, Arena *arena)
{
    Out out = {0};
    totals_put_json(totals, &out);
    Text text = arena_copy(arena, out_text(&out));
    out_free(&out);
    return text;
}

static void read_back(Text json, Arena *arena, Totals *totals)
{
    Error error = {0};
    bool read = totals_read(json, TEXT("s.json"), arena, totals, &error);
    ck_assert_msg(read, "%.*s", TEXT_ARG(error.message));
}

// Parts are written, read, and merged two by two in any order until one is left.
static Text merge_at_random(Random *random, Totals *parts, size_t count, Arena *arena)
{
    Text files[PARTS_MOST];
    for (size_t i = 0; i < count; i++)
        files[i] = json_of(&parts[i], arena);
    for (; count > 1; count--) {
        Totals one, other;
        unsigned a = random_below(random, (unsigned)count);
        unsigned b = (a + 1 + random_below(random, (unsigned)count - 1)) % (unsigned)count;
        read_back(files[a], arena, &one);
        read_back(files[b], arena, &other);
        totals_merge(&one, &other);
        files[a] = json_of(&one, arena);
        files[b] = files[count - 1];
        if (a == count - 1)
            files[b] = json_of(&one, arena);
        totals_close(&one);
        totals_close(&other);
    }
    return files[0];
}

static void try_partition(uint64_t seed, size_t results, size_t most)
{
    Arena arena = {0};
    Random random = {seed};
    Totals whole, parts[PARTS_MOST];
    size_t count = 1 + random_below(&random, PARTS_MOST);
    start(&whole, most);
    for (size_t i = 0; i < count; i++)
        start(&parts[i], most);
    for (size_t i = 0; i < results; i++) {
        Result *result = random_result(&random, &arena);
        bool nameless = random_below(&random, 4) == 0;
        totals_add(&whole, result, nameless, &arena);
        totals_add(&parts[random_below(&random, (unsigned)count)], result, nameless, &arena);
    }
    ck_assert_int_eq(whole.models.other.results > 0, results > 2000);
    Text want = json_of(&whole, &arena), got = merge_at_random(&random, parts, count, &arena);
    assert_harmless(want);
    size_t same = 0;
    while (same < got.len && same < want.len && got.at[same] == want.at[same])
        same++;
    ck_assert_msg(same == got.len && same == want.len, "seed %llu: %.*s ... %.*s",
                  (unsigned long long)seed, TEXT_ARG(text_slice(got, same, same + 200)),
                  TEXT_ARG(text_slice(want, same, same + 200)));
    totals_close(&whole);
    for (size_t i = 0; i < count; i++)
        totals_close(&parts[i]);
    arena_free(&arena);
}

START_TEST(parts_in_any_order_and_grouping_are_the_whole)
{
    for (uint64_t seed = 1; seed <= 60; seed++)
        try_partition(seed, seed * 3, seed % 7);
    for (uint64_t seed = 100; seed < 102; seed++)
        try_partition(seed, 2500, WORST_USUAL);       // more models than are kept
}
END_TEST

START_TEST(nothing_added_changes_nothing)
{
    for (uint64_t seed = 200; seed < 210; seed++)
        try_partition(seed, seed % 3, 3);             // most parts are empty
}
END_TEST

// --- what the counts are -------------------------------------------------------------------------

static bool says(Text json, const char *part)
{
    return text_find(json, 0, text_of(part)) != TEXT_NONE;
}

START_TEST(what_is_counted)
{
    Arena arena = {0};
    Totals totals;
    Document document = {.path = TEXT("a.txt"), .record = 4, .format = "plain", .id = TEXT("q"),
                         .model = TEXT("m"), .thinking_state = THINKING_CLOSED};
    Result result = {.document = &document, .scored = true, .score = 855, .grade = 'B',
                     .failed = true};
    result.criteria[CRITERION_FACTS] = (CriterionScore){.applicable = true, .tenths = 855};
    start(&totals, 1);
    list_add(&arena, &result.judgements, (Judgement){.rule = &rules[2], .outcome = OUTCOME_FAIL});
    list_add(&arena, &result.findings, (Finding){.rule = &rules[2]});
    list_add(&arena, &result.findings, (Finding){.rule = &rules[2]});
    totals_add(&totals, &result, false, &arena);
    result.score = 1000, result.grade = 'A', result.failed = false;
    result.findings.len = 0, result.judgements.at[0].outcome = OUTCOME_ERROR;
    document.model = (Text){0};
    totals_add(&totals, &result, false, &arena);
    result.status = STATUS_INPUT_ERROR, result.failed = true, result.scored = false;
    result.judgements.len = 0;
    totals_add(&totals, &result, false, &arena);
    Text json = json_of(&totals, &arena);
    ck_assert(says(json, "\"results\":3,\"passed\":1,\"failed\":1,\"input_errors\":1,"
                         "\"rule_errors\":1"));
    ck_assert(says(json, "\"findings\":{\"error\":2,\"warning\":0,\"note\":0}"));
    ck_assert(says(json, "\"scored\":2,\"score_tenths\":1855"));
    ck_assert(says(json, "\"grades\":{\"A\":1,\"B\":1,\"C\":0,\"D\":0,\"F\":0}"));
    ck_assert(says(json, "\"closed\":2"));
    ck_assert(says(json, "{\"id\":\"facts\",\"scored\":2,\"score_tenths\":1710}"));
    ck_assert(says(json, "{\"rule\":\"b/one\",\"severity\":\"error\",\"not-applicable\":0,"
                         "\"pass\":0,\"fail\":1,\"error\":1,\"findings\":2,\"results\":1}"));
    ck_assert(says(json, "{\"name\":\"m\",\"results\":1,\"passed\":0,\"failed\":1,"
                         "\"input_errors\":0,\"scored\":1,\"score_tenths\":855}"));
    ck_assert(says(json, "\"worst\":{\"most\":1,\"results\":[\n{\"score_tenths\":855,"
                         "\"path\":\"a.txt\",\"record\":4,\"id\":\"q\",\"model\":\"m\","
                         "\"findings\":2}]}"));
    ck_assert_uint_eq(totals.histogram[85], 1);
    ck_assert_uint_eq(totals.histogram[100], 1);
    totals_close(&totals);
    arena_free(&arena);
}
END_TEST

START_TEST(the_names_that_come_first_are_kept_whole)
{
    Groups groups = {0};
    Counts one = {.results = 1, .passed = 1};
    char name[8];
    for (unsigned round = 0; round < 3; round++)
        for (unsigned i = 0; i < 2000; i++) {
            unsigned number = (i * 7919u + round) % 2000;
            snprintf(name, sizeof name, "m%04u", number);
            groups_add(&groups, text_of(name), &one);
        }
    ck_assert_uint_eq(groups.len, GROUPS_MOST);
    for (unsigned i = 0; i < GROUPS_MOST; i++) {
        snprintf(name, sizeof name, "m%04u", i);
        ck_assert_text(group_name(&groups.at[i]), name);
        ck_assert_uint_eq(groups.at[i].counts.results, 3);
    }
    ck_assert_uint_eq(groups.other.results, 3000);
    groups_close(&groups);
}
END_TEST

START_TEST(names_are_what_json_gives_back)
{
    Arena arena = {0};
    char long_name[300];
    memset(long_name, 'x', sizeof long_name);
    memcpy(long_name + 119, "\xC3\xA9", 2);      // a character across the limit is not cut in two
    ck_assert_text(name_plain(TEXT("a\xFF\xFE""b"), 120, &arena), "a\xEF\xBF\xBD\xEF\xBF\xBD" "b");
    ck_assert_text(name_plain(TEXT("\x1b\xC2\x85"), 120, &arena), "\x1b\xC2\x85");
    ck_assert_uint_eq(name_plain((Text){long_name, 300}, 120, &arena).len, 119);
    long_name[0] = '\xFF';                       // three bytes now: two more go at the end
    Text name = name_plain((Text){long_name, 300}, 120, &arena);
    ck_assert(text_starts(name, TEXT("\xEF\xBF\xBDx")) && name.len == 120);
    ck_assert(text_is(name_plain(name, 120, &arena), name));
    arena_free(&arena);
}
END_TEST

// --- what is no summary --------------------------------------------------------------------------

static Text sample_json(Arena *arena)
{
    Random random = {7};
    Totals totals;
    start(&totals, 3);
    for (size_t i = 0; i < 12; i++)
        totals_add(&totals, random_result(&random, arena), false, arena);
    Text json = json_of(&totals, arena);
    totals_close(&totals);
    return json;
}

static bool is_read(Text json, Arena *arena, Error *error)
{
    Totals totals;
    *error = (Error){0};
    bool read = totals_read(json, TEXT("s.json"), arena, &totals, error);
    ck_assert(read || error->message.len);
    totals_close(&totals);
    return read;
}

START_TEST(what_is_cut_off_is_refused_wherever)
{
    Arena arena = {0}, scratch = {0};
    Error error;
    Text json = sample_json(&arena);
    ck_assert(is_read(json, &scratch, &error));
    ck_assert(is_read(text_trim(json), &scratch, &error));
    for (size_t len = 0; len + 2 < json.len; len++) {
        ck_assert_msg(!is_read(text_slice(json, 0, len), &scratch, &error), "at %zu", len);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    arena_free(&arena);
}
END_TEST

// The text with the first `old` replaced.
static Text changed(Text json, const char *old, const char *new, Arena *arena)
{
    size_t at = text_find(json, 0, text_of(old));
    ck_assert_msg(at != TEXT_NONE, "no %s", old);
    Text head = arena_join(arena, text_slice(json, 0, at), text_of(new));
    return arena_join(arena, head, text_from(json, at + text_of(old).len));
}

START_TEST(what_is_changed_is_refused)
{
    static const char *const changes[][3] = {
        {"answerlint-summary/1", "answerlint-summary/2", "schema"},
        {"sha256:", "md5:", "ruleset"},
        {"\"results\":12", "\"results\":13", "add up"},
        {"\"results\":12", "\"results\":-12", "results"},
        {"\"results\":12", "\"results\":12.5", "results"},
        {"\"results\":12", "\"results\":9007199254740992", "results"},
        {"\"results\":12", "\"results\":\"12\"", "results"},
        {"\"histogram\":[", "\"histogram\":[1,", "add up"},
        {"\"grades\":{\"A\":", "\"grades\":{\"A\":1", "add up"},
        {"\"thinking\":{", "\"thought\":{", "thinking"},
        {"\"severity\":\"note\"", "\"severity\":\"grave\"", "severity"},
        {"\"id\":\"facts\"", "\"id\":\"format\"", "criteria"},
        {"\"histogram\":[", "\"histogram\":[-1,", "histogram"},
        {"\"shards\":null", "\"shards\":{\"of\":100001,\"has\":[3]}", "shards"},
        {"\"shards\":null", "\"shards\":{\"of\":2,\"has\":[0]}", "shards"},
        {"\"shards\":null", "\"shards\":{\"of\":2,\"has\":[\"1\"]}", "shards"},
        {"\"shards\":null", "\"shards\":{\"has\":[1]}", "of"},
        {"\"fail_on\":\"error\"", "\"fail_on\":1", "fail_on"},
        {"\"shards\":null", "\"shards\":{\"of\":2,\"has\":[3]}", "shards"},
        {"\"shards\":null", "\"shards\":{\"of\":0,\"has\":[]}", "shards"},
        {"\"shards\":null", "\"shards\":[]", "has"},
        {"\"most\":3", "\"most\":1001", "most"},
    };
    Arena arena = {0};
    Error error;
    Text json = sample_json(&arena);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        Text other = changed(json, changes[i][0], changes[i][1], &arena);
        ck_assert_msg(!is_read(other, &arena, &error), "%s", changes[i][1]);
        ck_assert_says(error.message, changes[i][2]);
        ck_assert_text(error.path, "s.json");
    }
    ck_assert(!is_read(TEXT("[1, 2]"), &arena, &error));
    ck_assert(!is_read(TEXT("answers: 3"), &arena, &error));
    ck_assert(!is_read(arena_join(&arena, json, json), &arena, &error));
    arena_free(&arena);
}
END_TEST

// The end of the key that begins at `at`, or 0: a string with a colon behind it.
static size_t key_end(Text json, size_t at)
{
    size_t end = json.at[at] == '"' ? text_find_char(json, at + 1, '"') : TEXT_NONE;
    return end != TEXT_NONE && end + 1 < json.len && json.at[end + 1] == ':' ? end : 0;
}

// Whatever is not there under its name, or is of another kind, is told by its name.
START_TEST(without_any_of_its_members_it_is_refused)
{
    Arena arena = {0}, scratch = {0};
    Error error;
    size_t keys = 0;
    Text json = sample_json(&arena);
    char *copy = arena_terminated(&arena, json);
    for (size_t at = 0; at < json.len; at++) {
        size_t end = key_end(json, at);
        if (!end)
            continue;
        Text other = {copy, json.len}, key = text_slice(json, at + 1, end);
        char first = copy[at + 1], value = copy[end + 2];
        copy[at + 1] = '~';
        ck_assert_msg(!is_read(other, &scratch, &error), "without '%.*s'", TEXT_ARG(key));
        copy[at + 1] = first;
        if (value >= '0' && value <= '9' && copy[end + 3] != '0') {      // -0 is 0
            copy[end + 2] = '-';
            ck_assert_msg(!is_read(other, &scratch, &error), "negative '%.*s'", TEXT_ARG(key));
            copy[end + 2] = value;
        }
        keys++;
        arena_reset(&scratch);
    }
    ck_assert_uint_gt(keys, 60);
    arena_free(&scratch);
    arena_free(&arena);
}
END_TEST

START_TEST(shards_come_back)
{
    Arena arena = {0};
    Totals totals;
    Text json = changed(sample_json(&arena), "\"shards\":null",
                        "\"shards\":{\"of\":4,\"has\":[2,4]}", &arena);
    read_back(json, &arena, &totals);
    ck_assert_uint_eq(totals.shards.of, 4);
    ck_assert(!totals.shards.has[0] && totals.shards.has[1] && !totals.shards.has[2]);
    ck_assert(text_is(json_of(&totals, &arena), json));
    totals_close(&totals);
    arena_free(&arena);
}
END_TEST

// --- for people ----------------------------------------------------------------------------------

START_TEST(people_see_nothing_that_acts)
{
    Arena arena = {0};
    Random random = {11};
    Totals totals;
    Out out = {0};
    start(&totals, 40);
    for (size_t i = 0; i < 400; i++)
        totals_add(&totals, random_result(&random, &arena), false, &arena);
    totals_put_text(&totals, false, &out);
    assert_harmless(out_text(&out));
    ck_assert_says(out_text(&out), "lowest scores");
    out_free(&out);
    totals_close(&totals);
    arena_free(&arena);
}
END_TEST

Suite *suite_report_totals(void)
{
    return suite_of("report/totals",
                    (const TTest *const[]){parts_in_any_order_and_grouping_are_the_whole,
                                           nothing_added_changes_nothing, what_is_counted,
                                           the_names_that_come_first_are_kept_whole,
                                           names_are_what_json_gives_back,
                                           what_is_cut_off_is_refused_wherever,
                                           what_is_changed_is_refused,
                                           without_any_of_its_members_it_is_refused, shards_come_back,
                                           people_see_nothing_that_acts, NULL});
}
