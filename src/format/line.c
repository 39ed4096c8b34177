#include "format/line.h"

#include <string.h>

size_t bom_length(Text source)
{
    return text_starts(source, TEXT("\xEF\xBB\xBF")) ? 3 : 0;
}

SourceLine source_line(Text source, size_t at)
{
    size_t lf = text_find_char(source, at, '\n');
    if (lf == TEXT_NONE)
        return (SourceLine){at, source.len, source.len};
    return (SourceLine){at, break_before(source, lf + 1, at), lf + 1};
}

SourceLine source_line_before(Text source, size_t end)
{
    const char *lf = end ? memrchr(source.at, '\n', end) : NULL;
    size_t start = lf ? (size_t)(lf - source.at) + 1 : 0;
    return (SourceLine){start, end, source_line(source, end).next};
}

size_t source_line_starting(Text source, size_t at, Text start)
{
    size_t first = at;
    while ((at = text_find(source, at, start)) != TEXT_NONE) {
        if (at == first || source.at[at - 1] == '\n')
            return at;
        at++;
    }
    return TEXT_NONE;
}

Text source_line_text(Text source, SourceLine line)
{
    return text_slice(source, line.start, line.end);
}

bool source_line_is_empty(Text source, size_t at)
{
    Text rest = text_from(source, at);
    return rest.len == 0 || text_starts(rest, TEXT("\n")) || text_starts(rest, TEXT("\r\n"));
}

size_t break_before(Text source, size_t end, size_t floor)
{
    if (end <= floor || source.at[end - 1] != '\n')
        return end;
    end--;
    return end > floor && source.at[end - 1] == '\r' ? end - 1 : end;
}
