#include "base/utf8.h"
#include "check/whole.h"

static const char instruction[] = "startend:quotation";

typedef struct Params {
    bool straight;
} Params;

enum { CURLY_OPEN = 0x201C, CURLY_CLOSE = 0x201D };

// The character that ends before `at`, and where it begins.
static size_t last_start(Text text, size_t at)
{
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && ((unsigned char)text.at[start] & 0xC0) == 0x80)
        start--;
    return start;
}

static bool fail(Judge *judge, Span span, const char *verb)
{
    Text found = text_span(judge->channel->text, span);
    judge_fail(judge, span, -1,
               arena_print(judge->arena, "the answer %s '%.*s', not with a double quote", verb,
                           TEXT_ARG(found)));
    return false;
}

static Outcome judge_quotes(Judge *judge, const Params *wanted)
{
    Text text = judge->channel->text;
    Span all = whole_span(judge);
    uint32_t first = 0, last = 0;
    if (whole_is_blank(judge))
        return whole_fail(judge, TEXT("no answer, one in double quotes asked for"));
    size_t len = utf8_decode(text, all.start, &first), end = last_start(text, all.end);
    utf8_decode(text, end, &last);
    if (all.start == end)
        return whole_fail(judge, TEXT("1 character, an answer between two quotes asked for"));
    bool curly = first == CURLY_OPEN && !wanted->straight;
    bool good = first == '"' || curly
        || fail(judge, (Span){all.start, all.start + (len ? len : 1)}, "begins with");
    if (last != (curly ? CURLY_CLOSE : '"'))
        good = fail(judge, (Span){end, all.end}, "ends with");
    return good ? OUTCOME_PASS : OUTCOME_FAIL;
}

static Outcome run(Judge *judge, const void *params)
{
    Outcome outcome = judge_quotes(judge, params);
    judge_contrast(judge, outcome, instruction, NULL, (Text){0});
    return outcome;
}

const CheckType check_quotation = {
    .name = "quotation",
    .about = "The whole answer stands in double quotes.",
    .definition = "The first and the last character of the answer, white space aside, are double "
                  "quotes, straight or a curly pair.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "straight", .about = "true: curly quotes are none", .kind = PARAM_BOOL,
         .offset = offsetof(Params, straight)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {NULL, "\"All of it.\"", "\"Only\" a part."},
    .other = "\u201CAll of it.\u201D",
    .instruction = instruction,
    .official = "IFEval knows the straight quote alone, as with `straight: true`.",
};
