#include "base/limit.h"

#include "base/number.h"
#include "base/suggest.h"

const LimitRow limit_rows[LIMIT_COUNT] = {
#define LIMIT(id, name, value, least, most, unit, about)                                           \
    [LIMIT_##id] = {name, value, least, most, unit, about},
#include "base/limit.def"
#undef LIMIT
};

static uint64_t limit_values[LIMIT_COUNT] = {
#define LIMIT(id, name, value, least, most, unit, about) [LIMIT_##id] = (value),
#include "base/limit.def"
#undef LIMIT
};

uint64_t limit_of(LimitId id)
{
    return limit_values[id];
}

void limit_set(LimitId id, uint64_t value)
{
    limit_values[id] = value;
}

static bool unknown(Text name, Arena *keep, Error *error)
{
    TextList names = {0};
    for (int i = 0; i < LIMIT_COUNT; i++)
        list_add(keep, &names, text_of(limit_rows[i].name));
    Text hint = suggest_hint(keep, name, &names);
    return error_set(error, keep, "--limit: no limit is named '%.*s'%.*s; see --limit help",
                     TEXT_ARG(name), TEXT_ARG(hint));
}

// "64M": none of the limits' values comes near to where this would overflow.
static bool read_value(Text text, uint64_t *value)
{
    static const char letters[] = "KMG";
    unsigned shift = 0;
    for (unsigned i = 0; text.len && letters[i]; i++)
        if (text.at[text.len - 1] == letters[i])
            shift = 10 * (i + 1);
    text.len -= shift > 0;
    if (!number_parse(text, value) || *value > UINT64_MAX >> shift)
        return false;
    *value <<= shift;
    return true;
}

bool limit_read(Text setting, Arena *keep, Error *error)
{
    size_t equals = text_find_char(setting, 0, '=');
    Text name = text_slice(setting, 0, equals), rest = text_behind(setting, equals);
    uint64_t value;
    for (int i = 0; i < LIMIT_COUNT; i++) {
        const LimitRow *row = &limit_rows[i];
        if (!text_is(name, text_of(row->name)))
            continue;
        if (!read_value(rest, &value) || value < row->least || value > row->most)
            return error_set(error, keep, "--limit %s: '%.*s' is no number from %llu to %llu (%s)",
                             row->name, TEXT_ARG(rest), (unsigned long long)row->least,
                             (unsigned long long)row->most, row->unit);
        limit_set((LimitId)i, value);
        return true;
    }
    return unknown(name, keep, error);
}

Text limit_met(LimitId id, Arena *arena)
{
    const LimitRow *row = &limit_rows[id];
    uint64_t value = limit_of(id), size = value;
    const char *unit = row->unit;
    if (text_is(text_of(unit), TEXT("bytes")) && value % (1 << 20) == 0) {
        size = value >> 20;
        unit = "MiB";
    }
    return arena_print(arena, "over the limit of %llu %s %s (--limit %s=%llu)",
                       (unsigned long long)size, unit, row->about, row->name,
                       (unsigned long long)value);
}
