#include "pack/ruleset.h"

#include "folder.h"
#include "pack_of.h"

#define ONE                                                                                        \
    "answerlint: 1\npack: one\nrules:\n"                                                           \
    "- {id: a, check: numbering}\n- {id: b, check: numbering}\n- {id: common, check: numbering}\n"
#define TWO                                                                                        \
    "answerlint: 1\npack: two\nrules:\n"                                                           \
    "- {id: common, check: numbering}\n- {id: c, check: numbering}\n"

static Folder folder;
static const char *one, *two;

static void write_packs(void)
{
    folder_make(&folder);
    one = folder_write(&folder, "one.yaml", ONE);
    two = folder_write(&folder, "two.yml", TWO);
}

static TextList list(const char *names)
{
    TextList texts = {0};
    Text rest = text_of(names), part;
    while (text_next_part(&rest, ' ', &part))
        list_add(&keep, &texts, part);
    return texts;
}

static bool load(const char *packs, const char *select, const char *ignore, Ruleset *ruleset,
                 Error *error)
{
    RulesetChoice choice = {list(packs), list(select), list(ignore), false};
    *error = (Error){0};
    return ruleset_load(&choice, &keep, ruleset, error);
}

static const char *both(void)
{
    return arena_print(&keep, "%s %s", one, two).at;
}

// The ids of the selected rules of both packs, or the error.
static Text chosen(const char *select, const char *ignore)
{
    Ruleset ruleset;
    Error error;
    Text ids = {0};
    if (!load(both(), select, ignore, &ruleset, &error))
        return error.message;
    for (size_t i = 0; i < ruleset.rules.len; i++) {
        ck_assert_uint_eq(ruleset.rules.at[i]->index, i);
        ids = arena_print(&keep, "%.*s%s%.*s", TEXT_ARG(ids), i ? " " : "",
                          TEXT_ARG(ruleset.rules.at[i]->id));
    }
    return ids;
}

START_TEST(rules_keep_the_order_of_their_packs)
{
    write_packs();
    ck_assert_text(chosen("", ""), "one/a one/b one/common two/common two/c");
    ck_assert_text(chosen("two/c one/a", ""), "one/a two/c");
    folder_remove(&folder);
}
END_TEST

START_TEST(select_and_ignore)
{
    write_packs();
    ck_assert_text(chosen("ALL", ""), "one/a one/b one/common two/common two/c");
    ck_assert_text(chosen("one", ""), "one/a one/b one/common");
    ck_assert_text(chosen("common", ""), "one/common two/common");
    ck_assert_text(chosen("two/common", ""), "two/common");
    ck_assert_text(chosen("", "common"), "one/a one/b two/c");
    ck_assert_text(chosen("", "one two/c"), "two/common");
    ck_assert_text(chosen("one", "one/a"), "one/b one/common");
    ck_assert_text(chosen("", "ALL"),
                   "no rule is left to check: --select and --ignore leave none");
    ck_assert_text(chosen("a", "one"),
                   "no rule is left to check: --select and --ignore leave none");
    folder_remove(&folder);
}
END_TEST

START_TEST(names_that_nothing_has)
{
    write_packs();
    ck_assert_text(chosen("one/comon", ""), "no rule or pack of this run is named 'one/comon' "
                                            "(did you mean 'one/common'?)");
    ck_assert_text(chosen("", "zzzz"), "no rule or pack of this run is named 'zzzz'");
    ck_assert_text(chosen("all", ""), "no rule or pack of this run is named 'all'");
    ck_assert_text(chosen("one/c", ""),
                   "no rule or pack of this run is named 'one/c' (did you mean 'one/a'?)");
    folder_remove(&folder);
}
END_TEST

START_TEST(packs_that_cannot_be_had)
{
    Ruleset ruleset;
    Error error;
    write_packs();
    ck_assert(!load("integrty", "", "", &ruleset, &error));
    ck_assert_error(error, 0, 0, "no pack is named 'integrty' (did you mean 'integrity'?)");
    ck_assert(!load("./none.yaml", "", "", &ruleset, &error));
    ck_assert_error(error, 0, 0, "no such file or folder");
    ck_assert_text(error.path, "./none.yaml");
    ck_assert(!load(folder.path, "", "", &ruleset, &error));
    ck_assert_error(error, 0, 0, "a folder, not a file");
    const char *bad = folder_write(&folder, "bad.yaml", "answerlint: 1\nruels: []\n");
    ck_assert(!load(bad, "", "", &ruleset, &error));
    ck_assert_error(error, 2, 1, "unknown key 'ruels'");
    ck_assert_text(error.path, bad);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_pack_counts_once)
{
    Ruleset ruleset;
    Error error;
    write_packs();
    ck_assert(load(arena_print(&keep, "%s %s integrity integrity", one, one).at, "", "one",
                   &ruleset, &error));
    ck_assert_uint_eq(ruleset.packs.len, 2);
    const char *same = folder_write(&folder, "same.yaml", ONE);
    ck_assert(!load(arena_print(&keep, "%s %s", one, same).at, "", "", &ruleset, &error));
    ck_assert_error(error, 1, 1, "the pack 'one' is loaded already, from ");
    ck_assert_text(error.path, same);
    folder_remove(&folder);
}
END_TEST

START_TEST(without_a_choice_claims_and_integrity)
{
    Ruleset ruleset;
    Error error;
    ck_assert(load("", "", "", &ruleset, &error));
    bool integrity = false;
    for (size_t i = 0; i < ruleset.packs.len; i++) {
        const Pack *pack = ruleset.packs.at[i];
        ck_assert(pack->has_claims || text_is(pack->name, TEXT("integrity")));
        integrity = integrity || !pack->has_claims;
    }
    ck_assert(integrity);
    ck_assert_uint_ge(ruleset.packs.len, 2);
}
END_TEST

START_TEST(rules_are_found_by_an_unambiguous_name)
{
    Ruleset ruleset;
    Error error;
    write_packs();
    ck_assert(load(both(), "a", "", &ruleset, &error));
    ck_assert_text(ruleset_find(&ruleset, TEXT("c"))->id, "two/c");      // selected or not
    ck_assert_text(ruleset_find(&ruleset, TEXT("one/common"))->id, "one/common");
    ck_assert_text(ruleset_find(&ruleset, TEXT("two/common"))->id, "two/common");
    ck_assert_ptr_null(ruleset_find(&ruleset, TEXT("common")));
    ck_assert_ptr_null(ruleset_find(&ruleset, TEXT("one")));
    ck_assert_ptr_null(ruleset_find(&ruleset, TEXT("")));
    folder_remove(&folder);
}
END_TEST

static Text digest(const char *packs, const char *select)
{
    Ruleset ruleset;
    Error error;
    bool loaded = load(packs, select, "", &ruleset, &error);
    ck_assert_msg(loaded, "%.*s", TEXT_ARG(error.message));
    ruleset_digest(&ruleset, &keep);
    ck_assert_uint_eq(ruleset.digest.len, 64);
    return ruleset.digest;
}

START_TEST(the_digest_is_that_of_the_rules)
{
    write_packs();
    Text before = digest(one, "");
    const char *copy = folder_write(&folder, "copy.yaml", ONE);
    ck_assert(text_is(digest(one, ""), before));
    ck_assert(text_is(digest(copy, ""), before));          // where the file stands is no rule
    ck_assert(text_is(digest(one, "ALL"), before));
    ck_assert(!text_is(digest(one, "a"), before));
    ck_assert(!text_is(digest(one, "a"), digest(one, "b")));
    ck_assert(!text_is(digest(both(), ""), before));
    folder_write(&folder, "copy.yaml", ONE "  # more\n");
    ck_assert(!text_is(digest(copy, ""), before));
    folder_remove(&folder);
}
END_TEST

Suite *suite_pack_ruleset(void)
{
    return suite_of("pack/ruleset",
                    (const TTest *const[]){rules_keep_the_order_of_their_packs, select_and_ignore,
                                           names_that_nothing_has, packs_that_cannot_be_had,
                                           a_pack_counts_once, without_a_choice_claims_and_integrity,
                                           rules_are_found_by_an_unambiguous_name,
                                           the_digest_is_that_of_the_rules, NULL});
}
