// A Pattern is a compiled regular expression: PCRE2 with JIT, UTF-8, and bounded cost.
//
// A Pattern may be shared by threads (its machine code is made, by one of them, when it is first
// run); a Matcher holds what one thread needs to run patterns. Subjects must be UTF-8 already
// (see document_clean); that is checked once per record, not here. Refused at compile time,
// with the reason: patterns over 8 KiB, a match of the empty text, verbs "(*", callouts "(?C",
// \C and control characters. A limit that is hit while matching is PATTERN_LIMIT, an error of
// the rule, never "no match".
//
// The steps that PCRE2 counts begin anew at each place where a match may begin, so that they do
// not bound the time. In a text of over 4 KiB such places are tried window by window, and the
// clock is looked at between windows; a back reference or a recursion, which can take minutes at
// one place, is compiled with callouts that look at it. The clock is the thread's processor time:
// a busy machine does not change what is found.
#ifndef SYNTAX_PATTERN_H
#define SYNTAX_PATTERN_H

#include "base/limit.h"
#include "syntax/literal.h"

typedef struct Pattern Pattern;
typedef struct Matcher Matcher;

typedef enum PatternFlags {
    PATTERN_CASELESS = 1,
    PATTERN_OURS = 2,      // made by the program itself: of any length, compiled when first run
    PATTERN_COUNTED = 4,   // for pattern_steps
} PatternFlags;

typedef enum PatternAnswer {
    PATTERN_NO,
    PATTERN_YES,
    PATTERN_LIMIT,         // see matcher_met
} PatternAnswer;

typedef enum MatcherFlags {
    MATCHER_PLAIN = 1,     // nothing is left out by looking ahead: to prove that this is sound
    MATCHER_NO_JIT = 2,    // as where the system allows none
} MatcherFlags;

// Around a pattern that is sought within one word, from the space before it.
#define PATTERN_INSIDE_BEFORE "\\G [^ \\n]*?(?:"
#define PATTERN_INSIDE_BEHIND ")[^ \\n]*(?= )"

// NULL with an error at `place`. A pattern lives until pattern_free; one that is kept, as long as
// the arena.
Pattern *pattern_compile(Text source, unsigned flags, Place place, Arena *arena, Error *error);
Pattern *pattern_keep(Text source, unsigned flags, Place place, Arena *keep, Error *error);
void pattern_free(Pattern *pattern);

// Whether both were compiled from the same source with the same flags. Either may be NULL.
bool pattern_same(const Pattern *a, const Pattern *b);

// As they were given to pattern_compile.
Text pattern_source(const Pattern *pattern);
unsigned pattern_flags(const Pattern *pattern);     // but for PATTERN_OURS
Place pattern_place(const Pattern *pattern);

// Looks from `from` on; the look-behind sees what stands before. `match` may be NULL.
PatternAnswer pattern_find(Pattern *pattern, Matcher *matcher, Text subject, size_t from,
                           Span *match);

// The same from the beginning, without running it where the subject has none of its literals.
PatternAnswer pattern_seek(Pattern *pattern, Matcher *matcher, Text subject, Span *match);

// The steps of finding all matches: items of the pattern that are tried, bytes that are passed.
// They are counted without machine code, and are the same on every machine. More than `most`:
// stopped.
uint64_t pattern_steps(const Pattern *pattern, Matcher *matcher, Text subject, uint64_t most);

// What a subject must have; of a pattern within a word: what the word must have. They are worked
// out when somebody first asks.
const Literals *pattern_literals(Pattern *pattern);

Matcher *matcher_open_as(unsigned flags);

static inline Matcher *matcher_open(void)
{
    return matcher_open_as(0);
}

// A record begins, or a rule of it: time counts from the first, limits met from the second.
void matcher_start_record(Matcher *matcher);
void matcher_start_rule(Matcher *matcher);

// Whether the record has taken as long as it may.
bool matcher_is_late(Matcher *matcher);

// The first limit that a pattern met since the rule began; LIMIT_COUNT: none.
LimitId matcher_met(const Matcher *matcher);

bool matcher_is_plain(const Matcher *matcher);

// How often it ran a pattern, or whoever looks for something else in the same texts tried that.
uint64_t matcher_tries(const Matcher *matcher);
void matcher_try(Matcher *matcher);
void matcher_close(Matcher *matcher);

#endif
