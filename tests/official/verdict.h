// A short way to ask an official checker: passes_with("count:numbers", "1 and 2", NUMBER("N", 2)).
#ifndef TESTS_OFFICIAL_VERDICT_H
#define TESTS_OFFICIAL_VERDICT_H

#include "official/instruction.h"

#include "unit.h"

#define NUMBER(key, value) {.name = TEXT(key), .number = (value)}
#define WORDS(key, value) {.name = TEXT(key), .text = TEXT(value)}

// The strict verdict, without keywords or with some.
#define passes(id, response) strict_verdict((id), TEXT(response), &(const Kwarg){0})
#define passes_with(id, response, ...)                                                             \
    strict_verdict((id), TEXT(response), (const Kwarg[]){__VA_ARGS__, {.number = 0}})

// The keywords end with one that has no name.
static inline bool strict_verdict(const char *id, Text response, const Kwarg *kwargs)
{
    Arena arena = {0};
    KwargList list = {0};
    for (; kwargs->name.len; kwargs++)
        list_add(&arena, &list, *kwargs);
    const Instruction *instruction = instruction_find(text_of(id));
    ck_assert_msg(instruction != NULL, "no checker '%s'", id);
    bool verdict = instruction_strict(instruction, response, &list, &arena);
    arena_free(&arena);
    return verdict;
}

#endif
