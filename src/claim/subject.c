// The subject of a match is the name of code that the statement is about: the nearest one before
// it ("Task.WhenAll waits, and it stops ..."), or the one that a passive names behind it ("... is
// stopped by WhenAll"). A pronoun or a plain noun is no name, nor does one count that is far away;
// where the sentence has none before the match, the sentences before it in its block and the
// heading above are asked.
#include "claim/search.h"

#include "claim/title.h"

enum {
    BY_NEAR = 3,           // words between the match and the name of a passive
    BACK_MOST = 3,         // sentences before that of the match
    CALL_MOST = 100,       // bytes of a call before one of its arguments
    FAR_MOST = 100,        // words between a name and what is said of it
};

// "Task.WhenAll", "WaitAsync", ".Result", "List<T>", "create_task": no word of prose looks so.
static bool looks_like_code(Text word)
{
    bool lower = false;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.at[i];
        if (c == '_' || c == '<' || (c == '.' && i + 1 < word.len && char_is_alpha(word.at[i + 1])))
            return true;
        if (lower && char_is_upper(c))
            return true;
        lower = lower || (c >= 'a' && c <= 'z');
    }
    return false;
}

// "downloads" in "Task.WhenAll(downloads)": what is handed over is not what the sentence is about.
static bool is_argument(const View *view, const Token *token)
{
    Text plain = view->outline->plain;
    unsigned closed = 0;
    for (size_t i = token->plain.start; i > 1 && token->plain.start - i < CALL_MOST; i--) {
        char c = plain.at[i - 1];
        if (c == '\n')
            return false;
        closed += c == ')';
        if (c == '(' && closed-- == 0)
            return char_is_alpha(plain.at[i - 2]) || plain.at[i - 2] == '>';
    }
    return false;
}

static bool is_name(const View *view, size_t at)
{
    const Token *token = &view->tokens.at[at];
    return token->kind == TOKEN_WORD && !token->contrast && token->text.len > 1
        && (looks_like_code(token->text) || view_is_code(view, token)) && !is_argument(view, token);
}

static bool is_by(Text word)
{
    static const char *const words[] = {"by", "with", "through", "via", "using"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is_caseless(word, text_of(words[i])))
            return true;
    return false;
}

static size_t name_behind(const Candidate *candidate)
{
    const View *view = candidate->view;
    size_t end = candidate_sentence(candidate).end;
    for (size_t i = candidate->last + 1; i < end && i <= candidate->last + BY_NEAR; i++)
        if (is_by(view->tokens.at[i].text))
            for (size_t j = i + 1; j < end && j <= i + BY_NEAR; j++)
                if (is_name(view, j))
                    return j;
    return TEXT_NONE;
}

static size_t last_name(const View *view, size_t start, size_t end)
{
    for (size_t i = end; i > start && end - i < FAR_MOST; i--)
        if (is_name(view, i - 1))
            return i - 1;
    return TEXT_NONE;
}

static size_t name_before(const View *view, size_t sentence)
{
    const Sentence *sentences = view->outline->sentences.at;
    size_t name = TEXT_NONE, heading;
    for (size_t back = 1; back <= BACK_MOST && back <= sentence && name == TEXT_NONE; back++) {
        if (sentences[sentence - back].block != sentences[sentence].block)
            break;
        Span tokens = view->sentences.at[sentence - back];
        name = last_name(view, tokens.start, tokens.end);
    }
    if (name == TEXT_NONE && view_heading(view, sentence, &heading)) {
        Span tokens = view->sentences.at[heading];
        name = last_name(view, tokens.start, tokens.end);
    }
    return name;
}

size_t search_subject_of(const Candidate *candidate)
{
    Span sentence = candidate_sentence(candidate);
    size_t name = name_behind(candidate);
    if (name == TEXT_NONE)
        name = last_name(candidate->view, sentence.start, candidate->first + 1);
    return name == TEXT_NONE ? name_before(candidate->view, candidate->sentence) : name;
}

static bool is_any_of(Search *search, const ExpressionList *names, size_t token)
{
    const View *view = search->view;
    const RefList *refs = &view->layers[LAYER_WHOLE].refs;
    size_t ref = view_ref(view, token);
    for (size_t i = 0; i < names->len; i++)
        if (ref < refs->len
            && search_find(search, &names->at[i], LAYER_WHOLE, (Span){ref, ref + 1}, NULL))
            return true;
    return false;
}

bool search_subject(Search *search, const Assertion *assertion, const Candidate *candidate)
{
    if (assertion->subject.len == 0)
        return true;
    size_t name = search_subject_of(candidate);
    bool named = name != TEXT_NONE && is_any_of(search, &assertion->subject, name);
    return named != assertion->other_subject;
}
