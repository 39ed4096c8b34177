#include "cli/options.h"

#include <stdlib.h>

#include "error.h"
#include "folder.h"

enum { WORDS_MOST = 20 };

static Arena keep;

// The words of a command line, parted by blanks.
static bool read_words(const char *line, Options *options, Error *error)
{
    char *words[WORDS_MOST] = {"answerlint"};
    int count = 1;
    Text rest = text_of(line), word;
    while (text_next_part(&rest, ' ', &word))
        words[count++] = arena_terminated(&keep, word);
    *error = (Error){0};
    return options_read(count, words, &keep, options, error);
}

static Options options_of(const char *line)
{
    Options options;
    Error error;
    bool read = read_words(line, &options, &error);
    ck_assert_msg(read, "%s: %.*s", line, TEXT_ARG(error.message));
    return options;
}

#define ck_assert_refused(line, says)                                                              \
    do {                                                                                           \
        Options options_;                                                                          \
        Error error_;                                                                              \
        ck_assert_msg(!read_words((line), &options_, &error_), "taken: %s", (line));               \
        ck_assert_error(error_, 0, 0, (says));                                                     \
    } while (0)

#define ck_assert_operands(options, ...)                                                           \
    do {                                                                                           \
        const char *const want_all_[] = {__VA_ARGS__, NULL};                                       \
        size_t count_ = 0;                                                                         \
        for (; want_all_[count_]; count_++) {                                                      \
            ck_assert_uint_gt((options).operands.len, count_);                                     \
            ck_assert_text((options).operands.at[count_], want_all_[count_]);                      \
        }                                                                                          \
        ck_assert_uint_eq((options).operands.len, count_);                                         \
    } while (0)

START_TEST(check_is_the_command_unless_named)
{
    ck_assert_int_eq(options_of("").command, COMMAND_CHECK);
    ck_assert_int_eq(options_of("a.txt").command, COMMAND_CHECK);
    ck_assert_int_eq(options_of("check a.txt").command, COMMAND_CHECK);
    ck_assert_int_eq(options_of("parse a.txt").command, COMMAND_PARSE);
    ck_assert_int_eq(options_of("rules list").command, COMMAND_RULES);
    ck_assert_int_eq(options_of("explain a.txt rule").command, COMMAND_EXPLAIN);
    Options options = options_of("check check parse");
    ck_assert_operands(options, "check", "parse");
    options = options_of("rules explain one two");
    ck_assert_operands(options, "explain", "one", "two");
    ck_assert_uint_eq(options_of("check").operands.len, 0);
    ck_assert_str_eq(command_name(COMMAND_PARSE), "parse");
}
END_TEST

START_TEST(a_misspelled_command_is_told_from_a_file)
{
    Folder folder;
    ck_assert_refused("chekc", "'chekc' is no command and no file (did you mean 'check'?)");
    ck_assert_refused("rule list", "(did you mean 'rules'?)");
    options_of("./chekc");
    options_of("something-else.txt");
    folder_make(&folder);
    folder_write(&folder, "chekc", "");
    char *here = getcwd(NULL, 0);
    ck_assert_int_eq(chdir(folder.path), 0);
    Options options = options_of("chekc");
    ck_assert_int_eq(chdir(here), 0);
    free(here);
    folder_remove(&folder);
    ck_assert_operands(options, "chekc");
}
END_TEST

START_TEST(values_in_all_their_forms)
{
    Options options = options_of("-r one --rules two --rules=three -rfour a.txt -q -fjson:x=y");
    ck_assert_uint_eq(options.values[OPTION_RULES].len, 4);
    ck_assert_text(options.values[OPTION_RULES].at[0], "one");
    ck_assert_text(options.values[OPTION_RULES].at[1], "two");
    ck_assert_text(options.values[OPTION_RULES].at[2], "three");
    ck_assert_text(option_value(&options, OPTION_RULES), "four");
    ck_assert_text(option_value(&options, OPTION_FORMAT), "json:x=y");
    ck_assert(option_given(&options, OPTION_QUIET));
    ck_assert_text(option_value(&options, OPTION_QUIET), "");
    ck_assert(!option_given(&options, OPTION_VERBOSE));
    ck_assert_text(option_value(&options, OPTION_CONFIG), "");
    ck_assert_operands(options, "a.txt");
    options = options_of("-qvj3");
    ck_assert(option_given(&options, OPTION_QUIET) && option_given(&options, OPTION_VERBOSE));
    ck_assert_text(option_value(&options, OPTION_JOBS), "3");
}
END_TEST

START_TEST(options_end_at_two_hyphens)
{
    Options options = options_of("check -q -- -v --nothing --");
    ck_assert_operands(options, "-v", "--nothing", "--");
    ck_assert(!option_given(&options, OPTION_VERBOSE));
    options = options_of("- -q");
    ck_assert_operands(options, "-");
    ck_assert(option_given(&options, OPTION_QUIET));
}
END_TEST

START_TEST(unknown_options)
{
    ck_assert_refused("--fromat json", "unknown option '--fromat' (did you mean '--format'?)");
    ck_assert_refused("a.txt --quite", "unknown option '--quite' (did you mean '--quiet'?)");
    ck_assert_refused("--min-scor=3", "unknown option '--min-scor' (did you mean '--min-score'?)");
    ck_assert_refused("--zzz", "unknown option '--zzz'; see answerlint --help");
    ck_assert_refused("-z", "unknown option '-z'; see answerlint --help");
    ck_assert_refused("-qz", "unknown option '-z'");
    ck_assert_refused("check a.txt -x b.txt", "unknown option '-x'");
}
END_TEST

// An abbreviation would mean something else when an option is added.
START_TEST(abbreviations_are_refused)
{
    ck_assert_refused("--verb", "unknown option '--verb'");
    ck_assert_refused("--form json", "unknown option '--form'");
    ck_assert_refused("--no-conf", "unknown option '--no-conf'");
    ck_assert_refused("--select=a --ign=b", "unknown option '--ign'");
}
END_TEST

START_TEST(options_of_another_command)
{
    ck_assert_refused("parse --min-score 3", "unknown option '--min-score'");
    ck_assert_refused("parse -r x", "unknown option '-r'");
    ck_assert_refused("rules --fail-on error", "unknown option '--fail-on'");
    ck_assert_refused("explain a.txt rule --jobs 3", "unknown option '--jobs'");
    ck_assert_refused("a.txt --coverage", "unknown option '--coverage'");
    ck_assert_refused("rules -v", "unknown option '-v'");
    options_of("rules -r x list");
}
END_TEST

START_TEST(values_that_are_missing_or_too_many)
{
    ck_assert_refused("check a.txt --rules", "the option --rules needs a value");
    ck_assert_refused("-r", "the option -r needs a value");
    ck_assert_refused("parse -qf", "unknown option '-q'");
    ck_assert_refused("check -qf", "the option -qf needs a value");
    ck_assert_refused("--quiet=yes", "the option --quiet takes no value");
    ck_assert_refused("check --no-config=", "the option --no-config takes no value");
}
END_TEST

START_TEST(lists_are_split_at_commas)
{
    Options options = options_of("-s a,b/c -s ,,d, --ignore=,");
    TextList list = {0}, none = {0};
    option_list(&options, OPTION_SELECT, &keep, &list);
    ck_assert_uint_eq(list.len, 3);
    ck_assert_text(list.at[0], "a");
    ck_assert_text(list.at[1], "b/c");
    ck_assert_text(list.at[2], "d");
    option_list(&options, OPTION_IGNORE, &keep, &none);
    option_list(&options, OPTION_RULES, &keep, &none);
    ck_assert_uint_eq(none.len, 0);
}
END_TEST

// With this in the environment getopt stops at the first operand; a command is none.
START_TEST(the_environment_does_not_hide_options)
{
    ck_assert_int_eq(setenv("POSIXLY_CORRECT", "1", 1), 0);
    Options options = options_of("check -q a.txt");
    ck_assert_int_eq(unsetenv("POSIXLY_CORRECT"), 0);
    ck_assert(option_given(&options, OPTION_QUIET));
    ck_assert_operands(options, "a.txt");
}
END_TEST

Suite *suite_cli_options(void)
{
    return suite_of("cli/options",
                    (const TTest *const[]){check_is_the_command_unless_named,
                                           a_misspelled_command_is_told_from_a_file,
                                           values_in_all_their_forms, options_end_at_two_hyphens,
                                           unknown_options, abbreviations_are_refused,
                                           options_of_another_command,
                                           values_that_are_missing_or_too_many,
                                           lists_are_split_at_commas,
                                           the_environment_does_not_hide_options, NULL});
}
