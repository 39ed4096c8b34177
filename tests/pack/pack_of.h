// A pack from the text of its file. Packs live until the end of the process, as in the program.
#ifndef TESTS_PACK_PACK_OF_H
#define TESTS_PACK_PACK_OF_H

#include "error.h"
#include "pack/pack.h"

static Arena keep;

static Library library = {.keep = &keep};

static inline const Pack *pack_of(const char *source)
{
    Error error = {0};
    const Pack *pack = pack_load(text_of(source), TEXT("a.yaml"), &library, &error);
    ck_assert_msg(pack != NULL, "%u:%u: %.*s", error.line, error.column, TEXT_ARG(error.message));
    return pack;
}

static inline Error pack_refusal(const char *source)
{
    Error error = {0};
    ck_assert_msg(!pack_load(text_of(source), TEXT("a.yaml"), &library, &error),
                  "taken: %s", source);
    ck_assert_text(error.path, "a.yaml");
    return error;
}

#endif
