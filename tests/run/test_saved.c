#include "run/saved.h"

#include "error.h"
#include "folder.h"

static Folder folder;

// A result that has everything once.
static const char whole[] =
    "{\"path\":\"a.txt\",\"record\":3,\"line\":7,\"id\":\"q1\",\"format\":\"ollama-json\",\"model\":\"m\","
    "\"status\":\"ok\",\"thinking\":{\"state\":\"closed\",\"words\":5},"
    "\"answer\":{\"words\":10,\"sentences\":2,\"items\":4},"
    "\"digests\":{\"answer\":\"aa\",\"prompt\":\"bb\"},\"stats\":{\"eval_count\":8,\"eval_rate\":97.13},"
    "\"score\":85.5,\"grade\":\"B\",\"verdict\":\"fail\","
    "\"criteria\":[{\"id\":\"facts\",\"score\":75.0,\"weight\":60}],"
    "\"findings\":[{\"rule\":\"p/one\",\"severity\":\"error\",\"criterion\":\"facts\",\"channel\":\"answer\","
    "\"item\":2,\"start\":4,\"end\":9,\"line\":7,\"column\":2,\"excerpt\":\"wrong\",\"message\":\"is wrong\","
    "\"fact\":\"It is not.\",\"sources\":[\"https://example.com/\"],\"claim\":\"It is.\"}],"
    "\"suppressed\":[{\"rule\":\"p/two\",\"severity\":\"note\",\"criterion\":\"format\","
    "\"channel\":\"thinking\",\"item\":null,\"start\":0,\"end\":0,\"line\":1,\"column\":1,"
    "\"decoded\":true,\"excerpt\":\"\","
    "\"message\":\"is long\",\"fact\":null,\"sources\":[],\"reason\":\"known\"}],"
    "\"rules\":[{\"rule\":\"p/one\",\"outcome\":\"fail\"},"
    "{\"rule\":\"p/two\",\"outcome\":\"error\",\"trouble\":\"gave up\",\"note\":\"seven\"}]}";

// What programs may leave out, and older versions did.
static const char *const optional[] = {"path", "line", "id", "format", "model", "digests", "stats", "score",
                                       "fact", "claim", "suppressed", "decoded", "reason", "trouble", "note",
                                       "answer", "prompt", "eval_count", "eval_rate", NULL};

static ListingAnswer read_lines(const char *lines, Result *results, size_t most, Error *error)
{
    Saved saved = {.keep = &folder.arena, .error = error};
    ListingAnswer answer = LISTING_TROUBLE;
    *error = (Error){0};
    if (saved_open(&saved, text_of(folder_write(&folder, "r.jsonl", lines))))
        for (size_t i = 0; i <= most; i++) {
            Result spare, *result = i < most ? &results[i] : &spare;
            answer = saved_next(&saved, &folder.arena, result);
            if (answer != LISTING_ELEMENT)
                break;
        }
    saved_close(&saved);
    return answer;
}

START_TEST(a_result_comes_back)
{
    Error error;
    Result result;
    folder_make(&folder);
    ck_assert_int_eq(read_lines(whole, &result, 1, &error), LISTING_END);
    const Document *document = result.document;
    ck_assert_text(document->path, "a.txt");
    ck_assert_uint_eq(document->record, 3);
    ck_assert_uint_eq(document->line, 6);
    ck_assert_text(document->id, "q1");
    ck_assert_text(document->model, "m");
    ck_assert_str_eq(document->format, "ollama-json");
    ck_assert_int_eq(document->thinking_state, THINKING_CLOSED);
    ck_assert(document->has_stats && document->stats.present[STAT_EVAL_COUNT]);
    ck_assert_uint_eq(document->stats.value[STAT_EVAL_RATE], 9713);
    ck_assert(!document->stats.present[STAT_TOTAL_DURATION]);
    ck_assert_uint_eq(result.answer.items, 4);
    ck_assert_text(result.digests.prompt, "bb");
    ck_assert(result.scored && result.failed && result.score == 855 && result.grade == 'B');
    ck_assert_int_eq(result.criteria[CRITERION_FACTS].tenths, 750);
    ck_assert(!result.criteria[CRITERION_FORMAT].applicable);
    folder_remove(&folder);
}
END_TEST

START_TEST(findings_and_judgements_come_back)
{
    Error error;
    Result result;
    folder_make(&folder);
    ck_assert_int_eq(read_lines(whole, &result, 1, &error), LISTING_END);
    ck_assert_uint_eq(result.findings.len, 1);
    ck_assert_uint_eq(result.suppressed.len, 1);
    const Finding *found = &result.findings.at[0], *known = &result.suppressed.at[0];
    ck_assert_text(found->rule->id, "p/one");
    ck_assert_text(found->rule->fact, "It is not.");
    ck_assert_text(found->rule->summary, "It is.");
    ck_assert(found->span.start == 4 && found->span.end == 9 && !found->in_channel);
    ck_assert(found->item == 2 && found->items == 4);
    ck_assert_text(found->quoted->excerpt, "wrong");
    ck_assert(known->in_channel && known->item == 0 && known->channel == CHANNEL_THINKING);
    ck_assert_text(known->reason, "known");
    ck_assert_uint_eq(result.judgements.len, 2);
    ck_assert_int_eq(result.judgements.at[0].outcome, OUTCOME_FAIL);
    ck_assert_text(result.judgements.at[1].trouble, "gave up");
    ck_assert_text(result.judgements.at[1].note, "seven");
    folder_remove(&folder);
}
END_TEST

static bool is_optional(Text key)
{
    for (size_t i = 0; optional[i]; i++)
        if (text_is(key, text_of(optional[i])))
            return true;
    return false;
}

// Every member of every object, under another name.
START_TEST(without_a_member_that_must_be_there_it_is_refused)
{
    char copy[sizeof whole];
    size_t keys = 0;
    folder_make(&folder);
    memcpy(copy, whole, sizeof whole);
    for (const char *at = whole; (at = strchr(at, '"')); at++) {
        const char *end = strchr(at + 1, '"');
        Text key = {at + 1, (size_t)(end - at - 1)};
        Error error;
        Result result;
        at = end;
        if (end[1] != ':')
            continue;
        copy[key.at - whole] = '~';
        ListingAnswer answer = read_lines(copy, &result, 1, &error);
        copy[key.at - whole] = key.at[0];
        keys++;
        if (is_optional(key) && answer == LISTING_END)
            continue;
        ck_assert_msg(answer == LISTING_TROUBLE, "without '%.*s'", TEXT_ARG(key));
        ck_assert_says(error.message, arena_terminated(&folder.arena, key));
        ck_assert_uint_eq(error.line, 1);
    }
    ck_assert_uint_gt(keys, 50);
    folder_remove(&folder);
}
END_TEST

// The line with the first `old` replaced.
static const char *changed(const char *old, const char *new)
{
    size_t at = text_find(text_of(whole), 0, text_of(old));
    ck_assert_msg(at != TEXT_NONE, "no %s", old);
    return arena_print(&folder.arena, "%.*s%s%s", (int)at, whole, new, whole + at + strlen(old)).at;
}

START_TEST(what_is_no_result_is_refused_by_name)
{
    static const char *const changes[][3] = {
        {"\"status\":\"ok\"", "\"status\":\"good\"", "status"},
        {"\"status\":\"ok\"", "\"status\":\"input-error\"", "error"},
        {"\"record\":3", "\"record\":-3", "record"},
        {"\"record\":3", "\"record\":9007199254740992", "record"},
        {"\"line\":7,\"id\"", "\"line\":\"7\",\"id\"", "line"},
        {"\"path\":\"a.txt\"", "\"path\":7", "path"},
        {"\"id\":\"q1\"", "\"id\":1", "id"},
        {"\"model\":\"m\"", "\"model\":[]", "model"},
        {"\"format\":\"ollama-json\"", "\"format\":1", "format"},
        {"\"answer\":\"aa\"", "\"answer\":1", "answer"},
        {"\"prompt\":\"bb\"", "\"prompt\":1", "prompt"},
        {"\"eval_count\":8", "\"eval_count\":\"8\"", "eval_count"},
        {"\"eval_count\":8", "\"eval_count\":-8", "eval_count"},
        {"\"score\":85.5", "\"score\":100.1", "score"},
        {"\"score\":85.5", "\"score\":-0.1", "score"},
        {"\"grade\":\"B\"", "\"grade\":\"E\"", "grade"},
        {"\"verdict\":\"fail\"", "\"verdict\":\"maybe\"", "verdict"},
        {"\"weight\":60", "\"weight\":1000001", "weight"},
        {"\"id\":\"facts\"", "\"id\":\"taste\"", "id"},
        {"\"item\":2", "\"item\":4294967296", "item"},
        {"\"start\":4", "\"start\":10", "start"},
        {"\"line\":7,\"column\":2", "\"line\":0,\"column\":2", "start"},
        {"\"column\":2", "\"column\":0", "start"},
        {"\"fact\":\"It is not.\"", "\"fact\":1", "fact"},
        {"\"claim\":\"It is.\"", "\"claim\":1", "claim"},
        {"[\"https://example.com/\"]", "[1]", "sources"},
        {"\"item\":null", "\"item\":\"2\"", "item"},
        {"\"trouble\":\"gave up\"", "\"trouble\":1", "trouble"},
        {"\"note\":\"seven\"", "\"note\":1", "note"},
        {"\"reason\":\"known\"", "\"reason\":1", "reason"},
        {"\"outcome\":\"fail\"", "\"outcome\":\"lost\"", "outcome"},
        {"\"state\":\"closed\"", "\"state\":\"ajar\"", "state"},
        {"\"findings\":[", "\"findings\":{},\"others\":[", "findings"},
    };
    folder_make(&folder);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        Error error;
        Result result;
        const char *line = changed(changes[i][0], changes[i][1]);
        ck_assert_msg(read_lines(line, &result, 1, &error) == LISTING_TROUBLE, "%s", changes[i][1]);
        ck_assert_says(error.message, changes[i][2]);
        ck_assert_uint_eq(error.line, 1);
    }
    folder_remove(&folder);
}
END_TEST

START_TEST(what_may_be_null_or_absent)
{
    Error error;
    Result result;
    folder_make(&folder);
    ck_assert_int_eq(read_lines(changed("\"score\":85.5", "\"score\":null"), &result, 1, &error),
                     LISTING_END);
    ck_assert(!result.scored);
    ck_assert_int_eq(read_lines(changed("\"stats\":{", "\"stats\":null,\"others\":{"), &result, 1, &error),
                     LISTING_END);
    ck_assert(!result.document->has_stats);
    ck_assert_int_eq(read_lines(changed("\"path\":\"a.txt\",\"record\":3,", ""), &result, 1, &error),
                     LISTING_END);
    ck_assert_text(result.document->path, "-");
    ck_assert_uint_eq(result.document->record, 0);
    ck_assert_int_eq(read_lines(changed("\"line\":7,", "\"line\":0,"), &result, 1, &error), LISTING_END);
    ck_assert_uint_eq(result.document->line, 0);
    folder_remove(&folder);
}
END_TEST

// The first result says what a rule is; another severity, criterion or claim is of another ruleset.
START_TEST(a_rule_is_the_same_in_all_results)
{
    static const char *const changes[][3] = {
        {"\"severity\":\"error\"", "\"severity\":\"note\"", "the severity of the rule p/one is another one"},
        {"\"criterion\":\"facts\"", "\"criterion\":\"format\"", "the criterion of the rule p/one"},
        {"\"claim\":\"It is.\"", "\"claim\":\"It was.\"", "the claim of the rule p/one"},
    };
    folder_make(&folder);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        Error error;
        Result results[2];
        Text both = arena_print(&folder.arena, "%s\n%s\n", whole, changed(changes[i][0], changes[i][1]));
        ck_assert_int_eq(read_lines(both.at, results, 2, &error), LISTING_TROUBLE);
        ck_assert_says(error.message, changes[i][2]);
        ck_assert_uint_eq(error.line, 2);
        both = arena_print(&folder.arena, "%s\n%s\n", whole, whole);
        ck_assert_int_eq(read_lines(both.at, results, 2, &error), LISTING_END);
        ck_assert_ptr_eq(results[0].findings.at[0].rule, results[1].findings.at[0].rule);
    }
    folder_remove(&folder);
}
END_TEST

// As `-f json` writes it; the digest of the rules is known then, and all files must have the same.
START_TEST(runs_with_other_rules_do_not_go_together)
{
    static const char head[] = "{\"schema\":\"answerlint/1\",\"tool\":{\"version\":\"0.1.0\",\"ruleset\":"
                               "\"sha256:%s\"},\"results\":[\n%s\n],\"summary\":{}}\n";
    Error error = {0};
    Result result;
    folder_make(&folder);
    Saved saved = {.keep = &folder.arena, .error = &error};
    const char *one = folder_write(&folder, "1.json", arena_print(&folder.arena, head, "aa", whole).at);
    const char *two = folder_write(&folder, "2.json", arena_print(&folder.arena, head, "aa", "").at);
    const char *three = folder_write(&folder, "3.json", arena_print(&folder.arena, head, "bb", "").at);
    ck_assert(saved_open(&saved, text_of(one)));
    ck_assert_int_eq(saved_next(&saved, &folder.arena, &result), LISTING_ELEMENT);
    ck_assert_text(saved.ruleset, "aa");
    saved_close(&saved);
    ck_assert(saved_open(&saved, text_of(two)));
    saved_close(&saved);
    ck_assert(!saved_open(&saved, text_of(three)));
    saved_close(&saved);
    ck_assert_says(error.message, "results of other rules than those of ");
    ck_assert_says(error.message, "1.json");
    folder_remove(&folder);
}
END_TEST

Suite *suite_run_saved(void)
{
    return suite_of("run/saved",
                    (const TTest *const[]){a_result_comes_back, findings_and_judgements_come_back,
                                           without_a_member_that_must_be_there_it_is_refused,
                                           what_is_no_result_is_refused_by_name, what_may_be_null_or_absent,
                                           a_rule_is_the_same_in_all_results,
                                           runs_with_other_rules_do_not_go_together, NULL});
}
