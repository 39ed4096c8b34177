// Every fixture cut at every byte, and with every byte changed, is split into documents or
// refused with a reason: no crash, no hang, no read outside (the sanitizers see to that), and
// what comes out is sound.
//
// All of it takes minutes under a sanitizer, so a run looks at every STRIDEth place, beginning
// at another one in each file; SWEEP=all looks at all (`make sweep`).
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "format/framing.h"
#include "unit.h"

enum {
    STRIDE = 5,
    FILE_MOST = 16 << 10,      // larger fixtures are there for other things
    TIMEOUT = 1800,
};

typedef struct Sweep {
    Arena arena;
    size_t files, texts, documents, refused;
    size_t stride;
} Sweep;

static const char *const folders[] = {"fixtures/transcripts", "fixtures/terminal", "fixtures/tags",
                                      "fixtures/records", "fixtures/broken"};

static void check_channel(const Channel *channel, Text source)
{
    ck_assert(utf8_first_bad(channel->text, 0) == TEXT_NONE);
    for (size_t at = 0; at < channel->text.len; at += 1 + channel->text.len / 16) {
        Span place = channel_source(channel, (Span){at, at + 1});
        ck_assert(place.start <= place.end && place.end <= source.len);    // a seam has no bytes
    }
}

static void check_tiles(const Document *document)
{
    size_t at = 0;
    for (size_t i = 0; i < document->segments.len; i++) {
        ck_assert_uint_eq(document->segments.at[i].span.start, at);
        at = document->segments.at[i].span.end;
    }
    ck_assert_uint_eq(at, document->source.len);
}

static void check_document(const Document *document)
{
    check_channel(&document->prompt, document->source);
    check_channel(&document->thinking, document->source);
    check_channel(&document->answer, document->source);
    ck_assert(document->answer.present);
    if (!document->decoded)
        check_tiles(document);
}

static void try_text(Sweep *sweep, Text text)
{
    SplitOptions options = {0};
    DocumentList documents = {0};
    Error error = {0};
    Framing framing;
    const Format *format;
    framing_of(text, true, &options, &sweep->arena, &framing, &format);
    bool split = documents_split(text, TEXT("x"), framing, &options, &sweep->arena, &documents,
                                 &error);
    ck_assert(split ? documents.len > 0 : error_is(&error));
    for (size_t i = 0; split && i < documents.len; i++)
        check_document(&documents.at[i]);
    sweep->texts++;
    sweep->documents += documents.len;
    sweep->refused += !split;
    arena_reset(&sweep->arena);
}

// Each text stands at the end of memory of its own size, so that a sanitizer sees one byte too far.
static void try_copy(Sweep *sweep, Text text, size_t changed)
{
    char *copy = memory_get(text.len);
    if (text.len)
        memcpy(copy, text.at, text.len);
    if (changed < text.len)
        copy[changed] = (char)(copy[changed] ^ (1 << changed % 8));
    try_text(sweep, (Text){copy, text.len});
    free(copy);
}

static void sweep_file(Sweep *sweep, const char *path)
{
    Arena keep = {0};
    Text text, why = {0};
    ck_assert(file_read(text_of(path), 64 << 20, &keep, &text, &why));
    size_t first = sweep->files++ % sweep->stride;
    for (size_t at = first; text.len <= FILE_MOST && at <= text.len; at += sweep->stride) {
        try_copy(sweep, text_slice(text, 0, at), TEXT_NONE);
        try_copy(sweep, text, at);
    }
    arena_free(&keep);
}

static bool is_input(const char *name)
{
    static const char *const endings[] = {".txt", ".md", ".jsonl", ".ndjson", ".sse", ".log"};
    Text text = text_of(name);
    bool expected = text_ends(text, TEXT(".parse.json"));
    size_t dots = 0;
    for (size_t i = 0; i < text.len; i++)
        dots += text.at[i] == '.';
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (text_ends(text, text_of(endings[i])))
            return true;
    return text_ends(text, TEXT(".json")) && !expected && dots == 1;
}

static void sweep_folder(Sweep *sweep, const char *folder)
{
    char path[4096];
    struct dirent **names;
    int count = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
        if (is_input(names[i]->d_name))
            sweep_file(sweep, path);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
}

START_TEST(cut_and_changed_fixtures)
{
    const char *wanted = getenv("SWEEP");
    Sweep sweep = {.stride = wanted && strcmp(wanted, "all") == 0 ? 1 : STRIDE};
    sweep_folder(&sweep, folders[_i]);
    ck_assert_uint_gt(sweep.files, 0);
    ck_assert_uint_gt(sweep.texts, sweep.files);
    ck_assert_uint_gt(sweep.documents, 0);
    arena_free(&sweep.arena);
}
END_TEST

Suite *suite_run_sweep(void)
{
    Suite *suite = suite_create("run/sweep");
    TCase *cases = tcase_create("all");
    tcase_set_timeout(cases, TIMEOUT);
    tcase_add_loop_test(cases, cut_and_changed_fixtures, 0, sizeof folders / sizeof *folders);
    suite_add_tcase(suite, cases);
    return suite;
}
