// A guess at the language of a text, by its script and its common words, that says so when it is
// unsure: the same text gives the same answer every time.
//
// The script of most letters decides where one language has it: Greek, Hebrew, Bengali, Thai,
// Hangul, kana, Han (Japanese is Han with at least one kana in twenty). Of the languages of
// another script the one is it whose common words are at least an eighth of all words, two of
// them at least, and a quarter more than those of any other; letters that a language does not
// have rule it out. Less than three fifths of the letters in one script is a mixture: unsure.
// Looks at the first 64 KiB.
#ifndef SYNTAX_LANGUAGE_H
#define SYNTAX_LANGUAGE_H

#include "base/list.h"

typedef struct Language {
    const char *code, *name;   // "en", "English"
    const char *script;        // as in Unicode, but for "Kana"
    const char *strangers, *words;
} Language;

// How it was found: common words of all words, or letters of the script of all letters.
typedef struct LanguageGuess {
    const Language *language;  // NULL: unsure
    const char *script;        // NULL: a mixture, or no letters
    bool by_words;
    size_t part, whole;
} LanguageGuess;

extern const char *const language_codes[];     // ends with NULL

// NULL when there is no such language.
const Language *language_find(Text code);

LanguageGuess language_guess(Arena *scratch, Text text);

#endif
