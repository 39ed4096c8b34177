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
    const Outline *outline = judge_outline(judge);
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

// --- numbered titles -----------------------------------------------------------------------------

// Behind "12" or "IV".
static size_t number_end(Text text, size_t at)
{
    size_t end = at;
    while (end < text.len && char_is_digit(text.at[end]))
        end++;
    while (end < text.len && (end == at || !char_is_digit(text.at[at]))
           && char_is_one_of(char_lower(text.at[end]), "ivxlc"))
        end++;
    return end;
}

static bool is_numbered(Arena *arena, Text line, Text word)
{
    if (line.len <= word.len || !same(arena, text_slice(line, 0, word.len), word))
        return false;
    Text number = text_trim(text_from(line, word.len));
    size_t end = number_end(number, 0);
    Text behind = text_trim(text_from(number, end));
    return end > 0
        && (behind.len == 0 || char_is_one_of(behind.at[0], ":.)-")
            || text_starts(behind, TEXT("\u2013")) || text_starts(behind, TEXT("\u2014")));
}

// The first line of a block, without the signs of headings and emphasis around it.
static Span first_line(Text text, Span block)
{
    Text rest = text_span(text, block), line = {0};
    text_next_line(&rest, &line);
    size_t start = 0, end = line.len;
    while (start < end && char_is_one_of(line.at[start], "#*_ \t"))
        start++;
    while (end > start && char_is_one_of(line.at[end - 1], "#*_ \t"))
        end--;
    return (Span){block.start + start, block.start + end};
}

// The part of a block's prose that stands before a place of the channel.
static Span prose_before(const Outline *outline, Span plain, size_t place)
{
    for (size_t i = outline_piece(outline, plain.start); i < outline->pieces.len; i++) {
        const PlainPiece *piece = &outline->pieces.at[i];
        if (piece->plain >= plain.end || piece->text.start >= place)
            return (Span){plain.start, piece->plain < plain.end ? piece->plain : plain.end};
    }
    return plain;
}

void titles_collect_numbered(Judge *judge, Text word, TitleList *titles)
{
    const Outline *outline = judge_outline(judge);
    for (size_t i = 0; i < outline->markdown.blocks.len; i++) {
        const Block *block = &outline->markdown.blocks.at[i];
        Span plain = outline->leaves.at[i], line = first_line(outline->text, block->span);
        bool can = block->kind == BLOCK_HEADING || block->kind == BLOCK_PARAGRAPH;
        if (!can || block->parent != BLOCK_NONE || plain.end <= plain.start
            || !is_numbered(judge->arena, text_span(outline->text, line), word))
            continue;
        Title title = {.text = text_span(outline->text, line), .span = line, .level = 1,
                       .plain = prose_before(outline, plain, line.end)};
        list_add(judge->arena, titles, title);
    }
}

// --- required titles -----------------------------------------------------------------------------

typedef struct Demands {
    const TitleList *titles;
    const TextList *required;
    TitleOrder order;
    const char *noun;
    size_t there;
} Demands;

static void complain(Judge *judge, const Demands *demands, Text name)
{
    int place = find_from(judge->arena, demands->titles, 0, name);
    const char *how = place < 0 ? "is missing" : "stands out of order";
    const char *order = demands->order == TITLES_IN_ORDER ? " in the order" : "";
    measure_fail(judge, place < 0 ? (Span){0, 0} : demands->titles->at[place].span,
                 arena_print(judge->arena, "%s '%.*s' %s: %zu of %zu%s asked for", demands->noun,
                             TEXT_ARG(name), how, demands->there, demands->required->len, order));
}

bool titles_require(Judge *judge, const TitleList *titles, const TextList *required,
                    TitleOrder order, const char *noun, int *found)
{
    Demands demands = {titles, required, order, noun, 0};
    size_t from = 0;
    for (size_t i = 0; i < required->len; i++) {
        found[i] = find_from(judge->arena, titles, from, required->at[i]);
        if (found[i] < 0)
            continue;
        from = order == TITLES_IN_ORDER ? (size_t)found[i] + 1 : 0;
        demands.there++;
    }
    for (size_t i = 0; i < required->len; i++)
        if (found[i] < 0)
            complain(judge, &demands, required->at[i]);
    return demands.there == required->len;
}
