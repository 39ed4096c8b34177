#include "syntax/xz.h"

#include "base/limit.h"
#include "error.h"
#include "packed.h"
#include "syntax/archive.h"

static Arena arena;

#define MAGIC "\xFD" "7zXZ\0" "\0\4" "csum"

// A stream header with what follows it.
#define HEAD(block) ((Text){MAGIC block, sizeof(MAGIC block) - 1})

START_TEST(sizes)
{
    static const struct {
        char code;
        uint64_t size;
    } cases[] = {{0, 4096}, {1, 6144}, {2, 8192}, {3, 12288}, {22, 8 << 20}, {28, 64 << 20},
                 {29, 96 << 20}, {39, 3ull << 30}, {40, UINT32_MAX}, {41, 0}, {63, 0}, {'\xFF', 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char head[] = MAGIC "\2\0\x21\1?";
        head[sizeof head - 2] = cases[i].code;
        ck_assert_uint_eq(xz_window((Text){head, sizeof head - 1}), cases[i].size);
    }
}
END_TEST

START_TEST(what_stands_before)
{
    ck_assert_uint_eq(xz_window(HEAD("\2\x40\x80\1\x21\1\x16")), 8 << 20);
    ck_assert_uint_eq(xz_window(HEAD("\2\x80\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\x21\1\x16")),
                      8 << 20);
    ck_assert_uint_eq(xz_window(HEAD("\2\xC0\1\2\x21\1\x16")), 8 << 20);
    ck_assert_uint_eq(xz_window(HEAD("\2\1\4\0\x21\1\x16")), 8 << 20);
    ck_assert_uint_eq(xz_window(HEAD("\2\3\3\1\x21\4\0\4\4abcd\x21\1\x16")), 8 << 20);
}
END_TEST

START_TEST(no_window)
{
    ck_assert_uint_eq(xz_window(HEAD("")), 0);
    ck_assert_uint_eq(xz_window(HEAD("\0\1\4\0\x21\1\x16")), 0);
    ck_assert_uint_eq(xz_window(HEAD("\2\0\x21\2\x16\x16")), 0);
    ck_assert_uint_eq(xz_window(HEAD("\2\0\4\0\x21\1\x16")), 0);
    ck_assert_uint_eq(xz_window(HEAD("\2\3\4\xFF\xFF\xFF\x7F\x21\1\x16")), 0);
    ck_assert_uint_eq(xz_window((Text){MAGIC, 6}), 0);
    ck_assert_uint_eq(xz_window(TEXT("another file\2\0\x21\1\x28")), 0);
}
END_TEST

static ptrdiff_t supply_nothing(void *context, char *to, size_t size, Arena *into, Text *why)
{
    (void)context, (void)to, (void)size, (void)into, (void)why;
    return 0;
}

static ArchiveAnswer open_whole(Text bytes, Text *why)
{
    Text name;
    ck_assert_uint_le(bytes.len, ARCHIVE_HEAD);
    Archive *archive = archive_open((ArchiveInput){NULL, supply_nothing}, bytes);
    ArchiveAnswer answer = archive_next(archive, &arena, &name, why);
    archive_close(archive);
    return answer;
}

START_TEST(the_limit_counts)
{
    Text why, xz = packed_text(&arena, ARCHIVE_FILTER_XZ, TEXT("one"));
    uint64_t window = xz_window(xz);
    ck_assert_uint_eq(window, 8 << 20);
    limit_set(LIMIT_DICTIONARY, window);
    ck_assert_int_eq(open_whole(xz, &why), ARCHIVE_MEMBER);
    limit_set(LIMIT_DICTIONARY, window - 1);
    ck_assert_int_eq(open_whole(xz, &why), ARCHIVE_TROUBLE);
    ck_assert_says(why, "--limit archive-window=8388607");
    ck_assert_int_eq(open_whole(packed_text(&arena, ARCHIVE_FILTER_GZIP, TEXT("one")), &why),
                     ARCHIVE_MEMBER);
    limit_set(LIMIT_DICTIONARY, limit_rows[LIMIT_DICTIONARY].value);
    arena_free(&arena);
}
END_TEST

// What is packed within something packed is not even begun.
START_TEST(no_inner_window)
{
    Text why, inner = packed_text(&arena, ARCHIVE_FILTER_XZ, TEXT("one"));
    char *huge = arena_terminated(&arena, inner);
    huge[16] = 40;
    ck_assert_uint_eq(xz_window((Text){huge, inner.len}), UINT32_MAX);
    Text outer = packed_text(&arena, ARCHIVE_FILTER_XZ, (Text){huge, inner.len});
    ck_assert_int_eq(open_whole(outer, &why), ARCHIVE_TROUBLE);
    ck_assert_text(why, "compressed more than once: one layer is read");
    arena_free(&arena);
}
END_TEST

Suite *suite_syntax_xz(void)
{
    return suite_of("syntax/xz",
                    (const TTest *const[]){sizes, what_stands_before, no_window, the_limit_counts,
                                           no_inner_window, NULL});
}
