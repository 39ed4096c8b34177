#include "pack/compiled.h"

#include <string.h>

#include "claim/rule.h"
#include "pack/ruleset.h"
#include "unit.h"

static Arena keep;

// All packs with claims, as a run has them or from their YAML.
static Ruleset load(bool whole)
{
    RulesetChoice choice = {.whole = whole};
    Ruleset ruleset;
    Error error = {0};
    ck_assert_msg(ruleset_load(&choice, &keep, &ruleset, &error), "%.*s", TEXT_ARG(error.message));
    ck_assert_uint_eq(ruleset.library.full, !whole);
    return ruleset;
}

#define SAME_NUMBERS(one, other, list)                                                             \
    do {                                                                                           \
        ck_assert_uint_eq((one)->list.len, (other)->list.len);                                     \
        ck_assert_mem_eq((one)->list.at, (other)->list.at,                                         \
                         (one)->list.len * sizeof *(one)->list.at);                                \
    } while (0)

static void same_phrase(const Phrase *one, const Phrase *other)
{
    ck_assert_uint_eq(one->steps, other->steps);
    ck_assert_uint_eq(one->step_count, other->step_count);
    ck_assert_uint_eq(one->any_first, other->any_first);
    ck_assert_uint_eq(one->hinted, other->hinted);
    ck_assert_uint_eq(one->firsts, other->firsts);
}

static void same_node(const Node *one, const Node *other)
{
    ck_assert_uint_eq(one->words, other->words);
    ck_assert_uint_eq(one->firsts, other->firsts);
    ck_assert_uint_eq(one->entries, other->entries);
    ck_assert_uint_eq(one->entry_count, other->entry_count);
    ck_assert_uint_eq(one->starts, other->starts);
    ck_assert_uint_eq(one->start_count, other->start_count);
    ck_assert_uint_eq(one->inside, other->inside);
    ck_assert_uint_eq(one->inside_count, other->inside_count);
    ck_assert_uint_eq(one->hints, other->hints);
    ck_assert_uint_eq(one->blind, other->blind);
    ck_assert_uint_eq(one->any_first, other->any_first);
    ck_assert_uint_eq(one->hinted, other->hinted);
}

static void same_step(const Step *one, const Step *other)
{
    ck_assert_uint_eq(one->node, other->node);
    ck_assert_uint_eq(one->gap, other->gap);
    ck_assert_uint_eq(one->article, other->article);
    ck_assert_uint_eq(one->optional, other->optional);
}

static void same_book(const Phrasebook *one, const Phrasebook *other)
{
    ck_assert_uint_gt(one->nodes.len, 5000);
    ck_assert_uint_eq(one->nodes.len, other->nodes.len);
    ck_assert_uint_eq(one->entries.len, other->entries.len);
    ck_assert_uint_eq(one->steps.len, other->steps.len);
    ck_assert_uint_eq(one->patterns.len, other->patterns.len);
    for (size_t i = 0; i < one->nodes.len; i++)
        same_node(&one->nodes.at[i], &other->nodes.at[i]);
    for (size_t i = 0; i < one->entries.len; i++)
        same_phrase(&one->entries.at[i], &other->entries.at[i]);
    for (size_t i = 0; i < one->steps.len; i++)
        same_step(&one->steps.at[i], &other->steps.at[i]);
    for (size_t i = 0; i < one->patterns.len; i++)
        ck_assert(pattern_same(one->patterns.at[i], other->patterns.at[i]));
    SAME_NUMBERS(one, other, starts);
    SAME_NUMBERS(one, other, sets);
    SAME_NUMBERS(one, other, atoms);
    SAME_NUMBERS(one, other, bits);
    SAME_NUMBERS(one, other, words);
    SAME_NUMBERS(one, other, hints);
}

// No row of these tables has a gap between its fields.
START_TEST(the_compiled_book_is_the_one_that_the_yaml_gives)
{
    const Lexicon *one = load(false).packs.at[0]->lexicon;
    const Lexicon *other = load(true).packs.at[0]->lexicon;
    same_book(one->book, other->book);
    ck_assert_uint_eq(one->vocabulary->atoms, other->vocabulary->atoms);
    SAME_NUMBERS(one->vocabulary, other->vocabulary, letters);
    SAME_NUMBERS(one->vocabulary, other->vocabulary, uses);
    SAME_NUMBERS(one->vocabulary, other->vocabulary, forms.list);
    SAME_NUMBERS(one->vocabulary, other->vocabulary, words.list);
    for (size_t i = 0; i < CUE_COUNT; i++)
        same_phrase(&one->cues[i], &other->cues[i]);
    ck_assert_uint_eq(one->technologies.len, other->technologies.len);
    for (size_t i = 0; i < one->technologies.len; i++)
        same_phrase(&one->technologies.at[i].cues, &other->technologies.at[i].cues);
}
END_TEST

static void same_texts(const TextList *one, const TextList *other)
{
    ck_assert_uint_eq(one->len, other->len);
    for (size_t i = 0; i < one->len; i++)
        ck_assert_text(one->at[i], arena_terminated(&keep, other->at[i]));
}

static void same_place(Place one, Place other)
{
    ck_assert_text(one.path, arena_terminated(&keep, other.path));
    ck_assert_uint_eq(one.line, other.line);
    ck_assert_uint_eq(one.column, other.column);
}

static void same_expression(const Expression *one, const Expression *other)
{
    same_phrase(&one->phrase, &other->phrase);
    ck_assert_uint_eq(one->pattern, other->pattern);
    ck_assert_text(one->source, arena_terminated(&keep, other->source));
    same_place(one->place, other->place);
}

static void same_expressions(const ExpressionList *one, const ExpressionList *other)
{
    ck_assert_uint_eq(one->len, other->len);
    for (size_t i = 0; i < one->len; i++)
        same_expression(&one->at[i], &other->at[i]);
}

static void same_assertion(const Assertion *one, const Assertion *other)
{
    ck_assert_int_eq(one->scope, other->scope);
    ck_assert_int_eq(one->has_predicate, other->has_predicate);
    ck_assert_int_eq(one->has_negation, other->has_negation);
    ck_assert_int_eq(one->negation, other->negation);
    ck_assert_int_eq(one->other_subject, other->other_subject);
    same_place(one->place, other->place);
    same_expressions(&one->all, &other->all);
    same_expressions(&one->any, &other->any);
    same_expressions(&one->none, &other->none);
    same_expressions(&one->context, &other->context);
    same_expressions(&one->subject, &other->subject);
}

static void same_claim(const Claim *one, const Claim *other)
{
    ck_assert_uint_eq(one->assertions.len, other->assertions.len);
    ck_assert_uint_eq(one->excuses.len, other->excuses.len);
    for (size_t i = 0; i < one->assertions.len; i++)
        same_assertion(&one->assertions.at[i], &other->assertions.at[i]);
    for (size_t i = 0; i < one->excuses.len; i++) {
        ck_assert_int_eq(one->excuses.at[i].scope, other->excuses.at[i].scope);
        ck_assert_uint_eq(one->excuses.at[i].sentences, other->excuses.at[i].sentences);
        same_expression(&one->excuses.at[i].expression, &other->excuses.at[i].expression);
    }
    ck_assert_int_eq(one->negation, other->negation);
    ck_assert_int_eq(one->quantifier, other->quantifier);
    ck_assert_mem_eq(one->guard_off, other->guard_off, sizeof one->guard_off);
    ck_assert_int_eq(one->technology != NULL, other->technology != NULL);
    if (one->technology)
        ck_assert_text(one->technology->name,
                       arena_terminated(&keep, other->technology->name));
}

static void same_rule(const Rule *one, const Rule *other)
{
    ck_assert_text(one->id, arena_terminated(&keep, other->id));
    ck_assert_text(one->name, arena_terminated(&keep, other->name));
    ck_assert_text(one->summary, arena_terminated(&keep, other->summary));
    ck_assert_text(one->fact, arena_terminated(&keep, other->fact));
    same_texts(&one->sources, &other->sources);
    same_texts(&one->overlaps, &other->overlaps);
    same_place(one->place, other->place);
    ck_assert_int_eq(one->severity, other->severity);
    ck_assert_int_eq(one->criterion, other->criterion);
    ck_assert_uint_eq(one->weight, other->weight);
    ck_assert_uint_eq(one->index, other->index);
    ck_assert_ptr_eq(one->check, other->check);
    ck_assert_int_eq(one->negated, other->negated);
    ck_assert_int_eq(one->claim != NULL, other->claim != NULL);
    if (one->claim)
        same_claim(one->claim, other->claim);
}

static void same_patterns(const PatternList *one, const PatternList *other)
{
    ck_assert_uint_eq(one->len, other->len);
    for (size_t i = 0; i < one->len; i++)
        ck_assert(pattern_same(one->at[i], other->at[i]));
}

static void same_pack(const Pack *one, const Pack *other)
{
    ck_assert_text(one->name, arena_terminated(&keep, other->name));
    ck_assert_text(one->about, arena_terminated(&keep, other->about));
    ck_assert_text(one->license, arena_terminated(&keep, other->license));
    ck_assert_text(one->path, arena_terminated(&keep, other->path));
    ck_assert_int_eq(one->has_claims, other->has_claims);
    same_patterns(&one->topic.sure, &other->topic.sure);
    same_patterns(&one->topic.maybe, &other->topic.maybe);
    same_patterns(&one->topic.other, &other->topic.other);
    ck_assert_uint_eq(one->rules.len, other->rules.len);
    for (size_t i = 0; i < one->rules.len; i++) {
        ck_assert_ptr_eq(one->rules.at[i]->pack, one);
        same_rule(one->rules.at[i], other->rules.at[i]);
    }
}

START_TEST(compiled_packs_are_those_that_the_yaml_gives)
{
    Ruleset one = load(false), other = load(true);
    size_t ready = 0;
    ck_assert_uint_eq(one.packs.len, other.packs.len);
    for (size_t i = 0; i < one.packs.len; i++) {
        same_pack(one.packs.at[i], other.packs.at[i]);
        ready += compiled_has(one.packs.at[i]->path);
    }
    ck_assert_uint_eq(ready, compiled.packs.len);
    ck_assert_uint_gt(ready, 3);
    ruleset_digest(&one, &keep);
    ruleset_digest(&other, &keep);
    ck_assert_text(one.digest, arena_terminated(&keep, other.digest));
}
END_TEST

Suite *suite_pack_compiled(void)
{
    return suite_of("pack/compiled",
                    (const TTest *const[]){the_compiled_book_is_the_one_that_the_yaml_gives,
                                           compiled_packs_are_those_that_the_yaml_gives, NULL});
}
