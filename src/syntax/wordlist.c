#include "syntax/wordlist.h"

static Text lowered(Text word, char *room)
{
    for (size_t i = 0; i < word.len; i++)
        room[i] = char_lower(word.at[i]);
    return (Text){room, word.len};
}

size_t wordlist_find(const char *const *words, size_t count, Text word)
{
    char room[WORDLIST_LONGEST];
    if (word.len > sizeof room)
        return TEXT_NONE;
    Text wanted = lowered(word, room);
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = text_compare(text_of(words[middle]), wanted);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return TEXT_NONE;
}
