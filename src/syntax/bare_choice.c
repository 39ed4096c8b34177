#include "syntax/bare_choice.h"

enum { DEPTH_MOST = 64 };    // groups within groups, as PCRE2 is told to allow

// What stands at an edge of a side.
typedef enum Edge {
    EDGE_OTHER,
    EDGE_WORD,               // a letter, a digit, \w
    EDGE_BOUND,              // \b
} Edge;

typedef struct Scan {
    Text rest;
    unsigned depth;
    bool found;
} Scan;

// What the sides of one choice have at their edges, by Edge.
typedef struct Sides {
    bool start[3], end[3];
    size_t count;
} Sides;

static char peek(const Scan *scan)
{
    return scan->rest.len ? scan->rest.at[0] : '\0';
}

static void skip(Scan *scan, size_t bytes)
{
    scan->rest = text_from(scan->rest, bytes);
}

static Edge edge_of(char c)
{
    return char_is_alpha(c) || char_is_digit(c) || c == '_' ? EDGE_WORD : EDGE_OTHER;
}

static Edge take_escape(Scan *scan)
{
    char c = scan->rest.len > 1 ? scan->rest.at[1] : '\0';
    skip(scan, 2);
    return c == 'b' ? EDGE_BOUND : c == 'w' || c == 'd' ? EDGE_WORD : EDGE_OTHER;
}

static Edge take_class(Scan *scan)
{
    skip(scan, 1);
    Edge edge = edge_of(peek(scan));
    for (bool first = true; scan->rest.len && (first || peek(scan) != ']'); first = false)
        skip(scan, peek(scan) == '\\' ? 2 : 1);
    skip(scan, 1);
    return edge;
}

static void take_choice(Scan *scan);

static Edge take_group(Scan *scan)
{
    skip(scan, 1);
    if (peek(scan) == '?')
        while (scan->rest.len && !char_is_one_of(peek(scan), ":=!>)"))
            skip(scan, 1);
    if (char_is_one_of(peek(scan), ":=!>"))
        skip(scan, 1);
    if (++scan->depth < DEPTH_MOST)
        take_choice(scan);
    scan->depth--;
    skip(scan, 1);
    return EDGE_OTHER;
}

static Edge take_atom(Scan *scan)
{
    char c = peek(scan);
    if (c == '\\')
        return take_escape(scan);
    if (c == '[')
        return take_class(scan);
    if (c == '(')
        return take_group(scan);
    skip(scan, 1);
    return edge_of(c);
}

// "?", "*", "+", "{2,3}", with what makes them lazy or possessive.
static void skip_times(Scan *scan)
{
    if (peek(scan) == '{' && text_find_char(scan->rest, 0, '}') != TEXT_NONE)
        skip(scan, text_find_char(scan->rest, 0, '}') + 1);
    while (char_is_one_of(peek(scan), "?*+"))
        skip(scan, 1);
}

static void take_side(Scan *scan, Sides *sides)
{
    Edge last = EDGE_OTHER;
    for (bool first = true; scan->rest.len && !char_is_one_of(peek(scan), "|)"); first = false) {
        last = take_atom(scan);
        skip_times(scan);
        sides->start[last] = sides->start[last] || first;
    }
    sides->end[last] = true;
    sides->count++;
}

static void take_choice(Scan *scan)
{
    Sides sides = {0};
    take_side(scan, &sides);
    while (peek(scan) == '|') {
        skip(scan, 1);
        take_side(scan, &sides);
    }
    scan->found = scan->found
        || (sides.count > 1 && ((sides.start[EDGE_BOUND] && sides.start[EDGE_WORD])
                                || (sides.end[EDGE_BOUND] && sides.end[EDGE_WORD])));
}

bool bare_choice(Text expression)
{
    Scan scan = {.rest = expression};
    while (scan.rest.len) {
        take_choice(&scan);
        skip(&scan, 1);
    }
    return scan.found;
}
