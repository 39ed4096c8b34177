#include "official/detect.h"

#include "base/utf8.h"
#include "official/python.h"
#include "syntax/unicode.h"

enum {
    LOOKED_AT_MOST = 65536,  // bytes of a text that decide
    GROUPS_AT_MOST = 4096,   // bytes of it whose groups of letters are looked at
    WORD_SHARE = 8,          // one in so many words is a common one, or groups join the decision
    CLEAR_LEAD = 3,          // points to two of the next language, or the same
    WORD_POINTS = 3,         // beside the points of groups
    GROUP_SHARE = 2,         // points for so many bytes, or no language is known
    GROUP_SLACK = 6,         // points that a few words may lack: their groups vary
    GROUP_LONGEST = 5,       // bytes
    KANA_SHARE = 20,         // Han and at least one kana of so many letters is Japanese
    SLOTS = 4096,            // of a vocabulary, a power of two
};

typedef struct Language {
    const char *code, *script, *letters, *words, *groups;
} Language;

static const Language known[] = {
#define LANGUAGE(code, script, letters, words, groups) {#code, script, letters, words, groups},
#include "official/languages.def"
#undef LANGUAGE
};

enum { KNOWN = sizeof known / sizeof *known };

_Static_assert(KNOWN <= 32, "a set of languages has 32 bits");

// Each part is a byte and a space at least.
#define LANGUAGE(code, script, letters, words, groups) +sizeof words
_Static_assert((0
#include "official/languages.def"
                ) / 2 < SLOTS, "a vocabulary of words has free slots");
#undef LANGUAGE
#define LANGUAGE(code, script, letters, words, groups) +sizeof groups
_Static_assert((0
#include "official/languages.def"
                ) / 2 < SLOTS, "a vocabulary of groups has free slots");
#undef LANGUAGE

const char *const languages[] = {
#define LANGUAGE(code, script, letters, words, groups) #code,
#include "official/languages.def"
#undef LANGUAGE
    NULL,
};

// How many letters are of the script of each language, and of Han.
typedef struct Census {
    size_t letters[KNOWN], han;
} Census;

// Kana are one script here, and ASCII needs no table.
static const char *script_of(uint32_t letter)
{
    static const char latin[] = "Latin", kana[] = "Hiragana";
    if (letter < 0x80)
        return latin;
    const char *name = unicode_script(letter);
    if (!name)
        return "";
    return text_is(text_of(name), TEXT("Katakana")) ? kana : name;
}

static void add_letters(Census *census, const char *script, size_t count)
{
    Text name = count ? text_of(script) : (Text){0};
    if (name.len == 0)
        return;
    census->han += text_is(name, TEXT("Han")) ? count : 0;
    for (size_t i = 0; i < KNOWN; i++)
        census->letters[i] += text_is(name, text_of(known[i].script)) ? count : 0;
}

static bool is_letter(uint32_t c)
{
    return c < 0x80 ? char_is_alpha((char)c) : unicode_is_letter(c);
}

// Letters of one script mostly stand together, so that a script is looked up once for many.
static Census count_scripts(Text text)
{
    Census census = {0};
    const char *script = "";
    size_t run = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c;
        size_t len = utf8_decode(text, at, &c);
        at += len ? len : 1;
        if (len == 0 || !is_letter(c))
            continue;
        const char *own = script_of(c);
        if (own != script) {
            add_letters(&census, script, run);
            script = own;
            run = 0;
        }
        run++;
    }
    add_letters(&census, script, run);
    return census;
}

// The parts of several languages, each with the set of languages that have it: bit i is known[i].
typedef struct Entry {
    const char *at;
    uint32_t len, set;
} Entry;

typedef struct Vocabulary {
    Entry *slots;
} Vocabulary;

static Entry *find_slot(const Vocabulary *vocabulary, Text part)
{
    uint32_t hash = 2166136261u;    // FNV-1a
    for (size_t i = 0; i < part.len; i++)
        hash = (hash ^ (unsigned char)part.at[i]) * 16777619u;
    for (uint32_t i = hash;; i++) {
        Entry *entry = &vocabulary->slots[i % SLOTS];
        if (entry->set == 0 || text_is((Text){entry->at, entry->len}, part))
            return entry;
    }
}

static void add_parts(const Vocabulary *vocabulary, const char *parts, size_t language)
{
    Text rest = text_of(parts), part;
    while (text_next_part(&rest, ' ', &part)) {
        Entry *entry = find_slot(vocabulary, part);
        *entry = (Entry){part.at, (uint32_t)part.len, entry->set | UINT32_C(1) << language};
    }
}

typedef struct Score {
    size_t points[KNOWN];
} Score;

static void add_points(Score *score, uint32_t set, size_t points)
{
    for (size_t i = 0; set >> i; i++) {
        score->points[i] += (set >> i & 1) ? points : 0;
        if (i + 1 == KNOWN)
            return;
    }
}

static bool is_of_script(size_t language, const char *script)
{
    return text_is(text_of(known[language].script), text_of(script));
}

static uint32_t set_of_script(const char *script)
{
    uint32_t set = 0;
    for (size_t i = 0; i < KNOWN; i++)
        set |= is_of_script(i, script) ? UINT32_C(1) << i : 0;
    return set;
}

static void score_letter(Score *score, uint32_t set, Text letter)
{
    for (size_t i = 0; i < KNOWN; i++)
        if (set >> i & 1)
            score->points[i] += text_find(text_of(known[i].letters), 0, letter) != TEXT_NONE;
}

static void score_letters(Score *score, uint32_t set, Text text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c;
        size_t len = utf8_decode(text, at, &c);
        if (len > 1)
            score_letter(score, set, text_slice(text, at, at + len));
        at += len ? len : 1;
    }
}

static void split_words(Arena *arena, Text text, TextList *words)
{
    size_t start = 0, at = 0;
    while (at < text.len) {
        uint32_t c;
        size_t len = utf8_decode(text, at, &c);
        bool inside = len && (is_letter(c) || (c >= 0x80 && unicode_is_mark(c)));
        if (!inside && at > start)
            list_add(arena, words, text_slice(text, start, at));
        at += len ? len : 1;
        start = inside ? start : at;
    }
    if (at > start)
        list_add(arena, words, text_from(text, start));
}

static void score_words(Arena *scratch, Score *score, uint32_t set, const TextList *words)
{
    Vocabulary vocabulary = {arena_get_array(scratch, SLOTS, sizeof(Entry))};
    for (size_t i = 0; i < KNOWN; i++)
        if (set >> i & 1)
            add_parts(&vocabulary, known[i].words, i);
    for (size_t i = 0; i < words->len; i++)
        add_points(score, find_slot(&vocabulary, words->at[i])->set, 1);
}

static void score_groups_of(Score *score, const Vocabulary *vocabulary, Text word)
{
    for (size_t at = 0; at < word.len; at++)
        for (size_t len = 2; len <= GROUP_LONGEST && at + len <= word.len; len++)
            add_points(score, find_slot(vocabulary, text_slice(word, at, at + len))->set, len - 1);
}

// Gives how many bytes were looked at.
static size_t score_groups(Arena *scratch, Score *score, const TextList *words)
{
    Vocabulary vocabulary = {arena_get_array(scratch, SLOTS, sizeof(Entry))};
    for (size_t i = 0; i < KNOWN; i++)
        add_parts(&vocabulary, known[i].groups, i);
    size_t bytes = 0;
    for (size_t i = 0; i < words->len && bytes < GROUPS_AT_MOST; i++) {
        Text word = utf8_cut(words->at[i], GROUPS_AT_MOST - bytes);
        bytes += words->at[i].len;
        word = arena_join(scratch, TEXT("_"), arena_join(scratch, word, TEXT("_")));
        score_groups_of(score, &vocabulary, word);
    }
    return bytes;
}

// Of the languages of the set the one with the most points, the first of equals.
static size_t best_of(const Score *score, uint32_t set)
{
    size_t best = KNOWN;
    for (size_t i = 0; i < KNOWN; i++)
        if ((set >> i & 1) && (best == KNOWN || score->points[i] > score->points[best]))
            best = i;
    return best;
}

// A heading or a list of names may have hardly a common word, or only ones of several languages.
static const char *best_by_groups(Arena *scratch, Score score, uint32_t set, const TextList *words)
{
    for (size_t i = 0; i < KNOWN; i++)
        score.points[i] *= WORD_POINTS;
    size_t bytes = score_groups(scratch, &score, words);
    size_t best = best_of(&score, set);
    size_t points = score.points[best];
    bool told = points > 0 && (points + GROUP_SLACK) * GROUP_SHARE >= bytes;
    return told ? known[best].code : "und";
}

static bool is_clear(const Score *score, uint32_t set, size_t best, size_t words)
{
    size_t next = best_of(score, set & ~(UINT32_C(1) << best));
    size_t points = score->points[best];
    return points && points * WORD_SHARE >= words &&
           points * 2 >= score->points[next] * CLEAR_LEAD;
}

// Of a word in capitals langdetect takes the first letter and the last two alone: without common
// words it tells no more than one English text in four, so groups of letters do not speak there.
static const char *best_of_script(Arena *scratch, Text text, const char *script)
{
    TextList words = {0};
    Text lower = py_lower(scratch, text);
    split_words(scratch, lower, &words);
    uint32_t set = set_of_script(script);
    Score score = {0};
    score_letters(&score, set, lower);
    score_words(scratch, &score, set, &words);
    size_t best = best_of(&score, set);
    if (!text_is(text_of(script), TEXT("Latin")) || is_clear(&score, set, best, words.len))
        return known[best].code;
    return py_is_upper(text) ? "und" : best_by_groups(scratch, score, set, &words);
}

// The letters that speak for a language: Han belongs to Japanese where there is kana enough.
static size_t weight_of(const Census *census, size_t language)
{
    size_t letters = census->letters[language];
    bool japanese = text_is(text_of(known[language].code), TEXT("ja"));
    return japanese && letters * KANA_SHARE >= census->han ? letters + census->han : letters;
}

const char *detect_language(Arena *scratch, Text text)
{
    text = utf8_cut(text, LOOKED_AT_MOST);
    Census census = count_scripts(text);
    size_t best = 0;
    for (size_t i = 1; i < KNOWN; i++)
        if (weight_of(&census, i) > weight_of(&census, best))
            best = i;
    size_t most = weight_of(&census, best);
    if (census.han > most)
        return "zh-cn";
    return most ? best_of_script(scratch, text, known[best].script) : NULL;
}
