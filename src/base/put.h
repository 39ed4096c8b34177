// An Out is a growing buffer of output bytes, and this is the one place that decides what a byte of
// foreign text may look like in an output.
//
// put_raw and put_ours are for text of our own. Everything that came from a transcript, a file
// name, an id, a model name or a rule file goes through put_safe (terminals, logs), put_json
// (JSON strings), put_script_json (JSON strings in HTML) or a quote made of put_safe (base/quote.h:
// XML and HTML, CSV, ...), so that no control character, bidirectional override, terminal escape,
// CI workflow command or markup reaches a reader uninterpreted:
//   * C0, C1, DEL, U+2028/9, bidi controls, tag characters and what is invisible by definition
//     (Default_Ignorable_Code_Point, but for the variation selectors that honest emoji need) become
//     \x1b or \u{202e}, and bytes that are not UTF-8 \x9f (JSON: \ud83d style escapes, and U+FFFD
//     for bytes that are no UTF-8);
//   * "##[", "##vso[", "##teamcity[" are broken in every format (JSON: \u0023), since CI runners
//     obey them anywhere in a line, also when two texts that are put one after the other make them
//     up; a Markdown heading stays as it is. "::" is only obeyed at a line start, where no writer
//     puts foreign text.
// An Out is owned by one thread. Memory comes from malloc: out_free gives it back.
#ifndef BASE_PUT_H
#define BASE_PUT_H

#include "base/text.h"

typedef struct Out {
    char *at;
    size_t len, cap;
} Out;

void put_raw(Out *out, Text text);
void put_ours(Out *out, const char *terminated);
void put_char(Out *out, char c);
void put_times(Out *out, char c, size_t times);
void put_u64(Out *out, uint64_t value);
void put_tenths(Out *out, int64_t tenths);      // 853 is "85.3"
void put_hundredths(Out *out, uint64_t value);  // 9713 is "97.13"
void put_print(Out *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Foreign text on one line: line breaks and tabs are escaped too.
void put_safe(Out *out, Text text);

// A JSON string with its quotes; ASCII and well-formed UTF-8 stay as they are.
void put_json(Out *out, Text text);

// A JSON string for a <script> element, which ends at "</script" and begins again at "<!--": the
// same string as put_json gives, with & < > and ' as \u escapes too.
void put_script_json(Out *out, Text text);

Text out_text(const Out *out);
void out_clear(Out *out);
void out_free(Out *out);

#endif
