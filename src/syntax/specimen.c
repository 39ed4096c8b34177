#include "syntax/specimen.h"

#include <string.h>

#include "base/number.h"
#include "base/put.h"

enum {
    DEPTH_MOST = 64,         // groups within groups, as PCRE2 is told to allow
    COPIES_MOST = 4,         // of what must repeat
    MANY = 10,               // times that count as without end
};

typedef struct Reader {
    Text rest;
    Arena *arena;
    Specimen *specimen;
    unsigned depth;
    Text before;             // what leads to the group that is read
} Reader;

// What an atom, or a sequence of them, gives.
typedef struct Sample {
    Out text;
    char signs[SPECIMEN_SIGNS_MOST];
    size_t sign_count;
    bool chooses;
} Sample;

static void add_sign(Sample *sample, char sign)
{
    if (sample->sign_count < SPECIMEN_SIGNS_MOST
        && !memchr(sample->signs, sign, sample->sign_count))
        sample->signs[sample->sign_count++] = sign;
}

static void put_sign(Sample *sample, char sign)
{
    put_char(&sample->text, sign);
    add_sign(sample, sign);
}

static char peek(const Reader *reader)
{
    return reader->rest.len ? reader->rest.at[0] : '\0';
}

static void skip(Reader *reader, size_t bytes)
{
    reader->rest = text_from(reader->rest, bytes);
}

// --- atoms ---------------------------------------------------------------------------------------

// The character that stands for an escape; NUL for one that matches no character.
static char escaped(char c)
{
    switch (c) {
    case 'd': return '1';
    case 's': case 'h': return ' ';
    case 'W': return '-';
    case 't': return '\t';
    case 'n': case 'R': case 'v': return '\n';
    case 'w': case 'S': case 'D': case 'N': case 'p': case 'P': case 'x': case 'X': return 'a';
    case 'b': case 'B': case 'A': case 'Z': case 'z': case 'G': case 'K': case 'E': case 'Q':
        return '\0';
    default: break;
    }
    return char_is_digit(c) ? '\0' : c;
}

// Takes an escape, with the braces behind it.
static char take_escape(Reader *reader)
{
    char c = reader->rest.len > 1 ? reader->rest.at[1] : '\0';
    skip(reader, 2);
    if (char_is_one_of(c, "pPxkg") && peek(reader) == '{')
        skip(reader, text_find_char(reader->rest, 0, '}') + 1);
    return escaped(c);
}

// The first member of a class; of one that excludes, a letter that it does not name.
static char take_class(Reader *reader)
{
    Text named = reader->rest;
    char first = '\0';
    skip(reader, 1);
    bool excludes = peek(reader) == '^';
    skip(reader, excludes);
    for (bool start = true; reader->rest.len && (start || peek(reader) != ']'); start = false) {
        char c = peek(reader);
        if (c == '[' && reader->rest.len > 1 && reader->rest.at[1] == ':') {
            skip(reader, text_find(reader->rest, 0, TEXT(":]")) + 2);
            c = 'a';
        } else if (c == '\\') {
            c = take_escape(reader);
        } else {
            skip(reader, 1);
        }
        first = first ? first : c;
    }
    named.len -= reader->rest.len;
    skip(reader, 1);
    for (const char *c = "xq7-;~ "; excludes && *c; c++)
        if (text_find_char(named, 0, *c) == TEXT_NONE)
            return *c;
    return first;
}

static void choices(Reader *reader, Sample *sample);

// The name of a group: <name>, P<name>, 'name'.
static void skip_name(Reader *reader, char end)
{
    size_t at = text_find_char(reader->rest, 1, end);
    skip(reader, at == TEXT_NONE ? reader->rest.len : at + 1);
}

// Behind "(?": whether the group only looks, or has nothing in it but options.
static bool take_group_kind(Reader *reader)
{
    Text rest = reader->rest;
    char c = peek(reader), next = rest.len > 1 ? rest.at[1] : '\0';
    bool looks = c == '=' || c == '!' || (c == '<' && (next == '=' || next == '!'));
    if (looks)
        skip(reader, c == '<' ? 2 : 1);
    else if (char_is_one_of(c, "<P'"))
        skip_name(reader, c == '\'' ? '\'' : '>');
    else
        while (reader->rest.len && !char_is_one_of(peek(reader), ":>|)"))
            skip(reader, 1);
    if (!looks && char_is_one_of(peek(reader), ":>|"))
        skip(reader, 1);
    return looks;
}

static void take_group(Reader *reader, Sample *sample)
{
    Sample inner = {0};
    bool looks = false;
    skip(reader, 1);
    if (peek(reader) == '?') {
        skip(reader, 1);
        looks = take_group_kind(reader);
    }
    if (++reader->depth < DEPTH_MOST)
        choices(reader, &inner);
    reader->depth--;
    skip(reader, 1);
    for (size_t i = 0; !looks && i < inner.sign_count; i++)
        add_sign(sample, inner.signs[i]);
    sample->chooses = sample->chooses || (!looks && inner.chooses);
    if (!looks)
        put_raw(&sample->text, out_text(&inner.text));
    out_free(&inner.text);
}

static void take_atom(Reader *reader, Sample *atom)
{
    char c = peek(reader), sign = c;
    if (c == '(') {
        take_group(reader, atom);
        return;
    }
    if (c == '\\')
        sign = take_escape(reader);
    else if (c == '[')
        sign = take_class(reader);
    else
        skip(reader, 1);
    if (c == '^' || c == '$')
        sign = '\0';
    if (c == '.')
        sign = '~';
    if (sign)
        put_sign(atom, sign);
}

// --- how often -----------------------------------------------------------------------------------

typedef struct Times {
    uint64_t least, most;
} Times;

// "{2,5}", or false for a brace that is text.
static bool take_braces(Reader *reader, Times *times)
{
    size_t end = text_find_char(reader->rest, 0, '}');
    Text inside = text_slice(reader->rest, 1, end == TEXT_NONE ? 1 : end);
    size_t comma = text_find_char(inside, 0, ',');
    Text least = text_slice(inside, 0, comma);
    Text most = comma == TEXT_NONE ? least : text_from(inside, comma + 1);
    *times = (Times){0, UINT64_MAX};
    if (inside.len == 0 || (least.len && !number_parse(least, &times->least))
        || (most.len && !number_parse(most, &times->most)) || least.len + most.len == 0)
        return false;
    skip(reader, end + 1);
    return true;
}

static Times take_times(Reader *reader)
{
    Times times = {1, 1};
    char c = peek(reader);
    if (c == '{' ? !take_braces(reader, &times) : !char_is_one_of(c, "*+?"))
        return (Times){1, 1};
    if (c != '{') {
        times = (Times){c == '+', c == '?' ? 1 : UINT64_MAX};
        skip(reader, 1);
    }
    if (char_is_one_of(peek(reader), "+?"))      // possessive or lazy
        skip(reader, 1);
    return times;
}

static void note_repeat(Reader *reader, const Sample *before, const Sample *atom)
{
    Specimen *specimen = reader->specimen;
    Text once = atom->text.len ? out_text(&atom->text) : (Text){atom->signs, atom->sign_count > 0};
    if (specimen->repeat_count == SPECIMEN_REPEATS_MOST || once.len == 0)
        return;
    Repeat *repeat = &specimen->repeats[specimen->repeat_count++];
    *repeat = (Repeat){.before = arena_join(reader->arena, reader->before, out_text(&before->text)),
                       .once = arena_copy(reader->arena, once),
                       .sign_count = atom->sign_count, .chooses = atom->chooses};
    memcpy(repeat->signs, atom->signs, sizeof repeat->signs);
}

// Atoms up to the end of a group or of a side.
static void sequence(Reader *reader, Sample *sample)
{
    Text before = reader->before;
    while (reader->rest.len && !char_is_one_of(peek(reader), "|)")) {
        Sample atom = {0};
        if (peek(reader) == '(')
            reader->before = arena_join(reader->arena, before, out_text(&sample->text));
        take_atom(reader, &atom);
        reader->before = before;
        Times times = take_times(reader);
        if (times.most >= MANY)
            note_repeat(reader, sample, &atom);
        for (size_t i = 0; i < atom.sign_count; i++)
            add_sign(sample, atom.signs[i]);
        sample->chooses = sample->chooses || atom.chooses;
        for (uint64_t i = 0; i < times.least && i < COPIES_MOST; i++)
            put_raw(&sample->text, out_text(&atom.text));
        out_free(&atom.text);
    }
}

static void choices(Reader *reader, Sample *sample)
{
    sequence(reader, sample);
    while (peek(reader) == '|') {
        Sample other = {0};
        skip(reader, 1);
        sequence(reader, &other);
        for (size_t i = 0; i < other.sign_count; i++)
            add_sign(sample, other.signs[i]);
        sample->chooses = true;
        out_free(&other.text);
    }
}

void specimen_make(Text expression, Arena *arena, Specimen *specimen)
{
    Reader reader = {.rest = expression, .arena = arena, .specimen = specimen};
    Sample sample = {0};
    *specimen = (Specimen){0};
    while (reader.rest.len) {                    // a ) too many does not stop it
        choices(&reader, &sample);
        skip(&reader, 1);
    }
    specimen->text = arena_copy(arena, out_text(&sample.text));
    out_free(&sample.text);
}
