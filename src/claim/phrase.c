#include "claim/phrase.h"

#include "base/number.h"
#include "claim/draft.h"
#include "claim/lexicon.h"
#include "claim/rows.h"

enum {
    PHRASE_MOST = 2048,      // bytes
    NESTING_MOST = 8,        // parentheses within parentheses
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

static Phrasebook *book_of(const PhraseReader *reader)
{
    return reader->lexicon->book;
}

// --- entries -------------------------------------------------------------------------------------

// A regular expression within one token: at the space before it, up to the space behind it.
static bool add_inside(const PhraseReader *reader, Text source, Place place)
{
    Pattern *alone = pattern_compile(source, PATTERN_CASELESS, place, reader->keep, reader->error);
    if (!alone)
        return false;
    pattern_free(alone);
    Text whole = arena_print(reader->keep, PATTERN_INSIDE_BEFORE "%.*s" PATTERN_INSIDE_BEHIND,
                             TEXT_ARG(source));
    Pattern *pattern = pattern_keep(whole, PATTERN_CASELESS | PATTERN_OURS, place, reader->keep,
                                    reader->error);
    if (pattern)
        list_add(reader->keep, &book_of(reader)->draft.inside, pattern);
    return pattern != NULL;
}

bool node_add(const PhraseReader *reader, Text source, Place place)
{
    Text trimmed = text_trim(source);
    Phrase entry;
    if (text_starts(trimmed, TEXT("re:")))
        return add_inside(reader, text_from(trimmed, 3), place);
    if (!phrase_load(reader, source, place, &entry))
        return false;
    draft_entry(reader, &entry);
    return true;
}

// --- elements ------------------------------------------------------------------------------------

static bool is_word_end(char c)
{
    switch (c) {
    case '\0':
    case '`':
    case '(':
    case ')':
    case '|':
    case '{':
    case '}':
    case '?': return true;
    default: return c <= ' ' && char_is_space(c);
    }
}

static bool read_word(Reading *reading, uint32_t *node)
{
    const PhraseReader *reader = reading->reader;
    bool exact = reader->exact || peek(reading) == '=';
    if (peek(reading) == '=')
        skip(reading, 1);
    size_t len = 0;
    while (len < reading->rest.len && !is_word_end(reading->rest.at[len]))
        len++;
    Text word = text_slice(reading->rest, 0, len);
    if (len == 0)
        return fault(reading, "expected a word");
    skip(reading, len);
    // A call is written as in prose, "Task.WhenAll()"; the token has no parentheses.
    if (text_starts(reading->rest, TEXT("()")))
        skip(reading, 2);
    const Inflection *inflection = exact ? NULL : &reader->lexicon->inflection;
    Atom atom = vocabulary_atom(reader->lexicon->vocabulary, word, inflection, reader->keep);
    uint32_t set = atoms_set(book_of(reader), &atom, 1, reader->keep);
    *node = words_node(book_of(reader), set, reader->keep);
    return true;
}

static bool read_term(Reading *reading, uint32_t *node)
{
    const PhraseReader *reader = reading->reader;
    size_t end = text_find_char(reading->rest, 0, '}');
    const char *wrong = end == TEXT_NONE ? "a term without its }"
                      : reader->terms    ? NULL
                                         : "no terms here";
    if (wrong)
        return fault(reading, wrong);
    Text name = text_slice(reading->rest, 1, end);
    const Term *term = terms_expand(reader->terms, name, reading->place, reader->keep,
                                    reader->error);
    skip(reading, end + 1);
    if (term)
        *node = term->node;
    return term != NULL;
}

static bool read_choice(Reading *reading, uint32_t *node)
{
    NodeDraft open = node_open(reading->reader);
    if (++reading->depth > NESTING_MOST)
        return fault(reading, "too many parentheses");
    do {
        Phrase entry;
        skip(reading, 1);
        if (!read_steps(reading, &entry))
            return false;
        draft_entry(reading->reader, &entry);
    } while (peek(reading) == '|');
    if (peek(reading) != ')')
        return fault(reading, "a ( without its )");
    skip(reading, 1);
    reading->depth--;
    return node_close(reading->reader, open, reading->place, node);
}

static bool read_element(Reading *reading, uint32_t *node)
{
    switch (peek(reading)) {
    case '{': return read_term(reading, node);
    case '(': return read_choice(reading, node);
    case '}':
    case '?': return fault(reading, "a sign out of place");
    default: return read_word(reading, node);
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

static bool read_step(Reading *reading, unsigned gap, bool first)
{
    Step step = {.gap = (uint8_t)gap, .article = gap == 0 && !first};
    if (!read_element(reading, &step.node))
        return false;
    step.optional = peek(reading) == '?';
    if (step.optional)
        skip(reading, 1);
    list_add(reading->reader->keep, &book_of(reading->reader)->draft.steps, step);
    return true;
}

// What a match begins with: of one that begins with what may be missing, several things.
static void set_firsts(const PhraseReader *reader, const Step *steps, Phrase *phrase)
{
    const Phrasebook *book = book_of(reader);
    size_t from = book->draft.atoms.len;
    const Node *node = step_node(book, &steps[0]);
    phrase->any_first = node->any_first;
    phrase->hinted = node->hinted;
    phrase->firsts = node->firsts;
    if (!steps[0].optional)
        return;
    for (const Step *step = steps;; step++) {
        node = step_node(book, step);
        phrase->any_first = phrase->any_first || node->any_first;
        phrase->hinted = phrase->hinted || node->hinted;
        draft_atoms(reader, node->firsts);
        if (!step->optional)
            break;
    }
    phrase->firsts = draft_set(reader, from);
}

// Takes the steps that the draft has from `from` on. False: nothing of them must be there.
static bool close_phrase(const PhraseReader *reader, size_t from, Phrase *phrase)
{
    Phrasebook *book = book_of(reader);
    Draft *draft = &book->draft;
    bool firm = false;
    *phrase = (Phrase){.steps = (uint32_t)book->steps.len,
                       .step_count = (uint16_t)(draft->steps.len - from)};
    for (size_t i = from; i < draft->steps.len; i++) {
        list_add(reader->keep, &book->steps, draft->steps.at[i]);
        firm = firm || !draft->steps.at[i].optional;
    }
    if (firm)
        set_firsts(reader, &draft->steps.at[from], phrase);
    draft->steps.len = from;
    return firm;
}

static bool ends_steps(char c)
{
    return c == '\0' || c == '|' || c == ')';
}

static bool read_steps(Reading *reading, Phrase *phrase)
{
    unsigned gap = 0;
    size_t from = book_of(reading->reader)->draft.steps.len;
    for (skip_space(reading); !ends_steps(peek(reading)); skip_space(reading)) {
        bool first = book_of(reading->reader)->draft.steps.len == from;
        if (!is_gap(reading)) {
            if (!read_step(reading, gap, first))
                return false;
            gap = 0;
        } else if (first || gap) {
            return fault(reading, "a gap must stand between two elements");
        } else if (!read_gap(reading, &gap)) {
            return false;
        }
    }
    if (!close_phrase(reading->reader, from, phrase))
        return fault(reading, "nothing that must be there");
    return gap == 0 || fault(reading, "a gap must stand between two elements");
}

bool phrase_load(const PhraseReader *reader, Text source, Place place, Phrase *phrase)
{
    Reading reading = {reader, text_trim(source), place, 0};
    if (source.len > PHRASE_MOST)
        return error_at(reader->error, reader->keep, place, "a phrase of over %d bytes",
                        PHRASE_MOST);
    if (!read_steps(&reading, phrase))
        return false;
    return reading.rest.len == 0 || fault(&reading, "a ) too many");
}
