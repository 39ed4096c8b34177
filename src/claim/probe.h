// A Probe looks for one phrase of an entry in a region of a view, and where it is missing for what
// there is of it. Private to claim/account.c.
#ifndef CLAIM_PROBE_H
#define CLAIM_PROBE_H

#include "claim/account.h"
#include "claim/element.h"
#include "claim/search.h"

enum { SHARE_WHOLE = 1000, SHARE_NEARLY = 900 };     // of a phrase that is all there, or almost

typedef struct Probe {
    PartKind kind;
    const Expression *expression;
    ElementList elements;
} Probe;

typedef LIST(Probe) ProbeList;

// Where an entry may hold: a stretch of a layer's refs.
typedef struct Region {
    Layer layer;
    size_t sentence;
    Span refs;
} Region;

// A match in a stretch of a layer's refs, or in all that a layer has of a sentence: its place in
// outline->plain.
bool find_in_layer(const View *view, const Phrase *phrase, Layer layer, Span refs, Span *plain);
bool find_in_sentence(const View *view, const Phrase *phrase, Layer layer, size_t sentence,
                      Span *plain);

Probe probe_make(const View *view, PartKind kind, const Expression *expression, Arena *arena);

PhraseAccount probe_look(const View *view, const Probe *probe, const Region *region, Arena *arena);

// Adds to an account what excused it (claim/silence.c).
void silence_account(const Claim *claim, const View *view, const ClaimSilence *silence,
                     Arena *arena, Account *account);

// How much of a phrase is there, in thousandths.
unsigned probe_share(const PhraseAccount *account);

#endif
