#include "claim/candidate.h"

enum { NEAR = 64 };        // tokens before and behind a match that are looked at

bool candidate_in_clause(const Candidate *candidate, unsigned clause)
{
    for (size_t i = 0; i < candidate->ref_count; i++) {
        const Token *token = &candidate->view->tokens.at[candidate->refs[i].token];
        if (token->clause == clause && !token->contrast)
            return true;
    }
    return false;
}

Span candidate_sentence(const Candidate *candidate)
{
    return candidate->view->sentences.at[candidate->sentence];
}

size_t candidate_near_end(const Candidate *candidate)
{
    size_t end = candidate_sentence(candidate).end;
    return end - candidate->last > NEAR ? candidate->last + NEAR : end;
}

size_t candidate_near_start(const Candidate *candidate)
{
    size_t start = candidate_sentence(candidate).start;
    return candidate->first - start > NEAR ? candidate->first - NEAR : start;
}

bool sign_between(const View *view, size_t from, size_t to, TokenKind kind)
{
    for (size_t i = from; i < to; i++)
        if (view->tokens.at[i].kind == kind)
            return true;
    return false;
}

bool comma_between(const View *view, size_t from, size_t to)
{
    return sign_between(view, from, to, TOKEN_COMMA);
}

bool candidate_beside(const Candidate *candidate, Cue cue)
{
    const View *view = candidate->view;
    size_t end = candidate_near_end(candidate);
    Span place;
    for (size_t at = candidate_near_start(candidate); cue_within(view, cue, at, end, &place);
         at = place.end)
        if (candidate_in_clause(candidate, view->tokens.at[place.start].clause))
            return true;
    return false;
}
