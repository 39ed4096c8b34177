// One check with its parameters as a pack has them ("count: 2"), run on an answer.
#ifndef TESTS_CHECK_RULE_H
#define TESTS_CHECK_RULE_H

#include "answer.h"
#include "format/split.h"
#include "pack/params.h"

// What judges the transcript gets one, as it is split; anything else the answer itself.
static inline Answer rule_answer(const CheckType *check, const char *text)
{
    if (check->criterion != CRITERION_INTEGRITY)
        return answer_of(text_of(text));
    Answer answer = {0};
    DocumentList documents = {0};
    Error error = {0};
    const SplitOptions options = {0};
    Framing framing = *text == '{' ? FRAMING_JSON : FRAMING_TEXT;
    bool split = documents_split(text_of(text), TEXT("a.txt"), framing, &options, &answer.arena,
                                 &documents, &error);
    ck_assert_msg(split, "%.*s", TEXT_ARG(error.message));
    ck_assert_uint_eq(documents.len, 1);
    answer.document = documents.at[0];
    return answer;
}

// The caller frees answer.arena.
static inline Answer rule_judged(const char *text, const char *name, const char *params)
{
    Arena keep = {0};
    Error error = {0};
    const CheckType *check = check_find(text_of(name));
    ck_assert_msg(check != NULL, "no check %s", name);
    const YamlNode *rule = yaml_parse(text_of(params ? params : "{}"), TEXT("a.yaml"), &keep,
                                      &error);
    const void *values = rule ? params_load(check, rule, &keep, &error) : NULL;
    ck_assert_msg(values != NULL, "%s: %.*s", name, TEXT_ARG(error.message));
    Answer answer = rule_answer(check, text);
    answer_judge(&answer, name, values);
    arena_free(&keep);
    return answer;
}

static inline Outcome rule_outcome(const char *text, const char *name, const char *params)
{
    Answer answer = rule_judged(text, name, params);
    arena_free(&answer.arena);
    return answer.outcome;
}

#define ck_assert_rule(text, name, params, expected)                                               \
    ck_assert_msg(rule_outcome((text), (name), (params)) == (expected), "%s, %s: '%s'", (name),     \
                  (params), (text))

// Exactly one finding, with this message, at these bytes of the text.
#define ck_assert_rule_finding(text, name, params, expected, place)                                \
    do {                                                                                           \
        Answer answer_ = rule_judged((text), (name), (params));                                    \
        ck_assert_uint_eq(answer_.findings.len, 1);                                                \
        ck_assert_text(answer_.findings.at[0].message, (expected));                                \
        ck_assert_text(text_span(answer_.document.source, answer_.findings.at[0].span), (place));  \
        arena_free(&answer_.arena);                                                                \
    } while (0)

#endif
