// answerlint: from the command line to the exit status. Only here are errors printed.
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/message.h"
#include "cli/command.h"

static Exit dispatch(const Options *options, Arena *keep, Error *error)
{
    if (option_given(options, OPTION_HELP))
        return command_help(options, keep, error);
    if (option_given(options, OPTION_VERSION))
        return command_version(keep, error);
    if (text_is(option_value(options, OPTION_LIMIT), TEXT("help")))
        return command_limits(keep, error);
    if (!limits_wanted(options, keep, error))
        return EXIT_UNTRUSTED;
    switch (options->command) {
    case COMMAND_CHECK: return command_check(options, keep, error);
    case COMMAND_PARSE: return command_parse(options, keep, error);
    case COMMAND_RULES: return command_rules(options, keep, error);
    case COMMAND_IFEVAL: return command_ifeval(options, keep, error);
    case COMMAND_FILTER: return command_filter(options, keep, error);
    case COMMAND_MERGE: return command_merge(options, keep, error);
    case COMMAND_REPORT: return command_report(options, keep, error);
    case COMMAND_DIFF: return command_diff(options, keep, error);
    case COMMAND_EXPLAIN: return command_explain(options, keep, error);
    }
    return EXIT_UNTRUSTED;
}

// A library may end the process (libarchive does when it is out of memory), and would say 1.
static void leave(int status, void *ended)
{
    (void)status;
    if (!*(const bool *)ended)
        _exit(EXIT_UNTRUSTED);
}

// What becomes true when main ends; it is looked at after that.
static bool *watch_end(void)
{
    bool *ended = memory_get(sizeof *ended);
    *ended = false;
    if (on_exit(leave, ended) != 0)
        memory_full();
    return ended;
}

int main(int argc, char **argv)
{
    Arena keep = {0};
    Error error = {0};
    Options options;
    bool *ended = watch_end();
    signal(SIGPIPE, SIG_DFL);        // ignored below Python parents; a closed pipe ends us
    Exit status = EXIT_UNTRUSTED;
    if (options_read(argc, argv, &keep, &options, &error))
        status = dispatch(&options, &keep, &error);
    if (error_is(&error)) {
        Out out = {0};
        put_error(&out, &error);
        tell(out_text(&out));
        out_free(&out);
        status = EXIT_UNTRUSTED;
    }
    arena_free(&keep);
    interrupt_end();
    *ended = true;
    return (int)status;
}
