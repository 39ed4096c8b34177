#include "format/format.h"

#define FORMAT(name) extern const Format format_##name;
#include "format/formats.def"
#undef FORMAT

#define FORMAT(name) &format_##name,
const Format *const formats[] = {
#include "format/formats.def"
    NULL,
};
#undef FORMAT

const Format *format_find(Text name)
{
    for (size_t i = 0; formats[i]; i++)
        if (text_is(text_of(formats[i]->name), name))
            return formats[i];
    return NULL;
}

const Format *format_of_text(Text source)
{
    const Format *last = NULL;
    for (size_t i = 0; formats[i]; i++) {
        if (formats[i]->framing != FRAMING_TEXT)
            continue;
        last = formats[i];
        if (last->detect(source))
            break;
    }
    return last;
}

const Format *format_of_value(const JsonNode *value, Framing framing)
{
    for (size_t i = 0; formats[i]; i++)
        if (formats[i]->framing == framing && formats[i]->knows(value))
            return formats[i];
    return NULL;
}
