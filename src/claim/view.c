#include "claim/view.h"

#include "base/put.h"
#include "claim/around.h"
#include "claim/atoms.h"
#include "claim/cue.h"
#include "claim/table.h"
#include "claim/title.h"

enum {
    UNIT_MOST = 4096,          // bytes of a unit's text: bounds the cost of a pattern
    REMARKS_MOST = 16,         // remarks within remarks; deeper ones do not divide
    LABEL_MOST = 6,            // words before a colon at the start of a sentence that it is about
    DASH_LABEL_MOST = 2,       // the same before a dash
    SIGNS_MOST = 4,            // between a comma and the relative clause behind it
};

typedef struct LayerMaker {
    LayerText *layer;
    Out out;
    Arena *arena;
} LayerMaker;

static void open_unit(LayerMaker *maker, size_t sentence, unsigned clause)
{
    list_add(maker->arena, &maker->layer->units,
             (Unit){.text = {maker->out.len, maker->out.len},
                    .sentence = sentence,
                    .clause = clause,
                    .refs = {maker->layer->refs.len, maker->layer->refs.len}});
}

// Drops a unit that got no word, closes another.
static void close_unit(LayerMaker *maker)
{
    Unit *unit = &maker->layer->units.at[maker->layer->units.len - 1];
    if (unit->refs.end == unit->refs.start) {
        maker->layer->units.len--;
        return;
    }
    put_char(&maker->out, ' ');
    unit->text.end = maker->out.len;
    put_char(&maker->out, '\n');
}

static void put_token(LayerMaker *maker, const View *view, size_t token)
{
    Unit *unit = &maker->layer->units.at[maker->layer->units.len - 1];
    if (maker->out.len - unit->text.start > UNIT_MOST) {
        size_t sentence = unit->sentence;
        unsigned clause = unit->clause;
        close_unit(maker);
        open_unit(maker, sentence, clause);
        unit = &maker->layer->units.at[maker->layer->units.len - 1];
    }
    list_add(maker->arena, &maker->layer->refs,
             (Ref){maker->out.len, token, maker->layer->units.len - 1});
    unit->refs.end++;
    put_char(&maker->out, ' ');
    put_raw(&maker->out, view->tokens.at[token].text);
}

static void put_sentence(LayerMaker *maker, const View *view, size_t sentence, bool contrasts)
{
    Span tokens = view->sentences.at[sentence];
    open_unit(maker, sentence, 0);
    for (size_t i = tokens.start; i < tokens.end; i++) {
        const Token *token = &view->tokens.at[i];
        if (token->kind == TOKEN_WORD && (contrasts || !token->contrast))
            put_token(maker, view, i);
    }
    close_unit(maker);
}

// The words of a sentence in the order of their clauses: a counting sort, since a clause may go
// on behind a remark. `starts` gets where each clause begins in the order.
static size_t *order_by_clause(const View *view, Span tokens, unsigned clauses, Arena *arena,
                               size_t *starts)
{
    size_t *order = arena_array(arena, size_t, tokens.end - tokens.start + 1);
    size_t *next = arena_array(arena, size_t, clauses + 1);
    for (size_t i = tokens.start; i < tokens.end; i++)
        if (view->tokens.at[i].kind == TOKEN_WORD && !view->tokens.at[i].contrast)
            starts[view->tokens.at[i].clause + 1]++;
    for (unsigned clause = 0; clause < clauses; clause++) {
        starts[clause + 1] += starts[clause];
        next[clause] = starts[clause];
    }
    for (size_t i = tokens.start; i < tokens.end; i++)
        if (view->tokens.at[i].kind == TOKEN_WORD && !view->tokens.at[i].contrast)
            order[next[view->tokens.at[i].clause]++] = i;
    return order;
}

static void put_clauses(LayerMaker *maker, const View *view, size_t sentence, unsigned clauses)
{
    Span tokens = view->sentences.at[sentence];
    size_t *starts = arena_array(maker->arena, size_t, clauses + 1);
    size_t *order = order_by_clause(view, tokens, clauses, maker->arena, starts);
    for (unsigned clause = 0; clause < clauses; clause++) {
        open_unit(maker, sentence, clause);
        for (size_t i = starts[clause]; i < starts[clause + 1]; i++)
            put_token(maker, view, order[i]);
        close_unit(maker);
    }
}

static void finish(LayerMaker *maker)
{
    maker->layer->text = arena_copy(maker->arena, out_text(&maker->out));
    out_free(&maker->out);
}

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

static void make_layers(View *view)
{
    Arena *arena = view->arena;
    LayerMaker whole = {&view->layers[LAYER_WHOLE], {0}, arena};
    for (size_t i = 0; i < view->sentences.len; i++)
        put_sentence(&whole, view, i, true);
    finish(&whole);
    cues_mark(view);
    LayerMaker sentence = {&view->layers[LAYER_SENTENCE], {0}, arena};
    LayerMaker clause = {&view->layers[LAYER_CLAUSE], {0}, arena};
    for (size_t i = 0; i < view->sentences.len; i++) {
        unsigned clauses = divide(view, i);
        put_sentence(&sentence, view, i, false);
        put_clauses(&clause, view, i, clauses);
    }
    finish(&sentence);
    finish(&clause);
}

static void open_memos(View *view)
{
    view->memo_count = MEMOS_LEAST;
    while (view->memo_count < MEMOS_MOST && view->memo_count < view->tokens.len * MEMOS_EACH)
        view->memo_count *= 2;
    view->memos = arena_array(view->arena, Memo, view->memo_count);
}

void view_complete(View *view, const bool *wanted)
{
    bool *around = NULL;
    if (view->memos)
        return;
    view->wanted = wanted;
    titles_find(view);
    if (wanted) {
        around = arena_array(view->arena, bool, view->outline->sentences.len);
        around_sentences(view, wanted, around);
    }
    read_tokens(view, around);
    open_memos(view);
    atoms_look_up(view, view->arena);
    make_layers(view);
}

bool view_wants(const View *view, size_t sentence)
{
    return view->memos && (!view->wanted || view->wanted[sentence]);
}

View *view_make(const Outline *outline, const Lexicon *lexicon, Matcher *matcher, Arena *arena)
{
    View *view = view_begin(outline, lexicon, matcher, arena);
    view_complete(view, NULL);
    return view;
}

const Unit *view_sentence(const View *view, Layer layer, size_t sentence)
{
    const LayerText *text = &view->layers[layer];
    size_t low = 0, high = text->units.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text->units.at[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < text->units.len && text->units.at[low].sentence == sentence;
    return found ? &text->units.at[low] : NULL;
}

const Unit *view_clause(const View *view, size_t sentence, unsigned clause)
{
    const LayerText *text = &view->layers[LAYER_CLAUSE];
    size_t low = 0, high = text->units.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const Unit *unit = &text->units.at[middle];
        if (unit->sentence < sentence || (unit->sentence == sentence && unit->clause < clause))
            low = middle + 1;
        else
            high = middle;
    }
    const Unit *unit = &text->units.at[low];
    return low < text->units.len && unit->sentence == sentence && unit->clause == clause ? unit
                                                                                         : NULL;
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
