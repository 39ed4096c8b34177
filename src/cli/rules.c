// answerlint rules list | explain | test | lint
#include "base/message.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "run/checks.h"
#include "run/lint.h"
#include "run/proof.h"
#include "run/rules.h"

typedef struct Book {
    const Options *options;
    Ruleset ruleset;
    TextList ids;            // operands behind the subcommand
} Book;

// The packs that are named, by --rules or as operands (those of `explain` are rules); else
// every embedded pack.
static bool load(const Options *options, Book *book, Arena *keep, Error *error)
{
    RulesetChoice choice = {.packs = options->values[OPTION_RULES]};
    bool explains = text_is(options->operands.at[0], TEXT("explain"));
    for (size_t i = 1; i < options->operands.len; i++)
        list_add(keep, explains ? &book->ids : &choice.packs, options->operands.at[i]);
    if (choice.packs.len == 0)
        library_names(keep, &choice.packs);
    option_list(options, OPTION_SELECT, keep, &choice.select);
    option_list(options, OPTION_IGNORE, keep, &choice.ignore);
    return ruleset_load(&choice, keep, &book->ruleset, error);
}

static Exit list(const Book *book, Out *out, Arena *keep, Error *error)
{
    (void)keep;
    (void)error;
    rules_put_list(&book->ruleset, out);
    return EXIT_CLEAN;
}

static bool unknown_rule(const Book *book, Text id, Arena *keep, Error *error)
{
    TextList known = {0};
    ruleset_names(&book->ruleset, keep, &known);
    if (text_list_has(&known, id))
        return error_set(error, keep, "'%.*s' names more than one rule: say which as PACK/RULE",
                         TEXT_ARG(id));
    Text hint = suggest_hint(keep, id, &known);
    return error_set(error, keep, "no rule is named '%.*s'%.*s; `answerlint rules list` shows all",
                     TEXT_ARG(id), TEXT_ARG(hint));
}

static Exit explain(const Book *book, Out *out, Arena *keep, Error *error)
{
    if (book->ids.len == 0)
        error_set(error, keep, "which rule? answerlint rules explain PACK/RULE");
    for (size_t i = 0; i < book->ids.len; i++) {
        const Rule *rule = ruleset_find(&book->ruleset, book->ids.at[i]);
        if (!rule)
            return unknown_rule(book, book->ids.at[i], keep, error), EXIT_UNTRUSTED;
        if (i > 0)
            put_char(out, '\n');
        rules_put_rule(rule, out);
    }
    return error_is(error) ? EXIT_UNTRUSTED : EXIT_CLEAN;
}

// What --coverage and --mutate add to the tests.
static Proof prove(const Book *book, Out *out)
{
    Proof sum = {0}, more;
    if (option_given(book->options, OPTION_COVERAGE))
        sum = rules_cover(&book->ruleset, out);
    if (!option_given(book->options, OPTION_MUTATE))
        return sum;
    more = rules_mutate(&book->ruleset, out);
    return (Proof){sum.parts + more.parts, sum.idle + more.idle, sum.limits + more.limits};
}

static Exit test(const Book *book, Out *out, Arena *keep, Error *error)
{
    Policy policy = policy_default();
    RuleTests tests = rules_test(&book->ruleset, &policy, out);
    Proof proof = prove(book, out);
    if (tests.run == 0)
        error_set(error, keep, "no rule has a test: nothing was tested");
    return tests.run == 0 || tests.limits || proof.limits ? EXIT_UNTRUSTED
         : tests.failed || proof.idle                     ? EXIT_FINDINGS
                                                          : EXIT_CLEAN;
}

static Exit lint(const Book *book, Out *out, Arena *keep, Error *error)
{
    (void)keep;
    (void)error;
    return rules_lint(&book->ruleset, out) ? EXIT_FINDINGS : EXIT_CLEAN;
}

static Exit checks(const Book *book, Out *out, Arena *keep, Error *error)
{
    (void)book;
    (void)keep;
    (void)error;
    checks_put(out);
    return EXIT_CLEAN;
}

// Options of one subcommand alone.
static bool option_fits(const Options *options, Text name, Arena *keep, Error *error)
{
    static const OptionId of_test[] = {OPTION_COVERAGE, OPTION_MUTATE};
    for (size_t i = 0; i < sizeof of_test / sizeof *of_test; i++)
        if (option_given(options, of_test[i]) && !text_is(name, TEXT("test")))
            return error_set(error, keep, "--%s goes with `rules test`",
                             option_rows[of_test[i]].name);
    return true;
}

static const struct {
    const char *name;
    Exit (*run)(const Book *book, Out *out, Arena *keep, Error *error);
} subcommands[] = {
    {"list", list},
    {"explain", explain},
    {"test", test},
    {"lint", lint},
    {"checks", checks},
};

enum { SUBCOMMAND_COUNT = sizeof subcommands / sizeof *subcommands };

static bool unknown_subcommand(Text name, Arena *keep, Error *error)
{
    TextList known = {0};
    for (size_t i = 0; i < SUBCOMMAND_COUNT; i++)
        list_add(keep, &known, text_of(subcommands[i].name));
    if (name.len == 0)
        return error_set(error, keep,
                         "what about them? answerlint rules list|explain|test|lint|checks");
    Text hint = suggest_hint(keep, name, &known);
    return error_set(error, keep,
                     "'rules %.*s' is none of list, explain, test, lint and checks%.*s",
                     TEXT_ARG(name), TEXT_ARG(hint));
}

Exit command_rules(const Options *options, Arena *keep, Error *error)
{
    Text name = options->operands.len ? options->operands.at[0] : (Text){0};
    Book book = {.options = options};
    for (size_t i = 0; i < SUBCOMMAND_COUNT; i++) {
        if (!text_is(name, text_of(subcommands[i].name)))
            continue;
        if (!option_fits(options, name, keep, error) || !load(options, &book, keep, error))
            return EXIT_UNTRUSTED;
        Out out = {0};
        Exit status = subcommands[i].run(&book, &out, keep, error);
        if (!print(out_text(&out), keep, error))
            status = EXIT_UNTRUSTED;
        out_free(&out);
        return status;
    }
    unknown_subcommand(name, keep, error);
    return EXIT_UNTRUSTED;
}
