#include "base/suggest.h"

#include "unit.h"

static Arena arena;

static TextList words(const char *const *known)
{
    TextList list = {0};
    for (; *known; known++)
        list_add(&arena, &list, text_of(*known));
    return list;
}

static const char *const commands[] = {"check", "parse", "rules", "csharp-async", NULL};

START_TEST(a_slip_of_the_hand_is_mended)
{
    TextList known = words(commands);
    ck_assert_text(suggest(TEXT("chekc"), &known), "check");      // two letters change places
    ck_assert_text(suggest(TEXT("hceck"), &known), "check");
    ck_assert_text(suggest(TEXT("chck"), &known), "check");       // one is missing
    ck_assert_text(suggest(TEXT("cheeck"), &known), "check");     // one too many
    ck_assert_text(suggest(TEXT("chexk"), &known), "check");      // another one
    ck_assert_text(suggest(TEXT("csahrp-asnyc"), &known), "csharp-async");
    ck_assert_text(suggest(TEXT("pasre"), &known), "parse");
}
END_TEST

START_TEST(case_is_no_difference)
{
    TextList known = words(commands);
    ck_assert_text(suggest(TEXT("CHECK"), &known), "check");
    ck_assert_text(suggest(TEXT("CHEKC"), &known), "check");
    ck_assert_text(suggest(TEXT("cHECkk"), &known), "check");
}
END_TEST

// A third of the letters may be wrong, and always one: more would be a guess.
START_TEST(what_is_far_is_not_guessed)
{
    TextList known = words(commands);
    ck_assert_text(suggest(TEXT("xyz"), &known), "");
    ck_assert_text(suggest(TEXT("transcripts"), &known), "");
    ck_assert_text(suggest(TEXT("chxxk"), &known), "");
    ck_assert_text(suggest(TEXT("rusty"), &known), "");
    ck_assert_text(suggest(TEXT("c"), &known), "");
    TextList small = words((const char *const[]){"cat", "a", NULL});
    ck_assert_text(suggest(TEXT("cut"), &small), "cat");
    ck_assert_text(suggest(TEXT("dot"), &small), "");
    ck_assert_text(suggest(TEXT("b"), &small), "");
}
END_TEST

START_TEST(the_nearest_wins_and_the_first_of_equals)
{
    TextList known = words((const char *const[]){"format-in", "format", "formats", NULL});
    ck_assert_text(suggest(TEXT("fromat"), &known), "format");
    ck_assert_text(suggest(TEXT("format-im"), &known), "format-in");
    TextList equals = words((const char *const[]){"note", "nose", NULL});
    ck_assert_text(suggest(TEXT("noe"), &equals), "note");
}
END_TEST

START_TEST(nothing_and_too_much)
{
    TextList none = {0}, known = words(commands);
    ck_assert_text(suggest(TEXT("check"), &none), "");
    ck_assert_text(suggest((Text){0}, &known), "");
    Text wide = arena_print(&arena, "%0200d", 0);
    TextList huge = {0};
    list_add(&arena, &huge, wide);
    ck_assert_text(suggest(wide, &huge), "");
    ck_assert_text(suggest(text_slice(wide, 0, 64), &huge), "");
    list_add(&arena, &huge, text_slice(wide, 0, 63));
    ck_assert_uint_eq(suggest(text_slice(wide, 0, 64), &huge).len, 63);
}
END_TEST

START_TEST(a_hint_goes_behind_a_message)
{
    TextList known = words(commands);
    ck_assert_text(suggest_hint(&arena, TEXT("chekc"), &known), " (did you mean 'check'?)");
    ck_assert_text(suggest_hint(&arena, TEXT("zzz"), &known), "");
}
END_TEST

Suite *suite_base_suggest(void)
{
    return suite_of("base/suggest",
                    (const TTest *const[]){a_slip_of_the_hand_is_mended, case_is_no_difference,
                                           what_is_far_is_not_guessed,
                                           the_nearest_wins_and_the_first_of_equals,
                                           nothing_and_too_much, a_hint_goes_behind_a_message,
                                           NULL});
}
