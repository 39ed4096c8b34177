// What the official checkers count, for checks of our own that count by another definition and
// say so.
#ifndef OFFICIAL_COUNTS_H
#define OFFICIAL_COUNTS_H

#include "official/instruction.h"

size_t official_bullets(Text response);                        // lines that begin with * or -
size_t official_commas(Text response);
size_t official_highlights(Text response);                     // between stars on a line
size_t official_placeholders(Text response);                   // from each [ to the next ]
size_t official_words(Arena *scratch, Text response);          // runs of \w
size_t official_sentences(Arena *scratch, Text response);      // Punkt
size_t official_capital_words(Arena *scratch, Text response);  // tokens that are all capitals

// Parts between ***; `gap` says that one between two others is empty, and then no number is right.
size_t official_paragraphs(Arena *scratch, Text response, bool *gap);

// Parts between two line feeds.
size_t official_line_parts(Arena *scratch, Text response);

// The splitter, a regular expression, with a number behind it.
size_t official_sections(Arena *scratch, Text response, Text splitter);

// A keyword, a regular expression, also inside longer words; a forbidden one between \b.
size_t official_keyword(Arena *scratch, Text response, Text keyword);
size_t official_forbidden(Arena *scratch, Text response, Text word);

// One letter, in any case; 0 for what is not one.
size_t official_letter(Arena *scratch, Text response, Text letter);

// What a checker holds against its number; false where it has none.
bool official_count(const Instruction *instruction, const KwargList *kwargs, Text response,
                    Arena *scratch, size_t *count);

#endif
