#include "syntax/archive.h"

#include <string.h>

#include "error.h"
#include "packed.h"

static Arena arena;

static const int filters[] = {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_XZ,
                              ARCHIVE_FILTER_BZIP2};

enum { FILTERS = sizeof filters / sizeof *filters };

// Fewer bytes than these do not show what they are.
static const size_t magic[FILTERS] = {2, 4, 6, 10};

typedef struct Supply {
    Text left;
    size_t step;                 // bytes at a time
    const char *fails;           // at its end, for this reason
} Supply;

static ptrdiff_t supply_read(void *context, char *to, size_t size, Arena *into, Text *why)
{
    Supply *supply = context;
    size_t len = supply->step && supply->step < size ? supply->step : size;
    len = len < supply->left.len ? len : supply->left.len;
    if (len)
        memcpy(to, supply->left.at, len);
    supply->left = text_from(supply->left, len);
    if (len == 0 && supply->fails) {
        *why = arena_copy(into, text_of(supply->fails));
        return -1;
    }
    return (ptrdiff_t)len;
}

typedef struct Seen {
    Text all;                    // "name=content;" of every member
    Text why;                    // the trouble that ended it
    size_t members, bytes, troubles;
} Seen;

static bool see_member(Archive *archive, Text name, size_t size, Seen *seen)
{
    static char block[1 << 16];
    ptrdiff_t got;
    Text text = {0};
    while ((got = archive_read(archive, block, size, &arena, &seen->why)) > 0) {
        seen->bytes += (size_t)got;
        if (seen->bytes < 1 << 20)
            text = arena_join(&arena, text, (Text){block, (size_t)got});
    }
    seen->members++;
    seen->all = arena_join(&arena, seen->all,
                           arena_print(&arena, "%.*s=%.*s;", TEXT_ARG(name), TEXT_ARG(text)));
    return got == 0;
}

static Seen see_in_steps(Text bytes, size_t step, size_t size, const char *fails)
{
    Seen seen = {0};
    Supply supply = {text_from(bytes, ARCHIVE_HEAD), step, fails};
    Archive *archive = archive_open((ArchiveInput){&supply, supply_read},
                                    text_slice(bytes, 0, ARCHIVE_HEAD));
    Text name;
    ArchiveAnswer answer;
    while ((answer = archive_next(archive, &arena, &name, &seen.why)) == ARCHIVE_MEMBER)
        seen.troubles += !see_member(archive, name, size, &seen);
    seen.troubles += answer == ARCHIVE_TROUBLE;
    ck_assert_int_eq(archive_next(archive, &arena, &name, &seen.why), ARCHIVE_NO_MORE);
    ck_assert_msg((seen.troubles > 0) == (seen.why.len > 0), "a trouble without its reason");
    archive_close(archive);
    return seen;
}

static Seen see(Text bytes)
{
    return see_in_steps(bytes, 0, 1 << 16, NULL);
}

static Text text_of_lines(size_t lines)
{
    char *text = arena_get(&arena, lines * 16 + 1);
    size_t len = 0;
    uint32_t state = 1;
    for (size_t i = 0; i < lines; i++) {
        state = state * 1664525 + 1013904223;
        len += (size_t)snprintf(text + len, 17, "%4zu %08x..\n", i % 10000, state);
    }
    return (Text){text, len};
}

static const PackedFile two[] = {{.name = "a.txt", .text = {"first\n", 6}},
                                 {.name = "b/c.json", .text = {"{\"x\": 1}\n", 9}},
                                 {0}};
#define TWO "a.txt=first\n;b/c.json={\"x\": 1}\n;"

static void ck_sees(Text bytes, const char *expected)
{
    Seen seen = see(bytes);
    ck_assert_text(seen.why, "");
    ck_assert_text(seen.all, expected);
}

START_TEST(compressed_files)
{
    for (size_t i = 0; i < FILTERS; i++) {
        ck_sees(packed_text(&arena, filters[i], TEXT("one\ntwo\n")), "=one\ntwo\n;");
        ck_sees(packed_text(&arena, filters[i], TEXT("")), "=;");
    }
    arena_free(&arena);
}
END_TEST

START_TEST(tars_of_every_kind)
{
    static const int formats[] = {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_TAR_GNUTAR,
                                  ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE};
    for (size_t i = 0; i < 3; i++) {
        ck_sees(packed(&arena, ARCHIVE_FILTER_NONE, formats[i], two), TWO);
        for (size_t j = 0; j < FILTERS; j++)
            ck_sees(packed(&arena, filters[j], formats[i], two), TWO);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(any_step_of_reading)
{
    Text text = text_of_lines(3000);
    const PackedFile files[] = {{.name = "big", .text = text}, two[0], {0}};
    Text tar = packed(&arena, ARCHIVE_FILTER_ZSTD, ARCHIVE_FORMAT_TAR_USTAR, files);
    const char *want = arena_print(&arena, "big=%.*s;a.txt=first\n;", TEXT_ARG(text)).at;
    static const size_t steps[] = {1, 7, 511, 512, 513, 65536};
    for (size_t i = 0; i < 6; i++) {
        ck_assert_text(see_in_steps(tar, steps[i], 1000, NULL).all, want);
        ck_assert_text(see_in_steps(tar, 0, steps[i] < 500 ? 500 : steps[i], NULL).all, want);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(what_is_an_archive)
{
    static const char *const not[] = {"", "B", "BZh", "BZh9", "BZh9 is how bzip2 files begin",
                                      "\x1F", "\x28\xB5\x2F", "(\xB5", "\xFD" "7zXZ", "PK\3\4",
                                      "{\"a\": 1}", "ustar", NULL};
    for (size_t i = 0; not[i]; i++)
        ck_assert_msg(!archive_is(text_of(not[i])), "%s", not[i]);
    for (size_t i = 0; i < FILTERS; i++) {
        Text bytes = packed_text(&arena, filters[i], TEXT("x"));
        ck_assert(archive_is(text_slice(bytes, 0, magic[i])));
        ck_assert(!archive_is(text_slice(bytes, 0, magic[i] - 1)));
    }
    Text tar = packed(&arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR, two);
    ck_assert(archive_is(text_slice(tar, 0, 512)));
    ck_assert(!archive_is(text_slice(tar, 0, 511)));
    char *wrong = arena_terminated(&arena, tar);
    wrong[0]++;
    ck_assert_msg(!archive_is((Text){wrong, tar.len}), "a wrong checksum");
    char text[512];
    memset(text, 'a', sizeof text);
    memcpy(text + 257, "ustar", 5);
    ck_assert_msg(!archive_is((Text){text, sizeof text}), "a text with the word in the place");
    memset(text, 0, sizeof text);
    ck_assert_msg(!archive_is((Text){text, sizeof text}), "NULs");
    arena_free(&arena);
}
END_TEST

START_TEST(regular_members_only)
{
    static const PackedFile files[] = {{.name = "dir", .kind = AE_IFDIR},
                                       {.name = "link", .kind = AE_IFLNK, .link = "a.txt"},
                                       {.name = "pipe", .kind = AE_IFIFO},
                                       {.name = "a.txt", .text = {"x", 1}},
                                       {.name = "hard", .link = "a.txt"},
                                       {.name = "device", .kind = AE_IFCHR},
                                       {.name = "empty"},
                                       {0}};
    ck_sees(packed(&arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR, files),
            "a.txt=x;empty=;");
    arena_free(&arena);
}
END_TEST

START_TEST(names)
{
    const char *deep = "d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d"
                       "/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/a-name-of-over-a-hundred-bytes.txt";
    const PackedFile files[] = {{.name = "../../etc/up"}, {.name = deep}, {0}};
    ck_sees(packed(&arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_GNUTAR, files),
            arena_print(&arena, "../../etc/up=;%s=;", deep).at);
    static const PackedFile foreign[] = {{.name = "\xC3\xA4.txt"}, {0}};
    ck_sees(packed(&arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_GNUTAR, foreign),
            "\xC3\xA4.txt=;");
    arena_free(&arena);
}
END_TEST

START_TEST(an_archive_without_a_member)
{
    static const PackedFile none[] = {{0}}, folder[] = {{.name = "d", .kind = AE_IFDIR}, {0}};
    char *nuls = arena_get(&arena, 10240);
    Text cases[] = {packed(&arena, ARCHIVE_FILTER_GZIP, ARCHIVE_FORMAT_TAR_USTAR, none),
                    packed(&arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR, folder),
                    packed_text(&arena, ARCHIVE_FILTER_XZ, (Text){nuls, 10240})};
    for (size_t i = 0; i < 3; i++) {
        Seen seen = see(cases[i]);
        ck_assert_says(seen.why, "no member");
        ck_assert_uint_eq(seen.members, 0);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(several_streams_behind_one_another)
{
    for (size_t i = 0; i < FILTERS; i++)
        ck_sees(arena_join(&arena, packed_text(&arena, filters[i], TEXT("one ")),
                           packed_text(&arena, filters[i], TEXT("two"))),
                "=one two;");
    Text tar = packed(&arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR, two);
    ck_sees(arena_join(&arena, tar, tar), TWO TWO);
    arena_free(&arena);
}
END_TEST

START_TEST(bytes_behind_the_end)
{
    for (size_t i = 0; i < FILTERS; i++) {
        Text bytes = packed_text(&arena, filters[i], TEXT("one"));
        Seen seen = see(arena_join(&arena, bytes, TEXT("garbage that nobody would see")));
        ck_assert_msg(seen.troubles > 0, "filter %zu: %.*s", i, TEXT_ARG(seen.all));
        ck_assert_msg(see(arena_join(&arena, bytes, TEXT("x"))).troubles > 0, "filter %zu", i);
    }
    Text tar = packed(&arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR, two);
    Seen seen = see(arena_join(&arena, tar, text_of_lines(100)));
    ck_assert_text(seen.all, TWO);
    ck_assert_says(seen.why, "damaged");
    arena_free(&arena);
}
END_TEST

START_TEST(one_layer_only)
{
    for (size_t i = 0; i < FILTERS; i++)
        for (size_t j = 0; j < FILTERS; j++) {
            Seen seen = see(packed_text(&arena, filters[i],
                                        packed_text(&arena, filters[j], TEXT("deep"))));
            ck_assert_says(seen.why, "compressed more than once");
            ck_assert_uint_eq(seen.members, 0);
        }
    Text inner = packed_text(&arena, ARCHIVE_FILTER_GZIP, TEXT("deep"));
    const PackedFile files[] = {{.name = "x.gz", .text = inner}, two[0], {0}};
    Seen seen = see(packed(&arena, ARCHIVE_FILTER_XZ, ARCHIVE_FORMAT_TAR_USTAR, files));
    ck_assert_text(seen.all, "x.gz=;a.txt=first\n;");
    ck_assert_text(seen.why, "packed within an archive: one layer is read");
    ck_assert_uint_eq(seen.troubles, 1);
    arena_free(&arena);
}
END_TEST

// What came before the cut is right, and there is a trouble: never an end.
static void ck_cut(Text bytes, size_t from, const char *whole)
{
    for (size_t len = from; len < bytes.len; len++) {
        Seen seen = see(text_slice(bytes, 0, len));
        ck_assert_msg(seen.troubles == 1, "cut at %zu of %zu: %zu troubles: %.*s", len, bytes.len,
                      seen.troubles, TEXT_ARG(seen.all));
        ck_assert_uint_gt(seen.why.len, 10);
        Text so_far = text_slice(seen.all, 0, seen.all.len ? seen.all.len - 1 : 0);
        ck_assert_msg(text_starts(text_of(whole), so_far), "cut at %zu: %.*s", len,
                      TEXT_ARG(so_far));
    }
}

START_TEST(cut_at_every_byte)
{
    Text text = text_of_lines(60);
    const char *whole = arena_print(&arena, "=%.*s;", TEXT_ARG(text)).at;
    for (size_t i = 0; i < FILTERS; i++)
        ck_cut(packed_text(&arena, filters[i], text), magic[i], whole);
    arena_free(&arena);
}
END_TEST

START_TEST(a_tar_cut_at_every_byte)
{
    for (size_t i = 0; i < FILTERS; i++)
        ck_cut(packed(&arena, filters[i], ARCHIVE_FORMAT_TAR_USTAR, two), magic[i], TWO);
    // Up to the first of the blocks that end it.
    Text tar = packed(&arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR, two);
    ck_cut(text_slice(tar, 0, 5 * 512), 512, TWO);
    ck_assert_says(see(text_slice(tar, 0, 4 * 512)).why, "mark at the end");
    ck_assert_says(see(text_slice(tar, 0, 2 * 512)).why, "mark at the end");
    ck_sees(text_slice(tar, 0, 5 * 512), TWO);
    arena_free(&arena);
}
END_TEST

START_TEST(an_input_that_fails_says_why)
{
    Text tar = packed(&arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR, two);
    Text gz = packed_text(&arena, ARCHIVE_FILTER_GZIP, text_of_lines(3000));
    ck_assert_text(see_in_steps(gz, 0, 1000, "the disk").why, "the disk");
    ck_assert_text(see_in_steps(text_slice(gz, 0, 5000), 0, 1000, "the disk").why, "the disk");
    Seen seen = see_in_steps(text_slice(tar, 0, 1200), 0, 1000, "the disk");
    ck_assert_text(seen.why, "the disk");
    ck_assert_text(seen.all, "a.txt=first\n;");
    arena_free(&arena);
}
END_TEST

// Every byte of the checksum and length at the end counts, libarchive does not look at them.
START_TEST(the_checksum_of_gzip)
{
    Text gz = packed_text(&arena, ARCHIVE_FILTER_GZIP, text_of_lines(60));
    for (size_t i = 1; i <= 8; i++) {
        char *wrong = arena_terminated(&arena, gz);
        wrong[gz.len - i] ^= 0x10;
        ck_assert_text(see((Text){wrong, gz.len}).why, "damaged: the checksum is wrong");
    }
    arena_free(&arena);
}
END_TEST

// No flip is a crash, and none of a file with a checksum gives other text without a trouble.
static void ck_flips(Text bytes, const char *whole, bool checked)
{
    for (size_t bit = 0; bit < bytes.len * 8; bit += 3) {
        Arena before = arena;
        arena = (Arena){0};
        char *wrong = arena_terminated(&arena, bytes);
        wrong[bit / 8] = (char)(wrong[bit / 8] ^ 1 << bit % 8);
        if (archive_is((Text){wrong, bytes.len})) {
            Seen seen = see((Text){wrong, bytes.len});
            ck_assert_msg(!checked || seen.troubles || text_is(seen.all, text_of(whole)),
                          "bit %zu: %.*s", bit, TEXT_ARG(seen.all));
        }
        arena_free(&arena);
        arena = before;
    }
}

START_TEST(flipped_bits)
{
    Text text = text_of_lines(40);
    const char *whole = arena_print(&arena, "=%.*s;", TEXT_ARG(text)).at;
    for (size_t i = 0; i < FILTERS; i++) {
        bool checked = filters[i] != ARCHIVE_FILTER_ZSTD;
        ck_flips(packed_text(&arena, filters[i], text), whole, checked);
        ck_flips(packed(&arena, filters[i], ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE, two), TWO, checked);
    }
    ck_flips(packed(&arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_GNUTAR, two), TWO, false);
    arena_free(&arena);
}
END_TEST

START_TEST(bombs_are_bounded)
{
    size_t len = 100 << 20;
    char *letters = memory_get(len);
    memset(letters, 'a', len);
    const PackedFile files[] = {{.name = "big", .text = {letters, len}}, {0}};
    static const int strong[] = {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_BZIP2};
    for (size_t i = 0; i < 3; i++) {
        Seen seen = see(packed(&arena, strong[i], ARCHIVE_FORMAT_TAR_USTAR, files));
        ck_assert_text(seen.why,
                       "over the limit of 200 times its size that an archive may unpack to, "
                       "once 4 MiB have come out (--limit archive-ratio=200)");
        ck_assert_uint_le(seen.bytes, (4 << 20) + (1 << 17));
    }
    memset(letters, 0, len);
    Seen seen = see(packed_text(&arena, ARCHIVE_FILTER_GZIP, (Text){letters, len}));
    ck_assert_uint_eq(seen.members, 0);
    ck_assert_uint_gt(seen.troubles, 0);
    free(letters);
    arena_free(&arena);
}
END_TEST

// As much as the bomb, but not from so little.
START_TEST(large_is_no_bomb)
{
    Text text = text_of_lines(6 << 20);
    Seen seen = see(packed_text(&arena, ARCHIVE_FILTER_ZSTD, text));
    ck_assert_text(seen.why, "");
    ck_assert_uint_eq(seen.bytes, text.len);
    ck_assert_uint_gt(text.len, 80 << 20);
    arena_free(&arena);
}
END_TEST

Suite *suite_syntax_archive(void)
{
    return suite_of("syntax/archive",
                    (const TTest *const[]){compressed_files, tars_of_every_kind,
                                           any_step_of_reading, what_is_an_archive,
                                           regular_members_only, names,
                                           an_archive_without_a_member,
                                           several_streams_behind_one_another,
                                           bytes_behind_the_end, one_layer_only, cut_at_every_byte,
                                           a_tar_cut_at_every_byte, an_input_that_fails_says_why,
                                           the_checksum_of_gzip, flipped_bits, bombs_are_bounded,
                                           large_is_no_bomb, NULL});
}
