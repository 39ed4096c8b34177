// Any bytes as a rule file: a pack, or an error with a place in the file.
#include "fuzz/fuzz.h"
#include "pack/pack.h"

static void run(Text input, Arena *arena)
{
    Library library = {.keep = arena};
    Error error = {0};
    const Pack *pack = pack_load(input, TEXT("a.yaml"), &library, &error);
    fuzz_assert((pack != NULL) == !error_is(&error));
    if (pack)
        fuzz_assert(pack->rules.len > 0 || pack->context.terms);
    else
        fuzz_assert(error.line <= input.len + 1);
}

static const char *const seeds[] = {"fixtures/checks", "fixtures/explain", "rules/integrity.yaml",
                                    "rules/eight-concise-bullets.yaml", NULL};

const Target target_pack = {"pack", run, seeds};
