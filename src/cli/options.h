// Options are the command line, read: the command, its options and its operands.
//
// Everything that a user can get wrong is an Error with "did you mean". Abbreviated options are
// refused: they would break scripts when an option is added.
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/error.h"
#include "base/list.h"

typedef enum Command {
    COMMAND_CHECK = 1,
    COMMAND_PARSE = 2,
    COMMAND_RULES = 4,
    COMMAND_IFEVAL = 8,
    COMMAND_EXPLAIN = 16,
    COMMAND_FILTER = 32,
    COMMAND_MERGE = 64,
    COMMAND_REPORT = 128,
    COMMAND_DIFF = 256,
} Command;

typedef enum OptionId {
#define OPTION(id, letter, name, value, commands, about) OPTION_##id,
#include "cli/options.def"
#undef OPTION
    OPTION_COUNT,
} OptionId;

typedef struct OptionRow {
    const char *name;
    const char *value;       // NULL: takes none
    const char *about;
    unsigned commands;       // those that have it
    char letter;             // 0: none
} OptionRow;

extern const OptionRow option_rows[OPTION_COUNT];

typedef struct Options {
    Command command;
    TextList values[OPTION_COUNT];     // as given, in order; empty texts without a value
    TextList operands;
} Options;

// False with an error. Nothing is checked but the form: what values mean is up to the commands.
bool options_read(int argc, char **argv, Arena *keep, Options *options, Error *error);

bool option_given(const Options *options, OptionId id);

// The last value; empty when the option was not given.
Text option_value(const Options *options, OptionId id);

// All values, split at commas.
void option_list(const Options *options, OptionId id, Arena *keep, TextList *list);

const char *command_name(Command command);

#endif
