// What single characters, pairs and triples of them (grams) say about the language of a text: the
// figures of the 55 languages that langdetect knows, from counts in Wikipedia. Constant tables,
// made of src/official/ngrams.txt when the program is built; threads share them.
#ifndef OFFICIAL_NGRAMS_H
#define OFFICIAL_NGRAMS_H

#include <stddef.h>
#include <stdint.h>

enum { NGRAM_LONGEST = 3, NGRAM_LANGUAGES_MOST = 64 };

#define NGRAM_NONE ((size_t)-1)

// How many grams there are, and the number of the one of so many characters (1 to 3), or
// NGRAM_NONE where no language has it.
size_t ngram_count(void);
size_t ngram_find(const uint32_t *characters, size_t len);

// Adds to the points of each language what a gram that stands there so many times is worth: each
// time 100 ln(1 + f / 0.00005) for the frequency f among grams of its length.
void ngram_add_worth(size_t gram, uint32_t times, uint32_t points[NGRAM_LANGUAGES_MOST]);

// The character that stands for a Han character in grams, mostly itself.
uint32_t ngram_han_class(uint32_t character);

// The code of a language ("en", "zh-cn"), in the order of `points`; NULL behind the last one.
const char *ngram_language(size_t index);

#endif
