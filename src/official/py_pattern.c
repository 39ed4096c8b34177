#include "official/python.h"

#include "syntax/pattern.h"
#include "syntax/unicode.h"

bool py_is_plain(Text pattern)
{
    for (size_t i = 0; i < pattern.len; i++)
        if (char_is_one_of(pattern.at[i], "\\.^$*+?{}[]|()"))
            return false;
    return true;
}

Text py_fold(Arena *arena, Text text)
{
    return unicode_fold_text(arena, text);
}

// A match of nothing counts too, and the search goes on one character further.
static size_t count_matches(Pattern *pattern, Matcher *matcher, Text subject)
{
    size_t count = 0, at = 0;
    Span match;
    while (at <= subject.len) {
        PatternAnswer answer = pattern_find(pattern, matcher, subject, at, &match);
        if (answer == PATTERN_LIMIT)
            return 0;
        if (answer == PATTERN_NO)
            break;
        count++;
        at = match.end;
        if (match.end == match.start)
            do
                at++;
            while (at < subject.len && ((unsigned char)subject.at[at] & 0xC0) == 0x80);
    }
    return count;
}

size_t py_find_all(Arena *scratch, Text pattern, bool ignore_case, Text subject)
{
    Error error = {0};
    if (py_is_plain(pattern) && ignore_case)
        return py_count(py_fold(scratch, subject), py_fold(scratch, pattern));
    if (py_is_plain(pattern))
        return py_count(subject, pattern);
    unsigned flags = PATTERN_OURS | (ignore_case ? PATTERN_CASELESS : 0);
    Pattern *compiled = pattern_compile(pattern, flags, (Place){0}, scratch, &error);
    if (!compiled)
        return 0;
    Matcher *matcher = matcher_open();
    size_t count = count_matches(compiled, matcher, subject);
    matcher_close(matcher);
    pattern_free(compiled);
    return count;
}
