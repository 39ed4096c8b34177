// A text judged by one claim, which is written as it stands in a pack.
#ifndef TESTS_CLAIM_JUDGED_H
#define TESTS_CLAIM_JUDGED_H

#include "claim/claim.h"
#include "pack/pack.h"
#include "unit.h"

// As in the program, what is compiled lives until the process ends.
static Arena keep;

typedef struct Bench {
    Arena arena;
    Matcher *matcher;
    const Lexicon *lexicon;
    ClaimContext context;
    Claim *claim;
    Error error;
} Bench;

typedef struct Judged {
    Outline outline;
    View *view;
    ClaimHitList hits;
    ClaimSilenceList silences;
    Text trouble;
    Outcome outcome;
} Judged;

// A bench without a claim: with the lexicon that is part of the program.
static inline void bench_open(Bench *bench)
{
    *bench = (Bench){0};
    bench->matcher = matcher_open();
    Library library = {.keep = &keep};
    bench->lexicon = library_lexicon(&library, TEXT("en"), (Place){0}, &bench->error);
    ck_assert_msg(bench->lexicon != NULL, "the lexicon does not load");
    bench->context.terms = terms_load(NULL, bench->lexicon, &keep, &bench->error);
}

// NULL when it is refused.
static inline const Phrase *phrase_of(const PhraseReader *reader, Text source)
{
    Phrase *phrase = arena_new(&keep, Phrase);
    return phrase_load(reader, source, (Place){0}, phrase) ? phrase : NULL;
}

// Loads the terms and the claim of a YAML mapping; NULL when the claim is refused.
static inline Claim *bench_load(Bench *bench, const char *source)
{
    YamlNode *rule = yaml_parse(text_of(source), TEXT("rule.yaml"), &keep, &bench->error);
    ck_assert_msg(rule != NULL, "no YAML: %s", source);
    const YamlNode *terms = yaml_get(rule, TEXT("terms"));
    const YamlNode *technology = yaml_get(rule, TEXT("technology"));
    if (technology)
        bench->context.technology = lexicon_technology(bench->lexicon, technology, &keep,
                                                       &bench->error);
    bench->context.terms = terms_load(terms, bench->lexicon, &keep, &bench->error);
    return bench->claim = claim_load(rule, &bench->context, &keep, &bench->error);
}

static inline Bench bench_of(const char *source)
{
    Bench bench;
    bench_open(&bench);
    ck_assert_msg(bench_load(&bench, source) != NULL, "refused: %s", source);
    return bench;
}

static inline void bench_close(Bench *bench)
{
    matcher_close(bench->matcher);
    arena_free(&bench->arena);
}

static inline View *bench_view(Bench *bench, Text text, Outline *outline)
{
    outline_make(text, &bench->arena, outline);
    return view_make(outline, bench->lexicon, bench->matcher, &bench->arena);
}

static inline Judged bench_judge(Bench *bench, const char *text)
{
    Judged judged = {0};
    Outline *outline = arena_new(&bench->arena, Outline);
    judged.view = bench_view(bench, text_of(text), outline);
    judged.outline = *outline;
    judged.outcome = claim_explain(bench->claim, judged.view, &bench->arena, &judged.hits,
                                   &judged.silences, &judged.trouble);
    return judged;
}

static inline Text judged_hit(const Judged *judged, size_t index)
{
    ck_assert_uint_lt(index, judged->hits.len);
    return text_span(judged->outline.plain, judged->hits.at[index].plain);
}

#define ck_assert_flagged(bench, text)                                                             \
    ck_assert_msg(bench_judge((bench), (text)).hits.len > 0, "silent: %s", (text))

#define ck_assert_silent(bench, text)                                                              \
    ck_assert_msg(bench_judge((bench), (text)).hits.len == 0, "flagged: %s", (text))

#endif
