// Words behind each other, a NUL between them, as a command line: options, or an error that says why.
#include <string.h>

#include "cli/options.h"
#include "fuzz/fuzz.h"

enum { WORDS_MOST = 64 };

static void run(Text input, Arena *arena)
{
    char *argv[WORDS_MOST + 2] = {strdup("answerlint")};
    int argc = 1;
    Options options = {0};
    Error error = {0};
    Text word;
    while (argc <= WORDS_MOST && text_next_part(&input, '\0', &word))
        argv[argc++] = strndup(word.len ? word.at : "", word.len);
    bool good = options_read(argc, argv, arena, &options, &error);
    fuzz_assert(good == !error_is(&error));
    for (int i = 0; i < argc; i++)
        free(argv[i]);
}

static const char *const seeds[] = {"tests/fuzz/seeds/config_args", NULL};

const Target target_config_args = {"config_args", run, seeds};
