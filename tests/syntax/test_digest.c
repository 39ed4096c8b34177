#include "syntax/digest.h"

#include <string.h>

#include "unit.h"

static Arena arena;

static Text digest(const Text *texts, size_t count)
{
    TextList list = {0};
    for (size_t i = 0; i < count; i++)
        list_add(&arena, &list, texts[i]);
    return digest_texts(&arena, &list);
}

// As sha256sum says of "3:abc" and so on.
START_TEST(known_values)
{
    ck_assert_text(digest(NULL, 0),
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    ck_assert_text(digest(&TEXT("abc"), 1),
                   "aab5f9ae99b2e38fb462025c8f72f570c9c811705d2a4277dc855d7fa293fe97");
    ck_assert_text(digest(&(Text){0}, 1),
                   "ba768b331fd86cec803be04e56ab2b3d4c0e98ef4ee4fcd4e72ad7cce61a1d1f");
    ck_assert_text(digest(&(Text){"a\0b", 3}, 1),
                   "40b0877811b5bc2c9298349618dcab0245acfd4417e45ee6c82847033b72f5ef");
    char *large = arena_get(&arena, 100000);
    memset(large, 'x', 100000);
    ck_assert_text(digest(&(Text){large, 100000}, 1),
                   "b36c6da05e816ff67f48a77ce4730a51c7bb36073398b32fcf1d2496a6c9e13d");
}
END_TEST

START_TEST(where_one_text_ends_matters)
{
    Text one = digest((const Text[]){TEXT("ab"), TEXT("c")}, 2);
    Text other = digest((const Text[]){TEXT("a"), TEXT("bc")}, 2);
    ck_assert_text(one, "430fb1b4ac43316eca81fab27a1930ab8eff8fef6a1dc7903dce44bbc2790dc5");
    ck_assert_text(other, "5310a58788781ab25d5ad7c3f85035824b4eb7bdfa394e0ac2186271472b5492");
    ck_assert(!text_is(one, digest((const Text[]){TEXT("c"), TEXT("ab")}, 2)));
    ck_assert(!text_is(one, digest((const Text[]){TEXT("ab"), TEXT("c"), TEXT("")}, 3)));
}
END_TEST

Suite *suite_syntax_digest(void)
{
    return suite_of("syntax/digest",
                    (const TTest *const[]){known_values, where_one_text_ends_matters, NULL});
}
