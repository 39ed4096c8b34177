// A Param is one parameter of a check: what a pack may say, and where it goes in the check's
// own struct.
//
// The loader, `rules explain` and the documentation are made from these rows.
#ifndef CHECK_PARAM_H
#define CHECK_PARAM_H

#include "official/instruction.h"
#include "syntax/pattern.h"

typedef enum ParamKind {
    PARAM_RANGE,      // Range: `8`, or {min: 5, max: 8}
    PARAM_NUMBER,     // uint64_t
    PARAM_CHOICE,     // unsigned: index into `choices`
    PARAM_BOOL,       // bool: true or false; false when the key is absent
    PARAM_TEXT,       // Text; empty when the key is absent
    PARAM_TEXTS,      // TextList: a list, or one text
    PARAM_PATTERN,    // Pattern *: PCRE2, run with judge->matcher; NULL when the key is absent
    PARAM_INSTRUCTION,  // Demand: the id of its instruction
    PARAM_KWARGS,     // Demand, of the row before: a mapping of what the instruction needs
} ParamKind;

typedef struct Range {
    bool given;
    uint64_t min, max;      // max UINT64_MAX: no upper bound
} Range;

// An official checker with its keywords. Each kwarg has as its text what the pack says.
typedef struct Demand {
    const Instruction *instruction;
    KwargList kwargs;
} Demand;

typedef struct Param {
    const char *name;       // the key in the pack
    const char *about;
    ParamKind kind;
    size_t offset;          // in the check's own parameter struct
    bool required;
    const char *const *choices;    // PARAM_CHOICE: NULL-terminated
    uint64_t fallback;      // PARAM_NUMBER and PARAM_CHOICE, when the key is absent
    uint64_t least;         // PARAM_NUMBER: the smallest value that makes sense
    uint64_t most;          // PARAM_RANGE: the largest number there can be, or 0
} Param;

bool range_holds(Range range, uint64_t value);

// "exactly 8", "at most 30", "at least 2", "5 to 8"
Text range_words(Arena *arena, Range range);

// "allowed" where the range only limits, else "asked for"
const char *range_verb(Range range);

// "keyword: war, frequency: 3, relation: at least"
Text kwargs_words(Arena *arena, const KwargList *kwargs);

// Whether a value is another one than when the key is absent.
bool param_is_set(const Param *param, const void *params);

// What is set: "count: exactly 8, level: all".
Text params_words(Arena *arena, const Param *rows, const void *params);

#endif
