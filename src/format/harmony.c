#include "format/harmony.h"

#include "format/format.h"
#include "format/line.h"
#include "syntax/tags.h"

extern const Format format_plain;

#define START TEXT("<|start|>")
#define CHANNEL TEXT("<|channel|>")
#define MESSAGE TEXT("<|message|>")

enum {
    HEADER_MOST = 1000,      // bytes of a header: what is longer is text
};

// --- tokens -------------------------------------------------------------------------------------

typedef enum Token {
    TOKEN_START,
    TOKEN_CHANNEL,
    TOKEN_MESSAGE,
    TOKEN_END,
    TOKEN_RETURN,
    TOKEN_CALL,
    TOKEN_NONE,              // the end of the text
} Token;

static Token token_at(Text text, size_t at, size_t *len)
{
    static const char *const words[TOKEN_NONE] = {"<|start|>", "<|channel|>", "<|message|>",
                                                  "<|end|>",   "<|return|>",  "<|call|>"};
    for (unsigned i = 0; i < TOKEN_NONE; i++) {
        Text word = text_of(words[i]);
        *len = word.len;
        if (text_is(text_slice(text, at, at + word.len), word))
            return (Token)i;
    }
    *len = 0;
    return TOKEN_NONE;
}

// The next token at or after `at`, and where it stands.
static Token token_next(Text text, size_t at, Span *span)
{
    size_t len = 0;
    for (; (at = text_find(text, at, TEXT("<|"))) != TEXT_NONE; at++) {
        Token token = token_at(text, at, &len);
        if (token == TOKEN_NONE)
            continue;
        *span = (Span){at, at + len};
        return token;
    }
    *span = (Span){text.len, text.len};
    return TOKEN_NONE;
}

// --- headers ------------------------------------------------------------------------------------

typedef struct Header {
    Text role, channel, recipient;
    size_t end;              // where the content starts
    bool whole;              // it has its <|message|>
} Header;

static bool in_name(char c)
{
    return !char_is_space(c) && c != '<';
}

static Text name_at(Text text, size_t at)
{
    size_t end = at;
    while (end < text.len && in_name(text.at[end]))
        end++;
    return text_slice(text, at, end);
}

static Text recipient_of(Text header)
{
    for (size_t at = 0; (at = text_find(header, at, TEXT("to="))) != TEXT_NONE; at++)
        if (at == 0 || char_is_space(header.at[at - 1]) || header.at[at - 1] == '>')
            return name_at(header, at + 3);
    return (Text){0};
}

static void read_header(Text text, Span span, Header *header)
{
    Text inside = text_span(text, span);
    size_t channel = text_find(inside, 0, CHANNEL);
    if (channel != TEXT_NONE)
        header->channel = name_at(inside, space_skip(inside, channel + CHANNEL.len));
    header->role = name_at(inside, space_skip(inside, 0));
    header->recipient = recipient_of(inside);
    if (text_starts(header->role, TEXT("to=")))
        header->role = (Text){0};
}

// A header may lack its start, and its end where the text is cut off.
static bool header_at(Text text, size_t at, Header *header)
{
    Span token = {0};
    bool started = text_starts(text_from(text, at), START);
    size_t from = started ? at + START.len : at;
    *header = (Header){0};
    Token what = token_next(text, from, &token);
    bool bare = what == TOKEN_CHANNEL;
    if (bare)
        what = token_next(text, token.end, &token);
    header->whole = what == TOKEN_MESSAGE;
    bool ends = header->whole || (what == TOKEN_NONE && (started || bare));
    bool fits = token.start - from <= HEADER_MOST;
    if (!started && !(ends && fits))
        return false;
    if (!fits) {
        *header = (Header){.end = from};
        return true;
    }
    read_header(text, (Span){from, token.start}, header);
    header->end = header->whole ? token.end : token.start;
    return true;
}

static bool is_one_of(Text word, const char *const *words)
{
    for (; *words; words++)
        if (text_is(word, text_of(*words)))
            return true;
    return false;
}

// What is addressed to somebody else is for a tool, what somebody else says comes from one.
static SegmentKind kind_of(const Header *header)
{
    static const char *const asking[] = {"user", "system", "developer", NULL};
    static const char *const people[] = {"", "assistant", "user", "all", NULL};
    if (is_one_of(header->role, asking))
        return SEGMENT_PROMPT;
    if (!is_one_of(header->role, people) || !is_one_of(header->recipient, people))
        return SEGMENT_TOOL;
    return text_is(header->channel, TEXT("analysis")) ? SEGMENT_THINKING : SEGMENT_ANSWER;
}

// --- messages -----------------------------------------------------------------------------------

typedef struct Reader {
    Cut *cut;
    bool spoken;             // the model, in this turn
    bool answered;           // thinking behind it begins anew
    size_t thoughts;         // messages
    bool thought;            // any of them holds text
    bool open;               // the last message is thinking and has no end
    bool implicit, headless; // messages without an end, text without a header
    ThinkingState state;
    ThinkingState before;    // of the turn before
} Reader;

static ThinkingState state_of(const Reader *reader)
{
    if (reader->thoughts == 0)
        return THINKING_NONE;
    if (reader->open)
        return THINKING_UNCLOSED;
    if (!reader->thought)
        return THINKING_EMPTY;
    return reader->state == THINKING_REOPENED ? THINKING_REOPENED : THINKING_CLOSED;
}

static void begin_turn(Reader *reader)
{
    ThinkingState before = reader->before;
    if (reader->spoken) {
        before = state_of(reader);
        reader->cut->turn++;
    }
    *reader = (Reader){.cut = reader->cut, .before = before, .implicit = reader->implicit,
                       .headless = reader->headless};
}

static void take_content(Reader *reader, SegmentKind kind, size_t end)
{
    Cut *cut = reader->cut;
    bool blank = text_is_blank(text_slice(cut->text, cut->at, end));
    if (kind == SEGMENT_THINKING) {
        if (reader->answered)
            reader->state = THINKING_REOPENED;
        reader->thoughts++;
        reader->thought |= !blank;
    }
    reader->answered |= kind == SEGMENT_ANSWER && !blank;
    cut_take(cut, kind, end, kind == SEGMENT_THINKING ? "\n" : "\n\n");
}

static void finish_with(Reader *reader, Token token)
{
    Document *document = reader->cut->document;
    if (token == TOKEN_RETURN)
        document->finish = TEXT("return");
    else if (token == TOKEN_CALL)
        document->finish = TEXT("call");
}

// The content up to its end: a token of its own, the next header, or the end of the text.
static void take_message(Reader *reader, const Header *header)
{
    Cut *cut = reader->cut;
    Span token;
    SegmentKind kind = kind_of(header);
    bool user = text_is(header->role, TEXT("user"));
    if (user)
        begin_turn(reader);
    cut_take(cut, SEGMENT_MARKER, header->end, NULL);
    Token end = token_next(cut->text, cut->at, &token);
    while (end == TOKEN_MESSAGE)
        end = token_next(cut->text, token.end, &token);
    bool next = end == TOKEN_START || end == TOKEN_CHANNEL;
    reader->spoken |= kind != SEGMENT_PROMPT && header->whole;
    reader->open = kind == SEGMENT_THINKING && end == TOKEN_NONE;
    if (!header->whole)
        return;
    if (kind == SEGMENT_PROMPT && !user)
        cut_take_aside(cut, kind, token.start);
    else
        take_content(reader, kind, token.start);
    reader->implicit |= next && kind != SEGMENT_PROMPT;
    finish_with(reader, end);
    cut_take(cut, SEGMENT_MARKER, next ? token.start : token.end, NULL);
}

// Text between messages: whoever lost the header, the user was shown it. A token that begins none
// is passed over.
static void take_headless(Reader *reader)
{
    Cut *cut = reader->cut;
    Span token;
    Token end = token_next(cut->text, cut->at, &token);
    bool header = end == TOKEN_START || end == TOKEN_CHANNEL;
    bool text = token.start > cut->at;
    if (text)
        take_content(reader, SEGMENT_ANSWER, token.start);
    reader->headless |= text;
    reader->spoken = true;
    finish_with(reader, end);
    cut_take(cut, SEGMENT_MARKER, header && text ? token.start : token.end, NULL);
}

// The last turn that was answered is the one to judge.
static void finish(Reader *reader)
{
    bool asked = !reader->spoken && reader->cut->turn > 0;
    reader->cut->turn -= asked;
    cut_finish(reader->cut, asked ? reader->before : state_of(reader));
}

static void cut_messages(Cut *cut)
{
    Reader reader = {.cut = cut};
    Header header;
    for (;;) {
        size_t next = space_skip(cut->text, cut->at);
        cut_take(cut, SEGMENT_MARKER, next, NULL);
        if (next >= cut->text.len)
            break;
        if (header_at(cut->text, next, &header))
            take_message(&reader, &header);
        else
            take_headless(&reader);
    }
    cut_note(cut, TEXT("the text is harmony messages"));
    if (reader.implicit)
        cut_note(cut, TEXT("a message has no end: the next header ends it"));
    if (reader.headless)
        cut_note(cut, TEXT("text without a header is taken for the answer"));
    finish(&reader);
}

// --- without the special tokens -----------------------------------------------------------------

#define ANALYSIS TEXT("analysis")
#define ASSISTANT TEXT("assistant")
#define FINAL TEXT("assistantfinal")

static bool is_decoded(Text text, size_t at)
{
    size_t behind = at + ANALYSIS.len;
    return text_starts(text_from(text, at), ANALYSIS) && behind < text.len
        && !char_is_space(text.at[behind]) && text_find(text, behind, FINAL) != TEXT_NONE;
}

// The next "assistant" that a channel follows, at or after `at` and before `end`.
static size_t seam_find(Text text, size_t at, size_t end, Text *channel)
{
    static const char *const names[] = {"analysis", "commentary", "final", NULL};
    for (; (at = text_find(text, at, ASSISTANT)) < end; at++)
        for (const char *const *name = names; *name; name++)
            if (text_starts(text_from(text, at + ASSISTANT.len), text_of(*name))) {
                *channel = text_of(*name);
                return at;
            }
    return end;
}

static SegmentKind decoded_kind(Text channel, Text before, Text content)
{
    if (text_ends(before, TEXT("to=")) || text_starts(text_trim(content), TEXT("to=")))
        return SEGMENT_TOOL;
    return text_is(channel, ANALYSIS) ? SEGMENT_THINKING : SEGMENT_ANSWER;
}

// Behind the final channel all is the answer.
static void cut_decoded(Cut *cut)
{
    Text text = cut->text, channel = ANALYSIS, next = {0};
    Reader reader = {.cut = cut};
    size_t final = text_find(text, 0, FINAL), seam = space_skip(text, 0);
    size_t at = seam + ANALYSIS.len;
    while (seam < final) {
        cut_take(cut, SEGMENT_MARKER, at, NULL);
        size_t end = seam_find(text, at, final, &next);
        Text before = text_slice(text, 0, seam), content = text_slice(text, at, end);
        take_content(&reader, decoded_kind(channel, before, content), end);
        seam = end;
        channel = next;
        at = seam + ASSISTANT.len + channel.len;
    }
    cut_take(cut, SEGMENT_MARKER, final + FINAL.len, NULL);
    cut_take(cut, SEGMENT_ANSWER, text.len, "\n\n");
    cut_note(cut, TEXT("the text is harmony messages that lost their special tokens"));
    cut_finish(cut, state_of(&reader));
}

// --- the format ---------------------------------------------------------------------------------

static bool has_header(Text text, size_t at)
{
    static const char *const names[] = {"analysis", "commentary", "final", NULL};
    Text rest = text_from(text, at);
    if (text_starts(rest, START))
        return true;
    if (!text_starts(rest, CHANNEL))
        return false;
    for (const char *const *name = names; *name; name++)
        if (text_starts(text_from(rest, CHANNEL.len), text_of(*name)))
            return true;
    return false;
}

bool harmony_begins(Text text)
{
    size_t at = space_skip(text, 0);
    return has_header(text, at) || is_decoded(text, at);
}

void harmony_cut(Cut *cut)
{
    if (is_decoded(cut->text, space_skip(cut->text, 0)))
        cut_decoded(cut);
    else
        cut_messages(cut);
}

static bool detect(Text source)
{
    return harmony_begins(text_from(source, bom_length(source)));
}

static bool split(Text source, Arena *arena, DocumentList *documents, Error *error)
{
    size_t first = documents->len;
    if (!format_plain.split(source, arena, documents, error))
        return false;
    Cut cut = cut_start(&documents->at[first], arena);
    harmony_cut(&cut);
    return true;
}

const Format format_harmony = {
    .name = "harmony",
    .about = "the messages of gpt-oss, with their channels",
    .detect = detect,
    .split = split,
};
