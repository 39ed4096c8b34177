#include "core/marks.h"

#include <string.h>

enum {
    HEAD_SIZE = 16,      // bytes of a line that a mark can take
    NUMBER_DIGITS = 3,   // "(1984) ..." is a year
    LEVEL_COLUMNS = 2,   // more indentation by this much is a level below
};

// The first bytes of a line's text, without markup, and where they stand.
typedef struct Head {
    char at[HEAD_SIZE + 2];   // two more: what is compared past the end is NUL
    size_t source[HEAD_SIZE];
    size_t len;
    bool strong;
    bool whole;          // the line has no more
} Head;

typedef struct Sign {
    const char *text;
    ItemStyle style;
    bool spaced;         // white space must follow
} Sign;

// What marks of one style make together.
typedef struct List {
    ItemStyle style;
    int parent;          // block
    uint64_t first, last;
    size_t count;
    bool follows;        // it goes on with a Markdown list
} List;

typedef struct Level {
    unsigned indent;
    size_t list, mark;   // its list; its last marked line
} Level;

typedef struct Finder {
    const Markdown *markdown;
    Arena *arena;
    MarkLineList *lines;
    LIST(List) lists;
    LIST(Level) levels;
    LIST(size_t) above;      // per line: the marked line one level up, or TEXT_NONE
    size_t latest[ITEM_PLAIN_NUMBER + 1];   // per style: one more than the list that came last
    uint64_t number;         // of the last ordered item of Markdown, and
    int number_parent;       // the block around its list
    int block;               // of the last marked line
    unsigned section;
} Finder;

static bool is_number_style(ItemStyle style)
{
    return style == ITEM_PARENTHESES || style == ITEM_BOLD_NUMBER || style == ITEM_PLAIN_NUMBER;
}

static Head read_head(const Markdown *markdown, const MarkLine *line)
{
    Head head = {.whole = true};
    for (size_t i = 0; i < line->run_count; i++) {
        const Run *run = &markdown->runs.at[line->run_first + i];
        if (run->kind != RUN_TEXT) {
            head.whole = false;
            break;
        }
        if (i == 0)
            head.strong = run->style & STYLE_STRONG;
        for (size_t at = run->span.start; at < run->span.end; at++) {
            if (head.len == HEAD_SIZE) {
                head.whole = false;
                return head;
            }
            head.source[head.len] = at;
            head.at[head.len++] = markdown->text.at[at];
        }
    }
    return head;
}

static size_t space_at(const Head *head, size_t at)
{
    if (head->at[at] == ' ' || head->at[at] == '\t')
        return 1;
    return memcmp(head->at + at, "\u00A0", 2) == 0 ? 2 : 0;
}

// The mark ends behind `len` bytes and the white space that follows.
static bool end_mark(const Head *head, size_t len, bool spaced, Mark *mark)
{
    size_t at = len;
    while (at < head->len && space_at(head, at))
        at += space_at(head, at);
    if (spaced && at == len && !(head->whole && len == head->len))
        return false;
    mark->end = head->source[at - 1] + 1;
    return mark->found = true;
}

static bool read_sign(const Head *head, Mark *mark)
{
    static const Sign signs[] = {
        {"\u2022", ITEM_BULLET_SIGN, false}, {"\u2023", ITEM_BULLET_SIGN, false},
        {"\u25E6", ITEM_BULLET_SIGN, false}, {"\u25AA", ITEM_BULLET_SIGN, false},
        {"\u25CF", ITEM_BULLET_SIGN, true},  {"\u25CB", ITEM_BULLET_SIGN, true},
        {"\u25A0", ITEM_BULLET_SIGN, true},  {"\u00B7", ITEM_BULLET_SIGN, true},
        {"\u2013", ITEM_DASH_SIGN, true},    {"\u2014", ITEM_DASH_SIGN, true},
    };
    Text text = {head->at, head->len};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        Text sign = text_of(signs[i].text);
        if (text_starts(text, sign)) {
            mark->style = signs[i].style;
            return end_mark(head, sign.len, signs[i].spaced, mark);
        }
    }
    return false;
}

static bool read_circled(const Head *head, Mark *mark)
{
    unsigned char last = (unsigned char)head->at[2];
    if (memcmp(head->at, "\u2460", 2) != 0 || last < 0xA0 || last > 0xB3)
        return false;
    mark->style = ITEM_PARENTHESES;
    mark->number = last - 0xA0u + 1;
    return end_mark(head, 3, false, mark);
}

static bool read_number(const Head *head, Mark *mark)
{
    bool parentheses = head->at[0] == '(';
    size_t at = parentheses, first = at;
    while (at - first < NUMBER_DIGITS && char_is_digit(head->at[at]))
        mark->number = mark->number * 10 + (uint64_t)(head->at[at++] - '0');
    char closing = head->at[at];
    if (at == first || !(closing == ')' || (closing == '.' && !parentheses)))
        return false;
    mark->style = parentheses    ? ITEM_PARENTHESES
                  : head->strong ? ITEM_BOLD_NUMBER
                                 : ITEM_PLAIN_NUMBER;
    return end_mark(head, at + 1, true, mark);
}

// Most lines begin with a letter.
static bool may_be_marked(const Markdown *markdown, const MarkLine *line)
{
    const Run *run = &markdown->runs.at[line->run_first];
    char first = run->span.start < run->span.end ? markdown->text.at[run->span.start] : '(';
    return first == '(' || char_is_digit(first) || (unsigned char)first >= 0x80;
}

static void read_mark(const Markdown *markdown, MarkLine *line)
{
    if (!may_be_marked(markdown, line))
        return;
    Head head = read_head(markdown, line);
    Mark mark = {.start = line->start};
    if (head.len && (read_sign(&head, &mark) || read_circled(&head, &mark) ||
                     read_number(&head, &mark)))
        line->mark = mark;
}

static size_t line_start(Text text, size_t at)
{
    while (at > 0 && text.at[at - 1] != '\n' && text.at[at - 1] != '\r')
        at--;
    return at;
}

static unsigned column_of(Text text, size_t at)
{
    unsigned column = 0;
    for (size_t i = line_start(text, at); i < at; i++)
        column = text.at[i] == '\t' ? (column + 4) / 4 * 4 : column + 1;
    return column;
}

static void add_line(Finder *finder, int block, size_t first, size_t end, bool quoted)
{
    const Markdown *markdown = finder->markdown;
    const Block *paragraph = &markdown->blocks.at[block];
    MarkLine line = {.block = block, .run_first = first, .run_count = end - first};
    if (first == end)
        return;
    size_t start = line_start(markdown->text, markdown->runs.at[first].span.start);
    while (start < markdown->text.len && (markdown->text.at[start] == ' ' ||
                                          markdown->text.at[start] == '\t'))
        start++;
    line.start = start > paragraph->span.start ? start : paragraph->span.start;
    if (!quoted)
        read_mark(markdown, &line);
    list_add(finder->arena, finder->lines, line);
    list_add(finder->arena, &finder->above, TEXT_NONE);
}

static size_t top_list(const Finder *finder)
{
    return finder->levels.at[finder->levels.len - 1].list;
}

static size_t new_list(Finder *finder, const MarkLine *line)
{
    int parent = finder->markdown->blocks.at[line->block].parent;
    bool follows = line->mark.style == ITEM_PLAIN_NUMBER && finder->number_parent == parent &&
                   finder->number > 0 && line->mark.number == finder->number + 1;
    List list = {line->mark.style, parent, line->mark.number, line->mark.number, 0, follows};
    list_add(finder->arena, &finder->lists, list);
    return finder->lists.len - 1;
}

static bool goes_on(const Finder *finder, size_t index, const MarkLine *line)
{
    const List *list = &finder->lists.at[index];
    return list->style == line->mark.style &&
           (!is_number_style(list->style) || line->mark.number == list->last + 1) &&
           list->parent == finder->markdown->blocks.at[line->block].parent;
}

// The list that the line belongs to when its level has none that it goes on with.
static size_t find_list(Finder *finder, const MarkLine *line)
{
    size_t latest = finder->latest[line->mark.style];
    if (is_number_style(line->mark.style) && latest && goes_on(finder, latest - 1, line))
        return latest - 1;
    return new_list(finder, line);
}

static void settle_level(Finder *finder, size_t index)
{
    const MarkLine *line = &finder->lines->at[index];
    unsigned indent = column_of(finder->markdown->text, line->start);
    while (finder->levels.len > 1 && finder->levels.at[finder->levels.len - 1].indent > indent)
        finder->levels.len--;
    bool deeper = finder->levels.len == 0 ||
                  indent >= finder->levels.at[finder->levels.len - 1].indent + LEVEL_COLUMNS;
    if (deeper) {
        if (finder->levels.len)
            finder->above.at[index] = finder->levels.at[finder->levels.len - 1].mark;
        list_add(finder->arena, &finder->levels,
                 (Level){indent, find_list(finder, line), index});
        return;
    }
    if (finder->levels.len > 1)
        finder->above.at[index] = finder->levels.at[finder->levels.len - 2].mark;
    if (!goes_on(finder, top_list(finder), line))
        finder->levels.at[finder->levels.len - 1].list = find_list(finder, line);
}

// Whether no other block stands between the line and the marked line before it.
static bool is_near(const Finder *finder, size_t index)
{
    const MarkLine *line = &finder->lines->at[index];
    const Block *blocks = finder->markdown->blocks.at;
    if (finder->block == BLOCK_NONE || line->block == finder->block)
        return finder->block != BLOCK_NONE;
    bool first = finder->lines->at[index - 1].block != line->block;
    return first && line->block == finder->block + 1 &&
           blocks[line->block].parent == blocks[finder->block].parent;
}

static void join_list(Finder *finder, size_t index)
{
    MarkLine *line = &finder->lines->at[index];
    if (!is_near(finder, index)) {
        finder->section++;
        finder->levels.len = 0;
    }
    finder->block = line->block;
    settle_level(finder, index);
    finder->levels.at[finder->levels.len - 1].mark = index;
    List *list = &finder->lists.at[top_list(finder)];
    list->last = line->mark.number;
    list->count++;
    finder->latest[list->style] = top_list(finder) + 1;
    line->mark.list = (unsigned)top_list(finder);
    line->mark.section = finder->section;
}

static bool counts(const List *list)
{
    switch (list->style) {
    case ITEM_BULLET_SIGN: return true;
    case ITEM_DASH_SIGN: return list->count >= 2;
    case ITEM_PARENTHESES:
    case ITEM_BOLD_NUMBER:
    case ITEM_PLAIN_NUMBER: return list->follows || (list->first == 1 && list->count >= 2);
    case ITEM_MARKDOWN: break;
    }
    return false;
}

static void judge(Finder *finder)
{
    for (size_t i = 0; i < finder->lines->len; i++) {
        Mark *mark = &finder->lines->at[i].mark;
        if (!mark->found)
            continue;
        size_t above = finder->above.at[i];
        mark->level = above == TEXT_NONE ? 0 : finder->lines->at[above].mark.level;
        mark->found = counts(&finder->lists.at[mark->list]);
        mark->level += mark->found;
    }
}

static void read_paragraph(Finder *finder, int index, bool quoted)
{
    const Block *block = &finder->markdown->blocks.at[index];
    size_t end = block->run_first + block->run_count, first = block->run_first;
    for (size_t i = first; i < end; i++)
        if (finder->markdown->runs.at[i].kind == RUN_BREAK) {
            add_line(finder, index, first, i, quoted);
            first = i + 1;
        }
    add_line(finder, index, first, end, quoted);
}

bool *marks_quoted(const Markdown *markdown, Arena *arena)
{
    const Block *blocks = markdown->blocks.at;
    bool *quoted = arena_array(arena, bool, markdown->blocks.len);
    for (size_t i = 0; i < markdown->blocks.len; i++)
        quoted[i] = blocks[i].parent != BLOCK_NONE &&
                    (quoted[blocks[i].parent] || blocks[blocks[i].parent].kind == BLOCK_QUOTE);
    return quoted;
}

void marks_find(const Markdown *markdown, const bool *quoted, Arena *arena, MarkLineList *lines)
{
    Finder finder = {.markdown = markdown,
                     .arena = arena,
                     .lines = lines,
                     .number_parent = BLOCK_NONE,
                     .block = BLOCK_NONE};
    for (size_t i = 0; i < markdown->blocks.len; i++) {
        const Block *block = &markdown->blocks.at[i];
        if (block->kind == BLOCK_ITEM && block->ordered && !quoted[i]) {
            finder.number = block->number;
            finder.number_parent = markdown->blocks.at[block->parent].parent;
        }
        if (block->kind != BLOCK_PARAGRAPH)
            continue;
        size_t first = lines->len;
        read_paragraph(&finder, (int)i, quoted[i]);
        for (size_t k = first; k < lines->len; k++)
            if (lines->at[k].mark.found)
                join_list(&finder, k);
    }
    judge(&finder);
}
