#include "fuzz/fuzz.h"

#define TARGET(name) extern const Target target_##name;
#include "fuzz/targets.def"
#undef TARGET

#define TARGET(name) &target_##name,
const Target *const targets[] = {
#include "fuzz/targets.def"
    NULL};
#undef TARGET
