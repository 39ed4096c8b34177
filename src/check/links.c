#include "check/whole.h"

typedef struct Params {
    Range count;
    bool https_only;
} Params;

// Where a bracket was opened, and how many links there were: what stands inside a link's brackets
// is no further link.
typedef struct Bracket {
    size_t at, links;
} Bracket;

typedef struct Link {
    Span span, target;
} Link;

typedef struct Scan {
    Arena *arena;
    Text text;
    const bool *code;         // per byte
    LIST(Bracket) brackets;
    LIST(Link) links;
} Scan;

static void mark(bool *code, Span span)
{
    for (size_t i = span.start; i < span.end; i++)
        code[i] = true;
}

static const bool *code_of(Arena *arena, const Markdown *markdown)
{
    bool *code = arena_array(arena, bool, markdown->text.len + 1);
    for (size_t i = 0; i < markdown->runs.len; i++)
        if (markdown->runs.at[i].kind == RUN_CODE)
            mark(code, markdown->runs.at[i].span);
    return code;
}

static size_t target_end(Text text, size_t at, const char *ends)
{
    while (at < text.len && !char_is_space(text.at[at]) && !char_is_one_of(text.at[at], ends))
        at++;
    return at;
}

// Behind the bracket that closes a link, with the title that may stand before it; where there is
// none on the line, behind the target.
static size_t link_end(Text text, size_t target)
{
    for (size_t at = target; at < text.len && text.at[at] != '\n'; at++)
        if (text.at[at] == ')')
            return at + 1;
    return target;
}

static size_t take_brackets(Scan *scan, size_t at)
{
    if (scan->brackets.len == 0)
        return at + 1;
    Bracket open = scan->brackets.at[--scan->brackets.len];
    if (at + 1 >= scan->text.len || scan->text.at[at + 1] != '(')
        return at + 1;
    size_t start = at + 2 + (at + 2 < scan->text.len && scan->text.at[at + 2] == '<');
    size_t end = target_end(scan->text, start, ")>"), closing = link_end(scan->text, end);
    scan->links.len = open.links;
    if (open.at == 0 || scan->text.at[open.at - 1] != '!')
        list_add(scan->arena, &scan->links, (Link){{open.at, closing}, {start, end}});
    return closing;
}

// "https://example.org." ends before the full stop.
static size_t take_address(Scan *scan, size_t at)
{
    size_t end = target_end(scan->text, at, "<>\"`)]*|");
    while (end > at && char_is_one_of(scan->text.at[end - 1], ".,;:!?'"))
        end--;
    list_add(scan->arena, &scan->links, (Link){{at, end}, {at, end}});
    return end;
}

static bool is_address(Text text, size_t at)
{
    return !is_inside_word(text, at)
        && (match_at(text, at, TEXT("https://"), true) != TEXT_NONE
            || match_at(text, at, TEXT("http://"), true) != TEXT_NONE);
}

static void find_links(Scan *scan)
{
    for (size_t at = 0; at < scan->text.len;) {
        char c = scan->text.at[at];
        if (scan->code[at]) {
            at++;
        } else if (c == '[') {
            list_add(scan->arena, &scan->brackets, (Bracket){at, scan->links.len});
            at++;
        } else if (c == ']') {
            at = take_brackets(scan, at);
        } else if (char_lower(c) == 'h' && is_address(scan->text, at)) {
            at = take_address(scan, at);
        } else {
            at++;
        }
    }
}

// A target without a scheme stays on its own site, and "mailto:" is no connection to one.
static bool is_insecure(Text target)
{
    size_t scheme = text_find(target, 0, TEXT("://"));
    return scheme != TEXT_NONE && !text_is_caseless(text_slice(target, 0, scheme), TEXT("https"));
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Scan scan = {.arena = judge->arena, .text = judge_outline(judge)->markdown.text,
                 .code = code_of(judge->arena, &judge_outline(judge)->markdown)};
    find_links(&scan);
    Tally tally = {.range = wanted->count};
    bool good = true;
    for (size_t i = 0; i < scan.links.len; i++) {
        tally_add(&tally, scan.links.at[i].span);
        if (!wanted->https_only || !is_insecure(text_span(scan.text, scan.links.at[i].target)))
            continue;
        Text target = text_span(scan.text, scan.links.at[i].target);
        Text scheme = text_slice(target, 0, text_find(target, 0, TEXT("://")));
        judge_fail(judge, scan.links.at[i].span, -1,
                   arena_print(judge->arena, "link %zu of %zu goes to %.*s, https asked for", i + 1,
                               scan.links.len, TEXT_ARG(scheme)));
        good = false;
    }
    Outcome counted = tally_judge(judge, &tally, "link");
    if (!good)
        return OUTCOME_FAIL;
    bool judged = wanted->https_only && tally.count > 0;
    return counted == OUTCOME_NOT_APPLICABLE && judged ? OUTCOME_PASS : counted;
}

const CheckType check_links = {
    .name = "links",
    .about = "The answer has the wanted number of links, all of them to https when asked for.",
    .definition = "`[text](target)` and bare http:// or https:// addresses in prose; images and "
                  "code do not count, an address inside a link's brackets counts once, a "
                  "reference by name (`[text][1]`) where its address stands.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "links and bare addresses outside code; images do not count",
         .kind = PARAM_RANGE, .offset = offsetof(Params, count)},
        {.name = "https_only", .about = "true: no link may go to http:// or another scheme",
         .kind = PARAM_BOOL, .offset = offsetof(Params, https_only)},
        {0}},
    .any_of = (const char *const[]){"count", "https_only", NULL},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: 1\nhttps_only: true", "See [the page](https://example.org).",
                "See http://example.org."},
};
