#include "syntax/markdown.h"

#include <assert.h>
#include <md4c.h>

#include "syntax/markdown_bounds.h"
#include "syntax/markdown_place.h"

// No autolinks without brackets: md4c looks for them in quadratic time.
enum { FLAGS = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS };

typedef struct Parse {
    Markdown *markdown;
    Arena *arena;
    const char *base;        // the bytes that md4c reads
    int block;               // the innermost open block
    unsigned lists;          // how many lists are open
    bool head, cell;         // in the head of a table; in a cell that has no text yet
    bool tight;              // in a paragraph that md4c did not announce
    unsigned open[4];        // how many spans of each style are open
    size_t at;               // the end of the last run
} Parse;

static Block *open_block(Parse *parse)
{
    assert(parse->block != BLOCK_NONE);      // md4c opens the document before anything else
    return &parse->markdown->blocks.at[parse->block];
}

static Block *add_block(Parse *parse, BlockKind kind)
{
    Block block = {.kind = kind,
                   .parent = parse->block,
                   .head = parse->head && (kind == BLOCK_ROW || kind == BLOCK_CELL),
                   .run_first = parse->markdown->runs.len};
    parse->block = (int)parse->markdown->blocks.len;
    list_add(parse->arena, &parse->markdown->blocks, block);
    return open_block(parse);
}

static void add_list(Parse *parse, bool ordered, char marker)
{
    Block *list = add_block(parse, BLOCK_LIST);
    list->level = ++parse->lists;
    list->ordered = ordered;
    list->marker = marker;
}

static void add_item(Parse *parse)
{
    const Block list = *open_block(parse);
    Block *item = add_block(parse, BLOCK_ITEM);
    item->level = list.level;
    item->ordered = list.ordered;
    item->marker = list.marker;
}

static void add_code(Parse *parse, const MD_BLOCK_CODE_DETAIL *detail)
{
    Block *code = add_block(parse, BLOCK_CODE);
    // md4c's own copy of the info string dies with the callback.
    code->info = arena_copy(parse->arena, (Text){detail->info.text, detail->info.size});
}

static void close_block(Parse *parse)
{
    Block *block = open_block(parse);
    parse->lists -= block->kind == BLOCK_LIST;
    parse->block = block->parent;
}

// In a tight list md4c reports the text of an item without its paragraph.
static void close_tight(Parse *parse)
{
    if (parse->tight)
        close_block(parse);
    parse->tight = false;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    Parse *parse = data;
    close_tight(parse);
    switch (type) {
    case MD_BLOCK_DOC: break;
    case MD_BLOCK_QUOTE: add_block(parse, BLOCK_QUOTE); break;
    case MD_BLOCK_UL: add_list(parse, false, ((MD_BLOCK_UL_DETAIL *)detail)->mark); break;
    case MD_BLOCK_OL: add_list(parse, true, ((MD_BLOCK_OL_DETAIL *)detail)->mark_delimiter); break;
    case MD_BLOCK_LI: add_item(parse); break;
    case MD_BLOCK_HR: add_block(parse, BLOCK_BREAK); break;
    case MD_BLOCK_H:
        add_block(parse, BLOCK_HEADING)->level = ((MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_CODE: add_code(parse, detail); break;
    case MD_BLOCK_HTML: add_block(parse, BLOCK_HTML); break;
    case MD_BLOCK_P: add_block(parse, BLOCK_PARAGRAPH); break;
    case MD_BLOCK_TABLE: add_block(parse, BLOCK_TABLE); break;
    case MD_BLOCK_THEAD: parse->head = true; break;
    case MD_BLOCK_TBODY: parse->head = false; break;
    case MD_BLOCK_TR: add_block(parse, BLOCK_ROW); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: parse->cell = true; break;
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    Parse *parse = data;
    (void)detail;
    close_tight(parse);
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
        if (!parse->cell)
            close_block(parse);
        parse->cell = false;
    } else if (type != MD_BLOCK_DOC && type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY) {
        close_block(parse);
    }
    return 0;
}

// The place of the span's counter, or -1 for spans without a style.
static int style_index(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_STRONG: return 0;
    case MD_SPAN_EM: return 1;
    case MD_SPAN_A:
    case MD_SPAN_IMG: return 2;
    case MD_SPAN_DEL: return 3;
    case MD_SPAN_CODE:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U: break;
    }
    return -1;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    Parse *parse = data;
    (void)detail;
    int index = style_index(type);
    if (index >= 0)
        parse->open[index]++;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    Parse *parse = data;
    (void)detail;
    int index = style_index(type);
    if (index >= 0)
        parse->open[index]--;
    return 0;
}

static void add_run(Parse *parse, RunKind kind, Span span)
{
    Run run = {.kind = kind, .span = span};
    for (unsigned i = 0; i < 4; i++)
        run.style |= parse->open[i] ? 1u << i : 0;
    if (parse->cell)
        add_block(parse, BLOCK_CELL);
    parse->cell = false;
    if (open_block(parse)->kind == BLOCK_ITEM) {
        add_block(parse, BLOCK_PARAGRAPH);
        parse->tight = true;
    }
    list_add(parse->arena, &parse->markdown->runs, run);
    open_block(parse)->run_count++;
    parse->at = span.end;
}

// A line end and a NUL have no place in what md4c says: it is the next one behind the last run.
static void add_sought(Parse *parse, RunKind kind, char sought)
{
    size_t at = text_find_char(parse->markdown->text, parse->at, sought);
    if (at != TEXT_NONE)
        add_run(parse, kind, (Span){at, at + 1});
}

static void add_line_end(Parse *parse)
{
    Text text = parse->markdown->text;
    if (parse->cell || !open_block(parse)->run_count)
        return;  // a break before any text parts nothing
    for (size_t at = parse->at; at < text.len; at++)
        if (text.at[at] == '\n' || text.at[at] == '\r') {
            bool two = text.at[at] == '\r' && at + 1 < text.len && text.at[at + 1] == '\n';
            add_run(parse, RUN_BREAK, (Span){at, at + (two ? 2 : 1)});
            return;
        }
}

static RunKind run_kind(MD_TEXTTYPE type)
{
    switch (type) {
    case MD_TEXT_NORMAL:
    case MD_TEXT_NULLCHAR: return RUN_TEXT;
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR: return RUN_BREAK;
    case MD_TEXT_ENTITY: return RUN_ENTITY;
    case MD_TEXT_HTML: return RUN_HTML;
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH: break;
    }
    return RUN_CODE;
}

static int add_text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE size, void *data)
{
    Parse *parse = data;
    uintptr_t base = (uintptr_t)parse->base, place = (uintptr_t)at;
    RunKind kind = run_kind(type);
    bool verbatim = open_block(parse) && (open_block(parse)->kind == BLOCK_CODE ||
                                          open_block(parse)->kind == BLOCK_HTML);
    if (type == MD_TEXT_NULLCHAR)
        add_sought(parse, RUN_TEXT, '\0');
    else if (kind == RUN_BREAK)
        add_line_end(parse);
    else if (place >= base && place < base + parse->markdown->text.len && size)
        add_run(parse, kind, (Span){place - base, place - base + size});
    else if (kind == RUN_CODE && !verbatim)
        add_line_end(parse);  // md4c's own space for a line end in a code span
    return 0;
}

// The whole text as one paragraph, its lines as runs.
static void take_as_paragraph(Parse *parse, Text text)
{
    Text body = text_trim(text), rest = body, line;
    if (!body.len)
        return;
    size_t start = (size_t)(body.at - text.at);
    add_block(parse, BLOCK_PARAGRAPH)->span = (Span){start, start + body.len};
    while (text_next_line(&rest, &line)) {
        size_t at = (size_t)(line.at - text.at);
        if (line.len)
            add_run(parse, RUN_TEXT, (Span){at, at + line.len});
        if (rest.len)
            add_run(parse, RUN_BREAK, (Span){at + line.len, (size_t)(rest.at - text.at)});
    }
}

// md4c 0.4.8 looks one byte past the end behind digits: there it must find something harmless.
static const char *with_end(Arena *arena, Text text)
{
    bool ended = text.len && text.at[text.len - 1] == '\n';
    return ended ? text.at : arena_terminated(arena, text);
}

bool markdown_parse(Text text, Arena *arena, Markdown *markdown, Text *reason)
{
    static const MD_PARSER parser = {.flags = FLAGS,
                                     .enter_block = enter_block,
                                     .leave_block = leave_block,
                                     .enter_span = enter_span,
                                     .leave_span = leave_span,
                                     .text = add_text};
    *markdown = (Markdown){.text = text};
    Parse parse = {.markdown = markdown, .arena = arena, .block = BLOCK_NONE};
    *reason = markdown_refusal(text);
    if (reason->len) {
        take_as_paragraph(&parse, text);
        return false;
    }
    parse.base = with_end(arena, text);
    if (md_parse(parse.base, (MD_SIZE)text.len, &parser, &parse) != 0)
        memory_full();  // its only failure: our callbacks never stop it
    markdown_place(markdown, arena);
    return true;
}
