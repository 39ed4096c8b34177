#include "official/detect.h"

#include "base/list.h"
#include "base/utf8.h"
#include "official/ngrams.h"
#include "syntax/unicode.h"

enum {
    CHARACTERS_MOST = 10000,   // of a text; the rest is not looked at
    URL_MOST = 2076,           // characters behind "://"; more are text
    MAILBOX_MOST = 64,
    MAIL_HOST_MOST = 255,      // and as many again with dots
    LATIN_SHARE = 2,           // fewer Latin letters than one in so many others are no text
    FIRST_NOT_LATIN = 0x300,   // combining marks and all behind them
    ACCENT_BYTE = (char)0xCC,  // the first one of U+0300 to U+033F
};

typedef LIST(uint32_t) Characters;

static bool is_word(char c)
{
    return char_is_alpha(c) || char_is_digit(c) || c == '-' || c == '_';
}

static bool is_mail(char c)
{
    return is_word(c) || c == '.';
}

static bool is_url(char c)
{
    return is_mail(c) || char_is_one_of(c, "?&~;+=/#");
}

static size_t run_at(Text text, size_t at, bool (*is_member)(char), size_t most)
{
    size_t len = 0;
    while (len < most && at + len < text.len && is_member(text.at[at + len]))
        len++;
    return len;
}

// "http://" or "https://" and what an address may hold behind it.
static Span find_url(Text text, size_t from)
{
    size_t at = from;
    while ((at = text_find(text, at, TEXT("http"))) != TEXT_NONE) {
        Text rest = text_from(text, at);
        size_t secure = text_starts(rest, TEXT("https")), head = sizeof "http://" - 1 + secure;
        size_t len = run_at(rest, head, is_url, URL_MOST);
        if (len && text_starts(text_from(rest, sizeof "http" - 1 + secure), TEXT("://")))
            return (Span){at, at + head + len};
        at++;
    }
    return (Span){TEXT_NONE, TEXT_NONE};
}

// Up to 64 characters, "@", a host that begins without a dot and has two characters at least.
static Span find_mail(Text text, size_t from)
{
    size_t at = from;
    while ((at = text_find_char(text, at, '@')) != TEXT_NONE) {
        size_t start = at;
        while (start > from && at - start < MAILBOX_MOST && is_mail(text.at[start - 1]))
            start--;
        at++;
        size_t host = run_at(text, at, is_word, MAIL_HOST_MOST);
        size_t tail = run_at(text, at + host, is_mail, MAIL_HOST_MOST);
        if (start + 1 < at && host && host + tail > 1)
            return (Span){start, at + host + tail};
    }
    return (Span){TEXT_NONE, TEXT_NONE};
}

// A space for each address.
static Text without(Arena *scratch, Text text, Span (*find)(Text text, size_t from))
{
    Span found = find(text, 0);
    if (found.start == TEXT_NONE)
        return text;
    char *out = arena_terminated(scratch, text);
    size_t len = 0, from = 0;
    for (; found.start != TEXT_NONE; found = find(text, from)) {
        for (; from < found.start; from++)
            out[len++] = text.at[from];
        out[len++] = ' ';
        from = found.end;
    }
    for (; from < text.len; from++)
        out[len++] = text.at[from];
    return (Text){out, len};
}

static bool takes_accents(uint32_t c)
{
    static const char vowels[] = "AEIOUYaeiouy";
    switch (c) {
    case 0xC2: case 0xCA: case 0xD4: case 0xE2: case 0xEA: case 0xF4: case 0x102: case 0x103:
    case 0x1A0: case 0x1A1: case 0x1AF: case 0x1B0:
        return true;
    default:
        return c < 0x80 && char_is_one_of((char)c, vowels);
    }
}

static bool is_accent(uint32_t c)
{
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

// The character at `*at`, with the accent behind it if it is one that Vietnamese has.
static uint32_t next_character(Text text, size_t *at)
{
    uint32_t c = 0, accent = 0;
    size_t len = utf8_decode(text, *at, &c);
    *at += len ? len : 1;
    len = *at < text.len && text.at[*at] == ACCENT_BYTE ? utf8_decode(text, *at, &accent) : 0;
    if (len && is_accent(accent) && takes_accents(c)) {
        *at += len;
        return unicode_compose(c, accent);
    }
    return c;
}

// The first characters; of several spaces one stays.
static Characters read_characters(Arena *scratch, Text text)
{
    size_t most = text.len < CHARACTERS_MOST ? text.len : CHARACTERS_MOST, at = 0;
    Characters read = {arena_array(scratch, uint32_t, most ? most : 1), 0, most};
    uint32_t before = 0;
    for (size_t count = 0; count < most && at < text.len; count++) {
        uint32_t c = next_character(text, &at);
        if (c != ' ' || before != ' ')
            read.at[read.len++] = c;
        before = c;
    }
    return read;
}

// As langdetect has it: with the signs between "Z" and "a".
static bool is_latin(uint32_t c)
{
    return c >= 'A' && c <= 'z';
}

// In a text of another script Latin letters are names and code.
static void drop_foreign_latin(Characters *characters)
{
    size_t latin = 0, others = 0, len = 0;
    for (size_t i = 0; i < characters->len; i++) {
        latin += is_latin(characters->at[i]);
        others += characters->at[i] >= FIRST_NOT_LATIN;
    }
    if (latin * LATIN_SHARE >= others)
        return;
    for (size_t i = 0; i < characters->len; i++)
        if (!is_latin(characters->at[i]))
            characters->at[len++] = characters->at[i];
    characters->len = len;
}

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
    return c >= first && c <= last;
}

static bool is_no_letter(uint32_t c)
{
    if (c < 0x80)
        return !char_is_alpha((char)c);
    return c == 0xA0 || c == 0xAB || c == 0xB0 || c == 0xBB || is_between(c, 0x2000, 0x206F);
}

// One character stands for many: a syllabary for a language, an accented letter for Vietnamese.
static uint32_t normal(uint32_t c)
{
    if (is_no_letter(c))
        return ' ';
    if (c < 0x219)
        return c;
    if (c == 0x219 || c == 0x21B)          // Romanian: comma below as cedilla
        return c == 0x219 ? 0x15F : 0x163;
    if (c == 0x6CC)                        // Persian yeh as the Arabic one
        return 0x64A;
    if (is_between(c, 0x1EA0, 0x1EFF))
        return 0x1EC3;
    if (is_between(c, 0x3040, 0x309F))
        return 0x3042;
    if (is_between(c, 0x30A0, 0x30FF))
        return 0x30A2;
    if (is_between(c, 0x3100, 0x312F) || is_between(c, 0x31A0, 0x31BF))
        return 0x3105;
    return is_between(c, 0xAC00, 0xD7AF) ? 0xAC00 : ngram_han_class(c);
}

// The last characters of a word, with the space before it, and whether they are in capitals.
typedef struct Window {
    uint32_t at[NGRAM_LONGEST];
    size_t len;
    bool capitals;
} Window;

static bool is_capital(uint32_t c)
{
    return c < 0x80 ? char_is_upper((char)c) : unicode_is_upper(c) && !unicode_is_title(c);
}

static void push(Window *window, uint32_t c)
{
    uint32_t last = window->at[window->len - 1];
    if (last == ' ') {
        *window = (Window){{' '}, 1, false};
        if (c == ' ')
            return;
    } else if (window->len == NGRAM_LONGEST) {
        for (size_t i = 1; i < NGRAM_LONGEST; i++)
            window->at[i - 1] = window->at[i];
        window->len--;
    }
    window->at[window->len++] = c;
    window->capitals = is_capital(c) && is_capital(last);
}

// How often each gram of a text stands in it: most stand there more than once.
typedef struct Tally {
    uint16_t *times;           // by the number of the gram; at most CHARACTERS_MOST
    LIST(size_t) grams;        // that stand there at all
} Tally;

// Within a word in capitals only its first letter and its end count: there `capitals` is not yet
// set, or is no more.
static void count_grams(Arena *scratch, const Window *window, Tally *tally)
{
    for (size_t len = 1; len <= window->len && !window->capitals; len++) {
        size_t gram = ngram_find(window->at + window->len - len, len);
        if (gram != NGRAM_NONE && tally->times[gram]++ == 0)
            list_add(scratch, &tally->grams, gram);
    }
}

static Tally tally_of(Arena *scratch, const Characters *characters)
{
    Tally tally = {.times = arena_array(scratch, uint16_t, ngram_count())};
    Window window = {{' '}, 1, false};
    for (size_t i = 0; i < characters->len; i++) {
        push(&window, normal(characters->at[i]));
        count_grams(scratch, &window, &tally);
    }
    return tally;
}

static const char *best_of(const Tally *tally)
{
    uint32_t points[NGRAM_LANGUAGES_MOST] = {0};
    for (size_t i = 0; i < tally->grams.len; i++)
        ngram_add_worth(tally->grams.at[i], tally->times[tally->grams.at[i]], points);
    size_t best = 0;
    for (size_t i = 1; ngram_language(i); i++)
        if (points[i] > points[best])
            best = i;
    return ngram_language(best);
}

const char *detect_language(Arena *scratch, Text text)
{
    text = without(scratch, without(scratch, text, find_url), find_mail);
    Characters characters = read_characters(scratch, text);
    drop_foreign_latin(&characters);
    Tally tally = tally_of(scratch, &characters);
    return tally.grams.len ? best_of(&tally) : NULL;
}
