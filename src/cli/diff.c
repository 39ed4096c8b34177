// answerlint diff: two runs by their saved results.
#include "base/message.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "run/diff_put.h"

typedef enum DiffForm {
    FORM_TEXT,
    FORM_JSON,
    FORM_MARKDOWN,
} DiffForm;

static bool read_form(const Options *options, DiffForm *form, Arena *keep, Error *error)
{
    TextList known = {0};
    Text name = option_value(options, OPTION_FORMAT);
    list_add(keep, &known, TEXT("text"));
    list_add(keep, &known, TEXT("json"));
    list_add(keep, &known, TEXT("markdown"));
    *form = FORM_TEXT;
    if (!option_given(options, OPTION_FORMAT))
        return true;
    for (size_t i = 0; i < known.len; i++)
        if (text_is(name, known.at[i])) {
            *form = (DiffForm)i;
            return true;
        }
    Text hint = suggest_hint(keep, name, &known);
    return error_set(error, keep, "--format: diff writes text, json or markdown, not '%.*s'%.*s",
                     TEXT_ARG(name), TEXT_ARG(hint));
}

static bool check_operands(const Options *options, Arena *keep, Error *error)
{
    const TextList *operands = &options->operands;
    return operands->len == 2
        || error_set(error, keep, "two files of results, please: answerlint diff BEFORE.jsonl "
                                  "AFTER.jsonl");
}

static bool write_diff(const Diff *diff, DiffForm form, bool color, Arena *keep, Error *error)
{
    Out out = {0};
    switch (form) {
    case FORM_TEXT: diff_put_text(diff, color, &out); break;
    case FORM_JSON: diff_put_json(diff, &out); break;
    case FORM_MARKDOWN: diff_put_markdown(diff, &out); break;
    }
    bool good = print(out_text(&out), keep, error);
    out_free(&out);
    return good;
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

static bool is_regression(const Diff *diff)
{
    return diff->verdicts[CHANGE_BROKEN] > 0 || diff->findings[CHANGE_BROKEN] > 0;
}

Exit command_diff(const Options *options, Arena *keep, Error *error)
{
    DiffForm form;
    bool color;
    Diff diff;
    Saved saved = {.keep = keep, .error = error};
    if (!check_operands(options, keep, error) || !read_form(options, &form, keep, error)
        || !color_wanted(options, &color, keep, error)
        || !diff_read(&saved, options->operands.at[0], options->operands.at[1], &diff)
        || !write_diff(&diff, form, color, keep, error))
        return EXIT_UNTRUSTED;
    if (form == FORM_TEXT)
        tell_nothing(&diff);
    bool gate = option_given(options, OPTION_FAIL_ON_REGRESSION);
    return gate && is_regression(&diff) ? EXIT_FINDINGS : EXIT_CLEAN;
}
