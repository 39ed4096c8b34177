#include "format/tags.h"

#include "format/cut.h"
#include "format/harmony.h"
#include "syntax/tags.h"

// --- names --------------------------------------------------------------------------------------

static const char *const names[THINK_POLICY_COUNT] = {
    [THINK_AUTO] = "auto",           [THINK_NONE] = "none",
    [THINK_LEADING] = "leading",     [THINK_FORCED] = "forced",
    [THINK_ANYWHERE] = "anywhere",   [THINK_BALANCED] = "balanced",
    [THINK_LAST_CLOSE] = "last-close",
};

const char *think_policy_name(ThinkPolicy policy)
{
    return names[policy];
}

bool think_policy_parse(Text name, ThinkPolicy *policy)
{
    for (unsigned i = 0; i < THINK_POLICY_COUNT; i++) {
        if (!text_is(name, text_of(names[i])))
            continue;
        *policy = (ThinkPolicy)i;
        return true;
    }
    return false;
}

// --- where a block is ---------------------------------------------------------------------------

// What is missing of a block is an empty span where it should have been.
typedef struct Block {
    const TagFamily *family;     // NULL: thinking without any tag
    Span open, close;
    bool unclosed;               // the thinking goes to the end
    bool tool;                   // a call of a tool stands where the closing tag should
} Block;

// A call of a tool in the thinking, before `end`: an opening tag that is not quoted as code.
static bool tool_find(Text text, size_t from, size_t end, Tag *tag)
{
    TagScan scan = {.text = text_slice(text, 0, end), .at = from};
    while (tag_scan(&scan, TAG_TOOL, tag))
        if (!tag->close && (tag->family->flags & TAG_TOOL))
            return true;
    return false;
}

// The end of a block whose thinking starts at `from`.
static void block_close(Text text, size_t from, Block *block)
{
    Tag close, tool;
    bool closed = tag_close(text, from, block->family, &close);
    block->close = closed ? close.span : (Span){text.len, text.len};
    if ((block->family->flags & TAG_TOOLS) && tool_find(text, from, block->close.start, &tool)) {
        block->tool = true;
        block->close = (Span){tool.span.start, tool.span.start};
    }
    block->unclosed = !closed && !block->tool;
}

// A block whose opening tag the text begins with.
static bool find_leading(Text text, Block *block)
{
    Tag open;
    if (!tag_at(text, space_skip(text, 0), 0, &open) || open.close)
        return false;
    *block = (Block){.family = open.family, .open = open.span};
    block_close(text, open.span.end, block);
    return !(open.family->flags & TAG_PAIR) || !block->unclosed;
}

// A closing tag without its opening one, outside of code, of a family that may lack it.
static bool find_inferred(Text text, Block *block)
{
    size_t start = space_skip(text, 0);
    TagScan scan = {.text = text};
    uint64_t opened = 0;
    Tag tag;
    while (tag_scan(&scan, 0, &tag)) {
        uint64_t family = tag_family_bits(tag.family);
        bool lacks = (tag.family->flags & TAG_TEMPLATE)
                  || ((tag.family->flags & TAG_LEADS) && tag.span.start == start);
        if (!tag.close)
            opened |= family;
        if (!tag.close || !lacks)
            continue;
        *block = (Block){.family = tag.family, .open = {start, start}, .close = tag.span};
        return !(opened & family);
    }
    return false;
}

static bool find_auto(Text text, Block *block)
{
    return find_leading(text, block) || find_inferred(text, block);
}

// The first closing tag of all families, whatever stands before it.
static bool find_forced(Text text, Block *block)
{
    size_t start = space_skip(text, 0);
    Tag tag = {0};
    if (find_leading(text, block))
        return true;
    for (size_t at = start; tag_next(text, at, 0, &tag); at = tag.span.end)
        if (tag.close && !(tag.family->flags & TAG_PAIR))
            break;
    bool closed = tag.close && !(tag.family->flags & TAG_PAIR);
    Span end = {text.len, text.len};
    *block = (Block){.family = closed ? tag.family : NULL, .open = {start, start},
                     .close = closed ? tag.span : end, .unclosed = !closed};
    return true;
}

// The last closing tag of all families, or of the one that the text begins with.
static bool find_last(Text text, Block *block)
{
    size_t start = space_skip(text, 0);
    Tag open, tag;
    bool leads = tag_at(text, start, 0, &open) && !open.close, found = false;
    uint64_t family = leads ? tag_family_bits(open.family) : UINT64_MAX;
    *block = (Block){.open = leads ? open.span : (Span){start, start}};
    for (size_t at = block->open.end; tag_next(text, at, 0, &tag); at = tag.span.end) {
        bool pair = !leads && (tag.family->flags & TAG_PAIR);
        if (!tag.close || pair || !(tag_family_bits(tag.family) & family))
            continue;
        block->family = tag.family;
        block->close = tag.span;
        found = true;
    }
    return found;
}

// The first block at or after `from` that is closed. `dead` are the families that are known to have
// no closing tag any more: each is looked for once.
static bool find_closed(Text text, size_t from, uint64_t *dead, Block *block)
{
    Tag open, close;
    for (; tag_next_open(text, from, 0, &open); from = open.span.end) {
        uint64_t family = tag_family_bits(open.family);
        if (*dead & family)
            continue;
        if (tag_close(text, open.span.end, open.family, &close)) {
            *block = (Block){.family = open.family, .open = open.span, .close = close.span};
            return true;
        }
        *dead |= family;
    }
    return false;
}

// The same with the blocks inside it; where they do not add up, its first closing tag ends it.
static bool find_balanced(Text text, Block *block)
{
    uint64_t dead = 0;
    if (!find_closed(text, 0, &dead, block))
        return false;
    uint64_t family = tag_family_bits(block->family);
    size_t depth = 1;
    Tag tag;
    for (size_t at = block->open.end; tag_next(text, at, 0, &tag); at = tag.span.end) {
        if (!(tag_family_bits(tag.family) & family))
            continue;
        depth += tag.close ? (size_t)-1 : 1;
        if (depth == 0) {
            block->close = tag.span;
            break;
        }
    }
    return true;
}

// --- cutting ------------------------------------------------------------------------------------

static bool ends_in_space(const Cut *cut)
{
    return cut->at == 0 || char_is_space(cut->text.at[cut->at - 1]);
}

// White space behind a block is its own, but for what parts the words on either side.
static void take_block(Cut *cut, const Block *block)
{
    Text text = cut->text;
    bool leads = cut->at == 0 && text_is_blank(text_slice(text, 0, block->open.start));
    if (!leads)
        cut_take(cut, SEGMENT_ANSWER, block->open.start, NULL);
    bool alone = leads || ends_in_space(cut);
    size_t start = space_skip(text, block->open.end);
    start = start < block->close.start ? start : block->close.start;
    size_t end = block->unclosed ? text.len : space_back(text, block->close.start, start);
    cut_take(cut, SEGMENT_MARKER, start, NULL);
    cut_take(cut, SEGMENT_THINKING, end, "\n");
    cut_take(cut, SEGMENT_MARKER, alone ? space_skip(text, block->close.end) : block->close.end,
             NULL);
}

static void take_tools(Cut *cut)
{
    Tag open, close;
    while (tag_at(cut->text, cut->at, TAG_TOOL, &open) && !open.close
           && (open.family->flags & TAG_TOOL)) {
        bool closed = tag_close(cut->text, open.span.end, open.family, &close);
        cut_take(cut, SEGMENT_TOOL, closed ? close.span.end : cut->text.len, NULL);
        cut_take(cut, SEGMENT_MARKER, space_skip(cut->text, cut->at), NULL);
    }
}

static void note_tag(Cut *cut, const char *before, Text tag, const char *behind)
{
    Text name = text_trim(tag);
    cut_note(cut, arena_print(cut->arena, "%s%.*s%s", before, TEXT_ARG(name), behind));
}

// The closing tag that ends the text, else the first: the answer may speak of it.
static bool wrapper_close(Text text, size_t from, const TagFamily *family, Span *span)
{
    Tag first = {0};
    size_t end = space_back(text, text.len, from);
    size_t last = end - family->close.len;
    if (end - from >= family->close.len && text_is(text_slice(text, last, end), family->close)) {
        *span = (Span){last, text.len};
        return true;
    }
    bool found = tag_close(text, from, family, &first);
    *span = first.span;
    return found;
}

// An answer in tags of its own, directly behind the thinking, up to `end`.
static void take_wrapped(Cut *cut, size_t end)
{
    Text text = text_slice(cut->text, 0, end);
    Tag open;
    Span close;
    if (!tag_at(text, cut->at, TAG_WRAPPER, &open) || open.close
        || !(open.family->flags & TAG_WRAPPER))
        return;
    note_tag(cut, "the answer is unwrapped from ", open.family->open, "");
    cut_take(cut, SEGMENT_MARKER, space_skip(text, open.span.end), NULL);
    if (!wrapper_close(text, cut->at, open.family, &close))
        return;
    bool ends = close.end == text.len;
    cut_take(cut, SEGMENT_ANSWER, ends ? space_back(text, close.start, cut->at) : close.start,
             NULL);
    cut_take(cut, SEGMENT_MARKER, close.end, NULL);
}

// Further blocks of the families that have several, up to `end`. False: the last is not closed.
static bool take_later(Cut *cut, const TagFamily *family, size_t end)
{
    Text text = text_slice(cut->text, 0, end);
    uint64_t bits = tag_family_bits(family);
    Tag open, close;
    for (size_t at = cut->at; tag_next_open(text, at, 0, &open);) {
        at = open.span.end;
        if (!(tag_family_bits(open.family) & bits))
            continue;
        bool closed = tag_close(text, at, family, &close);
        Span stop = closed ? close.span : (Span){end, end};
        bool empty = text_is_blank(text_slice(text, at, stop.start));
        if ((family->flags & TAG_BLOCKS) || (empty && closed)) {
            Block block = {.family = family, .open = open.span, .close = stop,
                           .unclosed = !closed};
            take_block(cut, &block);
        }
        at = stop.end;
        if (!closed)
            return !(family->flags & TAG_BLOCKS);
    }
    return true;
}

// What stands behind the first block. False: thinking that began in it is not closed.
static bool take_rest(Cut *cut, const Block *block)
{
    bool closed = true;
    size_t end = block->family ? tag_stop(cut->text, cut->at, block->family) : cut->text.len;
    if (block->tool)
        take_tools(cut);
    else
        take_wrapped(cut, end);
    if (block->family && (block->family->flags & (TAG_BLOCKS | TAG_EMPTIES)))
        closed = take_later(cut, block->family, end);
    cut_take(cut, SEGMENT_ANSWER,
             end < cut->text.len ? space_back(cut->text, end, cut->at) : end, NULL);
    cut_take(cut, SEGMENT_MARKER, cut->text.len, NULL);
    return closed;
}

static void note_block(Cut *cut, const Block *block)
{
    bool opened = block->open.end > block->open.start;
    if (!block->family)
        cut_note(cut, TEXT("no tag at all: the text is taken for thinking that is not closed"));
    else if (opened)
        note_tag(cut, "the thinking begins with ", text_span(cut->text, block->open), "");
    else
        note_tag(cut, "no ", block->family->open,
                 ": the thinking is taken to begin with the text");
    if (block->tool)
        note_tag(cut, "no ", block->family->close, ": a call of a tool ends the thinking");
    else if (block->family && block->unclosed)
        note_tag(cut, "no ", block->family->close,
                 ": the thinking is taken to go on to the end");
}

// --- policies -----------------------------------------------------------------------------------

static size_t count_thoughts(const Cut *cut)
{
    size_t count = 0;
    for (size_t i = 0; i < cut->parts.len; i++) {
        const Part *part = &cut->parts.at[i];
        count += part->kind == SEGMENT_THINKING && part->span.end > part->span.start;
    }
    return count;
}

static ThinkingState state_of(const Cut *cut, const Block *block, bool closed)
{
    size_t thoughts = count_thoughts(cut);
    if (block->unclosed || !closed)
        return THINKING_UNCLOSED;
    if (thoughts != 1)
        return thoughts ? THINKING_REOPENED : THINKING_EMPTY;
    return block->open.end > block->open.start ? THINKING_CLOSED : THINKING_INFERRED_OPEN;
}

static void cut_block(Cut *cut, const Block *block)
{
    note_block(cut, block);
    take_block(cut, block);
    bool closed = take_rest(cut, block);
    cut_finish(cut, state_of(cut, block, closed));
}

static bool cut_anywhere(Cut *cut)
{
    uint64_t dead = 0;
    Block block = {0};
    if (!find_closed(cut->text, 0, &dead, &block))
        return false;
    note_block(cut, &block);
    do
        take_block(cut, &block);
    while (find_closed(cut->text, cut->at, &dead, &block));
    cut_take(cut, SEGMENT_ANSWER, cut->text.len, NULL);
    cut_finish(cut, state_of(cut, &block, true));
    return true;
}

static bool find(Text text, ThinkPolicy policy, Block *block)
{
    switch (policy) {
    case THINK_AUTO: return find_auto(text, block);
    case THINK_LEADING: return find_leading(text, block);
    case THINK_FORCED: return find_forced(text, block);
    case THINK_BALANCED: return find_balanced(text, block);
    case THINK_LAST_CLOSE: return find_last(text, block);
    case THINK_NONE:
    case THINK_ANYWHERE:
    case THINK_POLICY_COUNT: break;
    }
    return false;
}

bool tags_apply(Document *document, ThinkPolicy policy, Arena *arena)
{
    Block block;
    if (!document->answer.present || document->answer.text.len == 0)
        return false;
    Cut cut = cut_start(document, arena);
    if (policy == THINK_ANYWHERE)
        return cut_anywhere(&cut);
    if (policy == THINK_AUTO && harmony_begins(cut.text)) {
        harmony_cut(&cut);
        return true;
    }
    if (!find(cut.text, policy, &block))
        return false;
    cut_block(&cut, &block);
    return true;
}

bool tags_begin(Text text)
{
    Block block;
    return find_auto(text, &block);
}
