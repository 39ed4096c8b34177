#include "syntax/punkt.h"

#include "base/utf8.h"
#include "syntax/unicode.h"

// A place where a sentence may end, and the text around it that decides.
typedef struct Candidate {
    size_t word;    // where the word before begins
    size_t mark;
    size_t after;   // the end of what follows the mark and belongs to the context
    size_t next;    // where the next sentence would begin
} Candidate;

typedef struct Splitter {
    Arena *arena;
    Text text;
    SpanList *sentences;
    Span pending;   // a sentence that may still take closing quotes from the next
    bool has_pending;
    size_t start;   // of the sentence after that
} Splitter;

static size_t skip_space(Text text, size_t at)
{
    size_t len;
    while ((len = unicode_space_at(text, at)) > 0)
        at += len;
    return at;
}

static size_t skip_token(Text text, size_t at)
{
    while (at < text.len && !unicode_space_at(text, at)) {
        uint32_t character;
        size_t len = utf8_decode(text, at, &character);
        at += len ? len : 1;
    }
    return at;
}

// The closing quotes and brackets at the start of the next sentence that belong to this one.
static size_t closing_length(Text next)
{
    size_t end = 0;
    while (end < next.len && char_is_one_of(next.at[end], "\"')]}"))
        end++;
    bool closes = end == next.len || unicode_space_at(next, end)
               || text_starts(text_from(next, end), TEXT("--"));
    return closes ? end : 0;
}

static void add(Splitter *s, Span sentence)
{
    sentence.start = skip_space(s->text, sentence.start);
    if (sentence.start < sentence.end)
        list_add(s->arena, s->sentences, sentence);
}

static void take_sentence(Splitter *s, Span sentence)
{
    if (s->has_pending) {
        size_t closing = closing_length(text_span(s->text, sentence));
        if (closing > 0) {
            s->pending.end = sentence.start + closing;
            sentence.start = skip_space(text_slice(s->text, 0, sentence.end), s->pending.end);
        }
        add(s, s->pending);
    }
    s->pending = sentence;
    s->has_pending = true;
}

static void decide(Splitter *s, Candidate candidate)
{
    size_t after = candidate.after ? candidate.after : skip_token(s->text, candidate.next);
    if (!punkt_has_break(text_slice(s->text, candidate.word, after)))
        return;
    take_sentence(s, (Span){s->start, candidate.mark + 1});
    s->start = candidate.next;
}

// Whether the mark at `mark` is a candidate: punctuation or white space and a token must follow.
// Where a token follows, its end stays open (0) until it is needed.
static bool is_candidate(Text text, size_t mark, Candidate *candidate)
{
    size_t behind = mark + 1;
    if (!char_is_one_of(text.at[mark], ".?!") || behind >= text.len)
        return false;
    candidate->mark = mark;
    candidate->after = behind + 1;
    candidate->next = behind;
    if (char_is_one_of(text.at[behind], ")\";}]*:@'({[!?"))
        return true;
    candidate->after = 0;
    candidate->next = skip_space(text, behind);
    return candidate->next > behind && candidate->next < text.len;
}

// Candidates in one word overlap, and of those the last decides.
static void split_at_candidates(Splitter *s)
{
    Candidate last = {0}, candidate;
    bool has_last = false;
    size_t space = 0;   // the last ASCII white space since the last candidate; as NLTK, none at 0
    for (size_t at = 0; at < s->text.len; at++) {
        if (char_is_space(s->text.at[at]))
            space = at;
        if (!is_candidate(s->text, at, &candidate))
            continue;
        candidate.word = space == 0 ? last.word : space + 1;
        if (has_last && last.mark <= candidate.word)
            decide(s, last);
        last = candidate;
        has_last = true;
        space = 0;
    }
    if (has_last)
        decide(s, last);
}

static size_t trimmed_end(Text text)
{
    size_t end = 0;
    for (size_t at = 0; at < text.len;) {
        size_t space = unicode_space_at(text, at);
        at = space ? at + space : skip_token(text, at);
        if (space == 0)
            end = at;
    }
    return end;
}

void punkt_split(Arena *arena, Text text, SpanList *sentences)
{
    Splitter splitter = {.arena = arena, .text = text, .sentences = sentences};
    split_at_candidates(&splitter);
    take_sentence(&splitter, (Span){splitter.start, trimmed_end(text)});
    add(&splitter, splitter.pending);
}
