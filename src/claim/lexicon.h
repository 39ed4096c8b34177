// A Lexicon is what the claim engine knows of one language, as data: rules/lexicon/en.yaml.
//
// Every table is a list of phrases in the language of rules (claim/phrase.h), words as they
// stand (no inflection). A further language is a further file.
#ifndef CLAIM_LEXICON_H
#define CLAIM_LEXICON_H

#include "base/error.h"
#include "claim/phrase.h"
#include "syntax/yaml.h"

typedef enum Cue {
    CUE_BOUNDARY,          // begins a new clause: but, however, whereas
    CUE_CONCESSION,        // of these, one whose clause ends at its comma: although, whereas
    CUE_CONTRAST,          // begins what the sentence sets itself off from: unlike, rather than
    CUE_ASIDE,             // does so behind a comma: ", not Wait,"
    CUE_NEGATION,          // governs the words behind it, to the end of its clause: not, never
    CUE_ABSENCE,           // governs up to the next comma: without, no
    CUE_NO_NEGATION,       // looks like a negation and is none: not only, no doubt, no harm in
    CUE_INTRODUCTION,      // begins what stands before a comma and the main clause: if, when, to
    CUE_JOINT,             // begins a clause behind a comma: so, since
    CUE_DENIAL,            // denies what stands before it: is a myth, is not true
    CUE_CORRECTION,        // begins a sentence that denies the one before: that is wrong
    CUE_MYTH,              // tells what others wrongly say: a common misconception is, many think
    CUE_REPORT,            // tells what somebody says, who may be wrong: a colleague claims
    CUE_REBUTTAL,          // begins a sentence that takes back the one before: in reality
    CUE_QUESTION,          // begins a sentence that asks, also without its mark: does it
    CUE_INDIRECT_QUESTION, // begins a question within a sentence: whether
    CUE_ASSENT,            // begins an answer that agrees: yes, indeed
    CUE_CONDITION,         // begins a condition: if, when
    CUE_INVERSION,         // does so at the start of a sentence: had it blocked, were it to block
    CUE_UNREAL,            // says that a condition is contrary to fact: would, could
    CUE_VERSION,           // limits to old versions: before C# 6, in .NET 4.0
    CUE_VERSION_STILL,     // in the clause of the match, undoes it: even today
    CUE_LIKENESS,          // says that another technology is no different: just as in
    CUE_HEDGE,             // leaves room for exceptions: may, typically
    CUE_UNIVERSAL,         // leaves none: always, every, must
    CUE_BAD_EXAMPLE,       // a label or a mark of a counter-example: wrong, don't, bad
    CUE_COUNT,
} Cue;

// The bit behind those of the cues: of words that a technology's cue begins with.
enum { TECHNOLOGIES = CUE_COUNT };

// What packs write about: a language, a tool. What is said of another of its kind ("in
// JavaScript, ...") is not said of it.
typedef struct Technology {
    Text name;
    Text kind;                     // only those of one kind are told apart
    Phrase cues;                   // speak of it: one step
} Technology;

typedef struct Lexicon {
    Inflection inflection;
    Vocabulary *vocabulary;        // of its cues and of the packs that are written in it,
    Phrasebook *book;              // and their phrases
    Phrase cues[CUE_COUNT];        // one step, or none: the table is empty
    LIST(Technology) technologies;
    LIST(uint32_t) cues_of_atoms;  // that begin with one, and TECHNOLOGIES: one bit each; atoms of
                                   // packs have none
    Text source;                   // the bytes of the file, for the digest of a ruleset
} Lexicon;

Lexicon *lexicon_load(const YamlNode *file, Arena *keep, Error *error);

// NULL with an error at the node when the lexicon has no technology of that name.
const Technology *lexicon_technology(const Lexicon *lexicon, const YamlNode *name, Arena *keep,
                                     Error *error);

#endif
