// A Sieve tells which words of phrases a text may have: quick, and never wrongly no.
//
// It reads no tokens. Each form of a word (claim/vocabulary.h) is known by one of its runs of
// letters and digits, and the runs of a text are looked up, without case, by their first and last
// eight bytes. So "WhenAll" is found in "Task.WhenAll(", and "Run" also where no form has it. Most
// sentences are found to have nothing, at a few instructions a byte; of the others, tokens tell.
#ifndef CLAIM_SIEVE_H
#define CLAIM_SIEVE_H

#include "claim/vocabulary.h"

typedef struct Sieve Sieve;

// Of the atoms for which `uses[atom] != uses[atom + 1]`, as in ClaimIndex.set_starts.
Sieve *sieve_make(const Vocabulary *vocabulary, const uint32_t *uses, Arena *keep);

// Tells of each atom that a token of plain[range] may be, also more than once. False: nobody can
// tell, since there is a token of many bytes.
typedef void SieveFound(void *context, Atom atom);
bool sieve_read(const Sieve *sieve, Text plain, Span range, SieveFound *found, void *context);

#endif
