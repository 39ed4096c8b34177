#include "claim/layer.h"

enum {
    UNIT_WORDS = SPAN_MOST,    // as many as a phrase spans
    UNIT_BYTES = 4096,         // bounds the cost of a pattern
};

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

// A piece ends where it has to, or from half way on at a sign: a phrase seldom goes over one.
static bool is_full(const LayerMaker *maker, const View *view, const Unit *unit, size_t token)
{
    size_t words = unit->refs.end - unit->refs.start;
    return words == UNIT_WORDS || maker->out.len - unit->text.start > UNIT_BYTES
        || (maker->pieces && words >= UNIT_WORDS / 2
            && view->tokens.at[token - 1].kind != TOKEN_WORD);
}

static void put_token(LayerMaker *maker, const View *view, size_t token)
{
    Unit *unit = &maker->layer->units.at[maker->layer->units.len - 1];
    if (is_full(maker, view, unit, token)) {
        size_t sentence = unit->sentence;
        unsigned clause = unit->clause;
        close_unit(maker);
        open_unit(maker, sentence, clause);
        unit = &maker->layer->units.at[maker->layer->units.len - 1];
    }
    Text text = view->tokens.at[token].text;
    Ref ref = {.at = (uint32_t)(maker->out.len - unit->text.start),
               .token = (uint32_t)token,
               .unit = (uint32_t)maker->layer->units.len - 1,
               .article = is_article(text),
               .sign = view->signs[token]};
    list_add(maker->arena, &maker->layer->refs, ref);
    unit->refs.end++;
    put_char(&maker->out, ' ');
    put_raw(&maker->out, text);
}

void layer_sentence(LayerMaker *maker, const View *view, size_t sentence, bool contrasts)
{
    Span tokens = view->sentences.at[sentence];
    maker->pieces = tokens.end - tokens.start > UNIT_WORDS;
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

void layer_clauses(LayerMaker *maker, const View *view, size_t sentence, unsigned clauses)
{
    Span tokens = view->sentences.at[sentence];
    size_t *starts = arena_array(maker->arena, size_t, clauses + 1);
    size_t *order = order_by_clause(view, tokens, clauses, maker->arena, starts);
    for (unsigned clause = 0; clause < clauses; clause++) {
        maker->pieces = starts[clause + 1] - starts[clause] > UNIT_WORDS;
        open_unit(maker, sentence, clause);
        for (size_t i = starts[clause]; i < starts[clause + 1]; i++)
            put_token(maker, view, order[i]);
        close_unit(maker);
    }
}

void layer_finish(LayerMaker *maker)
{
    maker->layer->text = arena_copy(maker->arena, out_text(&maker->out));
    out_free(&maker->out);
}
