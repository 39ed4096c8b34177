// A Message is one line on standard error that says what is wrong and where: "answerlint:
// PATH:LINE:COLUMN: what".
//
// Paths and reasons may hold foreign text, so both are escaped (base/put.h).
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include "base/error.h"
#include "base/put.h"

void put_message(Out *out, Text path, Text what);
void put_error(Out *out, const Error *error);

// Writes to standard error at once; nowhere is left to say that this failed.
void tell(Text bytes);

#endif
