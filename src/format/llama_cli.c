// What llama-cli prints: tools/cli/cli.cpp of llama.cpp. The document is the last turn that was
// answered.
//
//     banner *("> " prompt LF LF [reply [LF LF rates]] LF) ["Exiting..." log]
//
// Answers may quote Markdown with the same "> ": a line is a prompt when rates, a command or the
// client's words stand before it, or "[Start thinking]" behind it, or when it is a command.
#include "base/number.h"
#include "format/format.h"
#include "format/line.h"
#include "format/reply.h"
#include "format/turns.h"

#define PROMPT TEXT("> ")
#define OPENER TEXT("[Start thinking]")
#define CLOSER TEXT("[End thinking]")
#define RATES TEXT("[ Prompt: ")
#define CUT TEXT(" ... (truncated)")

enum { ECHO_MOST = 500 };   // bytes of a prompt that the client echoes

static bool is_rates(Text line)
{
    return text_starts(line, RATES) && text_ends(line, TEXT(" t/s ]"))
        && text_find(line, 0, TEXT(" t/s | Generation: ")) != TEXT_NONE;
}

static bool is_command(Text line)
{
    static const char *const names[] = {"/exit", "/clear", "/regen", "/image ", "/audio ",
                                        "/read ", NULL};
    Text text = text_from(line, PROMPT.len);
    for (size_t i = 0; text_starts(line, PROMPT) && names[i]; i++)
        if (text_starts(text, text_of(names[i])))
            return true;
    return false;
}

static bool is_client(Text line)
{
    return is_rates(line) || is_command(line) || text_is(line, TEXT("Chat history cleared."))
        || text_is(line, TEXT("No message to regenerate."))
        || text_starts(line, TEXT("Loaded media from '"))
        || text_starts(line, TEXT("Loaded text from '"));
}

// The spinner goes over its own marks with backspaces, which a file keeps.
static size_t spinner_end(Text source, size_t at)
{
    size_t end = at;
    bool back = false;
    for (; end < source.len && char_is_one_of(source.at[end], "|/-\\ \b"); end++)
        back |= source.at[end] == '\b';
    return back ? end : at;
}

static bool opens(Text source, SourceLine line)
{
    size_t start = spinner_end(source, line.start);
    return text_is(text_slice(source, start, line.end), OPENER);
}

static SourceLine skip_blank(Text source, SourceLine line)
{
    while (line.next < source.len && text_is_blank(source_line_text(source, line)))
        line = source_line(source, line.next);
    return line;
}

// --- detection -----------------------------------------------------------------------------------

// The first prompt, and no prompt without something else that only this client writes.
static size_t first_prompt(Text source)
{
    return source_line_starting(source, bom_length(source), PROMPT);
}

static bool detect(Text source)
{
    size_t at = first_prompt(source);
    if (at == TEXT_NONE)
        return false;
    for (SourceLine line = source_line(source, at); line.start < source.len;
         line = source_line(source, line.next))
        if (is_rates(source_line_text(source, line)) || opens(source, line))
            return true;
    return false;
}

// --- finding the turns ---------------------------------------------------------------------------

// Where a prompt that was echoed in part ends: the mark stands behind exactly as many bytes as the
// client echoes, CRLF counting as the one that it was.
static size_t cut_echo_end(Text source, size_t start, size_t end)
{
    size_t at = start;
    for (size_t bytes = 0; bytes < ECHO_MOST && at < end; at++)
        bytes += !text_starts(text_from(source, at), TEXT("\r\n"));
    return text_starts(text_slice(source, at, end), CUT) ? at : TEXT_NONE;
}

// Where a prompt ends that was echoed whole: at the blank line before the opening marker, if
// that comes as soon as it can, else at the first blank line.
static size_t whole_echo_end(Text source, size_t start, size_t end)
{
    size_t blank = TEXT_NONE, last = start;
    for (SourceLine line = source_line(source, start); line.start < end;
         line = source_line(source, line.next)) {
        bool empty = source_line_is_empty(source, line.start);
        if (opens(source, line) || line.start > start + 2 * ECHO_MOST)
            return opens(source, line) || blank == TEXT_NONE ? last : blank;
        if (empty && blank == TEXT_NONE)
            blank = last;
        if (!empty)
            last = line.end;
    }
    return blank == TEXT_NONE ? last : blank;
}

// A turn may begin behind `client`, which is true where the client spoke last.
static size_t turn_end(Text source, size_t at)
{
    bool client = false;
    for (SourceLine line = source_line(source, at); line.start < source.len;
         line = source_line(source, line.next)) {
        Text text = source_line_text(source, line);
        bool blank = text_is_blank(text);
        if (text_is(text, TEXT("Exiting...")) && (client || line.next == source.len))
            return line.start;
        if (text_starts(text, PROMPT)
            && (client || is_command(text)
                || opens(source, skip_blank(source, source_line(source, line.next)))))
            return line.start;
        client = blank ? client : is_client(text);
    }
    return source.len;
}

static Turn turn_at(Text source, size_t at)
{
    Turn turn = {.start = at};
    SourceLine line = source_line(source, at);
    Text text = source_line_text(source, line);
    size_t start = at + PROMPT.len;
    turn.reply = line.next;
    turn.is_chat = text_starts(text, PROMPT)
                && (!is_command(text) || text_is(text, TEXT("> /regen")));
    turn.end = turn_end(source, turn.reply);
    if (!turn.is_chat)
        return turn;
    size_t cut = cut_echo_end(source, start, turn.end);
    size_t end = cut != TEXT_NONE ? cut : whole_echo_end(source, start, turn.end);
    turn.reply = source_line(source, end).next;
    return turn;
}

static TurnList turns_find(Text source, size_t at, Arena *arena)
{
    TurnList turns = {0};
    while (at < source.len && !text_starts(text_from(source, at), TEXT("Exiting..."))) {
        Turn turn = turn_at(source, at);
        list_add(arena, &turns, turn);
        at = turn.end;
    }
    return turns;
}

// --- cutting -------------------------------------------------------------------------------------

static bool read_rate(Text line, Text before, uint64_t *hundredths)
{
    enum { PLACES = 2 };
    size_t at = text_find(line, 0, before), start = at + before.len;
    size_t end = at == TEXT_NONE ? TEXT_NONE : text_find(line, start, TEXT(" t/s"));
    return end != TEXT_NONE
        && number_parse_scaled(text_slice(line, start, end), PLACES, hundredths);
}

static void set_rate(Document *document, StatField field, Text before, SourceLine line)
{
    uint64_t value;
    if (!read_rate(source_line_text(document->source, line), before, &value))
        return;
    document->has_stats = true;
    document->stats.value[field] = value;
    document->stats.present[field] = true;
    document->stats.place[field] = (Span){line.start, line.end};
}

static void take_rates(Cutter *cutter, SourceLine line)
{
    if (!cutter->quiet) {
        set_rate(cutter->document, STAT_PROMPT_EVAL_RATE, RATES, line);
        set_rate(cutter->document, STAT_EVAL_RATE, TEXT("| Generation: "), line);
    }
    cutter_take(cutter, SEGMENT_MARKER, line.start);
    cutter_take(cutter, SEGMENT_STATS, line.next);
}

static void take_prompt(Cutter *cutter, Text source, const Turn *turn)
{
    size_t start = turn->start + PROMPT.len;
    size_t end = break_before(source, turn->reply, start);
    bool cut = text_ends(text_slice(source, start + ECHO_MOST, end), CUT);
    cutter_take(cutter, SEGMENT_MARKER, start);
    cutter_take_text(cutter, SEGMENT_PROMPT, cut ? end - CUT.len : end);
    if (cut)
        cutter_note(cutter, TEXT("the client echoed the prompt in part"));
    cutter_take(cutter, SEGMENT_MARKER, turn->reply);
}

static void take_reply(Cutter *cutter, Text source, size_t end)
{
    const ReplyMarks marks = {.opener = OPENER, .closer = CLOSER};
    SourceLine last = source_line_before(source, text_trim_right(text_slice(source, 0, end)).len);
    bool rates = last.start >= cutter->at && is_rates(source_line_text(source, last));
    size_t blank = source_line(source, cutter->at).next;
    if (source_line_is_empty(source, cutter->at) && blank <= end)
        cutter_take(cutter, SEGMENT_MARKER, blank);
    cutter_take(cutter, SEGMENT_MARKER, spinner_end(text_slice(source, 0, end), cutter->at));
    reply_take(cutter, rates ? last.start : end, &marks);
    if (rates)
        take_rates(cutter, last);
    cutter_take(cutter, SEGMENT_MARKER, end);
}

// "model      : NAME" in the banner.
static void read_model(Document *document, size_t end)
{
    Text banner = text_slice(document->source, 0, end), line;
    while (text_next_line(&banner, &line)) {
        size_t colon = text_find(line, 0, TEXT(": "));
        if (text_starts(line, TEXT("model ")) && colon != TEXT_NONE)
            document->model = text_trim(text_from(line, colon + 1));
    }
}

static void take_turn(Cutter *cutter, Text source, const Turn *turn)
{
    if (!turn->is_chat) {
        cutter_take(cutter, SEGMENT_NOTICE, turn->end);
        return;
    }
    take_prompt(cutter, source, turn);
    take_reply(cutter, source, turn->end);
}

static bool split(Text source, Arena *arena, DocumentList *documents, Error *error)
{
    size_t at = first_prompt(source);
    Document document = {.source = source};
    Cutter cutter = {.document = &document, .arena = arena};
    if (at == TEXT_NONE)
        return error_set(error, arena, "not llama-cli: no line starts with \"> \"");
    TurnList turns = turns_find(source, at, arena);
    size_t judged = turns_judged(&turns, source);
    unsigned chats = 0;
    cutter_take(&cutter, SEGMENT_NOTICE, at);
    read_model(&document, at);
    for (size_t i = 0; i < turns.len; i++) {
        cutter.quiet = i != judged;
        if (turns.at[i].is_chat)
            cutter.turn = chats++;
        take_turn(&cutter, source, &turns.at[i]);
    }
    cutter_take(&cutter, SEGMENT_NOTICE, source.len);
    if (!document.answer.present)
        channel_add(&document.answer, arena, source, (Span){source.len, source.len});
    list_add(arena, documents, document);
    return true;
}

const Format format_llama_cli = {
    .name = "llama-cli",
    .about = "what llama-cli prints; the last answer counts",
    .detect = detect,
    .split = split,
};
