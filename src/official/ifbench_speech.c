#include "base/utf8.h"
#include "official/instruction.h"
#include "official/python.h"
#include "official/python_more.h"
#include "syntax/unicode.h"

// A word and the number of its syllables, "word:1".
static const char *const known_syllables[] = {
    "able:2", "actually:4", "agreed:2", "apostrophe:4", "area:3", "areas:3", "asked:1", "became:2",
    "because:2", "being:2", "believed:2", "business:2", "cafe:2", "called:1", "careful:2",
    "caused:1", "changed:1", "changes:2", "chasm:2", "client:2", "comes:1", "create:2", "created:3",
    "creates:2", "creating:3", "creation:3", "creative:3", "curious:3", "dial:2", "diet:2",
    "different:3", "does:1", "doing:2", "dreamed:1", "duel:2", "evening:2", "every:2", "everyone:3",
    "everything:3", "family:3", "fire:1", "fires:1", "fluid:2", "formed:1", "fuel:2", "genius:3",
    "giant:2", "gives:1", "goes:1", "going:2", "graduate:3", "helped:1", "homes:1", "hopeful:2",
    "hour:1", "hours:1", "idea:3", "ideas:3", "interesting:4", "involved:2", "js:2", "knows:1",
    "learned:1", "lion:2", "lions:2", "lived:1", "lives:1", "lonely:2", "looked:1", "loved:1",
    "makes:1", "maybe:2", "moved:1", "movement:2", "museum:3", "mysterious:4", "names:1",
    "needed:2", "neon:2", "oasis:3", "obvious:3", "ocean:2", "odious:3", "olives:2", "opened:2",
    "passed:1", "peaceful:2", "people:2", "period:3", "played:1", "poem:2", "poet:2", "poetry:3",
    "previous:3", "prism:2", "quiet:2", "radio:3", "react:2", "reality:4", "realized:3", "recipe:3",
    "rhythm:2", "ruin:2", "schism:2", "science:2", "seeing:2", "seemed:1", "sees:1", "serious:3",
    "sides:1", "sincerely:3", "society:4", "somehow:2", "someone:2", "something:2", "sometimes:2",
    "somewhere:2", "statement:2", "stayed:1", "stories:2", "studied:2", "studio:3", "takes:1",
    "theory:3", "therefore:2", "times:1", "trial:2", "tried:1", "turned:1", "used:1", "usually:4",
    "various:3", "video:3", "violet:3", "violin:3", "walked:1", "wanted:2", "whispered:2",
    "worked:1", "writes:1",
};

static bool is_vowel(char c)
{
    return char_is_one_of(c, "aeiouy");
}

// Groups of vowels, a silent e aside: the rule for words that no table knows.
static unsigned count_vowel_groups(Text word)
{
    unsigned count = 0;
    for (size_t i = 0; i < word.len; i++)
        count += is_vowel(word.at[i]) && (i == 0 || !is_vowel(word.at[i - 1]));
    if (text_ends(word, TEXT("e")) && count > 0)
        count--;
    if (text_ends(word, TEXT("le")) && word.len > 2 && !is_vowel(word.at[word.len - 3]))
        count++;
    return count > 0 ? count : 1;
}

static bool has_digit(Text word)
{
    for (size_t at = 0; at < word.len;) {
        uint32_t character;
        size_t len = utf8_decode(word, at, &character);
        if (len && unicode_is_digit(character))
            return true;
        at += len ? len : 1;
    }
    return false;
}

static unsigned count_syllables(Text word)
{
    if (has_digit(word))
        return 0;
    for (size_t i = 0; i < sizeof known_syllables / sizeof *known_syllables; i++) {
        Text known = text_of(known_syllables[i]);
        if (known.len == word.len + 2 && text_starts(known, word))
            return (unsigned)(known.at[known.len - 1] - '0');
    }
    return count_vowel_groups(word);
}

static bool holds_odd_even_syllables(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList words = {0};
    py_plain_words(scratch, response, &words);
    unsigned before = 0;
    for (size_t i = 0; i < words.len; i++) {
        unsigned count = count_syllables(words.at[i]);
        if (i > 0 && count % 2 == before % 2)
            return false;
        before = count;
    }
    return true;
}

// Forms that open a sentence as a verb and hardly as anything else.
static bool is_verb(Text lower)
{
    static const char *const verbs[] = {
        "accept", "achieve", "acknowledge", "acquire", "adapt", "add", "adjust", "adopt", "allow",
        "analyze", "anticipate", "apply", "appreciate", "are", "arrange", "ask", "assemble",
        "assess", "assume", "attend", "avoid", "be", "became", "become", "began", "begin", "begins",
        "behold", "believe", "break", "bring", "build", "buy", "calculate", "call", "carry",
        "check", "choose", "clarify", "click", "collect", "combine", "come", "compare", "complete",
        "comprehend", "compute", "conduct", "confirm", "connect", "consider", "consult", "contact",
        "continue", "convert", "create", "decide", "define", "delve", "depends", "describe",
        "determine", "develop", "did", "discover", "discuss", "dive", "divide", "do", "does",
        "draw", "eat", "eliminate", "embark", "embrace", "employ", "enable", "encourage", "engage",
        "enhance", "enjoy", "ensure", "enter", "envision", "establish", "estimate", "evaluate",
        "examine", "expand", "expect", "explain", "explore", "express", "extract", "feel", "fill",
        "find", "finish", "fix", "fold", "follow", "forget", "gather", "generate", "get", "give",
        "given", "go", "got", "grab", "grow", "had", "has", "have", "hear", "hold", "identify",
        "ignore", "illustrate", "imagine", "implement", "improve", "include", "includes",
        "incorporate", "insert", "install", "integrate", "introduce", "invest", "investigate",
        "invite", "is", "join", "keep", "know", "learn", "leave", "let", "listen", "locate", "look",
        "lose", "made", "maintain", "make", "manage", "maximize", "meet", "minimize", "mix",
        "modify", "move", "multiply", "navigate", "note", "obtain", "open", "optimize", "organize",
        "pay", "perform", "pick", "pour", "prepare", "preserve", "prevent", "prioritize", "proceed",
        "produce", "promote", "protect", "provide", "pull", "pursue", "put", "raise", "read",
        "realize", "recall", "recognize", "reduce", "refer", "reflect", "regard", "rejoice",
        "relax", "remain", "remember", "remove", "repeat", "replace", "require", "resolve",
        "respond", "reveal", "save", "say", "says", "see", "seek", "seems", "select", "sell",
        "send", "serve", "set", "share", "show", "simplify", "solve", "speak", "specify", "spend",
        "start", "stay", "stir", "stop", "strive", "submit", "suggest", "suppose", "take", "teach",
        "tell", "think", "transform", "translate", "try", "turn", "understanding", "unleash",
        "unlock", "unveil", "use", "utilize", "verify", "visualize", "wait", "wake", "want", "was",
        "watch", "welcome", "were", "yield", NULL,
    };
    return text_is_one_of(lower, verbs);
}

// Nouns and others that end like a participle.
static bool is_no_participle(Text lower)
{
    static const char *const others[] = {
        "anything", "bed", "bling", "bring", "ceiling", "cling", "clothing", "ding", "during",
        "evening", "everything", "fling", "hundred", "indeed", "king", "lightning", "morning",
        "need", "nothing", "notwithstanding", "offspring", "ping", "red", "ring", "sacred", "seed",
        "sibling", "something", "speed", "spring", "sterling", "string", "ted", "thing", "wedding",
        "weed", "wing", NULL,
    };
    return text_is_one_of(lower, others);
}

static bool holds_start_verb(Text response, const KwargList *kwargs, Arena *scratch)
{
    enum { STEM_LEAST = 5 };
    (void)kwargs;
    TextList tokens = {0};
    py_tokens(scratch, response, &tokens);
    if (tokens.len == 0)
        return false;
    Text lower = py_lower(scratch, tokens.at[0]);
    if (is_verb(lower))
        return true;
    bool participle = text_ends(lower, TEXT("ing")) || text_ends(lower, TEXT("ed"));
    return participle && lower.len >= STEM_LEAST && !is_no_participle(lower);
}

static const KwargSpec none[] = {{.name = NULL}};

const Instruction instruction_odd_even_syllables = {
    "words:odd_even_syllables",
    "syllables are counted by vowels and a short list, not with a dictionary of 7000 words", none,
    holds_odd_even_syllables,
};
const Instruction instruction_start_verb = {
    "words:start_verb",
    "a verb is one of a list or a participle, not what a trained tagger takes for one", none,
    holds_start_verb,
};
