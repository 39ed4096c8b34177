#include "official/detect.h"

#include <string.h>

#include "official/ngrams.h"

#include "unit.h"

// Texts that langdetect says the same of in every run.
typedef struct Sample {
    const char *code, *text;
} Sample;

static Arena arena;

static const char *told(Text text)
{
    const char *code = detect_language(&arena, text);
    return code ? code : "none";
}

static void run(const Sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *code = told(text_of(samples[i].text));
        ck_assert_msg(text_is(text_of(code), text_of(samples[i].code)), "%s, not %s: %s", code,
                      samples[i].code, samples[i].text);
    }
    arena_free(&arena);
}

#define RUN(samples) run(samples, sizeof samples / sizeof *samples)

static const Sample languages[] = {
    {"af", "Die weer is vandag mooi en die kinders speel buite in die tuin."},
    {"ar", "الطقس جميل اليوم والأطفال يلعبون في الحديقة."},
    {"bg", "Времето днес е хубаво и децата играят навън в градината."},
    {"bn", "আজ আবহাওয়া ভালো এবং শিশুরা বাগানে খেলছে।"},
    {"ca", "Avui fa bon temps i els nens juguen a fora, al jardí de casa."},
    {"cs", "Dnes je hezké počasí a děti si hrají venku na zahradě."},
    {"cy", "Mae'r tywydd yn braf heddiw ac mae'r plant yn chwarae yn yr ardd."},
    {"da", "Vejret er godt i dag, og børnene leger udenfor i haven."},
    {"de", "Das Wetter ist heute schön und die Kinder spielen im Garten."},
    {"el", "Ο καιρός είναι καλός σήμερα και τα παιδιά παίζουν στον κήπο."},
    {"en", "The weather is fine today and the children are playing in the garden."},
    {"es", "Hoy hace buen tiempo y los niños juegan fuera en el jardín."},
    {"et", "Täna on ilus ilm ja lapsed mängivad õues aias."},
    {"fa", "امروز هوا خوب است و بچه‌ها در باغ بازی می‌کنند."},
    {"fi", "Sää on tänään kaunis ja lapset leikkivät ulkona puutarhassa."},
    {"fr", "Il fait beau aujourd'hui et les enfants jouent dans le jardin."},
    {"gu", "આજે હવામાન સારું છે અને બાળકો બગીચામાં રમે છે."},
    {"he", "מזג האוויר נאה היום והילדים משחקים בגינה."},
    {"hi", "आज मौसम अच्छा है और बच्चे बगीचे में खेल रहे हैं।"},
    {"hr", "Danas je lijepo vrijeme i djeca se igraju vani u vrtu."},
    {"hu", "Ma szép idő van, és a gyerekek kint játszanak a kertben."},
    {"id", "Hari ini cuaca cerah dan anak-anak bermain di luar rumah dengan gembira."},
    {"it", "Oggi il tempo è bello e i bambini giocano fuori nel giardino."},
    {"ja", "今日は天気がよくて、子供たちは庭で遊んでいます。"},
    {"kn", "ಇಂದು ಹವಾಮಾನ ಚೆನ್ನಾಗಿದೆ ಮತ್ತು ಮಕ್ಕಳು ತೋಟದಲ್ಲಿ ಆಡುತ್ತಿದ್ದಾರೆ."},
    {"ko", "오늘은 날씨가 좋고 아이들이 마당에서 놀고 있습니다."},
    {"lt", "Šiandien gražus oras ir vaikai žaidžia lauke, sode."},
    {"lv", "Šodien ir labs laiks, un bērni spēlējas ārā dārzā."},
    {"mk", "Времето денес е убаво и децата си играат надвор во градината."},
    {"ml", "ഇന്ന് കാലാവസ്ഥ നല്ലതാണ്, കുട്ടികൾ തോട്ടത്തിൽ കളിക്കുന്നു."},
    {"mr", "आज हवामान छान आहे आणि मुले बागेत खेळत आहेत."},
    {"ne", "आज मौसम राम्रो छ र केटाकेटीहरू बगैँचामा खेलिरहेका छन्।"},
    {"nl", "Het weer is vandaag mooi en de kinderen spelen buiten in de tuin."},
    {"no", "Det er fint vær i dag, og barna leker ute i hagen sammen med hunden."},
    {"pa", "ਅੱਜ ਮੌਸਮ ਚੰਗਾ ਹੈ ਅਤੇ ਬੱਚੇ ਬਾਗ ਵਿੱਚ ਖੇਡ ਰਹੇ ਹਨ।"},
    {"pl", "Dzisiaj jest ładna pogoda i dzieci bawią się w ogrodzie."},
    {"pt", "Hoje o tempo está bom e as crianças brincam lá fora no jardim."},
    {"ro", "Astăzi vremea este frumoasă și copiii se joacă afară în grădină."},
    {"ru", "Сегодня хорошая погода, и дети играют в саду."},
    {"sk", "Dnes je pekné počasie a deti sa hrajú vonku v záhrade."},
    {"sl", "Danes je lepo vreme in otroci se igrajo zunaj na vrtu."},
    {"so", "Maanta cimiladu waa fiican tahay carruurtuna waxay ku ciyaarayaan beerta."},
    {"sq", "Sot moti është i mirë dhe fëmijët po luajnë jashtë në kopsht."},
    {"sv", "Vädret är fint i dag och barnen leker ute i trädgården."},
    {"sw", "Leo hali ya hewa ni nzuri na watoto wanacheza katika bustani."},
    {"ta", "இன்று வானிலை நன்றாக உள்ளது, குழந்தைகள் தோட்டத்தில் விளையாடுகிறார்கள்."},
    {"te", "ఈ రోజు వాతావరణం బాగుంది, పిల్లలు తోటలో ఆడుకుంటున్నారు."},
    {"th", "วันนี้อากาศดีและเด็ก ๆ กำลังเล่นอยู่ในสวน"},
    {"tl", "Maganda ang panahon ngayon at naglalaro ang mga bata sa hardin."},
    {"tr", "Bugün hava güzel ve çocuklar bahçede oynuyor."},
    {"uk", "Сьогодні гарна погода, і діти граються в саду."},
    {"ur", "آج موسم اچھا ہے اور بچے باغ میں کھیل رہے ہیں۔"},
    {"vi", "Hôm nay thời tiết đẹp và trẻ em đang chơi ngoài vườn."},
    {"zh-cn", "今天天气很好，孩子们在花园里玩耍。"},
    {"zh-tw", "今天天氣很好，孩子們在花園裡玩耍。"},
};

START_TEST(every_language_is_told)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        ck_assert_str_eq(ngram_language(i), languages[i].code);
    ck_assert_ptr_null(ngram_language(sizeof languages / sizeof *languages));
    RUN(languages);
}
END_TEST

// Of a word in capitals the first letter and the end alone are seen.
static const Sample capitals[] = {
    {"fr", "Les enfants jouent dans le jardin"}, {"de", "LES ENFANTS JOUENT DANS LE JARDIN"},
    {"de", "HET WEER IS VANDAAG MOOI EN DE KINDEREN SPELEN BUITEN IN DE TUIN."},
    {"en", "LEO HALI YA HEWA NI NZURI NA WATOTO WANACHEZA KATIKA BUSTANI."},
    {"ru", "ВРЕМЕТО ДНЕС Е ХУБАВО И ДЕЦАТА ИГРАЯТ НАВЪН В ГРАДИНАТА."},
    {"uk", "СЬОГОДНІ ГАРНА ПОГОДА, І ДІТИ ГРАЮТЬСЯ В САДУ."},
    {"en", "the children are playing in the garden"},
    {"vi", "THE CHILDREN ARE PLAYING IN THE GARDEN"},
    {"tr", "İ"},
};

START_TEST(capitals_are_hardly_seen)
{
    RUN(capitals);
}
END_TEST

static const Sample addresses[] = {
    {"en", "Il fait beau example.org/the/weather/is/fine/and/the/children/are/playing"},
    {"fr", "Il fait beau http://example.org/the/weather/is/fine/and/the/children/are/playing"},
    {"fr", "Il fait beau https://example.org/the/weather/is/fine/and/the/children/are/playing"},
    {"en", "Il fait beau http:example.org/the/weather/is/fine/and/the/children/are/playing"},
    {"en", "the.weather.is.fine.and.the.children.are playing-there.in.the.garden Il fait beau"},
    {"fr", "the.weather.is.fine.and.the.children.are@playing-there.in.the.garden Il fait beau"},
    {"en", "the.weather.is.fine.and.the.children.are@.playing-there.in.the.garden Il fait beau"},
    {"none", "some.one@example.org, https://example.org"},
};

START_TEST(addresses_are_left_out)
{
    RUN(addresses);
}
END_TEST

static const Sample scripts[] = {
    {"ja", "今日は天気がよいので散歩をしました。 print(\"hello world\")"},
    {"en", "今日は天気がよい print(\"hello world\") and then some more"},
    {"vi", "Ho\u0302m nay tho\u031b\u0300i tie\u0302\u0301t \u0111e\u0323p"},
    {"ko", "\uac00"},
    {"el", "Ω"},
};

START_TEST(scripts_are_weighed)
{
    RUN(scripts);
}
END_TEST

static const Sample nothing[] = {
    {"none", ""},
    {"none", "123 !"},
    {"none", "\U0001f600 \U00010330"},
    {"none", "\xff\xfe"},
};

START_TEST(without_letters_nothing_is_told)
{
    RUN(nothing);
}
END_TEST

// Ten thousand characters are looked at: of 9,990 stars and a text the first word.
START_TEST(the_rest_of_a_long_text_is_not_seen)
{
    enum { STARS = 9990 };
    char text[STARS + 200];
    for (size_t i = 0; i < STARS; i++)
        text[i] = '*';
    const char rest[] = "das Wetter the weather is fine and the children are playing in the garden";
    memcpy(text + STARS, rest, sizeof rest);
    ck_assert_str_eq(told(text_of(rest)), "en");
    ck_assert_str_eq(told(text_of(text)), "de");
    ck_assert_str_eq(told((Text){text, STARS}), "none");
    arena_free(&arena);
}
END_TEST

static size_t known(const char *ascii)
{
    uint32_t characters[NGRAM_LONGEST] = {0};
    size_t len = strlen(ascii);
    for (size_t i = 0; i < len; i++)
        characters[i] = (unsigned char)ascii[i];
    return ngram_find(characters, len);
}

// What langdetect's profile of English counts: "t" at 19,408,712 of 260,942,223 characters, "th"
// at 4,782,590 of 308,553,243 pairs and "the" at 3,415,279 of 224,934,017 triples; of triples a
// step of 23 is known.
START_TEST(grams_are_worth_their_frequency)
{
    enum { GERMAN = 8, ENGLISH = 10 };
    uint32_t points[NGRAM_LANGUAGES_MOST] = {0};
    ck_assert_str_eq(ngram_language(ENGLISH), "en");
    ngram_add_worth(known("t"), 1, points);
    ck_assert_uint_eq(points[ENGLISH], 731);
    ngram_add_worth(known("th"), 2, points);
    ck_assert_uint_eq(points[ENGLISH], 731 + 2 * 574);
    ngram_add_worth(known("the"), 1, points);
    ck_assert_uint_le(points[ENGLISH], 731 + 2 * 574 + 572 + 12);
    ck_assert_uint_ge(points[ENGLISH], 731 + 2 * 574 + 572 - 12);
    ck_assert_uint_lt(points[GERMAN], points[ENGLISH]);
}
END_TEST

START_TEST(grams_that_nobody_has_are_none)
{
    static const uint32_t unknown[] = {'t' + 0x10000, 'h', 'e'};
    ck_assert_uint_lt(known(" th"), ngram_count());
    ck_assert_uint_lt(known("he "), ngram_count());
    ck_assert_uint_eq(known("e t"), NGRAM_NONE);
    ck_assert_uint_eq(known(" "), NGRAM_NONE);
    ck_assert_uint_eq(ngram_find(unknown, 1), NGRAM_NONE);
    ck_assert_uint_eq(ngram_find(unknown, 3), NGRAM_NONE);
}
END_TEST

START_TEST(han_characters_have_classes)
{
    ck_assert_uint_eq(ngram_han_class(0x7984), 0x5F66);
    ck_assert_uint_eq(ngram_han_class(0x5F66), 0x5F66);
    ck_assert_uint_eq(ngram_han_class('a'), 'a');
    ck_assert_uint_eq(ngram_han_class(0xA000), 0xA000);
}
END_TEST

Suite *suite_official_detect(void)
{
    return suite_of("official/detect",
                    (const TTest *const[]){every_language_is_told, capitals_are_hardly_seen,
                                           addresses_are_left_out, scripts_are_weighed,
                                           without_letters_nothing_is_told,
                                           the_rest_of_a_long_text_is_not_seen,
                                           grams_are_worth_their_frequency,
                                           grams_that_nobody_has_are_none,
                                           han_characters_have_classes, NULL});
}
