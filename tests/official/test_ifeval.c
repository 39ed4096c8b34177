#include "official/instruction.h"

#include "unit.h"

#define NOTHING                                                                                    \
    {                                                                                              \
        .number = 0                                                                                \
    }
#define NUMBER(key, value)                                                                         \
    {                                                                                              \
        .name = {key, sizeof(key) - 1}, .number = (value)                                          \
    }
#define WORD(key, value)                                                                           \
    {                                                                                              \
        .name = {key, sizeof(key) - 1}, .text = { value, sizeof(value) - 1 }                       \
    }
#define WORDS(key, a, b)                                                                           \
    {                                                                                              \
        .name = {key, sizeof(key) - 1}, .texts = {                                                 \
            .at = (Text[]){{a, sizeof(a) - 1}, {b, sizeof(b) - 1}},                                \
            .len = 2                                                                               \
        }                                                                                          \
    }

typedef struct Case {
    bool follows;
    const char *response;
    Kwarg kwargs[4];
} Case;

static Arena arena;

static void run(const char *id, const Case *cases, size_t count)
{
    const Instruction *instruction = instruction_find(text_of(id));
    ck_assert_msg(instruction != NULL, "no %s", id);
    for (size_t i = 0; i < count; i++) {
        KwargList kwargs = {.at = (Kwarg *)cases[i].kwargs};
        while (kwargs.len < 4 && kwargs.at[kwargs.len].name.len)
            kwargs.len++;
        bool follows = instruction_strict(instruction, text_of(cases[i].response), &kwargs, &arena);
        ck_assert_msg(follows == cases[i].follows, "%s, case %zu: '%s'", id, i, cases[i].response);
    }
}

#define RUN(id, cases) run(id, cases, sizeof cases / sizeof *cases)

static const Case existence_cases[] = {
    {true, "We think of peo\u017fle, and PINK.", {WORDS("keywords", "ink", "peosle")}},
    {false, "Only one of them.", {WORDS("keywords", "one", "two")}},
    {true, "axb and 12", {WORDS("keywords", "a.b", "\\d+")}},
    {false, "f( here", {WORDS("keywords", "f(", "here")}},
};

static const Case frequency_cases[] = {
    {true,
     "Toward the war, WARY.",
     {WORD("keyword", " war "), NUMBER("frequency", 3), WORD("relation", "at least")}},
    {false,
     "Toward the war, WARY.",
     {WORD("keyword", "war"), NUMBER("frequency", 3), WORD("relation", "less than")}},
    {true,
     "nothing",
     {WORD("keyword", "war"), NUMBER("frequency", 1), WORD("relation", "less than")}},
    {false, "aaaa", {WORD("keyword", "aa"), NUMBER("frequency", 3), WORD("relation", "at least")}},
};

static const Case forbidden_words_cases[] = {
    {false, "On a Rock.", {WORDS("forbidden_words", "rock", "c++")}},
    {true, "Two rocks, a rock_y road.", {WORDS("forbidden_words", "rock", "c++")}},
    {false, "(rock)", {WORDS("forbidden_words", "rock", "c++")}},
    {true, "A rocket.", {WORDS("forbidden_words", "rock", "c++")}},
    {true, "stone", {WORDS("forbidden_words", "sand", "x y")}},
    {false, "it is X Y!", {WORDS("forbidden_words", "sand", "x y")}},
    {false, "rockrock rock", {WORDS("forbidden_words", "rock", "c++")}},
    {true, "\u00e4rock", {WORDS("forbidden_words", "rock", "c++")}},
};

static const Case letter_frequency_cases[] = {
    {true,
     "Even eve",
     {WORD("letter", "E"), NUMBER("let_frequency", 3), WORD("let_relation", "at least")}},
    {false,
     "Even \u00e9t\u00e9",
     {WORD("letter", "E"), NUMBER("let_frequency", 3), WORD("let_relation", "at least")}},
    {true,
     "Even eve",
     {WORD("letter", "z"), NUMBER("let_frequency", 1), WORD("let_relation", "less than")}},
    {false,
     "a#b#",
     {WORD("letter", "#"), NUMBER("let_frequency", 2), WORD("let_relation", "less than")}},
    {false,
     "eeee ee",
     {WORD("letter", "ee"), NUMBER("let_frequency", 1), WORD("let_relation", "at least")}},
};

START_TEST(keywords)
{
    RUN("keywords:existence", existence_cases);
    RUN("keywords:frequency", frequency_cases);
    RUN("keywords:forbidden_words", forbidden_words_cases);
    RUN("keywords:letter_frequency", letter_frequency_cases);
}
END_TEST

static const Case number_words_cases[] = {
    {true, "don't stop now", {NUMBER("num_words", 4), WORD("relation", "at least")}},
    {false, "dont stop now **", {NUMBER("num_words", 4), WORD("relation", "at least")}},
    {true, "1. a-b c", {NUMBER("num_words", 4), WORD("relation", "at least")}},
    {false, "a b c d", {NUMBER("num_words", 4), WORD("relation", "less than")}},
    {true, "a b c", {NUMBER("num_words", 4.0), WORD("relation", "less than")}},
};

static const Case number_sentences_cases[] = {
    {true, "One. Two.", {NUMBER("num_sentences", 2), WORD("relation", "at least")}},
    {false, "One\nTwo", {NUMBER("num_sentences", 2), WORD("relation", "at least")}},
    {true, "1. Foo", {NUMBER("num_sentences", 2), WORD("relation", "at least")}},
    {false, "1. foo", {NUMBER("num_sentences", 2), WORD("relation", "at least")}},
    {true, "Mr. Foo went", {NUMBER("num_sentences", 2), WORD("relation", "less than")}},
};

static const Case number_paragraphs_cases[] = {
    {true, "a\n***\nb", {NUMBER("num_paragraphs", 2)}},
    {true, "***\na\n***\nb\n***\n", {NUMBER("num_paragraphs", 2)}},
    {false, "a\n* * *\nb", {NUMBER("num_paragraphs", 2)}},
    {false, "a ****** b", {NUMBER("num_paragraphs", 2)}},
    {true, "a *** b", {NUMBER("num_paragraphs", 2)}},
    {false, "a ***b*** c", {NUMBER("num_paragraphs", 2)}},
};

static const Case nth_paragraph_first_word_cases[] = {
    {true,
     "Rain.\n\n'\"SUN, not rain",
     {NUMBER("num_paragraphs", 2), NUMBER("nth_paragraph", 2), WORD("first_word", "Sun")}},
    {false,
     "Rain.\n\n**Sun** again",
     {NUMBER("num_paragraphs", 2), NUMBER("nth_paragraph", 2), WORD("first_word", "Sun")}},
    {false,
     "Rain.\n\nSunny",
     {NUMBER("num_paragraphs", 2), NUMBER("nth_paragraph", 2), WORD("first_word", "Sun")}},
    {false,
     "Rain.\n \nSun",
     {NUMBER("num_paragraphs", 2), NUMBER("nth_paragraph", 2), WORD("first_word", "Sun")}},
    {false,
     "a\n\nSun\n\nb",
     {NUMBER("num_paragraphs", 2), NUMBER("nth_paragraph", 2), WORD("first_word", "Sun")}},
    {false,
     "\n\n\n\nRain\n\nSun",
     {NUMBER("num_paragraphs", 2), NUMBER("nth_paragraph", 2), WORD("first_word", "Sun")}},
    {false,
     "Rain.\n\nSu",
     {NUMBER("num_paragraphs", 2), NUMBER("nth_paragraph", 2), WORD("first_word", "Sun")}},
    {true,
     "Sun\n\nmoon",
     {NUMBER("num_paragraphs", 2), NUMBER("nth_paragraph", 1), WORD("first_word", "sun")}},
    {false,
     "Sun\n\nmoon",
     {NUMBER("num_paragraphs", 2), NUMBER("nth_paragraph", 3), WORD("first_word", "sun")}},
};

START_TEST(lengths)
{
    RUN("length_constraints:number_words", number_words_cases);
    RUN("length_constraints:number_sentences", number_sentences_cases);
    RUN("length_constraints:number_paragraphs", number_paragraphs_cases);
    RUN("length_constraints:nth_paragraph_first_word", nth_paragraph_first_word_cases);
}
END_TEST

static const Case number_placeholders_cases[] = {
    {true, "[name] at [address]", {NUMBER("num_placeholders", 2)}},
    {true, "[] [ ]", {NUMBER("num_placeholders", 2)}},
    {false, "[a [b]", {NUMBER("num_placeholders", 2)}},
    {false, "[a\n] [b]", {NUMBER("num_placeholders", 2)}},
    {true, "[x](u) [1]", {NUMBER("num_placeholders", 2)}},
    {false, "][", {NUMBER("num_placeholders", 2)}},
    {false, "none", {NUMBER("num_placeholders", 2)}},
};

static const Case postscript_cases[] = {
    {true, "Bye.\nP.S. more", {WORD("postscript_marker", "P.S.")}},
    {true, "p. s. more", {WORD("postscript_marker", "P.S.")}},
    {true, "the U.S.P.S. came", {WORD("postscript_marker", "P.S.")}},
    {false, "PS: more", {WORD("postscript_marker", "P.S.")}},
    {true, "P.P.S. more", {WORD("postscript_marker", "P.S.")}},
    {false, "P.S. x", {WORD("postscript_marker", "P.P.S")}},
    {true, "P. P.S", {WORD("postscript_marker", "P.P.S")}},
    {true, "note:: x", {WORD("postscript_marker", "NOTE:")}},
    {false, "not: x", {WORD("postscript_marker", "NOTE:")}},
};

START_TEST(contents)
{
    RUN("detectable_content:number_placeholders", number_placeholders_cases);
    RUN("detectable_content:postscript", postscript_cases);
}
END_TEST

static const Case number_bullet_lists_cases[] = {
    {true, "* a\n* b", {NUMBER("num_bullets", 2)}},
    {true, "- a\n\n  - b", {NUMBER("num_bullets", 2)}},
    {true, "* a\n- b", {NUMBER("num_bullets", 2)}},
    {false, "* a\n* b\n---", {NUMBER("num_bullets", 2)}},
    {false, "+ a\n+ b", {NUMBER("num_bullets", 2)}},
    {false, "**bold**\n* a", {NUMBER("num_bullets", 2)}},
    {true, "*\nfoo\n* b", {NUMBER("num_bullets", 2)}},
    {false, "*\n* b\n", {NUMBER("num_bullets", 2)}},
    {true, "-\n-", {NUMBER("num_bullets", 2)}},
    {false, "* a\n*", {NUMBER("num_bullets", 2)}},
    {false, "1. a\n2. b", {NUMBER("num_bullets", 2)}},
    {true, "*\n\n* b", {NUMBER("num_bullets", 2)}},
    {true, "\n\n\t* a\nx\n - b\n", {NUMBER("num_bullets", 2)}},
    {false, "* a\n* b\n* c", {NUMBER("num_bullets", 2)}},
};

static const Case constrained_response_cases[] = {
    {true, "Well. My answer is maybe.", {NOTHING}},
    {false, "my answer is yes.", {NOTHING}},
    {false, "My answer is no", {NOTHING}},
    {true, " My answer is no. ", {NOTHING}},
};

static const Case number_highlighted_sections_cases[] = {
    {true, "*a* and *b*", {NUMBER("num_highlights", 2)}},
    {true, "***a***", {NUMBER("num_highlights", 2)}},
    {false, "**a**", {NUMBER("num_highlights", 2)}},
    {true, "* **T**: x", {NUMBER("num_highlights", 2)}},
    {false, "*a\nb* _c_", {NUMBER("num_highlights", 2)}},
    {false, "* * ** **", {NUMBER("num_highlights", 2)}},
    {false, "2 * 3 * 4", {NUMBER("num_highlights", 2)}},
    {false, "*a", {NUMBER("num_highlights", 2)}},
};

static const Case multiple_sections_cases[] = {
    {true,
     "Section 1\na\nSection 2\nb",
     {WORD("section_spliter", " Section "), NUMBER("num_sections", 2)}},
    {true,
     "see Section2 and Section\n3",
     {WORD("section_spliter", " Section "), NUMBER("num_sections", 2)}},
    {false,
     "SECTION 1 SECTION 2",
     {WORD("section_spliter", " Section "), NUMBER("num_sections", 2)}},
    {false,
     "Section I Section II",
     {WORD("section_spliter", " Section "), NUMBER("num_sections", 2)}},
    {false,
     "Section  1 Section 2",
     {WORD("section_spliter", " Section "), NUMBER("num_sections", 2)}},
    {true, "Day 1 Tag 2", {WORD("section_spliter", "(?:Day|Tag)"), NUMBER("num_sections", 2)}},
};

static const Case json_format_cases[] = {
    {true, "{\"a\": [1, NaN]}", {NOTHING}},
    {true, "```json\n[1]\n```", {NOTHING}},
    {true, "```\n5\n```", {NOTHING}},
    {false, "```jsonc\n5\n```", {NOTHING}},
    {false, "x {}", {NOTHING}},
    {false, "{} {}", {NOTHING}},
    {false, "{\"a\": 1,}", {NOTHING}},
    {true, "```json```JSON 1", {NOTHING}},
    {false, "```json\n```JSON 1", {NOTHING}},
    {false, "```json\n```", {NOTHING}},
};

static const Case title_cases[] = {
    {true, "<<A title>>\ntext", {NOTHING}}, {false, "<< >>", {NOTHING}},
    {false, "<<<<>>>>", {NOTHING}},         {false, "<<a\nb>>", {NOTHING}},
    {true, "cout << a >> b", {NOTHING}},    {false, "<<>>", {NOTHING}},
    {true, "<<a> >>", {NOTHING}},           {false, ">>a<<", {NOTHING}},
};

START_TEST(formats)
{
    RUN("detectable_format:number_bullet_lists", number_bullet_lists_cases);
    RUN("detectable_format:constrained_response", constrained_response_cases);
    RUN("detectable_format:number_highlighted_sections", number_highlighted_sections_cases);
    RUN("detectable_format:multiple_sections", multiple_sections_cases);
    RUN("detectable_format:json_format", json_format_cases);
    RUN("detectable_format:title", title_cases);
}
END_TEST

static const Case two_responses_cases[] = {
    {true, "a\n******\nb", {NOTHING}},      {true, "******a******b******", {NOTHING}},
    {false, "a******a ", {NOTHING}},        {false, "a\n***\nb", {NOTHING}},
    {false, "a******\n******b", {NOTHING}}, {true, "a*******b", {NOTHING}},
    {false, "a******b******c", {NOTHING}},
};

static const Case repeat_prompt_cases[] = {
    {true, " SAY IT. I say", {WORD("prompt_to_repeat", "Say it. ")}},
    {false, "So: say it.", {WORD("prompt_to_repeat", "Say it. ")}},
    {false, "Say  it. x", {WORD("prompt_to_repeat", "Say it. ")}},
    {true, "say it..", {WORD("prompt_to_repeat", "Say it. ")}},
};

static const Case end_checker_cases[] = {
    {true, "It was. the end.\n", {WORD("end_phrase", " The End. ")}},
    {true, "\"Was the end.\"", {WORD("end_phrase", " The End. ")}},
    {false, "**The end.**", {WORD("end_phrase", " The End. ")}},
    {false, "The end", {WORD("end_phrase", " The End. ")}},
};

static const Case quotation_cases[] = {
    {true, " \"a\" \n", {NOTHING}},      {false, "\"", {NOTHING}},  {true, "\"\"", {NOTHING}},
    {false, "\u201ca\u201d", {NOTHING}}, {false, "\"a", {NOTHING}},
};

START_TEST(combinations_and_ends)
{
    RUN("combination:two_responses", two_responses_cases);
    RUN("combination:repeat_prompt", repeat_prompt_cases);
    RUN("startend:end_checker", end_checker_cases);
    RUN("startend:quotation", quotation_cases);
}
END_TEST

static const Case capital_word_frequency_cases[] = {
    {true,
     "I DO not see THIS.",
     {NUMBER("capital_frequency", 3), WORD("capital_relation", "at least")}},
    {false, "Only ONE.", {NUMBER("capital_frequency", 3), WORD("capital_relation", "at least")}},
    {true, "DON'T **GO**", {NUMBER("capital_frequency", 3), WORD("capital_relation", "at least")}},
    {false,
     "CO-FOUNDER 3D",
     {NUMBER("capital_frequency", 3), WORD("capital_relation", "at least")}},
    {false, "A B C", {NUMBER("capital_frequency", 3), WORD("capital_relation", "less than")}},
};

static const Case english_capital_cases[] = {
    {true, "THIS IS THE LAST OF THEM, AND IT IS MINE.", {NOTHING}},
    {false, "This is the last of them.", {NOTHING}},
    {false, "DAS IST NICHT DER ORT, UND ICH BIN ES AUCH NICHT.", {NOTHING}},
    {false, "IT IS 42!", {NOTHING}},
    {false, "DISTANT SHORELINE HEADING", {NOTHING}},
    {false, "123", {NOTHING}},
};

static const Case english_lowercase_cases[] = {
    {true, "this is the last of them, and it is mine.", {NOTHING}},
    {false, "this Is it", {NOTHING}},
    {false, "das ist nicht der ort, und es ist auch nicht die zeit", {NOTHING}},
    {true, "distant shoreline heading", {NOTHING}},
    {false, "geschichte, landschaft, bildung", {NOTHING}},
    {false, "123", {NOTHING}},
};

static const Case no_comma_cases[] = {
    {true, "a; b", {NOTHING}},
    {false, "1,000", {NOTHING}},
    {true, "a\uff0cb", {NOTHING}},
};

START_TEST(cases_and_marks)
{
    RUN("change_case:capital_word_frequency", capital_word_frequency_cases);
    RUN("change_case:english_capital", english_capital_cases);
    RUN("change_case:english_lowercase", english_lowercase_cases);
    RUN("punctuation:no_comma", no_comma_cases);
}
END_TEST

static const Case response_language_cases[] = {
    {true, "The cat is on the mat, and it was there for you.", {WORD("language", "en")}},
    {true, "Die Katze ist auf der Matte und sie war nicht allein.", {WORD("language", "de")}},
    {true, "Le chat est sur la table et il ne mange pas avec nous.", {WORD("language", "fr")}},
    {true, "El gato está en la mesa y no come con los perros.", {WORD("language", "es")}},
    {true,
     "Il gatto è sulla tavola e non mangia con gli altri della casa.",
     {WORD("language", "it")}},
    {true,
     "O gato está na mesa e não come com os outros, mas ele dorme.",
     {WORD("language", "pt")}},
    {true, "Kot jest na stole i nie je, bo to się nie da.", {WORD("language", "pl")}},
    {true, "Kissa on pöydällä ja se ei syö, mutta hän oli siellä myös.", {WORD("language", "fi")}},
    {true, "Con mèo ở trên bàn và nó không ăn với những người khác.", {WORD("language", "vi")}},
    {true,
     "Paka yuko juu ya meza na hali kwa sababu ya watu wa nchi hii.",
     {WORD("language", "sw")}},
    {true, "Кошка сидит на столе, и это был её выбор.", {WORD("language", "ru")}},
    {true, "Кішка сидить на столі, і це її вибір.", {WORD("language", "uk")}},
    {true, "Котката е на масата и това не е за нея, защото тя спи.", {WORD("language", "bg")}},
    {true, "القطة على الطاولة في البيت الذي هنا.", {WORD("language", "ar")}},
    {true, "گربه روی میز است و از این خانه به آن می رود.", {WORD("language", "fa")}},
    {true, "بلی میز پر ہے اور یہ گھر میں نہیں ہے۔", {WORD("language", "ur")}},
    {true, "बिल्ली मेज पर है और यह घर में नहीं है।", {WORD("language", "hi")}},
    {true, "मांजर टेबलावर आहे आणि ते घरात नाही.", {WORD("language", "mr")}},
    {true, "बिरालो टेबलमा छ र यो घर पनि हो।", {WORD("language", "ne")}},
    {true, "猫はテーブルの上にいます。", {WORD("language", "ja")}},
    {true, "고양이는 식탁 위에 있어요.", {WORD("language", "ko")}},
    {true, "แมวอยู่บนโต๊ะ", {WORD("language", "th")}},
    {true, "החתול על השולחן", {WORD("language", "he")}},
    {true, "বিড়াল টেবিলে আছে", {WORD("language", "bn")}},
    {true, "ਬਿੱਲੀ ਮੇਜ਼ ਤੇ ਹੈ", {WORD("language", "pa")}},
    {true, "બિલાડી ટેબલ પર છે", {WORD("language", "gu")}},
    {true, "பூனை மேசையில் உள்ளது", {WORD("language", "ta")}},
    {true, "పిల్లి బల్లపై ఉంది", {WORD("language", "te")}},
    {true, "ಬೆಕ್ಕು ಮೇಜಿನ ಮೇಲಿದೆ", {WORD("language", "kn")}},
    {true, "പൂച്ച മേശപ്പുറത്താണ്", {WORD("language", "ml")}},
    {false, "The cat is on the mat.", {WORD("language", "de")}},
    {false, "这只猫在桌子上", {WORD("language", "ja")}},
    {true, "123 !", {WORD("language", "ja")}},
    {false, "Brrr zzz", {WORD("language", "en")}},
    {true, "nuvole leggere, montagna azzurra", {WORD("language", "it")}},
    {true, "Entwicklungsgeschichte", {WORD("language", "de")}},
    {true, "La nature et la mer", {WORD("language", "fr")}},
};

START_TEST(languages_told)
{
    RUN("language:response_language", response_language_cases);
}
END_TEST

Suite *suite_official_ifeval(void)
{
    return suite_of("official/ifeval",
                    (const TTest *const[]){keywords, lengths, contents, formats,
                                           combinations_and_ends, cases_and_marks, languages_told,
                                           NULL});
}
