#include "claim/guard.h"
#include "claim/table.h"

enum { GOVERNED_MOST = 8 };    // words between a negation and the match that it still governs

static bool too_far(const View *view, size_t from, size_t to)
{
    size_t words = 0;
    for (size_t i = from; i < to && words <= GOVERNED_MOST; i++)
        words += view->tokens.at[i].kind == TOKEN_WORD;
    return words > GOVERNED_MOST;
}

// Whether a word begins its clause: no word before it, or only one that opens or joins clauses.
static bool begins_clause(const View *view, size_t token, size_t sentence_start)
{
    const Token *before = &view->tokens.at[token - 1];
    return token == sentence_start || before->kind != TOKEN_WORD || before->opens_clause
        || view->tokens.at[token].opens_clause;
}

// "If you do not configure it, await blocks": the negation belongs to what leads up to the comma.
static bool is_introduction(const Candidate *candidate, Span cue)
{
    const View *view = candidate->view;
    size_t start = candidate_near_start(candidate);
    Span place;
    if (cue.end > candidate->first || !comma_between(view, cue.end, candidate->first))
        return false;
    for (size_t at = start; cue_within(view, CUE_INTRODUCTION, at, cue.start, &place);
         at = place.end)
        if (begins_clause(view, place.start, candidate_sentence(candidate).start)
            && !comma_between(view, place.end, cue.start))
            return true;
    return false;
}

// "It does not return, so await blocks": what is said stands in a clause of its own.
static bool is_before_joint(const Candidate *candidate, Span cue)
{
    const View *view = candidate->view;
    Span place;
    for (size_t at = cue.end; cue_within(view, CUE_JOINT, at, candidate->first, &place);
         at = place.end)
        if (view->tokens.at[place.start - 1].kind == TOKEN_COMMA
            && !comma_between(view, place.end, candidate->first))
            return true;
    return false;
}

// "not because await blocks": directly before a clause, a negation denies that clause.
static bool shares_clause(const Candidate *candidate, Span cue)
{
    const Token *tokens = candidate->view->tokens.at;
    if (candidate_in_clause(candidate, tokens[cue.start].clause))
        return true;
    return cue.end < candidate_sentence(candidate).end && tokens[cue.end].kind == TOKEN_WORD
        && tokens[cue.end].opens_clause && candidate_in_clause(candidate, tokens[cue.end].clause);
}

// "It is never free: await blocks": what a colon leads to stands for itself, unless the negation
// is all that leads to it ("Not: ...", "Don't: ...").
static bool is_before_colon(const Candidate *candidate, Span cue)
{
    const View *view = candidate->view;
    return cue.start > candidate_sentence(candidate).start + 1
        && sign_between(view, cue.end, candidate->first, TOKEN_COLON);
}

static bool governs(const Candidate *candidate, Span cue, bool to_comma)
{
    const View *view = candidate->view;
    if (!shares_clause(candidate, cue))
        return false;
    if (cue.start >= candidate->first)
        return true;
    return !too_far(view, cue.end, candidate->first) && !is_introduction(candidate, cue)
        && !is_before_joint(candidate, cue)
        && !sign_between(view, cue.end, candidate->first, TOKEN_STOP)
        && !is_before_colon(candidate, cue)
        && !(to_comma && comma_between(view, cue.end, candidate->first));
}

// Before the match, within it, or directly behind it ("is not", "blocks no thread"); the last word
// of the match is what the rule asks for ("is forbidden").
static bool is_governed(const Candidate *candidate, Cue cue)
{
    Span place;
    size_t behind = candidate->last + 2, end = candidate_sentence(candidate).end;
    for (size_t at = candidate_near_start(candidate);
         cue_within(candidate->view, cue, at, behind < end ? behind : end, &place); at = place.end)
        if (place.start != candidate->last && governs(candidate, place, cue == CUE_ABSENCE))
            return true;
    return false;
}

static bool is_denied(const Candidate *candidate)
{
    Span place;
    return cue_within(candidate->view, CUE_DENIAL, candidate->last + 1,
                      candidate_sentence(candidate).end, &place);
}

bool guard_negates(const Candidate *candidate)
{
    bool denies;
    if (table_answers(candidate->view, candidate->sentence, &denies))
        return denies;
    return is_governed(candidate, CUE_NEGATION) || is_governed(candidate, CUE_ABSENCE)
        || is_denied(candidate) || guard_answered(candidate);
}
