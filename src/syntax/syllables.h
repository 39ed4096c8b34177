// The syllables of an English word, by rule: no dictionary.
//
// Each run of vowels (a e i o u, and y unless it begins the word) is a syllable. A vowel pair that
// is spoken apart adds one: "ia", "iu", "eo", "ua", "uo" and "io", but not behind t, s, c, g or x
// with an n or a u next ("nation", "spacious"), nor in "qua", "gua" or "eous"; "-ing" behind a
// vowel ("going") and a y before one ("player"). A silent e takes one
// away: at the end ("wise", not "table"), in "-ed" but behind t or d ("used", "wanted"), in "-es"
// but behind a hissing sound ("makes", "boxes"), before "-ly" and "-ment" ("lovely", "movement").
// Every word has at least one; letters beyond ASCII and digits are passed over. A word of several
// parts ("well-known") is their sum. A word that the rules get wrong ("idea", "create") is counted
// wrong: they are not a dictionary.
#ifndef SYNTAX_SYLLABLES_H
#define SYNTAX_SYLLABLES_H

#include "base/text.h"

unsigned syllables_count(Text word);

#endif
