#include "pack/topic.h"

static void give_back(void *topics)
{
    arena_free(&((Topics *)topics)->arena);
}

void topics_open(Topics *topics, PackList packs, Arena *keep)
{
    topics->packs = packs;
    once_open(&topics->made);
    arena_owns(keep, give_back, topics);
}

static void make(void *context)
{
    Topics *topics = context;
    for (size_t i = 0; i < topics->packs.len; i++) {
        const Topic *topic = &topics->packs.at[i]->topic;
        const PatternList *lists[] = {&topic->sure, &topic->maybe, &topic->other};
        for (size_t j = 0; j < 3; j++)
            for (size_t k = 0; k < lists[j]->len; k++)
                list_add(&topics->arena, &topics->patterns, lists[j]->at[k]);
    }
    size_t count = topics->patterns.len;
    const Literals **members = arena_array(&topics->arena, const Literals *, count);
    for (size_t i = 0; i < count; i++)
        members[i] = pattern_literals(topics->patterns.at[i]);
    topics->literals = literal_set_make(members, count, &topics->arena);
}

// --- one document --------------------------------------------------------------------------------

typedef struct Look {
    const Document *document;
    Matcher *matcher;
    const PatternList *patterns;
    bool *worth;                   // of each pattern: it may match
    size_t next;                   // the first pattern of the list that is looked at
} Look;

static void found(void *context, size_t pattern, size_t at)
{
    (void)at;
    ((Look *)context)->worth[pattern] = true;
}

static bool matches(const Look *look, size_t pattern)
{
    const Document *document = look->document;
    const Channel *channels[] = {&document->answer, &document->prompt, &document->thinking};
    for (size_t i = 0; look->worth[pattern] && i < 3; i++)
        if (pattern_find(look->patterns->at[pattern], look->matcher, channels[i]->text, 0, NULL)
            != PATTERN_NO)
            return true;
    return false;
}

static bool occurs(Look *look, const PatternList *list)
{
    bool any = false;
    for (size_t i = 0; i < list->len && !any; i++)
        any = matches(look, look->next + i);
    look->next += list->len;
    return any;
}

static bool applies(Look *look, const Topic *topic)
{
    size_t first = look->next;
    bool is = topic->sure.len + topic->maybe.len == 0 || occurs(look, &topic->sure);
    if (!is) {
        bool maybe = occurs(look, &topic->maybe);
        is = maybe && !occurs(look, &topic->other);
    }
    look->next = first + topic->sure.len + topic->maybe.len + topic->other.len;
    return is;
}

bool *topics_of(Topics *topics, const Document *document, Matcher *matcher, Arena *arena)
{
    once(&topics->made, make, topics);
    bool *is = arena_array(arena, bool, topics->packs.len), plain = matcher_is_plain(matcher);
    bool *worth = arena_array(arena, bool, topics->patterns.len);
    Look look = {document, matcher, &topics->patterns, worth, 0};
    for (size_t i = 0; i < topics->patterns.len; i++)
        worth[i] = plain || !literal_set_knows(pattern_literals(topics->patterns.at[i]));
    literal_set_scan(topics->literals, document->answer.text, found, &look);
    literal_set_scan(topics->literals, document->prompt.text, found, &look);
    literal_set_scan(topics->literals, document->thinking.text, found, &look);
    for (size_t i = 0; i < topics->packs.len; i++)
        is[i] = applies(&look, &topics->packs.at[i]->topic);
    return is;
}
