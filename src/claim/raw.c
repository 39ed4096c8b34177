// Patterns over what is written: the sentence as it stands, and the lines of code blocks.
#include "base/utf8.h"
#include "claim/scan.h"
#include "claim/search.h"

// The words of a sentence that a stretch of `plain` touches; false when there are none.
static bool candidate_in_plain(const Search *search, size_t sentence, Span plain,
                               Candidate *candidate)
{
    const View *view = search->view;
    const LayerText *whole = &view->layers[LAYER_WHOLE];
    const Unit *unit = view_sentence(view, LAYER_WHOLE, sentence);
    *candidate = (Candidate){.view = view, .sentence = sentence,
                             .technology = search->claim->technology};
    for (size_t i = unit ? unit->refs.start : whole->refs.len; i < whole->refs.len; i++) {
        size_t token = whole->refs.at[i].token;
        Span place = view->tokens.at[token].plain;
        if (place.start >= plain.end || token >= view->sentences.at[sentence].end)
            break;
        if (place.end <= plain.start)
            continue;
        if (candidate->ref_count++ == 0) {
            candidate->refs = &whole->refs.at[i];
            candidate->first = candidate->begin = token;
        }
        candidate->last = token;
    }
    return candidate->ref_count > 0;
}

static void search_code_block(Search *search, const Expression *expression, const Block *block)
{
    const Markdown *markdown = &search->view->outline->markdown;
    for (size_t i = 0; i < block->run_count; i++) {
        Span line = markdown->runs.at[block->run_first + i].span, hit;
        Text text = utf8_cut(text_span(markdown->text, line), RAW_MOST);
        if (!search_pattern(search, expression, text, &hit))
            continue;
        Span code = {line.start + hit.start, line.start + hit.end};
        search_add_hit(search, (ClaimHit){{0}, TEXT_NONE, code});
        return;
    }
}

// Code says what it does: there is no guard for it, and one finding a block is enough.
void search_code(Search *search, const Assertion *assertion)
{
    const Markdown *markdown = &search->view->outline->markdown;
    const Expression *expression = &assertion->all.at[0];
    if (!matcher_is_plain(search->view->matcher)
        && !literals_in(pattern_literals(search_pattern_of(search, expression)), markdown->text))
        return;
    for (size_t i = 0; i < markdown->blocks.len; i++)
        if (markdown->blocks.at[i].kind == BLOCK_CODE)
            search_code_block(search, expression, &markdown->blocks.at[i]);
}

typedef struct RawHit {
    size_t sentence;
    Span plain;
} RawHit;

typedef LIST(RawHit) RawHitList;

static void find_raw(Search *search, const Expression *expression, RawHitList *found)
{
    const Outline *outline = search->view->outline;
    const bool *wanted = search->scan ? scan_raw(search->scan, search->raw++) : NULL;
    for (size_t i = 0; i < outline->sentences.len; i++) {
        Span sentence = outline->sentences.at[i].plain, hit;
        Text text = utf8_cut(text_span(outline->plain, sentence), RAW_MOST);
        if ((!wanted || wanted[i]) && search_pattern(search, expression, text, &hit))
            list_add(search->arena, found,
                     (RawHit){i, {sentence.start + hit.start, sentence.start + hit.end}});
    }
}

// Patterns are found in the outline; what stands around a hit is read only now.
static const View *view_around(const Search *search, const RawHitList *found)
{
    const View *view = search->view;
    bool known = true, *wanted = arena_array(search->arena, bool, view->outline->sentences.len);
    for (size_t i = 0; i < found->len; i++) {
        known = known && view_wants(view, found->at[i].sentence);
        wanted[found->at[i].sentence] = true;
    }
    if (known)
        return view;
    View *around = view_begin(view->outline, view->lexicon, view->matcher, search->arena);
    view_complete(around, wanted);
    return around;
}

void search_raw(Search *search, const Assertion *assertion)
{
    const View *view = search->view;
    RawHitList found = {0};
    find_raw(search, &assertion->all.at[0], &found);
    if (found.len)
        search->view = view_around(search, &found);
    for (size_t i = 0; i < found.len; i++) {
        Candidate candidate;
        if (candidate_in_plain(search, found.at[i].sentence, found.at[i].plain, &candidate)
            && !search_excused(search, assertion, &candidate))
            search_add_hit(search, (ClaimHit){found.at[i].plain, found.at[i].sentence, {0}});
    }
    search->view = view;
}
