#include "run/checks.h"

#include "check/check.h"

enum { COLUMNS = 100 };

static const char *kind_words(const Param *param)
{
    switch (param->kind) {
    case PARAM_RANGE: return "a number, or `{min: a, max: b}`";
    case PARAM_NUMBER: return "a number";
    case PARAM_CHOICE: return "one of ";
    case PARAM_BOOL: return "`true` or `false`; false if it is not given";
    case PARAM_TEXT: return "a text";
    case PARAM_TEXTS: return "a text or a list of texts";
    case PARAM_PATTERN: return "a PCRE2 pattern";
    case PARAM_INSTRUCTION: return "an official id";
    case PARAM_KWARGS: return "a mapping";
    }
    return "";
}

static void put_choices(Out *out, const Param *param)
{
    for (size_t i = 0; param->choices[i]; i++)
        put_print(out, "%s`%s`", i ? ", " : "", param->choices[i]);
    if (!param->required)
        put_print(out, "; `%s` if it is not given", param->choices[param->fallback]);
}

static void put_param(Out *out, const Param *param)
{
    put_print(out, "| `%s`%s | %s", param->name, param->required ? " (needed)" : "",
              kind_words(param));
    if (param->kind == PARAM_CHOICE)
        put_choices(out, param);
    if (param->kind == PARAM_NUMBER && !param->required)
        put_print(out, ", %llu if it is not given", (unsigned long long)param->fallback);
    put_print(out, " | %s |\n", param->about);
}

static void put_params(Out *out, const CheckType *check)
{
    if (!check->params || !check->params->name)
        return;
    put_raw(out, TEXT("| key | value | meaning |\n|---|---|---|\n"));
    for (const Param *param = check->params; param->name; param++)
        put_param(out, param);
    put_char(out, '\n');
}

// Every line of the text behind four spaces: Markdown shows it as it stands.
static void put_indented(Out *out, Text text)
{
    Text line;
    while (text_next_line(&text, &line)) {
        if (line.len)
            put_raw(out, TEXT("    "));
        put_safe(out, line);
        put_char(out, '\n');
    }
    put_char(out, '\n');
}

// Words of our own, in lines that an editor shows whole.
static void put_wrapped(Out *out, const char *ours)
{
    Text rest = text_of(ours), word;
    size_t start = out->len;
    for (bool first = true; text_next_part(&rest, ' ', &word); first = false) {
        bool over = out->len - start + word.len >= COLUMNS;
        if (!first)
            put_char(out, over ? '\n' : ' ');
        start = over ? out->len : start;
        put_raw(out, word);
    }
    put_raw(out, TEXT("\n\n"));
}

static void put_official(Out *out, const CheckType *check)
{
    if (check->instruction) {
        put_print(out, "**IFEval's convention** (`%s`):\n", check->instruction);
        put_wrapped(out, check->official);
    } else if (check->official) {
        put_wrapped(out, check->official);
    } else if (check->criterion == CRITERION_FORMAT) {
        put_wrapped(out, "IFEval has no such instruction.");
    }
    if (!check->other)
        return;
    put_raw(out, TEXT("With the rule above the two conventions disagree on this:\n\n"));
    put_indented(out, text_of(check->other));
}

static void put_example(Out *out, const CheckType *check)
{
    const CheckExample *example = &check->example;
    if (!example->good)
        return;
    put_raw(out, TEXT("A rule with\n\n"));
    put_print(out, "    check: %s\n", check->name);
    put_indented(out, text_of(example->params));
    put_raw(out, TEXT("lets this pass:\n\n"));
    put_indented(out, text_of(example->good));
    put_raw(out, TEXT("and flags this:\n\n"));
    put_indented(out, text_of(example->bad));
}

static void put_check(Out *out, const CheckType *check)
{
    put_print(out, "### %s\n\n%s\n\n", check->name, check->about);
    put_wrapped(out, check->definition);
    put_params(out, check);
    put_example(out, check);
    put_official(out, check);
}

static void put_family(Out *out, Criterion criterion, const char *title)
{
    put_print(out, "## %s\n\n", title);
    for (size_t i = 0; check_types[i]; i++)
        if (check_types[i]->criterion == criterion)
            put_check(out, check_types[i]);
}

static const char *const head =
    "# Checks\n\n"
    "What a rule can name behind `check:`. This page is what `answerlint rules checks` prints.\n\n"
    "A limit is a number, which is exact, or a range: `{min: 5}`, `{max: 8}`, `{min: 5, max: 8}`.\n"
    "A check that finds nothing to judge is not applicable; it neither passes nor fails.\n"
    "`not: true` beside it turns any check round; what is not applicable stays so.\n\n"
    "**Two conventions.** A check counts as a person does, with the blocks of CommonMark: that is\n"
    "the native convention, and the default. `check: ifeval` says bit for bit what the official\n"
    "checkers of IFEval and IFBench say. Where the two disagree on an answer, `--verbose` and the\n"
    "`note` of a rule in JSON say so: \"8 bullets at the top level, 11 by IFEval\" or \"holds\n"
    "here, not by IFEval\". Below, every check that has a counterpart names it, how it differs,\n"
    "and an answer of which the two say different things.\n\n"
    "Bytes that a page cannot show are written as `\\x1b`.\n\n";

void checks_put(Out *out)
{
    put_raw(out, text_of(head));
    put_family(out, CRITERION_FORMAT, "Format");
    put_family(out, CRITERION_INTEGRITY, "Integrity");
}
