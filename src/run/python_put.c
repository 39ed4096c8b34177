#include "run/python_put.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

__extension__ typedef unsigned __int128 Wide;

enum {
    NO_CHARACTER = 0xfffd,
    DIGITS_MOST = 17,        // that many tell any double from its neighbours
    FRACTION_BITS = 52,
    EXPONENT_BIAS = 1075,    // of the fraction taken as an integer
    WIDE_BITS = 127,
    FIXED_LEAST = -4,        // the smallest exponent that is written without an "e"
};

// One half of a pair, or a character of 16 bits.
static void put_unit(Out *out, uint32_t unit)
{
    static const char digits[] = "0123456789abcdef";
    char escape[] = "\\u0000";
    for (size_t i = sizeof escape - 2; i > 1; i--, unit /= 16)
        escape[i] = digits[unit % 16];
    put_ours(out, escape);
}

static void put_escape(Out *out, uint32_t c)
{
    static const char letters[] = "\b\f\n\r\t\"\\", names[] = "bfnrt\"\\";
    const char *letter = c && c < 0x80 ? strchr(letters, (int)c) : NULL;
    if (letter)
        put_raw(out, (Text){(const char[]){'\\', names[letter - letters]}, 2});
    else if (c < 0x10000)
        put_unit(out, c);
    else {
        put_unit(out, 0xd7c0 + (c >> 10));
        put_unit(out, 0xdc00 + (c & 0x3ff));
    }
}

static bool is_plain(char c)
{
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

void put_python_string(Out *out, Text text)
{
    put_char(out, '"');
    for (size_t at = 0; at < text.len;) {
        size_t end = at;
        while (end < text.len && is_plain(text.at[end]))
            end++;
        put_raw(out, text_slice(text, at, end));
        at = end;
        if (at == text.len)
            break;
        uint32_t c;
        size_t len = utf8_decode(text, at, &c);
        put_escape(out, len ? c : NO_CHARACTER);
        at += len ? len : 1;
    }
    put_char(out, '"');
}

void put_python_bools(Out *out, const bool *values, size_t count)
{
    put_char(out, '[');
    for (size_t i = 0; i < count; i++)
        put_print(out, "%s%s", i ? ", " : "", values[i] ? "true" : "false");
    put_char(out, ']');
}

// --- ratios --------------------------------------------------------------------------------------

// digits / 10^places, what a double was rounded to.
typedef struct Decimal {
    uint64_t digits;
    int count, exponent;     // of digits; of the first one
} Decimal;

static Decimal rounded(double value, int count)
{
    char text[40];
    snprintf(text, sizeof text, "%.*e", count - 1, value);
    Decimal decimal = {.count = count};
    const char *c = text;
    for (; *c != 'e'; c++)
        if (char_is_digit(*c))
            decimal.digits = decimal.digits * 10 + (uint64_t)(*c - '0');
    for (c += 2; *c; c++)            // behind "e-": a ratio is less than 1
        decimal.exponent = decimal.exponent * 10 - (*c - '0');
    return decimal;
}

// Whether no other double is as near to the decimal, by integers: no function of libc that reads
// a double is free of the locale.
static bool is_exact(const Decimal *decimal, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    int shift = EXPONENT_BIAS - (int)(bits >> FRACTION_BITS);
    uint64_t one = (uint64_t)1 << FRACTION_BITS, fraction = (bits & (one - 1)) | one;
    if (decimal->count == DIGITS_MOST || shift > WIDE_BITS - 1
        || (Wide)decimal->digits >> (WIDE_BITS - shift))
        return decimal->count == DIGITS_MOST;
    Wide scale = 1;
    for (int place = decimal->count - 1 - decimal->exponent; place > 0; place--)
        scale *= 10;
    Wide theirs = (Wide)decimal->digits << shift, ours = fraction * scale;
    if (theirs < ours)               // below a power of two doubles are twice as dense
        return (ours - theirs) * (fraction == one ? 4 : 2) <= scale;
    return (theirs - ours) * 2 <= scale;
}

static void put_decimal(Out *out, const Decimal *decimal)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)decimal->digits);
    if (decimal->exponent < FIXED_LEAST) {
        put_print(out, "%c%s%s", digits[0], digits[1] ? "." : "", digits + 1);
        put_print(out, "e-%02d", -decimal->exponent);
        return;
    }
    put_raw(out, TEXT("0."));
    put_times(out, '0', (size_t)(-decimal->exponent - 1));
    put_ours(out, digits);
}

void put_python_ratio(Out *out, uint64_t part, uint64_t whole)
{
    if (part == 0 || part >= whole) {
        put_ours(out, part == 0 ? "0.0" : "1.0");
        return;
    }
    double value = (double)part / (double)whole;
    Decimal decimal = rounded(value, 1);
    while (!is_exact(&decimal, value))
        decimal = rounded(value, decimal.count + 1);
    put_decimal(out, &decimal);
}
