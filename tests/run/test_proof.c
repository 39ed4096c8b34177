#include "run/proof.h"

#include "graded.h"

#define HEAD "answerlint: 1\npack: mine\nrules:\n- id: moon\n  claim: The moon is cheese.\n"

static Proof mutate_entries(const Ruleset *ruleset, Out *out)
{
    return rules_mutate(ruleset, false, out);
}

static Proof mutate_all(const Ruleset *ruleset, Out *out)
{
    return rules_mutate(ruleset, true, out);
}

// The proof, and what was said of it: as many idle parts as given.
static Text told(Proof (*prove)(const Ruleset *, Out *), const char *source, size_t idle)
{
    Ruleset ruleset = ruleset_of(source);
    Out out = {0};
    Proof proof = prove(&ruleset, &out);
    Text said = arena_copy(&keep, out_text(&out));
    out_free(&out);
    ck_assert_msg(proof.idle == idle, "%zu idle instead of %zu:\n%.*s", proof.idle, idle,
                  TEXT_ARG(said));
    return said;
}

START_TEST(what_each_test_needs_is_covered)
{
    const char *source = HEAD "  match: [moon .. cheese, moon .. butter]\n"
                              "  unless: [{sentence: joke}]\n"
                              "  tests: {flag: [The moon is cheese., The moon is butter.], "
                              "pass: ['Just a joke: the moon is cheese.']}\n";
    ck_assert_text(told(rules_cover, source, 0), "rules test --coverage: 3 parts, 0 decide no "
                                                 "test\n");
    ck_assert_text(told(mutate_entries, source, 0), "rules test --mutate: 3 parts, 0 missed by no "
                                                  "test\n");
}
END_TEST

START_TEST(what_no_test_needs)
{
    Text said = told(rules_cover, HEAD "  match:\n  - moon .. cheese\n  - moon .. butter\n"
                                       "  unless:\n  - {sentence: joke}\n"
                                       "  tests: {flag: [The moon is cheese.], "
                                       "pass: [The moon is no cheese., The moon is far.]}\n", 2);
    ck_assert_says(said, "/mine.yaml:8:5: mine/moon: `match` flags no `flag` text: moon .. "
                         "butter\n");
    ck_assert_says(said, "/mine.yaml:10:16: mine/moon: `unless` saves no `pass` text: joke\n");
}
END_TEST

// Two entries that flag the same text are both covered, and neither is missed.
START_TEST(mutation_is_stricter)
{
    const char *source = HEAD "  match: [moon .. cheese, moon is cheese]\n"
                              "  tests: {flag: [The moon is cheese.], pass: [The moon is far.]}\n";
    told(rules_cover, source, 0);
    Text said = told(mutate_entries, source, 2);
    ck_assert_says(said, "`match` is missed by no test: moon .. cheese\n");
    ck_assert_says(said, "`match` is missed by no test: moon is cheese\n");
}
END_TEST

START_TEST(phrases_of_an_entry)
{
    Text said = told(mutate_all, HEAD "  match:\n"
                                        "  - {all: [moon, green, cheese], any: [fat, ripe]}\n"
                                        "  tests: {flag: [The moon is ripe green cheese.], "
                                        "pass: [The moon is ripe cheese., The moon is green "
                                        "cheese.]}\n", 3);
    ck_assert_says(said, ":7:12: mine/moon: `all` is missed by no test: moon\n");
    ck_assert_says(said, "`all` is missed by no test: cheese\n");
    ck_assert_says(said, "`any` is missed by no test: fat\n");
    told(mutate_entries, HEAD "  match:\n"
                              "  - {all: [moon, green, cheese]}\n"
                              "  tests: {flag: [The moon is green cheese.], pass: [The sun.]}\n", 0);
}
END_TEST

START_TEST(the_any_of_an_idle_entry_are_not_told)
{
    Text said = told(mutate_all, HEAD "  match: [moon, {any: [cheese, butter]}]\n"
                                        "  tests: {flag: [The moon.], pass: [The sun.]}\n", 1);
    ck_assert_says(said, "`match` is missed by no test: cheese | butter\n");
}
END_TEST

// What does not hold proves nothing: no entry flags that text.
START_TEST(a_failing_test_proves_nothing)
{
    told(rules_cover, HEAD "  match: [moon .. cheese]\n"
                           "  tests: {flag: [The moon is no cheese.], pass: [The sun.]}\n", 1);
}
END_TEST

START_TEST(checks_have_no_parts)
{
    Text said = told(rules_cover, "answerlint: 1\npack: mine\nrules:\n"
                                  "- {id: two, check: bullets, count: 2}\n", 0);
    ck_assert_says(said, " 0 parts");
}
END_TEST

Suite *suite_run_proof(void)
{
    return suite_of("run/proof",
                    (const TTest *const[]){what_each_test_needs_is_covered, what_no_test_needs,
                                           mutation_is_stricter, phrases_of_an_entry,
                                           the_any_of_an_idle_entry_are_not_told,
                                           a_failing_test_proves_nothing, checks_have_no_parts,
                                           NULL});
}
