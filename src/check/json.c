#include "syntax/json.h"

#include <assert.h>

#include "check/whole.h"

typedef enum Fenced {
    FENCED_ALLOWED,
    FENCED_REQUIRED,
    FENCED_FORBIDDEN,
} Fenced;

static const char instruction[] = "detectable_format:json_format";

typedef struct Params {
    TextList keys;
    unsigned fenced;
} Params;

typedef LIST(const JsonNode *) NodeList;

// The content of the one fenced block that is the whole answer; false without such a block.
static bool find_fenced(const Markdown *markdown, Span *content)
{
    if (markdown->blocks.len != 1 || markdown->blocks.at[0].kind != BLOCK_CODE)
        return false;
    const Block *block = &markdown->blocks.at[0];
    Text fence = text_trim(text_span(markdown->text, block->span));
    if (!text_starts(fence, TEXT("```")) && !text_starts(fence, TEXT("~~~")))
        return false;
    *content = (Span){block->span.end, block->span.end};
    if (block->run_count > 0) {
        const Run *runs = markdown->runs.at + block->run_first;
        *content = (Span){runs[0].span.start, runs[block->run_count - 1].span.end};
    }
    return true;
}

// What Python writes and RFC 8259 does not know.
static const JsonNode *find_odd(Arena *arena, const JsonNode *root)
{
    NodeList open = {0};
    list_add(arena, &open, root);
    while (open.len > 0) {
        const JsonNode *node = open.at[--open.len];
        if (node->odd)
            return node;
        for (size_t i = node->len; i > 0; i--)
            list_add(arena, &open, &node->at[i - 1]);
    }
    return NULL;
}

static Outcome fail_at(Judge *judge, size_t at, Text message)
{
    size_t len = judge->channel->text.len;
    if (at >= len)
        return whole_fail(judge, message);
    Text rest = text_from(judge->channel->text, at), line = {0};
    text_next_line(&rest, &line);
    judge_fail(judge, (Span){at, at + (line.len ? line.len : 1)}, -1, message);
    return OUTCOME_FAIL;
}

static size_t count_keys(const JsonNode *root, const TextList *keys)
{
    size_t count = 0;
    for (size_t i = 0; i < keys->len; i++)
        count += json_get(root, keys->at[i]) != NULL;
    return count;
}

static Outcome judge_keys(Judge *judge, const TextList *keys, const JsonNode *root, size_t base)
{
    Outcome outcome = OUTCOME_PASS;
    size_t there = count_keys(root, keys);
    assert(root);
    if (keys->len > 0 && root->kind != JSON_OBJECT)
        return fail_at(judge, base + root->start,
                       arena_print(judge->arena, "the JSON value is of the kind %s, not an object",
                                   json_kind_name(root->kind)));
    for (size_t i = 0; i < keys->len; i++) {
        if (json_get(root, keys->at[i]))
            continue;
        size_t start = base + root->start;
        judge_fail(judge, (Span){start, start + root->raw.len}, -1,
                   arena_print(judge->arena,
                               "the key \"%.*s\" is missing: %zu of %zu keys asked for",
                               TEXT_ARG(keys->at[i]), there, keys->len));
        outcome = OUTCOME_FAIL;
    }
    return outcome;
}

static Outcome judge_value(Judge *judge, Span content, JsonNode **root)
{
    JsonNode *more = NULL;
    JsonReader reader = {.text = text_span(judge->channel->text, content)};
    JsonAnswer answer = json_next(&reader, judge->arena, root);
    if (answer == JSON_LIMIT) {
        judge->trouble = text_of(reader.why);
        return OUTCOME_ERROR;
    }
    if (answer == JSON_END)
        return whole_fail(judge, TEXT("the code block is empty, a JSON value asked for"));
    if (answer != JSON_VALUE)
        return fail_at(judge, content.start + reader.where,
                       arena_print(judge->arena, "no valid JSON: %s", reader.why));
    const JsonNode *odd = find_odd(judge->arena, *root);
    if (odd)
        return fail_at(judge, content.start + odd->start,
                       arena_print(judge->arena, "no valid JSON: %.*s is no number",
                                   TEXT_ARG(odd->raw)));
    size_t rest = content.start + reader.at;
    if (json_next(&reader, judge->arena, &more) != JSON_END) {
        Text tail = text_slice(judge->channel->text, rest, content.end);
        return fail_at(judge, content.end - text_trim(tail).len
                       - (tail.len - text_trim_right(tail).len),
                       TEXT("text behind the JSON value, nothing else asked for"));
    }
    return OUTCOME_PASS;
}

// The value, and where it stands.
static Outcome judge_answer(Judge *judge, unsigned fences, JsonNode **root, Span *content)
{
    Span inner;
    *content = whole_span(judge);
    if (whole_is_blank(judge))
        return whole_fail(judge, TEXT("no answer, a JSON value asked for"));
    bool fenced = find_fenced(&judge_outline(judge)->markdown, &inner);
    if (fenced && fences == FENCED_FORBIDDEN)
        return whole_fail(judge, TEXT("the JSON stands in a code block, bare JSON asked for"));
    if (!fenced && fences == FENCED_REQUIRED)
        return whole_fail(judge, TEXT("the answer is not one fenced code block of JSON"));
    if (fenced)
        *content = inner;
    return judge_value(judge, *content, root);
}

// IFEval asks for a value alone, in a fence or not.
static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    JsonNode *root = NULL;
    Span content;
    Outcome outcome = judge_answer(judge, wanted->fenced, &root, &content);
    if (wanted->fenced == FENCED_ALLOWED)
        judge_contrast(judge, outcome, instruction, NULL, (Text){0});
    if (outcome != OUTCOME_PASS)
        return outcome;
    return judge_keys(judge, &wanted->keys, root, content.start);
}

const CheckType check_json = {
    .name = "json",
    .about = "The answer, or the one fenced code block that it is, is one valid JSON value.",
    .definition = "JSON of RFC 8259, alone or as the one fenced block that the answer is; text "
                  "around it, NaN and trailing commas are faults. Keys are those of the outermost "
                  "object.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "keys", .about = "keys that the value, an object then, must have",
         .kind = PARAM_TEXTS, .offset = offsetof(Params, keys)},
        {.name = "fenced", .about = "whether the value may, must or must not be in a code block",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, fenced), .fallback = FENCED_ALLOWED,
         .choices = (const char *const[]){"allowed", "required", "forbidden", NULL}},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"keys: [name]", "{\"name\": \"Ada\"}", "Here it is: {\"name\": \"Ada\"}"},
    .other = "~~~json\n{\"name\": \"Ada\"}\n~~~\n",
    .instruction = instruction,
    .official = "IFEval takes what Python's json takes: NaN and Infinity pass; `~~~` fences and "
                "fences that name anything but json fail.",
};
