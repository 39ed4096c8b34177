#include "syntax/language.h"

#include "check/whole.h"

static const char instruction[] = "language:response_language";

typedef struct Params {
    unsigned language;
} Params;

// The prose, with code spans blanked: their words belong to no language.
static Text prose_of(const Judge *judge)
{
    const Outline *outline = judge_outline(judge);
    char *copy = arena_terminated(judge->arena, outline->plain);
    for (size_t i = 0; i < outline->pieces.len; i++) {
        const PlainPiece *piece = &outline->pieces.at[i];
        for (size_t at = 0; piece->code && at < piece->len; at++)
            copy[piece->plain + at] = ' ';
    }
    return (Text){copy, outline->plain.len};
}

static Text message(Arena *arena, const LanguageGuess *guess, const Language *wanted)
{
    if (!guess->language)
        return arena_print(arena, "written in the script %s, %s asked for", guess->script,
                           wanted->name);
    return arena_print(arena, "written in %s, %s asked for: %zu of %zu %s are %s",
                       guess->language->name, wanted->name, guess->part, guess->whole,
                       guess->by_words ? "words" : "letters", guess->language->name);
}

// Where the language is unsure another script is still enough to say that it is not the wanted one.
static Outcome judge_language(Judge *judge, const Language *wanted)
{
    LanguageGuess guess = language_guess(judge->arena, prose_of(judge));
    if (!guess.script || !wanted)
        return OUTCOME_NOT_APPLICABLE;
    bool other_script = !text_is(text_of(guess.script), text_of(wanted->script));
    if (guess.language == wanted)
        return OUTCOME_PASS;
    if (!guess.language && !other_script)
        return OUTCOME_NOT_APPLICABLE;
    return whole_fail(judge, message(judge->arena, &guess, wanted));
}

static Outcome run(Judge *judge, const void *params)
{
    const char *code = language_codes[((const Params *)params)->language];
    Outcome outcome = judge_language(judge, language_find(text_of(code)));
    Text official = text_is(text_of(code), TEXT("zh")) ? TEXT("zh-cn") : text_of(code);
    judge_contrast(judge, outcome, instruction, "language", official);
    return outcome;
}

const CheckType check_language = {
    .name = "language",
    .about = "The answer is written in a language; where that is unsure it is not judged.",
    .definition = "The script decides first, then the common words and the letters of the "
                  "languages that share it. Where these leave it open, as in very short texts, "
                  "the check does not apply: only another script is told even then.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "language", .about = "its code; code blocks and code spans are not looked at",
         .kind = PARAM_CHOICE, .offset = offsetof(Params, language), .required = true,
         .choices = language_codes},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"language: de", "Das ist eine Antwort, die man mit der Hand schreiben kann.",
                "This is an answer that you can write with your hand."},
    .other = "```\nthis is not the only one that you will have with this, and there is more\n"
             "of what they would have said to you if you had been there with them all\n```\n\n"
             "Das ist nicht so, und wir haben auch keine.\n",
    .instruction = instruction,
    .official = "IFEval asks langdetect, which guesses, code included, and at random where it is "
                "unsure; a text it cannot read passes.",
};
