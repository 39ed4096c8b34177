#include "run/ifeval.h"

#include "base/file.h"
#include "error.h"
#include "folder.h"

static Folder folder;

static const char *const data =
    "{\"key\": 7, \"prompt\": \"First\", \"instruction_id_list\": [\"punctuation:no_comma\", "
    "\"length_constraints:number_words\"], \"kwargs\": [{\"num_words\": null}, "
    "{\"num_words\": 3.0, \"relation\": \"at least\", \"keyword\": null}]}\n"
    "{\"key\": \"x\", \"prompt\": \"Seco\\u006ed \\u00fc\", \"instruction_id_list\": "
    "[\"keywords:existence\"], \"kwargs\": [{\"keywords\": [\"tea\", \"milk\"]}]}\n"
    "{\"prompt\": \"First\", \"instruction_id_list\": [\"change_case:capital_word_frequency\"], "
    "\"kwargs\": [{\"capital_frequency\": 1, \"capital_relation\": \"less than\"}]}\n";

static const char *const responses =
    "{\"prompt\": \"Second \\u00fc\", \"response\": \"Tea with MILK.\"}\n"
    "\n"
    "{\"prompt\": \"Nobody asked\", \"response\": \"x\"}\n"
    "{\"prompt\": \"First\", \"response\": \"an earlier one\"}\n"
    "{\"prompt\": \"First\", \"response\": \"Well, yes\\nOne TWO \\u201cthree\\u201d\"}\n";

static const char *const strict =
    "{\"follow_all_instructions\": false, \"follow_instruction_list\": [false, true], "
    "\"instruction_id_list\": [\"punctuation:no_comma\", \"length_constraints:number_words\"], "
    "\"prompt\": \"First\", \"response\": \"Well, yes\\nOne TWO \\u201cthree\\u201d\"}\n"
    "{\"follow_all_instructions\": true, \"follow_instruction_list\": [true], "
    "\"instruction_id_list\": [\"keywords:existence\"], "
    "\"prompt\": \"Second \\u00fc\", \"response\": \"Tea with MILK.\"}\n"
    "{\"follow_all_instructions\": false, \"follow_instruction_list\": [false], "
    "\"instruction_id_list\": [\"change_case:capital_word_frequency\"], "
    "\"prompt\": \"First\", \"response\": \"Well, yes\\nOne TWO \\u201cthree\\u201d\"}\n";

static const char *const loose =
    "{\"follow_all_instructions\": true, \"follow_instruction_list\": [true, true], "
    "\"instruction_id_list\": [\"punctuation:no_comma\", \"length_constraints:number_words\"], "
    "\"prompt\": \"First\", \"response\": \"Well, yes\\nOne TWO \\u201cthree\\u201d\"}\n"
    "{\"follow_all_instructions\": true, \"follow_instruction_list\": [true], "
    "\"instruction_id_list\": [\"keywords:existence\"], "
    "\"prompt\": \"Second \\u00fc\", \"response\": \"Tea with MILK.\"}\n"
    "{\"follow_all_instructions\": true, \"follow_instruction_list\": [true], "
    "\"instruction_id_list\": [\"change_case:capital_word_frequency\"], "
    "\"prompt\": \"First\", \"response\": \"Well, yes\\nOne TWO \\u201cthree\\u201d\"}\n";

static const char *const strict_table =
    "================================================================\n"
    "FILE Accuracy Scores:\n"
    "prompt-level: 0.3333333333333333\n"
    "instruction-level: 0.5\n"
    "\n"
    "change_case 0.0\n"
    "keywords 1.0\n"
    "length_constraints 1.0\n"
    "punctuation 0.0\n"
    "\n"
    "change_case:capital_word_frequency 0.0\n"
    "keywords:existence 1.0\n"
    "length_constraints:number_words 1.0\n"
    "punctuation:no_comma 0.0\n";

static bool evaluate(const char *tasks, const char *answers, size_t jobs, Evaluated *evaluated,
                     Error *error)
{
    Evaluation evaluation = {.jobs = jobs};
    evaluation.data = text_of(folder_write(&folder, "data", tasks));
    if (answers)
        evaluation.responses = text_of(folder_write(&folder, "responses", answers));
    evaluation.folder = text_of(folder_path(&folder, "new/results/"));
    return evaluation_run(&evaluation, &folder.arena, evaluated, error);
}

static Text result(const char *name)
{
    Text bytes = {0}, why = {0};
    Text path = arena_print(&folder.arena, "%s/new/results/%s", folder.path, name);
    return file_read(path, 1 << 20, &folder.arena, &bytes, &why) ? bytes : why;
}

static Text table(const Accuracy *accuracy)
{
    Out out = {0};
    accuracy_put_text(accuracy, TEXT("FILE"), &out);
    Text text = arena_copy(&folder.arena, out_text(&out));
    out_free(&out);
    return text;
}

START_TEST(the_official_files_and_tables)
{
    for (size_t jobs = 1; jobs <= 3; jobs++) {
        folder_make(&folder);
        Evaluated evaluated;
        Error error = {0};
        bool done = evaluate(data, responses, jobs, &evaluated, &error);
        ck_assert_msg(done, "%.*s", TEXT_ARG(error.message));
        ck_assert_text(result("eval_results_strict.jsonl"), strict);
        ck_assert_text(result("eval_results_loose.jsonl"), loose);
        ck_assert_text(table(&evaluated.accuracies[0]), strict_table);
        ck_assert_uint_eq(evaluated.accuracies[1].prompts.followed, 3);
        ck_assert_uint_eq(evaluated.accuracies[1].prompts.total, 3);
        ck_assert_uint_eq(evaluated.accuracies[1].instructions.total, 4);
        ck_assert(text_ends(evaluated.files[1], TEXT("/results/eval_results_loose.jsonl")));
        ck_assert_uint_eq(evaluated.strangers, 1);
        ck_assert_uint_eq(evaluated.stranger, 3);
        ck_assert_uint_eq(evaluated.repeated, 1);
        ck_assert_uint_eq(evaluated.repeat, 5);
        folder_remove(&folder);
    }
}
END_TEST

#define COMMA "\"instruction_id_list\": [\"punctuation:no_comma\"], \"kwargs\": [{}]"
#define RESULT(all, prompt, response)                                                              \
    "{\"follow_all_instructions\": " all ", \"follow_instruction_list\": [" all "], "              \
    "\"instruction_id_list\": [\"punctuation:no_comma\"], \"prompt\": \"" prompt "\", "            \
    "\"response\": \"" response "\"}\n"

START_TEST(tasks_and_responses_in_one_file)
{
    static const char one[] =
        "{\"prompt\": \"a\", \"response\": \"x\", " COMMA "}\n"
        "{\"prompt\": \"a\", \"response\": \"x,\", " COMMA "}\n"
        "{\"doc_id\": 0, \"doc\": {\"prompt\": \"b\", " COMMA "}, \"resps\": [[\"y\"]]}\n"
        "{\"id\": 1, \"input\": \"c\", \"metadata\": {\"prompt\": \"c\", " COMMA "}, "
        "\"output\": {\"completion\": \" \"}}\n";
    for (size_t jobs = 1; jobs <= 3; jobs++) {
        folder_make(&folder);
        Evaluated evaluated;
        Error error = {0};
        bool done = evaluate(one, NULL, jobs, &evaluated, &error);
        ck_assert_msg(done, "%.*s", TEXT_ARG(error.message));
        ck_assert_text(result("eval_results_strict.jsonl"),
                       RESULT("true", "a", "x") RESULT("false", "a", "x,")
                       RESULT("true", "b", "y") RESULT("false", "c", " "));
        ck_assert_uint_eq(evaluated.accuracies[0].prompts.followed, 2);
        ck_assert_uint_eq(evaluated.accuracies[0].prompts.total, 4);
        folder_remove(&folder);
    }
}
END_TEST

// What is wrong is said with its line, and no results are left.
static void ck_refused(const char *tasks, const char *answers, unsigned line, const char *says)
{
    for (size_t jobs = 1; jobs <= 3; jobs++) {
        folder_make(&folder);
        Evaluated evaluated;
        Error error = {0};
        ck_assert_msg(!evaluate(tasks, answers, jobs, &evaluated, &error), "taken: %s", tasks);
        ck_assert_error(error, line, error.column, says);
        ck_assert_text(result("eval_results_strict.jsonl"), "no such file or folder");
        ck_assert_text(result("eval_results_loose.jsonl"), "no such file or folder");
        folder_remove(&folder);
    }
}

#define GOOD "{\"prompt\": \"a\", " COMMA "}\n"
#define TASK(ids, kwargs)                                                                          \
    GOOD "{\"prompt\": \"b\", \"instruction_id_list\": " ids ", \"kwargs\": " kwargs "}\n"
#define WORDS(kwargs) TASK("[\"length_constraints:number_words\"]", "[" kwargs "]")
#define ANSWERS "{\"prompt\": \"a\", \"response\": \"x\"}\n"

START_TEST(tasks_that_cannot_be_read)
{
    ck_refused("", ANSWERS, 0, "no prompts in it");
    ck_refused(GOOD "{\"prompt\": ", ANSWERS, 2, "no JSON: ");
    ck_refused(GOOD "[1]", ANSWERS, 2, "one JSON object");
    ck_refused(GOOD "{} {}", ANSWERS, 2, "one JSON object");
    ck_refused(GOOD "{\"prompt\": 1, " COMMA "}", ANSWERS, 2, "no prompt");
    ck_refused(TASK("[]", "[]"), ANSWERS, 2, "no instruction_id_list");
    ck_refused(TASK("[1]", "[{}]"), ANSWERS, 2, "no list of strings");
    ck_refused(TASK("[\"punctuation:no_coma\"]", "[{}]"), ANSWERS, 2,
               "unknown instruction 'punctuation:no_coma' (did you mean 'punctuation:no_comma'?)");
    ck_refused(TASK("[\"punctuation:no_comma\"]", "[]"), ANSWERS, 2, "as long as");
    ck_refused(TASK("[\"punctuation:no_comma\"]", "[null]"), ANSWERS, 2, "no object for every");
}
END_TEST

START_TEST(kwargs_that_cannot_be_read)
{
    ck_refused(WORDS("{\"relation\": \"at least\"}"), ANSWERS, 2, "needs 'num_words'");
    ck_refused(WORDS("{\"relation\": \"at least\", \"num_words\": null}"), ANSWERS, 2,
               "needs 'num_words'");
    ck_refused(WORDS("{\"relation\": \"at least\", \"num_words\": \"8\"}"), ANSWERS, 2,
               "'num_words' of length_constraints:number_words is not a number");
    ck_refused(WORDS("{\"relation\": \"at most\", \"num_words\": 8}"), ANSWERS, 2,
               "cannot be 'at most'");
    ck_refused(WORDS("{\"relation\": 1, \"num_words\": 8}"), ANSWERS, 2, "is not a string");
    ck_refused(WORDS("{\"relation\": \"at least\", \"num_words\": 8, \"num_word\": 1}"), ANSWERS, 2,
               "unknown kwarg 'num_word' of length_constraints:number_words (did you mean "
               "'num_words'?)");
    ck_refused(TASK("[\"keywords:existence\"]", "[{\"keywords\": \"tea\"}]"), ANSWERS, 2,
               "not a list of strings");
    ck_refused(TASK("[\"keywords:existence\"]", "[{\"keywords\": [\"tea\", 1]}]"), ANSWERS, 2,
               "not a list of strings");
}
END_TEST

START_TEST(responses_that_cannot_be_read)
{
    ck_refused(GOOD, "", 1, "no response for key");
    ck_refused(GOOD "{\"key\": 12, \"prompt\": \"b\", " COMMA "}", ANSWERS, 2,
               "no response for key 12 in ");
    ck_refused(GOOD, ANSWERS "{\"prompt\": \"a\"}\n{", 2, "no response, a string");
    ck_refused(GOOD, ANSWERS "{\"response\": \"a\"}", 2, "no prompt, a string");
    ck_refused(GOOD, ANSWERS "\n{\"prompt\": \"a\", \"response\": \"x\"", 3, "no JSON: ");
    ck_refused(GOOD, NULL, 1, "--input-response-data");
    ck_refused("\n", NULL, 0, "no prompts in it");
}
END_TEST

START_TEST(folders_that_cannot_be_written)
{
    folder_make(&folder);
    Evaluated evaluated;
    Error error = {0};
    folder_write(&folder, "new", "a file");
    ck_assert(!evaluate(GOOD, ANSWERS, 1, &evaluated, &error));
    ck_assert_error(error, 0, 0, "cannot be made");
    folder_remove(&folder);
}
END_TEST

Suite *suite_run_ifeval(void)
{
    return suite_of("run/ifeval",
                    (const TTest *const[]){the_official_files_and_tables,
                                           tasks_and_responses_in_one_file,
                                           tasks_that_cannot_be_read, kwargs_that_cannot_be_read,
                                           responses_that_cannot_be_read,
                                           folders_that_cannot_be_written, NULL});
}
