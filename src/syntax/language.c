#include "syntax/language.h"

#include "base/utf8.h"
#include "syntax/unicode.h"

enum {
    LOOKED_AT_MOST = 65536,    // bytes
    DENSITY = 3,               // Latin letters that say as much as one Han character
    SCRIPT_PERCENT = 60,       // of the letters, or the text is a mixture
    KANA_SHARE = 20,           // one kana in so many is Japanese
    WORD_SHARE = 8,            // one common word in so many
    WORDS_LEAST = 2,
    LEAD_PERCENT = 125,        // of the hits of the next best
    STRANGERS_SHARE = 50,      // one such letter in so many rules a language out
};

static const Language known[] = {
#define LANGUAGE(code, name, script, strangers, words) {#code, name, script, strangers, words},
#define RIVAL(script, strangers, words) {NULL, NULL, script, strangers, words},
#include "syntax/languages.def"
#undef LANGUAGE
#undef RIVAL
};

enum { KNOWN = sizeof known / sizeof *known };

const char *const language_codes[] = {
#define LANGUAGE(code, name, script, strangers, words) #code,
#define RIVAL(script, strangers, words)
#include "syntax/languages.def"
#undef LANGUAGE
#undef RIVAL
    NULL,
};

typedef struct Script {
    const char *name;
    size_t weight;
} Script;

enum { SCRIPTS_MOST = 32 };    // of a text; letters of further ones only count as letters

typedef struct Census {
    Script at[SCRIPTS_MOST];
    size_t len, all;
} Census;

const Language *language_find(Text code)
{
    for (size_t i = 0; i < KNOWN; i++)
        if (known[i].code && text_is(code, text_of(known[i].code)))
            return &known[i];
    return NULL;
}

static const char *script_of(uint32_t letter)
{
    const char *name = letter < 0x80 ? "Latin" : unicode_script(letter);
    if (!name)
        return "Unknown";
    Text text = text_of(name);
    return text_is(text, TEXT("Hiragana")) || text_is(text, TEXT("Katakana")) ? "Kana" : name;
}

static bool is_dense(const char *script)
{
    return char_is_one_of(script[0], "KH")
        && (text_is(text_of(script), TEXT("Han")) || text_is(text_of(script), TEXT("Kana"))
            || text_is(text_of(script), TEXT("Hangul")));
}

static Script *script_in(Census *census, const char *name)
{
    for (size_t i = 0; i < census->len; i++)
        if (text_is(text_of(census->at[i].name), text_of(name)))
            return &census->at[i];
    if (census->len == SCRIPTS_MOST)
        return NULL;
    census->at[census->len] = (Script){name, 0};
    return &census->at[census->len++];
}

static Census take_census(Text text)
{
    Census census = {0};
    for (size_t at = 0; at < text.len;) {
        uint32_t letter = 0;
        size_t len = utf8_decode(text, at, &letter);
        at += len ? len : 1;
        if (len == 0 || !unicode_is_letter(letter))
            continue;
        const char *name = script_of(letter);
        Script *script = script_in(&census, name);
        size_t weight = is_dense(name) ? DENSITY : 1;
        census.all += weight;
        if (script)
            script->weight += weight;
    }
    return census;
}

// Korean is written with some Han, Japanese with much.
static void join_han(Census *census)
{
    Script *han = script_in(census, "Han"), *kana = script_in(census, "Kana");
    Script *hangul = script_in(census, "Hangul");
    Script *home = kana && han && kana->weight * KANA_SHARE >= han->weight ? kana : NULL;
    if (hangul && han && hangul->weight > han->weight)
        home = hangul;
    if (!home || home->weight == 0)
        return;
    home->weight += han->weight;
    han->weight = 0;
}

static const Script *main_script(const Census *census)
{
    const Script *best = NULL;
    for (size_t i = 0; i < census->len; i++)
        if (!best || census->at[i].weight > best->weight)
            best = &census->at[i];
    bool most = best && best->weight > 0 && best->weight * 100 >= census->all * SCRIPT_PERCENT;
    return most ? best : NULL;
}

static bool has_part(const char *parts, Text part)
{
    Text rest = text_of(parts), word;
    while (text_next_part(&rest, ' ', &word))
        if (text_is(word, part))
            return true;
    return false;
}

static void split_words(Arena *arena, Text text, TextList *words)
{
    size_t start = 0, at = 0;
    while (at < text.len) {
        uint32_t c = 0;
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

static bool is_ruled_out(const Language *language, Text lower, size_t letters)
{
    size_t strangers = 0;
    for (size_t at = 0, len; *language->strangers && at < lower.len; at += len ? len : 1) {
        uint32_t c;
        len = utf8_decode(lower, at, &c);
        if (len > 1)
            strangers += text_find(text_of(language->strangers), 0,
                                   text_slice(lower, at, at + len)) != TEXT_NONE;
    }
    return strangers * STRANGERS_SHARE > letters;
}

static size_t count_hits(const Language *language, const TextList *words)
{
    size_t hits = 0;
    for (size_t i = 0; i < words->len; i++)
        hits += has_part(language->words, words->at[i]);
    return hits;
}

// The language of a script that has the most common words, when it has clearly the most.
static void guess_by_words(Text lower, const TextList *words, size_t letters, LanguageGuess *guess)
{
    const Language *best = NULL;
    size_t most = 0, next = 0;
    for (size_t i = 0; i < KNOWN; i++) {
        if (!text_is(text_of(known[i].script), text_of(guess->script))
            || is_ruled_out(&known[i], lower, letters))
            continue;
        size_t hits = count_hits(&known[i], words);
        next = hits > most ? most : hits > next ? hits : next;
        best = hits > most ? &known[i] : best;
        most = hits > most ? hits : most;
    }
    if (!best || !best->code || most < WORDS_LEAST || most * WORD_SHARE < words->len
        || most * 100 < next * LEAD_PERCENT)
        return;
    guess->language = best;
    guess->by_words = true;
    guess->part = most;
    guess->whole = words->len;
}

LanguageGuess language_guess(Arena *scratch, Text text)
{
    text = utf8_cut(text, LOOKED_AT_MOST);
    LanguageGuess guess = {0};
    Census census = take_census(text);
    join_han(&census);
    const Script *script = main_script(&census);
    if (!script)
        return guess;
    guess = (LanguageGuess){.script = script->name, .part = script->weight, .whole = census.all};
    Text lower = unicode_lower_text(scratch, text);
    for (size_t i = 0; i < KNOWN; i++)
        if (!*known[i].words && text_is(text_of(known[i].script), text_of(script->name))) {
            guess.language = is_ruled_out(&known[i], lower, census.all) ? NULL : &known[i];
            return guess;
        }
    TextList words = {0};
    split_words(scratch, lower, &words);
    guess_by_words(lower, &words, script->weight, &guess);
    return guess;
}
