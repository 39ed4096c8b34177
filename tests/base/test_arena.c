#include "base/arena.h"

#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

static bool is_zero(const char *at, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (at[i])
            return false;
    return true;
}

START_TEST(memory_is_zeroed_and_aligned)
{
    Arena arena = {0};
    for (int round = 0; round < 3; round++) {
        for (size_t size = 1; size < 400; size++) {
            char *got = arena_get(&arena, size);
            ck_assert_uint_eq((uintptr_t)got % 16, 0);
            ck_assert(is_zero(got, size));
            memset(got, 0xAA, size);
        }
        arena_reset(&arena);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(pieces_do_not_overlap)
{
    enum { COUNT = 3000 };
    static char *pieces[COUNT];
    Arena arena = {0};
    for (size_t i = 0; i < COUNT; i++)
        memset(pieces[i] = arena_get(&arena, 1 + i % 90), (int)(i % 251), 1 + i % 90);
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < 1 + i % 90; j++)
            ck_assert_uint_eq((unsigned char)pieces[i][j], i % 251);
    arena_free(&arena);
}
END_TEST

START_TEST(nothing_is_something_too)
{
    Arena arena = {0};
    ck_assert_ptr_nonnull(arena_get(&arena, 0));
    ck_assert_ptr_nonnull(arena_get_array(&arena, 0, 8));
    ck_assert_text(arena_copy(&arena, (Text){0}), "");
    ck_assert_str_eq(arena_terminated(&arena, (Text){0}), "");
    ck_assert_text(arena_join(&arena, (Text){0}, (Text){0}), "");
    arena_free(&arena);
    arena_free(&arena);
    arena_reset(&arena);
    ck_assert_ptr_null(arena.first);
}
END_TEST

START_TEST(a_reset_keeps_a_block_but_no_huge_one)
{
    Arena arena = {0};
    const char *small = arena_get(&arena, 100);
    arena_reset(&arena);
    ck_assert_ptr_eq(arena_get(&arena, 100), small);
    char *huge = arena_get(&arena, 9 << 20);
    ck_assert(is_zero(huge, 9 << 20));
    memset(huge, 'x', 9 << 20);
    arena_reset(&arena);
    const char *again = arena_get(&arena, 100);
    ck_assert_ptr_eq(again, small);
    ck_assert(is_zero(again, 100));
    arena_free(&arena);
}
END_TEST

START_TEST(large_pieces_grow_and_leave_the_newest_block_in_use)
{
    Arena arena = {0};
    char *small = arena_get(&arena, 16);
    char *large = arena_get(&arena, 2 << 20);
    ck_assert_ptr_eq(arena_get(&arena, 16), small + 16);
    memset(large, 'x', 2 << 20);
    char *larger = arena_grow(&arena, large, 2 << 20, 64 << 20);
    for (size_t i = 0; i < 2 << 20; i++)
        ck_assert_int_eq(larger[i], 'x');
    larger[(64 << 20) - 1] = 'y';
    ck_assert_ptr_eq(arena_get(&arena, 16), small + 32);
    arena_free(&arena);
}
END_TEST

START_TEST(small_pieces_and_those_of_others_grow_into_copies)
{
    static const char constant[2 << 20] = "abc";
    Arena arena = {0};
    char *small = memcpy(arena_get(&arena, 4), "abc", 4);
    ck_assert_str_eq(arena_grow(&arena, small, 4, 2 << 20), "abc");
    char *copy = arena_grow(&arena, (void *)(size_t)constant, sizeof constant, 3 << 20);
    ck_assert_ptr_ne(copy, constant);
    ck_assert_str_eq(copy, "abc");
    arena_free(&arena);
}
END_TEST

START_TEST(copies_hold_nul_and_are_terminated)
{
    Arena arena = {0};
    Text copy = arena_copy(&arena, (Text){"a\0b", 3});
    ck_assert_uint_eq(copy.len, 3);
    ck_assert_mem_eq(copy.at, "a\0b\0", 4);
    Text both = arena_join(&arena, TEXT("ab"), (Text){"\0c", 2});
    ck_assert_uint_eq(both.len, 4);
    ck_assert_mem_eq(both.at, "ab\0c\0", 5);
    arena_free(&arena);
}
END_TEST

START_TEST(print_makes_room)
{
    Arena arena = {0};
    ck_assert_text(arena_print(&arena, "%s-%d", "a", 7), "a-7");
    ck_assert_text(arena_print(&arena, "%s", ""), "");
    Text wide = arena_print(&arena, "%100000d", 5);
    ck_assert_uint_eq(wide.len, 100000);
    ck_assert_int_eq(wide.at[99999], '5');
    arena_free(&arena);
}
END_TEST

// In a child: it is the end of the process.
static int status_of(size_t count, size_t size)
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        Arena arena = {0};
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        arena_get_array(&arena, count, size);
        _exit(0);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// A guest notes its number, which stands in the arena's own memory.
typedef struct Guest {
    unsigned number, *left;
} Guest;

static void note(void *context)
{
    const Guest *guest = context;
    *guest->left = *guest->left * 10 + guest->number;
}

static void take_guests(Arena *arena, unsigned *left)
{
    for (unsigned number = 1; number <= 3; number++) {
        Guest *guest = arena_new(arena, Guest);
        *guest = (Guest){number, left};
        arena_owns(arena, note, guest);
    }
}

START_TEST(guests_are_given_back_once_the_newest_first)
{
    Arena arena = {0};
    unsigned left = 0;
    take_guests(&arena, &left);
    ck_assert_uint_eq(left, 0);
    arena_reset(&arena);
    ck_assert_uint_eq(left, 321);
    arena_free(&arena);
    ck_assert_uint_eq(left, 321);
    take_guests(&arena, &left);
    arena_get(&arena, (size_t)2 << 20);
    left = 0;
    arena_reset(&arena);
    ck_assert_uint_eq(left, 321);
    arena_free(&arena);
}
END_TEST

START_TEST(what_cannot_be_had_ends_the_process)
{
    ck_assert_int_eq(status_of(10, 8), 0);
    ck_assert_int_eq(status_of(SIZE_MAX / 4, 8), 2);
    ck_assert_int_eq(status_of(SIZE_MAX, 1), 2);
    ck_assert_int_eq(status_of(SIZE_MAX, SIZE_MAX), 2);
}
END_TEST

Suite *suite_base_arena(void)
{
    return suite_of("base/arena",
                    (const TTest *const[]){memory_is_zeroed_and_aligned, pieces_do_not_overlap,
                                           nothing_is_something_too,
                                           a_reset_keeps_a_block_but_no_huge_one,
                                           large_pieces_grow_and_leave_the_newest_block_in_use,
                                           small_pieces_and_those_of_others_grow_into_copies,
                                           copies_hold_nul_and_are_terminated, print_makes_room,
                                           guests_are_given_back_once_the_newest_first,
                                           what_cannot_be_had_ends_the_process, NULL});
}
