#include "official/detect.h"

#include "base/utf8.h"
#include "official/python.h"
#include "syntax/unicode.h"

enum {
    LOOKED_AT_MOST = 65536,  // bytes of a text that decide
    WORD_SHARE = 8,          // one in so many words is a common one, or no language is known
    KANA_SHARE = 20,         // Han and at least one kana of so many letters is Japanese
};

typedef struct Language {
    const char *code, *script, *letters, *words;
} Language;

static const Language known[] = {
#define LANGUAGE(code, script, letters, words) {#code, script, letters, words},
#include "official/languages.def"
#undef LANGUAGE
};

enum { KNOWN = sizeof known / sizeof *known };

const char *const languages[] = {
#define LANGUAGE(code, script, letters, words) #code,
#include "official/languages.def"
#undef LANGUAGE
    NULL,
};

// How many letters are of the script of each language, and of Han.
typedef struct Census {
    size_t letters[KNOWN], han;
} Census;

// Kana are one script here, and ASCII needs no table.
static Text script_of(uint32_t letter)
{
    const char *name = letter < 0x80 ? "Latin" : unicode_script(letter);
    if (!name)
        return (Text){0};
    return text_is(text_of(name), TEXT("Katakana")) ? TEXT("Hiragana") : text_of(name);
}

static Census count_scripts(Text text)
{
    Census census = {0};
    for (size_t at = 0; at < text.len;) {
        uint32_t c;
        size_t len = utf8_decode(text, at, &c);
        at += len ? len : 1;
        if (len == 0 || !unicode_is_letter(c))
            continue;
        Text script = script_of(c);
        census.han += text_is(script, TEXT("Han"));
        for (size_t i = 0; i < KNOWN; i++)
            census.letters[i] += text_is(script, text_of(known[i].script));
    }
    return census;
}

static bool has_part(const char *parts, Text part)
{
    Text rest = text_of(parts), word;
    while (text_next_part(&rest, ' ', &word))
        if (text_is(word, part))
            return true;
    return false;
}

static size_t count_letters(Text text, const char *letters)
{
    size_t count = 0;
    for (size_t at = 0; *letters && at < text.len;) {
        uint32_t c;
        size_t len = utf8_decode(text, at, &c);
        if (len > 1)
            count += text_find(text_of(letters), 0, text_slice(text, at, at + len)) != TEXT_NONE;
        at += len ? len : 1;
    }
    return count;
}

static void split_words(Arena *arena, Text text, TextList *words)
{
    size_t start = 0, at = 0;
    while (at < text.len) {
        uint32_t c;
        size_t len = utf8_decode(text, at, &c);
        bool inside = len && (unicode_is_letter(c) || unicode_is_mark(c));
        if (!inside && at > start)
            list_add(arena, words, text_slice(text, start, at));
        at += len ? len : 1;
        start = inside ? start : at;
    }
    if (at > start)
        list_add(arena, words, text_from(text, start));
}

static const char *best_of_script(Arena *scratch, Text text, const char *script)
{
    TextList words = {0};
    Text lower = py_lower(scratch, text);
    split_words(scratch, lower, &words);
    const char *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < KNOWN; i++) {
        if (!text_is(text_of(known[i].script), text_of(script)))
            continue;
        size_t points = count_letters(lower, known[i].letters);
        for (size_t k = 0; k < words.len; k++)
            points += has_part(known[i].words, words.at[k]);
        if (!best || points > most) {
            best = known[i].code;
            most = points;
        }
    }
    bool told = most * WORD_SHARE >= words.len || !text_is(text_of(script), TEXT("Latin"));
    return told ? best : "und";
}

// The letters that speak for a language: Han belongs to Japanese where there is kana enough.
static size_t weight_of(const Census *census, size_t language)
{
    size_t letters = census->letters[language];
    bool japanese = text_is(text_of(known[language].code), TEXT("ja"));
    return japanese && letters * KANA_SHARE >= census->han ? letters + census->han : letters;
}

const char *detect_language(Arena *scratch, Text text)
{
    text = utf8_cut(text, LOOKED_AT_MOST);
    Census census = count_scripts(text);
    size_t best = 0;
    for (size_t i = 1; i < KNOWN; i++)
        if (weight_of(&census, i) > weight_of(&census, best))
            best = i;
    size_t most = weight_of(&census, best);
    if (census.han > most)
        return "zh-cn";
    return most ? best_of_script(scratch, text, known[best].script) : NULL;
}
