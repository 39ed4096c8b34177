// A pattern, a line end, a text: what matches lies in the text, and a limit is never taken for "no match".
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "syntax/pattern.h"

static void find_all(Pattern *pattern, Matcher *matcher, Text subject)
{
    Span match;
    PatternAnswer answer;
    uint32_t c;
    for (size_t at = 0; at <= subject.len;) {
        answer = pattern_find(pattern, matcher, subject, at, &match);
        if (answer != PATTERN_YES)
            return;
        fuzz_assert(at <= match.start && match.start <= match.end && match.end <= subject.len);
        at = match.end;
        if (match.start == match.end)           // a look-ahead alone, say
            at += at < subject.len ? utf8_decode(subject, at, &c) : 1;
    }
}

static void run(Text input, Arena *arena)
{
    Error error = {0};
    size_t end = text_find_char(input, 0, '\n');
    Text subject = text_behind(input, end);
    if (utf8_first_bad(subject, 0) != TEXT_NONE)
        return;
    Pattern *pattern = pattern_compile(text_slice(input, 0, end), 0, (Place){TEXT("a.yaml"), 1, 1},
                                       arena, &error);
    fuzz_assert((pattern != NULL) == !error_is(&error));
    if (!pattern)
        return;
    Matcher *matcher = matcher_open();
    find_all(pattern, matcher, subject);
    matcher_close(matcher);
    pattern_free(pattern);
}

static const char *const seeds[] = {"tests/fuzz/seeds/match", NULL};

const Target target_match = {"match", run, seeds};
