#include "pack/pack.h"

#include "check/check.h"
#include "pack_of.h"

#define HEAD "answerlint: 1\npack: mine\n"
#define RULES HEAD "rules:\n"
#define RULE RULES "- id: one\n  check: numbering\n"
#define CLAIM RULES "- id: one\n  claim: It is so.\n  match: [it is so]\n"

START_TEST(everything_in_its_place)
{
    const Pack *pack = pack_of("answerlint: 1\npack: mine\nabout: ' All of it. '\nlicense: CC0-1.0\n"
                               "topic: ['C#']\nmaybe-topic: [await]\nother-topic: [asyncio]\n"
                               "terms: {it: [it, this]}\n"
                               "rules:\n"
                               "- id: eight\n  check: bullets\n  count: 8\n  severity: note\n"
                               "  weight: 3\n  about: Eight of them.\n"
                               "- id: so\n  claim: It is so.\n  fact: It is not.\n"
                               "  sources: [here, there]\n  match: ['{it} is so']\n"
                               "  tests: {flag: [It is so.], pass: [No., ''], gap: [Perhaps.]}\n");
    ck_assert_text(pack->name, "mine");
    ck_assert_text(pack->about, "All of it.");
    ck_assert_text(pack->license, "CC0-1.0");
    ck_assert_text(pack->path, "a.yaml");
    ck_assert(pack->has_claims);
    ck_assert_uint_eq(pack->topic.sure.len + pack->topic.maybe.len + pack->topic.other.len, 3);
    ck_assert_uint_eq(pack->rules.len, 2);
    const Rule *eight = pack->rules.at[0], *so = pack->rules.at[1];
    ck_assert_text(eight->id, "mine/eight");
    ck_assert_text(eight->summary, "Eight of them.");
    ck_assert_int_eq(eight->severity, SEVERITY_NOTE);
    ck_assert_uint_eq(eight->weight, 3);
    ck_assert_str_eq(eight->check->name, "bullets");
    ck_assert_int_eq(eight->criterion, CRITERION_FORMAT);
    ck_assert_uint_eq(eight->place.line, 10);
    ck_assert(so->claim && !so->check);
    ck_assert_int_eq(so->criterion, CRITERION_FACTS);
    ck_assert_text(so->summary, "It is so.");
    ck_assert_text(so->fact, "It is not.");
    ck_assert_text(so->sources.at[1], "there");
    ck_assert_text(so->flag.at[0], "It is so.");
    ck_assert_uint_eq(so->pass.len, 2);
    ck_assert_text(so->gap.at[0], "Perhaps.");
}
END_TEST

START_TEST(what_is_left_out_has_a_default)
{
    const Pack *pack = pack_of(RULE);
    const Rule *rule = pack->rules.at[0];
    ck_assert_int_eq(rule->severity, SEVERITY_ERROR);
    ck_assert_uint_eq(rule->weight, 1);
    ck_assert_text(rule->summary, rule->check->about);
    ck_assert_uint_eq(rule->sources.len + rule->flag.len + rule->pass.len + rule->gap.len, 0);
    ck_assert(!pack->has_claims);
    ck_assert_text(pack->about, "");
    ck_assert_uint_eq(pack_of(RULE "  weight: 0\n")->rules.at[0]->weight, 0);
    ck_assert_uint_eq(pack_of(RULE "  weight: 1000\n")->rules.at[0]->weight, 1000);
}
END_TEST

START_TEST(rules_are_found_by_name)
{
    const Pack *pack = pack_of(RULE "- id: two\n  check: numbering\n");
    ck_assert_text(pack_rule(pack, TEXT("two"))->id, "mine/two");
    ck_assert_ptr_null(pack_rule(pack, TEXT("mine/two")));
    ck_assert_ptr_null(pack_rule(pack, TEXT("")));
}
END_TEST

typedef struct Refused {
    const char *source;
    unsigned line, column;
    const char *says;
} Refused;

static void all_are_refused(const Refused *refused)
{
    for (; refused->source; refused++) {
        Error error = pack_refusal(refused->source);
        ck_assert_error(error, refused->line, refused->column, refused->says);
    }
}

START_TEST(heads_that_are_refused)
{
    all_are_refused((const Refused[]){
        {"- a\n", 1, 1, "a pack is a mapping that begins with `answerlint: 1`"},
        {"fail-on: error\n", 1, 1, "no rule pack: it begins with `answerlint: 1`"},
        {"pack: a\nanswerlint: 2\n", 2, 13, "this program reads packs of version 1"},
        {"answerlint: [1]\n", 1, 13, "this program reads packs of version 1"},
        {"answerlint: 1\n", 1, 1, "a pack needs a name: `pack: my-pack`"},
        {"answerlint: 1\npack: My Pack\n", 2, 7, "lower-case letters, digits and hyphens"},
        {"answerlint: 1\npack: a/b\n", 2, 7, "lower-case letters, digits and hyphens"},
        {"answerlint: 1\npack: ''\n", 2, 7, "expected a text"},
        {"answerlint: 1\npack: [a]\n", 2, 7, "expected a text"},
        {HEAD, 1, 1, "a pack needs `rules`, a list of rules"},
        {HEAD "rules: []\n", 3, 8, "a pack needs `rules`, a list of rules"},
        {HEAD "rules: {}\n", 3, 8, "a pack needs `rules`, a list of rules"},
        {HEAD "about: {}\nrules: []\n", 3, 8, "expected a text"},
        {HEAD "ruels: []\n", 3, 1, "unknown key 'ruels' in a pack (did you mean 'rules'?)"},
        {HEAD "colour: x\n", 3, 1, "unknown key 'colour' in a pack"},
        {HEAD "technology: Pyhton\n", 3, 13, "no technology 'Pyhton' (did you mean 'Python'?)"},
        {HEAD "pack: again\n", 3, 1, "the key 'pack' stands here a second time"},
        {HEAD "topic: C#\n", 3, 8, "a topic is a list of patterns"},
        {HEAD "topic: []\n", 3, 8, "a topic is a list of patterns"},
        {HEAD "topic: [a, [b]]\n", 3, 12, "expected a pattern"},
        {HEAD "topic: [a, 'x*']\n", 3, 12, "the pattern matches the empty text"},
        {HEAD "maybe-topic: ['(']\n", 3, 15, "bad pattern: missing closing parenthesis"},
        {HEAD "other-topic: [a]\n", 3, 14, "other-topic only limits maybe-topic"},
        {HEAD "topic: [b]\nother-topic: [a]\n", 4, 14, "other-topic only limits maybe-topic"},
        {HEAD "terms: [a]\nrules: []\n", 3, 8, "terms is a mapping: name: [word, ...]"},
        {0},
    });
}
END_TEST

START_TEST(rules_that_are_refused)
{
    all_are_refused((const Refused[]){
        {RULES "- one\n", 4, 3, "a rule is a mapping with an id"},
        {RULES "- check: numbering\n", 4, 3, "a rule needs an `id`"},
        {RULES "- id: One\n  check: numbering\n", 4, 7, "lower-case letters"},
        {RULE "- id: one\n  check: numbering\n", 6, 7, "the id 'one' is taken (in line 4)"},
        {RULES "- id: one\n", 4, 3, "a rule needs `check`"},
        {RULES "- id: one\n  check: numberin\n", 5, 10,
         "unknown check 'numberin' (did you mean 'numbering'?)"},
        {RULES "- id: one\n  check: [numbering]\n", 5, 10, "unknown check ''"},
        {RULES "- id: one\n  check: bullets\n  cuont: 8\n", 6, 3,
         "unknown key 'cuont' in a rule with a check (did you mean 'count'?)"},
        {RULE "  match: so\n", 6, 3, "unknown key 'match' in a rule with a check"},
        {RULES "- id: one\n  clam: x\n  match: so\n", 5, 3,
         "unknown key 'clam' in a rule (did you mean 'claim'?)"},
        {RULES "- id: one\n  words: 5\n  match: so\n", 5, 3, "unknown key 'words' in a rule"},
        {RULES "- id: one\n  match: so\n", 4, 3, "a rule with `match` needs `claim`"},
        {RULE "  about: a\n  claim: b\n", 6, 10, "a rule has `claim` or `about`, not both"},
        {RULE "  severity: fatal\n", 6, 13, "severity is error, warning or note"},
        {RULE "  severity: never\n", 6, 13, "severity is error, warning or note"},
        {RULE "  severity: [error]\n", 6, 13, "severity is error, warning or note"},
        {RULE "  weight: 1001\n", 6, 11, "weight is a whole number up to 1000"},
        {RULE "  weight: -1\n", 6, 11, "weight is a whole number up to 1000"},
        {RULE "  weight: 1.5\n", 6, 11, "weight is a whole number up to 1000"},
        {RULE "  weight: 18446744073709551617\n", 6, 11, "weight is a whole number up to 1000"},
        {RULE "  sources: here\n", 6, 12, "expected a list of texts"},
        {RULE "  sources: [a, {b: c}]\n", 6, 16, "expected a text"},
        {RULE "  fact: ' '\n", 6, 9, "expected a text"},
        {RULE "  tests: [a]\n", 6, 10, "tests is a mapping: flag, pass, gap"},
        {RULE "  tests: {flags: [a]}\n", 6, 11,
         "unknown key 'flags' in tests (did you mean 'flag'?)"},
        {RULE "  tests: {flag: a}\n", 6, 17, "expected a list of texts"},
        {RULE "  tests: {pass: []}\n", 6, 17, "expected a list of texts"},
        {RULES "- id: one\n  claim: It.\n  match: so\n", 6, 10, "a claim needs `match`, a list"},
        {CLAIM "  sevrity: note\n", 7, 3, "(did you mean 'severity'?)"},
        {RULES "- id: one\n  claim: It.\n  match: ['{itt} is']\n", 6, 11, "unknown term {itt}"},
        {0},
    });
    Text wide = arena_print(&keep, RULES "- id: %081d\n  check: numbering\n", 1);
    Error error = pack_refusal(wide.at);
    ck_assert_error(error, 4, 7, "a name of over 80 letters");
}
END_TEST

// --- what a pack is about -------------------------------------------------------------------------

static bool applies(const char *topic, Document document)
{
    Text source = arena_print(&keep, HEAD "%srules:\n- id: one\n  check: numbering\n", topic);
    const Pack *pack = pack_of(source.at);
    Matcher *matcher = matcher_open();
    bool answer = pack_applies(pack, &document, matcher);
    matcher_close(matcher);
    return answer;
}

static Document answer_is(const char *text)
{
    return (Document){.answer = {.present = true, .text = text_of(text)}};
}

START_TEST(without_a_topic_a_pack_always_applies)
{
    ck_assert(applies("", answer_is("anything")));
    ck_assert(applies("", (Document){0}));
}
END_TEST

START_TEST(a_topic_occurs_in_any_channel)
{
    static const char topic[] = "topic: ['\\bC#', ValueTask]\n";
    ck_assert(applies(topic, answer_is("In C# it is so.")));
    ck_assert(applies(topic, answer_is("a valuetask")));
    ck_assert(applies(topic, (Document){.prompt.text = TEXT("What of C#?")}));
    ck_assert(applies(topic, (Document){.thinking.text = TEXT("They mean C#.")}));
    ck_assert(!applies(topic, answer_is("In Rust it is so.")));
    ck_assert(!applies(topic, (Document){0}));
}
END_TEST

START_TEST(what_may_be_the_topic_yields_to_another)
{
    static const char topic[] = "maybe-topic: [await]\nother-topic: [asyncio]\n";
    ck_assert(applies(topic, answer_is("await it")));
    ck_assert(!applies(topic, answer_is("await it in asyncio")));
    ck_assert(!applies(topic, answer_is("asyncio")));
    Document document = answer_is("await it");
    document.prompt.text = TEXT("What does asyncio do?");
    ck_assert(!applies(topic, document));
    ck_assert(applies("maybe-topic: [await]\n", answer_is("await it in asyncio")));
}
END_TEST

START_TEST(what_surely_is_the_topic_yields_to_none)
{
    static const char topic[] = "topic: ['C#']\nmaybe-topic: [await]\nother-topic: [asyncio]\n";
    ck_assert(applies(topic, answer_is("C# is not asyncio: await it")));
    ck_assert(!applies(topic, answer_is("asyncio: await it")));
    ck_assert(applies(topic, answer_is("await it")));
}
END_TEST

// --- what is in the binary ------------------------------------------------------------------------

START_TEST(embedded_packs_all_load)
{
    TextList names = {0};
    library_names(&keep, &names);
    ck_assert(text_list_has(&names, TEXT("integrity")));
    ck_assert(text_list_has(&names, TEXT("csharp-async")));
    for (size_t i = 0; i < names.len; i++) {
        Text source, path;
        Error error = {0};
        ck_assert(library_pack(&library, names.at[i], (Text){0}, (Place){0}, &source, &path,
                               &error));
        const Pack *pack = pack_load(source, path, &library, &error);
        ck_assert_msg(pack != NULL, "%.*s", TEXT_ARG(error.message));
        ck_assert(text_is(pack->name, names.at[i]));
    }
}
END_TEST

START_TEST(only_packs_are_embedded_packs)
{
    static const char *const none[] = {"", "integrit", "integrity.yaml", "lexicon/en",
                                       "../rules/integrity"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        Text source, path;
        Error error = {0};
        ck_assert_msg(!library_pack(&library, text_of(none[i]), (Text){0}, (Place){0}, &source,
                                    &path, &error),
                      "found: %s", none[i]);
        ck_assert(error_is(&error));
    }
}
END_TEST

// --- what a pack takes from elsewhere -------------------------------------------------------------

#define TERMS_USED "rules: [{id: a, claim: A., match: ['{exception} .. {mine}']}]\n"

START_TEST(terms_of_other_packs)
{
    const Pack *pack = pack_of(HEAD "import: [programming]\nterms: {mine: [b]}\n" TERMS_USED);
    ck_assert_uint_eq(pack->imports.len, 1);
    static const struct {
        const char *source, *message;
    } faults[] = {
        {HEAD "terms: {mine: [b]}\n" TERMS_USED, "unknown term {exception}"},
        {HEAD "import: [csharp-asinc]\nterms: {mine: [b]}\n" TERMS_USED,
         "no pack is named 'csharp-asinc' (did you mean 'csharp-async'?)"},
        {HEAD "import: [./gone.yaml]\n" TERMS_USED, "./gone.yaml: "},
        {HEAD "import: csharp-async\n" TERMS_USED, "import is a list of packs"},
        {HEAD "import: [programming]\nterms: {mine: [b]}\n"
              "rules: [{id: a, claim: A., match: ['{exceptoin}']}]\n",
         "unknown term {exceptoin} (did you mean 'exception'?)"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        Error error = pack_refusal(faults[i].source);
        ck_assert_msg(text_find(error.message, 0, text_of(faults[i].message)) != TEXT_NONE,
                      "%.*s", TEXT_ARG(error.message));
    }
}
END_TEST

START_TEST(a_language_has_its_lexicon)
{
    const Pack *pack = pack_of(HEAD "language: en\nrules: [{id: a, claim: A., match: [b]}]\n");
    ck_assert(pack->lexicon->source.len > 0);
    Error error = pack_refusal(HEAD "language: tlh\nrules: [{id: a, claim: A., match: [b]}]\n");
    ck_assert(text_find(error.message, 0, TEXT("no lexicon for the language 'tlh'")) != TEXT_NONE);
    ck_assert_uint_gt(error.line, 1);
}
END_TEST

Suite *suite_pack_pack(void)
{
    return suite_of("pack/pack",
                    (const TTest *const[]){everything_in_its_place, what_is_left_out_has_a_default,
                                           rules_are_found_by_name, heads_that_are_refused,
                                           rules_that_are_refused,
                                           without_a_topic_a_pack_always_applies,
                                           a_topic_occurs_in_any_channel,
                                           what_may_be_the_topic_yields_to_another,
                                           what_surely_is_the_topic_yields_to_none,
                                           embedded_packs_all_load, only_packs_are_embedded_packs,
                                           terms_of_other_packs, a_language_has_its_lexicon, NULL});
}
