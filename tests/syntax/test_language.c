#include "syntax/language.h"

#include "unit.h"

static const char *const samples[][2] = {
    {"en", "The harbour was quiet when we came back, and there was no one on the pier."},
    {"de", "Der Hafen war still, als wir zurückkamen, und niemand stand auf der Mole."},
    {"fr", "Le port était calme quand nous sommes revenus, et il n'y avait personne sur le quai."},
    {"es", "El puerto estaba tranquilo cuando volvimos, y no había nadie en el muelle."},
    {"it", "Il porto era tranquillo quando siamo tornati, e non c'era nessuno sul molo."},
    {"pt", "O porto estava calmo quando voltamos, e não havia ninguém no cais."},
    {"nl", "De haven was stil toen we terugkwamen, en er stond niemand op de pier."},
    {"pl", "W porcie było cicho, kiedy wróciliśmy, i nie było nikogo na nabrzeżu."},
    {"sv", "Hamnen var stilla när vi kom tillbaka, och det fanns ingen på kajen."},
    {"ru", "В порту было тихо, когда мы вернулись, и на пристани не было никого."},
    {"hi", "जब हम वापस आए तो बंदरगाह में शांति थी और घाट पर कोई नहीं था।"},
    {"ar", "كان الميناء هادئا عندما عدنا من البحر، ولم يكن أحد على الرصيف في ذلك المساء."},
    {"el", "Το λιμάνι ήταν ήσυχο όταν γυρίσαμε."},
    {"he", "הנמל היה שקט כשחזרנו."},
    {"bn", "আমরা ফিরে এলে বন্দরটি শান্ত ছিল।"},
    {"th", "ท่าเรือเงียบสงบเมื่อเรากลับมา"},
    {"ko", "우리가 돌아왔을 때 항구는 조용했다."},
    {"ja", "私たちが戻ったとき、港は静かだった。"},
    {"zh", "我们回来的时候，港口很安静。"},
};

enum { SAMPLES = sizeof samples / sizeof *samples };

START_TEST(each_language_is_known)
{
    for (size_t i = 0; i < SAMPLES; i++) {
        Arena arena = {0};
        LanguageGuess guess = language_guess(&arena, text_of(samples[i][1]));
        ck_assert_msg(guess.language && text_is(text_of(guess.language->code),
                                                text_of(samples[i][0])),
                      "%s is taken for %s", samples[i][0],
                      guess.language ? guess.language->code : "nothing");
        ck_assert_ptr_nonnull(language_find(text_of(samples[i][0])));
        arena_free(&arena);
    }
    size_t codes = 0;
    while (language_codes[codes])
        codes++;
    ck_assert_uint_eq(codes, SAMPLES);
}
END_TEST

START_TEST(other_languages_are_no_guess)
{
    static const char *const others[] = {
        "", "  12 + 30 = 42\n", "Lorem Ipsum Dolor", "Tokyo",
        "Havnen var stille da vi kom tilbage, og der var ikke nogen på kajen.",
        "Пристанището беше тихо, когато се върнахме, и на кея нямаше никой.",
        "У порту було тихо, коли ми повернулися, і на пристані не було нікого.",
        "وقتی برگشتیم بندر آرام بود و هیچ کس در اسکله نبود.",
        "Καλημέρα good день morning",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        Arena arena = {0};
        LanguageGuess guess = language_guess(&arena, text_of(others[i]));
        ck_assert_msg(!guess.language, "'%s' is taken for %s", others[i], guess.language->code);
        arena_free(&arena);
    }
    ck_assert_ptr_null(language_find(TEXT("xx")));
}
END_TEST

START_TEST(a_guess_says_how)
{
    Arena arena = {0};
    LanguageGuess words = language_guess(&arena, TEXT("The cat is on the mat."));
    ck_assert(words.by_words);
    ck_assert_uint_eq(words.part, 4);
    ck_assert_uint_eq(words.whole, 6);
    LanguageGuess letters = language_guess(&arena, TEXT("\u03B1\u03B2\u03B3 x"));
    ck_assert(!letters.by_words);
    ck_assert_uint_eq(letters.part, 3);
    ck_assert_uint_eq(letters.whole, 4);
    ck_assert_ptr_null(language_guess(&arena, TEXT("\u03B1\u03B2 xy")).script);
    arena_free(&arena);
}
END_TEST

Suite *suite_syntax_language(void)
{
    return suite_of("syntax/language",
                    (const TTest *const[]){each_language_is_known, other_languages_are_no_guess,
                                           a_guess_says_how, NULL});
}
