#include "error.h"

#include <string.h>

START_TEST(zero_is_no_error)
{
    Error error = {0};
    ck_assert(!error_is(&error));
}
END_TEST

START_TEST(setting_answers_false)
{
    Arena arena = {0};
    Error error = {0}, placed = {0};
    ck_assert(!error_set(&error, &arena, "no %s", "file"));
    ck_assert(error_is(&error));
    ck_assert_error(error, 0, 0, "no file");
    ck_assert_text(error.path, "");
    ck_assert(!error_at(&placed, &arena, (Place){TEXT("a.yaml"), 3, 7}, "bad %d", 5));
    ck_assert_error(placed, 3, 7, "bad 5");
    ck_assert_text(placed.path, "a.yaml");
    arena_free(&arena);
}
END_TEST

START_TEST(the_first_error_stands)
{
    Arena arena = {0};
    Error error = {0};
    error_at(&error, &arena, (Place){TEXT("a.yaml"), 1, 2}, "the cause");
    ck_assert(!error_at(&error, &arena, (Place){TEXT("b.yaml"), 9, 9}, "what came of it"));
    ck_assert(!error_set(&error, &arena, "what came of that"));
    ck_assert_text(error.message, "the cause");
    ck_assert_text(error.path, "a.yaml");
    ck_assert_error(error, 1, 2, "the cause");
    arena_free(&arena);
}
END_TEST

START_TEST(a_message_is_copied_and_bounded)
{
    Arena arena = {0};
    Error error = {0}, longer = {0};
    char word[] = "here", many[5000];
    error_set(&error, &arena, "%s", word);
    word[0] = 'X';
    ck_assert_text(error.message, "here");
    memset(many, 'm', sizeof many - 1);
    many[sizeof many - 1] = '\0';
    error_set(&longer, &arena, "%s", many);
    ck_assert_uint_eq(longer.message.len, 999);
    ck_assert(text_starts(text_of(many), longer.message));
    arena_free(&arena);
}
END_TEST

Suite *suite_base_error(void)
{
    return suite_of("base/error",
                    (const TTest *const[]){zero_is_no_error, setting_answers_false,
                                           the_first_error_stands, a_message_is_copied_and_bounded,
                                           NULL});
}
