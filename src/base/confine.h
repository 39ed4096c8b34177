// Confinement: from the call on, the process opens no file but those it was told of, whatever a bug
// or a hostile input makes it do.
//
// By Landlock, as far as the kernel has it (Linux 5.13; more rights are known to younger ones),
// after the model of xz's sandbox: no library, best effort, nothing that forbids a JIT compiler.
// What is open already stays usable. Only the calling thread and those that it starts afterwards
// are confined: call it before there are others. Works once and cannot be undone.
#ifndef BASE_CONFINE_H
#define BASE_CONFINE_H

#include "base/list.h"

typedef enum Confinement {
    CONFINED,
    CONFINE_ABSENT,          // the kernel has no Landlock, or it is switched off
    CONFINE_REFUSED,         // it has, and said no
} Confinement;

// `read`: files, and folders with all below them. `write`: files that are made, moved and removed
// in their folders; those folders are what is opened. Paths that do not exist are passed over.
Confinement confine(const TextList *read, const TextList *write, Arena *scratch);

#endif
