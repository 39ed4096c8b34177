#include "check/measure.h"
#include "check/titles.h"

typedef enum Form {
    FORM_ANY,
    FORM_ANGLES,
    FORM_HEADING,
} Form;

static const char instruction[] = "detectable_format:title";

typedef struct Params {
    unsigned form;
} Params;

// A walk over the code of the channel, in order, to step over it.
typedef struct CodeWalk {
    const Markdown *markdown;
    size_t run;
} CodeWalk;

static bool in_code(CodeWalk *walk, size_t at)
{
    const Markdown *markdown = walk->markdown;
    while (walk->run < markdown->runs.len && markdown->runs.at[walk->run].span.end <= at)
        walk->run++;
    return walk->run < markdown->runs.len && markdown->runs.at[walk->run].kind == RUN_CODE
        && markdown->runs.at[walk->run].span.start <= at;
}

// "<<Some words>>": brackets of two, on one line, with something else inside.
static bool has_angles(const Outline *outline)
{
    CodeWalk walk = {.markdown = &outline->markdown};
    Text text = outline->text;
    size_t open = TEXT_NONE;
    for (size_t i = 0; i + 1 < text.len; i++) {
        char c = text.at[i];
        bool pair = c == text.at[i + 1];
        if (c == '\n')
            open = TEXT_NONE;
        else if (c == '<' && pair && !in_code(&walk, i))
            open = i + 2;
        else if (c == '>' && pair && open != TEXT_NONE && open < i
                 && !text_is_blank(text_slice(text, open, i)))
            return true;
        else if (c == '>' && pair)
            open = TEXT_NONE;
    }
    return false;
}

static bool has_heading(Judge *judge)
{
    TitleList titles = {0};
    titles_collect(judge, false, &titles);
    if (titles.len == 0)
        return false;
    return text_is_blank(text_slice(judge_outline(judge)->text, 0, titles.at[0].span.start));
}

static const char *const asked_for[] = {
    "at least 1 asked for, as <<title>> or as a heading",
    "at least 1 asked for, as <<title>>",
    "at least 1 asked for, as a heading",
};

static Outcome judge_form(Judge *judge, unsigned form)
{
    if (form != FORM_HEADING && has_angles(judge_outline(judge)))
        return OUTCOME_PASS;
    if (form != FORM_ANGLES && has_heading(judge))
        return OUTCOME_PASS;
    measure_fail(judge, (Span){0, 0}, arena_print(judge->arena, "0 titles, %s", asked_for[form]));
    return OUTCOME_FAIL;
}

static Outcome run(Judge *judge, const void *params)
{
    const unsigned form = ((const Params *)params)->form;
    Outcome outcome = judge_form(judge, form);
    if (form != FORM_HEADING)
        judge_contrast(judge, outcome, instruction, NULL, (Text){0});
    return outcome;
}

const CheckType check_title = {
    .name = "title",
    .about = "The answer has a title.",
    .definition = "Angles: something other than white space between `<<` and `>>` on one line, "
                  "outside code. A heading counts where nothing but white space stands before it.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "form", .about = "angles: `<<title>>`; heading: the answer begins with a heading",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, form), .fallback = FORM_ANY,
         .choices = (const char *const[]){"any", "angles", "heading", NULL}},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"form: angles", "<<Tasks and threads>>\n\nA task waits.\n",
                "Shift with `a << b >> c`.\n"},
    .other = "```\nlog << name >> file;\n```\n",
    .instruction = instruction,
    .official = "IFEval wants `<<title>>` alone, and takes the shifts of `a << b >> c` in code "
                "for one.",
};
