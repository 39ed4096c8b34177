#include "syntax/specimen.h"

#include <string.h>

#include "base/number.h"
#include "base/put.h"
#include "base/utf8.h"

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
    Text signs[SPECIMEN_SIGNS_MOST];
    size_t sign_count;
} Sample;

static void add_sign(Sample *sample, Text sign)
{
    for (size_t i = 0; i < sample->sign_count; i++)
        if (text_is(sample->signs[i], sign))
            return;
    if (sign.len && sample->sign_count < SPECIMEN_SIGNS_MOST)
        sample->signs[sample->sign_count++] = sign;
}

static void add_signs(Sample *sample, const Sample *more)
{
    for (size_t i = 0; i < more->sign_count; i++)
        add_sign(sample, more->signs[i]);
}

static char peek(const Reader *reader)
{
    return reader->rest.len ? reader->rest.at[0] : '\0';
}

static void skip(Reader *reader, size_t bytes)
{
    reader->rest = text_from(reader->rest, bytes);
}

static Text take_character(Reader *reader)
{
    uint32_t character;
    size_t length = utf8_decode(reader->rest, 0, &character);
    Text sign = text_slice(reader->rest, 0, length ? length : 1);
    skip(reader, sign.len);
    return sign;
}

// --- escapes -------------------------------------------------------------------------------------

// One that a property has: the first letters that agree decide.
static Text with_property(Text name)
{
    static const struct { const char *name, *sign; } known[] = {
        {"Lu", "A"}, {"Cyrillic", "\u0436"}, {"Greek", "\u03bb"}, {"Han", "\u4e2d"}, {"Latin", "a"},
        {"L", "a"},  {"N", "1"},             {"P", ","},            {"S", "+"},        {"Z", " "},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_starts(name, text_of(known[i].name)))
            return text_of(known[i].sign);
    return TEXT("a");
}

// The character that stands for an escape; none for one that matches no character.
static Text escaped(char c, Text escape)
{
    switch (c) {
    case 'd': return TEXT("1");
    case 's': case 'h': return TEXT(" ");
    case 'W': return TEXT("-");
    case 't': return TEXT("\t");
    case 'n': case 'R': case 'v': return TEXT("\n");
    case 'w': case 'S': case 'D': case 'N': case 'P': case 'x': case 'X': return TEXT("a");
    case 'p': return with_property(text_from(escape, peek(&(Reader){.rest = escape}) == '{'));
    case 'b': case 'B': case 'A': case 'Z': case 'z': case 'G': case 'K': case 'E': case 'Q':
        return (Text){0};
    default: break;
    }
    return char_is_digit(c) ? (Text){0} : (Text){escape.at - 1, 1};
}

// Takes an escape, with the braces behind it.
static Text take_escape(Reader *reader)
{
    char c = reader->rest.len > 1 ? reader->rest.at[1] : '\0';
    if ((unsigned char)c >= 0x80 || reader->rest.len < 2) {
        skip(reader, 1);
        return reader->rest.len ? take_character(reader) : (Text){0};
    }
    skip(reader, 2);
    Text behind = reader->rest;
    if (char_is_one_of(c, "pPxkg") && peek(reader) == '{')
        skip(reader, text_find_char(reader->rest, 0, '}') + 1);
    else
        skip(reader, char_is_one_of(c, "pP") && c);
    return escaped(c, behind);
}

// --- atoms ---------------------------------------------------------------------------------------

// What of ASCII a class names.
typedef struct Named {
    bool has[128];
} Named;

static void name_range(Named *named, char first, char last)
{
    for (int c = first; c >= 0 && c <= last && c < 128; c++)
        named->has[c] = true;
}

// "\w" and the like; "[:alpha:]" counts as "\w".
static void name_kind(Named *named, char kind)
{
    for (int c = 0; c < 128; c++) {
        char sign = (char)c;
        bool word = char_is_alpha(sign) || char_is_digit(sign) || sign == '_';
        bool blank = char_is_one_of(sign, " \t\n\v\f\r") && sign;
        named->has[c] = named->has[c] || (kind == 'w' && word) || (kind == 'W' && !word)
            || (kind == 'd' && char_is_digit(sign)) || (kind == 'D' && !char_is_digit(sign))
            || (kind == 's' && blank) || (kind == 'S' && !blank);
    }
}

// One member of a class; a range is two.
static Text take_member(Reader *reader, Named *named)
{
    Text rest = reader->rest;
    if (text_starts(rest, TEXT("[:"))) {
        skip(reader, text_find(rest, 0, TEXT(":]")) + 2);
        name_kind(named, 'w');
        return TEXT("a");
    }
    bool escape = peek(reader) == '\\';
    Text sign = escape ? take_escape(reader) : take_character(reader);
    if (escape && rest.len > 1 && char_is_one_of(rest.at[1], "wWdDsS")) {
        name_kind(named, rest.at[1]);
        return sign;
    }
    rest = reader->rest;
    bool range = rest.len > 1 && rest.at[0] == '-' && rest.at[1] != ']';
    skip(reader, range);
    if (sign.len == 1)
        name_range(named, sign.at[0], range ? rest.at[1] : sign.at[0]);
    return sign;
}

// Members of a class, as they are written; of one that excludes, some that it does not name.
static void take_class(Reader *reader, Sample *atom)
{
    static const char others[] = "xq7-;~ ,Z\n";
    Named named = {0};
    skip(reader, 1);
    bool excludes = peek(reader) == '^';
    skip(reader, excludes);
    for (bool start = true; reader->rest.len && (start || peek(reader) != ']'); start = false) {
        Text sign = take_member(reader, &named);
        if (!excludes)
            add_sign(atom, sign);
    }
    skip(reader, 1);
    for (size_t i = 0; excludes && i < sizeof others - 1; i++)
        if (!named.has[(unsigned char)others[i]])
            add_sign(atom, (Text){&others[i], 1});
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
    add_signs(sample, &inner);
    if (!looks)
        put_raw(&sample->text, out_text(&inner.text));
    out_free(&inner.text);
}

static void take_atom(Reader *reader, Sample *atom)
{
    char c = peek(reader);
    if (c == '(') {
        take_group(reader, atom);
        return;
    }
    if (c == '[')
        take_class(reader, atom);
    else if (c == '\\')
        add_sign(atom, take_escape(reader));
    else if (c == '.' || c == '^' || c == '$') {
        skip(reader, 1);
        add_sign(atom, c == '.' ? TEXT("~") : (Text){0});
    } else
        add_sign(atom, take_character(reader));
    if (atom->sign_count)
        put_raw(&atom->text, atom->signs[0]);
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
    Text once = atom->text.len ? out_text(&atom->text) : atom->signs[0];
    if (specimen->repeat_count == SPECIMEN_REPEATS_MOST || once.len == 0)
        return;
    Repeat *repeat = &specimen->repeats[specimen->repeat_count++];
    *repeat = (Repeat){.before = arena_join(reader->arena, reader->before, out_text(&before->text)),
                       .once = arena_copy(reader->arena, once),
                       .sign_count = atom->sign_count};
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
        add_signs(sample, &atom);
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
        add_signs(sample, &other);
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
    specimen->sign_count = sample.sign_count;
    memcpy(specimen->signs, sample.signs, sizeof specimen->signs);
    out_free(&sample.text);
}
