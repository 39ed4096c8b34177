#include "syntax/stress.h"

#include "base/put.h"
#include "syntax/specimen.h"

enum { FIRST = 8 };          // pumps of the first text

static Text text_of_stress(const Stress *stress, Arena *arena)
{
    Out out = {0};
    put_raw(&out, stress->before);
    for (size_t i = 0; i < stress->times; i++)
        put_raw(&out, stress->pump);
    put_raw(&out, stress->behind);
    Text text = arena_copy(arena, out_text(&out));
    out_free(&out);
    return text;
}

bool stress_grow(Pattern *pattern, Matcher *matcher, Arena *arena, Stress *stress)
{
    size_t around = stress->before.len + stress->behind.len;
    for (stress->times = FIRST; around + stress->times * stress->pump.len <= STRESS_MOST;
         stress->times *= 2)
        if (pattern_find(pattern, matcher, text_of_stress(stress, arena), 0, NULL)
            == PATTERN_LIMIT)
            return true;
    return false;
}

// Behind the pumps something that no expression asks for, and, since PCRE2 looks first whether the
// text has what must come at last, all that the expression asks for once more.
static bool try_pump(Pattern *pattern, Matcher *matcher, Arena *arena, const Specimen *specimen,
                     Text pump, Stress *stress)
{
    const Text behind[] = {TEXT("\x7f"), TEXT("\n\x7f"), {0},
                           arena_join(arena, TEXT("\x7f"), specimen->text),
                           arena_join(arena, TEXT("\n\x7f"), specimen->text)};
    stress->pump = pump;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        stress->behind = behind[i];
        if (stress_grow(pattern, matcher, arena, stress))
            return true;
    }
    return false;
}

// Each of its characters, and of a choice each two of them.
static bool try_signs(Pattern *pattern, Matcher *matcher, Arena *arena, const Specimen *specimen,
                      const Repeat *repeat, Stress *stress)
{
    size_t count = repeat->sign_count, others = repeat->chooses ? count : 1;
    for (size_t i = 0; i < count * others; i++) {
        const char pair[] = {repeat->signs[i / others], repeat->signs[i % others]};
        bool single = others == 1 || pair[0] == pair[1];
        Text pump = arena_copy(arena, (Text){pair, single ? 1 : 2});
        if (try_pump(pattern, matcher, arena, specimen, pump, stress))
            return true;
    }
    return false;
}

bool stress_find(Pattern *pattern, Matcher *matcher, Arena *arena, Stress *stress)
{
    Specimen specimen;
    specimen_make(pattern_source(pattern), arena, &specimen);
    for (size_t i = 0; i < specimen.repeat_count; i++) {
        const Repeat *repeat = &specimen.repeats[i];
        if (specimen.repeat_count == 1 && !repeat->chooses)
            continue;                            // one simple repeat takes no more than its length
        *stress = (Stress){.before = repeat->before};
        if (try_pump(pattern, matcher, arena, &specimen, repeat->once, stress)
            || try_signs(pattern, matcher, arena, &specimen, repeat, stress))
            return true;
    }
    return false;
}
