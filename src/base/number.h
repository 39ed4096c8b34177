// Numbers as text, the same in every locale: unsigned integers with an overflow test, and
// decimals as scaled integers, so that nothing depends on binary fractions.
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/text.h"

// The whole text must be digits; false otherwise or when it does not fit.
bool number_parse(Text text, uint64_t *value);

// "97.13" with places = 2 is 9713. At most `places` digits may follow the point; fewer are
// filled up.
bool number_parse_scaled(Text text, unsigned places, uint64_t *value);

// The nearest integer, halves to the even neighbour (IEEE 754 roundTiesToEven).
int64_t number_round(double value);

#endif
