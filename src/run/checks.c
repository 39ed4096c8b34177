#include "run/checks.h"

#include "check/check.h"

static const char *kind_words(const Param *param)
{
    switch (param->kind) {
    case PARAM_RANGE: return "a number, or `{min: a, max: b}`";
    case PARAM_NUMBER: return "a number";
    case PARAM_CHOICE: return "one of ";
    case PARAM_BOOL: return "`true` or `false`";
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
        put_raw(out, line);
        put_char(out, '\n');
    }
    put_char(out, '\n');
}

static void put_example(Out *out, const CheckType *check)
{
    const CheckExample *example = &check->example;
    if (!example->good)
        return;
    bool bare = !example->params || !*example->params;
    put_print(out, "A rule with `check: %s`%s%s%s lets this pass:\n\n", check->name,
              bare ? "" : " and `", bare ? "" : example->params, bare ? "" : "`");
    put_indented(out, text_of(example->good));
    put_raw(out, TEXT("and flags this:\n\n"));
    put_indented(out, text_of(example->bad));
}

static void put_check(Out *out, const CheckType *check)
{
    put_print(out, "### %s\n\n%s\n\n", check->name, check->about);
    put_params(out, check);
    put_example(out, check);
    if (check->official)
        put_print(out, "IFEval's convention: %s\n\n", check->official);
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
    "A check that finds nothing to judge is not applicable; it neither passes nor fails.\n"
    "`not: true` beside it turns any check round. Words are counted as a person counts them\n"
    "(src/syntax/words.h), blocks are those of CommonMark.\n\n";

void checks_put(Out *out)
{
    put_raw(out, text_of(head));
    put_family(out, CRITERION_FORMAT, "Format");
    put_family(out, CRITERION_INTEGRITY, "Integrity");
}
