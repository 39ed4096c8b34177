// answerlint parse: what was split, without any judgement.
#include <unistd.h>

#include "cli/command.h"
#include "report/parse.h"
#include "run/run.h"

static bool read_writer(const Options *options, Output *output, Arena *keep, Error *error)
{
    Text form = option_value(options, OPTION_FORMAT);
    output->writer = text_is(form, TEXT("json")) ? &parse_json : &parse_text;
    if (form.len && !text_is(form, text_of(output->writer->name)))
        return error_set(error, keep, "--format: parse writes text or json, not '%.*s'",
                         TEXT_ARG(form));
    return true;
}

static bool read_plan(const Options *options, Plan *plan, Sink *sink, Arena *keep, Error *error)
{
    Output output = {.sink = sink, .to_people = true};
    *plan = (Plan){.paths = &options->operands, .verbose = option_given(options, OPTION_VERBOSE)};
    plan->stdin_name = option_value(options, OPTION_STDIN_FILENAME);
    if (options->operands.len == 0)
        return error_set(error, keep, "no input: give a PATH, or - for standard input");
    if (!read_writer(options, &output, keep, error)
        || !color_wanted(options, &plan->color, keep, error)
        || !jobs_wanted(options, &plan->jobs, keep, error)
        || !split_options(options, &plan->split, keep, error))
        return false;
    sink_descriptor(sink, STDOUT_FILENO);
    list_add(keep, &plan->outputs, output);
    return true;
}

Exit command_parse(const Options *options, Arena *keep, Error *error)
{
    Plan plan;
    Sink sink;
    Summary summary;
    if (!read_plan(options, &plan, &sink, keep, error))
        return EXIT_UNTRUSTED;
    sandbox(options, &options->operands, &(TextList){0}, keep);
    bool whole = run(&plan, &summary, keep, error) == RUN_WHOLE;
    bool written = sink_close(&sink, keep, error);
    return whole && written && summary.input_errors == 0 && summary.results > 0 ? EXIT_CLEAN
                                                                       : EXIT_UNTRUSTED;
}
