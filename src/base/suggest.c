#include "base/suggest.h"

enum { WORD_MOST = 64 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static bool is_same(char a, char b)
{
    return char_lower(a) == char_lower(b);
}

static size_t distance(Text a, Text b)
{
    size_t rows[3][WORD_MOST + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.len; j++)
        above[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t change = !is_same(a.at[i - 1], b.at[j - 1]);
            row[j] = least(least(above[j] + 1, row[j - 1] + 1), above[j - 1] + change);
            if (i > 1 && j > 1 && is_same(a.at[i - 1], b.at[j - 2])
                && is_same(a.at[i - 2], b.at[j - 1]))
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *reused = before;
        before = above, above = row, row = reused;
    }
    return above[b.len];
}

Text suggest(Text typed, const TextList *known)
{
    Text best = {0};
    size_t nearest = (typed.len < 3 ? 1 : typed.len / 3) + 1;
    if (typed.len == 0 || typed.len > WORD_MOST)
        return best;
    for (size_t i = 0; i < known->len; i++) {
        if (known->at[i].len > WORD_MOST)
            continue;
        size_t far = distance(typed, known->at[i]);
        if (far < nearest && far < typed.len)
            nearest = far, best = known->at[i];
    }
    return best;
}

Text suggest_hint(Arena *arena, Text typed, const TextList *known)
{
    Text word = suggest(typed, known);
    return word.len ? arena_print(arena, " (did you mean '%.*s'?)", TEXT_ARG(word)) : word;
}
