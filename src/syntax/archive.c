#include "syntax/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

#include "base/limit.h"
#include "base/shared.h"
#include "syntax/gzip.h"
#include "syntax/packing.h"
#include "syntax/xz.h"

// FREE_OUTPUT: bytes that may come out of however few.
enum { BLOCK = 64 << 10, TAR_BLOCK = 512, FREE_OUTPUT = 4 << 20 };

// libarchive needs a dozen libraries in turn, three quarters of what a start would load: they are
// loaded when something packed is met.
typedef struct Calls {
#define CALL(name) __typeof__(archive_##name) *name;    // NOLINT(bugprone-macro-parentheses)
#include "syntax/libarchive.def"
} Calls;

static const char *const call_names[] = {
#define CALL(name) "archive_" #name,
#include "syntax/libarchive.def"
    NULL};

static const int filters[] = {
    [PACKING_NONE] = ARCHIVE_FILTER_NONE, [PACKING_GZIP] = ARCHIVE_FILTER_GZIP,
    [PACKING_ZSTD] = ARCHIVE_FILTER_ZSTD, [PACKING_XZ] = ARCHIVE_FILTER_XZ,
    [PACKING_BZIP2] = ARCHIVE_FILTER_BZIP2,
};

// A reader of libarchive's with its current block: a view, and zeros that are to come before it.
typedef struct Reader {
    struct archive *archive;
    Text block;
    uint64_t at, hole;           // in the member
} Reader;

// The compressed file is unpacked by one reader, a tar read by another one from what comes out:
// so every byte is seen where it can be counted, and what stands behind an end is noticed.
struct Archive {
    Arena arena;                 // reasons
    Calls calls;
    ArchiveInput input;
    char first[ARCHIVE_HEAD];
    Text head_left, first_left;  // read ahead: of the input; of the member
    uint64_t in, unpacked, given;
    Packing packing;
    GzipCheck gzip;
    Reader packed, tar;          // without an archive: nothing is compressed, no tar
    char *packed_block, *tar_block;
    bool begun, input_ended, unpacked_ended, done, entered;
    size_t members;
    Text why;                    // not empty: the archive ends here
    Text member_why;             // not empty: this member is not read
};

bool archive_is(Text head)
{
    return packing_of(head) != PACKING_NONE || packing_is_tar(head);
}

// --- trouble -------------------------------------------------------------------------------------

static ptrdiff_t trouble(Archive *archive, Text why)
{
    if (archive->why.len == 0)
        archive->why = why;
    return -1;
}

// What libarchive says is the detail; what the input or our own bounds said comes first.
static ptrdiff_t damage(Archive *archive, struct archive *reader)
{
    const char *said = archive->calls.error_string(reader);
    return trouble(archive, arena_print(&archive->arena, "damaged or cut short: %s",
                                        said ? said : "its end is missing"));
}

// What was read ahead has not been unpacked yet.
static bool has_bounds(Archive *archive, uint64_t out)
{
    struct archive *packed = archive->packed.archive;
    la_int64_t used = packed ? archive->calls.filter_bytes(packed, -1) : 0;
    uint64_t in = used > 0 ? (uint64_t)used : archive->in;
    if (out > FREE_OUTPUT && out / limit_of(LIMIT_RATIO) > in)
        trouble(archive, limit_met(LIMIT_RATIO, &archive->arena));
    return archive->why.len == 0;
}

// --- from the input to unpacked bytes ------------------------------------------------------------

static size_t take_left(Text *left, char *to, size_t size)
{
    size_t len = left->len < size ? left->len : size;
    if (len)
        memcpy(to, left->at, len);
    *left = text_from(*left, len);
    return len;
}

// Block by block: archive_read_data forgets what it has when the next block is damaged.
static ptrdiff_t reader_take(Archive *archive, Reader *reader, char *to, size_t size)
{
    while (reader->hole == 0 && reader->block.len == 0) {
        const void *bytes;
        size_t len;
        la_int64_t offset;
        int answer = archive->calls.read_data_block(reader->archive, &bytes, &len, &offset);
        if (answer != ARCHIVE_OK)
            return answer == ARCHIVE_EOF ? 0 : -1;
        reader->block = (Text){bytes, len};
        reader->hole = (uint64_t)offset > reader->at ? (uint64_t)offset - reader->at : 0;
    }
    size_t len = reader->hole < size ? (size_t)reader->hole : size;
    if (len)
        memset(to, 0, len);
    else
        len = take_left(&reader->block, to, size);
    reader->hole -= reader->hole ? len : 0;
    reader->at += len;
    return (ptrdiff_t)len;
}

static ptrdiff_t take_input(Archive *archive, char *to, size_t size)
{
    ptrdiff_t got = (ptrdiff_t)take_left(&archive->head_left, to, size);
    Text why = {0};
    if (got == 0 && !archive->input_ended)
        got = archive->input.read(archive->input.context, to, size, &archive->arena, &why);
    if (got < 0)
        return trouble(archive, why);
    archive->input_ended = got == 0;
    archive->in += (uint64_t)got;
    if (archive->packing == PACKING_GZIP)
        gzip_check_in(&archive->gzip, (Text){to, (size_t)got});
    return got;
}

static la_ssize_t feed_packed(struct archive *reader, void *context, const void **block)
{
    Archive *archive = context;
    (void)reader;
    *block = archive->packed_block;
    return take_input(archive, archive->packed_block, BLOCK);
}

// Decoders stop where their data end, whatever stands behind.
static ptrdiff_t end_packed(Archive *archive)
{
    char more;
    if (archive->why.len)
        return -1;
    bool behind = archive->in > (uint64_t)archive->calls.filter_bytes(archive->packed.archive, -1);
    ptrdiff_t got = behind ? 1 : take_input(archive, &more, 1);
    if (got > 0)
        return trouble(archive, TEXT("damaged: other bytes follow the compressed data"));
    if (got == 0 && archive->packing == PACKING_GZIP && !gzip_check_end(&archive->gzip))
        return trouble(archive, TEXT("damaged: the checksum is wrong"));
    archive->unpacked_ended = true;
    return got;
}

static ptrdiff_t unpack(Archive *archive, char *to, size_t size)
{
    if (archive->why.len)
        return -1;
    if (!archive->packed.archive)
        return take_input(archive, to, size);
    if (archive->unpacked_ended)
        return 0;
    ptrdiff_t got = reader_take(archive, &archive->packed, to, size);
    if (got < 0)
        return damage(archive, archive->packed.archive);
    if (got == 0)
        return end_packed(archive);
    archive->unpacked += (uint64_t)got;
    if (archive->packing == PACKING_GZIP)
        gzip_check_out(&archive->gzip, (Text){to, (size_t)got});
    return has_bounds(archive, archive->unpacked) ? got : -1;
}

static struct archive *reader_new(const Archive *archive)
{
    struct archive *reader = archive->calls.read_new();
    if (!reader)
        memory_full();
    return reader;
}

// One filter and no other: what it gives may be packed again, and ask for any window. A filter that
// libarchive lacks would be an external program: it says so by ARCHIVE_WARN. The format "empty"
// takes what a broken decoder gives as well: with an error text, or from a header it cannot read.
static bool open_packed(Archive *archive)
{
    struct archive_entry *entry;
    if (xz_window(archive->head_left) > limit_of(LIMIT_DICTIONARY))
        return trouble(archive, limit_met(LIMIT_DICTIONARY, &archive->arena)) == 0;
    struct archive *reader = reader_new(archive);
    archive->packed.archive = reader;
    archive->packed_block = memory_get(BLOCK);
    if (archive->calls.read_append_filter(reader, filters[archive->packing]) != ARCHIVE_OK)
        return trouble(archive, TEXT("this build of libarchive cannot unpack it")) == 0;
    archive->calls.read_support_format_raw(reader);
    archive->calls.read_support_format_empty(reader);
    if (archive->calls.read_open(reader, archive, NULL, feed_packed, NULL) != ARCHIVE_OK
        || archive->calls.error_string(reader))
        return damage(archive, reader) == 0;
    int answer = archive->calls.read_next_header(reader, &entry);
    bool empty = answer == ARCHIVE_EOF && !archive->calls.error_string(reader)
              && archive->calls.filter_bytes(reader, -1) > 0;
    if (answer != ARCHIVE_OK && !empty)
        return damage(archive, reader) == 0;
    return !empty || end_packed(archive) == 0;
}

// --- members -------------------------------------------------------------------------------------

static la_ssize_t feed_tar(struct archive *reader, void *context, const void **block)
{
    Archive *archive = context;
    (void)reader;
    *block = archive->tar_block;
    size_t len = take_left(&archive->first_left, archive->tar_block, BLOCK);
    return len ? (la_ssize_t)len : unpack(archive, archive->tar_block, BLOCK);
}

// Several tars behind one another are read as one, so that the end of a tar is the end of the file.
static bool open_tar(Archive *archive)
{
    struct archive *reader = reader_new(archive);
    archive->tar.archive = reader;
    archive->tar_block = memory_get(BLOCK);
    archive->calls.read_support_format_tar(reader);
    if (archive->calls.read_set_option(reader, "tar", "read_concatenated_archives", "1")
            == ARCHIVE_OK
        && archive->calls.read_open(reader, archive, NULL, feed_tar, NULL) == ARCHIVE_OK)
        return true;
    return damage(archive, reader) == 0;
}

// Reads the head of what comes next, which shows what it is.
static void look_ahead(Archive *archive, ptrdiff_t (*read)(Archive *, char *, size_t))
{
    size_t len = 0;
    ptrdiff_t got = 1;
    while (got > 0 && len < ARCHIVE_HEAD) {
        got = read(archive, archive->first + len, ARCHIVE_HEAD - len);
        len += got > 0 ? (size_t)got : 0;
    }
    archive->first_left = (Text){archive->first, len};
}

static void begin(Archive *archive)
{
    archive->begun = true;
    if (!shared_load("libarchive.so.13", call_names, &archive->calls))
        trouble(archive, TEXT("to unpack it takes libarchive.so.13, which is not installed"));
    bool packed = archive->packing != PACKING_NONE;
    if (archive->why.len || (packed && !open_packed(archive)))
        return;
    look_ahead(archive, unpack);
    if (packed && packing_of(archive->first_left) != PACKING_NONE) {
        archive->first_left = (Text){0};
        trouble(archive, TEXT("compressed more than once: one layer is read"));
    } else if (packing_is_tar(archive->first_left)
               || packing_is_end_of_tar(archive->first_left)) {
        open_tar(archive);
    }
}

static ptrdiff_t read_tar(Archive *archive, char *to, size_t size)
{
    ptrdiff_t got = reader_take(archive, &archive->tar, to, size);
    if (got < 0)
        return damage(archive, archive->tar.archive);
    archive->given += (uint64_t)got;
    return has_bounds(archive, archive->given) ? got : -1;
}

// The next header; NULL at the end, which must have its mark, and for trouble.
static struct archive_entry *next_entry(Archive *archive)
{
    struct archive *tar = archive->tar.archive;
    struct archive_entry *entry = NULL;
    archive->tar = (Reader){.archive = tar};
    if (archive->entered && archive->calls.read_data_skip(tar) < ARCHIVE_OK) {
        damage(archive, tar);
        return NULL;
    }
    archive->entered = true;
    la_int64_t before = archive->calls.filter_bytes(tar, -1);
    int answer = archive->calls.read_next_header(tar, &entry);
    if (answer == ARCHIVE_OK || answer == ARCHIVE_WARN)
        return entry;
    if (answer != ARCHIVE_EOF || archive->why.len)
        damage(archive, tar);
    else if (archive->calls.filter_bytes(tar, -1) - before < TAR_BLOCK)
        trouble(archive, TEXT("cut short: the mark at the end of the tar is missing"));
    else if (archive->members == 0)
        trouble(archive, TEXT("no member: there is no file in this archive"));
    return NULL;
}

static bool is_file(const Archive *archive, struct archive_entry *entry)
{
    const Calls *calls = &archive->calls;
    return calls->entry_filetype(entry) == AE_IFREG && !calls->entry_hardlink(entry);
}

// A name that the locale cannot show is there in UTF-8.
static Text name_of(const Archive *archive, struct archive_entry *entry)
{
    const char *name = archive->calls.entry_pathname(entry);
    if (!name)
        name = archive->calls.entry_pathname_utf8(entry);
    return name ? text_of(name) : TEXT("?");
}

static bool next_in_tar(Archive *archive, Arena *arena, Text *name)
{
    struct archive_entry *entry = next_entry(archive);
    while (entry && !is_file(archive, entry))
        entry = next_entry(archive);
    if (!entry)
        return false;
    archive->members++;
    *name = arena_copy(arena, name_of(archive, entry));
    look_ahead(archive, read_tar);
    if (archive_is(archive->first_left))
        archive->member_why = TEXT("packed within an archive: one layer is read");
    return true;
}

static ArchiveAnswer answer(Archive *archive, Arena *arena, Text *why)
{
    bool told = archive->done;
    archive->done = true;
    if (told || archive->why.len == 0)
        return ARCHIVE_NO_MORE;
    *why = arena_copy(arena, archive->why);
    return ARCHIVE_TROUBLE;
}

ArchiveAnswer archive_next(Archive *archive, Arena *arena, Text *name, Text *why)
{
    *name = (Text){0};
    archive->member_why = (Text){0};
    if (!archive->begun)
        begin(archive);
    else if (!archive->tar.archive)
        archive->done = true;
    bool nothing = archive->why.len && archive->first_left.len == 0;
    if (archive->done || nothing)
        return answer(archive, arena, why);
    if (!archive->tar.archive || next_in_tar(archive, arena, name))
        return ARCHIVE_MEMBER;
    return answer(archive, arena, why);
}

ptrdiff_t archive_read(Archive *archive, char *to, size_t size, Arena *arena, Text *why)
{
    Text reason = archive->member_why;
    if (reason.len == 0) {
        size_t len = take_left(&archive->first_left, to, size);
        ptrdiff_t got = len                  ? (ptrdiff_t)len
                      : archive->why.len     ? -1
                      : archive->tar.archive ? read_tar(archive, to, size)
                                             : unpack(archive, to, size);
        if (got >= 0)
            return got;
        archive->done = true;
        reason = archive->why;
    }
    *why = arena_copy(arena, reason);
    return -1;
}

Archive *archive_open(ArchiveInput input, Text head)
{
    Archive *archive = memory_get(sizeof *archive);
    *archive = (Archive){.input = input, .packing = packing_of(head)};
    archive->head_left = arena_copy(&archive->arena, head);
    return archive;
}

void archive_close(Archive *archive)
{
    if (archive->tar.archive)
        archive->calls.read_free(archive->tar.archive);
    if (archive->packed.archive)
        archive->calls.read_free(archive->packed.archive);
    free(archive->packed_block);
    free(archive->tar_block);
    arena_free(&archive->arena);
    free(archive);
}
