#include "claim/vocabulary.h"

#include <string.h>

enum {
    ROOM_FIRST = 1024,     // slots
    LOAD = 2,              // slots for each one that is used, at least
    TOKEN_MOST = 512,      // bytes of a token that are looked up; a longer one is no word
};

// How a form may stand in a token: alone, or behind the qualifier of a name.
typedef enum Stand {
    STAND_ALONE,
    STAND_NAME,            // "WhenAll", also in "Task.WhenAll"
    STAND_MEMBER,          // ".Result", in "task.Result"
} Stand;

// --- hashes --------------------------------------------------------------------------------------

enum { WORD = sizeof(uint64_t) };

// Eight bytes at a time, the first the lowest, as on the machine that compiles the packs. A crafted
// text can only make itself slower, never change a result.
static inline uint64_t word_at(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static inline uint64_t few_at(const char *at, size_t len)
{
    char bytes[WORD] = {0};
    memcpy(bytes, at, len);
    return word_at(bytes);
}

static inline uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static uint64_t hash_of(Text text)
{
    uint64_t value = text.len;
    for (; text.len > WORD; text = text_from(text, WORD))
        value = mix(value, word_at(text.at));
    return mix(value, few_at(text.at, text.len));
}

// Letters and digits: only capitals lack the bit of lower case.
static inline uint64_t lowered(uint64_t word)
{
    return word | 0x2020202020202020u;
}

uint64_t run_hash(Text run, size_t room)
{
    uint64_t value = run.len, word;
    for (; run.len > WORD; run = text_from(run, WORD), room -= WORD)
        value = mix(value, lowered(word_at(run.at)));
    word = room < WORD ? few_at(run.at, run.len) : word_at(run.at);
    return mix(value, lowered(word) & ~(uint64_t)0 >> 8 * (WORD - run.len));
}

bool run_is(const char *lower, Text run)
{
    for (size_t i = 0; i < run.len; i++)
        if (lower[i] != (run.at[i] | 0x20))
            return false;
    return true;
}

// --- tables --------------------------------------------------------------------------------------

// The slot of a text, or the free one where it would be.
static size_t slot_of(const Vocabulary *vocabulary, const SpellingTable *table, Text text)
{
    size_t mask = table->slots.len - 1, slot = hash_of(text) & mask;
    for (; table->slots.at[slot]; slot = (slot + 1) & mask) {
        const Spelling *form = &table->list.at[table->slots.at[slot] - 1];
        if (form->len == text.len
            && memcmp(&vocabulary->letters.at[form->at], text.at, text.len) == 0)
            break;
    }
    return slot;
}

static const Spelling *find(const Vocabulary *vocabulary, const SpellingTable *table, Text text)
{
    if (text.len == 0 || table->slots.len == 0)
        return NULL;
    uint32_t place = table->slots.at[slot_of(vocabulary, table, text)];
    return place ? &table->list.at[place - 1] : NULL;
}

static void grow(const Vocabulary *vocabulary, SpellingTable *table, Arena *keep)
{
    size_t room = table->slots.len ? table->slots.len * 2 : ROOM_FIRST;
    table->slots.at = arena_array(keep, uint32_t, room);
    table->slots.len = table->slots.cap = room;
    for (size_t i = 0; i < table->list.len; i++) {
        const Spelling *form = &table->list.at[i];
        Text text = {&vocabulary->letters.at[form->at], form->len};
        table->slots.at[slot_of(vocabulary, table, text)] = (uint32_t)i + 1;
    }
}

// The form whose text is the last of the letters, from `start` on: which is new, or there already.
static Spelling *take(Vocabulary *vocabulary, SpellingTable *table, size_t start, Arena *keep)
{
    Text text = {&vocabulary->letters.at[start], vocabulary->letters.len - start};
    if (table->slots.len < (table->list.len + 1) * LOAD)
        grow(vocabulary, table, keep);
    size_t slot = slot_of(vocabulary, table, text);
    list_own(keep, &table->list);
    if (table->slots.at[slot]) {
        vocabulary->letters.len = start;
        return &table->list.at[table->slots.at[slot] - 1];
    }
    list_own(keep, &table->slots);
    table->slots.at[slot] = (uint32_t)table->list.len + 1;
    list_add(keep, &table->list, (Spelling){(uint32_t)start, (uint32_t)text.len, 0, 0});
    return &table->list.at[table->list.len - 1];
}

// A name may be written with what it belongs to: "WhenAll" stands for "Task.WhenAll" too.
static Stand stand_of(Text word)
{
    if (word.at[0] == '.')
        return STAND_MEMBER;
    for (size_t i = 0; i < word.len; i++)
        if (char_is_upper(word.at[i]))
            return text_find_char(word, 0, '.') == TEXT_NONE ? STAND_NAME : STAND_ALONE;
    return STAND_ALONE;
}

static bool is_run(Text text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_alpha(text.at[i]) && !char_is_digit(text.at[i]))
            return false;
    return true;
}

static void add_use(Vocabulary *vocabulary, Text text, Use use, Arena *keep)
{
    size_t start = vocabulary->letters.len, known = vocabulary->forms.list.len;
    for (size_t i = 0; i < text.len; i++)
        list_add(keep, &vocabulary->letters, char_lower(text.at[i]));
    Spelling *form = take(vocabulary, &vocabulary->forms, start, keep);
    if (vocabulary->forms.list.len > known && !is_run(text))
        list_add(keep, &vocabulary->compounds, (uint32_t)known);
    list_own(keep, &vocabulary->uses);
    list_add(keep, &vocabulary->uses, use);
    uint32_t number = (uint32_t)vocabulary->uses.len;
    if (form->last)
        vocabulary->uses.at[form->last - 1].next = number;
    else
        form->first = number;
    form->last = number;
}

// Words of phrases are told apart by their first letter.
typedef enum WordKind {
    WORD_INFLECTED = '+',
    WORD_EXACT = '=',
    WORD_PATTERN = '/',
} WordKind;

static Spelling *take_word(Vocabulary *vocabulary, Text word, WordKind kind, Arena *keep)
{
    size_t start = vocabulary->letters.len;
    list_add(keep, &vocabulary->letters, (char)kind);
    for (size_t i = 0; i < word.len; i++)
        list_add(keep, &vocabulary->letters, word.at[i]);
    return take(vocabulary, &vocabulary->words, start, keep);
}

Atom vocabulary_atom(Vocabulary *vocabulary, Text word, const Inflection *inflection, Arena *keep)
{
    WordKind kind = inflection ? WORD_INFLECTED : WORD_EXACT;
    const Spelling *known = take_word(vocabulary, word, kind, keep);
    Use use = {.atom = (Atom)(known - vocabulary->words.list.at), .stand = stand_of(word)};
    if (use.atom < vocabulary->atoms)
        return use.atom;
    TextList forms = {0};
    vocabulary->atoms++;
    if (inflection)
        inflect(inflection, word, keep, &forms);
    else
        list_add(keep, &forms, word);
    for (size_t i = 0; i < forms.len; i++)
        add_use(vocabulary, forms.at[i], use, keep);
    return use.atom;
}

Atom vocabulary_pattern(Vocabulary *vocabulary, Text source, Arena *keep)
{
    const Spelling *known = take_word(vocabulary, source, WORD_PATTERN, keep);
    Atom atom = (Atom)(known - vocabulary->words.list.at);
    if (atom == vocabulary->atoms)
        vocabulary->atoms++;
    return atom;
}

const Spelling *vocabulary_form(const Vocabulary *vocabulary, Text form)
{
    return find(vocabulary, &vocabulary->forms, form);
}

const Spelling *vocabulary_run(const Vocabulary *vocabulary, Text run, uint64_t hash)
{
    const SpellingTable *table = &vocabulary->forms;
    size_t mask = table->slots.len - 1, slot = hash & mask;
    for (; table->slots.at[slot]; slot = (slot + 1) & mask) {
        const Spelling *form = &table->list.at[table->slots.at[slot] - 1];
        if (form->len == run.len && run_is(&vocabulary->letters.at[form->at], run))
            return form;
    }
    return NULL;
}

// --- tokens --------------------------------------------------------------------------------------

static void add_uses(const Vocabulary *vocabulary, Text text, unsigned stands, Arena *arena,
                     AtomList *atoms)
{
    const Spelling *form = vocabulary_form(vocabulary, text);
    const Use *use;
    for (uint32_t at = form ? form->first : 0; at; at = use->next) {
        use = &vocabulary->uses.at[at - 1];
        bool known = !(stands >> use->stand & 1u);
        for (size_t i = 0; i < atoms->len && !known; i++)
            known = atoms->at[i] == use->atom;
        if (!known)
            list_add(arena, atoms, use->atom);
    }
}

// A name without what qualifies it: "Task.Run" and "Run", ".Task.Run" and ".Run".
static void add_unqualified(const Vocabulary *vocabulary, Text name, Arena *arena, AtomList *atoms)
{
    for (size_t at = 0; (at = text_find_char(name, at, '.')) != TEXT_NONE; at++) {
        add_uses(vocabulary, text_from(name, at), 1u << STAND_MEMBER, arena, atoms);
        add_uses(vocabulary, text_from(name, at + 1), 1u << STAND_NAME, arena, atoms);
    }
}

void vocabulary_look_up(const Vocabulary *vocabulary, Text token, Arena *arena, AtomList *atoms)
{
    char bytes[TOKEN_MOST];
    if (token.len > TOKEN_MOST)
        return;
    for (size_t i = 0; i < token.len; i++)
        bytes[i] = char_lower(token.at[i]);
    Text form = {bytes, token.len};
    unsigned all = 1u << STAND_ALONE | 1u << STAND_NAME | 1u << STAND_MEMBER;
    add_uses(vocabulary, form, all, arena, atoms);
    size_t type = text_ends(form, TEXT(">")) ? text_find_char(form, 0, '<') : TEXT_NONE;
    if (type != TEXT_NONE) {
        form = text_slice(form, 0, type);
        add_uses(vocabulary, form, all, arena, atoms);
    }
    add_unqualified(vocabulary, form, arena, atoms);
}
