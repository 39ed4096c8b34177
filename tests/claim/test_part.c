#include "claim/part.h"

#include "judged.h"

static PartList parts_of(const Bench *bench)
{
    PartList parts = {0};
    claim_parts(bench->claim, &keep, &parts);
    return parts;
}

// Judges by a claim that was made of the bench's own.
static bool flags(Bench *bench, Claim *claim, const char *text)
{
    Claim *whole = bench->claim;
    bench->claim = claim;
    bool hit = bench_judge(bench, text).hits.len > 0;
    bench->claim = whole;
    return hit;
}

static void ck_assert_part(const Part *part, PartKind kind, const char *source, uint32_t line)
{
    ck_assert_int_eq(part->kind, kind);
    ck_assert_text(part->source, source);
    ck_assert_uint_eq(part->place.line, line);
}

#define RULE                                                                                       \
    "match:\n"                                                                                     \
    "- earth .. flat\n"                                                                            \
    "- {all: [moon], any: [cheese, butter],\n"                                                     \
    "   none: [grey]}\n"                                                                           \
    "unless:\n"                                                                                    \
    "- {sentence: [joke, game]}\n"

START_TEST(parts_in_the_order_of_the_rule)
{
    Bench bench = bench_of(RULE);
    PartList parts = parts_of(&bench);
    ck_assert_uint_eq(parts.len, 8);
    ck_assert_part(&parts.at[0], PART_MATCH, "earth .. flat", 2);
    ck_assert_part(&parts.at[1], PART_MATCH, "moon + cheese | butter", 3);
    ck_assert_part(&parts.at[2], PART_ALL, "moon", 3);
    ck_assert_part(&parts.at[3], PART_ANY, "cheese", 3);
    ck_assert_part(&parts.at[4], PART_ANY, "butter", 3);
    ck_assert_part(&parts.at[5], PART_NONE, "grey", 4);
    ck_assert_part(&parts.at[6], PART_UNLESS, "joke", 6);
    ck_assert_part(&parts.at[7], PART_UNLESS, "game", 6);
    bench_close(&bench);
}
END_TEST

// Each part is seen in a sentence that another claim would say nothing, or something, of.
START_TEST(a_claim_without_a_part)
{
    static const struct { const char *text; bool whole; } sentences[] = {
        {"The earth is flat.", true},
        {"The moon is made of cheese.", true},
        {"It is made of cheese.", false},
        {"The moon is made of cheese.", true},
        {"The moon is made of butter.", true},
        {"The moon is grey cheese.", false},
        {"As a joke: the earth is flat.", false},
        {"In the game the earth is flat.", false},
    };
    Bench bench = bench_of(RULE);
    PartList parts = parts_of(&bench);
    for (size_t i = 0; i < parts.len; i++) {
        Claim *less = claim_without(bench.claim, &parts.at[i], &keep);
        ck_assert_int_eq(flags(&bench, bench.claim, sentences[i].text), sentences[i].whole);
        ck_assert_msg(flags(&bench, less, sentences[i].text) != sentences[i].whole,
                      "without part %zu: %s", i, sentences[i].text);
    }
    bench_close(&bench);
}
END_TEST

START_TEST(an_entry_alone)
{
    Bench bench = bench_of(RULE);
    Claim *first = claim_alone(bench.claim, 0, &keep), *second = claim_alone(bench.claim, 1, &keep);
    ck_assert(flags(&bench, first, "The earth is flat."));
    ck_assert(!flags(&bench, second, "The earth is flat."));
    ck_assert(flags(&bench, second, "The moon is cheese."));
    ck_assert(!flags(&bench, first, "The moon is cheese."));
    ck_assert(!flags(&bench, first, "As a joke: the earth is flat."));
    bench_close(&bench);
}
END_TEST

START_TEST(the_leading_phrase_can_go)
{
    Bench bench = bench_of("match:\n- {all: [moon, cheese]}\n- {all: [sun], any: [cold, old]}\n");
    PartList parts = parts_of(&bench);
    ck_assert(flags(&bench, claim_without(bench.claim, &parts.at[1], &keep), "It is cheese."));
    ck_assert(flags(&bench, claim_without(bench.claim, &parts.at[4], &keep), "It is old."));
    ck_assert(!flags(&bench, bench.claim, "It is old cheese."));
    bench_close(&bench);
}
END_TEST

Suite *suite_claim_part(void)
{
    return suite_of("claim/part",
                    (const TTest *const[]){parts_in_the_order_of_the_rule, a_claim_without_a_part,
                                           an_entry_alone, the_leading_phrase_can_go, NULL});
}
