#include "claim/view.h"

#include "claim/around.h"
#include "claim/atoms.h"
#include "claim/cue.h"
#include "claim/layer.h"
#include "claim/memory.h"
#include "claim/presence.h"
#include "claim/table.h"
#include "claim/title.h"

enum {
    REMARKS_MOST = 16,         // remarks within remarks; deeper ones do not divide
    LABEL_MOST = 6,            // words before a colon at the start of a sentence that it is about
    DASH_LABEL_MOST = 2,       // the same before a dash
    SIGNS_MOST = 4,            // between a comma and the relative clause behind it
};

// --- clauses -------------------------------------------------------------------------------------

typedef struct Divider {
    View *view;
    Span tokens;
    unsigned clause, count;            // the clause that goes on, and how many there are
    unsigned outer[REMARKS_MOST];      // the clauses around open remarks
    bool outer_contrast[REMARKS_MOST];
    unsigned depth;
    size_t words;                      // so far
    bool stopped;                      // a dash or a semicolon has been met
    bool concession;                   // the clause ends at its comma
    bool contrast;                     // inside what the sentence sets itself off from
    unsigned resumed;                  // the clause that goes on behind the contrast
} Divider;

static void open_clause(Divider *divider)
{
    divider->concession = false;
    divider->clause = divider->count++;
}

static bool is_relative(const Divider *divider, size_t i)
{
    static const char *const words[] = {"which", "who", "where", "whose", "whereby"};
    for (unsigned sign = 0; sign < SIGNS_MOST && i < divider->tokens.end
         && divider->view->tokens.at[i].kind != TOKEN_WORD;
         sign++)
        i++;
    for (size_t j = 0; i < divider->tokens.end && j < sizeof words / sizeof *words; j++)
        if (text_is_caseless(divider->view->tokens.at[i].text, text_of(words[j])))
            return true;
    return false;
}

// A label ("**Await**: blocks the thread") is what its sentence speaks about, not a clause before
// it.
static bool is_label(const Divider *divider, size_t most)
{
    return !divider->stopped && divider->words <= most;
}

static void open_remark(Divider *divider)
{
    if (divider->depth < REMARKS_MOST) {
        divider->outer[divider->depth] = divider->clause;
        divider->outer_contrast[divider->depth] = divider->contrast;
    }
    divider->depth++;
    open_clause(divider);
}

static void close_remark(Divider *divider)
{
    if (divider->depth == 0)
        return;
    if (--divider->depth < REMARKS_MOST) {
        divider->clause = divider->outer[divider->depth];
        divider->contrast = divider->outer_contrast[divider->depth];
    }
}

// A contrast ends at its comma, unless a relative clause about it follows ("unlike Wait, which
// ..., await").
static void take_comma(Divider *divider, size_t i)
{
    if (divider->contrast && !is_relative(divider, i)) {
        divider->contrast = false;
        divider->clause = divider->resumed;
    } else if (divider->concession && !divider->contrast) {
        open_clause(divider);
    }
}

static void take_word(Divider *divider, Token *token)
{
    if (token->opens_contrast) {
        divider->resumed = divider->clause;
        divider->contrast = true;
        open_clause(divider);
    } else if (token->opens_clause && !divider->contrast) {
        open_clause(divider);
    } else if (token->opens_clause && !text_is_caseless(token->text, TEXT("which"))) {
        divider->contrast = false;
        open_clause(divider);
    }
    if (token->concedes && !divider->contrast)
        divider->concession = true;
    divider->words++;
    token->clause = divider->clause;
    token->contrast = divider->contrast;
}

static bool is_semicolon(const View *view, const Token *token)
{
    return view->outline->plain.at[token->plain.start] == ';';
}

static void take_token(Divider *divider, size_t i)
{
    Token *token = &divider->view->tokens.at[i];
    switch (token->kind) {
    case TOKEN_WORD: take_word(divider, token); break;
    case TOKEN_COMMA: take_comma(divider, i); break;
    case TOKEN_COLON:
        if (is_label(divider, LABEL_MOST))
            break;
        divider->contrast = false;
        open_clause(divider);
        break;
    case TOKEN_STOP:
        if (is_semicolon(divider->view, token) || !is_label(divider, DASH_LABEL_MOST)) {
            divider->contrast = false;
            open_clause(divider);
        }
        divider->stopped = true;
        break;
    case TOKEN_OPEN: open_remark(divider); break;
    case TOKEN_CLOSE: close_remark(divider); break;
    case TOKEN_QUESTION:
    case TOKEN_QUOTE: break;
    }
}

bool view_is_code(const View *view, const Token *token)
{
    const Outline *outline = view->outline;
    return outline->pieces.len
        && outline->pieces.at[outline_piece(outline, token->plain.start)].code;
}

// Signs in code divide nothing: "`catch (Exception e)`".
static bool divides(const View *view, const Token *token)
{
    return token->kind == TOKEN_WORD || !view_is_code(view, token);
}

static unsigned divide(View *view, size_t sentence)
{
    Divider divider = {.view = view, .tokens = view->sentences.at[sentence], .count = 1};
    for (size_t i = divider.tokens.start; i < divider.tokens.end; i++)
        if (divides(view, &view->tokens.at[i]))
            take_token(&divider, i);
    return divider.count;
}

// --- the view ------------------------------------------------------------------------------------

static void read_tokens(View *view, const bool *around)
{
    const Outline *outline = view->outline;
    for (size_t i = 0; i < outline->sentences.len; i++) {
        size_t start = view->tokens.len;
        bool read = !around || around[i];
        if (read)
            table_lend(view, i);
        list_add(view->arena, &view->own, view->tokens.len);
        if (read)
            tokens_split(view->arena, outline->plain, outline->sentences.at[i].plain,
                         &view->tokens);
        list_add(view->arena, &view->sentences, (Span){start, view->tokens.len});
    }
}

View *view_begin(const Outline *outline, const Lexicon *lexicon, Matcher *matcher, Arena *arena)
{
    View *view = arena_new(arena, View);
    view->outline = outline;
    view->lexicon = lexicon;
    view->matcher = matcher;
    view->arena = arena;
    view->plain = matcher_is_plain(matcher);
    return view;
}

static bool has_tokens(const View *view, size_t sentence)
{
    Span tokens = view->sentences.at[sentence];
    return tokens.start < tokens.end;
}

static void make_layers(View *view)
{
    Arena *arena = view->arena;
    LayerMaker whole = {.layer = &view->layers[LAYER_WHOLE], .arena = arena};
    for (size_t i = 0; i < view->sentences.len; i++)
        if (has_tokens(view, i))
            layer_sentence(&whole, view, i, true);
    layer_finish(&whole);
    cues_mark(view);
    LayerMaker sentence = {.layer = &view->layers[LAYER_SENTENCE], .arena = arena};
    LayerMaker clause = {.layer = &view->layers[LAYER_CLAUSE], .arena = arena};
    for (size_t i = 0; i < view->sentences.len; i++) {
        if (!has_tokens(view, i))
            continue;
        unsigned clauses = divide(view, i);
        layer_sentence(&sentence, view, i, false);
        layer_clauses(&clause, view, i, clauses);
    }
    layer_finish(&sentence);
    layer_finish(&clause);
}

void view_complete(View *view, const bool *wanted)
{
    bool *around = NULL;
    if (view->memory)
        return;
    view->wanted = wanted;
    titles_find(view);
    if (wanted) {
        around = arena_array(view->arena, bool, view->outline->sentences.len);
        around_sentences(view, wanted, around);
    }
    read_tokens(view, around);
    view->memory = memory_make(view);
    atoms_look_up(view, view->arena);
    make_layers(view);
}

bool view_wants(const View *view, size_t sentence)
{
    return view->memory && (!view->wanted || view->wanted[sentence]);
}

View *view_make(const Outline *outline, const Lexicon *lexicon, Matcher *matcher, Arena *arena)
{
    View *view = view_begin(outline, lexicon, matcher, arena);
    view_complete(view, NULL);
    return view;
}

// The number of the first unit that a sentence, or one behind it, has.
static size_t first_unit(const LayerText *text, size_t sentence)
{
    size_t low = 0, high = text->units.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text->units.at[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const Unit *view_sentence(const View *view, Layer layer, size_t sentence)
{
    const LayerText *text = &view->layers[layer];
    size_t first = first_unit(text, sentence);
    bool found = first < text->units.len && text->units.at[first].sentence == sentence;
    return found ? &text->units.at[first] : NULL;
}

static size_t first_ref(const LayerText *text, size_t sentence)
{
    size_t first = first_unit(text, sentence);
    return first < text->units.len ? text->units.at[first].refs.start : text->refs.len;
}

Span view_sentences(const View *view, Layer layer, Span sentences)
{
    const LayerText *text = &view->layers[layer];
    return (Span){first_ref(text, sentences.start), first_ref(text, sentences.end)};
}

// Whether a unit ends before a word of a clause.
static bool is_before(const LayerText *text, const Unit *unit, size_t sentence, unsigned clause,
                      size_t token)
{
    if (unit->sentence != sentence)
        return unit->sentence < sentence;
    if (unit->clause != clause)
        return unit->clause < clause;
    return text->refs.at[unit->refs.end - 1].token < token;
}

const Unit *view_clause(const View *view, size_t sentence, unsigned clause, size_t token)
{
    const LayerText *text = &view->layers[LAYER_CLAUSE];
    size_t low = 0, high = text->units.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_before(text, &text->units.at[middle], sentence, clause, token))
            low = middle + 1;
        else
            high = middle;
    }
    const Unit *unit = &text->units.at[low];
    bool found = low < text->units.len && unit->sentence == sentence && unit->clause == clause;
    return found ? unit : NULL;
}

Span view_near(const View *view, size_t token)
{
    const LayerText *whole = &view->layers[LAYER_WHOLE];
    const Unit *units = whole->units.at;
    size_t ref = view_ref(view, token);
    if (ref == whole->refs.len)
        return (Span){0};
    size_t first = whole->refs.at[ref].unit, last = first;
    first -= first > 0 && units[first - 1].sentence == units[last].sentence;
    last += last + 1 < whole->units.len && units[last + 1].sentence == units[last].sentence;
    return (Span){units[first].refs.start, units[last].refs.end};
}

size_t view_ref(const View *view, size_t token)
{
    const RefList *refs = &view->layers[LAYER_WHOLE].refs;
    size_t low = 0, high = refs->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (refs->at[middle].token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
