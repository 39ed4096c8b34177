// A Reading is a channel as the claims of the packs read it. Private to grading.
//
// The packs of one lexicon share a view, of the sentences that any of them wants; each has a scan
// of its own. All of it is made when the first claim asks, in the arena of the record.
#ifndef RUN_READING_H
#define RUN_READING_H

#include "claim/scan.h"
#include "pack/ruleset.h"

typedef LIST(View *) ViewList;

typedef struct Reading {
    const Ruleset *ruleset;
    const Outline *outline;        // NULL until it is made, before anything is asked for
    Matcher *matcher;
    const bool *applies;           // of each pack; NULL: only that of the first rule does
    bool **wanted;                 // one a pack; NULL: it wants no sentence
    const Scan **scans;            // one a pack, each made when a claim is judged
    ViewList shared;               // one a lexicon, of what some pack wants
    ViewList views;                // one a lexicon, for what is not scanned
    Arena apart;                   // of the last scan, in long prose
    Arena *arena;
} Reading;

Reading reading_make(const Ruleset *ruleset, Matcher *matcher, Arena *arena);
void reading_free(Reading *reading);

// NULL: the rule is none of the run, or nothing is to be known before it is tried.
const Scan *reading_scan(Reading *reading, const Rule *rule);

// All of the channel.
const View *reading_view(Reading *reading, const Lexicon *lexicon);

// Whether the scan of its pack, which an earlier rule has made, says that nobody claims this.
bool reading_is_silent(const Reading *reading, const Rule *rule);

#endif
