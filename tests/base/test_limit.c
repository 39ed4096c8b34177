#include "base/limit.h"

#include "error.h"

static Arena arena;

// What a setting that is refused says.
static Text refusal_of(const char *setting)
{
    Error error = {0};
    ck_assert_msg(!limit_read(text_of(setting), &arena, &error), "taken: %s", setting);
    return error.message;
}

static uint64_t value_of(const char *setting, LimitId id)
{
    Error error = {0};
    uint64_t before = limit_of(id);
    ck_assert_msg(limit_read(text_of(setting), &arena, &error), "refused: %s", setting);
    uint64_t value = limit_of(id);
    limit_set(id, before);
    return value;
}

START_TEST(a_setting_is_a_name_and_a_number)
{
    ck_assert_uint_eq(value_of("findings=7", LIMIT_FINDINGS), 7);
    ck_assert_uint_eq(value_of("record-bytes=3K", LIMIT_RECORD), 3 << 10);
    ck_assert_uint_eq(value_of("record-bytes=3M", LIMIT_RECORD), 3 << 20);
    ck_assert_uint_eq(value_of("prose-bytes=1G", LIMIT_PROSE), 1 << 30);
    arena_free(&arena);
}
END_TEST

START_TEST(what_is_refused)
{
    static const char *const settings[] = {"findings", "findings=", "findings=0", "findings=-1",
                                           "findings=1.5", "findings=1000001", "findings=K",
                                           "findings=18446744073709551615G", "findings=7k", NULL};
    for (size_t i = 0; settings[i]; i++)
        ck_assert_says(refusal_of(settings[i]), "--limit findings: '");
    ck_assert_says(refusal_of("finding=7"), "--limit: no limit is named 'finding' (did you mean");
    ck_assert_says(refusal_of(""), "--limit: no limit is named ''; see --limit help");
    arena_free(&arena);
}
END_TEST

START_TEST(each_default_is_within_its_bounds)
{
    for (int i = 0; i < LIMIT_COUNT; i++) {
        const LimitRow *row = &limit_rows[i];
        ck_assert_msg(row->least <= row->value && row->value <= row->most, "%s", row->name);
        ck_assert_uint_eq(limit_of((LimitId)i), row->value);
    }
}
END_TEST

START_TEST(what_was_met_is_named)
{
    ck_assert_text(limit_met(LIMIT_RECORD, &arena),
                   "over the limit of 64 MiB of one record (--limit record-bytes=67108864)");
    limit_set(LIMIT_RECORD, 1500);
    ck_assert_text(limit_met(LIMIT_RECORD, &arena),
                   "over the limit of 1500 bytes of one record (--limit record-bytes=1500)");
    limit_set(LIMIT_RECORD, limit_rows[LIMIT_RECORD].value);
    arena_free(&arena);
}
END_TEST

Suite *suite_base_limit(void)
{
    return suite_of("base/limit", (const TTest *const[]){a_setting_is_a_name_and_a_number,
                                                         what_is_refused,
                                                         each_default_is_within_its_bounds,
                                                         what_was_met_is_named, NULL});
}
