// A call of the system that fails when a test wants it to: suites are linked with definitions (faulty.c) that
// stand before those of the C library. What a machine does once in ten years is tried so, in place.
//
//     fault_let("fsync", 0, EIO);            the next call fails
//     fault_let("write", 2, ENOSPC);         the third one
//     ck_assert(fault_came());               it was called, and has failed
//
// One fault at a time, once; only for tests that have no other threads. And a clock of a test's own.
#ifndef TESTS_FAULTY_H
#define TESTS_FAULTY_H

#include <stdbool.h>

enum { FAULT_SHORT = 0 };      // instead of an errno: a write of no byte, which is no error

void fault_let(const char *call, int after, int number);

// Whether the fault has come; afterwards there is none.
bool fault_came(void);

// For a definition of another call: whether this one is to fail, with errno set.
bool fault_comes(const char *call);

// All clocks show these milliseconds, and `step` more whenever somebody looks; until clock_free.
void clock_hold(long ms, long step);
void clock_free(void);

#endif
