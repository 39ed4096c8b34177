#include "check/items.h"

#include "base/utf8.h"
#include "check/measure.h"
#include "official/counts.h"

typedef enum Level {
    LEVEL_TOP,
    LEVEL_ALL,
} Level;

typedef enum Marker {
    MARKER_ANY,
    MARKER_BULLET,
    MARKER_NUMBER,
} Marker;

enum { SIGN_MOST = 4 };  // characters of a list sign that a message shows

typedef enum Signs {
    SIGNS_ANY,
    SIGNS_MARKDOWN,
} Signs;

typedef struct Params {
    Range count;
    unsigned level, marker, signs;
    bool quoted;
} Params;

// What there is: the counted items, and the others by the first reason why they do not count.
typedef struct Census {
    uint64_t counted, nested, quoted, other_marker;
    uint64_t foreign;          // with a sign that Markdown does not know, counted or not
    const Item *last;          // the last counted item
    const Item *surplus;       // the first one over the maximum
    const Item *sign;          // the first foreign item
} Census;

static bool has_marker(const Item *item, unsigned marker)
{
    return marker == MARKER_ANY || item->ordered == (marker == MARKER_NUMBER);
}

static void take(Census *census, const Item *item, const Params *wanted)
{
    census->counted++;
    census->last = item;
    if (!census->surplus && census->counted > wanted->count.max)
        census->surplus = item;
}

static void see(Census *census, const Item *item, const Params *wanted)
{
    bool foreign = item->style != ITEM_MARKDOWN;
    census->foreign += foreign;
    if (foreign && !census->sign)
        census->sign = item;
    if (!foreign || wanted->signs == SIGNS_ANY)
        take(census, item, wanted);
}

static Census count_items(const Outline *outline, const Params *wanted)
{
    Census census = {0};
    for (size_t i = 0; i < outline->items.len; i++) {
        const Item *item = &outline->items.at[i];
        if (item->quoted && !wanted->quoted)
            census.quoted++;
        else if (wanted->level == LEVEL_TOP && item->level != 1)
            census.nested++;
        else if (!has_marker(item, wanted->marker))
            census.other_marker++;
        else
            see(&census, item, wanted);
    }
    return census;
}

static Text sign_of(const Outline *outline, const Item *item)
{
    Text sign = text_trim(text_slice(outline->text, item->span.start, item->body.start));
    size_t end = 0;
    uint32_t character;
    for (int i = 0; i < SIGN_MOST && end < sign.len; i++) {
        size_t len = utf8_decode(sign, end, &character);
        if (len == 0 || char_is_space(sign.at[end]))
            break;
        end += len;
    }
    return text_slice(sign, 0, end);
}

static Text more(Arena *arena, Text text, uint64_t count, const char *what)
{
    if (count == 0)
        return text;
    return arena_print(arena, "%.*s%s%llu %s", TEXT_ARG(text), text.len ? ", " : "; also ",
                       (unsigned long long)count, what);
}

static Text details(Judge *judge, const Census *census, const Params *wanted)
{
    Arena *arena = judge->arena;
    Text text = {0};
    text = more(arena, text, census->nested, "nested");
    text = more(arena, text, census->other_marker,
                wanted->marker == MARKER_NUMBER ? "without a number" : "with a number");
    text = more(arena, text, census->quoted, "in a quotation");
    if (census->sign)
        text = arena_print(arena, "%.*s; %s%llu with the sign %.*s, which is no Markdown list",
                           TEXT_ARG(text), wanted->signs == SIGNS_MARKDOWN ? "also " : "",
                           (unsigned long long)census->foreign,
                           TEXT_ARG(sign_of(judge_outline(judge), census->sign)));
    return text;
}

static Text message(Judge *judge, const Census *census, const Params *wanted)
{
    Arena *arena = judge->arena;
    const char *noun = wanted->marker == MARKER_NUMBER ? "numbered item" : "bullet";
    const char *plural = census->counted == 1 ? "" : "s";
    const char *level = wanted->level == LEVEL_TOP ? " at the top level" : "";
    return arena_print(arena, "%llu %s%s%s, %.*s%.*s", (unsigned long long)census->counted, noun,
                       plural, level, TEXT_ARG(measure_limit(arena, wanted->count)),
                       TEXT_ARG(details(judge, census, wanted)));
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Census census = count_items(judge_outline(judge), wanted);
    if (wanted->marker != MARKER_NUMBER)
        judge_compare(judge, census.counted, official_bullets(judge->channel->text), "bullet",
                      wanted->level == LEVEL_TOP ? " at the top level" : "");
    if (range_holds(wanted->count, census.counted) && !text_is_blank(judge_outline(judge)->text))
        return OUTCOME_PASS;
    const Item *item = census.surplus ? census.surplus : census.last ? census.last : census.sign;
    Text text = message(judge, &census, wanted);
    if (item)
        judge_fail(judge, item->span, (int)(item - judge_outline(judge)->items.at), text);
    else
        measure_fail(judge, (Span){0, 0}, text);
    return OUTCOME_FAIL;
}

const CheckType check_bullets = {
    .name = "bullets",
    .about = "The answer is a list of the wanted number of bullets.",
    .definition = "Items are those of CommonMark lists and, unless `signs` says otherwise, lines "
                  "that people take for a list: a sign such as `\u2022` at the start of a line, "
                  "or at least two lines that begin with a dash or are numbered `(1)`, `(2)`. "
                  "Code, rules (`---`) and emphasis at the start of a line are no items, nor is a "
                  "bullet in a quotation.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "how many; an answer without a list has none",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count), .required = true},
        {.name = "level", .about = "top: nested bullets do not count; all: they do",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, level), .fallback = LEVEL_TOP,
         .choices = (const char *const[]){"top", "all", NULL}},
        {.name = "marker", .about = "any: bulleted and numbered items count alike",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, marker), .fallback = MARKER_ANY,
         .choices = (const char *const[]){"any", "bullet", "number", NULL}},
        {.name = "signs", .about = "any: lines that begin with \u2022, \u2013, \u00B7, (1) or the "
                                   "like count too; markdown: only what is a list to CommonMark",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, signs), .fallback = SIGNS_ANY,
         .choices = (const char *const[]){"any", "markdown", NULL}},
        {.name = "quoted", .about = "true: bullets in quotations count too", .kind = PARAM_BOOL,
         .offset = offsetof(Params, quoted)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: 2", "- One\n- Two\n  - nested\n", "- One\n"},
    .other = "- One\n- Two\n\n---\n",
    .instruction = "detectable_format:number_bullet_lists",
    .official = "IFEval counts the lines that begin with `*` or `-`: rules, emphasis, code and "
                "nested bullets among them, but neither `+` nor numbers.",
};
