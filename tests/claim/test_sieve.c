// What a sieve tells of a text holds all that its tokens are, and not much more.
#include "claim/sieve.h"

#include "base/put.h"
#include "unit.h"
#include "claim/token.h"

static unsigned seed = 11;

static unsigned draw(unsigned below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

typedef struct Told {
    bool *atoms;
    size_t count;
} Told;

static void tell(void *context, Atom atom)
{
    Told *told = context;
    told->count += !told->atoms[atom];
    told->atoms[atom] = true;
}

// A use for each atom.
static uint32_t *all_uses(const Vocabulary *vocabulary, Arena *arena)
{
    uint32_t *uses = arena_array(arena, uint32_t, vocabulary->atoms + 1);
    for (size_t i = 0; i <= vocabulary->atoms; i++)
        uses[i] = (uint32_t)i;
    return uses;
}

static Vocabulary vocabulary_of(const char *const *words, Arena *arena)
{
    Inflection inflection = {0};
    Vocabulary vocabulary = {0};
    for (; *words; words++)
        vocabulary_atom(&vocabulary, text_of(*words), &inflection, arena);
    return vocabulary;
}

static const char *const words[] = {
    "throw", "WhenAll", ".Result", "Task.Run", "Task<T>", "C#", "C++", "do", "can", "not", "is",
    "will", "shall", "have", "would", "are", "am", "I/O", "non-blocking", "o'clock", ".NET", "create_task",
    "caf\u00e9", "\u4e2d\u6587", "\u2705", "asynchronously", "asynchronousness", "a", "1,000", "2.5", "n", "io", "_", NULL,
};

static void put_word(Out *out)
{
    static const char *const odd[] = {"don't", "Can't", "won\u2019t", "shan't", "ain't", "cannot", "it's", "they\u2019re",
                                      "we've", "she'll", "I'm", "he'd", "Dictionary<string, int>", "f(x)", "task(s)"};
    const char *word = draw(3) ? words[draw(sizeof words / sizeof *words - 1)]
                               : odd[draw(sizeof odd / sizeof *odd)];
    bool upper = draw(4) == 0;
    for (size_t i = 0; word[i]; i++)
        put_char(out, upper && word[i] >= 'a' && word[i] <= 'z' ? (char)(word[i] - 32) : word[i]);
    if (draw(6) == 0)
        put_raw(out, draw(2) ? TEXT("n't") : TEXT("N\u2019T"));
}

static Text random_text(Arena *arena)
{
    static const char *const glue[] = {" ", " ", " ", ", ", ".", "-", "\u2011", "'", "\u2019", "/", "(", ") ", "<", "> ", "",
                                       "\u2014", "_", "\u00e9", " `", "::", "\n", "\u00a0"};
    Out out = {0};
    for (unsigned i = 0, count = draw(14); i <= count; i++) {
        put_word(&out);
        put_raw(&out, text_of(glue[draw(sizeof glue / sizeof *glue)]));
    }
    Text text = arena_copy(arena, out_text(&out));
    out_free(&out);
    return text;
}

START_TEST(what_tokens_are_is_told)
{
    Arena arena = {0}, scratch = {0};
    Vocabulary vocabulary = vocabulary_of(words, &arena);
    Sieve *sieve = sieve_make(&vocabulary, all_uses(&vocabulary, &arena), &arena);
    size_t sought = 0;
    for (int round = 0; round < 4000; round++) {
        Text text = random_text(&scratch);
        Span range = {draw(3) ? 0 : draw((unsigned)text.len), text.len};
        while (range.start > 0 && ((unsigned char)text.at[range.start] & 0xC0) == 0x80)
            range.start--;
        Told told = {arena_array(&scratch, bool, vocabulary.atoms), 0};
        TokenList tokens = {0};
        AtomList atoms = {0};
        ck_assert(sieve_read(sieve, text, range, tell, &told));
        tokens_split(&scratch, text, range, &tokens);
        for (size_t i = 0; i < tokens.len; i++)
            vocabulary_look_up(&vocabulary, tokens.at[i].text, &scratch, &atoms);
        for (size_t i = 0; i < atoms.len; i++)
            ck_assert_msg(told.atoms[atoms.at[i]], "'%s' in '%.*s'", words[atoms.at[i]], TEXT_ARG(text));
        sought += atoms.len;
        arena_reset(&scratch);
    }
    ck_assert_uint_gt(sought, 10000);
    arena_free(&scratch);
    arena_free(&arena);
}
END_TEST

// A sieve that told of everything would hold nothing back.
START_TEST(other_words_are_not_told)
{
    static const char *const few[] = {"throw", "WhenAll", "asynchronously", "Task.Run", NULL};
    static const struct {
        const char *text;
        size_t count;
    } samples[] = {
        {"", 0}, {"through the thrower", 0}, {"asynchronousness", 0}, {"when all tasks", 0}, {"throw", 1},
        {"Throw it", 1}, {"Task.WhenAll(a)", 1}, {"asynchronously", 1}, {"xthrow throwx 1throw", 0}, {"throw/WHENALL", 2},
    };
    Arena arena = {0};
    Vocabulary vocabulary = vocabulary_of(few, &arena);
    Sieve *sieve = sieve_make(&vocabulary, all_uses(&vocabulary, &arena), &arena);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        Told told = {arena_array(&arena, bool, vocabulary.atoms), 0};
        Text text = text_of(samples[i].text);
        ck_assert(sieve_read(sieve, text, (Span){0, text.len}, tell, &told));
        ck_assert_msg(told.count == samples[i].count, "%zu in '%s'", told.count, samples[i].text);
    }
    arena_free(&arena);
}
END_TEST

// The atoms of a rule that nobody asks for.
START_TEST(atoms_without_a_use_are_not_told)
{
    static const char *const few[] = {"throw", "catch", NULL};
    Arena arena = {0};
    Vocabulary vocabulary = vocabulary_of(few, &arena);
    uint32_t uses[] = {0, 0, 1};
    Sieve *sieve = sieve_make(&vocabulary, uses, &arena);
    Told told = {arena_array(&arena, bool, vocabulary.atoms), 0};
    Text text = TEXT("throw and catch");
    ck_assert(sieve_read(sieve, text, (Span){0, text.len}, tell, &told));
    ck_assert(!told.atoms[0] && told.atoms[1]);
    arena_free(&arena);
}
END_TEST

// Tokens are cut after so many bytes, wherever that is.
START_TEST(of_a_token_that_is_cut_nobody_can_tell)
{
    static const char *const few[] = {"throw", NULL};
    Arena arena = {0};
    Vocabulary vocabulary = vocabulary_of(few, &arena);
    Sieve *sieve = sieve_make(&vocabulary, all_uses(&vocabulary, &arena), &arena);
    Told told = {arena_array(&arena, bool, vocabulary.atoms), 0};
    for (size_t len = TOKEN_CUT - 3; len < TOKEN_CUT + 3; len++) {
        Out out = {0};
        put_raw(&out, TEXT("two words "));
        put_times(&out, 'x', len);
        put_raw(&out, TEXT(" and more"));
        Text text = out_text(&out);
        ck_assert_int_eq(sieve_read(sieve, text, (Span){0, text.len}, tell, &told), len < TOKEN_CUT);
        out_free(&out);
    }
    arena_free(&arena);
}
END_TEST

Suite *suite_claim_sieve(void)
{
    return suite_of("claim/sieve", (const TTest *const[]){what_tokens_are_is_told, other_words_are_not_told,
                                                          atoms_without_a_use_are_not_told,
                                                          of_a_token_that_is_cut_nobody_can_tell, NULL});
}
