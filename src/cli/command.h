// The commands, one file each: from the options to the exit status.
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/sink.h"
#include "cli/config.h"
#include "cli/options.h"
#include "core/totals.h"
#include "format/split.h"
#include "report/writer.h"
#include "run/progress.h"
#include "run/selection.h"

typedef enum Exit {
    EXIT_CLEAN = 0,
    EXIT_FINDINGS = 1,
    EXIT_UNTRUSTED = 2,      // bad options, rules or input: the answer cannot be trusted
} Exit;

Exit command_check(const Options *options, Arena *keep, Error *error);
Exit command_filter(const Options *options, Arena *keep, Error *error);
Exit command_report(const Options *options, Arena *keep, Error *error);
Exit command_diff(const Options *options, Arena *keep, Error *error);
Exit command_merge(const Options *options, Arena *keep, Error *error);
Exit command_parse(const Options *options, Arena *keep, Error *error);
Exit command_rules(const Options *options, Arena *keep, Error *error);
Exit command_ifeval(const Options *options, Arena *keep, Error *error);
Exit command_explain(const Options *options, Arena *keep, Error *error);
// `rules score`: labelled texts of files, against the claims of a ruleset.
Exit command_score(const Options *options, const Ruleset *ruleset, const TextList *files, Out *out,
                   Arena *keep, Error *error);
Exit command_help(const Options *options, Arena *keep, Error *error);
// What `--limit help` prints.
Exit command_limits(Arena *keep, Error *error);
Exit command_version(Arena *keep, Error *error);

// --- what commands share -------------------------------------------------------------------------

// Whether standard output is to be coloured: --color, NO_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM,
// a terminal.
bool color_wanted(const Options *options, bool *color, Arena *keep, Error *error);

// Where progress goes: --progress, --quiet, TERM, a terminal. `report_on_terminal`: a report that
// goes by there is progress enough.
bool progress_wanted(const Options *options, bool report_on_terminal, ProgressKind *kind,
                     Arena *keep, Error *error);

// The configuration (unless --no-config) with the options laid over it.
bool settings_load(const Options *options, Arena *keep, Config *config, Error *error);

// How records are split: --format-in, --think-policy, --field.
bool split_options(const Options *options, SplitOptions *split, Arena *keep, Error *error);

// MatcherFlags: --no-prefilter, --no-jit.
unsigned matching_wanted(const Options *options);

// Sets what --limit says. Before anything is read.
bool limits_wanted(const Options *options, Arena *keep, Error *error);

// --jobs, or one for each processor.
bool jobs_wanted(const Options *options, size_t *jobs, Arena *keep, Error *error);

// Confines the process (base/confine.h), unless --no-sandbox: what it is to read, and where its
// reports go. Best effort; --verbose tells what came of it.
void sandbox(const Options *options, const TextList *read, const TextList *write, Arena *scratch);

// Which part of the input a run is about: --shard, --records.
bool selection_wanted(const Options *options, Selection *selection, Arena *keep, Error *error);

// The summary that --summary asks for, and the file it goes to; not wanted: nothing happens.
typedef struct SummaryFile {
    bool wanted;
    Totals totals;
    Sink sink;
} SummaryFile;

bool summary_file_open(const Options *options, Ruleset *ruleset, const Config *config,
                  const Selection *selection, SummaryFile *file, Arena *keep, Error *error);

// Writes it, false with an error; or gives it up.
bool summary_file_close(SummaryFile *file, Arena *keep, Error *error);
void summary_file_drop(SummaryFile *file);

// Whether --format asks for JSON, for commands that write text or json and nothing else; `command`
// is what the user calls it.
bool json_wanted(const Options *options, const char *command, bool *json, Arena *keep,
                 Error *error);

// The rule that a name stands for; NULL with an error that says which there are.
const Rule *rule_named(const Ruleset *ruleset, Text name, Arena *keep, Error *error);

// Writes to standard output; false with an error when not all could be written.
bool print(Text text, Arena *keep, Error *error);

#endif
