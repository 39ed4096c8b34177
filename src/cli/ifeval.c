// answerlint ifeval: the official evaluation of IFEval and IFBench.
#include "base/message.h"
#include "base/suggest.h"
#include "cli/command.h"
#include "run/ifeval.h"

static bool is_needed(const Options *options, OptionId id, Arena *keep, Error *error)
{
    return option_value(options, id).len > 0
        || error_set(error, keep, "ifeval needs --%s %s", option_rows[id].name,
                     option_rows[id].value);
}

static bool read_form(const Options *options, bool *json, Arena *keep, Error *error)
{
    TextList known = {0};
    Text form = option_value(options, OPTION_FORMAT);
    list_add(keep, &known, TEXT("text"));
    list_add(keep, &known, TEXT("json"));
    *json = text_is(form, TEXT("json"));
    if (!option_given(options, OPTION_FORMAT) || text_list_has(&known, form))
        return true;
    Text hint = suggest_hint(keep, form, &known);
    return error_set(error, keep, "--format: ifeval writes text or json, not '%.*s'%.*s",
                     TEXT_ARG(form), TEXT_ARG(hint));
}

static bool read_evaluation(const Options *options, Evaluation *evaluation, Arena *keep,
                            Error *error)
{
    *evaluation = (Evaluation){.data = option_value(options, OPTION_INPUT_DATA),
                               .responses = option_value(options, OPTION_INPUT_RESPONSE_DATA),
                               .folder = option_value(options, OPTION_OUTPUT_DIR)};
    if (options->operands.len)
        return error_set(error, keep, "ifeval takes no PATH: name '%.*s' with --input-data or "
                         "--input-response-data", TEXT_ARG(options->operands.at[0]));
    if (text_is(evaluation->data, TEXT("-")) && text_is(evaluation->responses, TEXT("-")))
        return error_set(error, keep, "standard input can be only one of the two files");
    return is_needed(options, OPTION_INPUT_DATA, keep, error)
        && is_needed(options, OPTION_OUTPUT_DIR, keep, error)
        && jobs_wanted(options, &evaluation->jobs, keep, error);
}

// --- what is told --------------------------------------------------------------------------------

static void tell_count(Text path, uint64_t count, const char *one, const char *many, uint32_t line)
{
    if (count == 0)
        return;
    Arena arena = {0};
    Out out = {0};
    put_message(&out, path, arena_print(&arena, "%llu %s (the first in line %u)",
                                        (unsigned long long)count, count == 1 ? one : many, line));
    tell(out_text(&out));
    out_free(&out);
    arena_free(&arena);
}

static void tell_notes(const Evaluation *evaluation, const Evaluated *evaluated)
{
    tell_count(evaluation->responses, evaluated->strangers,
               "response belongs to no prompt of the input data",
               "responses belong to no prompt of the input data", evaluated->stranger);
    tell_count(evaluation->responses, evaluated->repeated,
               "response replaced an earlier one to the same prompt",
               "responses replaced earlier ones to the same prompts", evaluated->repeat);
}

static void put_object(const Evaluated *evaluated, Out *out)
{
    put_raw(out, TEXT("{\"schema\":\"answerlint-ifeval/1\",\"tool\":{\"version\":\""
                      ANSWERLINT_VERSION "\"},\"strict\":"));
    accuracy_put_json(&evaluated->accuracies[0], evaluated->files[0], out);
    put_raw(out, TEXT(",\"loose\":"));
    accuracy_put_json(&evaluated->accuracies[1], evaluated->files[1], out);
    put_print(out, ",\"unmatched_responses\":%llu,\"replaced_responses\":%llu}\n",
              (unsigned long long)evaluated->strangers, (unsigned long long)evaluated->repeated);
}

Exit command_ifeval(const Options *options, Arena *keep, Error *error)
{
    Evaluation evaluation;
    Evaluated evaluated;
    bool json;
    if (!read_form(options, &json, keep, error)
        || !read_evaluation(options, &evaluation, keep, error)
        || !evaluation_run(&evaluation, keep, &evaluated, error))
        return EXIT_UNTRUSTED;
    Out out = {0};
    if (json)
        put_object(&evaluated, &out);
    for (size_t i = 0; !json && i < VERDICTS; i++)
        accuracy_put_text(&evaluated.accuracies[i], evaluated.files[i], &out);
    tell_notes(&evaluation, &evaluated);
    bool printed = print(out_text(&out), keep, error);
    out_free(&out);
    return printed ? EXIT_CLEAN : EXIT_UNTRUSTED;
}
