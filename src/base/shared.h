// A shared library that is loaded when something first needs it: the few runs that do so pay for
// it, not the start of every one.
//
// Loaded libraries stay until the process ends. Safe in any thread.
#ifndef BASE_SHARED_H
#define BASE_SHARED_H

#include "base/list.h"

// Fills `calls`, a struct of nothing but function pointers, with the functions of these names, in
// order; `names` ends with NULL. False when the library or one of them is not there.
bool shared_load(const char *library, const char *const *names, void *calls);

// Adds what must stay readable where the process is confined (base/confine.h): the folder that the
// C library came from, and the linker's list of libraries.
void shared_places(Arena *arena, TextList *places);

#endif
