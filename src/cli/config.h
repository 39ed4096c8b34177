// The configuration: what a project would otherwise repeat on every command line
// (.answerlint.yaml).
//
// It is looked for in the working folder and upwards, as far as a folder with a `.git`, the
// home folder, or a folder or file that belongs neither to the user nor to root (git's
// CVE-2022-24765: /tmp/.answerlint.yaml of somebody else would govern every run below /tmp).
// The schema is closed; nothing in it can name an output.
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include "core/score.h"
#include "pack/ruleset.h"

typedef struct Config {
    Text path;               // empty: there is none
    RulesetChoice choice;
    Policy policy;
} Config;

// Finds and reads the file, or reads `path` when it is not empty. Without a file the defaults
// stand.
bool config_load(Text path, Arena *keep, Config *config, Error *error);

// The values that options have too.
bool config_channel(Text word, Policy *policy);
bool config_score(Text word, int64_t *tenths);

#endif
