#include "syntax/words.h"

#include "base/utf8.h"
#include "syntax/unicode.h"

typedef enum SegmentKind {
    SEGMENT_GAP,        // ends a word: white space, a comma, what is neither ASCII nor a letter
    SEGMENT_JOINER,     // punctuation that may stand inside a word
    SEGMENT_WORD,
    SEGMENT_UNSPACED,   // a word by itself
} SegmentKind;

typedef struct Splitter {
    Arena *arena;
    Text text;
    SpanList *words;    // NULL: they are only counted
    size_t count;
    Span word;      // the word so far, up to its last segment with a letter or a number
    bool open;
    size_t depth;   // brackets opened inside the word
} Splitter;

static bool is_joiner(char c)
{
    return c > ' ' && c < 0x7F && c != ',' && c != ';';
}

static SegmentKind segment_kind(Text segment)
{
    for (size_t at = 0; at < segment.len;) {
        uint32_t character;
        size_t len = utf8_decode(segment, at, &character);
        if (len && (unicode_is_letter(character) || unicode_is_number(character)))
            return unicode_is_unspaced(character) ? SEGMENT_UNSPACED : SEGMENT_WORD;
        at += len ? len : 1;
    }
    return segment.len == 1 && is_joiner(segment.at[0]) ? SEGMENT_JOINER : SEGMENT_GAP;
}

static void count_bracket(Splitter *s, char c)
{
    if (char_is_one_of(c, "<([{"))
        s->depth++;
    else if (char_is_one_of(c, ">)]}") && s->depth > 0)
        s->depth--;
}

// "e.g", "U.S", "a.m": single letters with dots between them.
static bool is_dotted(Text word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (i % 2 ? word.at[i] != '.' : !char_is_alpha(word.at[i]))
            return false;
    }
    return word.len >= 3 && word.len % 2 == 1;
}

static bool belongs_behind(Splitter *s, char c)
{
    if (c == '.')
        return is_dotted(text_span(s->text, s->word));
    if (char_is_one_of(c, ">)]}"))
        return s->depth > 0;
    return char_is_one_of(c, "#+%");
}

static void put_word(Splitter *s, Span word)
{
    if (s->words)
        list_add(s->arena, s->words, word);
    s->count++;
}

static void close_word(Splitter *s)
{
    if (!s->open)
        return;
    while (s->word.end < s->text.len && belongs_behind(s, s->text.at[s->word.end]))
        count_bracket(s, s->text.at[s->word.end++]);
    put_word(s, s->word);
    s->open = false;
}

static void open_word(Splitter *s, Span segment)
{
    close_word(s);
    s->word = segment;
    s->open = true;
    s->depth = 0;
}

static void extend_word(Splitter *s, Span segment)
{
    for (size_t at = s->word.end; at < segment.start; at++)
        count_bracket(s, s->text.at[at]);
    s->word.end = segment.end;
}

static bool is_dash(Text text, size_t at)
{
    return at > 0 && text.at[at] == '-' && text.at[at - 1] == '-';
}

static void take_segment(Splitter *s, Span segment)
{
    switch (segment_kind(text_span(s->text, segment))) {
    case SEGMENT_GAP:
        close_word(s);
        break;
    case SEGMENT_JOINER:
        if (is_dash(s->text, segment.start))
            close_word(s);
        break;
    case SEGMENT_WORD:
        if (s->open)
            extend_word(s, segment);
        else
            open_word(s, segment);
        break;
    case SEGMENT_UNSPACED:
        open_word(s, segment);
        close_word(s);
        break;
    }
}

// --- tokens --------------------------------------------------------------------------------------

// One sign a byte: a letter or digit, _ itself, m a mark that plain words have behind them, b
// blank, h not ASCII, - the rest.
static const char byte_kinds[] = "---------bbbbb------------------"
                                 "bm----------m-m-aaaaaaaaaamm---m"
                                 "-aaaaaaaaaaaaaaaaaaaaaaaaaa----_"
                                 "-aaaaaaaaaaaaaaaaaaaaaaaaaa-----"
                                 "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh"
                                 "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh"
                                 "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh"
                                 "hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh";

static char kind_of(char c)
{
    return byte_kinds[(unsigned char)c];
}

static char kind_at(Text text, size_t at)
{
    return at < text.len ? kind_of(text.at[at]) : 'b';
}

static bool is_word_byte(char c)
{
    return kind_of(c) == 'a' || kind_of(c) == '_';
}

// What is not ASCII may join with what stands around it: the library knows how.
static void take_any(Splitter *s, Span token)
{
    SpanList segments = {0};
    unicode_segments(s->arena, text_span(s->text, token), &segments);
    for (size_t i = 0; i < segments.len; i++) {
        Span segment = segments.at[i];
        take_segment(s, (Span){token.start + segment.start, token.start + segment.end});
    }
}

// Letters, digits and underscores make one segment; underscores alone have no letter in them.
static size_t take_run(Splitter *s, Span token, size_t at)
{
    size_t end = at, letters = 0;
    for (; end < token.end && is_word_byte(s->text.at[end]); end++)
        letters += s->text.at[end] != '_';
    if (letters == 0 && end - at > 1)
        close_word(s);
    if (letters > 0 && s->open)
        extend_word(s, (Span){at, end});
    else if (letters > 0)
        open_word(s, (Span){at, end});
    return end;
}

// A comma between two digits is part of their segment.
static bool parts_words(Text text, size_t at)
{
    char c = text.at[at];
    if ((c == ',' || c == ';') && at > 0 && at + 1 < text.len)
        return !char_is_digit(text.at[at - 1]) || !char_is_digit(text.at[at + 1]);
    return is_dash(text, at) || !is_joiner(c);
}

static void take_ascii(Splitter *s, Span token)
{
    for (size_t at = token.start; at < token.end;) {
        if (is_word_byte(s->text.at[at])) {
            at = take_run(s, token, at);
            continue;
        }
        if (parts_words(s->text, at))
            close_word(s);
        at++;
    }
}

static size_t take_token(Splitter *s, size_t at)
{
    size_t end = at;
    bool high = false;
    for (char kind; (kind = kind_at(s->text, end)) != 'b'; end++)
        high = high || kind == 'h';
    if (high)
        take_any(s, (Span){at, end});
    else
        take_ascii(s, (Span){at, end});
    close_word(s);
    return end;
}

// Most tokens are letters alone, or with one mark behind them that no word keeps.
static bool take_plain(Splitter *s, size_t start, size_t *at)
{
    size_t end = start;
    while (kind_at(s->text, end) == 'a')
        end++;
    *at = end + (kind_at(s->text, end) == 'm');
    if (end == start || kind_at(s->text, *at) != 'b')
        return false;
    put_word(s, (Span){start, end});
    return true;
}

// No segment with a letter goes over a blank: tokens between them are split each by itself.
static void split(Splitter *s)
{
    for (size_t at = 0, end; at < s->text.len; at = end) {
        if (kind_of(s->text.at[at]) == 'b')
            end = at + 1;
        else if (!take_plain(s, at, &end))
            end = take_token(s, at);
    }
}

void words_split(Arena *arena, Text text, SpanList *words)
{
    Splitter splitter = {.arena = arena, .text = text, .words = words};
    split(&splitter);
}

void words_split_any(Arena *arena, Text text, SpanList *words)
{
    Splitter splitter = {.arena = arena, .text = text, .words = words};
    take_any(&splitter, (Span){0, text.len});
    close_word(&splitter);
}

size_t words_count(Arena *scratch, Text text)
{
    Splitter splitter = {.arena = scratch, .text = text};
    split(&splitter);
    return splitter.count;
}
