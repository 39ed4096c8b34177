#include "format/stats.h"

#include "base/number.h"
#include "format/line.h"

// --- Go durations --------------------------------------------------------------------------------

enum {
    HOURS_END = 2562048,   // above the hours that 2^63 - 1 nanoseconds hold
    SIXTY = 60,
    THOUSAND = 1000,
    SECOND_PLACES = 9,
};

static const uint64_t SECOND = 1000000000;

static uint64_t power_of_ten(unsigned places)
{
    uint64_t power = 1;
    while (places--)
        power *= 10;
    return power;
}

// A number as Go prints it: no leading zero, no trailing zero in the fraction, less than `end`.
static bool parse_part(Text text, unsigned places, uint64_t end, uint64_t *value)
{
    bool has_point = text_find_char(text, 0, '.') != TEXT_NONE;
    if (text.len == 0 || !char_is_digit(text.at[0]))
        return false;
    if (text.at[0] == '0' && text.len > 1 && text.at[1] != '.')
        return false;
    if (has_point && text.at[text.len - 1] == '0')
        return false;
    return number_parse_scaled(text, places, value) && *value / power_of_ten(places) < end;
}

// Takes the part before `unit` off `rest`. A part that leads must not be zero.
static bool take_part(Text *rest, char unit, uint64_t end, bool *leads, uint64_t *value)
{
    size_t at = text_find_char(*rest, 0, unit);
    *value = 0;
    if (at == TEXT_NONE)
        return *leads;   // behind hours there are minutes, be it 0
    if (!parse_part(text_slice(*rest, 0, at), 0, end, value) || (*leads && *value == 0))
        return false;
    *leads = false;
    *rest = text_from(*rest, at + 1);
    return true;
}

// "1h2m3.5" without its final "s".
static bool parse_clock(Text text, uint64_t *nanoseconds)
{
    uint64_t hours, minutes, rest;
    bool leads = true;
    if (!take_part(&text, 'h', HOURS_END, &leads, &hours)
        || !take_part(&text, 'm', SIXTY, &leads, &minutes)
        || !parse_part(text, SECOND_PLACES, SIXTY, &rest))
        return false;
    if (leads && rest < SECOND && !text_is(text, TEXT("0")))
        return false;
    *nanoseconds = (hours * SIXTY + minutes) * SIXTY * SECOND + rest;
    return *nanoseconds <= INT64_MAX;
}

bool duration_parse(Text text, uint64_t *nanoseconds)
{
    static const struct {
        const char *name;
        unsigned places;
    } units[] = {{"ns", 0}, {"\u00B5s", 3}, {"\u03BCs", 3}, {"us", 3}, {"ms", 6}};

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        Text name = text_of(units[i].name);
        if (!text_ends(text, name))
            continue;
        unsigned places = units[i].places;
        Text number = text_slice(text, 0, text.len - name.len);
        return parse_part(number, places, THOUSAND, nanoseconds)
            && *nanoseconds >= power_of_ten(places);
    }
    return text_ends(text, TEXT("s"))
        && parse_clock(text_slice(text, 0, text.len - 1), nanoseconds);
}

// --- the footer ----------------------------------------------------------------------------------

typedef enum ValueKind {
    VALUE_DURATION,
    VALUE_TOKENS,
    VALUE_RATE,
} ValueKind;

#define LABEL(literal) {literal, sizeof(literal) - 1}

// In the order of the footer. STAT_COUNT: known, but no field of ours; only the first releases
// wrote samples, and the very first one "duraiton".
static const struct {
    Text label;
    ValueKind kind;
    StatField field;
} rows[] = {
    {LABEL("total duration"), VALUE_DURATION, STAT_TOTAL_DURATION},
    {LABEL("load duration"), VALUE_DURATION, STAT_LOAD_DURATION},
    {LABEL("sample count"), VALUE_TOKENS, STAT_COUNT},
    {LABEL("sample duration"), VALUE_DURATION, STAT_COUNT},
    {LABEL("sample rate"), VALUE_RATE, STAT_COUNT},
    {LABEL("prompt eval count"), VALUE_TOKENS, STAT_PROMPT_EVAL_COUNT},
    {LABEL("prompt eval duration"), VALUE_DURATION, STAT_PROMPT_EVAL_DURATION},
    {LABEL("prompt eval rate"), VALUE_RATE, STAT_PROMPT_EVAL_RATE},
    {LABEL("eval count"), VALUE_TOKENS, STAT_EVAL_COUNT},
    {LABEL("eval duration"), VALUE_DURATION, STAT_EVAL_DURATION},
    {LABEL("eval rate"), VALUE_RATE, STAT_EVAL_RATE},
};

enum {
    ROWS = sizeof rows / sizeof *rows,
    RATE_PLACES = 2,
};

static bool cut_end(Text *text, Text end)
{
    if (!text_ends(*text, end))
        return false;
    text->len -= end.len;
    return true;
}

static bool parse_rate(Text text, uint64_t *value)
{
    size_t point = text_find_char(text, 0, '.');
    return point != TEXT_NONE && text.len - point - 1 == RATE_PLACES
        && number_parse_scaled(text, RATE_PLACES, value);
}

static bool parse_value(Text text, ValueKind kind, uint64_t *value)
{
    switch (kind) {
    case VALUE_DURATION: return duration_parse(text, value);
    case VALUE_TOKENS: return cut_end(&text, TEXT(" token(s)")) && number_parse(text, value);
    case VALUE_RATE: return cut_end(&text, TEXT(" tokens/s")) && parse_rate(text, value);
    }
    return false;
}

// Which row of the table the line is, or ROWS.
static size_t parse_line(Text line, uint64_t *value)
{
    size_t colon = text_find_char(line, 0, ':');
    if (colon == TEXT_NONE || colon + 1 >= line.len || line.at[colon + 1] != ' ')
        return ROWS;
    Text label = text_slice(line, 0, colon);
    if (text_is(label, TEXT("eval duraiton")))
        label = TEXT("eval duration");
    for (size_t row = 0; row < ROWS; row++)
        if (text_is(label, rows[row].label))
            return parse_value(text_trim(text_from(line, colon + 1)), rows[row].kind, value) ? row
                                                                                             : ROWS;
    return ROWS;
}

static void keep(Stats *stats, StatField field, uint64_t value, SourceLine line)
{
    if (field == STAT_COUNT)
        return;
    stats->present[field] = true;
    stats->value[field] = value;
    stats->place[field] = (Span){line.start, line.end};
}

// Backwards from the end, as long as each line belongs before the one below it.
size_t footer_find(Text source, Stats *stats)
{
    size_t end = text_trim_right(source).len, start = TEXT_NONE;
    *stats = (Stats){0};
    for (size_t below = ROWS; end > 0;) {
        uint64_t value;
        SourceLine line = source_line_before(source, end);
        size_t row = parse_line(source_line_text(source, line), &value);
        if (row >= below)
            break;
        keep(stats, rows[row].field, value, line);
        below = row;
        start = line.start;
        end = break_before(source, start, 0);
    }
    if (stats->present[STAT_TOTAL_DURATION] || stats->present[STAT_EVAL_RATE])
        return start;
    *stats = (Stats){0};
    return TEXT_NONE;
}
