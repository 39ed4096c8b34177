#include "lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Place {
    const char *path;
    unsigned line;
} Place;

static void give_up(Place place, const char *why)
{
    fprintf(stderr, "%s:%u: %s\n", place.path, place.line, why);
    exit(2);
}

// One more element behind `count` of them.
static void *grown(void *list, size_t count, size_t size)
{
    void *more = realloc(list, (count + 1) * size);
    if (!more) {
        fputs("corpus: out of memory\n", stderr);
        exit(2);
    }
    return more;
}

static void words_add(Words *words, char *word)
{
    words->at = grown(words->at, words->count, sizeof *words->at);
    words->at[words->count++] = word;
}

// Cuts `rest` in place.
static void words_add_list(Words *words, char *rest)
{
    for (char *bar; (bar = strstr(rest, " | ")); rest = bar + 3) {
        *bar = '\0';
        words_add(words, rest);
    }
    words_add(words, rest);
}

static void verb_add(Lexicon *lexicon, char *rest, Place place)
{
    lexicon->verbs = grown(lexicon->verbs, lexicon->verb_count, sizeof *lexicon->verbs);
    Verb *verb = &lexicon->verbs[lexicon->verb_count++];
    char *state = NULL;
    for (size_t i = 0; i < FORMS; i++, rest = NULL) {
        verb->forms[i] = strtok_r(rest, " ", &state);
        if (!verb->forms[i])
            give_up(place, "a verb has four forms");
    }
}

static void topic_add(Lexicon *lexicon, char *rest, bool present, Place place)
{
    lexicon->topics = grown(lexicon->topics, lexicon->topic_count, sizeof *lexicon->topics);
    Topic *topic = &lexicon->topics[lexicon->topic_count++];
    *topic = (Topic){.name = rest};
    char *space = strchr(rest, ' ');
    if (present != (space != NULL))
        give_up(place, "a topic has a name and a weight, an absent one a name");
    if (!present)
        return;
    *space = '\0';
    topic->weight = (unsigned)strtoul(space + 1, NULL, 10);
    if (!topic->weight)
        give_up(place, "a weight is a number above 0");
}

static Verb verb_called(const Lexicon *lexicon, const char *infinitive, Place place)
{
    for (size_t i = 0; i < lexicon->verb_count; i++)
        if (strcmp(lexicon->verbs[i].forms[0], infinitive) == 0)
            return lexicon->verbs[i];
    give_up(place, "a topic does what is no verb");
    return (Verb){{NULL}};
}

static void topic_add_verbs(const Lexicon *lexicon, Topic *topic, char *rest, Place place)
{
    words_add_list(&topic->does, rest);
    for (size_t i = 0; i < topic->does.count; i++) {
        topic->verbs = grown(topic->verbs, i, sizeof *topic->verbs);
        topic->verbs[i] = verb_called(lexicon, topic->does.at[i], place);
    }
}

static bool topic_take(const Lexicon *lexicon, const char *key, char *rest, Place place)
{
    if (!lexicon->topic_count)
        return false;
    Topic *topic = &lexicon->topics[lexicon->topic_count - 1];
    if (strcmp(key, "prompt") == 0)
        words_add_list(&topic->prompt, rest);
    else if (strcmp(key, "subject") == 0)
        words_add_list(&topic->subject, rest);
    else if (strcmp(key, "object") == 0)
        words_add_list(&topic->object, rest);
    else if (strcmp(key, "does") == 0)
        topic_add_verbs(lexicon, topic, rest, place);
    else
        return false;
    return true;
}

static void sentences_take(Lexicon *lexicon, const char *key, char *rest, Place place)
{
    const struct {
        const char *key;
        Words *words;
    } lists[] = {
        {"mention", &lexicon->mention}, {"claim", &lexicon->claim},     {"filler", &lexicon->filler},
        {"thought", &lexicon->thought}, {"tail", &lexicon->tail},       {"foreign", &lexicon->foreign},
        {"lead", &lexicon->lead},       {"closing", &lexicon->closing}, {"code", &lexicon->code},
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(key, lists[i].key) == 0) {
            words_add_list(lists[i].words, rest);
            return;
        }
    give_up(place, "an unknown key");
}

static void line_take(Lexicon *lexicon, char *line, Place place)
{
    line[strcspn(line, "\n")] = '\0';
    if (*line == '#' || !*line)
        return;
    char *rest = strchr(line, ' ');
    if (!rest)
        give_up(place, "a key without words");
    *rest++ = '\0';
    if (strcmp(line, "verb") == 0)
        verb_add(lexicon, rest, place);
    else if (strcmp(line, "topic") == 0 || strcmp(line, "absent") == 0)
        topic_add(lexicon, rest, *line == 't', place);
    else if (!topic_take(lexicon, line, rest, place))
        sentences_take(lexicon, line, rest, place);
}

Lexicon lexicon_read(const char *path)
{
    Lexicon lexicon = {0};
    Place place = {path, 0};
    FILE *file = fopen(path, "r");
    if (!file)
        give_up(place, "cannot be read");
    for (;;) {
        char *line = NULL;  // kept: the lists point into it
        size_t size = 0;
        place.line++;
        if (getline(&line, &size, file) < 0)
            break;
        line_take(&lexicon, line, place);
    }
    fclose(file);
    return lexicon;
}
