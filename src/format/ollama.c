// What `ollama run` writes for one prompt: cmd/cmd.go of ollama, generate().
//
// The line breaks before the footer, the error line or the end of the file belong to what follows
// the answer.
#include "format/ollama.h"

#include "format/format.h"
#include "format/line.h"
#include "format/reply.h"
#include "format/stats.h"

#define OPENER TEXT("Thinking...")

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

size_t ollama_notices_end(Text body, size_t at)
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

// A client that reports an error writes no footer. The start of the line, or TEXT_NONE.
static size_t error_find(Text source)
{
    SourceLine line = source_line_before(source, text_trim_right(source).len);
    return text_starts(source_line_text(source, line), TEXT("Error: ")) ? line.start : TEXT_NONE;
}

// "  Model called a non-existent function 'f()' with arguments: {}", since v0.11.
static bool is_tool_notice(Text line)
{
    return text_starts(line, TEXT("  Model called a non-existent function '"))
        && text_find(line, 0, TEXT("()' with arguments: ")) != TEXT_NONE;
}

// --- the format ----------------------------------------------------------------------------------

bool ollama_thinks(Text source, size_t at)
{
    return reply_opener_end(source, at, OPENER) != TEXT_NONE;
}

static void take_footer(Cutter *cutter, const Stats *stats, size_t end)
{
    cutter_take(cutter, SEGMENT_STATS, end);
    if (cutter->quiet)
        return;
    cutter->document->has_stats = true;
    cutter->document->stats = *stats;
}

void ollama_take(Cutter *cutter, size_t end)
{
    const ReplyMarks marks = {OPENER, TEXT("...done thinking."), is_tool_notice};
    Text body = text_slice(cutter->document->source, 0, end);
    Stats stats;
    size_t footer = footer_find(body, &stats), failure = error_find(body);
    size_t tail = footer < failure ? footer : failure;
    cutter_take(cutter, SEGMENT_NOTICE, ollama_notices_end(text_slice(body, 0, tail), cutter->at));
    reply_take(cutter, tail < end ? tail : end, &marks);
    if (failure != TEXT_NONE)
        cutter_note(cutter, TEXT("the client reported an error: the answer may be cut off"));
    if (footer != TEXT_NONE)
        take_footer(cutter, &stats, end);
    cutter_take(cutter, failure != TEXT_NONE ? SEGMENT_ERROR : SEGMENT_MARKER, end);
}

static bool detect(Text source)
{
    Stats stats;
    size_t start = bom_length(source), end = ollama_notices_end(source, start);
    return end > start || ollama_thinks(source, end)
        || footer_find(source, &stats) != TEXT_NONE;
}

static bool split(Text source, Arena *arena, DocumentList *documents, Error *error)
{
    (void)error;
    Document document = {.source = source};
    Cutter cutter = {.document = &document, .arena = arena};
    cutter_take(&cutter, SEGMENT_MARKER, bom_length(source));
    ollama_take(&cutter, source.len);
    list_add(arena, documents, document);
    return true;
}

const Format format_ollama = {
    .name = "ollama-terminal",
    .about = "what `ollama run` writes to a file or a terminal",
    .detect = detect,
    .split = split,
};
