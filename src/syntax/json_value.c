#include "syntax/json_scan.h"

#include "base/number.h"

const char *json_kind_name(JsonKind kind)
{
    switch (kind) {
    case JSON_NULL: return "null";
    case JSON_FALSE: return "false";
    case JSON_TRUE: return "true";
    case JSON_NUMBER: return "number";
    case JSON_STRING: return "string";
    case JSON_ARRAY: return "array";
    case JSON_OBJECT: break;
    }
    return "object";
}

// --- finding -------------------------------------------------------------------------------------

static const JsonNode *member(const JsonNode *object, Text key, bool tilde)
{
    if (!object || object->kind != JSON_OBJECT)
        return NULL;
    for (size_t i = object->len; i > 0; i--)
        if (json_key_is(&object->at[i - 1], key, tilde))
            return &object->at[i - 1];
    return NULL;
}

const JsonNode *json_get(const JsonNode *object, Text key)
{
    return member(object, key, false);
}

const JsonNode *json_at(const JsonNode *array, size_t index)
{
    bool there = array && array->kind == JSON_ARRAY && index < array->len;
    return there ? &array->at[index] : NULL;
}

static const JsonNode *element(const JsonNode *array, Text digits)
{
    uint64_t index;
    if (!number_parse(digits, &index) || (digits.at[0] == '0' && digits.len > 1))
        return NULL;
    return json_at(array, index < SIZE_MAX ? (size_t)index : SIZE_MAX);
}

const JsonNode *json_pointer(const JsonNode *root, Text pointer)
{
    if (pointer.len > 0 && pointer.at[0] != '/')
        return NULL;
    const JsonNode *node = root;
    for (size_t at = 0; node && at < pointer.len;) {
        size_t end = text_find_char(pointer, at + 1, '/');
        end = end == TEXT_NONE ? pointer.len : end;
        Text token = text_slice(pointer, at + 1, end);
        node = node->kind == JSON_ARRAY ? element(node, token) : member(node, token, true);
        at = end;
    }
    return node;
}

// --- numbers -------------------------------------------------------------------------------------

// More than a number that is neither 0 nor too large can make up for with its digits.
enum { EXPONENT_MOST = 1 << 30 };

// A number times a power of ten, cut to an integer, and what was cut off.
typedef struct Scaled {
    uint64_t whole;
    bool negative;
    char half;  // the first digit that was cut off
    bool rest;  // whether one behind it is not 0
} Scaled;

static size_t digits_from(Text raw, size_t at)
{
    while (at < raw.len && char_is_digit(raw.at[at]))
        at++;
    return at;
}

// What follows the e, clamped.
static int64_t exponent(Text raw)
{
    bool negative = raw.len > 0 && raw.at[0] == '-';
    uint64_t value = 0;
    if (raw.len > 0 && char_is_one_of(raw.at[0], "+-"))
        raw = text_from(raw, 1);
    if (raw.len > 0 && (!number_parse(raw, &value) || value > EXPONENT_MOST))
        value = EXPONENT_MOST;
    return negative ? -(int64_t)value : (int64_t)value;
}

static bool add_digit(uint64_t *value, char digit)
{
    return !__builtin_mul_overflow(*value, (uint64_t)10, value) &&
           !__builtin_add_overflow(*value, (uint64_t)(digit - '0'), value);
}

// `power`: of ten, that the first digit stands for.
static bool add_digits(Scaled *scaled, Text digits, int64_t power)
{
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.at[i];
        if (!char_is_digit(c))
            continue;
        if (power >= 0 && !add_digit(&scaled->whole, c))
            return false;
        if (power == -1)
            scaled->half = c;
        scaled->rest = scaled->rest || (power < -1 && c != '0');
        power--;
    }
    for (; power >= 0 && scaled->whole > 0; power--)
        if (!add_digit(&scaled->whole, '0'))
            return false;
    return true;
}

static bool scale(const JsonNode *node, unsigned places, Scaled *scaled)
{
    *scaled = (Scaled){.half = '0'};
    if (!node || node->kind != JSON_NUMBER || node->odd)
        return false;
    scaled->negative = node->raw.at[0] == '-';
    Text raw = text_from(node->raw, scaled->negative);
    size_t point = digits_from(raw, 0), end = point;
    if (end < raw.len && raw.at[end] == '.')
        end = digits_from(raw, end + 1);
    int64_t power = (int64_t)point - 1 + (int64_t)places + exponent(text_from(raw, end + 1));
    return add_digits(scaled, text_slice(raw, 0, end), power);
}

static bool is_exact(const Scaled *scaled)
{
    return scaled->half == '0' && !scaled->rest;
}

static bool with_sign(const Scaled *scaled, int64_t *value)
{
    uint64_t most = (uint64_t)INT64_MAX + scaled->negative;
    if (scaled->whole > most)
        return false;
    *value = scaled->negative ? -(int64_t)(scaled->whole / 2) - (int64_t)((scaled->whole + 1) / 2)
                              : (int64_t)scaled->whole;
    return true;
}

bool json_u64(const JsonNode *node, uint64_t *value)
{
    Scaled scaled;
    bool fits = scale(node, 0, &scaled) && is_exact(&scaled) && !(scaled.negative && scaled.whole);
    *value = fits ? scaled.whole : 0;
    return fits;
}

bool json_i64(const JsonNode *node, int64_t *value)
{
    Scaled scaled;
    *value = 0;
    return scale(node, 0, &scaled) && is_exact(&scaled) && with_sign(&scaled, value);
}

bool json_scaled(const JsonNode *node, unsigned places, int64_t *value)
{
    Scaled scaled;
    *value = 0;
    if (!scale(node, places, &scaled))
        return false;
    bool odd = scaled.whole % 2 != 0;
    if (scaled.half > '5' || (scaled.half == '5' && (scaled.rest || odd)))
        if (__builtin_add_overflow(scaled.whole, (uint64_t)1, &scaled.whole))
            return false;
    return with_sign(&scaled, value);
}
