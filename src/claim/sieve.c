#include "claim/sieve.h"

#include <string.h>

#include "base/sixteen.h"
#include "claim/token.h"

enum {
    ROOM_FIRST = 256,        // slots
    LOAD = 4,                // slots for each part, at least
    LAST_GOOD = 3,           // bytes of a last run by which a form is known well enough
};

// A run by which compounds are known, in lower case, and what these are the forms of.
typedef struct Part {
    Text run;
    uint32_t cells;          // chained; 1 is the first of all, 0: none
} Part;

typedef struct Cell {
    Atom atom;
    uint32_t next;
} Cell;

struct Sieve {
    const Vocabulary *vocabulary;
    const uint32_t *uses;    // see sieve_make
    uint64_t *bits;          // one a slot, which is looked at first: it is taken
    uint32_t *slots;         // 1 + the place of a part
    size_t room;             // a power of two
    LIST(Part) parts;
    LIST(Cell) cells;
    uint32_t anywhere;       // the chain of forms without a run
};

static bool is_needed(const Sieve *sieve, Atom atom)
{
    return sieve->uses[atom] != sieve->uses[atom + 1];
}

// The slot of a part, or the free one where it would be.
static size_t slot_of(const Sieve *sieve, Text run, uint64_t hash)
{
    size_t mask = sieve->room - 1, slot = hash & mask;
    for (; sieve->slots[slot]; slot = (slot + 1) & mask) {
        Text part = sieve->parts.at[sieve->slots[slot] - 1].run;
        if (part.len == run.len && run_is(part.at, run))
            break;
    }
    return slot;
}

// --- compounds -----------------------------------------------------------------------------------

static void open_table(Sieve *sieve, size_t parts, Arena *keep)
{
    sieve->room = ROOM_FIRST;
    while (sieve->room < parts * LOAD)
        sieve->room *= 2;
    sieve->slots = arena_array(keep, uint32_t, sieve->room);
    sieve->bits = arena_array(keep, uint64_t, sieve->room / 64);
}

static uint32_t *cells_of(Sieve *sieve, Text run, Arena *keep)
{
    if (run.len == 0)
        return &sieve->anywhere;
    uint64_t hash = run_hash(run, run.len);
    size_t slot = slot_of(sieve, run, hash), first = hash & (sieve->room - 1);
    if (sieve->slots[slot] == 0) {
        list_add(keep, &sieve->parts, (Part){run, 0});
        sieve->slots[slot] = (uint32_t)sieve->parts.len;
        sieve->bits[first / 64] |= (uint64_t)1 << first % 64;
    }
    return &sieve->parts.at[sieve->slots[slot] - 1].cells;
}

static void add_atom(Sieve *sieve, Text run, Atom atom, Arena *keep)
{
    uint32_t *cells = cells_of(sieve, run, keep);
    list_add(keep, &sieve->cells, (Cell){atom, *cells});
    *cells = (uint32_t)sieve->cells.len;
}

static void add_form(Sieve *sieve, const Spelling *form, Text run, Arena *keep)
{
    const Use *use;
    for (uint32_t at = form->first; at; at = use->next) {
        use = &sieve->vocabulary->uses.at[at - 1];
        if (is_needed(sieve, use->atom))
            add_atom(sieve, run, use->atom, keep);
    }
}

static bool in_run(char c)
{
    return char_is_alpha(c) || char_is_digit(c);
}

// The last run of a form, unless that is short, and another one longer: "a" of "a.b.cd".
static Text run_of(Text form)
{
    Text best = {0}, last = {0};
    for (size_t at = 0, end; at < form.len; at = end + 1) {
        for (end = at; end < form.len && in_run(form.at[end]);)
            end++;
        if (end > at)
            last = text_slice(form, at, end);
        if (end > at && last.len >= best.len)
            best = last;
    }
    return last.len >= LAST_GOOD ? last : best;
}

// What becomes of contractions (claim/token.h): a run of theirs, and the form that it may say.
static const struct { const char *run, *says; } contracted[] = {
    {"cannot", "can"}, {"cannot", "not"}, {"t", "not"}, {"re", "are"}, {"ve", "have"},
    {"ll", "will"}, {"m", "am"}, {"d", "would"}, {"s", "is"}, {"ca", "can"}, {"wo", "will"},
    {"sha", "shall"}, {"ai", "is"},
};

enum { CONTRACTED = sizeof contracted / sizeof *contracted };

static void add_contracted(Sieve *sieve, Arena *keep)
{
    for (size_t i = 0; i < CONTRACTED; i++) {
        const Spelling *form = vocabulary_form(sieve->vocabulary, text_of(contracted[i].says));
        if (form)
            add_form(sieve, form, text_of(contracted[i].run), keep);
    }
}

Sieve *sieve_make(const Vocabulary *vocabulary, const uint32_t *uses, Arena *keep)
{
    Sieve *sieve = arena_new(keep, Sieve);
    sieve->vocabulary = vocabulary;
    sieve->uses = uses;
    open_table(sieve, vocabulary->compounds.len + CONTRACTED, keep);
    for (size_t i = 0; i < vocabulary->compounds.len; i++) {
        const Spelling *form = &vocabulary->forms.list.at[vocabulary->compounds.at[i]];
        Text text = {vocabulary->letters.at + form->at, form->len};
        add_form(sieve, form, run_of(text), keep);
    }
    add_contracted(sieve, keep);
    return sieve;
}

// --- reading -------------------------------------------------------------------------------------

typedef struct Reader {
    const Sieve *sieve;
    Text plain;
    size_t end;
    SieveFound *found;
    void *context;
} Reader;

static void tell_form(const Reader *reader, const Spelling *form)
{
    const Use *use;
    for (uint32_t at = form->first; at; at = use->next) {
        use = &reader->sieve->vocabulary->uses.at[at - 1];
        if (is_needed(reader->sieve, use->atom))
            reader->found(reader->context, use->atom);
    }
}

static void tell_cells(const Reader *reader, uint32_t cells)
{
    for (; cells; cells = reader->sieve->cells.at[cells - 1].next)
        reader->found(reader->context, reader->sieve->cells.at[cells - 1].atom);
}

static void look_up(const Reader *reader, size_t start, size_t end)
{
    const Sieve *sieve = reader->sieve;
    Text run = text_slice(reader->plain, start, end);
    uint64_t hash = run_hash(run, reader->plain.len - start);
    size_t first = hash & (sieve->room - 1);
    const Spelling *form = vocabulary_run(sieve->vocabulary, run, hash);
    if (form)
        tell_form(reader, form);
    if (sieve->bits[first / 64] >> first % 64 & 1) {
        uint32_t place = sieve->slots[slot_of(sieve, run, hash)];
        tell_cells(reader, place ? sieve->parts.at[place - 1].cells : 0);
    }
}

// "don" of "don't". Any sign outside of ASCII is taken for a curly apostrophe.
static bool is_negated(const Reader *reader, size_t start, size_t end)
{
    char last = reader->plain.at[end - 1], behind = end < reader->end ? reader->plain.at[end] : ' ';
    return (last == 'n' || last == 'N') && end - start > 1
        && (behind == '\'' || (unsigned char)behind >= 0x80);
}

static void see_run(const Reader *reader, size_t start, size_t end)
{
    look_up(reader, start, end);
    if (is_negated(reader, start, end))
        look_up(reader, start, end - 1);
}

// One bit for each of sixteen bytes: it is a letter or a digit. Fewer are followed by signs.
static unsigned runs_in(const Reader *reader, size_t at)
{
    char few[16] = {0};
    const char *bytes = reader->plain.at + at;
    if (reader->end - at < sizeof few) {
        memcpy(few, bytes, reader->end - at);
        bytes = few;
    }
    Sixteen here = sixteen_at(bytes);
    return sixteen_bits((Sixteen)((here | 0x20) - 'a' < 26) | (Sixteen)(here - '0' < 10));
}

static void see_runs(const Reader *reader, size_t at)
{
    size_t start = at;
    unsigned open = 0;
    for (; at < reader->end; at += 16) {
        unsigned runs = runs_in(reader, at), turns = runs ^ (runs << 1 | open);
        for (turns &= 0xFFFF; turns; turns &= turns - 1) {
            size_t here = at + (size_t)__builtin_ctz(turns);
            if (open)
                see_run(reader, start, here);
            start = here;
            open = !open;
        }
    }
    if (open)
        see_run(reader, start, reader->end);
}

// A token of so many bytes is cut, anywhere.
static bool has_long_token(Text plain, Span range)
{
    size_t start = range.start, space;
    while (range.end - start >= TOKEN_CUT) {
        space = text_find_char(text_slice(plain, 0, start + TOKEN_CUT), start, ' ');
        if (space == TEXT_NONE)
            return true;
        start = space + 1;
    }
    return false;
}

bool sieve_read(const Sieve *sieve, Text plain, Span range, SieveFound *found, void *context)
{
    Reader reader = {sieve, plain, range.end, found, context};
    if (has_long_token(plain, range))
        return false;
    tell_cells(&reader, sieve->anywhere);
    see_runs(&reader, range.start);
    return true;
}
