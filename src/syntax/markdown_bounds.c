#include "syntax/markdown_bounds.h"

#include "base/limit.h"
#include "syntax/markdown_line.h"

enum {
    WORK_PER_BYTE = 512,        // steps that md4c may take for a byte: about 0.1 s a megabyte
    WORK_FREE = 512 << 20,      // what a short text may cost whatever its shape
    LABEL_MOST = 1 << 10,       // CommonMark allows 999 characters
    TITLE_MOST = 1 << 10,       // a longer title may be as long as the text
    SIZE_MOST = 1 << 30,        // md4c counts in 32 bits
};

typedef struct Tally {
    uint64_t lines, deepest;    // of the document
    uint64_t block_lines;       // lines since the last line that surely began a block
    uint64_t brackets, walks;   // '[' and what they cost
    uint64_t definition;        // length of the longest reference definition
    uint64_t markers_most;      // of a line
    bool markers;               // one has more
} Tally;

static void count_markers(Tally *tally, Line *line)
{
    Marker marker;
    unsigned count = 0;
    while (count <= tally->markers_most) {
        line->indent = 0;  // an enclosing item may claim any indentation
        if (!line_marker(line, &marker))
            break;
        unsigned depth = ++count + line->column / 2;
        tally->deepest = tally->deepest > depth ? tally->deepest : depth;
        line_pass_marker(line, &marker);
    }
    tally->markers = tally->markers || count > tally->markers_most;
}

// A blank line ends a paragraph, and so does a bullet with text that is not indented like code.
static bool starts_block(Line line, const Line *content)
{
    Marker marker;
    size_t end = line_trimmed_end(&line);
    if (line_is_done(content))
        return end == line.start || line.text.at[end - 1] == '>';
    return line_marker(&line, &marker) && marker.kind != '>' && marker.kind != '.' &&
           marker.kind != ')';
}

static void count_brackets(Tally *tally, const Line *line)
{
    size_t at = line->start;
    Text text = text_slice(line->text, 0, line->end);
    while ((at = text_find_char(text, at, '[')) != TEXT_NONE) {
        tally->brackets++;
        tally->walks += tally->block_lines;
        at++;
    }
}

static size_t skip(Text text, size_t at, bool spaces)
{
    while (at < text.len && char_is_space(text.at[at]) == spaces)
        at++;
    return at;
}

// Where the title that starts at `at` ends, or `at`.
static size_t title_end(Text text, size_t at)
{
    char sign = at < text.len ? text.at[at] : '\0';
    if (sign != '"' && sign != '\'' && sign != '(')
        return at;
    char closing = sign == '(' ? ')' : sign;
    for (size_t end = at + 1; end < text.len && end - at < TITLE_MOST; end++)
        if (text.at[end] == '\\')
            end++;
        else if (text.at[end] == closing)
            return end;
    return text.len;
}

static void measure_definition(Tally *tally, const Line *line)
{
    if (line_is_done(line) || line->text.at[line->at] != '[')
        return;
    Text label = text_slice(line->text, line->at, line->at + LABEL_MOST);
    size_t colon = text_find(label, 1, TEXT("]:"));
    if (colon == TEXT_NONE)
        return;
    size_t end = skip(line->text, line->at + colon + 2, true);
    end = skip(line->text, end, false);
    end = title_end(line->text, skip(line->text, end, true)) - line->at;
    tally->definition = tally->definition > end ? tally->definition : end;
}

Text markdown_refusal(Text text)
{
    if (text.len > SIZE_MOST)
        return TEXT("the text is too long to be parsed as Markdown");
    Tally tally = {.markers_most = limit_of(LIMIT_MARKERS)};
    for (size_t at = 0; at < text.len && !tally.markers; tally.lines++) {
        Line line = line_at(text, at), content = line;
        at = line.next;
        count_markers(&tally, &content);
        tally.block_lines = starts_block(line, &content) ? 1 : tally.block_lines + 1;
        count_brackets(&tally, &line);
        measure_definition(&tally, &content);
    }
    uint64_t budget = WORK_FREE + (uint64_t)text.len * WORK_PER_BYTE;
    if (tally.markers)
        return TEXT("more list and quote markers in one line than --limit markdown-depth has");
    if (tally.lines * tally.deepest > budget)
        return TEXT("lists or quotes are nested too deeply");
    if (tally.walks > budget)
        return TEXT("too many brackets in one paragraph");
    if (tally.brackets * tally.definition > budget)
        return TEXT("a long reference definition is used too often");
    return (Text){0};
}
