#include "official/counts.h"
#include "official/instruction.h"

#include "official/python.h"
#include "syntax/unicode.h"

// Matches of \[.*?\]: from each "[" to the next "]" of its line.
size_t official_placeholders(Text text)
{
    size_t count = 0, at = 0;
    while ((at = text_find_char(text, at, '[')) != TEXT_NONE) {
        size_t end = at;
        while (end < text.len && text.at[end] != ']' && text.at[end] != '\n')
            end++;
        count += end < text.len && text.at[end] == ']';
        at = end;
    }
    return count;
}

static bool has_placeholders(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)scratch;
    return (double)official_placeholders(response) >= kwarg_get(kwargs, "num_placeholders")->number;
}

const Instruction instruction_number_placeholders = {
    .id = "detectable_content:number_placeholders",
    .kwargs = (const KwargSpec[]){{.name = "num_placeholders", .kind = KWARG_NUMBER}, {0}},
    .follows = has_placeholders,
};

// Whether the `marks`, at most one white space character between each two, stand at `at`.
static bool stand_at(Text text, size_t at, const char *const *marks)
{
    for (size_t i = 0; marks[i]; i++) {
        if (i > 0)
            at += unicode_space_at(text, at);
        if (!text_starts(text_from(text, at), text_of(marks[i])))
            return false;
        at += text_of(marks[i]).len;
    }
    return true;
}

static bool has_marks(Text text, const char *const *marks)
{
    for (size_t at = 0; (at = text_find(text, at, text_of(marks[0]))) != TEXT_NONE; at++)
        if (stand_at(text, at, marks))
            return true;
    return false;
}

// The official patterns are anchored nowhere: what they allow around the marker decides nothing.
static bool has_postscript(Text response, const KwargList *kwargs, Arena *scratch)
{
    Text marker = py_strip(kwarg_get(kwargs, "postscript_marker")->text);
    Text lower = py_lower(scratch, response);
    if (text_is(marker, TEXT("P.P.S")))
        return has_marks(lower, (const char *const[]){"p.", "p.", "s", NULL});
    if (text_is(marker, TEXT("P.S.")))
        return has_marks(lower, (const char *const[]){"p.", "s.", NULL});
    return py_find_all(scratch, py_lower(scratch, marker), false, lower) > 0;
}

const Instruction instruction_postscript = {
    .id = "detectable_content:postscript",
    .kwargs = (const KwargSpec[]){{.name = "postscript_marker", .kind = KWARG_TEXT}, {0}},
    .follows = has_postscript,
};
