// An Error says what the user must mend, and where: "path:line:column: message".
//
// A function that can fail takes an `Error *` last, fills it in and returns false (or NULL).
// The first error stands; a message starts lower case, has no full stop and says the remedy
// where there is one. Line and column count from 1; zero means that the place is not known.
// Only the top of the program prints.
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "base/arena.h"

typedef struct Error {
    Text path;
    uint32_t line, column;
    Text message;       // empty: no error
} Error;

typedef struct Place {
    Text path;
    uint32_t line, column;
} Place;

bool error_is(const Error *error);

// Both return false, so that a caller can write `return error_set(...)`.
bool error_set(Error *error, Arena *arena, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool error_at(Error *error, Arena *arena, Place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
