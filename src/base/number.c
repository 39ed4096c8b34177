#include "base/number.h"

static bool add_digit(uint64_t *value, char digit)
{
    uint64_t ten;
    if (!char_is_digit(digit) || __builtin_mul_overflow(*value, (uint64_t)10, &ten))
        return false;
    return !__builtin_add_overflow(ten, (uint64_t)(digit - '0'), value);
}

bool number_parse(Text text, uint64_t *value)
{
    *value = 0;
    for (size_t i = 0; i < text.len; i++)
        if (!add_digit(value, text.at[i]))
            return false;
    return text.len > 0;
}

bool number_parse_scaled(Text text, unsigned places, uint64_t *value)
{
    size_t point = text_find_char(text, 0, '.');
    Text whole = text_slice(text, 0, point);
    Text fraction = text_behind(text, point);
    if (!number_parse(whole, value) || fraction.len > places)
        return false;
    if (point != TEXT_NONE && fraction.len == 0)
        return false;
    for (size_t i = 0; i < places; i++)
        if (!add_digit(value, i < fraction.len ? fraction.at[i] : '0'))
            return false;
    return true;
}

int64_t number_round(double value)
{
    double floor = (double)(int64_t)value;
    if (floor > value)
        floor -= 1;
    double rest = value - floor;
    int64_t whole = (int64_t)floor;
    if (rest > 0.5 || (!(rest < 0.5) && whole % 2 != 0))
        whole++;
    return whole;
}
