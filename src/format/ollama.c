// What `ollama run` writes for one prompt: cmd/cmd.go of ollama, generate().
//
//     [notices] ["Thinking..." text "...done thinking." [empty line]] answer [two breaks] [footer]
//
// The line break before a closing marker and the empty line behind it belong to the marker; up to
// two line breaks before the footer, the error line or the end of the file belong to what follows
// the answer, since the client writes them after every answer.
#include "format/format.h"
#include "format/line.h"
#include "format/stats.h"

#define OPENER TEXT("Thinking...")
#define CLOSER TEXT("...done thinking.")

typedef struct Splitter {
    Document *document;
    Arena *arena;
    Text body;           // the source up to the footer or the error line
    size_t at;           // what stands before is in a segment
    unsigned blocks;     // of thinking that were closed
    size_t seam;         // the LF behind the last closing marker: parts two blocks in the channel
} Splitter;

// --- what stands before and behind ---------------------------------------------------------------

static bool is_quoted(Text line, const char *start, Text end)
{
    Text prefix = text_of(start);
    return text_starts(line, prefix) && text_ends(text_from(line, prefix.len), end);
}

static bool is_pull(Text line)
{
    return text_starts(line, TEXT("pulling manifest"))
        || text_is(line, TEXT("verifying sha256 digest")) || text_is(line, TEXT("writing manifest"))
        || text_is(line, TEXT("removing any unused layers"));
}

// "pulling 6a0746a1ec1a: 100%": twelve hexadecimal digits of the layer's digest.
static bool is_pulled_layer(Text line)
{
    enum { DIGITS = 12 };
    Text prefix = TEXT("pulling "), digits = text_slice(line, prefix.len, prefix.len + DIGITS);
    Text rest = text_from(line, prefix.len + DIGITS);
    if (!text_starts(line, prefix) || digits.len < DIGITS)
        return false;
    for (size_t i = 0; i < digits.len; i++)
        if (!char_is_digit(digits.at[i]) && (digits.at[i] < 'a' || digits.at[i] > 'f'))
            return false;
    return text_starts(rest, TEXT(":")) || text_starts(rest, TEXT("..."));
}

static bool is_connecting(Text line)
{
    Text flash = TEXT(" \u26A1");
    if (text_ends(line, flash))
        line = text_slice(line, 0, line.len - flash.len);
    return is_quoted(line, "Connecting to '", TEXT("'"))
        && text_find(line, 0, TEXT("' on '")) != TEXT_NONE;
}

static bool is_notice(Text line)
{
    return is_quoted(line, "Added image '", TEXT("'"))
        || is_quoted(line, "Added audio '", TEXT("'"))
        || is_quoted(line, "warning: model \"", TEXT("\" does not support thinking output"))
        || is_connecting(line) || is_pull(line) || is_pulled_layer(line);
}

// The end of the notices at `at`, blank lines between them included; `at` when there are none.
static size_t notices_end(Text body, size_t at)
{
    size_t end = at;
    bool pulled = false;
    for (SourceLine line = source_line(body, at); line.start < body.len;
         line = source_line(body, line.next)) {
        Text text = text_trim_right(source_line_text(body, line));
        if (text.len == 0)
            continue;
        if (!is_notice(text) && !(pulled && text_is(text, TEXT("success"))))
            break;
        pulled = is_pull(text) || is_pulled_layer(text);
        end = line.next;
    }
    return end;
}

// Where the text behind an opening marker starts, if the first line at `at` that is not blank is
// one.
static size_t opener_end(Text body, size_t at)
{
    SourceLine line = source_line(body, at);
    while (line.next < body.len && text_is_blank(source_line_text(body, line)))
        line = source_line(body, line.next);
    return text_is(source_line_text(body, line), OPENER) ? line.next : TEXT_NONE;
}

// A client that reports an error writes no footer. The start of the line, or TEXT_NONE.
static size_t error_find(Text source)
{
    SourceLine line = source_line_before(source, text_trim_right(source).len);
    return text_starts(source_line_text(source, line), TEXT("Error: ")) ? line.start : TEXT_NONE;
}

// --- the closing marker --------------------------------------------------------------------------

typedef struct Closer {
    Span span;           // with the line break before it and the empty line behind it
    size_t seam;         // the end of its line, without what follows
    bool found, bare;    // bare: no empty line follows
} Closer;

static Closer closer_of(Text body, SourceLine line, size_t from)
{
    bool alone = line.end - line.start == CLOSER.len;
    size_t start = alone ? break_before(body, line.start, from) : line.end - CLOSER.len;
    bool bare = !source_line_is_empty(body, line.next);
    size_t end = bare ? line.next : source_line(body, line.next).next;
    return (Closer){{start, end}, line.next - 1, true, bare};
}

// The first closing marker that has a line of its own and an empty line behind it. Where there is
// none: the first that ends a line of text (v0.9 and v0.10 wrote no line break before it), then
// the first without an empty line (lost on the way here).
static Closer closer_find(Text body, size_t from)
{
    Closer glued = {0}, bare = {0};
    for (SourceLine line = source_line(body, from); line.start < body.len;
         line = source_line(body, line.next)) {
        Text text = source_line_text(body, line);
        if (!text_ends(text, CLOSER))
            continue;
        bool alone = text.len == CLOSER.len, ended = source_line_is_empty(body, line.next);
        if (alone && ended)
            return closer_of(body, line, from);
        if (ended && !glued.found)
            glued = closer_of(body, line, from);
        if (alone && !bare.found)
            bare = closer_of(body, line, from);
    }
    return glued.found ? glued : bare;
}

// --- the body ------------------------------------------------------------------------------------

static void note(Splitter *splitter, Text text)
{
    list_add(splitter->arena, &splitter->document->notes, text);
}

static void take(Splitter *splitter, SegmentKind kind, size_t end)
{
    Segment segment = {kind, 0, {splitter->at, end}};
    document_add_segment(splitter->document, splitter->arena, segment);
    splitter->at = end;
}

static void take_text(Splitter *splitter, SegmentKind kind, size_t end)
{
    Document *document = splitter->document;
    Channel *channel = kind == SEGMENT_THINKING ? &document->thinking : &document->answer;
    Span span = {splitter->at, end};
    channel_add_folded(channel, splitter->arena, document->source, span);
    take(splitter, kind, end);
}

static void take_block(Splitter *splitter, Closer closer)
{
    Document *document = splitter->document;
    if (splitter->blocks > 0) {
        Span seam = {splitter->seam, splitter->seam + 1};
        channel_add(&document->thinking, splitter->arena, document->source, seam);
    }
    take_text(splitter, SEGMENT_THINKING, closer.span.start);
    take(splitter, SEGMENT_MARKER, closer.span.end);
    splitter->seam = closer.seam;
    splitter->blocks++;
    if (closer.bare)
        note(splitter, TEXT("no empty line behind the closing marker of the thinking"));
}

// Where the text ends that goes up to the end of the body.
static size_t text_end(const Splitter *splitter)
{
    size_t end = break_before(splitter->body, splitter->body.len, splitter->at);
    return break_before(splitter->body, end, splitter->at);
}

static bool is_fence(Text line)
{
    Text text = text_trim(line);
    return text_starts(text, TEXT("```")) || text_starts(text, TEXT("~~~"));
}

// Since v0.11 thinking may open again, in the middle of a line as a rule. That the answer speaks
// of the marker is more likely, so it takes a closing marker too, and no code block around the
// opening one.
static void take_reopened(Splitter *splitter)
{
    Text body = splitter->body;
    SourceLine open = {0}, line = source_line(body, splitter->at);
    bool is_open = false, fenced = false;
    for (; line.start < body.len; line = source_line(body, line.next)) {
        Text text = source_line_text(body, line);
        if (!is_open) {
            fenced ^= is_fence(text);
            is_open = !fenced && text_ends(text, OPENER);
            open = line;
        } else if (text_is(text, CLOSER) && source_line_is_empty(body, line.next)) {
            take_text(splitter, SEGMENT_ANSWER, open.end - OPENER.len);
            take(splitter, SEGMENT_MARKER, open.next);
            take_block(splitter, closer_of(body, line, open.next));
            is_open = false;
        }
    }
}

static void take_thinking(Splitter *splitter, size_t opener)
{
    take(splitter, SEGMENT_MARKER, opener);
    Closer closer = closer_find(splitter->body, opener);
    if (closer.found) {
        take_block(splitter, closer);
        take_reopened(splitter);
    } else {
        take_text(splitter, SEGMENT_THINKING, text_end(splitter));
        note(splitter, TEXT("thinking is never closed: it is taken to go on to the end"));
    }
}

static ThinkingState state_of(const Splitter *splitter)
{
    const Channel *thinking = &splitter->document->thinking;
    if (!thinking->present)
        return THINKING_NONE;
    if (splitter->blocks == 0)
        return THINKING_UNCLOSED;
    if (splitter->blocks > 1)
        return THINKING_REOPENED;
    return text_is_blank(thinking->text) ? THINKING_EMPTY : THINKING_CLOSED;
}

static void take_body(Splitter *splitter)
{
    take(splitter, SEGMENT_MARKER, bom_length(splitter->body));
    take(splitter, SEGMENT_NOTICE, notices_end(splitter->body, splitter->at));
    size_t opener = opener_end(splitter->body, splitter->at);
    if (opener != TEXT_NONE)
        take_thinking(splitter, opener);
    splitter->document->thinking_state = state_of(splitter);
    take_text(splitter, SEGMENT_ANSWER, text_end(splitter));
}

// --- the format ----------------------------------------------------------------------------------

static bool detect(Text source)
{
    Stats stats;
    size_t start = bom_length(source), end = notices_end(source, start);
    return end > start || opener_end(source, end) != TEXT_NONE
        || footer_find(source, &stats) != TEXT_NONE;
}

static bool split(Text source, Arena *arena, DocumentList *documents, Error *error)
{
    (void)error;
    Document document = {.source = source};
    size_t footer = footer_find(source, &document.stats), failure = error_find(source);
    size_t tail = footer < failure ? footer : failure;
    Splitter splitter = {&document, arena, text_slice(source, 0, tail), 0, 0, 0};
    take_body(&splitter);
    document.has_stats = footer != TEXT_NONE;
    if (failure != TEXT_NONE)
        note(&splitter, TEXT("the client reported an error: the answer may be cut off"));
    SegmentKind kind = failure != TEXT_NONE ? SEGMENT_ERROR : SEGMENT_MARKER;
    take(&splitter, document.has_stats ? SEGMENT_STATS : kind, source.len);
    list_add(arena, documents, document);
    return true;
}

const Format format_ollama = {"ollama-terminal", "what `ollama run` writes to a file or a terminal",
                              detect, split};
