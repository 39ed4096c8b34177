// Random foreign text, and what must hold for every output of it.
#ifndef TESTS_BASE_FOREIGN_H
#define TESTS_BASE_FOREIGN_H

#include "base/utf8.h"
#include "unit.h"

enum { ROUNDS = 20000, MOST = 40 };

static inline uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

// Bytes and pieces that are likely to meet in a bad way.
static inline Text random_text(uint64_t *state, char *buffer)
{
    static const char *const pieces[] = {
        "#", "##", "#[", "vso[", "[", "::", "\xE2\x80", "\xE2\x80\xAE", "\xE2\x80\x8B", "\x1b", "\r\n",
        "\xC2", "\xC2\x85", "\xF3\xA0\x81\x81", "\xED\xA0\x80", "\"", "\\", "\xEF\xBB\xBF", "\x7f", "a",
        "<", "<!--", "&", "'",
    };
    size_t len = 0, count = next_random(state) % 8;
    while (count-- > 0) {
        uint64_t choice = next_random(state) % (sizeof pieces / sizeof *pieces + 5);
        if (choice >= sizeof pieces / sizeof *pieces) {
            buffer[len++] = (char)next_random(state);
            continue;
        }
        for (const char *at = pieces[choice]; *at; at++)
            buffer[len++] = *at;
    }
    return (Text){buffer, len};
}

static inline bool is_forbidden(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200B && c <= 0x200F)
        || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF
        || (c >= 0xE0000 && c <= 0xE007F);
}

static inline void assert_clean(Text text)
{
    ck_assert_uint_eq(text_find(text, 0, TEXT("##[")), TEXT_NONE);
    ck_assert_uint_eq(text_find(text, 0, TEXT("##vso[")), TEXT_NONE);
    for (size_t at = 0; at < text.len;) {
        uint32_t c = 0;
        size_t len = utf8_decode(text, at, &c);
        ck_assert_uint_gt(len, 0);
        ck_assert_msg(!is_forbidden(c), "U+%04X", (unsigned)c);
        at += len;
    }
}

#endif
