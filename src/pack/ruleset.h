// A Ruleset is the packs of a run and those of their rules that are selected.
//
// Rules keep the order of their packs and files. The digest is over the bytes of the packs, the
// lexicons and the names of the selected rules: the same digest means the same findings.
#ifndef PACK_RULESET_H
#define PACK_RULESET_H

#include "claim/index.h"
#include "pack/pack.h"

typedef struct Ruleset {
    Library library;
    PackList packs;
    LIST(const Rule *) rules;
    Text digest;
    ClaimIndex **indexes;  // of each pack's selected claims; NULL: it has none
    uint32_t *leads;       // of each rule: the first lead of its claim in that index
} Ruleset;

typedef struct RulesetChoice {
    TextList packs;        // names of embedded packs or files; none: all claim packs and integrity
    TextList select;       // "pack", "pack/rule", "rule" or "ALL"; none: all rules of the packs
    TextList ignore;
} RulesetChoice;

// False with an error. `folder` is what file names in `choice` are relative to: empty for the
// working folder.
bool ruleset_load(const RulesetChoice *choice, Arena *keep, Ruleset *ruleset, Error *error);

// A rule of any embedded or loaded pack by "pack/rule", or by "rule" alone where it is the only
// one.
const Rule *ruleset_find(const Ruleset *ruleset, Text name);

// The names that select and ignore take, for "did you mean".
void ruleset_names(const Ruleset *ruleset, Arena *arena, TextList *names);

#endif
