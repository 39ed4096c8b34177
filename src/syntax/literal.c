#include "syntax/literal.h"

#include <string.h>

enum {
    WORDS_MOST = 64,         // alternatives that are kept apart
    LENGTH_MOST = 24,        // bytes of one: the rest says little more
    NESTING_MOST = 64,       // as in a pattern
    LETTER_K = 1 << ('k' & 31),
    LETTER_S = 1 << ('s' & 31),
    CLASS_MOST = 4,          // characters of a class that are alternatives
};

// What a piece of a pattern matches: `exact`: one of the words and nothing else; otherwise at least
// one of them, or, with none, nothing is known.
typedef struct Match {
    bool exact;
    TextList words;
} Match;

typedef struct Reading {
    Arena *arena;
    Text rest;
    unsigned depth;
    bool spaces, lost;       // `lost`: something is not understood, and nothing is sure
} Reading;

static Match read_choice(Reading *reading);

static char peek(const Reading *reading, size_t ahead)
{
    return ahead < reading->rest.len ? reading->rest.at[ahead] : '\0';
}

static void skip(Reading *reading, size_t bytes)
{
    reading->rest = text_from(reading->rest, bytes);
}

static Match lose(Reading *reading)
{
    reading->lost = true;
    reading->rest = (Text){0};
    return (Match){0};
}

// --- matches -------------------------------------------------------------------------------------

static Match exactly(Reading *reading, Text word)
{
    Match match = {.exact = true};
    list_add(reading->arena, &match.words, word);
    return match;
}

static Match nothing(Reading *reading)
{
    return exactly(reading, (Text){0});
}

static size_t shortest(const TextList *words)
{
    size_t len = words->len ? TEXT_NONE : 0;
    for (size_t i = 0; i < words->len; i++)
        len = words->at[i].len < len ? words->at[i].len : len;
    return len;
}

// Longer words are rarer, and of two lists with the same shortest word the one with fewer.
static TextList better(TextList a, TextList b)
{
    size_t one = shortest(&a), other = shortest(&b);
    if (one == 0 || other == 0)
        return one ? a : other ? b : (TextList){0};
    if (one != other)
        return one > other ? a : b;
    return a.len <= b.len ? a : b;
}

static bool can_join(const Match *a, const Match *b)
{
    if (!a->exact || !b->exact || a->words.len * b->words.len > WORDS_MOST)
        return false;
    for (size_t i = 0; i < a->words.len; i++)
        for (size_t j = 0; j < b->words.len; j++)
            if (a->words.at[i].len + b->words.at[j].len > LENGTH_MOST)
                return false;
    return true;
}

static Match join(Reading *reading, const Match *a, const Match *b)
{
    Match match = {.exact = true};
    for (size_t i = 0; i < a->words.len; i++)
        for (size_t j = 0; j < b->words.len; j++)
            list_add(reading->arena, &match.words,
                     arena_join(reading->arena, a->words.at[i], b->words.at[j]));
    return match;
}

// Without any on one side, or with too many, nothing is known.
static Match either(Reading *reading, const Match *a, const Match *b)
{
    Match match = {.exact = a->exact && b->exact};
    if (a->words.len == 0 || b->words.len == 0 || a->words.len + b->words.len > WORDS_MOST)
        return (Match){0};
    for (size_t i = 0; i < a->words.len; i++)
        list_add(reading->arena, &match.words, a->words.at[i]);
    for (size_t i = 0; i < b->words.len; i++)
        list_add(reading->arena, &match.words, b->words.at[i]);
    return match;
}

// --- single signs --------------------------------------------------------------------------------

static Match any_sign(Reading *reading, bool space)
{
    reading->spaces = reading->spaces || space;
    return (Match){0};
}

static Match one_sign(Reading *reading, char c)
{
    reading->spaces = reading->spaces || char_is_space(c);
    if ((unsigned char)c >= 0x80)
        return (Match){0};
    char *word = arena_get(reading->arena, 1);
    *word = char_lower(c);
    return exactly(reading, (Text){word, 1});
}

// "\b", "\d", "\.": what cannot be told of a letter is lost.
static Match read_escape(Reading *reading)
{
    char c = peek(reading, 1);
    skip(reading, 2);
    if (char_is_one_of(c, "bBAzZG"))
        return nothing(reading);
    if (c == 'd' || c == 'w')
        return any_sign(reading, false);
    if (char_is_one_of(c, "sSDWhHvVRntrf"))
        return any_sign(reading, true);
    if (c >= '1' && c <= '9') {
        while (char_is_digit(peek(reading, 0)))
            skip(reading, 1);
        return any_sign(reading, false);
    }
    return c == '\0' || char_is_digit(c) || char_is_alpha(c) ? lose(reading) : one_sign(reading, c);
}

// Reads one member of a class; false when it is more than one character.
static bool read_member(Reading *reading, char *member)
{
    char c = peek(reading, 0);
    bool escaped = c == '\\', plain = true;
    if (c == '[' && char_is_one_of(peek(reading, 1), ":.=")) {
        lose(reading);
        return false;
    }
    if (escaped)
        c = peek(reading, 1);
    if (escaped && (char_is_alpha(c) || char_is_digit(c))) {
        plain = false;
        reading->spaces = reading->spaces || (c != 'd' && c != 'w');
        if (!char_is_one_of(c, "dwsSDWhHvVntrf"))
            lose(reading);
    }
    *member = c;
    skip(reading, escaped ? 2 : 1);
    return plain && (unsigned char)c < 0x80 && c != '\0';
}

static bool is_range(const Reading *reading)
{
    return peek(reading, 0) == '-' && peek(reading, 1) != ']';
}

// "[gs]" is one of two words; of others it is only known whether they may hold a space.
static Match read_class(Reading *reading)
{
    Match match = {.exact = true};
    bool few = peek(reading, 1) != '^', first = true;
    skip(reading, few ? 1 : 2);
    reading->spaces = reading->spaces || !few;
    for (; reading->rest.len && (first || peek(reading, 0) != ']'); first = false) {
        char member;
        few = read_member(reading, &member) && few && match.words.len < CLASS_MOST;
        if (is_range(reading)) {
            char last;
            skip(reading, 1);
            read_member(reading, &last);
            reading->spaces = reading->spaces || member <= ' ';
            few = false;
        }
        Match one = few ? one_sign(reading, member) : (Match){0};
        reading->spaces = reading->spaces || member == ' ';
        for (size_t i = 0; i < one.words.len; i++)
            list_add(reading->arena, &match.words, one.words.at[i]);
    }
    if (reading->rest.len == 0)
        return lose(reading);
    skip(reading, 1);
    return few ? match : (Match){0};
}

// --- groups --------------------------------------------------------------------------------------

// What stands around a match is no part of it.
static Match read_look(Reading *reading, size_t sign)
{
    bool spaces = reading->spaces;
    skip(reading, sign);
    read_choice(reading);
    reading->spaces = spaces;
    return nothing(reading);
}

// "(?i-s:" and "(?i)": case and lines change nothing here.
static Match read_flags(Reading *reading)
{
    size_t end = 2;
    while (char_is_one_of(peek(reading, end), "ims-"))
        end++;
    char c = peek(reading, end);
    if (c != ':' && c != ')')
        return lose(reading);
    skip(reading, c == ':' ? end + 1 : end);
    return c == ':' ? read_choice(reading) : nothing(reading);
}

static Match read_inner(Reading *reading)
{
    Text rest = reading->rest;
    if (peek(reading, 1) == '*')
        return lose(reading);
    if (peek(reading, 1) != '?') {
        skip(reading, 1);
        return read_choice(reading);
    }
    if (text_starts(rest, TEXT("(?=")) || text_starts(rest, TEXT("(?!")))
        return read_look(reading, 3);
    if (text_starts(rest, TEXT("(?<=")) || text_starts(rest, TEXT("(?<!")))
        return read_look(reading, 4);
    if (!text_starts(rest, TEXT("(?>")))
        return read_flags(reading);
    skip(reading, 3);
    return read_choice(reading);
}

static Match read_group(Reading *reading)
{
    if (++reading->depth > NESTING_MOST)
        return lose(reading);
    Match match = read_inner(reading);
    reading->depth--;
    if (peek(reading, 0) != ')')
        return lose(reading);
    skip(reading, 1);
    return match;
}

// --- sequences -----------------------------------------------------------------------------------

static Match read_atom(Reading *reading)
{
    char c = peek(reading, 0);
    switch (c) {
    case '\\': return read_escape(reading);
    case '[': return read_class(reading);
    case '(': return read_group(reading);
    case '.': skip(reading, 1); return any_sign(reading, true);
    case '^':
    case '$': skip(reading, 1); return nothing(reading);
    default: skip(reading, 1); return one_sign(reading, c);
    }
}

// The digits of "{2,5}", or the length 0: then the bracket stands for itself.
static size_t repeat_length(const Reading *reading, bool *none)
{
    size_t end = 1;
    while (char_is_digit(peek(reading, end)) || peek(reading, end) == ',')
        end++;
    *none = peek(reading, 1) == '0' || peek(reading, 1) == ',';
    return peek(reading, end) == '}' && end > 1 ? end + 1 : 0;
}

static Match optional(Reading *reading, const Match *match)
{
    Match none = nothing(reading);
    return match->exact ? either(reading, match, &none) : (Match){0};
}

static Match read_repeat(Reading *reading, Match match)
{
    char c = peek(reading, 0);
    bool none = false;
    size_t len = c == '{' ? repeat_length(reading, &none) : char_is_one_of(c, "?*+");
    if (len == 0)
        return match;
    skip(reading, len);
    if (char_is_one_of(peek(reading, 0), "?+"))     // lazy, possessive
        skip(reading, 1);
    if (c == '?')
        return optional(reading, &match);
    if (c == '*' || none)
        return (Match){0};
    match.exact = false;
    return match;
}

// The words that stand together are joined; where they end, the best of them is kept.
static Match read_sequence(Reading *reading)
{
    Match run = nothing(reading);
    TextList best = {0};
    bool exact = true;
    while (reading->rest.len && peek(reading, 0) != '|' && peek(reading, 0) != ')') {
        Match atom = read_atom(reading);
        atom = read_repeat(reading, atom);
        if (can_join(&run, &atom)) {
            run = join(reading, &run, &atom);
            continue;
        }
        exact = false;
        best = better(best, run.words);
        if (!atom.exact)
            best = better(best, atom.words);
        run = atom.exact ? atom : nothing(reading);
    }
    if (exact)
        return run;
    best = better(best, run.words);
    return (Match){false, best};
}

static Match read_choice(Reading *reading)
{
    Match match = read_sequence(reading);
    while (peek(reading, 0) == '|') {
        skip(reading, 1);
        Match other = read_sequence(reading);
        match = either(reading, &match, &other);
    }
    return match;
}

// U+017F is C5 BF, U+212A is E2 84 AA.
static void add_hidden(TextList *words, Arena *arena)
{
    uint32_t letters = 0;
    for (size_t i = 0; i < words->len; i++)
        letters |= letters_of(words->at[i]);
    if (!(letters & (LETTER_K | LETTER_S)))
        return;
    list_add(arena, words, TEXT("\xC5\xBF"));
    list_add(arena, words, TEXT("\xE2\x84\xAA"));
}

Literals literals_of(Text pattern, Arena *arena)
{
    Reading reading = {.arena = arena, .rest = pattern};
    Match match = read_choice(&reading);
    Literals literals = {.spaces = reading.spaces || reading.lost};
    if (reading.lost || reading.rest.len > 0 || shortest(&match.words) == 0)
        return literals;
    literals.any = match.words;
    add_hidden(&literals.any, arena);
    literals.letters = arena_array(arena, uint32_t, literals.any.len);
    for (size_t i = 0; i < literals.any.len; i++)
        literals.letters[i] = letters_of(literals.any.at[i]);
    return literals;
}

Literals literals_keep(const Literals *literals, void **memory)
{
    size_t count = literals->any.len, bytes = 0;
    for (size_t i = 0; i < count; i++)
        bytes += literals->any.at[i].len;
    Text *words = *memory = memory_get(count * (sizeof *words + sizeof *literals->letters) + bytes);
    uint32_t *letters = (uint32_t *)(words + count);
    char *at = (char *)(letters + count);
    Literals kept = *literals;
    kept.any.at = words;
    kept.any.cap = count;
    kept.letters = letters;
    for (size_t i = 0; i < count; at += words[i++].len) {
        letters[i] = literals->letters[i];
        memcpy(at, literals->any.at[i].at, literals->any.at[i].len);
        words[i] = (Text){at, literals->any.at[i].len};
    }
    return kept;
}
