#include "format/terminal.h"

#include "format/escape.h"
#include "format/line.h"
#include "format/utf16.h"
#include "format/wrap_trace.h"

#define HIDE TEXT("\033[?25l")
#define SHOW TEXT("\033[?25h")
#define GREY TEXT("\033[38;5;245m")

// One pass over a text: what it takes away.
typedef struct Pass {
    Text text;
    Arena *arena;
    Cleaned *cleaned;
    SpanList cuts;
    size_t shown;        // where the next SHOW stands, or TEXT_NONE: looked for only once
} Pass;

static Pass pass_of(Cleaned *cleaned, Arena *arena)
{
    return (Pass){.text = decoded_text(&cleaned->decoded), .arena = arena, .cleaned = cleaned};
}

static void cut(Pass *pass, size_t start, size_t end)
{
    if (start < end)
        list_add(pass->arena, &pass->cuts, (Span){start, end});
}

static void pass_end(Pass *pass)
{
    if (pass->cuts.len > 0)
        pass->cleaned->decoded = decoded_without(&pass->cleaned->decoded, pass->arena, &pass->cuts);
}

static bool starts_at(Text text, size_t at, Text what)
{
    return text_starts(text_from(text, at), what);
}

// --- encoding and line breaks --------------------------------------------------------------------

static void decode(Cleaned *cleaned, Text source, Arena *arena)
{
    bool big_endian;
    cleaned->decoded = decoded_of(arena, source);
    if (utf16_has_mark(source, &big_endian)) {
        cleaned->encoding = big_endian ? TERMINAL_UTF16BE : TERMINAL_UTF16LE;
        cleaned->decoded = utf16_decode(source, big_endian, arena, &cleaned->replaced);
    } else if (bom_length(source) > 0) {
        cleaned->encoding = TERMINAL_UTF8_BOM;
        Pass pass = pass_of(cleaned, arena);
        cut(&pass, 0, bom_length(source));
        pass_end(&pass);
    }
}

static void break_at_cr(Cleaned *cleaned, Arena *arena)
{
    const Decoded from = cleaned->decoded;
    Text text = decoded_text(&from);
    Decoding out = decoding_start(&from, arena);
    size_t at = 0, cr;
    while ((cr = text_find_char(text, at, '\r')) != TEXT_NONE) {
        decoded_keep(&out, (Span){at, cr});
        decoded_replace(&out, (Span){cr, cr + 1}, TEXT("\n"));
        at = cr + 1;
    }
    decoded_keep(&out, (Span){at, text.len});
    cleaned->decoded = out.made;
}

static void fold_breaks(Cleaned *cleaned, Arena *arena)
{
    Pass pass = pass_of(cleaned, arena);
    Text text = pass.text;
    size_t start = 0, end = 0;
    if (text_find_char(text, 0, '\n') == TEXT_NONE) {
        if (text_find_char(text_trim_right(text), 0, '\r') != TEXT_NONE)
            break_at_cr(cleaned, arena);
        return;
    }
    while ((start = text_find_char(text, end, '\r')) != TEXT_NONE) {
        end = start;
        while (end < text.len && text.at[end] == '\r')
            end++;
        if (end < text.len && text.at[end] == '\n')
            cut(&pass, start, end);
    }
    pass_end(&pass);
}

// A line of which the client or a download wrote several versions: the last with text counts.
static void keep_last_version(Pass *pass, size_t start, size_t end)
{
    size_t last = end, cr = start, from = start;
    while (last > start && pass->text.at[last - 1] == '\r')
        last--;
    Text line = text_slice(pass->text, 0, last);
    while ((cr = text_find_char(line, cr, '\r')) != TEXT_NONE)
        from = ++cr;
    pass->cleaned->overwritten += from > start;
    cut(pass, start, from);
    cut(pass, last, end);
}

static void overwrite_lines(Cleaned *cleaned, Arena *arena)
{
    Pass pass = pass_of(cleaned, arena);
    size_t cr, next = 0;
    while ((cr = text_find_char(pass.text, next, '\r')) != TEXT_NONE) {
        size_t start = cr, end = text_find_char(pass.text, cr, '\n');
        while (start > next && pass.text.at[start - 1] != '\n')
            start--;
        next = end == TEXT_NONE ? pass.text.len : end;
        keep_last_version(&pass, start, next);
    }
    pass_end(&pass);
}

// --- escapes -------------------------------------------------------------------------------------

// The frames of the client's spinner: ten of the Braille patterns.
static bool is_frame(Text text, size_t at)
{
    enum { FRAME_LEN = 3 };
    Text frame = text_slice(text, at, at + FRAME_LEN);
    return frame.len == FRAME_LEN && frame.at[0] == '\xE2'
        && text_find(TEXT("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"), 0, frame) != TEXT_NONE;
}

static bool has_frame(Text text)
{
    size_t at = 0;
    while ((at = text_find_char(text, at, '\xE2')) != TEXT_NONE)
        if (is_frame(text, at++))
            return true;
    return false;
}

// What the client draws with the cursor hidden is never text of the model.
static size_t hidden_len(Pass *pass, size_t at)
{
    if (!starts_at(pass->text, at, HIDE))
        return 0;
    if (pass->shown != TEXT_NONE && pass->shown <= at)
        pass->shown = text_find(pass->text, at, SHOW);
    if (pass->shown == TEXT_NONE)
        return 0;
    size_t end = pass->shown + SHOW.len;
    pass->cleaned->frames += has_frame(text_slice(pass->text, at, end));
    return end - at;
}

// Grey text, and the cursor back to its start: what the prompt shows until somebody types.
static size_t placeholder_len(Text text, size_t at)
{
    if (!starts_at(text, at, GREY))
        return 0;
    size_t start = at + GREY.len, end = start, value = 0;
    while (end < text.len && text.at[end] != '\033' && text.at[end] != '\n')
        end++;
    size_t digit = end + 2;
    if (end == start || !starts_at(text, end, TEXT("\033[")))
        return 0;
    for (; digit < text.len && char_is_digit(text.at[digit]) && value <= end; digit++)
        value = value * 10 + (size_t)(text.at[digit] - '0');
    return digit < text.len && text.at[digit] == 'D' && value == end - start ? digit + 1 - at : 0;
}

static void cut_escapes(Pass *pass, size_t from, size_t to)
{
    size_t at = from;
    Text text = pass->text = text_slice(pass->text, 0, to);
    while ((at = escape_find(text, at)) != TEXT_NONE) {
        WrapTrace trace = wrap_trace_at(text, at, TRACE_ESCAPE);
        size_t len = hidden_len(pass, at);
        if (len == 0)
            len = placeholder_len(text, at);
        if (len == 0 && trace.len == 0)
            len = escape_len(text, at);
        cut(pass, at, at + len);
        pass->cleaned->escapes += len > 0;
        at += len ? len : trace.len ? trace.len : 1;
    }
}

// Where the last line that is not blank starts, if script(1) wrote it; else the end of the text.
static size_t script_end(Text text)
{
    SourceLine line = source_line_before(text, text_trim_right(text).len);
    bool ours = text_starts(source_line_text(text, line), TEXT("Script done on "));
    return ours ? line.start : text.len;
}

static void remove_escapes(Cleaned *cleaned, Arena *arena)
{
    Pass pass = pass_of(cleaned, arena);
    size_t len = pass.text.len, end = script_end(pass.text);
    bool headed = text_starts(pass.text, TEXT("Script started on "));
    size_t start = headed ? source_line(pass.text, 0).next : 0;
    cleaned->script = start > 0 || end < len;
    cut(&pass, 0, start);
    cut_escapes(&pass, start, end > start ? end : start);
    cut(&pass, end > start ? end : start, len);
    pass_end(&pass);
}

// --- escapes that lost their ESC -----------------------------------------------------------------

static size_t lost_token(Text text, size_t at)
{
    static const char *const tokens[] = {
        "[?2026h", "[?2026l", "[?25l", "[?25h", "[1G", "[2K", "[K",
    };
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++)
        if (starts_at(text, at, text_of(tokens[i])))
            return text_of(tokens[i]).len;
    return 0;
}

// Spinner frames at the start, bare or among what is left of their escapes.
static size_t cut_lost_start(Pass *pass)
{
    enum { FRAME_AND_SPACE = 4 };
    size_t at = 0, len = 1, tokens = 0, frames = 0;
    while (len > 0) {
        bool frame = is_frame(pass->text, at) && starts_at(pass->text, at + 3, TEXT(" "));
        len = frame ? FRAME_AND_SPACE : lost_token(pass->text, at);
        frames += frame;
        tokens += !frame && len > 0;
        at += len;
    }
    if (frames == 0 && !starts_at(pass->text, 0, TEXT("[?")))
        return 0;
    cut(pass, 0, at);
    pass->cleaned->frames += frames;
    pass->cleaned->escapes += tokens;
    return at;
}

static void remove_lost(Cleaned *cleaned, Arena *arena)
{
    Pass pass = pass_of(cleaned, arena);
    Text pair = TEXT("[?25l[?25h"), end = TEXT("[?2026l"), start = TEXT("[?2026h");
    size_t done = cut_lost_start(&pass), at;
    while ((at = text_find(pass.text, done, pair)) != TEXT_NONE) {
        size_t behind = at + pair.len;
        if (at >= done + start.len && starts_at(pass.text, at - start.len, start))
            at -= start.len;
        done = starts_at(pass.text, behind, end) ? behind + end.len : behind;
        cut(&pass, at, done);
        cleaned->escapes += 2;
    }
    pass_end(&pass);
}

// --- all -----------------------------------------------------------------------------------------

static void note_count(Cleaned *cleaned, Arena *arena, size_t count, const char *one,
                       const char *many)
{
    const char *what = count == 1 ? one : many;
    if (count > 0)
        list_add(arena, &cleaned->notes, arena_print(arena, "%zu %s", count, what));
}

static void note_all(Cleaned *cleaned, Arena *arena)
{
    if (cleaned->encoding == TERMINAL_UTF16LE || cleaned->encoding == TERMINAL_UTF16BE)
        list_add(arena, &cleaned->notes, TEXT("read as UTF-16"));
    note_count(cleaned, arena, cleaned->replaced, "unit that is no UTF-16 replaced",
               "units that are no UTF-16 replaced");
    if (cleaned->script)
        list_add(arena, &cleaned->notes, TEXT("lines of script(1) removed"));
    note_count(cleaned, arena, cleaned->escapes, "terminal escape removed",
               "terminal escapes removed");
    note_count(cleaned, arena, cleaned->frames, "spinner frame removed", "spinner frames removed");
    note_count(cleaned, arena, cleaned->overwritten, "overwritten line removed",
               "overwritten lines removed");
}

Cleaned terminal_clean(Text source, Arena *arena)
{
    Cleaned cleaned = {0};
    decode(&cleaned, source, arena);
    fold_breaks(&cleaned, arena);
    remove_escapes(&cleaned, arena);
    overwrite_lines(&cleaned, arena);
    remove_lost(&cleaned, arena);
    note_all(&cleaned, arena);
    return cleaned;
}

static void cut_traces(Cleaned *cleaned, Arena *arena, TraceKind kind)
{
    Pass pass = pass_of(cleaned, arena);
    size_t at = 0;
    while ((at = wrap_trace_find(pass.text, at, kind)) != TEXT_NONE) {
        WrapTrace trace = wrap_trace_at(pass.text, at, kind);
        // "[K" alone may be text: that ESC was lost shows in the columns only.
        if (kind == TRACE_ESCAPE || trace.columns > 0)
            cut(&pass, at, at + trace.len - 1);
        at += trace.len;
    }
    pass_end(&pass);
}

Decoded terminal_finish(const Decoded *from, Arena *arena)
{
    Cleaned cleaned = {.decoded = *from};
    cut_traces(&cleaned, arena, TRACE_ESCAPE);
    cut_traces(&cleaned, arena, TRACE_LOST);
    return cleaned.decoded;
}
