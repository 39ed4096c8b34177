// What is said without being asserted: questions, what others say, what is contrary to fact.
#include "claim/guard_part.h"
#include "claim/title.h"

enum {
    SIGNS_MOST = 8,        // at the end of a sentence, to find its question mark
    LABELS_MOST = 4,       // words before the word of an answer: "A: Yes"
};

static bool ends_there(const View *view, size_t token, size_t end)
{
    return token == end || view->tokens.at[token].kind != TOKEN_WORD
        || view->tokens.at[token].opens_clause;
}

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
    for (size_t at = candidate_near_start(candidate);
         cue_within(view, CUE_INDIRECT_QUESTION, at, candidate->begin, &place); at = place.end)
        if (candidate_in_clause(candidate, view->tokens.at[place.start].clause)
            && !comma_between(view, place.end, candidate->first))
            return true;
    return false;
}

bool guard_answered(const Candidate *candidate)
{
    Span place;
    const View *view = candidate->view;
    return ends_as_question(view, candidate_sentence(candidate))
        && answers(view, candidate->sentence + 1, CUE_CORRECTION, &place)
        && ends_there(view, place.end, view->sentences.at[candidate->sentence + 1].end);
}

// A question asserts nothing, unless the answer that follows says yes, or no.
bool guard_question(const Candidate *candidate)
{
    if (candidate->told_elsewhere)
        return false;
    return (ends_as_question(candidate->view, candidate_sentence(candidate))
            || asks_without_mark(candidate))
        && !agrees(candidate->view, candidate->sentence + 1) && !guard_answered(candidate);
}

// --- what others say -----------------------------------------------------------------------------

// "... That is wrong.": the next sentence of the block takes it back, and ends there or says why.
static bool is_corrected(const Candidate *candidate)
{
    const View *view = candidate->view;
    const Outline *outline = view->outline;
    size_t next = candidate->sentence + 1;
    Span place;
    return next < view->sentences.len && !guard_answered(candidate)
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
         cue_within(view, CUE_CORRECTION, at, candidate_near_end(candidate), &place);
         at = place.end)
        if (view->tokens.at[place.start - 1].kind != TOKEN_WORD
            && !view_is_code(view, &view->tokens.at[place.start]))
            return ends_there(view, place.end, candidate_sentence(candidate).end);
    return false;
}

static bool same_block(const View *view, size_t sentence)
{
    const Outline *outline = view->outline;
    return sentence + 1 < outline->sentences.len
        && outline->sentences.at[sentence + 1].block == outline->sentences.at[sentence].block;
}

// A clause goes on behind the match, or a sentence of the block that begins with a rebuttal.
static bool is_rebutted(const Candidate *candidate)
{
    const View *view = candidate->view;
    Span place;
    for (size_t i = candidate->last + 1; i < candidate_near_end(candidate); i++)
        if (view->tokens.at[i].opens_clause || view->tokens.at[i].kind == TOKEN_STOP)
            return true;
    return same_block(view, candidate->sentence)
        && cue_begins(view, CUE_REBUTTAL, candidate->sentence + 1, &place);
}

// "A colleague claimed that await blocks; it does not.": a report excuses what somebody rebuts.
static bool is_reported(const Candidate *candidate)
{
    Span place;
    return cue_within(candidate->view, CUE_REPORT, candidate_near_start(candidate),
                      candidate->last, &place)
        && is_rebutted(candidate);
}

// "'Async is faster.' For one operation it is slower.": a statement in quotes is spoken of, where
// more is said of it.
static bool is_quoted(const Candidate *candidate)
{
    const View *view = candidate->view;
    Span sentence = candidate_sentence(candidate);
    size_t open = view->own.at[candidate->sentence], close = sentence.end;
    if (open >= close || view->tokens.at[open].kind != TOKEN_QUOTE)
        return false;
    while (close > candidate->last && view->tokens.at[close - 1].kind != TOKEN_QUOTE)
        close--;
    return close > candidate->last + 1
        && (close < sentence.end || same_block(view, candidate->sentence));
}

bool guard_attribution(const Candidate *candidate)
{
    const View *view = candidate->view;
    size_t titles[TITLES_MOST], count = titles_above(view, candidate->sentence, titles);
    if (cue_in_sentence(view, CUE_MYTH, candidate->sentence) || is_corrected(candidate)
        || is_judged_false(candidate) || is_reported(candidate) || is_quoted(candidate))
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
bool guard_condition(const Candidate *candidate)
{
    const View *view = candidate->view;
    Span sentence = candidate_sentence(candidate), place;
    bool conditional = cue_begins(view, CUE_INVERSION, candidate->sentence, &place)
        && place.start < candidate->first && !comma_between(view, place.end, candidate->first);
    for (size_t at = candidate_near_start(candidate);
         cue_within(view, CUE_CONDITION, at, candidate->first, &place); at = place.end)
        conditional = conditional || !comma_between(view, place.end, candidate->first);
    return conditional
        && (cue_within(view, CUE_UNREAL, candidate->last + 1, sentence.end, &place)
            || cue_within(view, CUE_UNREAL, sentence.start, candidate->first, &place));
}
