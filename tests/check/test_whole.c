#include "rule.h"

typedef struct CodeBlocks {
    Range count;
    Text language;
    unsigned others;
} CodeBlocks;

typedef struct Tables {
    Range count, columns, rows;
} Tables;

typedef struct Links {
    Range count;
    bool https_only;
} Links;

typedef struct Wanted {
    Text text;
    bool caseless;
} Wanted;

typedef struct Responses {
    Range count;
    Text separator;
    bool distinct;
} Responses;

typedef struct OneOf {
    TextList options;
    bool alone;
} OneOf;

static const Range one = {true, 1, 1}, two = {true, 2, 2}, at_most_one = {true, 0, 1};

START_TEST(code_blocks_are_counted)
{
    CodeBlocks exactly = {.count = one}, few = {.count = at_most_one};
    ck_assert_outcome("a\n\n```\nx\n```\n", "code-blocks", &exactly, OUTCOME_PASS);
    ck_assert_outcome("- a\n\n      x\n", "code-blocks", &exactly, OUTCOME_PASS);
    ck_assert_finding("Use `x`.", "code-blocks", &exactly, "0 code blocks, exactly 1 asked for",
                      "Use `x`.");
    ck_assert_finding("```\na\n```\n\n```\nb\n```\n\n```\nc\n```\n", "code-blocks", &few,
                      "3 code blocks, at most 1 allowed", "```\nb\n```");
    ck_assert_outcome(" \n", "code-blocks", &few, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("", "code-blocks", &exactly, OUTCOME_FAIL);
}
END_TEST

START_TEST(code_blocks_beside_others)
{
    const char *one_c = "language: c\nothers: allowed\ncount: 1", *some_c = "language: c\nothers: allowed";
    ck_assert_rule("```sh\nmake\n```\n\n```C\nint x;\n```\n", "code-blocks", one_c, OUTCOME_PASS);
    ck_assert_rule("```sh\nmake\n```\n", "code-blocks", some_c, OUTCOME_FAIL);
    ck_assert_rule_finding("```c\na\n```\n\n```sh\nb\n```\n\n```c\nc\n```\n", "code-blocks", one_c,
                           "2 c code blocks, exactly 1 asked for", "```c\nc\n```");
}
END_TEST

START_TEST(code_blocks_name_their_language)
{
    CodeBlocks python = {.language = TEXT("python")};
    ck_assert_outcome("```Python title=x\na\n```\n", "code-blocks", &python, OUTCOME_PASS);
    ck_assert_outcome("none", "code-blocks", &python, OUTCOME_NOT_APPLICABLE);
    ck_assert_finding("```python\na\n```\n\n```\nb\n```\n", "code-blocks", &python,
                      "code block 2 names no language, 'python' asked for", "```\nb\n```");
    ck_assert_finding("```py\na\n```\n", "code-blocks", &python,
                      "code block 1 says 'py', 'python' asked for", "```py\na\n```");
}
END_TEST

START_TEST(tables_have_a_number_and_a_size)
{
    const char *table = "| a | b |\n| --- | :-: |\n| 1 | 2 |\n| 3 |\n";
    Tables good = {.count = one, .columns = two, .rows = two}, wide = {.columns = {true, 3, 4}};
    ck_assert_outcome(table, "tables", &good, OUTCOME_PASS);
    ck_assert_outcome("> | a | b |\n> | --- | --- |\n> | | |\n> | 1 | 2 |\n", "tables", &good,
                      OUTCOME_PASS);
    ck_assert_finding("a | b\n--- | ---\n1 | 2", "tables", &wide,
                      "table 1 has 2 columns, 3 to 4 asked for", "a | b\n--- | ---\n1 | 2");
    ck_assert_finding("text | text", "tables", &good, "0 tables, exactly 1 asked for",
                      "text | text");
    ck_assert_outcome("text", "tables", &wide, OUTCOME_NOT_APPLICABLE);
    Tables rows = {.rows = {true, 1, UINT64_MAX}};
    ck_assert_finding("a | b\n--- | ---\n", "tables", &rows,
                      "table 1 has 0 rows, at least 1 asked for", "a | b\n--- | ---");
}
END_TEST

START_TEST(links_are_counted_once)
{
    Links exactly = {.count = one}, none = {.count = {true, 0, 0}};
    ck_assert_outcome("See [it](x.html).", "links", &exactly, OUTCOME_PASS);
    ck_assert_outcome("See <https://a.example>.", "links", &exactly, OUTCOME_PASS);
    ck_assert_outcome("[https://a.example](https://a.example)", "links", &exactly, OUTCOME_PASS);
    ck_assert_outcome("[![icon](a.png)](https://a.example)", "links", &exactly, OUTCOME_PASS);
    ck_assert_outcome("![icon](a.png) and `[a](b)`, a[1] (b)\n\n    http://a.example\n", "links",
                      &none, OUTCOME_PASS);
    ck_assert_finding("[a](b) and https://c.example.", "links", &none,
                      "2 links, 0 allowed", "[a](b)");
    ck_assert_outcome("", "links", &none, OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(links_go_to_https)
{
    Links safe = {.https_only = true};
    ck_assert_outcome("[a](HTTPS://b.example) [c](#d) [e](mailto:f@g.example)", "links", &safe,
                      OUTCOME_PASS);
    ck_assert_finding("https://a.example, (http://b.example).", "links", &safe,
                      "link 2 of 2 goes to http, https asked for", "http://b.example");
    ck_assert_outcome("no link", "links", &safe, OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(answers_in_quotes)
{
    bool straight = true, any = false;
    ck_assert_outcome(" \"It waits.\"\n", "quotation", &straight, OUTCOME_PASS);
    ck_assert_outcome("\u201CIt waits.\u201D", "quotation", &any, OUTCOME_PASS);
    ck_assert_outcome("\u201CIt waits.\u201D", "quotation", &straight, OUTCOME_FAIL);
    ck_assert_outcome("\u201CIt waits.\"", "quotation", &any, OUTCOME_FAIL);
    ck_assert_outcome("\"", "quotation", &any, OUTCOME_FAIL);
    ck_assert_outcome("", "quotation", &any, OUTCOME_FAIL);
    ck_assert_finding("\"It\" waits\u00E4", "quotation", &any,
                      "the answer ends with '\u00E4', not with a double quote", "\u00E4");
    ck_assert_finding("It \"waits\"", "quotation", &any,
                      "the answer begins with 'I', not with a double quote", "I");
}
END_TEST

START_TEST(beginnings_and_ends)
{
    Wanted exact = {.text = TEXT("\u00C4h yes")}, caseless = {TEXT("\u00C4h yes"), true};
    ck_assert_outcome("\n \u00C4h yes, it does", "starts-with", &exact, OUTCOME_PASS);
    ck_assert_outcome("\u00E4h YES", "starts-with", &caseless, OUTCOME_PASS);
    ck_assert_finding("\n\u00E4h yes, so\nmore", "starts-with", &exact,
                      "begins with '\u00E4h yes,', '\u00C4h yes' asked for", "\u00E4h yes, so");
    ck_assert_outcome("\u00C4h", "starts-with", &exact, OUTCOME_FAIL);
    ck_assert_outcome("", "starts-with", &exact, OUTCOME_FAIL);
    ck_assert_outcome("It does, \u00C4h yes \n", "ends-with", &exact, OUTCOME_PASS);
    ck_assert_outcome("It does, \u00E4H yes", "ends-with", &caseless, OUTCOME_PASS);
    ck_assert_finding("One\nand \u00E4h yes", "ends-with", &exact,
                      "ends with '\u00E4h yes', '\u00C4h yes' asked for", "and \u00E4h yes");
    ck_assert_outcome("yes", "ends-with", &exact, OUTCOME_FAIL);
    ck_assert_outcome(" ", "ends-with", &exact, OUTCOME_FAIL);
}
END_TEST

START_TEST(prompts_are_repeated)
{
    Wanted text = {.text = TEXT("What is\na task? ")}, prompt = {0};
    ck_assert_outcome("What is a  task? It is", "repeat-prompt", &text, OUTCOME_PASS);
    ck_assert_finding("What is this?", "repeat-prompt", &text,
                      "repeats 8 of the 15 characters of the prompt, all asked for", "this?");
    ck_assert_finding("What", "repeat-prompt", &text,
                      "repeats 4 of the 15 characters of the prompt, all asked for", "What");
    ck_assert_outcome("WHAT is a task?", "repeat-prompt", &text, OUTCOME_FAIL);
    text.caseless = true;
    ck_assert_outcome("WHAT is a task?", "repeat-prompt", &text, OUTCOME_PASS);
    ck_assert_outcome("anything", "repeat-prompt", &prompt, OUTCOME_NOT_APPLICABLE);
    Answer answer = answer_of(TEXT("Why?"));
    channel_add(&answer.document.prompt, &answer.arena, answer.document.source, (Span){0, 3});
    answer_judge(&answer, "repeat-prompt", &prompt);
    ck_assert_int_eq(answer.outcome, OUTCOME_PASS);
    arena_free(&answer.arena);
}
END_TEST

START_TEST(responses_are_separated)
{
    Responses pair = {.count = two}, differ = {.count = two, .distinct = true};
    ck_assert_outcome("a\n******\nb", "responses", &pair, OUTCOME_PASS);
    ck_assert_outcome("******\na\n******\nb\n******\n", "responses", &pair, OUTCOME_PASS);
    ck_assert_finding("a\n*******\nb", "responses", &pair, "1 response, exactly 2 asked for",
                      "a\n*******\nb");
    ck_assert_outcome("a******a", "responses", &pair, OUTCOME_PASS);
    ck_assert_finding("a******\na ", "responses", &differ,
                      "response 2 says the same as response 1", "a");
    ck_assert_finding("a\n==\n b\n==\nc", "responses",
                      (&(Responses){.count = two, .separator = TEXT("==")}),
                      "3 responses, exactly 2 asked for", "c");
    Responses three = {.count = {true, 3, 3}};
    ck_assert_finding("a****** ******b", "responses", &three, "response 2 of 3 is empty", "");
    ck_assert_outcome("", "responses", &pair, OUTCOME_FAIL);
}
END_TEST

START_TEST(one_option_is_said)
{
    OneOf yes_no = {.options = {.at = (Text[]){TEXT("yes"), TEXT("no"), TEXT("no way")}, .len = 3}};
    ck_assert_outcome("I say YES, yes.", "one-of", &yes_no, OUTCOME_PASS);
    ck_assert_outcome("There is no way.", "one-of", &yes_no, OUTCOME_PASS);
    ck_assert_outcome("Nothing known, eyes.", "one-of", &yes_no, OUTCOME_FAIL);
    ck_assert_finding("Yes and no", "one-of", &yes_no,
                      "2 of 3 options said, exactly 1 asked for: 'no' besides 'yes'", "no");
    ck_assert_finding("", "one-of", &yes_no,
                      "0 of 3 options said, exactly 1 asked for: 'yes', 'no', 'no way'", "");
    yes_no.alone = true;
    ck_assert_outcome(" Yes\n", "one-of", &yes_no, OUTCOME_PASS);
    ck_assert_finding("Yes.", "one-of", &yes_no, "4 characters, 'yes' and no more asked for", "Yes.");
}
END_TEST

Suite *suite_check_whole(void)
{
    return suite_of("check/whole",
                    (const TTest *const[]){code_blocks_are_counted,
                                           code_blocks_name_their_language,
                                           code_blocks_beside_others,
                                           tables_have_a_number_and_a_size, links_are_counted_once,
                                           links_go_to_https, answers_in_quotes,
                                           beginnings_and_ends, prompts_are_repeated,
                                           responses_are_separated, one_option_is_said, NULL});
}
