#include "syntax/markdown_place.h"

#include "syntax/markdown_container.h"

// The text is read line by line once more. Lines that hold text are settled by md4c, whose runs
// say which block they belong to; what this reader works out itself is what has no text: markers,
// fences, underlines, breaks, empty blocks, definitions. It keeps the containers that are open
// with their columns, so that each marker is taken for one exactly where md4c did.

static int without_parts(const Markdown *markdown, int block)
{
    while (markdown->blocks.at[block].kind == BLOCK_CELL ||
           markdown->blocks.at[block].kind == BLOCK_ROW)
        block = markdown->blocks.at[block].parent;
    return block;
}

// The block (a table for its cells) that the line's first run belongs to, or BLOCK_NONE.
static int line_owner(Placer *placer, const Line *line)
{
    const Markdown *markdown = placer->markdown;
    const Run *runs = markdown->runs.at;
    while (placer->run < markdown->runs.len && runs[placer->run].span.start < line->start)
        placer->run++;
    if (placer->run >= markdown->runs.len || runs[placer->run].span.start >= line->end)
        return BLOCK_NONE;
    const Block *blocks = markdown->blocks.at;
    while (blocks[placer->owner].run_first + blocks[placer->owner].run_count <= placer->run)
        placer->owner++;
    return without_parts(markdown, placer->owner);
}

static Before before_of(const Block *block, const Line *line)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH: return BEFORE_TEXT;
    case BLOCK_HEADING: return line_is_heading(line) ? BEFORE_OTHER : BEFORE_TEXT;
    case BLOCK_CODE: return BEFORE_INDENTED;
    case BLOCK_TABLE: return BEFORE_TABLE_HEAD;
    case BLOCK_HTML:
    case BLOCK_QUOTE:
    case BLOCK_LIST:
    case BLOCK_ITEM:
    case BLOCK_ROW:
    case BLOCK_CELL:
    case BLOCK_BREAK: break;
    }
    return BEFORE_OTHER;
}

static void start_leaf(Placer *placer, int index, const Line *line)
{
    placer->leaf = index;
    placer->before = before_of(placer_block(placer, index), line);
    placer_start(placer, index, line->at, line_trimmed_end(line));
    if (placer_block(placer, index)->kind == BLOCK_TABLE)
        placer_take(placer, BLOCK_ROW, line->at, line_trimmed_end(line));
}

// A line of the leaf that the line before belonged to.
static void continue_leaf(Placer *placer, const Line *line)
{
    size_t end = line_trimmed_end(line);
    placer_extend(placer, placer->leaf, end);
    if (placer_block(placer, placer->leaf)->kind != BLOCK_TABLE)
        return;
    if (placer->before != BEFORE_TABLE_HEAD)
        placer_take(placer, BLOCK_ROW, line->at, end);
    placer->before = BEFORE_TABLE;
}

static void end_leaf(Placer *placer)
{
    placer->leaf = BLOCK_NONE;
    placer->before = BEFORE_OTHER;
}

static void start_empty(Placer *placer, BlockKind kind, const Line *line)
{
    end_leaf(placer);
    int block = placer_take(placer, kind, line->at, line_trimmed_end(line));
    if (kind == BLOCK_CODE) {
        placer->leaf = block;
        placer->before = BEFORE_FENCE;
    }
}

static bool is_definition(const Line *line)
{
    Text text = text_slice(line->text, line->at, line->end);
    return text_starts(text, TEXT("[")) && text_find(text, 1, TEXT("]:")) != TEXT_NONE;
}

// A paragraph, or a heading that is underlined, of images alone.
static int take_silent(Placer *placer, const Line *line)
{
    if (placer->next >= (int)placer->markdown->blocks.len)
        return BLOCK_NONE;
    const Block *next = placer_block(placer, placer->next);
    if (next->run_count || (next->kind != BLOCK_PARAGRAPH && next->kind != BLOCK_HEADING))
        return BLOCK_NONE;
    return placer_take(placer, next->kind, line->at, line->at);
}

// A line of text that gave no run: images alone, the rest of a link, a definition, a table's empty
// head.
static void read_silent(Placer *placer, const Line *line, const Progress *progress)
{
    if (progress->added || progress->brother || placer->before != BEFORE_TEXT)
        end_leaf(placer);
    placer->before = BEFORE_TEXT;
    placer->silent = (Span){line->at, line_trimmed_end(line)};
    if (placer->leaf == BLOCK_NONE && !is_definition(line))
        placer->leaf = take_silent(placer, line);
    if (placer->leaf != BLOCK_NONE)
        placer_extend(placer, placer->leaf, line_trimmed_end(line));
    else if (placer->open.len)
        placer_extend(placer, placer->open.at[placer->open.len - 1].block, line_trimmed_end(line));
}

// A line without text behind its markers.
static void read_rest(Placer *placer, Line *line, const Progress *progress)
{
    bool old = !progress->added && !progress->brother;
    bool row = placer->before == BEFORE_TABLE && old && progress->parents == placer->open.len;
    Fence fence;
    bool fenced = line_opens_fence(line, &fence), heading = line_is_heading(line);
    if (old && (placer->before != BEFORE_TEXT || fenced || heading))
        containers_close(placer, progress->parents);
    if (line_is_done(line)) {
        end_leaf(placer);
    } else if (row) {
        continue_leaf(placer, line);
    } else if (heading) {
        start_empty(placer, BLOCK_HEADING, line);
    } else if (fenced) {
        placer->fence = fence;
        start_empty(placer, BLOCK_CODE, line);
    } else {
        read_silent(placer, line, progress);
    }
}

static bool read_fence(Placer *placer, Line *line, size_t parents)
{
    if (line_closes_fence(line, placer->fence)) {
        placer_extend(placer, placer->leaf, line_trimmed_end(line));
        end_leaf(placer);
        containers_close(placer, parents);
        return true;
    }
    return parents == placer->open.len;
}

static void read_blank(Placer *placer, size_t parents)
{
    placer->two_blank = placer->two_blank ||
                        (placer->bare && placer->before != BEFORE_TEXT && parents > 0 &&
                         placer->open.at[parents - 1].marker.kind != '>');
    bool closes = parents < placer->open.len;
    containers_close(placer, parents);
    BlockKind kind = BLOCK_BREAK;
    if (placer->leaf != BLOCK_NONE)
        kind = placer_block(placer, placer->leaf)->kind;
    if (closes || (kind != BLOCK_CODE && kind != BLOCK_HTML))
        end_leaf(placer);  // code and HTML may go on behind it: their runs say so
}

// The rules of lines that only a paragraph can be followed by.
static bool read_underline(Placer *placer, const Line *line, int owner)
{
    size_t end = line_trimmed_end(line);
    if (line_is_underline(line)) {
        if (owner != BLOCK_NONE) {
            start_leaf(placer, owner, line);  // behind definitions it is text
            return true;
        }
        if (placer->leaf == BLOCK_NONE)
            placer_take(placer, BLOCK_HEADING, placer->silent.start, end);
        placer_extend(placer, placer->leaf, end);
        end_leaf(placer);
        return true;
    }
    if (owner != BLOCK_NONE || placer->leaf != BLOCK_NONE || !line_is_table_rule(line))
        return false;
    int table = placer_take(placer, BLOCK_TABLE, placer->silent.start, end);
    if (table == BLOCK_NONE)
        return false;
    placer_take(placer, BLOCK_ROW, placer->silent.start, placer->silent.end);
    placer->leaf = table;
    placer->before = BEFORE_TABLE;
    return true;
}

static void read_break(Placer *placer, const Line *line, const Progress *progress)
{
    if (!progress->added && !progress->brother)
        containers_close(placer, progress->parents);
    start_empty(placer, BLOCK_BREAK, line);
}

static void read_text(Placer *placer, const Line *line, const Progress *progress, int owner)
{
    bool lazy = placer->before == BEFORE_TEXT;
    start_leaf(placer, owner, line);
    lazy = lazy && (placer->before == BEFORE_TEXT || placer->before == BEFORE_TABLE_HEAD);
    if (!progress->added && !progress->brother && !lazy)
        containers_close(placer, progress->parents);
}

static void place_line(Placer *placer, Line line)
{
    int owner = line_owner(placer, &line);
    if (placer->before == BEFORE_TABLE_HEAD ||
        (owner != BLOCK_NONE && owner == placer->leaf)) {
        continue_leaf(placer, &line);
        return;
    }
    Progress progress = {.parents = containers_match(placer, &line)};
    if (placer->before == BEFORE_FENCE && read_fence(placer, &line, progress.parents))
        return;
    if (line_is_done(&line)) {
        read_blank(placer, progress.parents);
        return;
    }
    progress.parents = containers_leave_bare(placer, progress.parents);
    if (placer->before == BEFORE_TEXT && progress.parents == placer->open.len &&
        read_underline(placer, &line, owner))
        return;
    if (containers_read(placer, &line, &progress, owner != BLOCK_NONE))
        read_break(placer, &line, &progress);
    else if (owner != BLOCK_NONE)
        read_text(placer, &line, &progress, owner);
    else
        read_rest(placer, &line, &progress);
}

// Parents hold their children, and leaves their runs.
static void widen(Markdown *markdown)
{
    for (size_t i = markdown->blocks.len; i-- > 0;) {
        Block *block = &markdown->blocks.at[i];
        if (block->run_count) {
            Span first = markdown->runs.at[block->run_first].span;
            Span last = markdown->runs.at[block->run_first + block->run_count - 1].span;
            block->span.start = block->span.start < first.start ? block->span.start : first.start;
            block->span.end = block->span.end > last.end ? block->span.end : last.end;
        }
        if (block->parent == BLOCK_NONE || block->span.start == TEXT_NONE)
            continue;
        Span *parent = &markdown->blocks.at[block->parent].span;
        parent->start = parent->start < block->span.start ? parent->start : block->span.start;
        parent->end = parent->end > block->span.end ? parent->end : block->span.end;
    }
}

// Blocks that left no trace stand, empty, behind the block before them.
static void settle(Markdown *markdown)
{
    for (int i = 0; i < (int)markdown->blocks.len; i++) {
        Block *block = &markdown->blocks.at[i];
        if (block->span.start != TEXT_NONE)
            continue;
        int before = i - 1;
        while (before >= 0 && before != block->parent &&
               markdown->blocks.at[before].parent != block->parent)
            before = markdown->blocks.at[before].parent;
        size_t at = 0;
        if (before >= 0)
            at = before == block->parent ? markdown->blocks.at[before].span.start
                                         : markdown->blocks.at[before].span.end;
        block->span = (Span){at, at};
    }
}

void markdown_place(Markdown *markdown, Arena *arena)
{
    for (size_t i = 0; i < markdown->blocks.len; i++)
        markdown->blocks.at[i].span = (Span){TEXT_NONE, 0};
    Placer placer = {.markdown = markdown, .arena = arena, .leaf = BLOCK_NONE};
    for (size_t at = 0; at < markdown->text.len;) {
        Line line = line_at(markdown->text, at);
        place_line(&placer, line);
        at = line.next;
    }
    widen(markdown);
    settle(markdown);
}
