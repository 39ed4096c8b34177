#include "claim/slip.h"

#include "base/utf8.h"
#include "claim/cover.h"
#include "claim/slip_part.h"
#include "syntax/bare_choice.h"

enum { SHOWN_MOST = 40 };    // bytes of a text that a message shows

void slip_add(const Slips *slips, Place place, Text what)
{
    list_add(slips->arena, slips->list, (ClaimSlip){.place = place, .what = what});
}

static bool covers(const Slips *slips, const Expression *wide, const Expression *narrow)
{
    return phrase_covers(slips->terms, wide->source, narrow->source, slips->arena);
}

// --- one regular expression ----------------------------------------------------------------------

Text slip_shown(Text text, Arena *arena)
{
    Text cut = utf8_cut(text, SHOWN_MOST);
    return cut.len < text.len ? arena_print(arena, "%.*s…", TEXT_ARG(cut)) : cut;
}

void pattern_slips(Pattern *pattern, Place place, StressReach reach, Matcher *matcher,
                   Arena *arena, ClaimSlipList *list)
{
    Stress stress;
    Slips slips = {.arena = arena, .list = list};
    if (bare_choice(pattern_source(pattern)))
        slip_add(&slips, place,
                 TEXT("\\b holds for one side of a | only: write \\b(?:one|other)\\b"));
    if (stress_find(pattern, reach, matcher, arena, &stress))
        stress_slip(&slips, pattern, place, &stress);
}

// --- one entry -----------------------------------------------------------------------------------

static const Expression *covered_by(const Slips *slips, const Expression *wide,
                                    const ExpressionList *narrow)
{
    for (size_t i = 0; i < narrow->len; i++)
        if (&narrow->at[i] != wide && covers(slips, wide, &narrow->at[i]))
            return &narrow->at[i];
    return NULL;
}

static void slip_beside(const Slips *slips, const Expression *phrase, const char *what,
                        const Expression *other)
{
    slip_add(slips, phrase->place,
             arena_print(slips->arena, "%s '%.*s' in line %u", what,
                         TEXT_ARG(slip_shown(other->source, slips->arena)), other->place.line));
}

// The phrases of an entry beside each other. One of `all` that another one has in it is no slip:
// guards look at its place, too.
static void entry_slips(const Slips *slips, const Assertion *entry)
{
    for (size_t i = 0; i < entry->any.len; i++) {
        const Expression *by = covered_by(slips, &entry->any.at[i], &entry->all);
        if (by)
            slip_beside(slips, &entry->any.at[i], "`any` always holds, by", by);
    }
    for (size_t i = 0; i < entry->none.len; i++) {
        const Expression *by = covered_by(slips, &entry->none.at[i], &entry->all);
        if (by)
            slip_beside(slips, &entry->none.at[i], "the entry never matches: `none` holds by", by);
    }
}

// --- two entries ---------------------------------------------------------------------------------

static bool same_phrases(const ExpressionList *a, const ExpressionList *b)
{
    if (a->len != b->len)
        return false;
    for (size_t i = 0; i < a->len; i++)
        if (!text_is(a->at[i].source, b->at[i].source))
            return false;
    return true;
}

static bool same_conditions(const Assertion *a, const Assertion *b)
{
    bool same_predicate = a->has_predicate == b->has_predicate
        && (!a->has_predicate || text_is(a->all.at[0].source, b->all.at[0].source));
    return same_predicate && a->has_negation == b->has_negation && a->negation == b->negation
        && same_phrases(&a->subject, &b->subject) && a->other_subject == b->other_subject
        && same_phrases(&a->context, &b->context);
}

static bool is_as_wide(Scope wide, Scope narrow)
{
    return wide == narrow || (wide <= SCOPE_ITEM && narrow <= SCOPE_ITEM && wide > narrow);
}

// Whether one of `any`, which is met where one of the narrow one's phrases is, is met for sure.
static bool any_is_met(const Slips *slips, const Assertion *wide, const Assertion *narrow)
{
    if (wide->any.len == 0)
        return true;
    for (size_t i = 0; i < wide->any.len; i++)
        if (covered_by(slips, &wide->any.at[i], &narrow->all))
            return true;
    for (size_t i = 0; i < narrow->any.len; i++) {
        bool met = false;
        for (size_t j = 0; j < wide->any.len && !met; j++)
            met = covers(slips, &wide->any.at[j], &narrow->any.at[i]);
        if (!met)
            return false;
    }
    return narrow->any.len > 0;
}

static bool all_are_met(const Slips *slips, const Assertion *wide, const Assertion *narrow)
{
    for (size_t i = 0; i < wide->all.len; i++)
        if (!covered_by(slips, &wide->all.at[i], &narrow->all))
            return false;
    return true;
}

// Whatever `none` of the wide one forbids, that of the narrow one forbids too.
static bool none_are_fewer(const Slips *slips, const Assertion *wide, const Assertion *narrow)
{
    for (size_t i = 0; i < wide->none.len; i++) {
        bool forbidden = false;
        for (size_t j = 0; j < narrow->none.len && !forbidden; j++)
            forbidden = covers(slips, &narrow->none.at[j], &wide->none.at[i]);
        if (!forbidden)
            return false;
    }
    return true;
}

static bool is_shadowed(const Slips *slips, const Assertion *narrow, const Assertion *wide)
{
    return is_as_wide(wide->scope, narrow->scope) && same_conditions(wide, narrow)
        && all_are_met(slips, wide, narrow) && any_is_met(slips, wide, narrow)
        && none_are_fewer(slips, wide, narrow);
}

// Of two that say the same the later one is told of.
static void shadow_slips(const Slips *slips, const Claim *claim)
{
    for (size_t i = 0; i < claim->assertions.len; i++) {
        const Assertion *narrow = &claim->assertions.at[i];
        for (size_t j = 0; j < claim->assertions.len; j++) {
            const Assertion *wide = &claim->assertions.at[j];
            if (i == j || !is_shadowed(slips, narrow, wide)
                || (i < j && is_shadowed(slips, wide, narrow)))
                continue;
            slip_add(slips, narrow->place,
                     arena_print(slips->arena, "this entry of `match` adds nothing to the one in "
                                               "line %u", wide->place.line));
            break;
        }
    }
}

// --- unless --------------------------------------------------------------------------------------

static bool is_around(ExcuseScope scope)
{
    return scope == EXCUSE_CLAUSE || scope == EXCUSE_SENTENCE || scope == EXCUSE_ITEM;
}

// An excuse that looks where the evidence stands holds by the evidence itself.
static void vacuous_slips(const Slips *slips, const Claim *claim, const Excuse *excuse)
{
    for (size_t i = 0; is_around(excuse->scope) && i < claim->assertions.len; i++) {
        const Assertion *entry = &claim->assertions.at[i];
        const Expression *by = covered_by(slips, &excuse->expression, &entry->all);
        if (by)
            slip_add(slips, excuse->expression.place,
                     arena_print(slips->arena, "this `unless` holds wherever the entry in line %u "
                                               "does, by '%.*s'", entry->place.line,
                                 TEXT_ARG(slip_shown(by->source, slips->arena))));
    }
}

static bool excuses_less(const Slips *slips, const Excuse *narrow, const Excuse *wide)
{
    bool scope = wide->scope == narrow->scope
                   ? wide->sentences >= narrow->sentences
                   : is_around(wide->scope) && is_around(narrow->scope)
                       && wide->scope > narrow->scope;
    return scope && covers(slips, &wide->expression, &narrow->expression);
}

static void excuse_slips(const Slips *slips, const Claim *claim)
{
    for (size_t i = 0; i < claim->excuses.len; i++) {
        const Excuse *narrow = &claim->excuses.at[i];
        vacuous_slips(slips, claim, narrow);
        phrase_slips(slips, &narrow->expression);
        for (size_t j = 0; j < claim->excuses.len; j++) {
            const Excuse *wide = &claim->excuses.at[j];
            if (i == j || !excuses_less(slips, narrow, wide)
                || (i < j && excuses_less(slips, wide, narrow)))
                continue;
            slip_beside(slips, &narrow->expression, "this `unless` adds nothing to",
                        &wide->expression);
            break;
        }
    }
}

// -------------------------------------------------------------------------------------------------

static void list_slips(const Slips *slips, const ExpressionList *phrases)
{
    for (size_t i = 0; i < phrases->len; i++)
        phrase_slips(slips, &phrases->at[i]);
}

void claim_slips(const Claim *claim, Terms *terms, Matcher *matcher, Arena *arena,
                 ClaimSlipList *list)
{
    Slips slips = {terms, matcher, arena, list};
    for (size_t i = 0; i < claim->assertions.len; i++) {
        const Assertion *entry = &claim->assertions.at[i];
        if (entry->scope == SCOPE_RAW || entry->scope == SCOPE_CODE) {
            const Expression *raw = &entry->all.at[0];
            Pattern *pattern = terms->lexicon->book->patterns.at[raw->pattern - 1];
            pattern_slips(pattern, raw->place, STRESS_PIECES, matcher, arena, list);
            continue;
        }
        list_slips(&slips, &entry->all);
        list_slips(&slips, &entry->any);
        list_slips(&slips, &entry->none);
        entry_slips(&slips, entry);
    }
    cost_slips(&slips, claim);
    shadow_slips(&slips, claim);
    excuse_slips(&slips, claim);
}
