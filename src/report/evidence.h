// Evidence is where a finding points, and what a reader is shown of it.
//
// Places are those of the source; in a record (JSON) those of the decoded text of the channel,
// since that is what a person sees. What is shown is the text there; of a terminal's text the
// cleaned channel.
#ifndef REPORT_EVIDENCE_H
#define REPORT_EVIDENCE_H

#include "core/result.h"
#include "report/place.h"

// The places of one result, made as findings ask for them. Belongs to one thread.
typedef struct Exhibits {
    const Document *document;
    Places source, channels[CHANNEL_COUNT];
} Exhibits;

typedef struct Evidence {
    Places *places;          // where it points ...
    Span span;
    bool decoded;            // they are those of the channel's text
    Places *shown;           // ... and what is read there
    Span text;
    const Quoted *quoted;    // there is no source: the place and the text as they were saved
} Evidence;

Exhibits exhibits_of(const Document *document, Arena *arena);
Evidence evidence_of(Exhibits *exhibits, const Finding *finding);

// Where it begins.
Spot evidence_spot(const Evidence *evidence);

#endif
