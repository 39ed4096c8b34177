// The words and sentences of tests/bench/words.txt, read once and never freed: the corpus ends with its
// process. What is wrong with the file ends the program with status 2 and a line that says where.
#ifndef BENCH_LEXICON_H
#define BENCH_LEXICON_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Words {
    char **at;
    size_t count;
} Words;

enum { FORMS = 4 };  // block, blocks, blocked, blocking

typedef struct Verb {
    char *forms[FORMS];
} Verb;

typedef struct Topic {
    char *name;
    unsigned weight;  // 0: the corpus never mentions it
    Words prompt, subject, object;
    Words does;  // infinitives
    Verb *verbs;  // one for each of `does`
} Topic;

typedef struct Lexicon {
    Verb *verbs;
    size_t verb_count;
    Topic *topics;
    size_t topic_count;
    Words mention, claim, filler, thought, tail, foreign, lead, closing, code;
} Lexicon;

Lexicon lexicon_read(const char *path);

#endif
