// What the program that compiles the packs has of them: nothing, so that it loads their YAML.
#include "pack/compiled.h"

const Compiled compiled = {0};
