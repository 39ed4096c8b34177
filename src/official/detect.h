// The language of a text as langdetect, which the official checkers ask, says most often.
//
// langdetect (Shuyo 2010) draws grams of a text at random and multiplies what they make of each
// language until one is at 0.99999, seven times over, with other smoothing each time. Here each
// gram is taken once and the smoothing is the middle one, so that the language with the greatest
// expected likelihood wins: the same answer every time, and but for close calls the one of most
// of langdetect's runs. What langdetect does with a text before (addresses, capitals, letters of
// other scripts) is done here as there, oddities included. Of languages that are equal to the last
// point the first one in the alphabet wins.
#ifndef OFFICIAL_DETECT_H
#define OFFICIAL_DETECT_H

#include "base/arena.h"

// The code, one of ngram_language; NULL for a text without a gram that any language knows, where
// langdetect raises an exception.
const char *detect_language(Arena *scratch, Text text);

#endif
