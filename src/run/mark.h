// A mark is a number that stands for one record as it was cut: where it was found and all of its
// bytes. Records that differ have different marks, but for one chance in 2^64.
//
// It tells whether an input is still what it was; nobody who wants to be deceived is kept from it.
#ifndef RUN_MARK_H
#define RUN_MARK_H

#include "run/source.h"

uint64_t cut_mark(const Cut *cut);

#endif
