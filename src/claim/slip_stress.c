// How a pattern grows, for people.
#include "base/utf8.h"
#include "claim/slip_part.h"

enum { PATTERN_SHOWN = 200 };        // bytes

#define REMEDY                                                                                     \
    "say where a match may begin (\\b, ^), bound what repeats (.{0,80}), or make it possessive "   \
    "(a++) or atomic (?>...)"

// "'x', 'a' again and again, 'y'"
static Text attack_words(const Stress *stress, Arena *arena)
{
    Text words = arena_print(arena, "'%.*s' again and again",
                             TEXT_ARG(slip_shown(stress->pump, arena)));
    if (stress->before.len)
        words = arena_print(arena, "'%.*s', %.*s", TEXT_ARG(slip_shown(stress->before, arena)),
                            TEXT_ARG(words));
    if (stress->behind.len)
        words = arena_print(arena, "%.*s, '%.*s'", TEXT_ARG(words),
                            TEXT_ARG(slip_shown(stress->behind, arena)));
    return words;
}

static void add_row(const Stress *stress, size_t row, Arena *arena, TextList *lines)
{
    list_add(arena, lines,
             arena_print(arena, "%6zu bytes: %s%llu steps", stress->at[row].bytes,
                         stress->at[row].cut ? "over " : "",
                         (unsigned long long)stress->at[row].steps));
}

void stress_slip(const Slips *slips, const Pattern *pattern, Place place, const Stress *stress)
{
    Arena *arena = slips->arena;
    ClaimSlip slip = {.place = place};
    Text source = pattern_source(pattern), shown = utf8_cut(source, PATTERN_SHOWN);
    bool cut = stress->at[stress->count - 1].cut;
    Text much = cut ? arena_print(arena, "over %d steps a byte", STRESS_PER_BYTE)
                    : TEXT("ever more steps a byte");
    slip.what = arena_print(arena, "%.*s%s takes %.*s on %.*s", TEXT_ARG(shown),
                            shown.len < source.len ? "…" : "", TEXT_ARG(much),
                            TEXT_ARG(attack_words(stress, arena)));
    for (size_t row = 0; row < stress->count; row++)
        add_row(stress, row, arena, &slip.below);
    list_add(arena, &slip.below, TEXT(REMEDY));
    list_add(arena, slips->list, slip);
}
