// answerlint rules list | explain | test | lint | score | checks
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
    TextList names;          // operands of `explain`, rules, and of `score`, files
} Book;

// The packs that are named, by --rules or as operands (those of `explain` are rules, of `score`
// files); else every embedded pack.
static bool load(const Options *options, Book *book, Arena *keep, Error *error)
{
    RulesetChoice choice = {.packs = options->values[OPTION_RULES], .whole = true};
    Text name = options->operands.at[0];
    bool others = text_is(name, TEXT("explain")) || text_is(name, TEXT("score"));
    for (size_t i = 1; i < options->operands.len; i++)
        list_add(keep, others ? &book->names : &choice.packs, options->operands.at[i]);
    if (choice.packs.len == 0)
        library_names(keep, &choice.packs);
    option_list(options, OPTION_SELECT, keep, &choice.select);
    option_list(options, OPTION_IGNORE, keep, &choice.ignore);
    if (!ruleset_load(&choice, keep, &book->ruleset, error))
        return false;
    ruleset_digest(&book->ruleset, keep);
    return true;
}

static Exit list(const Book *book, Out *out, Arena *keep, Error *error)
{
    (void)keep;
    (void)error;
    rules_put_list(&book->ruleset, out);
    return EXIT_CLEAN;
}

static bool unknown_rule(const Ruleset *ruleset, Text id, Arena *keep, Error *error)
{
    TextList known = {0};
    ruleset_names(ruleset, keep, &known);
    if (text_list_has(&known, id))
        return error_set(error, keep, "'%.*s' names more than one rule: say which as PACK/RULE",
                         TEXT_ARG(id));
    Text hint = suggest_hint(keep, id, &known);
    return error_set(error, keep, "no rule is named '%.*s'%.*s; `answerlint rules list` shows all",
                     TEXT_ARG(id), TEXT_ARG(hint));
}

const Rule *rule_named(const Ruleset *ruleset, Text name, Arena *keep, Error *error)
{
    const Rule *rule = ruleset_find(ruleset, name);
    if (!rule)
        unknown_rule(ruleset, name, keep, error);
    return rule;
}

static Exit explain(const Book *book, Out *out, Arena *keep, Error *error)
{
    if (book->names.len == 0)
        error_set(error, keep, "which rule? answerlint rules explain PACK/RULE");
    for (size_t i = 0; i < book->names.len; i++) {
        const Rule *rule = rule_named(&book->ruleset, book->names.at[i], keep, error);
        if (!rule)
            return EXIT_UNTRUSTED;
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
    bool all_parts = option_given(book->options, OPTION_MUTATE_ALL);
    if (!all_parts && !option_given(book->options, OPTION_MUTATE))
        return sum;
    more = rules_mutate(&book->ruleset, all_parts, out);
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

static Exit score(const Book *book, Out *out, Arena *keep, Error *error)
{
    return command_score(book->options, &book->ruleset, &book->names, out, keep, error);
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
static const struct { OptionId id; const char *subcommand; } owned[] = {
    {OPTION_COVERAGE, "test"},
    {OPTION_MUTATE, "test"},
    {OPTION_MUTATE_ALL, "test"},
    {OPTION_FORMAT, "score"},
    {OPTION_MIN_PRECISION, "score"},
    {OPTION_MIN_RECALL, "score"},
};

static bool options_fit(const Options *options, Text name, Arena *keep, Error *error)
{
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        if (option_given(options, owned[i].id) && !text_is(name, text_of(owned[i].subcommand)))
            return error_set(error, keep, "--%s goes with `rules %s`",
                             option_rows[owned[i].id].name, owned[i].subcommand);
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
    {"score", score},
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
                         "what about them? answerlint rules list|explain|test|lint|score|checks");
    Text hint = suggest_hint(keep, name, &known);
    return error_set(error, keep,
                     "'rules %.*s' is none of list, explain, test, lint, score and checks%.*s",
                     TEXT_ARG(name), TEXT_ARG(hint));
}

Exit command_rules(const Options *options, Arena *keep, Error *error)
{
    Text name = options->operands.len ? options->operands.at[0] : (Text){0};
    Book book = {.options = options};
    for (size_t i = 0; i < SUBCOMMAND_COUNT; i++) {
        if (!text_is(name, text_of(subcommands[i].name)))
            continue;
        if (!options_fit(options, name, keep, error) || !load(options, &book, keep, error))
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
