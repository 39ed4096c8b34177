#include "cli/command.h"
Exit command_diff(const Options *options, Arena *keep, Error *error)
{
    (void)options;
    error_set(error, keep, "not yet");
    return EXIT_UNTRUSTED;
}
