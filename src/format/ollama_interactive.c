// A session of `ollama run`: cmd/interactive.go of ollama, and the history that it prints on
// start. The document is the last turn that was answered; the segments say of all turns what they
// are.
//
//     turn = ">>> " (text / '"""' text *("... " text) '"""') LF *("... " text LF) reply
//
// A line that starts with ">>> " begins a turn when a blank line, a footer or another prompt
// stands before it, and no fenced code block that is closed in the same turn stands around it. A
// line that starts with "/" is a command, and what follows it up to the next prompt is what the
// client said. A "... " line keeps its line break: whether the terminal or the user broke the
// line, nobody knows.
#include "format/format.h"
#include "format/line.h"
#include "format/ollama.h"
#include "format/reply.h"
#include "format/stats.h"
#include "format/turns.h"

#define PROMPT TEXT(">>> ")
#define MORE TEXT("... ")
#define QUOTES TEXT("\"\"\"")

static bool is_prompt(Text line)
{
    return text_starts(line, PROMPT) || text_is(line, TEXT(">>>"));
}

static bool is_more(Text line)
{
    return text_starts(line, MORE) || text_is(line, TEXT("..."));
}

static bool is_placeholder(Text line)
{
    Text text = text_from(line, PROMPT.len);
    return text_starts(text, TEXT("Send a message (/? for help)"))
        || text_is(text_trim(text), TEXT("Press Enter to send"));
}

static bool is_known_command(Text line)
{
    static const char *const names[] = {"/list", "/load", "/save", "/clear", "/set", "/show",
                                        "/help", "/?",    "/exit", "/bye",   NULL};
    Text text = text_from(line, PROMPT.len);
    for (size_t i = 0; names[i]; i++)
        if (text_starts(text, text_of(names[i])))
            return true;
    return false;
}

// --- where the first prompt is -------------------------------------------------------------------

// Behind notices and the command line that a copy of a terminal begins with.
static size_t first_prompt(Text source)
{
    size_t at = ollama_notices_end(source, bom_length(source));
    for (bool commanded = false;; commanded = true) {
        SourceLine line = source_line(source, at);
        while (line.next < source.len && text_is_blank(source_line_text(source, line)))
            line = source_line(source, line.next);
        Text text = source_line_text(source, line);
        if (is_prompt(text))
            return line.start;
        if (commanded || text_find(text, 0, TEXT("ollama run ")) == TEXT_NONE)
            return TEXT_NONE;
        at = ollama_notices_end(source, line.next);
    }
}

// --- finding the turns ---------------------------------------------------------------------------

// Where fenced code blocks end. A fence that opens at or behind `open[i]` and before `open_end[i]`
// is never closed; without this memory a hostile text would be read once per fence.
typedef struct Fences {
    size_t unclosed_until[2];
} Fences;

static bool is_bare_fence(Text line, char mark)
{
    Text text = text_trim(line);
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != mark)
            return false;
    return line_is_fence(line) && text.len > 0;
}

// The line behind the block that `open` begins, or TEXT_NONE when the block is not closed: the
// text ends, or another block with a language opens after a prompt.
static size_t fence_end(Fences *fences, Text source, SourceLine open)
{
    char mark = text_trim(source_line_text(source, open)).at[0];
    size_t *unclosed = &fences->unclosed_until[mark == '~'], prompt = TEXT_NONE;
    if (open.start < *unclosed)
        return TEXT_NONE;
    for (SourceLine line = source_line(source, open.next); line.start < source.len;
         line = source_line(source, line.next)) {
        Text text = source_line_text(source, line);
        if (is_bare_fence(text, mark))
            return line.next;
        if (prompt == TEXT_NONE && is_prompt(text))
            prompt = line.start;
        else if (prompt != TEXT_NONE && line_is_fence(text) && text_trim(text).at[0] == mark) {
            *unclosed = prompt;
            return TEXT_NONE;
        }
    }
    *unclosed = source.len;
    return TEXT_NONE;
}

static bool is_footer_line(Text line)
{
    static const char *const labels[] = {"total duration: ", "load duration: ",
                                         "prompt eval ",     "eval count: ",
                                         "eval duration: ",  "eval rate: ", NULL};
    for (size_t i = 0; labels[i]; i++)
        if (text_starts(line, text_of(labels[i])))
            return true;
    return false;
}

// The start of the next prompt line at or behind `at`, where a turn may begin at once if `ready`.
static size_t next_prompt(Fences *fences, Text source, size_t at, bool ready)
{
    for (SourceLine line = source_line(source, at); line.start < source.len;) {
        Text text = source_line_text(source, line);
        if (ready && is_prompt(text))
            return line.start;
        size_t end = line_is_fence(text) ? fence_end(fences, source, line) : TEXT_NONE;
        ready = end == TEXT_NONE && (text_is_blank(text) || is_footer_line(text));
        line = source_line(source, end == TEXT_NONE ? line.next : end);
    }
    return source.len;
}

// Commands print no Markdown: the next prompt ends them wherever it stands.
static size_t next_line_prompt(Text source, size_t at)
{
    SourceLine line = source_line(source, at);
    while (line.start < source.len && !is_prompt(source_line_text(source, line)))
        line = source_line(source, line.next);
    return line.start < source.len ? line.start : source.len;
}

// The lines of a prompt: with """ up to the line that ends with it.
static size_t prompt_end(Text source, SourceLine line)
{
    Text text = text_from(source_line_text(source, line), PROMPT.len);
    bool quoted = text_starts(text, QUOTES);
    bool open = quoted && !(text.len >= 2 * QUOTES.len && text_ends(text, QUOTES));
    while (line.next < source.len && (open || !quoted)) {
        SourceLine more = source_line(source, line.next);
        text = source_line_text(source, more);
        if (!is_more(text))
            break;
        line = more;
        open = !text_ends(text, QUOTES);
    }
    return line.next;
}

static bool is_unknown_command(Text source, SourceLine line)
{
    return text_starts(text_from(source, line.next), TEXT("Unknown command '"));
}

// What the client says to an empty line that was interrupted; it writes a line break before it.
static bool is_interrupted(Text source, SourceLine line)
{
    Text text = text_from(source, line.next), words = TEXT("Use Ctrl + d or /bye to exit.");
    while (source_line_is_empty(text, 0) && text.len)
        text = text_from(text, source_line(text, 0).next);
    return line.end - line.start <= PROMPT.len && text_starts(text, words);
}

// An empty prompt with a reply is one whose text was lost when the line editor drew it again.
static bool is_answered(Text source, const Turn *turn)
{
    return !text_is_blank(text_slice(source, turn->reply, turn->end));
}

static Turn turn_at(Fences *fences, Text source, size_t at)
{
    SourceLine line = source_line(source, at);
    Text text = source_line_text(source, line);
    bool slash = text_starts(text_from(text, PROMPT.len), TEXT("/"));
    Turn turn = {.start = at, .reply = line.next};
    if (is_placeholder(text) || is_known_command(text)
        || is_interrupted(source, line) || (slash && is_unknown_command(source, line))) {
        turn.end = next_line_prompt(source, line.next);
        return turn;
    }
    turn.reply = prompt_end(source, line);
    turn.end = next_prompt(fences, source, turn.reply, true);
    turn.is_chat = !text_is_blank(text_from(text, PROMPT.len)) || is_answered(source, &turn);
    return turn;
}

static TurnList turns_find(Text source, size_t at, Arena *arena)
{
    TurnList turns = {0};
    Fences fences = {0};
    while (at < source.len) {
        Turn turn = turn_at(&fences, source, at);
        list_add(arena, &turns, turn);
        at = turn.end;
    }
    return turns;
}

// --- detection -----------------------------------------------------------------------------------

static bool is_trait(Text line)
{
    return is_footer_line(line) || text_is(line, TEXT("Thinking..."))
        || text_is(line, TEXT("...done thinking."))
        || (is_prompt(line) && (is_placeholder(line) || is_known_command(line)));
}

static bool detect(Text source)
{
    size_t at = first_prompt(source);
    bool blank = false;
    if (at == TEXT_NONE)
        return false;
    for (SourceLine line = source_line(source, at); line.start < source.len;
         line = source_line(source, line.next)) {
        Text text = source_line_text(source, line);
        if (is_trait(text) || (blank && is_prompt(text)))
            return true;
        blank = text_is_blank(text);
    }
    return false;
}

// --- cutting -------------------------------------------------------------------------------------

static void take_prompt_line(Cutter *cutter, Text source, SourceLine line, bool first, bool last)
{
    Text text = source_line_text(source, line);
    bool quoted = first && text_starts(text_from(text, PROMPT.len), QUOTES);
    size_t skip = (text.len < PROMPT.len ? text.len : PROMPT.len) + (quoted ? QUOTES.len : 0);
    size_t end = last ? line.end : line.next;
    cutter_take(cutter, SEGMENT_MARKER, line.start + skip);
    if (last && text.len >= skip + QUOTES.len && text_ends(text, QUOTES))
        end -= QUOTES.len;
    cutter_take_text(cutter, SEGMENT_PROMPT, end);
    cutter_take(cutter, SEGMENT_MARKER, line.next);
}

static void take_prompt(Cutter *cutter, Text source, const Turn *turn)
{
    bool first = true;
    while (cutter->at < turn->reply) {
        SourceLine line = source_line(source, cutter->at);
        take_prompt_line(cutter, source, line, first, line.next >= turn->reply);
        first = false;
    }
}

static void take_turn(Cutter *cutter, Text source, const Turn *turn)
{
    if (turn->is_chat) {
        take_prompt(cutter, source, turn);
        ollama_take(cutter, turn->end);
    } else {
        cutter_take(cutter, SEGMENT_NOTICE, turn->end);
    }
}

static bool split(Text source, Arena *arena, DocumentList *documents, Error *error)
{
    size_t at = first_prompt(source);
    Document document = {.source = source};
    Cutter cutter = {.document = &document, .arena = arena};
    if (at == TEXT_NONE)
        return error_set(error, arena, "not a session of ollama: no line starts with \">>> \"");
    TurnList turns = turns_find(source, at, arena);
    size_t judged = turns_judged(&turns, source);
    unsigned chats = 0;
    cutter_take(&cutter, SEGMENT_NOTICE, at);
    for (size_t i = 0; i < turns.len; i++) {
        cutter.quiet = i != judged;
        if (turns.at[i].is_chat)
            cutter.turn = chats++;
        take_turn(&cutter, source, &turns.at[i]);
    }
    if (!document.answer.present)
        channel_add(&document.answer, arena, source, (Span){source.len, source.len});
    list_add(arena, documents, document);
    return true;
}

const Format format_ollama_interactive = {
    .name = "ollama-interactive",
    .about = "a session of `ollama run`; the last answer counts",
    .detect = detect,
    .split = split,
};
