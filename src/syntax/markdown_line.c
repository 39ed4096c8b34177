#include "syntax/markdown_line.h"

enum {
    NUMBER_DIGITS = 9,    // CommonMark: more would overflow in some browsers
    HEADING_SIGNS = 6,
    FENCE_SIGNS = 3,
};

static char peek(const Line *line, size_t at)
{
    return at < line->end ? line->text.at[at] : '\n';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_blank_or_end(char c)
{
    return is_blank(c) || c == '\n';
}

Line line_at(Text text, size_t start)
{
    Line line = {.text = text, .start = start};
    Text rest = text_slice(text, 0, text_find_char(text, start, '\n'));
    size_t cr = text_find_char(rest, start, '\r');
    line.end = cr < rest.len ? cr : rest.len;
    line.next = line.end;
    if (line.next < text.len && text.at[line.next] == '\r')
        line.next++;
    if (line.next < text.len && text.at[line.next] == '\n')
        line.next++;
    line_move(&line, start, 0);
    return line;
}

void line_move(Line *line, size_t at, unsigned columns)
{
    line->at = at;
    line->column += columns;
    unsigned before = line->column;
    while (is_blank(peek(line, line->at))) {
        bool tab = line->text.at[line->at++] == '\t';
        line->column = tab ? (line->column + CODE_INDENT) / CODE_INDENT * CODE_INDENT
                           : line->column + 1;
    }
    line->indent = line->column - before;
}

bool line_is_done(const Line *line)
{
    return line->at >= line->end;
}

size_t line_trimmed_end(const Line *line)
{
    size_t end = line->end;
    while (end > line->start && is_blank(line->text.at[end - 1]))
        end--;
    return end;
}

static bool read_number(const Line *line, Marker *marker)
{
    size_t at = line->at;
    while (at < line->at + NUMBER_DIGITS && char_is_digit(peek(line, at)))
        marker->number = marker->number * 10 + (uint64_t)(peek(line, at++) - '0');
    marker->kind = peek(line, at);
    marker->end = at + 1;
    return at > line->at && (marker->kind == '.' || marker->kind == ')');
}

bool line_marker(const Line *line, Marker *marker)
{
    char first = peek(line, line->at);
    if (line->indent >= CODE_INDENT)
        return false;
    *marker = (Marker){.kind = first, .at = line->at, .end = line->at + 1, .indent = line->indent};
    bool bullet = first == '-' || first == '+' || first == '*';
    if (first != '>' && !bullet && !(char_is_digit(first) && read_number(line, marker)))
        return false;
    marker->content = line->indent + (unsigned)(marker->end - marker->at);
    return first == '>' || is_blank_or_end(peek(line, marker->end));
}

void line_pass_marker(Line *line, Marker *marker)
{
    line_move(line, marker->end, (unsigned)(marker->end - marker->at));
    if (line_is_done(line)) {
        marker->content++;
    } else if (line->indent <= CODE_INDENT) {
        marker->content += line->indent;
        line->indent = 0;
    } else {
        marker->content++;
        line->indent--;
    }
}

bool line_is_break(const Line *line)
{
    char sign = peek(line, line->at);
    if (line->indent >= CODE_INDENT || (sign != '-' && sign != '_' && sign != '*'))
        return false;
    size_t signs = 0, at = line->at;
    for (; at < line->end && (peek(line, at) == sign || is_blank(peek(line, at))); at++)
        signs += peek(line, at) == sign;
    return at == line->end && signs >= 3;
}

bool line_is_underline(const Line *line)
{
    char sign = peek(line, line->at);
    if (line->indent >= CODE_INDENT || (sign != '-' && sign != '='))
        return false;
    size_t at = line->at;
    while (peek(line, at) == sign)
        at++;
    while (peek(line, at) == ' ')
        at++;
    return at == line->end;
}

bool line_is_table_rule(const Line *line)
{
    bool dash = false;
    for (size_t at = line->at; at < line->end; at++) {
        char c = line->text.at[at];
        dash = dash || c == '-';
        if (c != '-' && c != '|' && c != ':' && !is_blank(c))
            return false;
    }
    return dash;
}

bool line_is_heading(const Line *line)
{
    size_t at = line->at;
    while (peek(line, at) == '#')
        at++;
    return line->indent < CODE_INDENT && at > line->at && at - line->at <= HEADING_SIGNS &&
           is_blank_or_end(peek(line, at));
}

static size_t fence_width(const Line *line, char sign)
{
    size_t at = line->at;
    while (peek(line, at) == sign)
        at++;
    return at - line->at;
}

bool line_opens_fence(const Line *line, Fence *fence)
{
    *fence = (Fence){.sign = peek(line, line->at)};
    if (fence->sign != '`' && fence->sign != '~')
        return false;
    fence->width = fence_width(line, fence->sign);
    if (fence->width < FENCE_SIGNS)
        return false;
    Text info = text_slice(line->text, line->at + fence->width, line->end);
    return fence->sign == '~' || text_find_char(info, 0, '`') == TEXT_NONE;
}

bool line_closes_fence(Line *line, Fence fence)
{
    if (line->indent >= CODE_INDENT)
        return false;
    size_t width = fence_width(line, fence.sign);
    line->at += width;
    while (width >= fence.width && peek(line, line->at) == ' ')
        line->at++;
    return width >= fence.width && line_is_done(line);
}
