#include "syntax/pattern_source.h"

enum { LENGTH_MOST = 8192 };     // of a pattern that a person wrote

static bool has_control(Text source, size_t *at)
{
    for (*at = 0; *at < source.len; ++*at)
        if ((unsigned char)source.at[*at] < 0x20 || source.at[*at] == 0x7F)
            return true;
    return false;
}

// Verbs could switch off UTF or the limits, callouts are ours, \C would cut characters in two. An
// escaped parenthesis begins neither: "\(?C#" is text.
static const char *forbidden(Text source)
{
    for (size_t at = 0; at < source.len; at++) {
        Text rest = text_from(source, at);
        if (rest.at[0] == '\\')
            at++;
        else if (text_starts(rest, TEXT("(?C")))
            return "a pattern may not use callouts (?C)";
        else if (rest.len > 2 && text_starts(rest, TEXT("(*"))
                 && (char_is_upper(rest.at[2]) || rest.at[2] == ':'))
            return "a pattern may not use verbs such as (*UTF)";
    }
    return NULL;
}

bool pattern_allows(Text source, unsigned flags, Place place, Arena *arena, Error *error)
{
    size_t at;
    if (source.len == 0)
        return error_at(error, arena, place, "an empty pattern would match everything");
    if (has_control(source, &at)) {
        bool backspace = source.at[at] == '\b';
        return error_at(error, arena, place, "a control character (0x%02x) in the pattern: %s",
                        (unsigned)source.at[at],
                        backspace ? "YAML reads \"\\b\" as a backspace, use single quotes"
                                  : "use single quotes in YAML, and \\t or \\n in the pattern");
    }
    const char *why = forbidden(source);
    if (why)
        return error_at(error, arena, place, "%s", why);
    if (!(flags & PATTERN_OURS) && source.len > LENGTH_MOST)
        return error_at(error, arena, place, "a pattern of %zu bytes, at most %d are allowed",
                        source.len, LENGTH_MOST);
    return true;
}

// "\1", "\k<a>", "\g{1}", "(?R)", "(?1)", "(?&a)", "(?P>a)": what takes long at one place.
bool pattern_refers_back(Text source)
{
    for (size_t at = 0; at < source.len; at++) {
        Text rest = text_from(source, at);
        char next = rest.len > 1 ? rest.at[1] : '\0';
        if (rest.at[0] == '\\') {
            if ((next >= '1' && next <= '9') || next == 'k' || next == 'g')
                return true;
            at++;
        } else if (text_starts(rest, TEXT("(?")) && rest.len > 2) {
            char sign = rest.at[2], digit = rest.len > 3 ? rest.at[3] : '\0';
            if (sign == 'R' || sign == '&' || char_is_digit(sign) || (sign == 'P' && digit != '<')
                || ((sign == '+' || sign == '-') && char_is_digit(digit)))
                return true;
        }
    }
    return false;
}

Literals pattern_source_literals(Text source, void **memory)
{
    Text before = TEXT(PATTERN_INSIDE_BEFORE), behind = TEXT(PATTERN_INSIDE_BEHIND);
    bool inside = text_starts(source, before) && text_ends(source, behind);
    if (inside)
        source = text_slice(source, before.len, source.len - behind.len);
    Arena arena = {0};
    Literals literals = literals_of(source, &arena);
    if (inside && literals.spaces)
        literals.any.len = 0;
    literals = literals_keep(&literals, memory);
    arena_free(&arena);
    return literals;
}

static void give_back(void *pattern)
{
    pattern_free(pattern);
}

Pattern *pattern_keep(Text source, unsigned flags, Place place, Arena *keep, Error *error)
{
    Pattern *pattern = pattern_compile(source, flags, place, keep, error);
    if (pattern)
        arena_owns(keep, give_back, pattern);
    return pattern;
}

PatternAnswer pattern_seek(Pattern *pattern, Matcher *matcher, Text subject, Span *match)
{
    if (!matcher_is_plain(matcher) && !literals_in(pattern_literals(pattern), subject))
        return PATTERN_NO;
    return pattern_find(pattern, matcher, subject, 0, match);
}
