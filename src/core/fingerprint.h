// A Fingerprint names what a finding says, wherever it stands: the same mistake in the same words
// keeps its fingerprint when lines move or a file gets another name.
//
// It is the beginning of a SHA-256 over the id of the rule, the channel and the marked text, its
// white space folded: 64 bits, the same on every machine and in every version (V1). The same
// mistake twice in one answer has the same fingerprint twice: whoever compares counts them.
#ifndef CORE_FINGERPRINT_H
#define CORE_FINGERPRINT_H

#include "core/result.h"

enum { FINGERPRINT_LEN = 16 };      // hexadecimal digits

Text fingerprint_of(const Document *document, const Finding *finding, Arena *arena);

// For the two troubles that are no findings: what names it, and what happened.
Text fingerprint_of_texts(Text name, Text what, Arena *arena);

// Of the text of a channel; empty when there is no such part.
Text fingerprint_of_channel(const Channel *channel, Arena *arena);

// What a baseline knows an answer by: "id q-0041", or "answer " and the fingerprint of its text.
Text fingerprint_of_record(const Result *result, Arena *arena);

// A fingerprint told apart from those of other records of the file: with the number and the id of
// its record. Of a file that holds one answer it is the fingerprint itself.
Text fingerprint_in_file(const Document *document, Text fingerprint, Arena *arena);

#endif
