// A Ruleset is the packs of a run and those of their rules that are selected.
//
// Rules keep the order of their packs and files. The digest is over the digests of the packs and
// the lexicons and the names of the selected rules: the same digest means the same findings.
#ifndef PACK_RULESET_H
#define PACK_RULESET_H

#include "claim/index_cell.h"
#include "pack/topic.h"

typedef struct Ruleset {
    Library library;
    PackList packs;
    LIST(const Rule *) rules;
    Text digest;           // when ruleset_digest was asked
    IndexCell *indexes;    // of each pack: of its selected claims
    Topics *topics;        // of all packs
    uint32_t *claims;      // of each rule: its claim's place among those
} Ruleset;

typedef struct RulesetChoice {
    TextList packs;        // names of embedded packs or files; none: all claim packs and integrity
    TextList select;       // "pack", "pack/rule", "rule" or "ALL"; none: all rules of the packs
    TextList ignore;
    bool whole;            // with the tests and terms of the packs
} RulesetChoice;

// False with an error. `folder` is what file names in `choice` are relative to: empty for the
// working folder.
bool ruleset_load(const RulesetChoice *choice, Arena *keep, Ruleset *ruleset, Error *error);

// Sets the digest, which takes its time where the packs are a user's.
void ruleset_digest(Ruleset *ruleset, Arena *keep);

// The number of a rule's pack; how many there are, for a rule of none of them.
size_t ruleset_pack(const Ruleset *ruleset, const Rule *rule);

// A rule of any embedded or loaded pack by "pack/rule", or by "rule" alone where it is the only
// one.
const Rule *ruleset_find(const Ruleset *ruleset, Text name);

// The names that select and ignore take, for "did you mean".
void ruleset_names(const Ruleset *ruleset, Arena *arena, TextList *names);

#endif
