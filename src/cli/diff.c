// answerlint diff: two runs by their saved results.
#include <unistd.h>

#include "base/message.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "run/diff_put.h"

typedef void PutDiff(const Diff *diff, Out *out);

typedef struct DiffForm {
    const char *name;
    PutDiff *put;            // NULL: text, which has colours
} DiffForm;

static const DiffForm forms[] = {
    {"text", NULL},
    {"json", diff_put_json},
    {"markdown", diff_put_markdown},
    {"html", diff_put_html},
};

typedef struct DiffOutput {
    const DiffForm *form;
    Sink sink;
} DiffOutput;

static const DiffForm *find_form(Text name, Arena *keep, Error *error)
{
    TextList known = {0};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (text_is(name, text_of(forms[i].name)))
            return &forms[i];
        list_add(keep, &known, text_of(forms[i].name));
    }
    Text hint = suggest_hint(keep, name, &known);
    error_set(error, keep, "--format: diff writes text, json, markdown or html, not '%.*s'%.*s",
              TEXT_ARG(name), TEXT_ARG(hint));
    return NULL;
}

static bool read_form(const Options *options, DiffOutput *output, Arena *keep, Error *error)
{
    Text value = option_value(options, OPTION_FORMAT);
    *output = (DiffOutput){.form = &forms[0]};
    if (options->values[OPTION_FORMAT].len > 1)
        return error_set(error, keep, "--format: diff writes one form at a time");
    if (option_given(options, OPTION_FORMAT))
        output->form = find_form(text_slice(value, 0, text_find_char(value, 0, ':')), keep, error);
    return output->form != NULL;
}

// "html:diff.html" is a file, "html" is standard output.
static bool open_output(const Options *options, DiffOutput *output, Arena *keep, Error *error)
{
    Text value = option_value(options, OPTION_FORMAT);
    size_t colon = text_find_char(value, 0, ':');
    if (colon != TEXT_NONE)
        return sink_file(&output->sink, text_from(value, colon + 1), keep, error);
    sink_descriptor(&output->sink, STDOUT_FILENO);
    return true;
}

static bool check_operands(const Options *options, Arena *keep, Error *error)
{
    const TextList *operands = &options->operands;
    return operands->len == 2
        || error_set(error, keep, "two files of results, please: answerlint diff BEFORE.jsonl "
                                  "AFTER.jsonl");
}

static bool write_diff(const Diff *diff, DiffOutput *output, bool color, Arena *keep, Error *error)
{
    Out out = {0};
    if (output->form->put)
        output->form->put(diff, &out);
    else
        diff_put_text(diff, color && !output->sink.path.len, &out);
    sink_put(&output->sink, out_text(&out));
    out_free(&out);
    return sink_close(&output->sink, keep, error);
}

static void tell_nothing(const Diff *diff)
{
    Out out = {0};
    if (!diff_is_empty(diff))
        return;
    put_ours(&out, "answerlint: nothing differs\n");
    diff_put_sums(diff, "answerlint: ", &out);
    tell(out_text(&out));
    out_free(&out);
}

Exit command_diff(const Options *options, Arena *keep, Error *error)
{
    DiffOutput output;
    bool color;
    Diff diff;
    Saved saved = {.keep = keep, .error = error};
    if (!check_operands(options, keep, error) || !read_form(options, &output, keep, error)
        || !color_wanted(options, &color, keep, error)
        || !diff_read(&saved, options->operands.at[0], options->operands.at[1], &diff)
        || !open_output(options, &output, keep, error)
        || !write_diff(&diff, &output, color, keep, error))
        return EXIT_UNTRUSTED;
    if (!output.form->put)
        tell_nothing(&diff);
    bool gate = option_given(options, OPTION_FAIL_ON_REGRESSION);
    return gate && diff_is_regression(&diff) ? EXIT_FINDINGS : EXIT_CLEAN;
}
