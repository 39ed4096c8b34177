#include "claim/claim.h"

#include "base/utf8.h"
#include "claim/match.h"
#include "claim/search.h"
#include "claim/table.h"

// Where one assertion may hold: a stretch of a layer, around a match of its first phrase.
typedef struct Region {
    Layer layer;
    Span refs;
    const Unit *unit;             // of the first phrase
} Region;

// What the phrases of an assertion matched, in refs.
typedef struct Evidence {
    Span refs[PHRASES_MOST];
    size_t count;
} Evidence;

static bool may_occur(const Search *search, const Expression *expression)
{
    return expression->pattern || phrase_may_match(&expression->phrase, search->view);
}

static bool may_match(const Search *search, const Assertion *assertion)
{
    for (size_t i = 0; i < assertion->all.len; i++)
        if (!may_occur(search, &assertion->all.at[i]))
            return false;
    for (size_t i = 0; i < assertion->any.len; i++)
        if (may_occur(search, &assertion->any.at[i]))
            return true;
    return assertion->any.len == 0;
}

// What a match covers of its sentence: the words that head a cell stand elsewhere.
static Span plain_of(const Candidate *candidate)
{
    const View *view = candidate->view;
    size_t own = view->own.at[candidate->sentence];
    if (candidate->last < own)
        return view->outline->sentences.at[candidate->sentence].plain;
    size_t first = candidate->first < own ? own : candidate->first;
    return (Span){view->tokens.at[first].plain.start, view->tokens.at[candidate->last].plain.end};
}

// A cell whose heads alone match says nothing, unless it only answers what they ask.
static bool is_said(const Candidate *parts, size_t count)
{
    bool denies;
    for (size_t i = 0; i < count; i++)
        if (parts[i].last >= parts[i].view->own.at[parts[i].sentence]
            || table_answers(parts[i].view, parts[i].sentence, &denies))
            return true;
    return false;
}

static bool is_excused(Search *search, const Assertion *assertion, const Candidate *candidate)
{
    Negation negation = assertion->has_negation ? assertion->negation : search->claim->negation;
    Text reason = search_excuse(search, negation, candidate);
    if (reason.len && search->silences)
        list_add(search->arena, search->silences,
                 (ClaimSilence){plain_of(candidate), candidate->sentence, reason,
                                search->unless});
    return reason.len > 0;
}

// --- assertions ----------------------------------------------------------------------------------

static Candidate candidate_of(const Search *search, Layer layer, Span refs)
{
    const LayerText *text = &search->view->layers[layer];
    const Ref *ref = text->refs.at;
    return (Candidate){.view = search->view,
                       .technology = search->claim->technology,
                       .sentence = text->units.at[ref[refs.start].unit].sentence,
                       .first = ref[refs.start].token,
                       .last = ref[refs.end - 1].token,
                       .begin = ref[refs.start].token,
                       .refs = ref + refs.start,
                       .ref_count = refs.end - refs.start};
}

static void add_hit(Search *search, const Region *region, const Evidence *evidence)
{
    ClaimHit hit = {{TEXT_NONE, 0}, region->unit->sentence, {0}};
    for (size_t i = 0; i < evidence->count; i++) {
        Candidate part = candidate_of(search, region->layer, evidence->refs[i]);
        Span plain = plain_of(&part);
        if (plain.start < hit.plain.start)
            hit.plain.start = plain.start;
        if (plain.end > hit.plain.end)
            hit.plain.end = plain.end;
    }
    list_add(search->arena, search->hits, hit);
}

// "What happens on failure? An AggregateException is thrown.": what is asked is told in a later
// sentence.
static bool is_told_elsewhere(const Candidate *parts, const Evidence *evidence, size_t part)
{
    for (size_t i = 0; i < evidence->count; i++)
        if (parts[i].sentence > parts[part].sentence)
            return true;
    return false;
}

static bool evidence_stands(Search *search, const Assertion *assertion, const Region *region,
                            const Evidence *evidence)
{
    Candidate parts[PHRASES_MOST];
    for (size_t i = 0; i < evidence->count; i++)
        parts[i] = candidate_of(search, region->layer, evidence->refs[i]);
    for (size_t i = 0; i < evidence->count; i++)
        for (size_t j = 0; j < evidence->count; j++)
            if (parts[j].sentence == parts[i].sentence && parts[j].first < parts[i].begin)
                parts[i].begin = parts[j].first;
    if (!is_said(parts, evidence->count))
        return false;
    for (size_t i = 0; i < evidence->count; i++) {
        parts[i].beside_predicate = assertion->has_predicate && i > 0;
        parts[i].told_elsewhere = parts[i].beside_predicate
            || is_told_elsewhere(parts, evidence, i);
    }
    for (size_t i = 0; i < evidence->count; i++)
        if (is_excused(search, assertion, &parts[i]))
            return false;
    return true;
}

static bool find_in_region(Search *search, const Expression *expression, const Region *region,
                           Evidence *evidence)
{
    Span hit;
    if (!search_find(search, expression, region->layer, region->refs, &hit))
        return false;
    if (evidence && evidence->count < PHRASES_MOST)
        evidence->refs[evidence->count++] = hit;
    return true;
}

static bool any_in_region(Search *search, const ExpressionList *any, const Region *region,
                          Evidence *evidence)
{
    for (size_t i = 0; i < any->len; i++)
        if (find_in_region(search, &any->at[i], region, evidence))
            return true;
    return false;
}

// The leading phrase matched at `lead`: does the rest of the assertion hold around it?
static bool holds(Search *search, const Assertion *assertion, const Region *region, Span lead,
                  Evidence *evidence)
{
    *evidence = (Evidence){{lead}, 1};
    for (size_t i = 1; i < assertion->all.len; i++)
        if (!find_in_region(search, &assertion->all.at[i], region, evidence))
            return false;
    if (assertion->all.len && assertion->any.len
        && !any_in_region(search, &assertion->any, region, evidence))
        return false;
    return !any_in_region(search, &assertion->none, region, NULL);
}

static Region region_around(const View *view, const Assertion *assertion, Layer layer, Span lead)
{
    const LayerText *text = &view->layers[layer];
    const Unit *unit = &text->units.at[text->refs.at[lead.start].unit];
    Region region = {layer, unit->refs, unit};
    if (assertion->scope == SCOPE_ITEM)
        region.refs = search_item(view, layer, unit->sentence);
    return region;
}

static bool stands_at(Search *search, const Assertion *assertion, const Region *region, Span lead)
{
    Evidence evidence;
    Candidate first = candidate_of(search, region->layer, lead);
    bool stands = holds(search, assertion, region, lead, &evidence)
        && search_subject(search, assertion, &first)
        && search_context(search, assertion, first.sentence)
        && evidence_stands(search, assertion, region, &evidence);
    if (stands)
        add_hit(search, region, &evidence);
    return stands;
}

static bool lead_at(Search *search, const Expression *lead, Layer layer, size_t start, Span *hit)
{
    const LayerText *text = &search->view->layers[layer];
    Span rest = {start, text->units.at[text->refs.at[start].unit].refs.end};
    MatchAnswer answer = phrase_begins(&lead->phrase, search->view, layer, rest, hit);
    if (answer == MATCH_LIMIT && !search->limit)
        search->limit = lead;
    return answer == MATCH_YES;
}

// For each unit, how much it has of what the leading phrase needs and, unless they may stand in the
// item around, the others do; `all` gets the count of a unit that has all of it.
static const unsigned char *mark_units(const Search *search, const Assertion *assertion,
                                       const Expression *lead, Layer layer, unsigned *all)
{
    const View *view = search->view;
    size_t units = view->layers[layer].units.len;
    unsigned char *marks = arena_array(search->arena, unsigned char, units + 1);
    *all = phrase_mark(&lead->phrase, view, layer, 0, marks);
    for (size_t i = 1; i < assertion->all.len && assertion->scope != SCOPE_ITEM; i++)
        *all = phrase_mark(&assertion->all.at[i].phrase, view, layer, *all, marks);
    return marks;
}

// Every match of the leading phrase opens a region; a region with a finding, or with too many
// excused matches, is left for the next unit.
static void search_layer(Search *search, const Assertion *assertion, const Expression *lead)
{
    Layer layer = assertion->scope == SCOPE_CLAUSE ? LAYER_CLAUSE : LAYER_SENTENCE;
    PlaceList starts = {0};
    const Unit *tried = NULL;
    unsigned tries = 0;
    size_t next = 0;
    const Ref *refs = search->view->layers[layer].refs.at;
    unsigned all;
    const unsigned char *marks = mark_units(search, assertion, lead, layer, &all);
    phrase_starts(&lead->phrase, search->view, layer, search->arena, &starts);
    for (size_t i = 0; i < starts.len; i++) {
        Span hit;
        if (starts.at[i] < next || marks[refs[starts.at[i]].unit] < all
            || !lead_at(search, lead, layer, starts.at[i], &hit))
            continue;
        Region region = region_around(search->view, assertion, layer, hit);
        bool stands = stands_at(search, assertion, &region, hit);
        tries = region.unit == tried ? tries + 1 : 1;
        tried = region.unit;
        if (stands || tries >= TRIES_MOST)
            next = region.unit->refs.end;
    }
}

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
        list_add(search->arena, search->hits, (ClaimHit){{0}, TEXT_NONE, code});
        return;
    }
}

// Code says what it does: there is no guard for it, and one finding a block is enough.
static void search_code(Search *search, const Expression *expression)
{
    const Markdown *markdown = &search->view->outline->markdown;
    for (size_t i = 0; i < markdown->blocks.len; i++)
        if (markdown->blocks.at[i].kind == BLOCK_CODE)
            search_code_block(search, expression, &markdown->blocks.at[i]);
}

static void search_raw(Search *search, const Assertion *assertion)
{
    const Expression *expression = &assertion->all.at[0];
    const View *view = search->view;
    for (size_t i = 0; i < view->sentences.len; i++) {
        Span sentence = view->outline->sentences.at[i].plain, hit;
        Text text = text_span(view->outline->plain, sentence);
        if (!search_pattern(search, expression, utf8_cut(text, RAW_MOST), &hit))
            continue;
        Span plain = {sentence.start + hit.start, sentence.start + hit.end};
        Candidate candidate;
        if (candidate_in_plain(search, i, plain, &candidate)
            && !is_excused(search, assertion, &candidate))
            list_add(search->arena, search->hits, (ClaimHit){plain, i, {0}});
    }
}

static void search_assertion(Search *search, const Assertion *assertion)
{
    if (!may_match(search, assertion))
        return;
    if (assertion->scope == SCOPE_CODE) {
        search_code(search, &assertion->all.at[0]);
        return;
    }
    if (assertion->scope == SCOPE_RAW) {
        search_raw(search, assertion);
        return;
    }
    if (assertion->all.len) {
        search_layer(search, assertion, &assertion->all.at[0]);
        return;
    }
    for (size_t i = 0; i < assertion->any.len; i++)
        search_layer(search, assertion, &assertion->any.at[i]);
}

// One finding a sentence is enough: the first one stays.
static void drop_repeats(ClaimHitList *hits, size_t sentences, Arena *arena)
{
    bool *seen = arena_array(arena, bool, sentences);
    size_t kept = 0;
    for (size_t i = 0; i < hits->len; i++) {
        size_t sentence = hits->at[i].sentence;
        if (sentence == TEXT_NONE || !seen[sentence])
            hits->at[kept++] = hits->at[i];
        if (sentence != TEXT_NONE)
            seen[sentence] = true;
    }
    hits->len = kept;
}

Outcome claim_explain(const Claim *claim, const View *view, Arena *arena, ClaimHitList *hits,
                      ClaimSilenceList *silences, Text *trouble)
{
    Search search = {claim, view, arena, hits, silences, NULL, 0};
    for (size_t i = 0; i < claim->assertions.len; i++)
        search_assertion(&search, &claim->assertions.at[i]);
    if (hits->len)
        drop_repeats(hits, view->sentences.len, arena);
    if (search.limit) {
        *trouble = arena_print(arena, "the phrase in line %u took too many steps",
                               search.limit->place.line);
        return OUTCOME_ERROR;
    }
    return hits->len ? OUTCOME_FAIL : OUTCOME_PASS;
}

Outcome claim_judge(const Claim *claim, const View *view, Arena *arena, ClaimHitList *hits,
                    Text *trouble)
{
    return claim_explain(claim, view, arena, hits, NULL, trouble);
}

bool claim_reads_code(const Claim *claim)
{
    for (size_t i = 0; i < claim->assertions.len; i++)
        if (claim->assertions.at[i].scope == SCOPE_CODE)
            return true;
    return false;
}
