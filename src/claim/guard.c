#include "claim/guard.h"

#include "claim/cue.h"
#include "claim/title.h"

enum {
    GOVERNED_MOST = 8,     // words between a negation and the match that it still governs
    NEAR = 64,             // tokens before and behind a match that are looked at
    SIGNS_MOST = 8,        // at the end of a sentence, to find its question mark
    LABELS_MOST = 4,       // words before the word of an answer: "A: Yes"
};

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

bool candidate_in_clause(const Candidate *candidate, unsigned clause)
{
    for (size_t i = 0; i < candidate->ref_count; i++) {
        const Token *token = &candidate->view->tokens.at[candidate->refs[i].token];
        if (token->clause == clause && !token->contrast)
            return true;
    }
    return false;
}

static Span sentence_of(const Candidate *candidate)
{
    return candidate->view->sentences.at[candidate->sentence];
}

// The end of the tokens shortly behind the match, in its sentence.
static size_t near_end(const Candidate *candidate)
{
    size_t end = sentence_of(candidate).end;
    return end - candidate->last > NEAR ? candidate->last + NEAR : end;
}

// The start of those shortly before it.
static size_t near_start(const Candidate *candidate)
{
    size_t start = sentence_of(candidate).start;
    return candidate->first - start > NEAR ? candidate->first - NEAR : start;
}

static bool sign_between(const View *view, size_t from, size_t to, TokenKind kind)
{
    for (size_t i = from; i < to; i++)
        if (view->tokens.at[i].kind == kind)
            return true;
    return false;
}

static bool comma_between(const View *view, size_t from, size_t to)
{
    return sign_between(view, from, to, TOKEN_COMMA);
}

// --- negation ------------------------------------------------------------------------------------

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
    size_t start = near_start(candidate);
    Span place;
    if (cue.end > candidate->first || !comma_between(view, cue.end, candidate->first))
        return false;
    for (size_t at = start; cue_within(view, CUE_INTRODUCTION, at, cue.start, &place);
         at = place.end)
        if (begins_clause(view, place.start, sentence_of(candidate).start)
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
    return cue.end < sentence_of(candidate).end && tokens[cue.end].kind == TOKEN_WORD
        && tokens[cue.end].opens_clause && candidate_in_clause(candidate, tokens[cue.end].clause);
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
        && !(to_comma && comma_between(view, cue.end, candidate->first));
}

static bool is_governed(const Candidate *candidate, Cue cue)
{
    Span place;
    for (size_t at = near_start(candidate);
         cue_within(candidate->view, cue, at, candidate->last, &place); at = place.end)
        if (governs(candidate, place, cue == CUE_ABSENCE))
            return true;
    return false;
}

static bool is_denied(const Candidate *candidate)
{
    Span place;
    return cue_within(candidate->view, CUE_DENIAL, candidate->last + 1,
                      sentence_of(candidate).end, &place);
}

bool guard_negates(const Candidate *candidate)
{
    return is_governed(candidate, CUE_NEGATION) || is_governed(candidate, CUE_ABSENCE)
        || is_denied(candidate);
}

// --- questions -----------------------------------------------------------------------------------

// "Yes", also behind a label: "A: Yes", "Verdict: wrong".
static bool answers(const View *view, size_t sentence, Cue cue, Span *place)
{
    if (sentence >= view->sentences.len)
        return false;
    if (cue_begins(view, cue, sentence, place))
        return true;
    Span tokens = view->sentences.at[sentence];
    size_t most = tokens.end - tokens.start < LABELS_MOST ? tokens.end : tokens.start + LABELS_MOST;
    for (size_t i = tokens.start; i < most; i++)
        if (view->tokens.at[i].kind == TOKEN_COLON)
            return cue_within(view, cue, i + 1, i + 2, place);
    return false;
}

static bool agrees(const View *view, size_t sentence)
{
    Span place;
    return answers(view, sentence, CUE_ASSENT, &place);
}

static bool ends_as_question(const View *view, Span tokens)
{
    for (size_t i = tokens.end; i > tokens.start && tokens.end - i < SIGNS_MOST; i--) {
        TokenKind kind = view->tokens.at[i - 1].kind;
        if (kind == TOKEN_WORD || kind == TOKEN_QUESTION)
            return kind == TOKEN_QUESTION;
    }
    return false;
}

// "Does await block the thread", "whether await blocks": without a comma between, as one stands
// behind an inserted "whether you like it or not".
static bool asks_without_mark(const Candidate *candidate)
{
    Span place;
    const View *view = candidate->view;
    if (cue_begins(view, CUE_QUESTION, candidate->sentence, &place)
        && place.start < candidate->first && !comma_between(view, place.end, candidate->first))
        return true;
    for (size_t at = near_start(candidate);
         cue_within(view, CUE_INDIRECT_QUESTION, at, candidate->begin, &place); at = place.end)
        if (candidate_in_clause(candidate, view->tokens.at[place.start].clause)
            && !comma_between(view, place.end, candidate->first))
            return true;
    return false;
}

// A question asserts nothing, unless the answer that follows says yes.
static bool is_question(const Candidate *candidate)
{
    return (ends_as_question(candidate->view, sentence_of(candidate))
            || asks_without_mark(candidate))
        && !agrees(candidate->view, candidate->sentence + 1);
}

// --- what others say -----------------------------------------------------------------------------

static bool ends_there(const View *view, size_t token, size_t end)
{
    return token == end || view->tokens.at[token].kind != TOKEN_WORD
        || view->tokens.at[token].opens_clause;
}

// "... That is wrong.": the next sentence of the block takes it back, and ends there or says why.
static bool is_corrected(const Candidate *candidate)
{
    const View *view = candidate->view;
    const Outline *outline = view->outline;
    size_t next = candidate->sentence + 1;
    Span place;
    return next < view->sentences.len
        && outline->sentences.at[next].block == outline->sentences.at[next - 1].block
        && answers(view, next, CUE_CORRECTION, &place)
        && ends_there(view, place.end, view->sentences.at[next].end);
}

// "await blocks the thread: false", "... (wrong)": signs on both sides.
static bool is_judged_false(const Candidate *candidate)
{
    const View *view = candidate->view;
    Span place;
    for (size_t at = candidate->last + 1;
         cue_within(view, CUE_CORRECTION, at, near_end(candidate), &place); at = place.end)
        if (view->tokens.at[place.start - 1].kind != TOKEN_WORD)
            return ends_there(view, place.end, sentence_of(candidate).end);
    return false;
}

static bool is_attributed(const Candidate *candidate)
{
    const View *view = candidate->view;
    size_t titles[TITLES_MOST], count = titles_above(view, candidate->sentence, titles);
    if (cue_in_sentence(view, CUE_MYTH, candidate->sentence) || is_corrected(candidate)
        || is_judged_false(candidate))
        return true;
    for (size_t i = 0; i < count; i++)
        if (cue_in_sentence(view, CUE_MYTH, titles[i])
            || cue_in_sentence(view, CUE_DENIAL, titles[i]))
            return true;
    return false;
}

// --- conditions ----------------------------------------------------------------------------------

// "If await blocked the thread, the window would freeze": what is said stands between the condition
// and its comma, and outside of it something says that it is contrary to fact.
static bool is_unreal(const Candidate *candidate)
{
    const View *view = candidate->view;
    Span sentence = sentence_of(candidate), place;
    bool conditional = cue_begins(view, CUE_INVERSION, candidate->sentence, &place)
        && place.start < candidate->first && !comma_between(view, place.end, candidate->first);
    for (size_t at = near_start(candidate);
         cue_within(view, CUE_CONDITION, at, candidate->first, &place); at = place.end)
        conditional = conditional || !comma_between(view, place.end, candidate->first);
    return conditional
        && (cue_within(view, CUE_UNREAL, candidate->last + 1, sentence.end, &place)
            || cue_within(view, CUE_UNREAL, sentence.start, candidate->first, &place));
}

// --- versions and languages ----------------------------------------------------------------------

// A cue in a clause of the match.
static bool is_beside(const Candidate *candidate, Cue cue)
{
    const View *view = candidate->view;
    size_t end = near_end(candidate);
    Span place;
    for (size_t at = near_start(candidate); cue_within(view, cue, at, end, &place); at = place.end)
        if (candidate_in_clause(candidate, view->tokens.at[place.start].clause))
            return true;
    return false;
}

static bool is_old_version(const Candidate *candidate)
{
    return cue_in_sentence(candidate->view, CUE_VERSION, candidate->sentence)
        && !is_beside(candidate, CUE_VERSION_STILL);
}

// Whether the sentence speaks of the claim's own technology, or likens another to it.
static bool is_ours(const Candidate *candidate, size_t sentence)
{
    return cue_speaks_of(candidate->view, candidate->technology, sentence)
        || cue_in_sentence(candidate->view, CUE_LIKENESS, sentence);
}

// Whether it speaks of another of the same kind, and not of ours.
static bool is_foreign(const Candidate *candidate, size_t sentence)
{
    const Lexicon *lexicon = candidate->view->lexicon;
    bool other = false;
    for (size_t i = 0; i < lexicon->technologies.len && !other; i++) {
        const Technology *technology = &lexicon->technologies.at[i];
        other = technology != candidate->technology
            && text_is(technology->kind, candidate->technology->kind)
            && cue_speaks_of(candidate->view, technology, sentence);
    }
    return other && !is_ours(candidate, sentence);
}

static bool is_other_language(const Candidate *candidate)
{
    size_t titles[TITLES_MOST], count = titles_above(candidate->view, candidate->sentence, titles);
    if (!candidate->technology || is_ours(candidate, candidate->sentence))
        return false;
    if (is_foreign(candidate, candidate->sentence))
        return true;
    for (size_t i = 0; i < count; i++)
        if (is_foreign(candidate, titles[i]))
            return true;
    return false;
}

// --- counter-examples ----------------------------------------------------------------------------

static bool is_mark(const View *view, Span cue)
{
    return (unsigned char)view->tokens.at[cue.start].text.at[0] >= 0x80;
}

static bool is_number(const Token *token)
{
    return token->kind == TOKEN_WORD && token->text.len && char_is_digit(token->text.at[0]);
}

// A label stands alone or before a colon or a dash ("Wrong: ...", "Mistake 1: ..."); a mark needs
// neither.
static bool is_label(const View *view, size_t sentence)
{
    Span cue;
    if (!cue_begins(view, CUE_BAD_EXAMPLE, sentence, &cue))
        return false;
    size_t end = view->sentences.at[sentence].end, behind = cue.end;
    if (behind < end && is_number(&view->tokens.at[behind]))
        behind++;
    if (is_mark(view, cue) || behind == end)
        return true;
    TokenKind kind = view->tokens.at[behind].kind;
    return kind == TOKEN_COLON || kind == TOKEN_STOP || kind == TOKEN_CLOSE
        || cue_within(view, CUE_BAD_EXAMPLE, behind, behind + 1, &cue);
}

// "await blocks the thread ❌"
static bool is_marked_behind(const View *view, size_t sentence)
{
    Span tokens = view->sentences.at[sentence], cue;
    return tokens.end > tokens.start
        && cue_within(view, CUE_BAD_EXAMPLE, tokens.end - 1, tokens.end, &cue)
        && is_mark(view, cue);
}

static bool is_counter_example(const Candidate *candidate)
{
    const View *view = candidate->view;
    size_t titles[TITLES_MOST], count = titles_above(view, candidate->sentence, titles);
    Span cue;
    if (is_label(view, candidate->sentence) || is_marked_behind(view, candidate->sentence))
        return true;
    for (size_t i = 0; i < count; i++)
        if (cue_begins(view, CUE_BAD_EXAMPLE, titles[i], &cue))
            return true;
    return false;
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
