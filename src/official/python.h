// Text as Python sees it: strip, split, \w, isupper, casefold, and the tokenizers that the
// official checkers use. Characters are code points of valid UTF-8.
#ifndef OFFICIAL_PYTHON_H
#define OFFICIAL_PYTHON_H

#include "base/list.h"

Text py_strip(Text text);                          // str.strip()
bool py_is_space(uint32_t character);              // str.isspace, and \s of re
bool py_is_word(uint32_t character);               // \w of re: isalnum or "_"
bool py_is_upper(Text text);                       // str.isupper
bool py_is_lower(Text text);
Text py_lower(Arena *arena, Text text);            // str.lower
Text py_upper(Arena *arena, Text text);

void py_split(Arena *arena, Text text, TextList *parts);                        // str.split()
void py_split_at(Arena *arena, Text text, Text separator, TextList *parts);    // str.split(sep)
void py_lines(Arena *arena, Text text, TextList *lines);                        // str.splitlines()
size_t py_count(Text text, Text part);                                          // str.count

// len(re.findall(pattern, subject)), with re.IGNORECASE or without. The official checkers hand
// words to re unescaped: a plain one (py_is_plain) is itself, others are patterns of PCRE2. One
// that is no pattern or runs into a limit is found nowhere.
size_t py_find_all(Arena *scratch, Text pattern, bool ignore_case, Text subject);
bool py_is_plain(Text pattern);
Text py_fold(Arena *arena, Text text);     // the same for all that re.IGNORECASE takes as equal

void py_words(Arena *arena, Text text, TextList *words);       // RegexpTokenizer(r"\w+")
void py_sentences(Arena *arena, Text text, TextList *sentences);    // Punkt, English
void py_tokens(Arena *arena, Text text, TextList *tokens);     // nltk.word_tokenize

// Whether a word of \w begins or ends between the bytes before and behind `at`: \b of re.
bool py_is_boundary(Text text, size_t at);

#endif
