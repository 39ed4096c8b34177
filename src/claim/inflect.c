#include "claim/inflect.h"

typedef struct Maker {
    Arena *arena;
    TextList *forms;
} Maker;

static void add(Maker *maker, Text stem, Text ending)
{
    Text form = arena_join(maker->arena, stem, ending);
    if (!text_list_has(maker->forms, form))
        list_add(maker->arena, maker->forms, form);
}

static char last(Text word, size_t back)
{
    return back < word.len ? word.at[word.len - 1 - back] : '\0';
}

static Text cut(Text word, size_t letters)
{
    return text_slice(word, 0, word.len - letters);
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

// "wrap", "stop", "cancel": one consonant behind one vowel may be doubled before -ed and -ing.
static bool may_double(Text word)
{
    char c = last(word, 0);
    bool single = !is_vowel(c) && is_vowel(last(word, 1)) && !is_vowel(last(word, 2));
    return word.len > 2 && single && c != 'w' && c != 'x' && c != 'y';
}

static bool hisses(Text word)
{
    char c = last(word, 0);
    return c == 's' || c == 'x' || c == 'z' || c == 'o'
        || (c == 'h' && (last(word, 1) == 'c' || last(word, 1) == 's'));
}

static void add_regular(Maker *maker, Text word)
{
    bool y = last(word, 0) == 'y' && !is_vowel(last(word, 1));
    bool e = last(word, 0) == 'e';
    if (y) {
        add(maker, cut(word, 1), TEXT("ies"));
        add(maker, cut(word, 1), TEXT("ied"));
    } else {
        add(maker, word, hisses(word) ? TEXT("es") : TEXT("s"));
        add(maker, word, e ? TEXT("d") : TEXT("ed"));
    }
    if (e && last(word, 1) == 'i')
        add(maker, cut(word, 2), TEXT("ying"));      // die, tie
    add(maker, e && last(word, 1) != 'e' ? cut(word, 1) : word, TEXT("ing"));
    if (may_double(word)) {
        Text doubled = arena_join(maker->arena, word, text_from(word, word.len - 1));
        add(maker, doubled, TEXT("ed"));
        add(maker, doubled, TEXT("ing"));
    }
}

static bool is_name(Text word)
{
    for (size_t i = 0; i < word.len; i++)
        if (word.at[i] < 'a' || word.at[i] > 'z')
            return true;
    return false;
}

static bool add_irregular(const Inflection *inflection, Maker *maker, Text word)
{
    bool found = false;
    for (size_t i = 0; i < inflection->irregular.len; i++) {
        const TextList *forms = &inflection->irregular.at[i].forms;
        if (!text_is(forms->at[0], word))
            continue;
        found = true;
        for (size_t j = 0; j < forms->len; j++)
            add(maker, forms->at[j], (Text){0});
    }
    return found;
}

// "synchronise" and "synchronize", "behaviour" and "behavior".
static Text other_spelling(Arena *arena, Text word)
{
    static const char *const pairs[][2] = {
        {"ise", "ize"}, {"ize", "ise"},  {"yse", "yze"},         {"yze", "yse"},
        {"our", "or"},  {"ior", "iour"}, {"isation", "ization"}, {"ization", "isation"},
    };
    for (size_t i = 0; word.len > 5 && i < sizeof pairs / sizeof *pairs; i++) {
        Text from = text_of(pairs[i][0]), to = text_of(pairs[i][1]);
        if (text_ends(word, from))
            return arena_join(arena, cut(word, from.len), to);
    }
    return (Text){0};
}

void inflect(const Inflection *inflection, Text word, Arena *arena, TextList *forms)
{
    Maker maker = {arena, forms};
    add(&maker, word, (Text){0});
    if (text_list_has(&inflection->fixed, word))
        return;
    if (is_name(word)) {
        if (char_is_alpha(last(word, 0)) && last(word, 0) != 's')
            add(&maker, word, TEXT("s"));
        return;
    }
    if (add_irregular(inflection, &maker, word))
        return;
    add_regular(&maker, word);
    Text other = other_spelling(arena, word);
    if (other.len) {
        add(&maker, other, (Text){0});
        add_regular(&maker, other);
    }
}
