#include "syntax/markdown_container.h"

Block *placer_block(Placer *placer, int index)
{
    return &placer->markdown->blocks.at[index];
}

void placer_extend(Placer *placer, int index, size_t end)
{
    if (index != BLOCK_NONE && placer_block(placer, index)->span.end < end)
        placer_block(placer, index)->span.end = end;
}

void placer_start(Placer *placer, int index, size_t start, size_t end)
{
    placer_block(placer, index)->span = (Span){start, end};
    placer->next = index + 1;
    placer->bare = placer_block(placer, index)->kind == BLOCK_ITEM;
}

// A list starts with its first item, cells with their runs; images alone may leave no trace.
static bool may_skip(const Block *block)
{
    return block->kind == BLOCK_LIST || block->kind == BLOCK_CELL ||
           (block->kind == BLOCK_PARAGRAPH && !block->run_count);
}

int placer_take(Placer *placer, BlockKind kind, size_t start, size_t end)
{
    int index = placer->next, count = (int)placer->markdown->blocks.len;
    while (index < count && placer_block(placer, index)->kind != kind &&
           may_skip(placer_block(placer, index)))
        index++;
    if (index >= count || placer_block(placer, index)->kind != kind)
        return BLOCK_NONE;
    placer_start(placer, index, start, end);
    return index;
}

void containers_close(Placer *placer, size_t kept)
{
    if (placer->open.len > kept) {
        placer->open.len = kept;
        placer->bare = false;
    }
}

size_t containers_match(Placer *placer, Line *line)
{
    size_t i = 0;
    for (; i < placer->open.len; i++) {
        const Marker *marker = &placer->open.at[i].marker;
        if (marker->kind != '>') {
            if (line->indent < marker->content)
                break;
            line->indent -= marker->content;
            continue;
        }
        Marker found;
        if (!line_marker(line, &found) || found.kind != '>')
            break;
        line_move(line, found.end, 1);
        line->indent -= line->indent > 0;
    }
    if (line_is_done(line))
        while (i < placer->open.len && placer->open.at[i].marker.kind != '>')
            i++;
    return i;
}

static void open_container(Placer *placer, Line *line, Marker *marker, Progress *progress)
{
    line_pass_marker(line, marker);
    containers_close(placer, progress->parents + progress->brother + progress->added);
    BlockKind kind = marker->kind == '>' ? BLOCK_QUOTE : BLOCK_ITEM;
    int block = placer_take(placer, kind, marker->at, marker->end);
    if (block != BLOCK_NONE)
        placer_block(placer, block)->number = marker->number;
    list_add(placer->arena, &placer->open, (Container){*marker, block});
    placer->before = BEFORE_OTHER;
    placer->leaf = BLOCK_NONE;
}

// The next item of a list that is open: of the first container that the line does not go on with.
static bool is_brother(const Placer *placer, const Progress *progress, const Marker *marker)
{
    if (progress->added || progress->brother || progress->parents >= placer->open.len)
        return false;
    const Marker *open = &placer->open.at[progress->parents].marker;
    return marker->kind != '>' && open->kind == marker->kind && marker->indent <= open->content;
}

static bool may_interrupt(const Placer *placer, const Line *line, const Marker *marker,
                          const Progress *progress)
{
    if (placer->before != BEFORE_TEXT || progress->parents < placer->open.len ||
        marker->kind == '>')
        return true;
    // md4c lets an empty item in if only white space follows its marker; CommonMark does not.
    return marker->end < line->end &&
           !((marker->kind == '.' || marker->kind == ')') && marker->number != 1);
}

bool containers_read(Placer *placer, Line *line, Progress *progress, bool has_text)
{
    Marker marker;
    while (!line_is_done(line)) {
        if (!has_text && line_is_break(line))
            return true;
        if (!line_marker(line, &marker))
            return false;
        if (is_brother(placer, progress, &marker)) {
            containers_close(placer, progress->parents);
            open_container(placer, line, &marker, progress);
            progress->brother = true;
            continue;
        }
        if (!may_interrupt(placer, line, &marker, progress))
            return false;
        open_container(placer, line, &marker, progress);
        progress->added++;
    }
    return false;
}

size_t containers_leave_bare(Placer *placer, size_t parents)
{
    bool leave = placer->two_blank && placer->bare && parents > 0 &&
                 placer->open.at[parents - 1].marker.kind != '>';
    placer->two_blank = false;
    return leave ? parents - 1 : parents;
}
