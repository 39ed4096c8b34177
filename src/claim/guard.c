#include "claim/guard.h"

enum { GOVERNED_MOST = 8 };    // words between a negation and the match that it still governs

static const char *const names[GUARD_COUNT] = {
    [GUARD_QUESTION] = "question",
    [GUARD_ATTRIBUTION] = "attribution",
    [GUARD_CONDITION] = "condition",
    [GUARD_VERSION] = "version",
    [GUARD_OTHER_LANGUAGE] = "other-language",
    [GUARD_COUNTER_EXAMPLE] = "counter-example",
};

const char *guard_name(Guard guard)
{
    return names[guard];
}

// --- cues ----------------------------------------------------------------------------------------

// The next hit of a cue in a sentence, as tokens [start, end); `at` remembers where to go on.
static bool next_cue(const View *view, Cue cue, size_t sentence, size_t *at, Span *tokens)
{
    const Unit *unit = view_sentence(view, LAYER_WHOLE, sentence);
    Pattern *pattern = view->lexicon->cues[cue];
    Span hit;
    if (!unit || !pattern)
        return false;
    Text text = text_span(view->layers[LAYER_WHOLE].text, unit->text);
    if (*at > text.len || pattern_find(pattern, view->matcher, text, *at, &hit) != PATTERN_YES)
        return false;
    *at = hit.end;
    Span place = {unit->text.start + hit.start, unit->text.start + hit.end};
    Span refs = view_refs(view, LAYER_WHOLE, unit, place);
    const Ref *ref = view->layers[LAYER_WHOLE].refs.at;
    *tokens = (Span){ref[refs.start].token, ref[refs.end - 1].token + 1};
    return true;
}

static bool has_cue(const View *view, Cue cue, size_t sentence)
{
    size_t at = 0;
    Span tokens;
    return next_cue(view, cue, sentence, &at, &tokens);
}

// Whether the sentence begins with the cue, marks and quotes aside.
static bool begins_with(const View *view, Cue cue, size_t sentence)
{
    size_t at = 0;
    Span tokens;
    if (!next_cue(view, cue, sentence, &at, &tokens))
        return false;
    for (size_t i = view->sentences.at[sentence].start; i < tokens.start; i++)
        if (view->tokens.at[i].kind == TOKEN_WORD)
            return false;
    return true;
}

// --- negation ------------------------------------------------------------------------------------

bool candidate_in_clause(const Candidate *candidate, unsigned clause)
{
    for (size_t i = candidate->first; i <= candidate->last; i++) {
        const Token *token = &candidate->view->tokens.at[i];
        if (token->kind == TOKEN_WORD && token->clause == clause && !token->contrast)
            return true;
    }
    return false;
}

static size_t words_between(const View *view, size_t from, size_t to)
{
    size_t words = 0;
    for (size_t i = from; i < to; i++)
        words += view->tokens.at[i].kind == TOKEN_WORD;
    return words;
}

static bool comma_between(const View *view, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (view->tokens.at[i].kind == TOKEN_COMMA)
            return true;
    return false;
}

// "not only", "no doubt": the cue is part of a phrase that negates nothing.
static bool is_no_negation(const Candidate *candidate, Span cue)
{
    size_t at = 0;
    Span phrase;
    while (next_cue(candidate->view, CUE_NO_NEGATION, candidate->sentence, &at, &phrase))
        if (phrase.start <= cue.start && cue.start < phrase.end)
            return true;
    return false;
}

static bool governs(const Candidate *candidate, Span cue, bool to_comma)
{
    const View *view = candidate->view;
    if (cue.start >= candidate->last)
        return false;
    if (!candidate_in_clause(candidate, view->tokens.at[cue.start].clause))
        return false;
    if (cue.start < candidate->first) {
        if (words_between(view, cue.end, candidate->first) > GOVERNED_MOST)
            return false;
        if (to_comma && comma_between(view, cue.end, candidate->first))
            return false;
    }
    return !is_no_negation(candidate, cue);
}

static bool is_governed(const Candidate *candidate, Cue cue)
{
    size_t at = 0;
    Span tokens;
    while (next_cue(candidate->view, cue, candidate->sentence, &at, &tokens))
        if (governs(candidate, tokens, cue == CUE_ABSENCE))
            return true;
    return false;
}

static bool is_denied(const Candidate *candidate)
{
    size_t at = 0;
    Span tokens;
    while (next_cue(candidate->view, CUE_DENIAL, candidate->sentence, &at, &tokens))
        if (tokens.start > candidate->last)
            return true;
    return false;
}

bool guard_negates(const Candidate *candidate)
{
    return is_governed(candidate, CUE_NEGATION) || is_governed(candidate, CUE_ABSENCE)
        || is_denied(candidate);
}

// --- the others ----------------------------------------------------------------------------------

// "Yes", also behind a label: "A: Yes", "Answer: yes".
static bool says_yes(const View *view, size_t sentence)
{
    if (sentence >= view->sentences.len)
        return false;
    Span tokens = view->sentences.at[sentence];
    for (size_t i = tokens.start; i < tokens.end; i++) {
        if (view->tokens.at[i].kind != TOKEN_WORD)
            continue;
        if (i + 1 == tokens.end || view->tokens.at[i + 1].kind != TOKEN_COLON)
            return text_is_caseless(view->tokens.at[i].text, TEXT("yes"));
    }
    return false;
}

// A question asserts nothing, unless the answer that follows says yes.
static bool is_question(const Candidate *candidate)
{
    const View *view = candidate->view;
    Span tokens = view->sentences.at[candidate->sentence];
    bool asks = false;
    for (size_t i = tokens.end; i > tokens.start && !asks; i--) {
        TokenKind kind = view->tokens.at[i - 1].kind;
        if (kind == TOKEN_WORD)
            break;
        asks = kind == TOKEN_QUESTION;
    }
    return asks && !says_yes(view, candidate->sentence + 1);
}

static bool is_attributed(const Candidate *candidate)
{
    size_t heading;
    if (has_cue(candidate->view, CUE_MYTH, candidate->sentence))
        return true;
    return view_heading(candidate->view, candidate->sentence, &heading)
        && has_cue(candidate->view, CUE_MYTH, heading);
}

// "If await blocked the thread, the window would freeze": what is said stands between the
// condition and its comma, and behind it something says that it is contrary to fact.
static bool is_unreal(const Candidate *candidate)
{
    const View *view = candidate->view;
    size_t at = 0, behind = 0;
    Span condition, unreal;
    bool conditional = false, contrary = false;
    while (next_cue(view, CUE_CONDITION, candidate->sentence, &at, &condition))
        conditional = conditional
            || (condition.start < candidate->first
                && !comma_between(view, condition.end, candidate->first));
    while (next_cue(view, CUE_UNREAL, candidate->sentence, &behind, &unreal))
        contrary = contrary || unreal.start > candidate->last;
    return conditional && contrary;
}

static bool is_old_version(const Candidate *candidate)
{
    return has_cue(candidate->view, CUE_VERSION, candidate->sentence)
        && !has_cue(candidate->view, CUE_VERSION_STILL, candidate->sentence);
}

static bool is_other_language(const Candidate *candidate)
{
    size_t heading;
    const View *view = candidate->view;
    if (has_cue(view, CUE_OWN_LANGUAGE, candidate->sentence))
        return false;
    if (has_cue(view, CUE_OTHER_LANGUAGE, candidate->sentence))
        return true;
    return view_heading(view, candidate->sentence, &heading)
        && has_cue(view, CUE_OTHER_LANGUAGE, heading)
        && !has_cue(view, CUE_OWN_LANGUAGE, heading);
}

// A label stands alone or before a colon or a dash ("Wrong: ..."); a mark needs neither.
static bool is_label(const View *view, size_t sentence)
{
    size_t at = 0;
    Span cue;
    if (!begins_with(view, CUE_BAD_EXAMPLE, sentence)
        || !next_cue(view, CUE_BAD_EXAMPLE, sentence, &at, &cue))
        return false;
    const Token *behind = &view->tokens.at[cue.end];
    bool mark = (unsigned char)view->tokens.at[cue.start].text.at[0] >= 0x80;
    return mark || cue.end == view->sentences.at[sentence].end || behind->kind == TOKEN_COLON
        || behind->kind == TOKEN_STOP;
}

static bool is_counter_example(const Candidate *candidate)
{
    size_t heading;
    const View *view = candidate->view;
    return is_label(view, candidate->sentence)
        || (view_heading(view, candidate->sentence, &heading)
            && begins_with(view, CUE_BAD_EXAMPLE, heading));
}

bool guard_excuses(Guard guard, const Candidate *candidate)
{
    switch (guard) {
    case GUARD_QUESTION: return is_question(candidate);
    case GUARD_ATTRIBUTION: return is_attributed(candidate);
    case GUARD_CONDITION: return is_unreal(candidate);
    case GUARD_VERSION: return is_old_version(candidate);
    case GUARD_OTHER_LANGUAGE: return is_other_language(candidate);
    case GUARD_COUNTER_EXAMPLE: return is_counter_example(candidate);
    case GUARD_COUNT: return false;
    }
    return false;
}
