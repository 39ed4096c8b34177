#include "base/utf8.h"
#include "official/instruction.h"
#include "official/python.h"
#include "official/python_more.h"
#include "syntax/unicode.h"

// Common words in which the rule takes a silent vowel for a syllable.
static const char *const one_less[] = {
    "absolutely", "achievement", "advanced", "advertisement", "allowed", "asked", "awareness",
    "balanced", "based", "business", "businesses", "called", "captured", "careful", "caused",
    "changed", "combined", "comes", "compared", "composed", "considered", "controlled", "covered",
    "declared", "defined", "definitely", "described", "designed", "detailed", "determined",
    "developed", "discovered", "drives", "engaged", "engagement", "enhanced", "equipped",
    "established", "evening", "every", "everyday", "everything", "excitement", "files", "filled",
    "focused", "forecast", "formed", "framework", "games", "gives", "grateful", "guides", "helped",
    "homes", "improved", "improvement", "increased", "informed", "inspired", "introduced",
    "involved", "learned", "leaves", "lifestyle", "likely", "lines", "lived", "lives", "lonely",
    "looked", "loved", "loves", "makes", "managed", "management", "marked", "merely", "miles",
    "missed", "mixed", "moved", "movement", "moves", "named", "names", "notes", "noticed", "ones",
    "opened", "organized", "ourselves", "passed", "peaceful", "perceived", "personalized", "placed",
    "prepared", "proposed", "raised", "rates", "reached", "recognized", "reduced", "relatively",
    "required", "requirement", "requirements", "roles", "rules", "safety", "sales", "scenes",
    "seemed", "served", "serves", "shared", "sides", "sites", "skilled", "somehow", "something",
    "somewhat", "somewhere", "statement", "statements", "states", "stepped", "stones", "styles",
    "takes", "tales", "themes", "themselves", "therefore", "times", "tired", "trained", "turned",
    "types", "used", "useful", "using", "waves", "widely", "widespread", "worked", "wrapped", NULL,
};

// Common words in which neighbouring vowels are a syllable each, or an e at the end is heard.
static const char *const one_more[] = {
    "actual", "actually", "agree", "annual", "anxiety", "applying", "appreciate", "appreciation",
    "area", "associate", "association", "audience", "audio", "being", "beyond", "biology", "cafe",
    "casual", "champion", "chaos", "client", "coffee", "committee", "continue", "continuous",
    "cooperation", "create", "created", "creating", "creation", "creative", "creativity", "creator",
    "criteria", "curiosity", "curious", "degree", "dial", "dialogue", "diary", "diet", "doing",
    "enthusiasm", "european", "evaluate", "evaluation", "experience", "experiences", "fluid",
    "giant", "going", "graduate", "graduation", "idea", "ideal", "ideas", "identifying",
    "immediate", "india", "individual", "individuals", "industrial", "influence", "initiative",
    "intellectual", "interior", "issue", "january", "lion", "material", "materials", "media",
    "movie", "museum", "mysterious", "nuclear", "obvious", "period", "pioneer", "playing", "poem",
    "poet", "poetry", "premium", "previous", "quiet", "radiation", "radio", "react", "real",
    "reality", "recipe", "reliability", "reliable", "ritual", "royal", "ruin", "science",
    "scientific", "scientist", "scientists", "seeing", "serious", "situation", "society",
    "spiritual", "stadium", "studio", "theater", "theological", "theory", "trial", "triangle",
    "trying", "usual", "valuable", "value", "variation", "variety", "various", "victoria", "video",
    "violence", "virtual", "visual", NULL,
};

static bool is_vowel(char c)
{
    return char_is_one_of(c, "aeiouy");
}

// Groups of vowels, a silent e aside: the rule for words that no table knows.
static int count_vowel_groups(Text word)
{
    int count = 0;
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

static int correction(Text word)
{
    return text_is_one_of(word, one_more) - text_is_one_of(word, one_less);
}

static int count_syllables(Text word)
{
    return has_digit(word) ? 0 : count_vowel_groups(word) + correction(word);
}

static bool holds_odd_even_syllables(Text response, const KwargList *kwargs, Arena *scratch)
{
    (void)kwargs;
    TextList words = {0};
    py_plain_words(scratch, response, &words);
    int before = 0;
    for (size_t i = 0; i < words.len; i++) {
        int count = count_syllables(words.at[i]);
        if (i > 0 && count % 2 == before % 2)
            return false;
        before = count;
    }
    return true;
}

// Forms that open a sentence as a verb and hardly as anything else.
static const char *const verbs[] = {
    "accept", "achieve", "acknowledge", "acquire", "adapt", "add", "adjust", "adopt", "allow",
    "analyze", "anticipate", "apply", "appreciate", "are", "arrange", "ask", "assemble", "assess",
    "assume", "attend", "avoid", "be", "became", "become", "began", "begin", "begins", "behold",
    "believe", "break", "bring", "build", "buy", "calculate", "call", "carry", "check", "choose",
    "clarify", "click", "collect", "combine", "come", "compare", "complete", "comprehend",
    "compute", "conduct", "confirm", "connect", "consider", "consult", "contact", "continue",
    "convert", "create", "decide", "define", "delve", "depends", "describe", "determine", "develop",
    "did", "discover", "discuss", "dive", "divide", "do", "does", "draw", "eat", "eliminate",
    "embark", "embrace", "employ", "enable", "encourage", "engage", "enhance", "enjoy", "ensure",
    "enter", "envision", "establish", "estimate", "evaluate", "examine", "expand", "expect",
    "explain", "explore", "express", "extract", "feel", "fill", "find", "finish", "fix", "fold",
    "follow", "forget", "gather", "generate", "get", "give", "given", "go", "got", "grab", "grow",
    "had", "has", "have", "hear", "hold", "identify", "ignore", "illustrate", "imagine",
    "implement", "improve", "include", "includes", "incorporate", "insert", "install", "integrate",
    "introduce", "invest", "investigate", "invite", "is", "join", "keep", "know", "learn", "leave",
    "let", "listen", "locate", "look", "lose", "made", "maintain", "make", "manage", "maximize",
    "meet", "minimize", "mix", "modify", "move", "multiply", "navigate", "note", "obtain", "open",
    "optimize", "organize", "pay", "perform", "pick", "pour", "prepare", "preserve", "prevent",
    "prioritize", "proceed", "produce", "promote", "protect", "provide", "pull", "pursue", "put",
    "raise", "read", "realize", "recall", "recognize", "reduce", "refer", "reflect", "regard",
    "rejoice", "relax", "remain", "remember", "remove", "repeat", "replace", "require", "resolve",
    "respond", "reveal", "save", "say", "says", "see", "seek", "seems", "select", "sell", "send",
    "serve", "set", "share", "show", "simplify", "solve", "speak", "specify", "spend", "start",
    "stay", "stir", "stop", "strive", "submit", "suggest", "suppose", "take", "teach", "tell",
    "think", "transform", "translate", "try", "turn", "understanding", "unleash", "unlock",
    "unveil", "use", "utilize", "verify", "visualize", "wait", "wake", "want", "was", "watch",
    "welcome", "were", "yield", NULL,
};

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
    if (text_is_one_of(lower, verbs))
        return true;
    bool participle = text_ends(lower, TEXT("ing")) || text_ends(lower, TEXT("ed"));
    return participle && lower.len >= STEM_LEAST && !is_no_participle(lower);
}

static const KwargSpec none[] = {{.name = NULL}};

const Instruction instruction_odd_even_syllables = {
    "words:odd_even_syllables",
    "syllables are counted by vowels and a short list, not with a dictionary of 6400 words", none,
    holds_odd_even_syllables,
};
const Instruction instruction_start_verb = {
    "words:start_verb",
    "a verb is one of a list or a participle, not what a trained tagger takes for one", none,
    holds_start_verb,
};
