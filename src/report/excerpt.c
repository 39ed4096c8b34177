#include "report/excerpt.h"

#include "base/utf8.h"
#include "syntax/unicode.h"

enum {
    WIDTH = 100,              // columns of source that are shown
    MOST_CHARACTERS = 300,    // on each side: marks without width are bounded too
    TAB = 4,                  // columns that stand for a tab
};

static const Text ellipsis = {"…", sizeof "…" - 1};

// Part of one line, and how it is cut: before | marked | after.
typedef struct Window {
    size_t from, start, end, to;
    bool cut_left, cut_right;
} Window;

static size_t character_len(Text source, size_t at)
{
    uint32_t c;
    size_t len = utf8_decode(source, at, &c);
    return len ? len : 1;
}

static size_t character_before(Text source, size_t at)
{
    for (size_t len = 2; len <= 4 && len <= at; len++)
        if (character_len(source, at - len) == len)
            return at - len;
    return at - 1;
}

static bool is_line_end(Text source, size_t at)
{
    if (at >= source.len || source.at[at] == '\n')
        return true;
    return source.at[at] == '\r' && at + 1 < source.len && source.at[at + 1] == '\n';
}

// Puts text of one line and says how many columns it takes.
static size_t put_shown(Out *out, Text text)
{
    size_t before = out->len;
    for (size_t at = 0; at < text.len;) {
        size_t tab = text_find_char(text, at, '\t');
        size_t end = tab == TEXT_NONE ? text.len : tab;
        put_safe(out, text_slice(text, at, end));
        put_times(out, ' ', tab == TEXT_NONE ? 0 : TAB);
        at = end + (tab != TEXT_NONE);
    }
    return unicode_width(text_from(out_text(out), before));
}

static size_t columns(Out *scratch, Text source, size_t start, size_t end)
{
    if (end - start == 1 && source.at[start] >= ' ' && source.at[start] <= '~')
        return 1;
    out_clear(scratch);
    return put_shown(scratch, text_slice(source, start, end));
}

// The end of what fits into `width` columns from `at` on, up to the end of the line or `stop`.
static size_t fit_right(Out *scratch, Text source, size_t at, size_t stop, size_t *width)
{
    for (unsigned i = 0; i < MOST_CHARACTERS && at < stop && !is_line_end(source, at); i++) {
        size_t next = at + character_len(source, at), more = columns(scratch, source, at, next);
        if (more > *width)
            break;
        *width -= more;
        at = next;
    }
    return at;
}

static size_t fit_left(Out *scratch, Text source, size_t at, size_t stop, size_t *width)
{
    for (unsigned i = 0; i < MOST_CHARACTERS && at > stop; i++) {
        size_t next = character_before(source, at), more = columns(scratch, source, next, at);
        if (more > *width)
            break;
        *width -= more;
        at = next;
    }
    return at;
}

// The marked text comes first; what it leaves is shared by both sides, and what one side does not
// need the other gets.
static Window window_of(Text source, Spot spot, size_t end, Out *scratch)
{
    Window window = {.start = spot.at};
    size_t rest = WIDTH;
    window.end = fit_right(scratch, source, spot.at, end, &rest);
    size_t unused = rest;
    fit_right(scratch, source, window.end, source.len, &unused);
    size_t left = unused > rest / 2 ? unused : rest / 2, budget = left;
    window.from = fit_left(scratch, source, spot.at, spot.line_start, &left);
    rest -= budget - left;
    window.to = fit_right(scratch, source, window.end, source.len, &rest);
    window.cut_left = window.from > spot.line_start;
    window.cut_right = !is_line_end(source, window.to);
    return window;
}

static void put_gutter(Out *out, const Excerpt *excerpt, size_t line)
{
    put_style(out, excerpt->color, STYLE_GUTTER);
    if (line)
        put_u64(out, line);
    else
        put_times(out, ' ', excerpt_gutter(excerpt));
    put_ours(out, " |");
    put_style_end(out, excerpt->color);
}

size_t excerpt_gutter(const Excerpt *excerpt)
{
    size_t digits = 1;
    for (size_t line = excerpt->line; line >= 10; line /= 10)
        digits++;
    return digits;
}

static void put_carets(Out *out, const Excerpt *excerpt, size_t indent, size_t width,
                       size_t last_line)
{
    put_gutter(out, excerpt, 0);
    put_times(out, ' ', indent + 1);
    put_style(out, excerpt->color, excerpt->style);
    put_times(out, '^', width ? width : 1);
    if (last_line)
        put_print(out, "… to line %llu", (unsigned long long)last_line);
    put_style_end(out, excerpt->color);
    put_char(out, '\n');
}

void put_excerpt(Out *out, const Excerpt *excerpt)
{
    Text source = excerpt->places->source;
    Spot spot = places_find(excerpt->places, excerpt->span.start);
    size_t last_line = places_last_line(excerpt->places, excerpt->span);
    Out scratch = {0};
    Window window = window_of(source, spot, excerpt->span.end, &scratch);
    out_free(&scratch);

    put_gutter(out, excerpt, 0);
    put_char(out, '\n');
    put_gutter(out, excerpt, excerpt->line);
    put_ours(out, window.from < window.to ? " " : "");
    put_raw(out, window.cut_left ? ellipsis : (Text){0});
    size_t indent = window.cut_left + put_shown(out, text_slice(source, window.from, window.start));
    size_t width = put_shown(out, text_slice(source, window.start, window.end));
    put_shown(out, text_slice(source, window.end, window.to));
    put_raw(out, window.cut_right ? ellipsis : (Text){0});
    put_char(out, '\n');
    size_t more = last_line - spot.line;
    put_carets(out, excerpt, indent, width, more ? excerpt->line + more : 0);
}

Text excerpt_text(Text source, Span span, size_t limit, Arena *arena)
{
    Text text = text_span(source, span);
    if (text.len <= limit)
        return text;
    size_t end = 0;
    for (size_t next = 0; next + ellipsis.len <= limit; next += character_len(text, next))
        end = next;
    return arena_join(arena, text_slice(text, 0, end), ellipsis);
}
