#include "official/instruction.h"

#include "official/detect.h"

// Those that IFEval asks for.
static const char *const languages[] = {
    "en", "es", "pt", "ar", "hi", "fr", "ru", "de", "ja", "it", "bn", "uk", "th", "ur", "ta", "te",
    "bg", "ko", "pl", "he", "fa", "vi", "ne", "sw", "kn", "mr", "gu", "pa", "ml", "fi", NULL,
};

static bool is_in_language(Text response, const KwargList *kwargs, Arena *scratch)
{
    const char *language = detect_language(scratch, response);
    return !language || text_is(text_of(language), kwarg_get(kwargs, "language")->text);
}

const Instruction instruction_response_language = {
    .id = "language:response_language",
    .note = "officially langdetect, which is random; here what it says most often",
    .kwargs = (const KwargSpec[]){{.name = "language", .kind = KWARG_TEXT, .choices = languages},
                                  {0}},
    .follows = is_in_language,
};
