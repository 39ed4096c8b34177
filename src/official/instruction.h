// An Instruction is one official checker of IFEval or IFBench, bit for bit: what it says of a
// response, its quirks included. One const struct a checker, one row in instructions.def.
//
// Sources: google-research instruction_following_eval (instructions.py 3f357bde,
// instructions_util.py 5b09c22, evaluation_lib.py 4c42994) and allenai/IFBench (db69a6f). Where
// the official one is random or depends on a model (language detection, part-of-speech tags),
// `note` says what is done instead.
#ifndef OFFICIAL_INSTRUCTION_H
#define OFFICIAL_INSTRUCTION_H

#include "base/list.h"

typedef enum KwargKind {
    KWARG_NUMBER,        // an integer, or a float such as 8.0
    KWARG_TEXT,
    KWARG_TEXTS,         // a list of texts
} KwargKind;

typedef struct KwargSpec {
    const char *name;
    KwargKind kind;
    bool optional, pattern;        // pattern: officially a regular expression, unescaped
    const char *const *choices;    // NULL, or the texts that may be given, ended by NULL
} KwargSpec;

typedef struct Kwarg {
    Text name;
    double number;
    Text text;
    TextList texts;
} Kwarg;

typedef LIST(Kwarg) KwargList;

typedef struct Instruction {
    const char *id;                   // "detectable_format:number_bullet_lists"
    const char *note;                 // NULL, or where this differs officially, and why
    const KwargSpec *kwargs;          // ends with a NULL name
    bool (*follows)(Text response, const KwargList *kwargs, Arena *scratch);
} Instruction;

extern const Instruction *const instructions[];      // ends with NULL

const Instruction *instruction_find(Text id);

// The value of a keyword; an empty one when it was not given (null in the data).
const Kwarg *kwarg_get(const KwargList *kwargs, const char *name);

// "at least" and "less than", the choices of every relation.
extern const char *const kwarg_relations[];

// Whether `count` is "at least" or "less than" the threshold, whichever the relation says.
bool kwarg_relation_holds(const KwargList *kwargs, const char *relation, const char *threshold,
                          size_t count);

// The official verdicts: strict is the response as it is, loose any of eight variants of it
// (evaluation_lib.py): without its first, last, or both lines, each with and without asterisks.
// A response that is blank follows nothing.
bool instruction_strict(const Instruction *instruction, Text response, const KwargList *kwargs,
                        Arena *scratch);
bool instruction_loose(const Instruction *instruction, Text response, const KwargList *kwargs,
                       Arena *scratch);

// Whether one of the variants but the response itself follows: what loose is when strict is not.
bool instruction_loosened(const Instruction *instruction, Text response, const KwargList *kwargs,
                          Arena *scratch);

#endif
