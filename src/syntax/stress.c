#include "syntax/stress.h"

#include "base/put.h"
#include "base/utf8.h"
#include "syntax/specimen.h"

enum {
    SHORT = 0, LONG = 2,         // rows of the table that tell one attack from another
    KEPT = 3,                    // attacks that are tried at every length, of each kind
    RATIOS = 3,                  // doublings that have to agree
};

// --- one attack ----------------------------------------------------------------------------------

static void put_attack(Out *out, const Stress *stress, size_t bytes)
{
    out->len = 0;
    put_raw(out, stress->before);
    for (size_t end = out->len + bytes; out->len < end;)
        put_raw(out, stress->pump);
    put_raw(out, stress->behind);
}

static uint64_t steps_of(const Pattern *counted, Matcher *matcher, const Stress *stress,
                         size_t place, size_t *bytes)
{
    Out out = {0};
    put_attack(&out, stress, (size_t)STRESS_FIRST << place);
    *bytes = out.len;
    uint64_t steps = pattern_steps(counted, matcher, out_text(&out), out.len * STRESS_PER_BYTE);
    out_free(&out);
    return steps;
}

void stress_grow(const Pattern *counted, Matcher *matcher, Stress *stress)
{
    bool cut = false;
    for (stress->count = 0; !cut && stress->count < STRESS_LENGTHS; stress->count++) {
        size_t bytes, place = stress->count;
        uint64_t steps = steps_of(counted, matcher, stress, place, &bytes);
        cut = steps > bytes * STRESS_PER_BYTE;
        stress->at[place].bytes = bytes;
        stress->at[place].steps = cut ? bytes * STRESS_PER_BYTE : steps;
        stress->at[place].cut = cut;
    }
}

// Twice the text for more than 3.2 times the steps: twice is linear, four times quadratic.
static bool is_steep_at(const Stress *stress, size_t place)
{
    return stress->at[place].steps * 5 > stress->at[place - 1].steps * 16;
}

bool stress_is_steep(const Stress *stress, StressReach reach)
{
    bool steep = reach == STRESS_WHOLE && stress->count > RATIOS;
    if (stress->count && stress->at[stress->count - 1].cut)
        return true;
    for (size_t i = 0; steep && i < RATIOS; i++)
        steep = is_steep_at(stress, stress->count - 1 - i);
    return steep;
}

// --- attacks -------------------------------------------------------------------------------------

// The ones that are worth a closer look: that take most, and that grow most.
typedef struct Best {
    Stress stress[KEPT];
    uint64_t score[KEPT];
    size_t count;
} Best;

typedef struct Siege {
    const Pattern *counted;
    StressReach reach;
    Matcher *matcher;
    Arena *arena;
    Text behind[4];
    Best most, growing;
    TextList tried;
} Siege;

static void keep_best(Best *best, const Stress *stress, uint64_t score)
{
    size_t place = best->count < KEPT ? best->count++ : KEPT;
    for (size_t i = 0; place == KEPT && i < KEPT; i++)
        if (best->score[i] < score)
            place = i;
    if (place == KEPT)
        return;
    best->stress[place] = *stress;
    best->score[place] = score;
}

static void try_attack(Siege *siege, const Stress *stress)
{
    size_t bytes;
    uint64_t little = steps_of(siege->counted, siege->matcher, stress, SHORT, &bytes);
    if (little <= bytes)
        return;                                  // a step a byte: nothing is tried twice
    uint64_t much = steps_of(siege->counted, siege->matcher, stress, LONG, &bytes);
    keep_best(&siege->most, stress, much);
    keep_best(&siege->growing, stress, much * 100 / (little + STRESS_FIRST));
}

// Behind the pumps something that no expression asks for, and, since PCRE2 looks first whether the
// text has what must come at last, all that the expression asks for the wrong way round.
static void try_pump(Siege *siege, Text before, Text pump)
{
    Text both = arena_print(siege->arena, "%zu:%.*s%.*s", before.len, TEXT_ARG(before),
                            TEXT_ARG(pump));
    if (pump.len == 0 || text_list_has(&siege->tried, both))
        return;
    list_add(siege->arena, &siege->tried, both);
    for (size_t i = 0; i < sizeof siege->behind / sizeof *siege->behind; i++)
        try_attack(siege, &(Stress){.before = before, .pump = pump, .behind = siege->behind[i]});
}

static void try_repeat(Siege *siege, const Repeat *repeat)
{
    Arena *arena = siege->arena;
    try_pump(siege, repeat->before, repeat->once);
    try_pump(siege, (Text){0}, repeat->before);
    try_pump(siege, (Text){0}, arena_join(arena, repeat->before, repeat->once));
    for (size_t i = 0; i < repeat->sign_count; i++) {
        try_pump(siege, repeat->before, repeat->signs[i]);
        try_pump(siege, (Text){0}, arena_join(arena, repeat->before, repeat->signs[i]));
        for (size_t j = 0; j < repeat->sign_count; j++)
            if (i != j)
                try_pump(siege, repeat->before,
                         arena_join(arena, repeat->signs[i], repeat->signs[j]));
    }
}

static Text reversed(Text text, Arena *arena)
{
    Out out = {0};
    for (size_t end = text.len, at = end; at-- > 0;) {
        if (((unsigned char)text.at[at] & 0xC0) == 0x80)
            continue;
        put_raw(&out, text_slice(text, at, end));
        end = at;
    }
    Text turned = arena_copy(arena, out_text(&out));
    out_free(&out);
    return turned;
}

static bool any_is_steep(Siege *siege, Best *best, Stress *found)
{
    for (size_t i = 0; i < best->count; i++) {
        *found = best->stress[i];
        stress_grow(siege->counted, siege->matcher, found);
        if (stress_is_steep(found, siege->reach))
            return true;
    }
    return false;
}

static void lay_siege(Siege *siege, const Specimen *specimen)
{
    Text turned = reversed(specimen->text, siege->arena);
    siege->behind[0] = TEXT("\x7f");
    siege->behind[1] = (Text){0};
    siege->behind[2] = arena_join(siege->arena, TEXT("\x7f"), turned);
    siege->behind[3] = arena_join(siege->arena, TEXT("\n\x7f"), turned);
    for (size_t i = 0; i < specimen->repeat_count; i++)
        try_repeat(siege, &specimen->repeats[i]);
    Text joined = {0};
    for (size_t i = 0; i < specimen->sign_count; i++) {
        joined = arena_join(siege->arena, joined, specimen->signs[i]);
        try_pump(siege, (Text){0}, specimen->signs[i]);
        try_pump(siege, (Text){0}, joined);
    }
    try_pump(siege, (Text){0}, specimen->text);
}

bool stress_find(const Pattern *pattern, StressReach reach, Matcher *matcher, Arena *arena,
                 Stress *stress)
{
    Specimen specimen;
    Error error = {0};
    unsigned flags = pattern_flags(pattern) | PATTERN_COUNTED;
    Pattern *counted = pattern_compile(pattern_source(pattern), flags, (Place){0}, arena, &error);
    Siege siege = {.counted = counted, .reach = reach, .matcher = matcher, .arena = arena};
    if (!counted)
        return false;
    specimen_make(pattern_source(pattern), arena, &specimen);
    lay_siege(&siege, &specimen);
    bool steep = any_is_steep(&siege, &siege.growing, stress)
        || any_is_steep(&siege, &siege.most, stress);
    pattern_free(counted);
    return steep;
}
