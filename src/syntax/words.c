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
    SpanList *words;
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

static void close_word(Splitter *s)
{
    if (!s->open)
        return;
    while (s->word.end < s->text.len && belongs_behind(s, s->text.at[s->word.end]))
        count_bracket(s, s->text.at[s->word.end++]);
    list_add(s->arena, s->words, s->word);
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

void words_split(Arena *arena, Text text, SpanList *words)
{
    SpanList segments = {0};
    unicode_segments(arena, text, &segments);
    Splitter splitter = {.arena = arena, .text = text, .words = words};
    for (size_t i = 0; i < segments.len; i++)
        take_segment(&splitter, segments.at[i]);
    close_word(&splitter);
}

size_t words_count(Arena *scratch, Text text)
{
    SpanList words = {0};
    words_split(scratch, text, &words);
    return words.len;
}
