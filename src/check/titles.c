#include "check/titles.h"

#include "check/measure.h"
#include "syntax/unicode.h"

static bool is_bold(const Outline *outline, Span plain)
{
    for (size_t i = outline_piece(outline, plain.start); i < outline->pieces.len; i++) {
        const PlainPiece *piece = &outline->pieces.at[i];
        if (piece->plain >= plain.end)
            break;
        Text text = text_slice(outline->plain, piece->plain, piece->plain + piece->len);
        if (!(piece->style & STYLE_STRONG) && !text_is_blank(text) && !text_is(text, TEXT(":")))
            return false;
    }
    return true;
}

void titles_collect(Judge *judge, bool bold, TitleList *titles)
{
    const Outline *outline = judge->outline;
    for (size_t i = 0; i < outline->markdown.blocks.len; i++) {
        const Block *block = &outline->markdown.blocks.at[i];
        Span plain = outline->leaves.at[i];
        if (block->parent != BLOCK_NONE || plain.end <= plain.start)
            continue;
        bool heading = block->kind == BLOCK_HEADING;
        if (!heading && !(bold && block->kind == BLOCK_PARAGRAPH && is_bold(outline, plain)))
            continue;
        Title title = {.text = text_span(outline->plain, plain), .plain = plain,
                       .span = block->span, .level = heading ? block->level : TITLE_BOLD_LEVEL};
        list_add(judge->arena, titles, title);
    }
}

static Text without_colon(Text title)
{
    title = text_trim(title);
    while (title.len > 0 && char_is_one_of(title.at[title.len - 1], ":. \t"))
        title.len--;
    return title;
}

// "1. ", "2) ", "3.1 "
static Text without_number(Text title)
{
    size_t at = 0;
    while (at < title.len && (char_is_digit(title.at[at]) || char_is_one_of(title.at[at], ".)")))
        at++;
    if (at == 0 || at == title.len || !char_is_space(title.at[at]))
        return title;
    return text_trim(text_from(title, at));
}

static bool same(Arena *arena, Text a, Text b)
{
    return text_is(unicode_fold_text(arena, a), unicode_fold_text(arena, b));
}

static bool is_called(Arena *arena, Text title, Text name)
{
    title = without_colon(title);
    name = without_colon(name);
    return same(arena, title, name) || same(arena, without_number(title), name);
}

static int find_from(Arena *arena, const TitleList *titles, size_t from, Text name)
{
    for (size_t i = from; i < titles->len; i++)
        if (is_called(arena, titles->at[i].text, name))
            return (int)i;
    return -1;
}

static void complain(Judge *judge, const TitleList *titles, Text name, const char *noun,
                     size_t there, size_t required)
{
    int place = find_from(judge->arena, titles, 0, name);
    const char *how = place < 0 ? "is missing" : "stands out of order";
    measure_fail(judge, place < 0 ? (Span){0, 0} : titles->at[place].span,
                 arena_print(judge->arena, "%s '%.*s' %s: %zu of %zu in the order asked for", noun,
                             TEXT_ARG(name), how, there, required));
}

bool titles_require(Judge *judge, const TitleList *titles, const TextList *required,
                    const char *noun, int *found)
{
    size_t from = 0, there = 0;
    for (size_t i = 0; i < required->len; i++) {
        found[i] = find_from(judge->arena, titles, from, required->at[i]);
        if (found[i] < 0)
            continue;
        from = (size_t)found[i] + 1;
        there++;
    }
    for (size_t i = 0; i < required->len; i++)
        if (found[i] < 0)
            complain(judge, titles, required->at[i], noun, there, required->len);
    return there == required->len;
}
