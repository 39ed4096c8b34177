// What a test asks of an Error: where it points, and what its message says.
#ifndef TESTS_ERROR_H
#define TESTS_ERROR_H

#include "base/error.h"
#include "unit.h"

#define ck_assert_says(text, part)                                                                 \
    do {                                                                                           \
        Text said_ = (text), part_ = text_of(part);                                                \
        ck_assert_msg(text_find(said_, 0, part_) != TEXT_NONE, "'%.*s' does not say '%.*s'",       \
                      TEXT_ARG(said_), TEXT_ARG(part_));                                           \
    } while (0)

// Line and column 0: an error without a place.
#define ck_assert_error(error, at_line, at_column, part)                                           \
    do {                                                                                           \
        ck_assert_says((error).message, (part));                                                   \
        ck_assert_msg((error).line == (at_line) && (error).column == (at_column),                  \
                      "%u:%u instead of %u:%u: %.*s", (error).line, (error).column,                \
                      (unsigned)(at_line), (unsigned)(at_column), TEXT_ARG((error).message));      \
    } while (0)

#endif
