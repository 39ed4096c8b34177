#include "official/counts.h"
#include "official/instruction.h"

#include "base/utf8.h"
#include "official/python.h"
#include "syntax/json.h"
#include "syntax/unicode.h"

static size_t line_end(Text text, size_t at)
{
    size_t end = text_find_char(text, at, '\n');
    return end == TEXT_NONE ? text.len : end;
}

static size_t skip_space(Text text, size_t at)
{
    size_t len;
    while ((len = unicode_space_at(text, at)) > 0)
        at += len;
    return at;
}

// --- bullets -----------------------------------------------------------------------------------

// The end of the bullet whose mark is at `at`, or 0. Behind a star stands one character that is no
// star; a line end will do, and then the next line belongs to the bullet.
static size_t bullet_end(Text text, size_t at, char mark)
{
    if (at >= text.len || text.at[at] != mark)
        return 0;
    if (mark == '-')
        return line_end(text, at);
    return at + 1 < text.len && text.at[at + 1] != '*' ? line_end(text, at + 2) : 0;
}

// White space before the mark may hold line ends, so what failed behind it fails for all of them.
static size_t count_bullets(Text text, char mark)
{
    size_t count = 0, at = 0;
    while (at < text.len) {
        size_t start = skip_space(text, at), end = bullet_end(text, start, mark);
        bool at_line_start = end > 0 && text.at[end - 1] == '\n';
        count += end > 0;
        at = at_line_start ? end : line_end(text, end ? end : start) + 1;
    }
    return count;
}

size_t official_bullets(Text response)
{
    return count_bullets(response, '*') + count_bullets(response, '-');
}

static bool has_bullets(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)scratch;
    return (double)official_bullets(response) == kwarg_get(kwargs, "num_bullets")->number;
}

const Instruction instruction_number_bullet_lists = {
    .id = "detectable_format:number_bullet_lists",
    .kwargs = (const KwargSpec[]){{.name = "num_bullets", .kind = KWARG_NUMBER}, {0}},
    .follows = has_bullets,
};

// --- highlights ----------------------------------------------------------------------------------

// The end of what stands between stars from `at` on: the next star, line end or the end.
static size_t inner_end(Text text, size_t at)
{
    while (at < text.len && text.at[at] != '*' && text.at[at] != '\n')
        at++;
    return at;
}

// Matches of \*[^\n\*]*\* (or with two stars each) that hold more than white space.
static size_t count_highlights(Text text, Text stars)
{
    size_t count = 0, at = 0;
    while ((at = text_find(text, at, stars)) != TEXT_NONE) {
        size_t start = at + stars.len, end = inner_end(text, start);
        bool closed = text_starts(text_from(text, end), stars);
        count += closed && py_strip(text_slice(text, start, end)).len > 0;
        at = closed ? end + stars.len : at + 1;
    }
    return count;
}

size_t official_highlights(Text response)
{
    return count_highlights(response, TEXT("*")) + count_highlights(response, TEXT("**"));
}

static bool has_highlights(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)scratch;
    return (double)official_highlights(response) >= kwarg_get(kwargs, "num_highlights")->number;
}

const Instruction instruction_number_highlighted_sections = {
    .id = "detectable_format:number_highlighted_sections",
    .kwargs = (const KwargSpec[]){{.name = "num_highlights", .kind = KWARG_NUMBER}, {0}},
    .follows = has_highlights,
};

// --- sections ------------------------------------------------------------------------------------

static size_t digits_at(Text text, size_t at)
{
    size_t end = at, len;
    uint32_t c;
    while ((len = utf8_decode(text, end, &c)) > 0 && unicode_is_digit(c))
        end += len;
    return end - at;
}

static size_t count_numbered(Text text, Text splitter)
{
    size_t count = 0, at = 0;
    while ((at = text_find(text, at, splitter)) != TEXT_NONE) {
        size_t number = at + splitter.len;
        number += unicode_space_at(text, number);
        size_t len = digits_at(text, number);
        count += len > 0;
        at = len > 0 ? number + len : at + 1;
    }
    return count;
}

size_t official_sections(Arena *scratch, Text response, Text splitter)
{
    splitter = py_strip(splitter);
    if (py_is_plain(splitter))
        return count_numbered(response, splitter);
    Text pattern = arena_join(scratch, splitter, TEXT("\\s?\\d+\\s?"));
    return py_find_all(scratch, arena_join(scratch, TEXT("\\s?"), pattern), false, response);
}

static bool has_sections(Text response, const KwargList *kwargs, Arena *scratch)
{
    size_t count = official_sections(scratch, response, kwarg_get(kwargs, "section_spliter")->text);
    return (double)count >= kwarg_get(kwargs, "num_sections")->number;
}

const Instruction instruction_multiple_sections = {
    .id = "detectable_format:multiple_sections",
    .kwargs = (const KwargSpec[]){{.name = "section_spliter", .kind = KWARG_TEXT,
                                   .pattern = true},
                                  {.name = "num_sections", .kind = KWARG_NUMBER},
                                  {0}},
    .follows = has_sections,
};

// --- the rest ------------------------------------------------------------------------------------

static bool is_constrained(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    (void)scratch;
    return text_find(response, 0, TEXT("My answer is yes.")) != TEXT_NONE
        || text_find(response, 0, TEXT("My answer is no.")) != TEXT_NONE
        || text_find(response, 0, TEXT("My answer is maybe.")) != TEXT_NONE;
}

const Instruction instruction_constrained_response = {
    .id = "detectable_format:constrained_response",
    .kwargs = (const KwargSpec[]){{0}},
    .follows = is_constrained,
};

// One each of the prefixes, one after the other.
static Text without_fence(Text text)
{
    static const char *const openings[] = {"```json", "```Json", "```JSON", "```", NULL};
    text = py_strip(text);
    for (size_t i = 0; openings[i]; i++)
        if (text_starts(text, text_of(openings[i])))
            text = text_from(text, text_of(openings[i]).len);
    if (text_ends(text, TEXT("```")))
        text = text_slice(text, 0, text.len - 3);
    return py_strip(text);
}

static bool is_json(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    JsonReader reader = {.text = without_fence(response)};
    JsonNode *value;
    return json_next(&reader, scratch, &value) == JSON_VALUE
        && json_next(&reader, scratch, &value) == JSON_END;
}

const Instruction instruction_json_format = {
    .id = "detectable_format:json_format",
    .kwargs = (const KwargSpec[]){{0}},
    .follows = is_json,
};

// A match of <<[^\n]+>>: from the first "<<" of a line to its last ">>".
static bool line_has_title(Text line)
{
    size_t start = text_find(line, 0, TEXT("<<")), end = line.len;
    while (end >= 2 && !text_ends(text_slice(line, 0, end), TEXT(">>")))
        end--;
    if (start == TEXT_NONE || end < start + 5)
        return false;
    while (start < end && line.at[start] == '<')
        start++;
    while (end > start && line.at[end - 1] == '>')
        end--;
    return py_strip(text_slice(line, start, end)).len > 0;
}

static bool has_title(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    (void)scratch;
    Text rest = response, line;
    while (text_next_part(&rest, '\n', &line))
        if (line_has_title(line))
            return true;
    return false;
}

const Instruction instruction_title = {
    .id = "detectable_format:title",
    .kwargs = (const KwargSpec[]){{0}},
    .follows = has_title,
};
