// What a sentence speaks of: an old version, another technology, a bad example.
#include "claim/guard_part.h"
#include "claim/table.h"
#include "claim/title.h"

// --- versions and languages ----------------------------------------------------------------------

// "Stuck with C# 7? Then ...": a question before the sentence sets its scene.
static bool is_scene(const View *view, size_t sentence)
{
    const Sentence *sentences = view->outline->sentences.at;
    Span tokens = view->sentences.at[sentence];
    return sentences[sentence].block == sentences[sentence + 1].block && tokens.end > tokens.start
        && view->tokens.at[tokens.end - 1].kind == TOKEN_QUESTION
        && cue_in_sentence(view, CUE_VERSION, sentence);
}

bool guard_version(const Candidate *candidate)
{
    const View *view = candidate->view;
    size_t titles[TITLES_MOST], count = titles_above(view, candidate->sentence, titles);
    bool old = cue_in_sentence(view, CUE_VERSION, candidate->sentence)
        || (candidate->sentence > 0 && is_scene(view, candidate->sentence - 1));
    for (size_t i = 0; i < count && !old; i++)
        old = cue_in_sentence(view, CUE_VERSION, titles[i]);
    return old && !candidate_beside(candidate, CUE_VERSION_STILL);
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

bool guard_other_language(const Candidate *candidate)
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

bool guard_counter_example(const Candidate *candidate)
{
    const View *view = candidate->view;
    size_t titles[TITLES_MOST], count = titles_above(view, candidate->sentence, titles);
    Span cue;
    bool denies;
    if (table_answers(view, candidate->sentence, &denies))
        return false;
    if (is_label(view, candidate->sentence) || is_marked_behind(view, candidate->sentence))
        return true;
    for (size_t i = 0; i < count; i++)
        if (cue_begins(view, CUE_BAD_EXAMPLE, titles[i], &cue))
            return true;
    return false;
}
