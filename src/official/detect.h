// The language of a text by its letters and its most common words: a decision that is the same
// every time, where the official checkers ask langdetect, which is random.
//
// Known are the 30 languages that IFEval asks for. A script that one language has decides alone;
// else letters that others lack and common words. Where these leave a Latin text open, as in a
// heading, groups of letters decide, and one that has few of them is "und"; so is one in capitals,
// of which langdetect sees little. Han without kana is "zh-cn"; of other scripts nothing is known.
#ifndef OFFICIAL_DETECT_H
#define OFFICIAL_DETECT_H

#include "base/list.h"

// The codes that response_language takes, ended by NULL.
extern const char *const languages[];

// The code, or NULL for a text without letters that tell.
const char *detect_language(Arena *scratch, Text text);

#endif
