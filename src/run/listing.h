// A Listing is a JSON file of ours that is read element by element: one array in one object, an
// element a line, as `check -f json` and a baseline are written; or JSON lines.
//
// Memory is that of one line. What is cut off, is no JSON or has another schema is an error with
// its line. Belongs to one thread.
#ifndef RUN_LISTING_H
#define RUN_LISTING_H

#include "base/error.h"
#include "run/lines.h"
#include "syntax/json.h"

typedef struct ListingKind {
    const char *what;        // "results", also the name of the array
    const char *schema;
    const char *remedy;      // how such a file comes about
} ListingKind;

typedef struct Listing {
    const ListingKind *kind;
    Text path;
    Arena *keep;
    Error *error;            // in `keep`
    Lines *lines;
    Line line;               // the last one
    bool framed;             // an object around the elements
    bool ended;
    bool waiting;            // the line was read when the file was opened, and holds an element
    const JsonNode *head;    // framed: what stands before the elements; in `keep`
} Listing;

typedef enum ListingAnswer {
    LISTING_ELEMENT,
    LISTING_END,
    LISTING_TROUBLE,         // the error says why
} ListingAnswer;

// "-" is standard input. To be closed also when it is false.
bool listing_open(Listing *listing, const ListingKind *kind, Text path, Arena *keep, Error *error);
void listing_close(Listing *listing);

// The next object, in the arena.
ListingAnswer listing_next(Listing *listing, Arena *arena, const JsonNode **node);

Place listing_place(const Listing *listing);

#endif
