#include "pack/library.h"

#include "base/file.h"
#include "base/suggest.h"
#include "pack/compiled.h"
#include "pack/embedded.h"
#include "syntax/digest.h"

enum { PACK_MOST = 1 << 20 };    // bytes of a rule file

static bool stem_of(Text path, Text folder, Text *stem)
{
    if (!text_starts(path, folder) || !text_ends(path, TEXT(".yaml")))
        return false;
    *stem = text_slice(path, folder.len, path.len - 5);
    return text_find_char(*stem, 0, '/') == TEXT_NONE;
}

static const EmbeddedFile *find_embedded(Text folder, Text name)
{
    Text stem;
    for (const EmbeddedFile *file = embedded_files; file->path; file++)
        if (stem_of(text_of(file->path), folder, &stem) && text_is(stem, name))
            return file;
    return NULL;
}

static void names_in(Text folder, Arena *arena, TextList *names)
{
    Text stem;
    for (const EmbeddedFile *file = embedded_files; file->path; file++)
        if (stem_of(text_of(file->path), folder, &stem))
            list_add(arena, names, stem);
}

void library_names(Arena *arena, TextList *names)
{
    names_in(TEXT("rules/"), arena, names);
}

static bool is_file_name(Text name)
{
    return text_find_char(name, 0, '/') != TEXT_NONE || text_ends(name, TEXT(".yaml"))
        || text_ends(name, TEXT(".yml"));
}

Text library_path(Text name)
{
    const EmbeddedFile *file = is_file_name(name) ? NULL : find_embedded(TEXT("rules/"), name);
    return file ? text_of(file->path) : (Text){0};
}

Text library_source(Text path)
{
    const EmbeddedFile *file = embedded_files;
    while (file->path && !text_is(text_of(file->path), path))
        file++;
    return file->text;
}

Text library_digest(Text source, Arena *keep)
{
    for (const EmbeddedFile *file = embedded_files; file->path; file++)
        if (file->text.at == source.at)
            return text_of(file->digest);
    TextList alone = {&source, 1, 0};
    return digest_texts(keep, &alone);
}

// --- packs ---------------------------------------------------------------------------------------

static bool unknown_pack(Text name, Place place, Arena *keep, Error *error)
{
    TextList names = {0};
    library_names(keep, &names);
    Text hint = suggest_hint(keep, name, &names);
    return error_at(error, keep, place,
                    "no pack is named '%.*s'%.*s; `answerlint rules list` shows all, a file is "
                    "given as ./%.*s.yaml",
                    TEXT_ARG(name), TEXT_ARG(hint), TEXT_ARG(name));
}

// A name in the folder of the file that asks for it.
static Text path_beside(Text name, Text beside, Arena *keep)
{
    size_t folder = beside.len;
    while (folder > 0 && beside.at[folder - 1] != '/')
        folder--;
    bool absolute = name.len && name.at[0] == '/';
    return absolute ? name : arena_join(keep, text_slice(beside, 0, folder), name);
}

bool library_pack(const Library *library, Text name, Text beside, Place place, Text *source,
                  Text *path, Error *error)
{
    const EmbeddedFile *file = is_file_name(name) ? NULL : find_embedded(TEXT("rules/"), name);
    if (!file && place.path.len)      // asked for by a pack, which imports its terms
        file = find_embedded(TEXT("rules/terms/"), name);
    if (file) {
        *source = file->text;
        *path = text_of(file->path);
        return true;
    }
    if (!is_file_name(name))
        return unknown_pack(name, place, library->keep, error);
    Text why = {0};
    *path = path_beside(name, beside, library->keep);
    if (file_read(*path, PACK_MOST, library->keep, source, &why))
        return true;
    if (place.path.len == 0)
        return error_at(error, library->keep, (Place){*path, 0, 0}, "%.*s", TEXT_ARG(why));
    return error_at(error, library->keep, place, "%.*s: %.*s", TEXT_ARG(*path), TEXT_ARG(why));
}

// --- lexicons ------------------------------------------------------------------------------------

static const Lexicon *load_lexicon(const EmbeddedFile *file, const Library *library, Text language,
                                   Error *error)
{
    Arena *keep = library->keep;
    Lexicon *ready = compiled_lexicon(language, library->full, file->text, keep);
    if (ready)
        return ready;
    const YamlNode *root = yaml_parse(file->text, text_of(file->path), keep, error);
    Lexicon *lexicon = root ? lexicon_load(root, keep, error) : NULL;
    if (lexicon)
        lexicon->source = file->text;
    return lexicon;
}

static void unknown_language(Text language, Place place, Arena *keep, Error *error)
{
    TextList names = {0};
    names_in(TEXT("rules/lexicon/"), keep, &names);
    Text hint = suggest_hint(keep, language, &names);
    error_at(error, keep, place, "no lexicon for the language '%.*s'%.*s", TEXT_ARG(language),
             TEXT_ARG(hint));
}

const Lexicon *library_lexicon(Library *library, Text language, Place place, Error *error)
{
    for (size_t i = 0; i < library->lexicons.len; i++)
        if (text_is(library->lexicons.at[i].language, language))
            return library->lexicons.at[i].lexicon;
    const EmbeddedFile *file = find_embedded(TEXT("rules/lexicon/"), language);
    if (!file) {
        unknown_language(language, place, library->keep, error);
        return NULL;
    }
    const Lexicon *lexicon = load_lexicon(file, library, language, error);
    if (lexicon)
        list_add(library->keep, &library->lexicons, (Volume){language, lexicon});
    return lexicon;
}
