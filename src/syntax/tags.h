// The tags that models put around their thinking, their answers and their calls of tools, and how
// to find them in a text. What they mean for a transcript is decided in format/tags.h.
//
// Tags are literal: case counts, and they have no attributes and no white space inside. All
// functions are linear in the text that they pass over.
#ifndef SYNTAX_TAGS_H
#define SYNTAX_TAGS_H

#include "syntax/code_scan.h"

typedef enum TagFlag {
    TAG_NONE = 0,
    TAG_TEMPLATE = 1,      // the prompt's template writes the opening tag: the text may lack it
    TAG_LEADS = 2,         // the closing tag alone may begin a text: no thinking
    TAG_BLOCKS = 4,        // several blocks
    TAG_EMPTIES = 8,       // several blocks, of which all but the first are empty
    TAG_PAIR = 16,         // words that somebody could write: they count when both are there
    TAG_TOOLS = 32,        // a call of a tool ends the thinking, too
    TAG_WRAPPER = 64,      // around the answer
    TAG_TOOL = 128,        // around a call of a tool
    TAG_STOP = 256,        // ends the answer of its family
    TAG_CONTROL = 512,     // between messages
    TAG_NO_THINKING = TAG_WRAPPER | TAG_TOOL | TAG_STOP | TAG_CONTROL,
} TagFlag;

typedef struct TagFamily {
    const char *name;
    Text open, close;
    unsigned flags;
} TagFamily;

typedef struct Tag {
    const TagFamily *family;
    bool close;
    Span span;
} Tag;

enum { TAG_FAMILIES_MOST = 64 };   // rows of tag_families.def, so that a set of them is a number

// One bit for each row of the family.
uint64_t tag_family_bits(const TagFamily *family);

// The tag that starts at `at`: of the thinking, or of the families that have one of `flags`.
bool tag_at(Text text, size_t at, unsigned flags, Tag *tag);

// The same, for the first one at or after `from`; and the opening ones alone.
bool tag_next(Text text, size_t from, unsigned flags, Tag *tag);
bool tag_next_open(Text text, size_t from, unsigned flags, Tag *tag);

// The first closing tag of the family at or after `from`.
bool tag_close(Text text, size_t from, const TagFamily *family, Tag *tag);

// Where the answer of the family ends: the length of the text if nothing says so.
size_t tag_stop(Text text, size_t from, const TagFamily *family);

// The tags that are not in code, in order. Zero but for `text` (and `at`, where to begin).
typedef struct TagScan {
    Text text;
    size_t at;
    CodeScan code;
    Span span;             // the code that was found last
} TagScan;

bool tag_scan(TagScan *scan, unsigned flags, Tag *tag);

// Whether tags or the markers of a client ("Thinking..." as a line of its own) stand outside of
// code, where there should be only an answer; the first one.
bool tags_stray(Text text, Span *first);

size_t space_skip(Text text, size_t at);                       // ASCII white space
size_t space_back(Text text, size_t at, size_t floor);         // the same, backwards

#endif
