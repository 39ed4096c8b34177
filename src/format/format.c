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

// The last format takes everything, so the search needs no other end.
static const Format *detect(Text source)
{
    size_t i = 0;
    while (formats[i + 1] && !formats[i]->detect(source))
        i++;
    return formats[i];
}

bool documents_split(Text source, Text path, const Format *format, Arena *arena,
                     DocumentList *documents, Error *error)
{
    size_t first = documents->len;
    if (!format)
        format = detect(source);
    if (!format->split(source, arena, documents, error))
        return false;
    for (size_t i = first; i < documents->len; i++) {
        documents->at[i].path = path;
        documents->at[i].format = format->name;
        document_clean(&documents->at[i], arena);
    }
    return true;
}
