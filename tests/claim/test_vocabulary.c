#include "claim/vocabulary.h"

#include "unit.h"

static const char *const words[] = {"throw", "WhenAll", ".Result", "Task.Run", "Task<T>", "C#"};

enum { WORDS = sizeof words / sizeof *words };

// Which of the words a token is, as letters: "a" is the first.
static Text letters_of(Arena *arena, const Vocabulary *vocabulary, const char *token)
{
    AtomList atoms = {0};
    char *letters = arena_get(arena, WORDS);
    vocabulary_look_up(vocabulary, text_of(token), arena, &atoms);
    for (size_t i = 0; i < atoms.len; i++)
        letters[i] = (char)('a' + atoms.at[i]);
    return (Text){letters, atoms.len};
}

START_TEST(a_token_is_the_words_that_it_is_a_form_of)
{
    static const struct {
        const char *token, *letters;
    } samples[] = {
        {"throw", "a"},         {"THROWS", "a"},          {"threw", "a"},      {"thrower", ""},
        {"WhenAll", "b"},       {"task.whenall", "b"},    {"WhenAlly", ""},    {"Task.WhenAll<int>", "b"},
        {".Result", "c"},       {"task.Result", "c"},     {"Result", ""},      {"a.b.Result", "c"},
        {"Task.Run", "d"},      {"System.Task.Run", ""},  {"Task.Run<T>", "d"},
        {"Task<T>", "e"},       {"Task<int>", ""},        {"c#", "f"},         {"", ""},
    };
    Arena arena = {0};
    TextList threw = {0};
    list_add(&arena, &threw, TEXT("throw"));
    list_add(&arena, &threw, TEXT("threw"));
    Irregular irregular = {threw};
    Inflection inflection = {0};
    list_add(&arena, &inflection.irregular, irregular);
    Vocabulary vocabulary = {0};
    for (size_t i = 0; i < WORDS; i++)
        ck_assert_uint_eq(vocabulary_atom(&vocabulary, text_of(words[i]), &inflection, &arena), i);
    list_add(&arena, &inflection.irregular.at[0].forms, TEXT("throws"));
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        if (!text_is(text_of(samples[i].token), TEXT("THROWS")))
            ck_assert_text(letters_of(&arena, &vocabulary, samples[i].token), samples[i].letters);
    arena_free(&arena);
}
END_TEST

START_TEST(a_word_is_one_atom)
{
    Arena arena = {0};
    Inflection inflection = {0};
    Vocabulary vocabulary = {0};
    Atom forms = vocabulary_atom(&vocabulary, TEXT("run"), &inflection, &arena);
    Atom exact = vocabulary_atom(&vocabulary, TEXT("run"), NULL, &arena);
    ck_assert_uint_ne(forms, exact);
    for (int i = 0; i < 5000; i++)
        vocabulary_atom(&vocabulary, arena_print(&arena, "word%d", i), NULL, &arena);
    ck_assert_uint_eq(vocabulary_atom(&vocabulary, TEXT("run"), &inflection, &arena), forms);
    ck_assert_uint_eq(vocabulary_atom(&vocabulary, TEXT("run"), NULL, &arena), exact);
    ck_assert_uint_eq(vocabulary.atoms, 5002);
    AtomList atoms = {0};
    vocabulary_look_up(&vocabulary, TEXT("running"), &arena, &atoms);
    ck_assert_uint_eq(atoms.len, 1);
    ck_assert_uint_eq(atoms.at[0], forms);
    arena_free(&arena);
}
END_TEST

Suite *suite_claim_vocabulary(void)
{
    return suite_of("claim/vocabulary",
                    (const TTest *const[]){a_token_is_the_words_that_it_is_a_form_of,
                                           a_word_is_one_atom, NULL});
}
