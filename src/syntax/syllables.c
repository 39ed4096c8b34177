#include "syntax/syllables.h"

static bool is_letter(char c)
{
    return char_is_alpha(c) || c == '\'';
}

static char letter(Text word, size_t at)
{
    return at < word.len ? char_lower(word.at[at]) : '\0';
}

static bool is_vowel(Text word, size_t at)
{
    return char_is_one_of(letter(word, at), at == 0 ? "aeiou" : "aeiouy");
}

static bool ends(Text word, Text tail)
{
    return word.len >= tail.len
        && text_is_caseless(text_from(word, word.len - tail.len), tail);
}

// Whether two neighbouring vowels are a syllable each.
static bool is_apart(Text word, size_t at)
{
    char before = at > 0 ? letter(word, at - 1) : '\0', first = letter(word, at);
    char second = letter(word, at + 1), behind = letter(word, at + 2);
    if (second == 'i' && behind == 'n' && letter(word, at + 3) == 'g')
        return true;
    if (first == 'y')
        return second != 'e' || behind == 'r';
    if (first == 'i' && second == 'o')
        return !(char_is_one_of(before, "tscgx") && char_is_one_of(behind, "nu"));
    if (first == 'i' && second == 'a')
        return !(char_is_one_of(before, "tc") && behind == 'l');
    if (first == 'u')
        return (second == 'a' || second == 'o') && before != 'q' && before != 'g';
    if (first == 'e')
        return second == 'o' && behind != 'u';
    return first == 'i' && second == 'u';
}

static bool is_silent_end(Text word)
{
    size_t len = word.len;
    if (len < 3)
        return false;
    char last = letter(word, len - 1), before = letter(word, len - 2);
    char third = letter(word, len - 3);
    if (last == 'e')
        return !is_vowel(word, len - 2) && !(before == 'l' && !is_vowel(word, len - 3));
    if (before != 'e' || is_vowel(word, len - 3))
        return false;
    if (last == 'd')
        return third != 't' && third != 'd';
    return last == 's' && !char_is_one_of(third, "szxcg") && !ends(word, TEXT("ches"))
        && !ends(word, TEXT("shes")) && !(third == 'l' && !is_vowel(word, len - 4));
}

// The e of "lovely" and "movement".
static bool is_silent_inside(Text word)
{
    size_t tail = ends(word, TEXT("ely")) ? 3 : ends(word, TEXT("ement")) ? 5 : 0;
    return tail > 0 && word.len > tail + 2 && !is_vowel(word, word.len - tail - 1);
}

static unsigned count_part(Text part)
{
    unsigned count = 0;
    for (size_t i = 0; i < part.len; i++) {
        if (!is_vowel(part, i))
            continue;
        count += i == 0 || !is_vowel(part, i - 1) || is_apart(part, i - 1);
    }
    if (count > 1 && is_silent_end(part))
        count--;
    if (count > 1 && is_silent_inside(part))
        count--;
    return count;
}

unsigned syllables_count(Text word)
{
    unsigned count = 0;
    for (size_t at = 0; at < word.len;) {
        size_t start = at;
        while (at < word.len && is_letter(word.at[at]))
            at++;
        count += count_part(text_slice(word, start, at));
        at += at == start;
    }
    return count ? count : 1;
}
