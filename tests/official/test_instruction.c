#include "official/instruction.h"

#include <string.h>

#include "unit.h"

static Arena arena;

static bool contains(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)scratch;
    return text_is(response, kwarg_get(kwargs, "whole")->text);
}

static bool always(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)response;
    (void)kwargs;
    (void)scratch;
    return true;
}

static const Instruction whole = {.id = "test:whole", .follows = contains};
static const Instruction lax = {.id = "test:lax", .follows = always};

static bool passes(const char *response, const char *wanted, bool loose)
{
    Kwarg kwarg = {.name = TEXT("whole"), .text = text_of(wanted)};
    KwargList kwargs = {.at = &kwarg, .len = 1};
    return (loose ? instruction_loose : instruction_strict)(&whole, text_of(response), &kwargs,
                                                            &arena);
}

START_TEST(strict_is_the_response_as_it_is)
{
    ck_assert(passes(" a \n", " a \n", false));
    ck_assert(!passes(" a \n", "a", false));
    ck_assert(!passes("*a*", "a", false));
}
END_TEST

START_TEST(loose_is_any_of_eight)
{
    static const char *const variants[] = {
        " *a*\nb \n*c*\n\n d* ", " a\nb \nc\n\n d ", "b \n*c*\n\n d*", "*a*\nb \n*c*", "b \n*c*",
        "b \nc\n\n d",           "a\nb \nc",         "b \nc",
    };
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++)
        ck_assert_msg(passes(variants[0], variants[i], true), "variant %zu", i);
    ck_assert(!passes(variants[0], "*a*\nb \n*c*\n\n d*", true));
    ck_assert(!passes("a\nb\nc\nd", "c", true));
    ck_assert(!passes("one line", "", true));
    ck_assert(passes("head\r\nbody", "body", true) && !passes("head\rbody", "body", true));
}
END_TEST

START_TEST(blank_follows_nothing)
{
    KwargList none = {0};
    ck_assert(!instruction_strict(&lax, TEXT(" \n\u3000"), &none, &arena));
    ck_assert(!instruction_loose(&lax, TEXT("  \n \n"), &none, &arena));
    ck_assert(!instruction_loose(&lax, (Text){0}, &none, &arena));
    ck_assert(instruction_strict(&lax, TEXT("**"), &none, &arena));
}
END_TEST

START_TEST(kwargs_are_found_or_empty)
{
    Kwarg given[] = {{.name = TEXT("n"), .number = 3},
                     {.name = TEXT("how"), .text = TEXT("less than")}};
    KwargList kwargs = {.at = given, .len = 2};
    ck_assert(kwarg_get(&kwargs, "n")->number == 3);
    ck_assert_uint_eq(kwarg_get(&kwargs, "nn")->text.len, 0);
    ck_assert(kwarg_relation_holds(&kwargs, "how", "n", 2));
    ck_assert(!kwarg_relation_holds(&kwargs, "how", "n", 3));
    given[1].text = TEXT("at least");
    ck_assert(!kwarg_relation_holds(&kwargs, "how", "n", 2));
    ck_assert(kwarg_relation_holds(&kwargs, "how", "n", 3));
}
END_TEST

START_TEST(instructions_are_found_by_their_id)
{
    ck_assert_ptr_null(instruction_find(TEXT("no_comma")));
    ck_assert_ptr_null(instruction_find((Text){0}));
    size_t count = 0;
    for (; instructions[count]; count++) {
        const Instruction *instruction = instructions[count];
        ck_assert_ptr_eq(instruction_find(text_of(instruction->id)), instruction);
        ck_assert_ptr_nonnull(strchr(instruction->id, ':'));
        ck_assert_ptr_nonnull(instruction->kwargs);
        for (const KwargSpec *spec = instruction->kwargs; spec->name; spec++)
            ck_assert(!spec->choices || spec->kind == KWARG_TEXT);
    }
    ck_assert_uint_ge(count, 25);
}
END_TEST

// Whatever a response holds, each answers and stays inside.
START_TEST(hostile_responses_are_survived)
{
    static const Text responses[] = {
        {"\0\xff\xc3*\n<<[\x80", 9}, {"***\n\n\"'``--.?!:", 16},  {"\xe2\x80", 2},
        {"******\n{\"a\":[", 13},    {"a b. c\n- \n* \n\n*", 15},
    };
    KwargList none = {0};
    size_t followed = 0;
    for (size_t i = 0; instructions[i]; i++)
        for (size_t k = 0; k < sizeof responses / sizeof *responses; k++)
            followed += instruction_loose(instructions[i], responses[k], &none, &arena);
    ck_assert_uint_gt(followed, 0);
}
END_TEST

Suite *suite_official_instruction(void)
{
    return suite_of("official/instruction",
                    (const TTest *const[]){strict_is_the_response_as_it_is, loose_is_any_of_eight,
                                           blank_follows_nothing, kwargs_are_found_or_empty,
                                           instructions_are_found_by_their_id,
                                           hostile_responses_are_survived, NULL});
}
