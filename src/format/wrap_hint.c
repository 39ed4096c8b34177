#include "format/wrap_hint.h"

enum {
    RUN_DOUBLED = 60,     // bytes without a gap that hold a long word twice: see lockstep.c
    LINE_LEAST = 35,      // bytes of a line that a terminal of 40 columns breaks
    LINE_ALONE = 30,      // and of one that is no more than a word, of which part may be left over
    FIRST_WIDE = 0xE1,    // lead byte of the first characters that take two columns
    CHARACTER_MOST = 4,
};

// The client begins a new word behind these.
static bool is_gap(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Looks at the last byte that a run would have, so that most bytes are never looked at.
static bool has_run(Text text)
{
    size_t start = 0;
    while (text.len - start >= RUN_DOUBLED) {
        size_t at = start + RUN_DOUBLED;
        while (at > start && !is_gap(text.at[at - 1]))
            at--;
        if (at == start)
            return true;
        start = at;
    }
    return false;
}

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

static bool may_be_letter(char c)
{
    return !is_ascii(c) || char_is_alpha(c);
}

// The word before a break may begin behind any byte that takes no column or two.
static bool may_precede_word(char c)
{
    return !is_ascii(c) || c < ' ' || c == 0x7F;
}

// A line that ends in one space, or in the middle of text that has no spaces.
static bool is_gap_break(Text text, size_t lf)
{
    char last = lf > 0 ? text.at[lf - 1] : ' ', next = text.at[lf + 1];
    if (last == ' ')
        return lf > 1 && text.at[lf - 2] != ' ' && may_be_letter(next);
    return may_be_letter(last) && (unsigned char)next >= FIRST_WIDE;
}

// Whether the line behind the break begins with text[word, lf), and what that is worth: a word that
// goes on there is one that was cut; any word is a wrap if the line is long enough for one.
static bool is_again(Text text, size_t word, size_t lf, bool may_wrap)
{
    Text part = text_slice(text, word, lf), rest = text_from(text, lf + 1);
    if (part.len == 0 || part.at[0] != rest.at[0] || !text_starts(rest, part))
        return false;
    return may_wrap || (may_be_letter(part.at[0]) && part.len < rest.len
                        && may_be_letter(rest.at[part.len]));
}

// `start` is where the line begins that ends at `lf`; there are bytes behind it.
static bool is_hint(Text text, size_t start, size_t lf)
{
    bool may_wrap = lf - start >= LINE_LEAST;
    size_t word = lf;
    if (text.at[lf + 1] == '\n')
        return false;
    while (word > start && !is_gap(text.at[word - 1])) {
        if (may_precede_word(text.at[word - 1]) && is_again(text, word, lf, may_wrap))
            return true;
        word--;
    }
    return is_again(text, word, lf, may_wrap) || (may_wrap && is_gap_break(text, lf))
        || (word <= start + CHARACTER_MOST && lf - word >= LINE_ALONE);
}

bool wrap_hint(Text text)
{
    size_t start = 0, lf;
    if (has_run(text))
        return true;
    while ((lf = text_find_char(text, start, '\n')) != TEXT_NONE && lf + 1 < text.len) {
        if (is_hint(text, start, lf))
            return true;
        start = lf + 1;
    }
    return false;
}
