// How the parts of an answer, its lines or its paragraphs, are held against a pattern.
#ifndef CHECK_PART_PATTERN_H
#define CHECK_PART_PATTERN_H

#include "check/check.h"

typedef enum Which {
    WHICH_EVERY,
    WHICH_ANY,
    WHICH_NO,
    WHICH_FIRST,
    WHICH_LAST,
} Which;

typedef struct PatternParams {
    Pattern *pattern;
    unsigned which;
    Range count;
} PatternParams;

// Three rows of a check's parameters, for `noun` "line" or "paragraph".
#define PATTERN_PARAMS(noun)                                                                       \
    {.name = "pattern", .about = "a pattern (PCRE2) that is looked for in each " noun,             \
     .kind = PARAM_PATTERN, .offset = offsetof(PatternParams, pattern), .required = true},         \
    {.name = "which", .about = "which " noun " must match; no: none may",                          \
     .kind = PARAM_CHOICE, .offset = offsetof(PatternParams, which), .fallback = WHICH_EVERY,      \
     .choices = (const char *const[]){"every", "any", "no", "first", "last", NULL}},              \
    {.name = "count", .about = "how many " noun "s must match, whatever `which` says",             \
     .kind = PARAM_RANGE, .offset = offsetof(PatternParams, count)}

// `parts` are spans of the channel's text, none of them blank.
Outcome part_pattern_judge(Judge *judge, const PatternParams *params, const SpanList *parts,
                           const char *noun);

#endif
