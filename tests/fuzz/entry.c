// What libFuzzer and AFL++ call: the target that -DFUZZ_TARGET names.
#include <stdint.h>

#include "fuzz/fuzz.h"

extern const Target FUZZ_TARGET;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = {0};
    FUZZ_TARGET.run((Text){(const char *)data, size}, &arena);
    arena_free(&arena);
    return 0;
}
