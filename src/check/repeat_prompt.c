#include "base/utf8.h"
#include "check/whole.h"
#include "syntax/unicode.h"

static const char instruction[] = "combination:repeat_prompt";

typedef struct Params {
    Text text;
    bool caseless;
} Params;

static size_t skip_spaces(Text text, size_t at)
{
    while (at < text.len && char_is_space(text.at[at]))
        at++;
    return at;
}

// How far two texts agree, any white space being like any other; `at` is the place in the answer.
static size_t common(Text prompt, Text answer, size_t *at, bool caseless)
{
    size_t i = 0;
    while (i < prompt.len && *at < answer.len) {
        uint32_t one = 0, other = 0;
        size_t len = utf8_decode(prompt, i, &one), found = utf8_decode(answer, *at, &other);
        if (char_is_space(prompt.at[i]) && char_is_space(answer.at[*at])) {
            i = skip_spaces(prompt, i);
            *at = skip_spaces(answer, *at);
            continue;
        }
        if (len == 0 || found == 0
            || (one != other && !(caseless && unicode_lower(one) == unicode_lower(other))))
            break;
        i += len;
        *at += found;
    }
    return i;
}

static Outcome judge_prompt(Judge *judge, Text prompt, bool caseless)
{
    Text answer = judge->channel->text;
    Span all = whole_span(judge);
    size_t at = all.start;
    if (prompt.len == 0)
        return OUTCOME_NOT_APPLICABLE;
    size_t same = common(prompt, answer, &at, caseless);
    if (same == prompt.len)
        return OUTCOME_PASS;
    Text message = arena_print(judge->arena,
                               "repeats %zu of the %zu characters of the prompt, all asked for",
                               utf8_count(text_slice(prompt, 0, same)), utf8_count(prompt));
    if (at >= all.end)
        return whole_fail(judge, message);
    Text rest = text_slice(answer, at, all.end), line = {0};
    text_next_line(&rest, &line);
    judge_fail(judge, (Span){at, at + (line.len ? line.len : 1)}, -1, message);
    return OUTCOME_FAIL;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Text prompt = text_trim(wanted->text.len ? wanted->text : judge->document->prompt.text);
    Outcome outcome = judge_prompt(judge, prompt, wanted->caseless);
    judge_contrast(judge, outcome, instruction, "prompt_to_repeat", prompt);
    return outcome;
}

const CheckType check_repeat_prompt = {
    .name = "repeat-prompt",
    .about = "The answer begins with the prompt, word for word.",
    .definition = "The answer, white space before it aside, begins with the whole prompt; any "
                  "white space is like any other. Without a prompt in the transcript or the rule "
                  "it does not apply.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "text", .about = "what to repeat, when it is not the prompt of the transcript",
         .kind = PARAM_TEXT, .offset = offsetof(Params, text)},
        {.name = "caseless", .about = "true: upper and lower case are the same",
         .kind = PARAM_BOOL, .offset = offsetof(Params, caseless)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"text: What is a task?", "What is a task?\n\nA promise of a result.",
                "A promise of a result."},
    .other = "what is a TASK?\n\nA promise of a result.",
    .instruction = instruction,
    .official = "IFEval ignores case, and white space must be the same.",
};
