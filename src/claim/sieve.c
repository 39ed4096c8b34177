#include "claim/sieve.h"

#include <string.h>

#include "base/sixteen.h"
#include "claim/token.h"

enum {
    ROOM_FIRST = 256,        // slots
    LOAD = 4,                // slots for each piece, at least
    LAST_GOOD = 3,           // bytes of a last run by which a form is known well enough
};

// A run of letters and digits: its first eight bytes, and its last eight where it is longer, in
// lower case; and what forms with it are the forms of.
typedef struct Piece {
    uint64_t head, tail;
    uint32_t len;            // of a longer one
    uint32_t cells;          // chained; 1 is the first of all, 0: none
} Piece;

typedef struct Cell {
    Atom atom;
    uint32_t next;
} Cell;

struct Sieve {
    uint64_t *bits;          // one a slot, which is looked at first: it is taken
    uint32_t *slots;         // 1 + the place of a piece
    size_t room;             // a power of two
    LIST(Piece) pieces;
    LIST(Cell) cells;
    uint32_t anywhere;       // the chain of forms without a run
};

// --- runs ----------------------------------------------------------------------------------------

static bool is_run(char c)
{
    return char_is_alpha(c) || char_is_digit(c);
}

// In lower case: of letters and digits, only capitals lack this bit.
static uint64_t lowered(uint64_t bytes)
{
    return bytes | 0x2020202020202020u;
}

static uint64_t few_bytes(const char *at, size_t len)
{
    char bytes[8] = "        ";
    memcpy(bytes, at, len);
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return lowered(word);
}

// `room`: bytes that may be read from `at` on.
static Piece piece_of(const char *at, size_t len, size_t room)
{
    uint64_t word;
    if (len <= sizeof word && room < sizeof word)
        return (Piece){.head = few_bytes(at, len)};
    memcpy(&word, at, sizeof word);
    if (len > sizeof word) {
        Piece piece = {.head = lowered(word), .len = (uint32_t)len};
        memcpy(&word, at + len - sizeof word, sizeof word);
        piece.tail = lowered(word);
        return piece;
    }
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t beyond = len < sizeof word ? ~(uint64_t)0 << 8 * len : 0;
    return (Piece){.head = (lowered(word) & ~beyond) | (0x2020202020202020u & beyond)};
#else
    return (Piece){.head = few_bytes(at, len)};
#endif
}

static size_t hash(const Piece *piece)
{
    uint64_t value = (piece->head ^ (piece->tail + piece->len) * 0xC2B2AE3D27D4EB4Fu)
        * 0x9E3779B97F4A7C15u;
    return (size_t)(value >> 32 ^ value >> 47);
}

static bool same(const Piece *a, const Piece *b)
{
    return a->head == b->head && a->tail == b->tail && a->len == b->len;
}

// The slot of a piece, or the free one where it would be.
static size_t slot_of(const Sieve *sieve, const Piece *piece)
{
    size_t mask = sieve->room - 1, slot = hash(piece) & mask;
    while (sieve->slots[slot] && !same(&sieve->pieces.at[sieve->slots[slot] - 1], piece))
        slot = (slot + 1) & mask;
    return slot;
}

// --- making one ----------------------------------------------------------------------------------

static void open_table(Sieve *sieve, size_t pieces, Arena *keep)
{
    sieve->room = ROOM_FIRST;
    while (sieve->room < pieces * LOAD)
        sieve->room *= 2;
    sieve->slots = arena_array(keep, uint32_t, sieve->room);
    sieve->bits = arena_array(keep, uint64_t, sieve->room / 64);
}

static uint32_t *cells_of(Sieve *sieve, Text run, Arena *keep)
{
    Piece piece = piece_of(run.at, run.len, run.len);
    if (run.len == 0)
        return &sieve->anywhere;
    size_t slot = slot_of(sieve, &piece);
    if (sieve->slots[slot] == 0) {
        list_add(keep, &sieve->pieces, piece);
        sieve->slots[slot] = (uint32_t)sieve->pieces.len;
        size_t first = hash(&piece) & (sieve->room - 1);
        sieve->bits[first / 64] |= (uint64_t)1 << first % 64;
    }
    return &sieve->pieces.at[sieve->slots[slot] - 1].cells;
}

static void add_atom(Sieve *sieve, Text run, Atom atom, Arena *keep)
{
    uint32_t *cells = cells_of(sieve, run, keep);
    if (*cells && sieve->cells.at[*cells - 1].atom == atom)
        return;
    list_add(keep, &sieve->cells, (Cell){atom, *cells});
    *cells = (uint32_t)sieve->cells.len;
}

// The last run of a form, unless that is short, and another one longer: "a" of "a.b.cd".
static Text run_of(Text form)
{
    Text best = {0}, last = {0};
    for (size_t at = 0, end; at < form.len; at = end + 1) {
        for (end = at; end < form.len && is_run(form.at[end]);)
            end++;
        if (end > at)
            last = text_slice(form, at, end);
        if (end > at && last.len >= best.len)
            best = last;
    }
    return last.len >= LAST_GOOD ? last : best;
}

typedef struct Maker {
    Sieve *sieve;
    const Vocabulary *vocabulary;
    const uint32_t *uses;
    Arena *keep;
} Maker;

static void add_form(const Maker *maker, const Spelling *form, Text run)
{
    const Use *use;
    for (uint32_t at = form->first; at; at = use->next) {
        use = &maker->vocabulary->uses.at[at - 1];
        if (maker->uses[use->atom] != maker->uses[use->atom + 1])
            add_atom(maker->sieve, run, use->atom, maker->keep);
    }
}

static Text letters_at(const Vocabulary *vocabulary, const Spelling *form)
{
    return (Text){&vocabulary->letters.at[form->at], form->len};
}

// What becomes of contractions (claim/token.h): a run of theirs, and the form that it may say.
static const struct { const char *run, *says; } contracted[] = {
    {"cannot", "can"}, {"cannot", "not"}, {"t", "not"}, {"re", "are"}, {"ve", "have"},
    {"ll", "will"}, {"m", "am"}, {"d", "would"}, {"s", "is"}, {"ca", "can"}, {"wo", "will"},
    {"sha", "shall"}, {"ai", "is"},
};

static void add_contracted(const Maker *maker, const Spelling *form, Text text)
{
    for (size_t i = 0; i < sizeof contracted / sizeof *contracted; i++)
        if (text_is(text, text_of(contracted[i].says)))
            add_form(maker, form, text_of(contracted[i].run));
}

Sieve *sieve_make(const Vocabulary *vocabulary, const uint32_t *uses, Arena *keep)
{
    Sieve *sieve = arena_new(keep, Sieve);
    Maker maker = {sieve, vocabulary, uses, keep};
    size_t contractions = sizeof contracted / sizeof *contracted;
    open_table(sieve, vocabulary->forms.list.len + contractions, keep);
    for (size_t i = 0; i < vocabulary->forms.list.len; i++) {
        const Spelling *form = &vocabulary->forms.list.at[i];
        Text text = letters_at(vocabulary, form);
        add_form(&maker, form, run_of(text));
        add_contracted(&maker, form, text);
    }
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

static void tell(const Reader *reader, uint32_t cells)
{
    for (; cells; cells = reader->sieve->cells.at[cells - 1].next)
        reader->found(reader->context, reader->sieve->cells.at[cells - 1].atom);
}

static void look_up(const Reader *reader, size_t start, size_t end)
{
    const Sieve *sieve = reader->sieve;
    Piece piece = piece_of(reader->plain.at + start, end - start, reader->plain.len - start);
    size_t first = hash(&piece) & (sieve->room - 1);
    if (!(sieve->bits[first / 64] >> first % 64 & 1))
        return;
    uint32_t place = sieve->slots[slot_of(sieve, &piece)];
    if (place)
        tell(reader, sieve->pieces.at[place - 1].cells);
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
    tell(&reader, sieve->anywhere);
    see_runs(&reader, range.start);
    return true;
}
