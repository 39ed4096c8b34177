// Random JSON for the property tests: a value is printed in one of its many spellings (white space,
// escapes, letter case of hex digits), and what a reader must find is noted in the order of the text.
#ifndef TESTS_SYNTAX_JSON_RANDOM_H
#define TESTS_SYNTAX_JSON_RANDOM_H

#include <stdlib.h>
#include <string.h>

#include "base/put.h"
#include "syntax/json.h"

typedef struct Random {
    uint64_t state;
} Random;

static inline uint64_t random_next(Random *random)  // splitmix64
{
    uint64_t z = random->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static inline unsigned random_below(Random *random, unsigned limit)
{
    return (unsigned)(random_next(random) % limit);
}

typedef struct Expected {
    JsonKind kind;
    size_t start, end;      // in the printed text
    size_t text, text_len;  // in Printed.decoded: a string
    size_t key, key_len;    // the same: the key of a member
    size_t len, lone;
} Expected;

typedef struct Printed {
    Random *random;
    Arena *arena;
    Out out, decoded;
    LIST(Expected) nodes;  // in the order of the text
    bool plain;            // only what every JSON reader takes: no NaN, no lone surrogates, no NUL
} Printed;

static inline void print_space(Printed *printed)
{
    for (unsigned i = random_below(printed->random, 8); i > 5; i--)
        put_char(&printed->out, " \n\r\t"[random_below(printed->random, 4)]);
}

static inline void print_hex(Printed *printed, uint32_t unit)
{
    const char *digits = random_below(printed->random, 2) ? "0123456789abcdef" : "0123456789ABCDEF";
    put_ours(&printed->out, "\\u");
    for (int shift = 12; shift >= 0; shift -= 4)
        put_char(&printed->out, digits[unit >> shift & 15]);
}

static inline void put_character(Out *out, uint32_t c)
{
    if (c < 0x80)
        put_char(out, (char)c);
    else if (c < 0x800)
        put_char(out, (char)(0xC0 | c >> 6));
    else if (c < 0x10000)
        put_char(out, (char)(0xE0 | c >> 12));
    else
        put_char(out, (char)(0xF0 | c >> 18));
    for (int shift = c < 0x80 ? -6 : c < 0x800 ? 0 : c < 0x10000 ? 6 : 12; shift >= 0; shift -= 6)
        put_char(out, (char)(0x80 | (c >> shift & 0x3F)));
}

static inline uint32_t random_character(Random *random)
{
    static const uint32_t edges[] = {
        0,      0x1F,   0x20,   '"',     '\\',     '/',  0x7F, 0x80, 0x7FF, 0x800, 0xD7FF,
        0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF, '\n', '\t', '\b', '\f',  '\r',  '~'};
    if (random_below(random, 4) == 0)
        return edges[random_below(random, sizeof edges / sizeof *edges)];
    return random_below(random, 16) == 0 ? 0x10000 + random_below(random, 0x1000)
                                         : 'a' + random_below(random, 26);
}

static inline void print_character(Printed *printed, uint32_t c)
{
    static const char named[] = "\"\\/\b\f\n\r\t", names[] = "\"\\/bfnrt";
    const char *name = c && c < 0x80 ? strchr(named, (int)c) : NULL;
    bool raw = c >= 0x20 && c != '"' && c != '\\';
    unsigned way = random_below(printed->random, 8);
    if (raw && way > 0) {
        put_character(&printed->out, c);
    } else if (name && way > 2) {
        put_char(&printed->out, '\\');
        put_char(&printed->out, names[name - named]);
    } else if (c < 0x10000) {
        print_hex(printed, c);
    } else {
        print_hex(printed, 0xD800 + ((c - 0x10000) >> 10));
        print_hex(printed, 0xDC00 + ((c - 0x10000) & 0x3FF));
    }
    put_character(&printed->decoded, c);
}

// The number of lone surrogates in it; what follows one keeps it alone.
static inline size_t print_string(Printed *printed)
{
    size_t lone = 0;
    put_char(&printed->out, '"');
    unsigned most = random_below(printed->random, 8) ? 6 : 80;
    for (unsigned i = random_below(printed->random, most); i > 0; i--) {
        uint32_t c = random_character(printed->random);
        if (!printed->plain && random_below(printed->random, 24) == 0) {
            print_hex(printed, 0xD800 + random_below(printed->random, 0x800));
            put_character(&printed->decoded, 0xFFFD);
            lone++;
            print_character(printed, 'x');
        } else if (c || !printed->plain) {
            print_character(printed, c);
        }
    }
    put_char(&printed->out, '"');
    return lone;
}

static inline void print_digits(Printed *printed, unsigned most)
{
    for (unsigned i = random_below(printed->random, most) + 1; i > 0; i--)
        put_char(&printed->out, (char)('0' + random_below(printed->random, 10)));
}

static inline void print_number(Printed *printed)
{
    static const char *const odd[] = {"NaN", "Infinity", "-Infinity"};
    if (!printed->plain && random_below(printed->random, 10) == 0) {
        put_ours(&printed->out, odd[random_below(printed->random, 3)]);
        return;
    }
    if (random_below(printed->random, 3) == 0)
        put_char(&printed->out, '-');
    if (random_below(printed->random, 3) == 0) {
        put_char(&printed->out, '0');
    } else {
        put_char(&printed->out, (char)('1' + random_below(printed->random, 9)));
        print_digits(printed, 18);
    }
    if (random_below(printed->random, 3) == 0) {
        put_char(&printed->out, '.');
        print_digits(printed, 6);
    }
    if (random_below(printed->random, 3) == 0) {
        put_char(&printed->out, "eE"[random_below(printed->random, 2)]);
        put_ours(&printed->out,
                 (const char *const[]){"", "+", "-"}[random_below(printed->random, 3)]);
        print_digits(printed, 2);
    }
}

static inline Expected print_key(Printed *printed)
{
    Expected node = {.key = printed->decoded.len};
    print_space(printed);
    print_string(printed);
    node.key_len = printed->decoded.len - node.key;
    print_space(printed);
    put_char(&printed->out, ':');
    return node;
}

static inline void print_value(Printed *printed, Expected node, unsigned depth);

static inline size_t print_children(Printed *printed, bool object, unsigned depth)
{
    size_t len = random_below(printed->random, 5);
    put_char(&printed->out, object ? '{' : '[');
    for (size_t i = 0; i < len; i++) {
        if (i > 0)
            put_char(&printed->out, ',');
        print_value(printed, object ? print_key(printed) : (Expected){0}, depth + 1);
    }
    print_space(printed);
    put_char(&printed->out, object ? '}' : ']');
    return len;
}

static inline void print_value(Printed *printed, Expected node, unsigned depth)
{
    static const char *const words[] = {"null", "false", "true"};
    print_space(printed);
    node.kind = (JsonKind)random_below(printed->random, depth < 5 ? JSON_OBJECT + 1 : JSON_ARRAY);
    if (depth == 0 && random_below(printed->random, 4))
        node.kind = JSON_ARRAY + random_below(printed->random, 2);
    node.start = printed->out.len;
    size_t index = printed->nodes.len;
    list_add(printed->arena, &printed->nodes, node);
    node.text = printed->decoded.len;
    if (node.kind < JSON_NUMBER)
        put_ours(&printed->out, words[node.kind]);
    else if (node.kind == JSON_NUMBER)
        print_number(printed);
    else if (node.kind == JSON_STRING)
        node.lone = print_string(printed);
    else
        node.len = print_children(printed, node.kind == JSON_OBJECT, depth);
    node.end = printed->out.len;
    node.text_len = node.kind == JSON_STRING ? printed->decoded.len - node.text : 0;
    printed->nodes.at[index] = node;
    print_space(printed);
}

// Prints one more value behind what was printed before.
static inline Text print_random(Printed *printed)
{
    size_t before = printed->out.len;
    print_value(printed, (Expected){0}, 0);
    return text_from(out_text(&printed->out), before);
}

static inline void printed_clear(Printed *printed)
{
    out_clear(&printed->out);
    out_clear(&printed->decoded);
    printed->nodes.at = NULL;
    printed->nodes.len = printed->nodes.cap = 0;
    arena_reset(printed->arena);
}

static inline void printed_free(Printed *printed)
{
    out_free(&printed->out);
    out_free(&printed->decoded);
    arena_free(printed->arena);
}

#endif
