#include "pack/kwargs.h"

#include "pack_of.h"
#include "unit.h"

// A pack of one rule; `rest` begins at column 11 of line 4.
static const char *pack_with(const char *rest)
{
    Text text = arena_print(&keep, "answerlint: 1\npack: p\nrules:\n- {id: a, %s}\n", rest);
    return arena_terminated(&keep, text);
}

static const Demand *demand_of(const char *rest)
{
    const Pack *pack = pack_of(pack_with(rest));
    return pack->rules.at[0]->params;
}

#define ck_assert_demand(rest, id_, words)                                                         \
    do {                                                                                           \
        const Demand *demand_ = demand_of(rest);                                                   \
        ck_assert_str_eq(demand_->instruction->id, id_);                                           \
        ck_assert_text(kwargs_words(&keep, &demand_->kwargs), words);                              \
    } while (0)

START_TEST(values_of_every_kind)
{
    ck_assert_demand("check: ifeval, instruction: 'punctuation:no_comma'", "punctuation:no_comma", "");
    ck_assert_demand("check: ifeval, instruction: 'length_constraints:number_words', "
                     "kwargs: {relation: less than, num_words: 30}",
                     "length_constraints:number_words", "num_words: 30, relation: less than");
    ck_assert_demand("check: ifeval, instruction: 'keywords:existence', "
                     "kwargs: {keywords: [a, 'b c']}",
                     "keywords:existence", "keywords: a, b c");
    const Demand *demand = demand_of("check: ifeval, kwargs: {num_bullets: 2.5}, "
                                     "instruction: 'detectable_format:number_bullet_lists'");
    ck_assert(kwarg_get(&demand->kwargs, "num_bullets")->number == 2.5);
}
END_TEST

START_TEST(null_is_not_given)
{
    ck_assert_demand("check: ifeval, instruction: 'punctuation:no_comma', "
                     "kwargs: {relation: null, keywords: ~}",
                     "punctuation:no_comma", "");
    Error error = pack_refusal(pack_with("check: ifeval, instruction: 'startend:end_checker', "
                                         "kwargs: {end_phrase: null}"));
    ck_assert_says(error.message, "startend:end_checker needs `end_phrase` in its kwargs");
    ck_assert_demand("check: ifeval, instruction: 'startend:end_checker', "
                     "kwargs: {end_phrase: 'null'}",
                     "startend:end_checker", "end_phrase: null");
}
END_TEST

static const struct {
    const char *rest;
    unsigned column;
    const char *says;
} refused[] = {
    {"check: ifeval", 3, "the check ifeval needs `instruction`: the id of the official checker"},
    {"check: ifeval, instruction: [a]", 39, "instruction is the id of an official checker"},
    {"check: ifeval, instruction: 'punctuation:no_coma'", 39,
     "unknown instruction 'punctuation:no_coma' (did you mean 'punctuation:no_comma'?)"},
    {"check: ifeval, instruction: 'keywords:existence'", 3,
     "keywords:existence needs `keywords` in its kwargs"},
    {"check: ifeval, instruction: 'keywords:existence', kwargs: [a]", 69,
     "kwargs is a mapping, not 'a list'"},
    {"check: ifeval, instruction: 'keywords:existence', kwargs: {keyword: [a]}", 70,
     "unknown kwarg 'keyword' of keywords:existence (did you mean 'keywords'?)"},
    {"check: ifeval, instruction: 'keywords:existence', kwargs: {keywords: a}", 80,
     "keywords is a list of texts: [..., ...], not 'a'"},
    {"check: ifeval, instruction: 'keywords:existence', kwargs: {keywords: [[a]]}", 81,
     "keywords is a list of texts, not 'a list'"},
    {"check: ifeval, instruction: 'startend:end_checker', kwargs: {end_phrase: [a]}", 84,
     "end_phrase is a text, not 'a list'"},
    {"check: ifeval, instruction: 'detectable_format:number_bullet_lists', "
     "kwargs: {num_bullets: two}", 102, "num_bullets is a number, 0 or more, not 'two'"},
    {"check: ifeval, instruction: 'detectable_format:number_bullet_lists', "
     "kwargs: {num_bullets: -1}", 102, "num_bullets is a number, 0 or more, not '-1'"},
    {"check: ifeval, instruction: 'detectable_format:number_bullet_lists', "
     "kwargs: {num_bullets: [1]}", 102, "num_bullets is a number, 0 or more, not 'a list'"},
    {"check: ifeval, instruction: number_words", 39,
     "unknown instruction 'number_words' (did you mean 'length_constraints:number_words'?)"},
    {"check: ifeval, instruction: bullets", 39,
     "unknown instruction 'bullets'; an id is a group and a name, as in 'punctuation:no_comma'"},
    {"check: ifeval, instruction: 'punctuation:no_comma', kwargs: {commas: 1}", 72,
     "unknown kwarg 'commas' of punctuation:no_comma, which has none"},
    {"check: ifeval, instruction: 'keywords:existence', kwargs: {keywords: [a, '(b']}", 84,
     "bad pattern: missing closing parenthesis, after '(b'"},
    {"check: ifeval, instruction: 'length_constraints:number_words', kwargs: {num_words: 3}", 82,
     "length_constraints:number_words needs `relation` in its kwargs"},
    {"check: ifeval, instruction: 'punctuation:no_comma', verdict: losse", 72,
     "verdict is one of strict, loose, not 'losse'"},
    {"check: ifeval, instruction: 'length_constraints:number_words', "
     "kwargs: {num_words: 3, relation: at leats}", 107,
     "relation is one of at least, less than, not 'at leats' (did you mean 'at least'?)"},
};

START_TEST(refusals)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        Error error = pack_refusal(pack_with(refused[i].rest));
        ck_assert_error(error, 4, refused[i].column, refused[i].says);
    }
}
END_TEST

Suite *suite_pack_kwargs(void)
{
    return suite_of("pack/kwargs",
                    (const TTest *const[]){values_of_every_kind, null_is_not_given, refusals, NULL});
}
