#include "check/measure.h"
#include "syntax/words.h"

enum { MARKUP_MOST = 16 };         // bytes of markup before a marker

static const char instruction[] = "detectable_content:postscript";

typedef struct Params {
    Text marker;
} Params;

// Whether only markup stands before the position on its line.
static bool begins_line(Text text, size_t at)
{
    for (int i = 0; i < MARKUP_MOST && at > 0 && char_is_one_of(text.at[at - 1], " \t*_>#-"); i++)
        at--;
    return at == 0 || text.at[at - 1] == '\n' || text.at[at - 1] == '\r';
}

// The first marker that begins a line behind at least one word, in the plain text.
static bool find(Judge *judge, Text marker, Span *place)
{
    const Outline *outline = judge_outline(judge);
    Text plain = outline->plain;
    for (size_t at = 0; at + marker.len <= plain.len; at++) {
        if (char_lower(plain.at[at]) != char_lower(marker.at[0])
            || !text_is_caseless(text_slice(plain, at, at + marker.len), marker))
            continue;
        *place = (Span){at, at + marker.len};
        if (begins_line(outline->text, outline_place(outline, *place).start)
            && !text_is_blank(text_slice(plain, 0, at)))
            return true;
    }
    return false;
}

static Outcome judge_marker(Judge *judge, Text marker)
{
    Span place;
    if (!find(judge, marker, &place)) {
        measure_fail(judge, (Span){0, 0},
                     arena_print(judge->arena, "0 lines begin with '%.*s' behind the answer, "
                                 "at least 1 asked for", TEXT_ARG(marker)));
        return OUTCOME_FAIL;
    }
    if (words_count(judge->arena, text_from(judge_outline(judge)->plain, place.end)) > 0)
        return OUTCOME_PASS;
    measure_fail(judge, outline_place(judge_outline(judge), place),
                 arena_print(judge->arena, "0 words behind '%.*s', at least 1 asked for",
                             TEXT_ARG(marker)));
    return OUTCOME_FAIL;
}

static Outcome run(Judge *judge, const void *params)
{
    Text marker = text_trim(((const Params *)params)->marker);
    if (marker.len == 0)
        marker = TEXT("P.S.");
    Outcome outcome = judge_marker(judge, marker);
    judge_contrast(judge, outcome, instruction, "postscript_marker", marker);
    return outcome;
}

const CheckType check_postscript = {
    .name = "postscript",
    .about = "The answer has a postscript: a line behind the rest that begins with its marker.",
    .definition = "The last part of the answer: a line that begins with the marker, in any case, "
                  "markup before it aside, with at least one word before and one behind it.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "marker", .about = "how it begins, in any case; P.S. when not given",
         .kind = PARAM_TEXT, .offset = offsetof(Params, marker)},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"marker: P.S.", "It waits.\n\n**P.S.** It also returns.\n",
                "It went by the U.S.P.S. to him.\n"},
    .other = "He went by the U.S.P.S. to town.\n",
    .instruction = instruction,
    .official = "IFEval looks for the marker anywhere, also inside a word, and takes \"P.P.S.\" "
                "for \"P.S.\".",
};
