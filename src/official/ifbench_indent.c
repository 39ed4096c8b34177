#include <stdlib.h>

#include "official/instruction.h"
#include "official/python.h"

// Officially the blank lines are removed while the list is walked: each time the first line that
// reads the same goes, and the line behind the walker is passed over. So some blank lines stay.
typedef struct Blank {
    Text line;
    size_t place;
} Blank;

typedef LIST(Blank) BlankList;

typedef struct Stairs {
    TextList lines;
    bool *gone;         // for each line
    size_t *next;       // for each blank line, the next that reads the same
    size_t *oldest;     // for the first of those, the first that is still there
    size_t *group;      // for each blank line, the first that reads the same
} Stairs;

static int compare(const void *a, const void *b)
{
    const Blank *left = a, *right = b;
    int order = text_compare(left->line, right->line);
    return order ? order : (left->place > right->place) - (left->place < right->place);
}

static BlankList sorted_blanks(Arena *arena, const TextList *lines)
{
    BlankList blanks = {0};
    for (size_t i = 0; i < lines->len; i++) {
        if (py_strip(lines->at[i]).len == 0)
            list_add(arena, &blanks, (Blank){lines->at[i], i});
    }
    if (blanks.len > 1)
        qsort(blanks.at, blanks.len, sizeof *blanks.at, compare);
    return blanks;
}

static void group_blanks(Arena *arena, Stairs *stairs)
{
    BlankList blanks = sorted_blanks(arena, &stairs->lines);
    size_t first = 0;
    for (size_t i = 0; i < blanks.len; i++) {
        size_t place = blanks.at[i].place;
        if (i == 0 || !text_is(blanks.at[i - 1].line, blanks.at[i].line)) {
            first = place;
            stairs->oldest[first] = first;
        } else {
            stairs->next[blanks.at[i - 1].place] = place;
        }
        stairs->group[place] = first;
    }
}

static void remove_blanks(Stairs *stairs)
{
    for (size_t i = 0; i < stairs->lines.len; i++) {
        if (py_strip(stairs->lines.at[i]).len > 0)
            continue;
        size_t *oldest = &stairs->oldest[stairs->group[i]];
        stairs->gone[*oldest] = true;
        *oldest = stairs->next[*oldest];
        i++;
    }
}

static size_t indent_of(Text line)
{
    size_t indent = 0;
    while (indent < line.len && line.at[indent] == ' ')
        indent++;
    return indent;
}

static bool holds_line_indent(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    Stairs stairs = {0};
    py_split_at(scratch, response, TEXT("\n"), &stairs.lines);
    stairs.gone = arena_array(scratch, bool, stairs.lines.len);
    stairs.next = arena_array(scratch, size_t, stairs.lines.len);
    stairs.oldest = arena_array(scratch, size_t, stairs.lines.len);
    stairs.group = arena_array(scratch, size_t, stairs.lines.len);
    group_blanks(scratch, &stairs);
    remove_blanks(&stairs);
    bool any = false;
    for (size_t i = 0, before = 0; i < stairs.lines.len; i++) {
        if (stairs.gone[i])
            continue;
        size_t indent = indent_of(stairs.lines.at[i]);
        if (any && indent <= before)
            return false;
        before = indent;
        any = true;
    }
    return true;
}

static const KwargSpec none[] = {{.name = NULL}};

const Instruction instruction_line_indent = {"format:line_indent", NULL, none, holds_line_indent};
