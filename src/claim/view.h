// A View is a channel's prose as claims are matched against it: tokens, and three layers of
// units made of them: stretches of refs to tokens, which are also a text in which every token
// stands behind one space and every unit ends with " \n".
//
//   LAYER_CLAUSE    one unit a clause. A remark in parentheses is a clause of its own, and the
//                   clause around it goes on behind it. What a sentence sets itself off from
//                   ("unlike Wait, ...") is no unit.
//   LAYER_SENTENCE  one unit a sentence, without those contrasts
//   LAYER_WHOLE     one unit a sentence, with all that it says
//
// A unit has as many words as a phrase spans, and 4 KiB, at most; a longer one is cut, at a sign.
#ifndef CLAIM_VIEW_H
#define CLAIM_VIEW_H

#include "claim/lexicon.h"
#include "claim/token.h"
#include "core/outline.h"

typedef enum Layer {
    LAYER_CLAUSE,
    LAYER_SENTENCE,
    LAYER_WHOLE,
    LAYER_COUNT,
} Layer;

typedef struct Unit {
    Span text;               // in the layer's text, without the final "\n"
    size_t sentence;         // index into outline->sentences
    unsigned clause;         // of the sentence, in LAYER_CLAUSE
    Span refs;               // [start, end), in the layer's refs
} Unit;

// A token in the text of a layer.
typedef struct Ref {
    uint32_t at;             // of the space before it, in the text of its unit
    uint32_t token;          // index into View.tokens
    uint32_t unit;           // index into units
    bool article;            // it is one
    uint64_t sign;           // of the token, as in a set
} Ref;

typedef LIST(Ref) RefList;
typedef struct LayerText {
    Text text;
    LIST(Unit) units;
    RefList refs;
} LayerText;

typedef struct View {
    const Outline *outline;
    const Lexicon *lexicon;
    Matcher *matcher;
    Arena *arena;
    const bool *wanted;          // of each sentence; NULL: all are
    struct CueTable *cues;       // see claim/cue.h
    TokenList tokens;
    LayerText layers[LAYER_COUNT];
    SpanList sentences;          // per sentence: its tokens [start, end)
    LIST(size_t) own;            // and where its own begin, behind those that head a cell
    LIST(size_t) leads;          // per sentence: what leads to it, or TEXT_NONE (claim/title.h)
    AtomList atoms;              // of the tokens: those of token i begin at atom_starts[i] and
    size_t *atom_starts;         // end where those of the next begin
    uint64_t *present;           // one bit an atom: it occurs
    uint64_t *signs;             // of the tokens: of all their atoms, as in a set
    uint32_t *letters;           // of the tokens, as in syntax/literal.h
    struct Memory *memory;       // see claim/memory.h; NULL: the view has no tokens yet
    bool plain;                  // phrases are sought without looking ahead: slow, and the same
} View;

// A view without tokens, as most texts need no more; and the rest of it: of the sentences around
// those that are wanted (claim/around.h), or of all with NULL. Others seem to have no words, and a
// match may be judged only in those that are wanted.
View *view_begin(const Outline *outline, const Lexicon *lexicon, Matcher *matcher, Arena *arena);
void view_complete(View *view, const bool *wanted);
bool view_wants(const View *view, size_t sentence);
View *view_make(const Outline *outline, const Lexicon *lexicon, Matcher *matcher, Arena *arena);

// The refs of the sentences [start, end) in LAYER_SENTENCE or LAYER_WHOLE.
Span view_sentences(const View *view, Layer layer, Span sentences);

// The first unit of a whole sentence there, or NULL.
const Unit *view_sentence(const View *view, Layer layer, size_t sentence);

// The unit of a word of a clause in LAYER_CLAUSE; NULL when it has no words there.
const Unit *view_clause(const View *view, size_t sentence, unsigned clause, size_t token);

// In LAYER_WHOLE, the refs of the unit of a word, and of those beside it in its sentence.
Span view_near(const View *view, size_t token);

// Whether a token stands in a code span.
bool view_is_code(const View *view, const Token *token);

// The ref of a word in LAYER_WHOLE, which has all of them in order.
size_t view_ref(const View *view, size_t token);

// The sentence that is the heading above a sentence; false when there is none.
bool view_heading(const View *view, size_t sentence, size_t *heading);

#endif
