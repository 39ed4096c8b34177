#include "claim/phrase.h"

#include <stdlib.h>

#include "base/number.h"
#include "claim/lexicon.h"

enum {
    PHRASE_MOST = 2048,      // bytes
    NESTING_MOST = 8,        // parentheses within parentheses
    SMALL_MOST = 4,          // atoms of a set without bits
    VOLUME_MOST = 4 << 20,   // atoms in the sets of all nodes
};

typedef struct Reading {
    const PhraseReader *reader;
    Text rest;               // what has not been read
    Place place;
    unsigned depth;
} Reading;

static bool read_steps(Reading *reading, Phrase *phrase);

static bool fault(Reading *reading, const char *what)
{
    Text near = text_slice(reading->rest, 0, 20);
    if (near.len == 0)
        near = TEXT("the end");
    return error_at(reading->reader->error, reading->reader->keep, reading->place,
                    "bad phrase: %s at '%.*s'", what, TEXT_ARG(near));
}

static char peek(const Reading *reading)
{
    return reading->rest.len ? reading->rest.at[0] : '\0';
}

static void skip(Reading *reading, size_t bytes)
{
    reading->rest = text_from(reading->rest, bytes);
}

static void skip_space(Reading *reading)
{
    while (char_is_space(peek(reading)) || peek(reading) == '`')
        skip(reading, 1);
}

// --- sets of atoms -------------------------------------------------------------------------------

static int by_number(const void *a, const void *b)
{
    Atom one = *(const Atom *)a, other = *(const Atom *)b;
    return one < other ? -1 : one > other;
}

static void close_set(AtomSet *set, Arena *keep)
{
    AtomList *list = &set->list;
    size_t kept = 0;
    if (list->len)
        qsort(list->at, list->len, sizeof *list->at, by_number);
    for (size_t i = 0; i < list->len; i++)
        if (kept == 0 || list->at[kept - 1] != list->at[i])
            list->at[kept++] = list->at[i];
    list->len = kept;
    if (kept <= SMALL_MOST)
        return;
    set->bits = arena_array(keep, uint64_t, list->at[kept - 1] / 64 + 1);
    for (size_t i = 0; i < kept; i++)
        set->bits[list->at[i] / 64] |= (uint64_t)1 << list->at[i] % 64;
}

bool atoms_have(const AtomSet *set, Atom atom)
{
    const AtomList *list = &set->list;
    if (set->bits)
        return atom <= list->at[list->len - 1] && (set->bits[atom / 64] >> atom % 64 & 1);
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i] == atom)
            return true;
    return false;
}

static void add_atoms(AtomSet *set, const AtomSet *more, Arena *keep)
{
    for (size_t i = 0; i < more->list.len; i++)
        list_add(keep, &set->list, more->list.at[i]);
}

// --- nodes ---------------------------------------------------------------------------------------

static int by_atom(const void *a, const void *b)
{
    const Start *one = a, *other = b;
    if (one->atom != other->atom)
        return one->atom < other->atom ? -1 : 1;
    return one->entry < other->entry ? -1 : one->entry > other->entry;
}

static void add_starts(Node *node, uint32_t entry, Arena *keep)
{
    const AtomList *firsts = &node->entries.at[entry].firsts.list;
    for (size_t i = 0; i < firsts->len; i++)
        list_add(keep, &node->starts, (Start){firsts->at[i], entry});
}

bool node_close(const PhraseReader *reader, Node *node, Place place)
{
    Arena *keep = reader->keep;
    Vocabulary *vocabulary = reader->lexicon->vocabulary;
    node->number = vocabulary->nodes++;
    close_set(&node->words, keep);
    node->any_first = node->inside.len > 0;
    add_atoms(&node->firsts, &node->words, keep);
    for (size_t i = 0; i < node->entries.len; i++) {
        const Phrase *entry = &node->entries.at[i];
        node->any_first = node->any_first || entry->any_first;
        add_atoms(&node->firsts, &entry->firsts, keep);
        add_starts(node, (uint32_t)i, keep);
    }
    if (node->starts.len)
        qsort(node->starts.at, node->starts.len, sizeof *node->starts.at, by_atom);
    close_set(&node->firsts, keep);
    vocabulary->volume += node->words.list.len + node->firsts.list.len + node->starts.len;
    return vocabulary->volume <= VOLUME_MOST
        || error_at(reader->error, keep, place, "the phrases hold over %d words, terms within "
                    "terms counted", VOLUME_MOST);
}

static bool is_single_word(const Phrase *entry)
{
    const Node *node = entry->steps.len == 1 ? entry->steps.at[0].node : NULL;
    return node && node->entries.len == 0 && node->inside.len == 0;
}

static void take_entry(Node *node, const Phrase *entry, Arena *keep)
{
    if (is_single_word(entry))
        add_atoms(&node->words, &entry->steps.at[0].node->words, keep);
    else
        list_add(keep, &node->entries, *entry);
}

// A regular expression within one token: at the space before it, up to the space behind it.
static bool add_inside(const PhraseReader *reader, Node *node, Text source, Place place)
{
    Pattern *alone = pattern_compile(source, PATTERN_CASELESS, place, reader->keep, reader->error);
    if (!alone)
        return false;
    pattern_free(alone);
    Text whole = arena_print(reader->keep, PATTERN_INSIDE_BEFORE "%.*s" PATTERN_INSIDE_BEHIND,
                             TEXT_ARG(source));
    Pattern *pattern = pattern_compile(whole, PATTERN_CASELESS | PATTERN_OURS, place, reader->keep,
                                       reader->error);
    if (pattern)
        list_add(reader->keep, &node->inside, pattern);
    return pattern != NULL;
}

bool node_add(const PhraseReader *reader, Node *node, Text source, Place place)
{
    Text trimmed = text_trim(source);
    if (text_starts(trimmed, TEXT("re:")))
        return add_inside(reader, node, text_from(trimmed, 3), place);
    const Phrase *entry = phrase_load(reader, source, place);
    if (entry)
        take_entry(node, entry, reader->keep);
    return entry != NULL;
}

// --- elements ------------------------------------------------------------------------------------

static bool is_word_end(char c)
{
    return c == '\0' || char_is_space(c) || char_is_one_of(c, "`()|{}?");
}

static const Node *read_word(Reading *reading)
{
    const PhraseReader *reader = reading->reader;
    bool exact = reader->exact || peek(reading) == '=';
    if (peek(reading) == '=')
        skip(reading, 1);
    size_t len = 0;
    while (len < reading->rest.len && !is_word_end(reading->rest.at[len]))
        len++;
    Text word = text_slice(reading->rest, 0, len);
    if (len == 0) {
        fault(reading, "expected a word");
        return NULL;
    }
    skip(reading, len);
    // A call is written as in prose, "Task.WhenAll()"; the token has no parentheses.
    if (text_starts(reading->rest, TEXT("()")))
        skip(reading, 2);
    Node *node = arena_new(reader->keep, Node);
    const Inflection *inflection = exact ? NULL : &reader->lexicon->inflection;
    Atom atom = vocabulary_atom(reader->lexicon->vocabulary, word, inflection, reader->keep);
    list_add(reader->keep, &node->words.list, atom);
    return node_close(reader, node, reading->place) ? node : NULL;
}

static const Node *read_term(Reading *reading)
{
    const PhraseReader *reader = reading->reader;
    size_t end = text_find_char(reading->rest, 0, '}');
    const char *wrong = end == TEXT_NONE ? "a term without its }"
                      : reader->terms    ? NULL
                                         : "no terms here";
    if (wrong) {
        fault(reading, wrong);
        return NULL;
    }
    Text name = text_slice(reading->rest, 1, end);
    const Term *term = terms_expand(reader->terms, name, reading->place, reader->keep,
                                    reader->error);
    skip(reading, end + 1);
    return term ? term->node : NULL;
}

static const Node *read_choice(Reading *reading)
{
    Arena *keep = reading->reader->keep;
    Node *node = arena_new(keep, Node);
    if (++reading->depth > NESTING_MOST) {
        fault(reading, "too many parentheses");
        return NULL;
    }
    do {
        Phrase entry = {0};
        skip(reading, 1);
        if (!read_steps(reading, &entry))
            return NULL;
        take_entry(node, &entry, keep);
    } while (peek(reading) == '|');
    if (peek(reading) != ')') {
        fault(reading, "a ( without its )");
        return NULL;
    }
    skip(reading, 1);
    reading->depth--;
    return node_close(reading->reader, node, reading->place) ? node : NULL;
}

static const Node *read_element(Reading *reading)
{
    switch (peek(reading)) {
    case '{': return read_term(reading);
    case '(': return read_choice(reading);
    case '}':
    case '?': fault(reading, "a sign out of place"); return NULL;
    default: return read_word(reading);
    }
}

// --- steps ---------------------------------------------------------------------------------------

static bool is_gap(const Reading *reading)
{
    Text rest = reading->rest;
    return text_starts(rest, TEXT(".."))
        && (rest.len == 2 || char_is_space(rest.at[2]) || char_is_digit(rest.at[2])
            || rest.at[2] == ')' || rest.at[2] == '|');
}

static bool read_gap(Reading *reading, unsigned *gap)
{
    size_t digits = 2;
    uint64_t most = GAP_DEFAULT;
    while (digits < reading->rest.len && char_is_digit(reading->rest.at[digits]))
        digits++;
    if (digits > 2 && !number_parse(text_slice(reading->rest, 2, digits), &most))
        most = GAP_MOST + 1;
    if (most > GAP_MOST || most == 0)
        return fault(reading, "a gap is 1 to 12 tokens");
    *gap = (unsigned)most;
    skip(reading, digits);
    return true;
}

static bool read_step(Reading *reading, unsigned gap, Phrase *phrase)
{
    Step step = {.gap = gap, .article = gap == 0 && phrase->steps.len > 0};
    step.node = read_element(reading);
    step.optional = peek(reading) == '?';
    if (!step.node)
        return false;
    if (step.optional)
        skip(reading, 1);
    list_add(reading->reader->keep, &phrase->steps, step);
    return true;
}

// What a match begins with, and what it cannot do without. False: nothing of it must be there.
static bool close_phrase(Phrase *phrase, Arena *keep)
{
    bool firm = false;
    for (size_t i = 0; i < phrase->steps.len; i++) {
        const Step *step = &phrase->steps.at[i];
        if (!firm && i == 0 && !step->optional)
            phrase->firsts = step->node->firsts;       // shared, not copied
        else if (!firm)
            add_atoms(&phrase->firsts, &step->node->firsts, keep);
        if (!firm)
            phrase->any_first = phrase->any_first || step->node->any_first;
        if (step->optional)
            continue;
        firm = true;
        if (!step->node->any_first)
            list_add(keep, &phrase->needs, &step->node->firsts);
    }
    if (phrase->steps.len && phrase->steps.at[0].optional)
        close_set(&phrase->firsts, keep);
    return firm;
}

static bool read_steps(Reading *reading, Phrase *phrase)
{
    unsigned gap = 0;
    for (skip_space(reading); peek(reading) && !char_is_one_of(peek(reading), "|)");
         skip_space(reading)) {
        if (!is_gap(reading)) {
            if (!read_step(reading, gap, phrase))
                return false;
            gap = 0;
        } else if (phrase->steps.len == 0 || gap) {
            return fault(reading, "a gap must stand between two elements");
        } else if (!read_gap(reading, &gap)) {
            return false;
        }
    }
    if (!close_phrase(phrase, reading->reader->keep))
        return fault(reading, "nothing that must be there");
    return gap == 0 || fault(reading, "a gap must stand between two elements");
}

Phrase *phrase_load(const PhraseReader *reader, Text source, Place place)
{
    Reading reading = {reader, text_trim(source), place, 0};
    Phrase *phrase = arena_new(reader->keep, Phrase);
    if (source.len > PHRASE_MOST) {
        error_at(reader->error, reader->keep, place, "a phrase of over %d bytes", PHRASE_MOST);
        return NULL;
    }
    if (!read_steps(&reading, phrase))
        return NULL;
    if (reading.rest.len == 0)
        return phrase;
    fault(&reading, "a ) too many");
    return NULL;
}
