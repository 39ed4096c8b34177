#include "format/reply.h"

#include "format/line.h"

typedef struct Splitter {
    Cutter *cutter;
    const ReplyMarks *marks;
    Text body;           // the source up to the end of the reply
    unsigned blocks;     // of thinking that were closed
    size_t seam;         // the LF behind the last closing marker: parts two blocks in the channel
    bool thinks;
} Splitter;

size_t reply_opener_end(Text source, size_t at, Text opener)
{
    SourceLine line = source_line(source, at);
    while (line.next < source.len && text_is_blank(source_line_text(source, line)))
        line = source_line(source, line.next);
    return text_is(source_line_text(source, line), opener) ? line.next : TEXT_NONE;
}

bool line_is_fence(Text line)
{
    Text text = text_trim(line);
    return text_starts(text, TEXT("```")) || text_starts(text, TEXT("~~~"));
}

// --- the closing marker --------------------------------------------------------------------------

typedef struct Closer {
    Span span;           // with the line break before it and the empty line behind it
    size_t seam;         // the end of its line, without what follows
    bool found, bare;    // bare: no empty line follows
} Closer;

static Closer closer_of(const Splitter *splitter, SourceLine line, size_t from)
{
    Text body = splitter->body, closer = splitter->marks->closer;
    bool alone = line.end - line.start == closer.len;
    size_t start = alone ? break_before(body, line.start, from) : line.end - closer.len;
    bool bare = !source_line_is_empty(body, line.next);
    size_t end = bare ? line.next : source_line(body, line.next).next;
    return (Closer){{start, end}, line.next - 1, true, bare};
}

// The first closing marker that has a line of its own and an empty line behind it. Where there is
// none: the first that ends a line of text (v0.9 and v0.10 of ollama wrote no line break before
// it), then the first without an empty line (lost on the way here).
static Closer closer_find(const Splitter *splitter, size_t from)
{
    Text body = splitter->body, closer = splitter->marks->closer;
    Closer glued = {0}, bare = {0};
    for (SourceLine line = source_line(body, from); line.start < body.len;
         line = source_line(body, line.next)) {
        Text text = source_line_text(body, line);
        if (!text_ends(text, closer))
            continue;
        bool alone = text.len == closer.len, ended = source_line_is_empty(body, line.next);
        if (alone && ended)
            return closer_of(splitter, line, from);
        if (ended && !glued.found)
            glued = closer_of(splitter, line, from);
        if (alone && !bare.found)
            bare = closer_of(splitter, line, from);
    }
    return glued.found ? glued : bare;
}

// --- the parts -----------------------------------------------------------------------------------

static void take_block(Splitter *splitter, Closer closer)
{
    Cutter *cutter = splitter->cutter;
    Document *document = cutter->document;
    if (splitter->blocks > 0 && !cutter->quiet) {
        Span seam = {splitter->seam, splitter->seam + 1};
        channel_add(&document->thinking, cutter->arena, document->source, seam);
    }
    cutter_take_text(cutter, SEGMENT_THINKING, closer.span.start);
    cutter_take(cutter, SEGMENT_MARKER, closer.span.end);
    splitter->seam = closer.seam;
    splitter->blocks++;
    if (closer.bare)
        cutter_note(cutter, TEXT("no empty line behind the closing marker of the thinking"));
}

// Where the text ends that goes up to the end of the body.
static size_t text_end(const Splitter *splitter)
{
    size_t at = splitter->cutter->at;
    size_t end = break_before(splitter->body, splitter->body.len, at);
    return break_before(splitter->body, end, at);
}

// The answer up to `end`, without the lines in which the client tells of tools.
static void take_answer(Splitter *splitter, size_t end)
{
    Cutter *cutter = splitter->cutter;
    Text body = text_slice(splitter->body, 0, end);
    SourceLine line = source_line(body, cutter->at);
    for (; splitter->marks->is_tool && line.start < body.len; line = source_line(body, line.next)) {
        if (!splitter->marks->is_tool(source_line_text(body, line)))
            continue;
        if (line.start > cutter->at)
            cutter_take_text(cutter, SEGMENT_ANSWER, line.start);
        cutter_take(cutter, SEGMENT_TOOL, line.next < end ? line.next : end);
    }
    cutter_take_text(cutter, SEGMENT_ANSWER, end);
}

// Thinking may open again, in the middle of a line as a rule. That the answer speaks of the
// marker is more likely, so it takes a closing marker too, and no code block around the opening
// one.
static void take_reopened(Splitter *splitter)
{
    const ReplyMarks *marks = splitter->marks;
    Text body = splitter->body;
    SourceLine open = {0}, line = source_line(body, splitter->cutter->at);
    bool is_open = false, fenced = false;
    for (; line.start < body.len; line = source_line(body, line.next)) {
        Text text = source_line_text(body, line);
        if (!is_open) {
            fenced ^= line_is_fence(text);
            is_open = !fenced && text_ends(text, marks->opener);
            open = line;
        } else if (text_is(text, marks->closer) && source_line_is_empty(body, line.next)) {
            take_answer(splitter, open.end - marks->opener.len);
            cutter_take(splitter->cutter, SEGMENT_MARKER, open.next);
            take_block(splitter, closer_of(splitter, line, open.next));
            is_open = false;
        }
    }
}

static void take_thinking(Splitter *splitter, size_t opener)
{
    splitter->thinks = true;
    cutter_take(splitter->cutter, SEGMENT_MARKER, opener);
    Closer closer = closer_find(splitter, opener);
    if (closer.found) {
        take_block(splitter, closer);
        take_reopened(splitter);
    } else {
        cutter_take_text(splitter->cutter, SEGMENT_THINKING, text_end(splitter));
        cutter_note(splitter->cutter,
                    TEXT("thinking is never closed: it is taken to go on to the end"));
    }
}

static ThinkingState state_of(const Splitter *splitter)
{
    const Channel *thinking = &splitter->cutter->document->thinking;
    if (!splitter->thinks)
        return THINKING_NONE;
    if (splitter->blocks == 0)
        return THINKING_UNCLOSED;
    if (splitter->blocks > 1)
        return THINKING_REOPENED;
    return text_is_blank(thinking->text) ? THINKING_EMPTY : THINKING_CLOSED;
}

void reply_take(Cutter *cutter, size_t end, const ReplyMarks *marks)
{
    Text body = text_slice(cutter->document->source, 0, end);
    Splitter splitter = {.cutter = cutter, .marks = marks, .body = body};
    size_t opener = reply_opener_end(body, cutter->at, marks->opener);
    if (opener != TEXT_NONE)
        take_thinking(&splitter, opener);
    if (!cutter->quiet)
        cutter->document->thinking_state = state_of(&splitter);
    take_answer(&splitter, text_end(&splitter));
}
