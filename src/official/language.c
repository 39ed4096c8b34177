#include "official/instruction.h"

#include "official/detect.h"

static bool is_in_language(Text response, const KwargList *kwargs, Arena *scratch)
{
    const char *language = detect_language(scratch, response);
    return !language || text_is(text_of(language), kwarg_get(kwargs, "language")->text);
}

const Instruction instruction_response_language = {
    .id = "language:response_language",
    .note = "the language is decided by script and common words; officially by langdetect, which "
            "is random",
    .kwargs = (const KwargSpec[]){{.name = "language", .kind = KWARG_TEXT, .choices = languages},
                                  {0}},
    .follows = is_in_language,
};
