#include "syntax/literal_set.h"

#include <string.h>

enum {
    PAIRS = 1 << 16,
    BUCKETS = 1 << 10,           // of pairs
};

typedef struct Word {
    Text text;
    uint32_t member;
    uint32_t next;               // of the same bucket, 1 is the first; 0: none
    uint16_t pair;
    uint8_t offset;              // of its pair
} Word;

struct LiteralSet {
    unsigned char folded[256];
    uint64_t pairs[PAIRS / 64];      // as they may be written, in upper and lower case
    uint32_t buckets[BUCKETS];
    LIST(Word) words;
};

// How often a byte stands in English text, roughly: letters by their order, other bytes less.
static unsigned commonness(unsigned char c)
{
    static const char letters[] = "zqjxkvbpygfwmucldrhsnioate ";
    const char *found = c ? strchr(letters, c) : NULL;
    return found ? (unsigned)(found - letters) + 2 : 1;
}

static size_t rarest_pair(Text word)
{
    size_t best = 0;
    unsigned least = UINT32_MAX;
    for (size_t i = 0; i + 1 < word.len; i++) {
        unsigned here = commonness((unsigned char)word.at[i])
            * commonness((unsigned char)word.at[i + 1]);
        if (here < least) {
            least = here;
            best = i;
        }
    }
    return best;
}

static uint16_t pair_of(const char *at)
{
    uint16_t pair;
    memcpy(&pair, at, sizeof pair);
    return pair;
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static void add_pair(LiteralSet *set, const char *lower)
{
    for (unsigned i = 0; i < 4; i++) {
        char written[] = {i & 1 ? upper(lower[0]) : lower[0], i & 2 ? upper(lower[1]) : lower[1]};
        uint16_t pair = pair_of(written);
        set->pairs[pair / 64] |= (uint64_t)1 << pair % 64;
    }
}

static void add(LiteralSet *set, Text text, uint32_t member, Arena *keep)
{
    size_t offset = rarest_pair(text);
    uint16_t pair = pair_of(text.at + offset);
    uint32_t *bucket = &set->buckets[pair % BUCKETS];
    list_add(keep, &set->words, (Word){text, member, *bucket, pair, (uint8_t)offset});
    *bucket = (uint32_t)set->words.len;
    add_pair(set, text.at + offset);
}

bool literal_set_knows(const Literals *member)
{
    for (size_t i = 0; i < member->any.len; i++)
        if (member->any.at[i].len < 2)
            return false;
    return member->any.len > 0;
}

LiteralSet *literal_set_make(const Literals *const *members, size_t count, Arena *keep)
{
    LiteralSet *set = arena_new(keep, LiteralSet);
    for (size_t i = 0; i < sizeof set->folded; i++)
        set->folded[i] = (unsigned char)char_lower((char)i);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; literal_set_knows(members[i]) && j < members[i]->any.len; j++)
            add(set, members[i]->any.at[j], (uint32_t)i, keep);
    return set;
}

static bool stands_at(const LiteralSet *set, Text text, size_t at, Text word)
{
    if (at + word.len > text.len)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (set->folded[(unsigned char)text.at[at + i]] != (unsigned char)word.at[i])
            return false;
    return true;
}

static void look_closer(const LiteralSet *set, Text text, size_t at, LiteralFound *found,
                        void *context)
{
    char folded[] = {(char)set->folded[(unsigned char)text.at[at]],
                     (char)set->folded[(unsigned char)text.at[at + 1]]};
    uint16_t pair = pair_of(folded);
    for (uint32_t i = set->buckets[pair % BUCKETS]; i; i = set->words.at[i - 1].next) {
        const Word *word = &set->words.at[i - 1];
        if (word->pair == pair && at >= word->offset
            && stands_at(set, text, at - word->offset, word->text))
            found(context, word->member, at - word->offset);
    }
}

void literal_set_scan(const LiteralSet *set, Text text, LiteralFound *found, void *context)
{
    for (size_t i = 0; set->words.len && i + 1 < text.len; i++) {
        uint16_t pair = pair_of(text.at + i);
        if (set->pairs[pair / 64] >> pair % 64 & 1)
            look_closer(set, text, i, found, context);
    }
}
