#include "claim/claim.h"

#include "claim/match.h"
#include "claim/scan.h"
#include "claim/search.h"
#include "claim/table.h"

// Where one assertion may hold: a stretch of a layer, around a match of its first phrase.
typedef struct Region {
    Layer layer;
    Span refs;
    const Unit *unit;             // of the first phrase
    const Places *beside;         // what the scan knows of the others: see Found; NULL: nothing
} Region;

// What the phrases of an assertion matched, in refs.
typedef struct Evidence {
    Span refs[PHRASES_MOST];
    size_t count;
} Evidence;

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

bool search_excused(Search *search, const Assertion *assertion, const Candidate *candidate)
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

// One finding a sentence is enough: the first one stays.
void search_add_hit(Search *search, ClaimHit hit)
{
    if (hit.sentence != TEXT_NONE) {
        if (!search->found)
            search->found = arena_array(search->arena, bool, search->view->outline->sentences.len);
        if (search->found[hit.sentence])
            return;
        search->found[hit.sentence] = true;
    }
    list_add(search->arena, search->hits, hit);
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
    search_add_hit(search, hit);
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
        if (search_excused(search, assertion, &parts[i]))
            return false;
    return true;
}

// Whether a phrase begins with a ref.
static bool begins_at(Search *search, const Expression *expression, Layer layer, size_t start,
                      Span *hit)
{
    const LayerText *text = &search->view->layers[layer];
    Span rest = {start, text->units.at[text->refs.at[start].unit].refs.end};
    MatchAnswer answer = phrase_begins(&expression->phrase, search->view, layer, rest, hit);
    if (answer == MATCH_LIMIT && !search->limit)
        search->limit = expression;
    return answer == MATCH_YES;
}

// `places`: where the scan found it; 0: nobody knows.
static bool find_in_region(Search *search, const Expression *expression, const Region *region,
                           Places places, Evidence *evidence)
{
    Span hit;
    size_t start = region->refs.start + (places ? places_first(places) : 0);
    bool begins = places && begins_at(search, expression, region->layer, start, &hit);
    if (!begins && !search_find(search, expression, region->layer, region->refs, &hit))
        return false;
    if (evidence && evidence->count < PHRASES_MOST)
        evidence->refs[evidence->count++] = hit;
    return true;
}

static bool any_in_region(Search *search, const ExpressionList *any, const Region *region,
                          Evidence *evidence)
{
    for (size_t i = 0; i < any->len; i++)
        if (find_in_region(search, &any->at[i], region, 0, evidence))
            return true;
    return false;
}

static bool choice_in_region(Search *search, const Assertion *assertion, const Region *region,
                             Evidence *evidence)
{
    if (!region->beside)
        return any_in_region(search, &assertion->any, region, evidence);
    const Places *choice = region->beside + assertion->all.len - 1;
    return find_in_region(search, &assertion->any.at[choice[0]], region, choice[1], evidence);
}

// The leading phrase matched at `lead`: does the rest of the assertion hold around it?
static bool holds(Search *search, const Assertion *assertion, const Region *region, Span lead,
                  Evidence *evidence)
{
    *evidence = (Evidence){{lead}, 1};
    for (size_t i = 1; i < assertion->all.len; i++)
        if (!find_in_region(search, &assertion->all.at[i], region,
                            region->beside ? region->beside[i - 1] : 0, evidence))
            return false;
    if (assertion->all.len && assertion->any.len
        && !choice_in_region(search, assertion, region, evidence))
        return false;
    return region->beside || !any_in_region(search, &assertion->none, region, NULL);
}

static Region region_around(const View *view, const Assertion *assertion, Layer layer, Span lead)
{
    const LayerText *text = &view->layers[layer];
    const Unit *unit = &text->units.at[text->refs.at[lead.start].unit];
    Region region = {layer, unit->refs, unit, NULL};
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

// A phrase that is tried in one place after the other.
typedef struct Attempt {
    const Assertion *assertion;
    const Expression *expression;
    Layer layer;
    const Unit *tried;
    unsigned tries;               // in that unit
    size_t next;                  // ref: what comes before is done with
    const Places *beside;         // as in a Region
} Attempt;

// A sentence that has its finding is left, unless somebody asks for what was excused there.
static bool is_done_with(const Search *search, const Attempt *attempt, size_t start)
{
    const LayerText *text = &search->view->layers[attempt->layer];
    return start < attempt->next
        || (search->found && !search->silences
            && search->found[text->units.at[text->refs.at[start].unit].sentence]);
}

// Every match of the leading phrase opens a region; a region with a finding, or with too many
// excused matches, is left for the next unit.
static void try_place(Search *search, Attempt *attempt, size_t start)
{
    Span hit;
    if (is_done_with(search, attempt, start)
        || !begins_at(search, attempt->expression, attempt->layer, start, &hit))
        return;
    Region region = region_around(search->view, attempt->assertion, attempt->layer, hit);
    region.beside = attempt->beside;
    bool stands = stands_at(search, attempt->assertion, &region, hit);
    attempt->tries = region.unit == attempt->tried ? attempt->tries + 1 : 1;
    attempt->tried = region.unit;
    if (stands || attempt->tries >= TRIES_MOST)
        attempt->next = region.unit->refs.end;
}

static void try_found(Search *search, Attempt *attempt, uint32_t number)
{
    const Scan *scan = search->scan;
    for (uint32_t i = scan->first[number]; i; i = scan->found.at[i].next) {
        const Found *found = &scan->found.at[i];
        attempt->beside = found->known ? scan->beside.at + found->beside : NULL;
        for (Places rest = found->places; rest; rest &= rest - 1)
            try_place(search, attempt, found->base + (size_t)__builtin_ctzll(rest));
    }
}

static void search_layer(Search *search, const Assertion *assertion, const Expression *expression)
{
    Attempt attempt = {.assertion = assertion, .expression = expression};
    attempt.layer = assertion->scope == SCOPE_CLAUSE ? LAYER_CLAUSE : LAYER_SENTENCE;
    if (search->scan)
        try_found(search, &attempt, search->lead++);
    else
        for (size_t i = 0; i < search->view->layers[attempt.layer].refs.len; i++)
            try_place(search, &attempt, i);
}

static void search_assertion(Search *search, const Assertion *assertion)
{
    if (assertion->scope == SCOPE_CODE) {
        search_code(search, assertion);
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

static Outcome search_all(Search *search, Text *trouble)
{
    const Claim *claim = search->claim;
    for (size_t i = 0; i < claim->assertions.len; i++)
        search_assertion(search, &claim->assertions.at[i]);
    if (search->limit) {
        *trouble = arena_print(search->arena, "the phrase in line %u took too many steps",
                               search->limit->place.line);
        return OUTCOME_ERROR;
    }
    return search->hits->len ? OUTCOME_FAIL : OUTCOME_PASS;
}

Outcome claim_explain(const Claim *claim, const View *view, Arena *arena, ClaimHitList *hits,
                      ClaimSilenceList *silences, Text *trouble)
{
    Search search = {.claim = claim, .view = view, .arena = arena, .hits = hits,
                     .silences = silences};
    return search_all(&search, trouble);
}

Outcome claim_judge(const Claim *claim, const View *view, const Scan *scan, uint32_t number,
                    Arena *arena, ClaimHitList *hits, Text *trouble)
{
    Search search = {.claim = claim, .view = view, .scan = scan, .arena = arena, .hits = hits};
    if (scan) {
        search.lead = scan->index->firsts[number].lead;
        search.raw = scan->index->firsts[number].raw;
    }
    return search_all(&search, trouble);
}

bool claim_reads_code(const Claim *claim)
{
    for (size_t i = 0; i < claim->assertions.len; i++)
        if (claim->assertions.at[i].scope == SCOPE_CODE)
            return true;
    return false;
}
