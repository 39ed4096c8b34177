// An answer that is a whole document, and one check run on it.
#ifndef TESTS_CHECK_ANSWER_H
#define TESTS_CHECK_ANSWER_H

#include "check/check.h"
#include "unit.h"

typedef struct Answer {
    Arena arena;
    Rule rule;
    Document document;
    Outline outline;
    FindingList findings;
    Outcome outcome;
    Text note, trouble;
} Answer;

static inline Answer answer_of(Text text)
{
    Answer answer = {.document.source = text};
    channel_add(&answer.document.answer, &answer.arena, text, (Span){0, text.len});
    return answer;
}

// Runs the check with its parameters (NULL for none) on the answer channel.
static inline void answer_judge(Answer *answer, const char *name, const void *params)
{
    const CheckType *check = check_find(text_of(name));
    ck_assert_msg(check != NULL, "no check %s", name);
    outline_make(answer->document.answer.text, &answer->arena, &answer->outline);
    answer->findings.len = 0;
    Judge judge = {
        .rule = &answer->rule,
        .document = &answer->document,
        .lazy = &answer->outline,
        .channel = &answer->document.answer,
        .channel_kind = CHANNEL_ANSWER,
        .matcher = matcher_open(),
        .arena = &answer->arena,
        .findings = &answer->findings,
    };
    answer->outcome = check->run(&judge, params);
    answer->note = judge.note;
    answer->trouble = judge.trouble;
    matcher_close(judge.matcher);
    ck_assert_int_eq(answer->outcome == OUTCOME_FAIL, answer->findings.len > 0);
}

static inline Answer answer_judged(const char *text, const char *name, const void *params)
{
    Answer answer = answer_of(text_of(text));
    answer_judge(&answer, name, params);
    return answer;
}

#define ck_assert_outcome(text, name, params, expected)                                            \
    do {                                                                                           \
        Answer answer_ = answer_judged((text), (name), (params));                                  \
        ck_assert_msg(answer_.outcome == (expected), "outcome %d for '%s'", (int)answer_.outcome,   \
                      (text));                                                                     \
        arena_free(&answer_.arena);                                                                \
    } while (0)

// Exactly one finding, with this message, at these bytes of the text.
#define ck_assert_finding(text, name, params, expected, place)                                     \
    do {                                                                                           \
        Answer answer_ = answer_judged((text), (name), (params));                                  \
        ck_assert_uint_eq(answer_.findings.len, 1);                                                \
        ck_assert_text(answer_.findings.at[0].message, (expected));                                \
        ck_assert_text(text_span(answer_.document.source, answer_.findings.at[0].span), (place));  \
        arena_free(&answer_.arena);                                                                \
    } while (0)

#endif
