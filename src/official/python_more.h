// What the official IFBench checkers do to text besides python.h: string.punctuation, characters
// counted and cut by index, whole words without regard to case, Unicode's digits.
//
// "Marks" are the 32 ASCII characters of Python's string.punctuation. Linear in the text, save for
// the sorting of text_list_sort.
#ifndef OFFICIAL_PYTHON_MORE_H
#define OFFICIAL_PYTHON_MORE_H

#include "base/list.h"

bool py_is_mark(char c);
Text py_without_marks(Arena *arena, Text text);     // str.translate that deletes them

// str.strip, lstrip and rstrip of the marks and the space; no other white space.
Text py_strip_marks(Text text);
Text py_lstrip_marks(Text text);
Text py_rstrip_marks(Text text);

size_t py_length(Text text);                        // len, in characters
Text py_first(Text text);                           // text[:1]
Text py_last(Text text);                            // text[-1:]
Text py_cut(Text text, int64_t start, int64_t end); // text[start:end]
bool py_is_digits(Text text);                       // str.isdigit
bool py_is_same(Arena *arena, Text a, Text b);      // a.lower() == b.lower()

// The value of a decimal digit of any script; -1 when the character is none.
int py_digit(uint32_t character);

void py_numbers(Arena *arena, Text text, TextList *numbers);    // re.findall(r"\d+")
bool py_has_word(Arena *arena, Text text, Text word);           // r"\bword\b", IGNORECASE

// Lower, without marks, split at white space: the words that most checkers look at.
void py_plain_words(Arena *arena, Text text, TextList *words);

// Sorts by bytes; equal texts stand next to each other then.
void text_list_sort(TextList *list);
size_t text_list_distinct(TextList *list);          // sorts, then counts the different ones

// Whether the text is one of a table that ends with NULL.
bool text_is_one_of(Text text, const char *const *table);

#endif
