// A LiteralSet is the literals of many patterns, looked for in a text all at once.
//
// A text is read once, two bytes at a time: few pairs are the rarest pair of any literal, and only
// behind those it is looked closer. After Commentz-Walter and Wu and Manber, with blocks of two
// and no shifts: literals are as short as the shifts would be. It is read-only once it is made.
#ifndef SYNTAX_LITERAL_SET_H
#define SYNTAX_LITERAL_SET_H

#include "syntax/literal.h"

typedef struct LiteralSet LiteralSet;

// The place of a pattern among the members is its number. Literals of one byte are in no set.
LiteralSet *literal_set_make(const Literals *const *members, size_t count, Arena *keep);

// Whether a set tells of a member; one of which nothing is known may match anywhere.
bool literal_set_knows(const Literals *member);

// Tells of each place where a literal of a member stands, or may be hidden.
typedef void LiteralFound(void *context, size_t member, size_t at);
void literal_set_scan(const LiteralSet *set, Text text, LiteralFound *found, void *context);

#endif
