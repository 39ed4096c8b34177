// Loads the embedded packs and lexicons and writes them to standard output as pack/compiled.h has them.
// Run by the build; linked with a table of compiled packs that is empty (rules/compile_none.c).
#include <stdio.h>

#include "compile.h"
#include "pack/embedded.h"

// --- pieces ----------------------------------------------------------------------------------------------

void put_string(Out *out, Text text)
{
    put_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
            put_print(out, "\\%03o", c);
        else
            put_char(out, text.at[i]);
    }
    put_char(out, '"');
}

void put_text(Out *out, Text text)
{
    put_char(out, '{');
    put_string(out, text);
    put_print(out, ", %zu}", text.len);
}

void put_place(Out *out, Place place)
{
    put_char(out, '{');
    put_text(out, place.path);
    put_print(out, ", %u, %u}", place.line, place.column);
}

void put_list(Out *out, const char *type, unsigned array, size_t len)
{
    if (len)
        put_print(out, "{(%s *)x%u, %zu, 0}", type, array, len);
    else
        put_raw(out, TEXT("{0}"));
}

unsigned write_texts(Writing *writing, const TextList *texts)
{
    if (texts->len == 0)
        return 0;
    put_print(&writing->out, "static const Text x%u[] = {", ++writing->arrays);
    for (size_t i = 0; i < texts->len; i++) {
        put_text(&writing->out, texts->at[i]);
        put_raw(&writing->out, TEXT(", "));
    }
    put_raw(&writing->out, TEXT("};\n"));
    return writing->arrays;
}

unsigned write_patterns(Writing *writing, const PatternList *patterns)
{
    Out *out = &writing->out;
    if (patterns->len == 0)
        return 0;
    put_print(out, "static const CompiledPattern x%u[] = {\n", ++writing->arrays);
    for (size_t i = 0; i < patterns->len; i++) {
        put_raw(out, TEXT("{"));
        put_text(out, pattern_source(patterns->at[i]));
        put_raw(out, TEXT(", "));
        put_place(out, pattern_place(patterns->at[i]));
        put_print(out, ", %u},\n", pattern_flags(patterns->at[i]));
    }
    put_raw(out, TEXT("};\n"));
    return writing->arrays;
}

// --- packs -----------------------------------------------------------------------------------------------

// A pack of claims alone: parameters of checks are loaded from their YAML.
static bool is_compiled(const Pack *pack)
{
    bool claims = pack->has_claims;
    for (size_t i = 0; i < pack->rules.len; i++)
        claims = claims && pack->rules.at[i]->claim;
    return claims;
}

static Text path_of(Text source)
{
    const EmbeddedFile *file = embedded_files;
    while (file->text.at != source.at)
        file++;
    return text_of(file->path);
}

static unsigned write_imports(Writing *writing, const Pack *pack, Arena *arena)
{
    TextList paths = {0};
    for (size_t i = 0; i < pack->imports.len; i++)
        list_add(arena, &paths, path_of(pack->imports.at[i]));
    return write_texts(writing, &paths);
}

static unsigned write_rules(Writing *writing, const Pack *pack, unsigned lexicon)
{
    Out rows = {0};
    for (size_t i = 0; i < pack->rules.len; i++)
        write_rule(writing, pack->rules.at[i], lexicon, &rows);
    put_print(&writing->out, "static const Rule x%u[] = {\n", ++writing->arrays);
    put_raw(&writing->out, out_text(&rows));
    put_raw(&writing->out, TEXT("};\n"));
    out_free(&rows);
    return writing->arrays;
}

static void put_field(Out *out, const char *name, Text text)
{
    put_print(out, ".%s = ", name);
    put_text(out, text);
    put_raw(out, TEXT(", "));
}

static void write_pack(Writing *writing, const Pack *pack, Text language, unsigned lexicon, Arena *arena,
                       Out *rows)
{
    unsigned sure = write_patterns(writing, &pack->topic.sure);
    unsigned maybe = write_patterns(writing, &pack->topic.maybe);
    unsigned other = write_patterns(writing, &pack->topic.other);
    unsigned imports = write_imports(writing, pack, arena);
    unsigned rules = write_rules(writing, pack, lexicon);
    put_raw(rows, TEXT("{.pack = {"));
    put_field(rows, "name", pack->name);
    put_field(rows, "about", pack->about);
    put_field(rows, "license", pack->license);
    put_field(rows, "path", pack->path);
    put_raw(rows, TEXT(".has_claims = true}, "));
    put_field(rows, "language", language);
    put_raw(rows, TEXT(".sure = "));
    put_list(rows, "const CompiledPattern", sure, pack->topic.sure.len);
    put_raw(rows, TEXT(", .maybe = "));
    put_list(rows, "const CompiledPattern", maybe, pack->topic.maybe.len);
    put_raw(rows, TEXT(", .other = "));
    put_list(rows, "const CompiledPattern", other, pack->topic.other.len);
    put_raw(rows, TEXT(", .rules = "));
    put_list(rows, "const Rule", rules, pack->rules.len);
    put_raw(rows, TEXT(", .imports = "));
    put_list(rows, "const Text", imports, pack->imports.len);
    put_raw(rows, TEXT("},\n"));
}

// --- all of it -------------------------------------------------------------------------------------------

static bool load_packs(Library *library, PackList *packs, Error *error)
{
    TextList names = {0};
    library_names(library->keep, &names);
    for (size_t i = 0; i < names.len; i++) {
        Text source, path;
        Pack *pack = NULL;
        if (library_pack(library, names.at[i], (Text){0}, (Place){0}, &source, &path, error))
            pack = pack_load(source, path, library, error);
        if (!pack)
            return false;
        if (is_compiled(pack))
            list_add(library->keep, packs, pack);
    }
    return true;
}

// The book of a lexicon alone, and the one that all packs have added to.
static bool write_lexicons(Writing *writing, const Library *full, Out *rows, unsigned *numbers, Error *error)
{
    for (size_t i = 0; i < full->lexicons.len; i++) {
        Library alone = {.keep = full->keep};
        Text language = full->lexicons.at[i].language;
        const Lexicon *bare = library_lexicon(&alone, language, (Place){0}, error);
        if (!bare)
            return false;
        write_lexicon(writing, language, false, bare, rows);
        numbers[i] = write_lexicon(writing, language, true, full->lexicons.at[i].lexicon, rows);
    }
    return true;
}

static void write_packs(Writing *writing, const Library *full, const PackList *packs,
                        const unsigned *numbers, Out *rows)
{
    for (size_t i = 0; i < packs->len; i++)
        for (size_t j = 0; j < full->lexicons.len; j++) {
            const Volume *volume = &full->lexicons.at[j];
            if (volume->lexicon == packs->at[i]->lexicon)
                write_pack(writing, packs->at[i], volume->language, numbers[j], full->keep, rows);
        }
}

static void write_table(Writing *writing, const char *type, const char *name, Out *rows)
{
    put_print(&writing->out, "static const %s %s[] = {\n", type, name);
    put_raw(&writing->out, out_text(rows));
    put_raw(&writing->out, TEXT("};\n"));
    out_free(rows);
}

int main(void)
{
    Arena keep = {0};
    Library full = {.keep = &keep};
    PackList packs = {0};
    Error error = {0};
    Writing writing = {0};
    Out lexicons = {0}, rows = {0};
    put_ours(&writing.out, "// Generated by rules/compile.c.\n#include \"claim/rule.h\"\n"
                           "#include \"pack/compiled.h\"\n"
                           "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n");
    bool good = load_packs(&full, &packs, &error);
    unsigned *numbers = arena_array(&keep, unsigned, full.lexicons.len + 1);
    good = good && write_lexicons(&writing, &full, &lexicons, numbers, &error);
    if (!good) {
        fprintf(stderr, "%.*s:%u:%u: %.*s\n", TEXT_ARG(error.path), error.line, error.column,
                TEXT_ARG(error.message));
        return 2;
    }
    write_packs(&writing, &full, &packs, numbers, &rows);
    write_table(&writing, "CompiledLexicon", "lexicons", &lexicons);
    write_table(&writing, "CompiledPack", "packs", &rows);
    put_print(&writing.out, "const Compiled compiled = {{lexicons, %zu, 0}, {packs, %zu, 0}};\n",
              2 * full.lexicons.len, packs.len);
    fwrite(writing.out.at, 1, writing.out.len, stdout);
    out_free(&writing.out);
    arena_free(&keep);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
