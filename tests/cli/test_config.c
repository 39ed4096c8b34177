#include "cli/config.h"

#include "error.h"
#include "folder.h"

#define NAME ".answerlint.yaml"

static Folder folder;
static Arena keep;

static void enter(const char *path)
{
    ck_assert_msg(chdir(path) == 0, "cannot enter %s", path);
}

// The configuration that a run in this folder (below the test's) finds.
static Config found_in(const char *name)
{
    Config config;
    Error error = {0};
    char *here = getcwd(NULL, 0);
    enter(folder_path(&folder, name));
    bool loaded = config_load((Text){0}, &keep, &config, &error);
    enter(here);
    free(here);
    ck_assert_msg(loaded, "%.*s", TEXT_ARG(error.message));
    return config;
}

static Config config_of(const char *text)
{
    Config config;
    Error error = {0};
    bool loaded = config_load(text_of(folder_write(&folder, "c.yaml", text)), &keep, &config,
                              &error);
    ck_assert_msg(loaded, "%s: %.*s", text, TEXT_ARG(error.message));
    return config;
}

START_TEST(without_a_file_the_defaults_stand)
{
    folder_make(&folder);
    folder_add(&folder, ".git");
    Config config = found_in(".");
    ck_assert_text(config.path, "");
    ck_assert_int_eq(config.policy.fail_on, SEVERITY_ERROR);
    ck_assert_int_eq(config.policy.min_score, 0);
    ck_assert_uint_eq(config.policy.weight[CRITERION_FORMAT], 40);
    ck_assert_uint_eq(config.policy.weight[CRITERION_FACTS], 60);
    ck_assert(config.policy.channels[CHANNEL_ANSWER]);
    ck_assert(!config.policy.channels[CHANNEL_THINKING]);
    ck_assert_uint_eq(config.choice.packs.len, 0);
    folder_remove(&folder);
}
END_TEST

START_TEST(every_key)
{
    folder_make(&folder);
    Config config = config_of("rules: [integrity, csharp-async]\nselect: integrity\n"
                              "ignore: [a, b/c]\nfail-on: note\nmin-score: 72.5\nchannel: both\n"
                              "weights: {format: 10, facts: 0, integrity: 1000}\n");
    ck_assert_uint_eq(config.choice.packs.len, 2);
    ck_assert_text(config.choice.packs.at[1], "csharp-async");
    ck_assert_text(config.choice.select.at[0], "integrity");
    ck_assert_text(config.choice.ignore.at[1], "b/c");
    ck_assert_int_eq(config.policy.fail_on, SEVERITY_NOTE);
    ck_assert_int_eq(config.policy.min_score, 725);
    ck_assert(config.policy.channels[CHANNEL_ANSWER] && config.policy.channels[CHANNEL_THINKING]);
    ck_assert_uint_eq(config.policy.weight[CRITERION_FORMAT], 10);
    ck_assert_uint_eq(config.policy.weight[CRITERION_FACTS], 0);
    ck_assert_uint_eq(config.policy.weight[CRITERION_INTEGRITY], 1000);
    ck_assert_int_eq(config_of("fail-on: never\n").policy.fail_on, SEVERITY_NEVER);
    folder_remove(&folder);
}
END_TEST

static const struct {
    const char *source;
    unsigned line, column;
    const char *says;
} refused[] = {
    {"- a\n", 1, 1, "expected a mapping such as `fail-on: warning`"},
    {"# nothing\n", 1, 1, "the file is empty"},
    {"fail-onn: error\n", 1, 1, "unknown key 'fail-onn' (did you mean 'fail-on'?)"},
    {"channel: both\noutput: /etc/passwd\n", 2, 1, "unknown key 'output'"},
    {"format: json\n", 1, 1, "unknown key 'format'"},
    {"fail-on: error\nfail-on: note\n", 2, 1, "the key 'fail-on' stands here a second time"},
    {"fail-on: fatal\n", 1, 10, "expected error, warning, note or never"},
    {"fail-on: [error]\n", 1, 10, "expected error, warning, note or never"},
    {"min-score: 100.1\n", 1, 12, "expected a score, 0 to 100"},
    {"min-score: 72.55\n", 1, 12, "expected a score, 0 to 100"},
    {"min-score: -1\n", 1, 12, "expected a score, 0 to 100"},
    {"min-score: {a: b}\n", 1, 12, "expected a score, 0 to 100"},
    {"channel: prompt\n", 1, 10, "expected answer, thinking or both"},
    {"rules: {a: b}\n", 1, 8, "expected a list: [..., ...]"},
    {"select: [a, [b]]\n", 1, 13, "expected a name"},
    {"weights: 40\n", 1, 10, "expected weights: {format: 40, facts: 60}"},
    {"weights: {style: 1}\n", 1, 11, "expected format, facts or integrity"},
    {"weights: {facts: 1001}\n", 1, 18, "expected a weight, 0 to 1000"},
    {"weights: {facts: -1}\n", 1, 18, "expected a weight, 0 to 1000"},
    {"a: [\n", 2, 1, "not YAML: "},
};

START_TEST(refusals_name_the_place)
{
    folder_make(&folder);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        Config config;
        Error error = {0};
        const char *path = folder_write(&folder, "c.yaml", refused[i].source);
        ck_assert_msg(!config_load(text_of(path), &keep, &config, &error), "taken: %s",
                      refused[i].source);
        ck_assert_error(error, refused[i].line, refused[i].column, refused[i].says);
        ck_assert_text(error.path, path);
    }
    folder_remove(&folder);
}
END_TEST

START_TEST(a_named_file_must_be_there)
{
    Config config;
    Error error = {0};
    ck_assert(!config_load(TEXT("./no/such.yaml"), &keep, &config, &error));
    ck_assert_error(error, 0, 0, "no such file or folder");
    ck_assert_text(error.path, "./no/such.yaml");
}
END_TEST

START_TEST(the_nearest_file_upwards)
{
    folder_make(&folder);
    folder_add(&folder, "a");
    folder_add(&folder, "a/b");
    folder_add(&folder, "a/b/c");
    folder_write(&folder, NAME, "min-score: 1\n");
    ck_assert_int_eq(found_in(".").policy.min_score, 10);
    ck_assert_text(found_in(".").path, NAME);
    ck_assert_int_eq(found_in("a/b/c").policy.min_score, 10);
    folder_write(&folder, "a/b/" NAME, "min-score: 2\n");
    Config config = found_in("a/b/c");
    ck_assert_int_eq(config.policy.min_score, 20);
    ck_assert(text_ends(config.path, TEXT("/a/b/" NAME)));
    ck_assert_int_eq(found_in("a").policy.min_score, 10);
    folder_remove(&folder);
}
END_TEST

START_TEST(the_search_ends_at_a_repository_and_at_home)
{
    folder_make(&folder);
    folder_add(&folder, "repository");
    folder_add(&folder, "repository/.git");
    folder_add(&folder, "repository/src");
    folder_add(&folder, "home");
    folder_add(&folder, "home/work");
    folder_write(&folder, NAME, "min-score: 1\n");
    ck_assert_text(found_in("repository/src").path, "");
    ck_assert(found_in("home/work").path.len > 0);
    const char *home = getenv("HOME");
    char *before = home ? strdup(home) : NULL;
    setenv("HOME", folder_path(&folder, "home"), 1);
    Text without = found_in("home/work").path;
    if (before)
        setenv("HOME", before, 1);
    free(before);
    ck_assert_text(without, "");
    folder_write(&folder, "repository/" NAME, "min-score: 2\n");
    ck_assert_int_eq(found_in("repository/src").policy.min_score, 20);
    folder_remove(&folder);
}
END_TEST

START_TEST(rule_files_are_relative_to_the_configuration)
{
    folder_make(&folder);
    folder_add(&folder, "in");
    folder_write(&folder, NAME, "rules: [mine.yaml, ours.yml, sub/x.yaml, /abs.yaml, integrity]\n");
    Config config = found_in("in");
    const TextList *packs = &config.choice.packs;
    Text root = text_slice(config.path, 0, config.path.len - sizeof NAME + 1);
    ck_assert_uint_eq(packs->len, 5);
    ck_assert(text_is(packs->at[0], arena_join(&keep, root, TEXT("mine.yaml"))));
    ck_assert(text_is(packs->at[1], arena_join(&keep, root, TEXT("ours.yml"))));
    ck_assert(text_is(packs->at[2], arena_join(&keep, root, TEXT("sub/x.yaml"))));
    ck_assert_text(packs->at[3], "/abs.yaml");
    ck_assert_text(packs->at[4], "integrity");
    ck_assert_text(found_in(".").choice.packs.at[0], "mine.yaml");
    folder_remove(&folder);
}
END_TEST

// Only root can give files away, so only root can try this.
START_TEST(what_a_stranger_wrote_governs_nothing)
{
    if (geteuid() != 0)
        return;
    folder_make(&folder);
    folder_add(&folder, "in");
    const char *path = folder_write(&folder, NAME, "min-score: 1\n");
    ck_assert_int_eq(found_in("in").policy.min_score, 10);
    ck_assert_int_eq(chown(path, FOREIGN_USER, FOREIGN_USER), 0);
    ck_assert_text(found_in("in").path, "");
    ck_assert_text(found_in(".").path, "");
    ck_assert_int_eq(chown(path, 0, 0), 0);
    ck_assert_int_eq(chown(folder_path(&folder, "in"), FOREIGN_USER, FOREIGN_USER), 0);
    ck_assert_text(found_in("in").path, "");
    ck_assert_int_eq(found_in(".").policy.min_score, 10);
    folder_remove(&folder);
}
END_TEST

START_TEST(a_strangers_link_governs_nothing)
{
    if (geteuid() != 0)
        return;
    folder_make(&folder);
    folder_write(&folder, "mine.yaml", "min-score: 1\n");
    const char *link = folder_path(&folder, NAME);
    ck_assert_int_eq(symlink("mine.yaml", link), 0);
    ck_assert_int_eq(found_in(".").policy.min_score, 10);
    ck_assert_int_eq(lchown(link, FOREIGN_USER, FOREIGN_USER), 0);
    ck_assert_text(found_in(".").path, "");
    folder_remove(&folder);
}
END_TEST

START_TEST(values_that_options_have_too)
{
    Policy policy = policy_default();
    int64_t tenths = -1;
    ck_assert(config_channel(TEXT("thinking"), &policy));
    ck_assert(!policy.channels[CHANNEL_ANSWER] && policy.channels[CHANNEL_THINKING]);
    ck_assert(config_channel(TEXT("answer"), &policy));
    ck_assert(policy.channels[CHANNEL_ANSWER] && !policy.channels[CHANNEL_THINKING]);
    ck_assert(!config_channel(TEXT("Answer"), &policy));
    ck_assert(!config_channel((Text){0}, &policy));
    ck_assert(config_score(TEXT("100"), &tenths) && tenths == 1000);
    ck_assert(config_score(TEXT("0"), &tenths) && tenths == 0);
    ck_assert(config_score(TEXT("99.9"), &tenths) && tenths == 999);
    ck_assert(!config_score(TEXT("101"), &tenths) && !config_score(TEXT("1.25"), &tenths));
    ck_assert(!config_score(TEXT("1e1"), &tenths) && !config_score((Text){0}, &tenths));
}
END_TEST

Suite *suite_cli_config(void)
{
    return suite_of("cli/config",
                    (const TTest *const[]){without_a_file_the_defaults_stand, every_key,
                                           refusals_name_the_place, a_named_file_must_be_there,
                                           the_nearest_file_upwards,
                                           the_search_ends_at_a_repository_and_at_home,
                                           rule_files_are_relative_to_the_configuration,
                                           what_a_stranger_wrote_governs_nothing,
                                           a_strangers_link_governs_nothing,
                                           values_that_options_have_too, NULL});
}
