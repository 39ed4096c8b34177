#include <unistd.h>

#include "base/interrupt.h"
#include "base/message.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "cli/resume.h"
#include "run/run.h"

enum { OUTPUTS_MOST = 16 };

typedef struct Check {
    Config config;
    Ruleset ruleset;
    Plan plan;
} Check;

static bool unknown_writer(Text name, Arena *keep, Error *error)
{
    TextList known = {0};
    Out list = {0};
    for (size_t i = 0; writers[i]; i++) {
        put_print(&list, "%s%s", i ? ", " : "", writers[i]->name);
        list_add(keep, &known, text_of(writers[i]->name));
    }
    Text hint = suggest_hint(keep, name, &known);
    error_set(error, keep, "--format: '%.*s' is none of %.*s%.*s", TEXT_ARG(name),
              TEXT_ARG(out_text(&list)), TEXT_ARG(hint));
    out_free(&list);
    return false;
}

static bool open_file(const Plan *plan, Text path, Sink *sink, Arena *keep, Error *error)
{
    return plan->checkpoint ? checkpoint_add_report(plan->checkpoint, path, sink, keep, error)
                            : sink_file(sink, path, keep, error);
}

static bool open_standard(Plan *plan, const Writer *writer, Sink *sink, Arena *keep,
                          Error *error)
{
    if (plan->checkpoint)
        return error_set(error, keep, "--checkpoint: only a report in a file can be continued: "
                         "--format %s:FILE", writer->name);
    for (size_t i = 0; i < plan->outputs.len; i++)
        if (plan->outputs.at[i].to_people)
            return error_set(error, keep,
                             "--format: two reports on standard output; give one a file: %s:FILE",
                             writer->name);
    sink_descriptor(sink, STDOUT_FILENO);
    plan->report_on_terminal = isatty(STDOUT_FILENO) == 1;
    return true;
}

// "json:report.json" is a file, "json" is standard output, which only one report can have.
static bool add_output(Plan *plan, Text value, Arena *keep, Error *error)
{
    size_t colon = text_find_char(value, 0, ':');
    Text name = text_slice(value, 0, colon);
    Output output = {.writer = writer_find(name), .sink = arena_new(keep, Sink)};
    if (!output.writer)
        return unknown_writer(name, keep, error);
    if (plan->outputs.len == OUTPUTS_MOST)
        return error_set(error, keep, "--format: more than %d reports", OUTPUTS_MOST);
    output.to_people = colon == TEXT_NONE;
    bool open = output.to_people
                    ? open_standard(plan, output.writer, output.sink, keep, error)
                    : open_file(plan, text_from(value, colon + 1), output.sink, keep, error);
    if (!open)
        return false;
    list_add(keep, &plan->outputs, output);
    return true;
}

static bool read_outputs(const Options *options, Plan *plan, Arena *keep, Error *error)
{
    const TextList *values = &options->values[OPTION_FORMAT];
    for (size_t i = 0; i < values->len; i++)
        if (!add_output(plan, values->at[i], keep, error))
            return false;
    return values->len > 0 || add_output(plan, TEXT("text"), keep, error);
}

static bool read_plan(const Options *options, Check *check, Arena *keep, Error *error)
{
    Plan *plan = &check->plan;
    *plan = (Plan){.ruleset = &check->ruleset, .policy = &check->config.policy,
                   .paths = &options->operands, .quiet = option_given(options, OPTION_QUIET),
                   .verbose = option_given(options, OPTION_VERBOSE)};
    plan->stdin_name = option_value(options, OPTION_STDIN_FILENAME);
    if (options->operands.len == 0)
        return error_set(error, keep, "no input: give a PATH, or - for standard input");
    return color_wanted(options, &plan->color, keep, error)
        && split_options(options, &plan->split, keep, error)
        && jobs_wanted(options, &plan->jobs, keep, error)
        && settings_load(options, keep, &check->config, error)
        && ruleset_load(&check->config.choice, keep, &check->ruleset, error)
        && checkpoint_wanted(options, &check->config, &check->ruleset, &plan->checkpoint, keep,
                             error)
        && read_outputs(options, plan, keep, error)
        && progress_wanted(options, plan->report_on_terminal, &plan->progress, keep, error);
}

static bool close_outputs(const Plan *plan, Arena *keep, Error *error)
{
    bool good = true;
    for (size_t i = 0; i < plan->outputs.len; i++)
        good = sink_close(plan->outputs.at[i].sink, keep, error) && good;
    return good;
}

// What a run leaves that ended early: standard output as far as it came, and what is kept.
static void leave_outputs(const Plan *plan, Arena *keep, Error *error)
{
    for (size_t i = 0; i < plan->outputs.len; i++)
        if (plan->outputs.at[i].to_people)
            sink_close(plan->outputs.at[i].sink, keep, error);
        else
            sink_leave(plan->outputs.at[i].sink, keep, error);
}

static void tell_closing(const Plan *plan, const Summary *summary, Arena *keep)
{
    Out out = {0};
    for (size_t i = 0; i < plan->outputs.len; i++) {
        const Output *output = &plan->outputs.at[i];
        Report report = {.quiet = plan->quiet, .arena = keep};
        report.color = plan->color && isatty(STDERR_FILENO) == 1;
        if (output->to_people && output->writer->closing)
            output->writer->closing(&report, summary, &out);
    }
    tell(out_text(&out));
    out_free(&out);
}

static void tell_interrupted(const Plan *plan, const Summary *summary)
{
    Out out = {0};
    put_print(&out, "answerlint: interrupted after %llu answers: ",
              (unsigned long long)summary->results);
    put_ours(&out, plan->checkpoint ? "--resume goes on from here\n"
                                    : "no report is whole, and none is left in a file\n");
    tell(out_text(&out));
    out_free(&out);
}

static Exit exit_of(const Summary *summary)
{
    if (summary->input_errors || summary->rule_errors || summary->results == 0)
        return EXIT_UNTRUSTED;
    return summary->failed ? EXIT_FINDINGS : EXIT_CLEAN;
}

static Exit finish(const Plan *plan, RunEnd ended, const Summary *summary, Arena *keep,
                   Error *error)
{
    if (ended != RUN_WHOLE) {
        leave_outputs(plan, keep, error);
        if (ended == RUN_INTERRUPTED)
            tell_interrupted(plan, summary);
        return EXIT_UNTRUSTED;
    }
    if (!close_outputs(plan, keep, error))
        return EXIT_UNTRUSTED;
    tell_closing(plan, summary, keep);
    return exit_of(summary);
}

static Exit check_all(const Plan *plan, Arena *keep, Error *error)
{
    Summary summary;
    if (plan->checkpoint)
        checkpoint_tell(plan->checkpoint);
    if (plan->checkpoint && plan->checkpoint->done)
        return exit_of(&plan->checkpoint->from.summary);
    interrupt_watch();
    RunEnd ended = run(plan, &summary, keep, error);
    return finish(plan, ended, &summary, keep, error);
}

Exit command_check(const Options *options, Arena *keep, Error *error)
{
    Check check = {0};
    Plan *plan = &check.plan;
    Exit status = EXIT_UNTRUSTED;
    bool ready = read_plan(options, &check, keep, error);
    if (ready)
        status = check_all(plan, keep, error);
    for (size_t i = 0; !ready && i < plan->outputs.len; i++)
        sink_drop(plan->outputs.at[i].sink);
    if (plan->checkpoint)
        checkpoint_close(plan->checkpoint);
    return status;
}
