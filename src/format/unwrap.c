#include "format/unwrap.h"

#include "format/client_width.h"
#include "format/lockstep.h"
#include "format/wrap_hint.h"
#include "syntax/unicode.h"

enum {
    WIDTH_USUAL = 80,        // what the client takes when the output is no terminal
    WIDTH_MOST = 512,        // wider terminals are not looked for
    WIDTH_LEAST_PLAIN = 40,  // narrower, a text without escapes may be verse
    POINTS_USUAL = 2,        // evidence that a text without escapes was wrapped at 80 columns,
    POINTS_OTHER = 9,        // and at a width guessed from its lines: more than one word gives
    BUDGET_TIMES = 24,       // characters looked at in all trials, per character of the text,
    BUDGET_LEAST = 4 << 20,  // and for a short text
    CANDIDATES_MOST = 24,    // widths that the lines speak for
    FRAGMENT_TRIES = 64,     // zero-width characters allowed around a fragment
    DOUBLED_LEAST = 30,      // columns: a word that the client writes twice is longer
    VOTES_DAMAGED = 2,       // words cut at one column that make a text look wrapped
};

const char *unwrap_method_name(UnwrapMethod method)
{
    switch (method) {
    case UNWRAP_NONE: return "none";
    case UNWRAP_ESCAPES: return "escapes";
    case UNWRAP_LOCKSTEP: return "lock-step";
    }
    return "";
}

static Unwrapped unwrapped_by(const Decoded *from, Arena *arena, const Lockstep *step)
{
    return (Unwrapped){
        .decoded = decoded_without(from, arena, &step->cuts),
        .method = UNWRAP_LOCKSTEP,
        .width = step->width,
        .undone = step->undone,
        .doubled = step->doubled,
    };
}

static size_t budget_of(Text text)
{
    return text.len * BUDGET_TIMES + BUDGET_LEAST;
}

// --- the widths that the lines speak for ---------------------------------------------------------

typedef struct Lines {
    size_t longest;
    size_t votes[WIDTH_MOST + 2];   // by width: line ends that look like a wrap
    size_t cuts[WIDTH_MOST + 2];    // those that cut a word between two letters
} Lines;

typedef LIST(size_t) WidthList;

// What the line break at `at` says if the client put it there while it wrote the word that starts
// at `word`: 0 nothing, 1 that the next line starts with the word, 2 that the word goes on there.
static unsigned word_again(Text text, size_t word, size_t at)
{
    uint32_t first = 0, next = 0;
    Text part = text_slice(text, word, at), rest = text_from(text, at + 1);
    client_char_at(part, 0, &first);
    if (part.len == 0 || !text_starts(rest, part) || !unicode_is_letter(first))
        return 0;
    client_char_at(rest, part.len, &next);
    return 1 + unicode_is_letter(next);
}

static void vote(Lines *lines, size_t columns, unsigned again)
{
    size_t width = columns + CLIENT_MARGIN;
    if (width > WIDTH_MOST || again == 0)
        return;
    lines->votes[width] += again;
    lines->cuts[width] += again > 1;
}

// A trace tells of a wrap by itself; a plain break by the words around it.
static void line_seen(Lines *lines, Text text, size_t columns, Span word, bool traced)
{
    // The client never breaks a line behind its only word: sorted lists of words are full of these.
    bool first = word.start == 0 || text.at[word.start - 1] == '\n';
    if (columns > lines->longest)
        lines->longest = columns;
    vote(lines, columns, traced ? 1 : first ? 0 : word_again(text, word.start, word.end));
}

static void lines_measure(Lines *lines, Text text, TraceKind kind)
{
    uint32_t character;
    size_t columns = 0, word = 0, len;
    for (size_t at = 0; (len = client_char_at(text, at, &character)) > 0; at += len) {
        unsigned width = client_char_width(character);
        bool may_trace = character == '\033' || character == '[';
        size_t trace = may_trace && kind != TRACE_PLAIN ? wrap_trace_at(text, at, kind).len : 0;
        if (character == '\n' || trace > 0) {
            line_seen(lines, text, columns, (Span){word, at}, trace > 0);
            columns = 0;
            len = trace ? trace : len;
        } else {
            columns += width;
        }
        if (width != 1 || character == ' ' || trace > 0)
            word = at + len;
    }
    line_seen(lines, text, columns, (Span){word, text.len}, false);
}

static size_t best_vote(const Lines *lines)
{
    size_t best = 0;
    for (size_t width = 0; width <= WIDTH_MOST; width++)
        if (lines->votes[width] > lines->votes[best])
            best = width;
    return best;
}

// The widths to try, the usual one first, then by votes. A wide character may pass the limit.
static WidthList widths_of(Lines *lines, Arena *arena)
{
    WidthList widths = {0};
    size_t best, longest = lines->longest + CLIENT_MARGIN;
    list_add(arena, &widths, WIDTH_USUAL);
    while ((best = best_vote(lines)) > 0 && widths.len < CANDIDATES_MOST) {
        list_add(arena, &widths, best);
        list_add(arena, &widths, best - 1);
        lines->votes[best] = 0;
    }
    list_add(arena, &widths, longest);
    list_add(arena, &widths, longest - 1);
    return widths;
}

// --- a text without escapes ----------------------------------------------------------------------

static bool is_proved(const Lockstep *step)
{
    bool usual = step->width == WIDTH_USUAL;
    return step->undone + step->doubled > 0
        && step->points >= (usual ? POINTS_USUAL : POINTS_OTHER);
}

static size_t most_cuts(const Lines *lines)
{
    size_t most = 0;
    for (size_t width = 0; width <= WIDTH_MOST; width++)
        if (lines->cuts[width] > most)
            most = lines->cuts[width];
    return most;
}

// Lines of a narrower terminal that end in wide characters may fit the usual width, too: most
// evidence wins.
static bool run_best(Lockstep *step, const WidthList *widths, size_t *budget)
{
    size_t best = 0, points = 0;
    for (size_t i = 0; i < widths->len; i++) {
        size_t width = widths->at[i];
        bool sane = width >= WIDTH_LEAST_PLAIN && width <= WIDTH_MOST;
        if (sane && lockstep_run(step, width, budget) && is_proved(step) && step->points > points) {
            best = width;
            points = step->points;
        }
    }
    size_t once = SIZE_MAX;
    return best > 0 && lockstep_run(step, best, &once);
}

Unwrapped unwrap_plain(const Decoded *from, Arena *arena)
{
    Text text = decoded_text(from);
    size_t budget = budget_of(text);
    Lines *lines = arena_new(arena, Lines);
    lines_measure(lines, text, TRACE_PLAIN);
    WidthList widths = widths_of(lines, arena);
    Lockstep step = lockstep_of(text, TRACE_PLAIN, arena);
    if (run_best(&step, &widths, &budget))
        return unwrapped_by(from, arena, &step);
    size_t cuts = most_cuts(lines);
    return (Unwrapped){.decoded = *from, .damaged = cuts >= VOTES_DAMAGED ? cuts : 0};
}

// --- each wrap by its own escapes ----------------------------------------------------------------

static size_t step_back(Text text, size_t at, size_t floor)
{
    for (unsigned i = 0; i < 4 && at > floor; i++) {
        at--;
        if (((unsigned char)text.at[at] & 0xC0) != 0x80)
            break;
    }
    return at;
}

// The length of the text before `at` that takes so many columns and stands again at `again`;
// TEXT_NONE when there is no such text.
static size_t fragment_len(Text text, size_t at, size_t again, size_t columns, size_t floor)
{
    Text rest = text_from(text, again);
    size_t start = at, wide = 0;
    unsigned tries = 0;
    while (columns > 0) {
        Text part = text_slice(text, start, at);
        if (wide >= columns && client_text_width(part) == columns && text_starts(rest, part))
            return part.len;
        if (start == floor || (wide >= columns && ++tries > FRAGMENT_TRIES))
            return TEXT_NONE;
        start = step_back(text, start, floor);
        uint32_t character = 0;
        client_char_at(text, start, &character);
        wide += client_char_width(character);
        if (character == '\n')
            return TEXT_NONE;
    }
    return 0;
}

// Adds what is to go; false when the text around the trace is not what the client would have left.
static bool cut_trace(Text text, size_t at, WrapTrace trace, size_t floor, Arena *arena,
                      SpanList *cuts)
{
    size_t len = fragment_len(text, at, at + trace.len, trace.columns, floor);
    if (len == TEXT_NONE)
        return false;
    list_add(arena, cuts, (Span){at, at + trace.len + len});
    return true;
}

// A word longer than the least that the client doubles, which starts with the same bytes twice.
static bool is_doubled(Arena *arena, Text word)
{
    size_t *border, k = 0;
    if (word.len < 2 * DOUBLED_LEAST)
        return false;
    border = arena_array(arena, size_t, word.len + 1);
    for (size_t i = 1; i < word.len; i++) {
        while (k > 0 && word.at[i] != word.at[k])
            k = border[k];
        k += word.at[i] == word.at[k];
        border[i + 1] = k;
        // The first i + 1 bytes are something twice: their border leaves half of them.
        if (k >= DOUBLED_LEAST && k * 2 == i + 1)
            return true;
    }
    return false;
}

static size_t count_doubled(Arena *arena, Text text)
{
    size_t count = 0;
    Text line, word;
    while (text_next_line(&text, &line))
        while (text_next_part(&line, ' ', &word))
            count += is_doubled(arena, word);
    return count;
}

static Unwrapped unwrap_escapes(const Decoded *from, Arena *arena, TraceKind kind)
{
    Text text = decoded_text(from);
    Unwrapped result = {.decoded = *from, .method = UNWRAP_ESCAPES};
    SpanList cuts = {0};
    size_t floor = 0, at, proved = 0;
    while ((at = wrap_trace_find(text, floor, kind)) != TEXT_NONE) {
        WrapTrace trace = wrap_trace_at(text, at, kind);
        bool undone = cut_trace(text, at, trace, floor, arena, &cuts);
        if (!undone && kind == TRACE_ESCAPE)
            list_add(arena, &cuts, (Span){at, at + trace.len - 1});
        proved += undone && trace.columns > 0;
        result.undone += undone;
        result.damaged += !undone;
        floor = undone ? cuts.at[cuts.len - 1].end : at + trace.len;
    }
    if (kind == TRACE_LOST && proved == 0)
        return (Unwrapped){.decoded = *from};
    result.decoded = decoded_without(from, arena, &cuts);
    result.damaged += count_doubled(arena, decoded_text(&result.decoded));
    return result;
}

// --- both ----------------------------------------------------------------------------------------

static bool run_any(Lockstep *step)
{
    size_t budget = budget_of(step->text);
    Lines *lines = arena_new(step->arena, Lines);
    lines_measure(lines, step->text, step->kind);
    WidthList widths = widths_of(lines, step->arena);
    for (size_t i = 0; i < widths.len; i++)
        if (widths.at[i] >= CLIENT_WIDTH_LEAST && lockstep_run(step, widths.at[i], &budget))
            return true;
    for (size_t width = CLIENT_WIDTH_LEAST; width <= WIDTH_MOST && budget > 0; width++)
        if (lockstep_run(step, width, &budget))
            return true;
    return false;
}

static Unwrapped unwrap_traced(const Decoded *from, Arena *arena, TraceKind kind)
{
    Lockstep step = lockstep_of(decoded_text(from), kind, arena);
    // "[K" at the end of a line may be text of its own: a single one proves nothing.
    if (run_any(&step) && (kind == TRACE_ESCAPE || step.cut > 0 || step.undone > 1))
        return unwrapped_by(from, arena, &step);
    return unwrap_escapes(from, arena, kind);
}

Unwrapped text_unwrap(const Decoded *from, Arena *arena)
{
    Text text = decoded_text(from);
    if (wrap_trace_find(text, 0, TRACE_ESCAPE) != TEXT_NONE)
        return unwrap_traced(from, arena, TRACE_ESCAPE);
    if (wrap_trace_find(text, 0, TRACE_LOST) != TEXT_NONE) {
        Unwrapped result = unwrap_traced(from, arena, TRACE_LOST);
        if (result.method != UNWRAP_NONE)
            return result;
    }
    return wrap_hint(text) ? unwrap_plain(from, arena) : (Unwrapped){.decoded = *from};
}
