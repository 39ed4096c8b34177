#include "claim/account.h"

#include "judged.h"

typedef struct Told {
    Bench bench;
    Outline outline;
    AccountList accounts;
    Outcome outcome;
    Text trouble;
} Told;

static void tell(Told *told, const char *rule, const char *text)
{
    *told = (Told){.bench = bench_of(rule)};
    const View *view = bench_view(&told->bench, text_of(text), &told->outline);
    told->outcome = claim_account(told->bench.claim, view, &told->bench.arena, &told->accounts,
                                  &told->trouble);
}

// The one account there is.
static const Account *only(const Told *told, Standing standing)
{
    ck_assert_uint_eq(told->accounts.len, 1);
    const Account *account = &told->accounts.at[0];
    ck_assert_int_eq(account->standing, standing);
    return account;
}

static Text words(const Told *told, Span plain)
{
    return text_span(told->outline.plain, plain);
}

#define RULE                                                                                       \
    "match:\n"                                                                                     \
    "- moon .. cheese\n"                                                                           \
    "- {all: [mice, eat], any: [cheddar, gouda], none: [fake], in: sentence}\n"                    \
    "unless:\n"                                                                                    \
    "- {sentence: [joke, game]}\n"

START_TEST(what_is_flagged)
{
    Told told;
    tell(&told, RULE, "The moon is green cheese.");
    const Account *account = only(&told, STANDING_FLAGGED);
    ck_assert_int_eq(told.outcome, OUTCOME_FAIL);
    ck_assert_uint_eq(account->entry, 0);
    ck_assert_uint_eq(account->place.line, 2);
    ck_assert_uint_eq(account->share, 1000);
    ck_assert_text(words(&told, account->plain), "moon is green cheese");
    ck_assert_uint_eq(account->phrases.len, 1);
    ck_assert_int_eq(account->phrases.at[0].where, WHERE_FOUND);
    bench_close(&told.bench);
}
END_TEST

START_TEST(what_a_guard_excuses)
{
    Told told;
    tell(&told, RULE, "The moon is no cheese.");
    const Account *account = only(&told, STANDING_EXCUSED);
    ck_assert_int_eq(told.outcome, OUTCOME_PASS);
    ck_assert_text(account->reason, "negation");
    ck_assert_uint_eq(account->unless.source.len, 0);
    ck_assert_uint_eq(account->cues.len, 1);
    ck_assert_text(words(&told, account->cues.at[0]), "no");
    bench_close(&told.bench);
}
END_TEST

START_TEST(what_an_unless_excuses)
{
    Told told;
    tell(&told, RULE, "In this game, the moon is cheese.");
    const Account *account = only(&told, STANDING_EXCUSED);
    ck_assert_text(account->unless.source, "game");
    ck_assert_uint_eq(account->unless.place.line, 5);
    ck_assert_str_eq(account->scope, "sentence");
    ck_assert_text(words(&told, account->unless.plain), "game");
    bench_close(&told.bench);
}
END_TEST

START_TEST(an_unless_in_another_sentence)
{
    Told told;
    tell(&told, "match: [moon .. cheese]\nunless: [{before: once, sentences: 2}]\n",
         "It was once so. Wolves howl. The moon was cheese.");
    ck_assert_uint_eq(told.accounts.len, 1);
    ck_assert_uint_eq(told.accounts.at[0].sentence, 2);
    ck_assert_text(words(&told, told.accounts.at[0].unless.plain), "once");
    bench_close(&told.bench);
}
END_TEST

START_TEST(words_that_are_missing)
{
    Told told;
    tell(&told, RULE, "The moon is rock.");
    const Account *account = only(&told, STANDING_PART);
    const PhraseAccount *phrase = &account->phrases.at[0];
    ck_assert_int_eq(phrase->where, WHERE_MISSING);
    ck_assert_uint_eq(phrase->words.len, 2);
    ck_assert_int_eq(phrase->words.at[0].where, WHERE_FOUND);
    ck_assert_text(words(&told, phrase->words.at[0].plain), "moon");
    ck_assert_int_eq(phrase->words.at[1].where, WHERE_MISSING);
    ck_assert_text(phrase->words.at[1].source, "cheese");
    ck_assert_text(words(&told, account->plain), "moon");
    bench_close(&told.bench);
}
END_TEST

START_TEST(words_in_another_order)
{
    Told told;
    tell(&told, RULE, "The cheese is on the moon.");
    const Account *account = only(&told, STANDING_PART);
    ck_assert_int_eq(account->phrases.at[0].words.at[0].where, WHERE_FOUND);
    ck_assert_int_eq(account->phrases.at[0].words.at[1].where, WHERE_FOUND);
    ck_assert_uint_lt(account->share, 1000);
    bench_close(&told.bench);
}
END_TEST

START_TEST(words_in_two_clauses)
{
    Told told;
    tell(&told, RULE, "The moon is far; cheese is near.");
    const Account *account = only(&told, STANDING_PART);
    ck_assert_int_eq(account->phrases.at[0].where, WHERE_OTHER_CLAUSE);
    bench_close(&told.bench);
}
END_TEST

START_TEST(words_in_a_contrast)
{
    Told told;
    tell(&told, RULE, "Unlike cheese, the moon is rock.");
    const Account *account = only(&told, STANDING_PART);
    ck_assert_int_eq(account->phrases.at[0].words.at[1].where, WHERE_CONTRAST);
    bench_close(&told.bench);
}
END_TEST

START_TEST(phrases_of_an_entry)
{
    Told told;
    tell(&told, RULE, "Mice eat fake gouda.");
    const Account *account = only(&told, STANDING_PART);
    static const Whereabouts where[] = {WHERE_FOUND, WHERE_FOUND, WHERE_MISSING, WHERE_FOUND,
                                        WHERE_FOUND};
    static const PartKind kinds[] = {PART_ALL, PART_ALL, PART_ANY, PART_ANY, PART_NONE};
    ck_assert_uint_eq(account->entry, 1);
    ck_assert_uint_eq(account->phrases.len, 5);
    for (size_t i = 0; i < 5; i++) {
        ck_assert_int_eq(account->phrases.at[i].where, where[i]);
        ck_assert_int_eq(account->phrases.at[i].kind, kinds[i]);
    }
    bench_close(&told.bench);
}
END_TEST

// Of the entries the one that most is there of.
START_TEST(the_nearest_entry)
{
    Told told;
    tell(&told, RULE, "Mice eat the moon.");
    const Account *account = only(&told, STANDING_PART);
    ck_assert_uint_eq(account->entry, 1);
    ck_assert_uint_eq(account->share, 666);
    bench_close(&told.bench);
}
END_TEST

START_TEST(every_entry_that_flags_is_told)
{
    Told told;
    tell(&told, "match: [moon .. cheese, green cheese, mice]\n", "The moon is green cheese.");
    ck_assert_uint_eq(told.accounts.len, 2);
    ck_assert_uint_eq(told.accounts.at[0].entry, 0);
    ck_assert_uint_eq(told.accounts.at[1].entry, 1);
    bench_close(&told.bench);
}
END_TEST

START_TEST(sentences_in_order)
{
    Told told;
    tell(&told, RULE, "Wolves howl. The moon is no cheese. Mice eat cheddar. The moon is cheese.");
    static const Standing standings[] = {STANDING_EXCUSED, STANDING_FLAGGED, STANDING_FLAGGED};
    ck_assert_uint_eq(told.accounts.len, 3);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(told.accounts.at[i].sentence, i + 1);
        ck_assert_int_eq(told.accounts.at[i].standing, standings[i]);
    }
    bench_close(&told.bench);
}
END_TEST

START_TEST(evidence_across_an_item)
{
    Told told;
    tell(&told, "match: [{all: [crew, land, cheese], in: item}]\n",
         "- A crew will land. They bring cheese.\n- A crew.\n");
    ck_assert_uint_eq(told.accounts.len, 2);
    ck_assert_int_eq(told.accounts.at[0].standing, STANDING_FLAGGED);
    ck_assert_uint_eq(told.accounts.at[0].sentence, 0);
    ck_assert_int_eq(told.accounts.at[1].standing, STANDING_PART);
    ck_assert_uint_eq(told.accounts.at[1].sentence, 2);
    bench_close(&told.bench);
}
END_TEST

#define ROVER "match: [{phrase: stops early, subject: MoonRover}]\n"

START_TEST(another_subject)
{
    Told told;
    tell(&told, ROVER, "StarRover stops early. It stops early. Nothing howls.");
    ck_assert_uint_eq(told.accounts.len, 2);
    for (size_t i = 0; i < 2; i++) {
        const PhraseAccount *subject = &told.accounts.at[i].phrases.at[1];
        ck_assert_int_eq(subject->kind, PART_SUBJECT);
        ck_assert_int_eq(subject->where, WHERE_OTHER_SUBJECT);
        ck_assert_text(words(&told, subject->plain), "StarRover");
    }
    bench_close(&told.bench);
}
END_TEST

START_TEST(no_subject)
{
    Told told;
    tell(&told, ROVER, "The old one stops early.");
    const Account *account = only(&told, STANDING_PART);
    ck_assert_int_eq(account->phrases.at[1].where, WHERE_MISSING);
    bench_close(&told.bench);
}
END_TEST

// What stands around a sentence is no evidence by itself.
START_TEST(context_above)
{
    static const char *const rule = "match: [{phrase: is yellow, context: moon}]\n";
    Told told;
    tell(&told, rule, "It is yellow.");
    const Account *account = only(&told, STANDING_PART);
    ck_assert_int_eq(account->phrases.at[1].kind, PART_CONTEXT);
    ck_assert_int_eq(account->phrases.at[1].where, WHERE_MISSING);
    bench_close(&told.bench);
    tell(&told, rule, "See the moon. It is yellow.");
    account = only(&told, STANDING_FLAGGED);
    ck_assert_uint_eq(account->sentence, 1);
    ck_assert_int_eq(account->phrases.at[1].where, WHERE_FOUND);
    bench_close(&told.bench);
}
END_TEST

START_TEST(cells_of_a_table)
{
    Told told;
    tell(&told, RULE, "| Of | Made of |\n|---|---|\n| moon | green cheese |\n| moon cheese | rock |\n");
    static const struct { Standing standing; const char *words; } cells[] = {
        {STANDING_PART, "moon"}, {STANDING_FLAGGED, "green cheese"},
        {STANDING_FLAGGED, "moon cheese"}, {STANDING_PART, "rock"},
    };
    ck_assert_uint_eq(told.accounts.len, 4);
    for (size_t i = 0; i < 4; i++) {
        ck_assert_int_eq(told.accounts.at[i].standing, cells[i].standing);
        ck_assert_text(words(&told, told.accounts.at[i].plain), cells[i].words);
    }
    ck_assert_uint_eq(told.accounts.at[3].share, 1000);     // but not said by the cell itself
    bench_close(&told.bench);
}
END_TEST

START_TEST(patterns_over_text_and_code)
{
    Told told;
    tell(&told, "match: ['re:gr[ae]y', {phrase: 're:grey\\(', in: code}]\n",
         "It is gray.\n\n```\ngrey()\n```\n");
    ck_assert_uint_eq(told.accounts.len, 2);
    ck_assert(!told.accounts.at[0].in_code);
    ck_assert_text(words(&told, told.accounts.at[0].plain), "gray");
    ck_assert(told.accounts.at[1].in_code);
    ck_assert_text(text_span(told.outline.text, told.accounts.at[1].plain), "grey(");
    bench_close(&told.bench);
}
END_TEST

START_TEST(a_limit_is_told)
{
    Told told;
    tell(&told, "match: ['re:(a+)+$']\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab");
    ck_assert_int_eq(told.outcome, OUTCOME_ERROR);
    ck_assert_text(told.trouble, "the phrase in line 1 took too many steps");
    bench_close(&told.bench);
}
END_TEST

Suite *suite_claim_account(void)
{
    return suite_of("claim/account",
                    (const TTest *const[]){what_is_flagged, what_a_guard_excuses,
                                           what_an_unless_excuses, an_unless_in_another_sentence,
                                           words_that_are_missing, words_in_another_order,
                                           words_in_two_clauses, words_in_a_contrast,
                                           phrases_of_an_entry, the_nearest_entry,
                                           every_entry_that_flags_is_told, sentences_in_order,
                                           evidence_across_an_item, another_subject, no_subject,
                                           context_above, cells_of_a_table,
                                           patterns_over_text_and_code, a_limit_is_told, NULL});
}
