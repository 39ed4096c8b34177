#include "format/lockstep.h"

#include "format/client_width.h"
#include "syntax/unicode.h"

enum {
    LETTERS_MOST = 4,        // of a word that count as evidence
    DOUBLED_POINTS = 8,      // a long word that is no repetition in itself, twice in a row
};

Lockstep lockstep_of(Text text, TraceKind kind, Arena *arena)
{
    Lockstep step = {.text = text, .kind = kind, .arena = arena, .end = text.len};
    while (step.end > 0 && text.at[step.end - 1] == '\n')
        step.end--;
    return step;
}

static Text word_of(const Lockstep *step)
{
    return (Text){step->word.at, step->word.len};
}

static void word_add(Lockstep *step, Text bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        if (step->word.len < step->word.cap)
            step->word.at[step->word.len++] = bytes.at[i];
        else
            list_add(step->arena, &step->word, bytes.at[i]);
}

// --- evidence ------------------------------------------------------------------------------------

static bool is_letter(uint32_t character)
{
    return unicode_is_letter(character);
}

static size_t letters_of(Text word)
{
    uint32_t character;
    size_t len, count = 0;
    for (size_t at = 0; (len = client_char_at(word, at, &character)) > 0; at += len)
        if (is_letter(character) && ++count == LETTERS_MOST)
            break;
    return count;
}

static uint32_t char_before(Text text, size_t at)
{
    uint32_t character = 0;
    size_t start = at;
    while (start > 0 && at - start < 4 && ((unsigned char)text.at[start - 1] & 0xC0) == 0x80)
        start--;
    start -= start > 0;
    client_char_at(text, start, &character);
    return character;
}

// A break without a word: only a line that ends in one space, or in the middle of text that has
// no spaces.
static size_t gap_points(const Lockstep *step, size_t at, uint32_t next)
{
    uint32_t last = char_before(step->text, at);
    if (last == ' ')
        return at > 1 && step->text.at[at - 2] != ' ' && is_letter(next);
    return is_letter(last) && is_letter(next) && client_char_width(next) == 2;
}

// Lines of honest text may end and begin with the same word; that a word is cut and begun again
// is rare, and so is a long word that ends one line and stands alone on the next. A line of just
// this length that ends in no word has a line break behind it anyway.
static void wrap_seen(Lockstep *step, size_t at, Text word, uint32_t next)
{
    size_t letters = letters_of(word);
    bool cut = is_letter(next) || unicode_is_number(next), last = next == '\n' || next == 0;
    if (word.len == 0)
        step->points += last ? 0 : gap_points(step, at, next);
    else if (cut)
        step->points += letters * 2;
    else if (letters > (last ? LETTERS_MOST - 1 : 0))
        step->points += letters - 1;
}

// "=====" twice is no evidence: true when the word is made of a shorter part that repeats.
static bool is_periodic(Arena *arena, Text word)
{
    size_t *border = arena_array(arena, size_t, word.len + 1), k = 0;
    for (size_t i = 1; i < word.len; i++) {
        while (k > 0 && word.at[i] != word.at[k])
            k = border[k];
        k += word.at[i] == word.at[k];
        border[i + 1] = k;
    }
    return border[word.len] * 2 >= word.len;
}

static void doubled_seen(Lockstep *step, Text word)
{
    if (step->kind != TRACE_PLAIN || letters_of(word) < LETTERS_MOST
        || is_periodic(step->arena, word))
        return;
    step->points += DOUBLED_POINTS;
}

// --- the state machine ---------------------------------------------------------------------------

static void drop(Lockstep *step, size_t len)
{
    if (len > 0)
        list_add(step->arena, &step->cuts, (Span){step->at, step->at + len});
    step->at += len;
}

static uint32_t take_char(Lockstep *step, size_t *width)
{
    uint32_t character = 0;
    step->at += client_char_at(step->text, step->at, &character);
    *width = character ? client_char_width(character) : 0;
    return character;
}

static bool take_doubled(Lockstep *step, Text word)
{
    size_t width;
    if (!text_starts(text_from(step->text, step->at), word))
        return false;
    doubled_seen(step, word);
    drop(step, word.len);
    take_char(step, &width);
    step->doubled++;
    step->columns = step->word.len = 0;
    return true;
}

static bool take_wrap(Lockstep *step, Text word, size_t columns)
{
    size_t at = step->at, width;
    WrapTrace trace = wrap_trace_at(step->text, at, step->kind);
    bool plain = step->kind == TRACE_PLAIN;
    if (at >= step->end && (plain || trace.len == 0)) {
        step->at = step->text.len;  // the breaks that the client writes behind every answer
        return true;
    }
    if (trace.len == 0 || (!plain && trace.columns != columns)
        || !text_starts(text_from(step->text, at + trace.len), word))
        return false;
    drop(step, trace.len + word.len);
    uint32_t next = take_char(step, &width);
    wrap_seen(step, at, word, next);
    step->undone++;
    step->cut += columns > 0;
    step->columns = columns + width;
    return true;
}

static bool take_overflow(Lockstep *step)
{
    Text word = word_of(step);
    size_t columns = client_text_width(word);
    return columns + 2 * CLIENT_MARGIN > step->width ? take_doubled(step, word)
                                                     : take_wrap(step, word, columns);
}

static bool take_ordinary(Lockstep *step)
{
    size_t at = step->at, width;
    bool may_trace = step->text.at[at] == '\033' || step->text.at[at] == '[';
    if (may_trace && step->kind != TRACE_PLAIN
        && wrap_trace_at(step->text, at, step->kind).len > 0)
        return false;
    uint32_t character = take_char(step, &width);
    bool breaks = character == '\n' || character == '\r';
    step->columns = breaks ? 0 : step->columns + width;
    if (breaks || character == ' ' || character == '\t' || width >= 2)
        step->word.len = 0;
    else
        word_add(step, text_slice(step->text, at, step->at));
    return true;
}

static void restart(Lockstep *step, size_t width)
{
    step->width = width;
    step->at = step->columns = step->word.len = step->cuts.len = 0;
    step->undone = step->doubled = step->cut = step->points = 0;
}

bool lockstep_run(Lockstep *step, size_t width, size_t *budget)
{
    restart(step, width);
    while (step->at < step->text.len) {
        if (*budget == 0)
            return false;
        --*budget;
        bool full = step->columns + 1 + CLIENT_MARGIN > width;
        if (!(full ? take_overflow(step) : take_ordinary(step)))
            return false;
    }
    return true;
}
