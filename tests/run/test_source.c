#include "run/source.h"

#include "base/limit.h"
#include "error.h"
#include "folder.h"
#include "packed.h"

static Folder folder;

// A record is an object; one with "more": true is a chunk, and the record goes on behind it.
static bool knows(const JsonNode *value)
{
    return value->kind == JSON_OBJECT;
}

static bool goes_on(const JsonNode *value)
{
    const JsonNode *more = json_get(value, TEXT("more"));
    return more && more->kind == JSON_TRUE;
}

static const Format chunked = {
    .name = "chunked", .framing = FRAMING_JSON, .knows = knows, .goes_on = goes_on};
static const Format plain = {.name = "text", .framing = FRAMING_TEXT};
static const SplitOptions as_json = {.format = &chunked}, as_text = {.format = &plain};

static const char *write_bytes(const char *name, Text bytes)
{
    const char *path = folder_path(&folder, name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

// The line of a record, and the bytes before it there, counted in the whole text.
static void ck_place(const char *text, const Cut *cut)
{
    uint64_t line = 0, start = 0;
    for (uint64_t i = 0; i < cut->offset; i++)
        if (text[i] == '\n') {
            line++;
            start = i + 1;
        }
    ck_assert_uint_eq(cut->line, line);
    ck_assert_uint_eq(cut->indent, cut->offset - start);
}

START_TEST(records_know_their_line)
{
    static const char text[] = "\n{\"a\": 1}\n\n  {\"b\":\n2} {\"c\": 3}\nbroken\n{\"d\": 4}";
    folder_make(&folder);
    const char *path = write_bytes("in", text_of(text));
    for (size_t chunk = 1; chunk < 80; chunk++) {
        Source *source = source_open(text_of(path), TEXT("in"), &as_json);
        size_t cuts = 0;
        Cut cut;
        for (source_set_chunk(source, chunk); source_next(source, &folder.arena, &cut); cuts++)
            ck_place(text, &cut);
        source_close(source);
        ck_assert_uint_eq(cuts, 5);
    }
    folder_remove(&folder);
}
END_TEST

// Every record on a line: "path number@offset <bytes>", or "path number! reason"; "." marks the
// only one.
static Text cuts_of(const char *path, const SplitOptions *options, size_t chunk, size_t most)
{
    limit_set(LIMIT_RECORD, most);
    Source *source = source_open(text_of(path), TEXT("in"), options);
    Text all = {0};
    Cut cut;
    source_set_chunk(source, chunk);
    while (source_next(source, &folder.arena, &cut)) {
        Text line = arena_print(&folder.arena, "%.*s %d", TEXT_ARG(cut.path), (int)cut.number);
        line = cut.why.len ? arena_print(&folder.arena, "%.*s! %.*s\n", TEXT_ARG(line),
                                         TEXT_ARG(cut.why))
                           : arena_print(&folder.arena, "%.*s@%d <%.*s>%s\n", TEXT_ARG(line),
                                         (int)cut.offset, TEXT_ARG(cut.bytes),
                                         cut.alone ? "." : "");
        all = arena_join(&folder.arena, all, line);
    }
    ck_assert_msg(!source_next(source, &folder.arena, &cut), "a record behind the end");
    source_close(source);
    limit_set(LIMIT_RECORD, limit_rows[LIMIT_RECORD].value);
    return all;
}

// For every size of reading alike.
static void ck_cuts(const char *text, const SplitOptions *options, const char *expected)
{
    folder_make(&folder);
    const char *path = write_bytes("in", text_of(text));
    for (size_t chunk = 1; chunk < 80; chunk++)
        ck_assert_text(cuts_of(path, options, chunk, 1 << 20), expected);
    ck_assert_text(cuts_of(path, options, 64 << 10, 64 << 20), expected);
    folder_remove(&folder);
}

START_TEST(records_of_lines)
{
    ck_cuts("{\"a\": 1}\n{\"b\": \"}{\\\"\\n\"}\n{\"c\": [[]]}", &as_json,
            "in 0@0 <{\"a\": 1}>\nin 1@9 <{\"b\": \"}{\\\"\\n\"}>\nin 2@25 <{\"c\": [[]]}>\n");
    ck_cuts("{\"a\": 1}{\"b\": 2} {\"c\": 3}\n", &as_json,
            "in 0@0 <{\"a\": 1}>\nin 1@8 <{\"b\": 2}>\nin 2@17 <{\"c\": 3}>\n");
}
END_TEST

START_TEST(the_only_record)
{
    ck_cuts("{\"a\": 1}", &as_json, "in 0@0 <{\"a\": 1}>.\n");
    ck_cuts("\n {\"a\": 1}\r\n\n", &as_json, "in 0@2 <{\"a\": 1}>.\n");
}
END_TEST

START_TEST(line_ends_and_byte_order_mark)
{
    ck_cuts("\xEF\xBB\xBF{\"a\": 1}\r\n\r\n{\"b\": 2}\r\n", &as_json,
            "in 0@3 <{\"a\": 1}>\nin 1@15 <{\"b\": 2}>\n");
}
END_TEST

START_TEST(printed_over_several_lines)
{
    ck_cuts("{\n  \"a\": [\n    1\n  ]\n}\n{\n  \"b\": 2\n}\n", &as_json,
            "in 0@0 <{\n  \"a\": [\n    1\n  ]\n}>\nin 1@23 <{\n  \"b\": 2\n}>\n");
    ck_cuts("[\n{\"a\": 1},\n{\"b\": 2}\n]\n", &as_json,
            "in 0@0 <[\n{\"a\": 1},\n{\"b\": 2}\n]>.\n");
}
END_TEST

START_TEST(broken_lines_between_good_ones)
{
    ck_cuts("{\"a\": 1}\noops!\n{\"b\": 2}\n", &as_json,
            "in 0@0 <{\"a\": 1}>\nin 1@9 <oops!\n>\nin 2@15 <{\"b\": 2}>\n");
    ck_cuts("{\"a\": 1}\nan error: 1\nover 2 lines\n{\"b\": 2} [3] 4 true\n{\"c\": 3}", &as_json,
            "in 0@0 <{\"a\": 1}>\nin 1@9 <an error: 1\nover 2 lines\n>\nin 2@34 <{\"b\": 2}>\n"
            "in 3@43 <[3]>\nin 4@47 <4 true\n>\nin 5@54 <{\"c\": 3}>\n");
    ck_cuts("{\"a\": 1}\n{\"x\": [1, 2\n{\"b\": 2}\n{\"c\": \"\n{\"d\": 4}\n{\"e\": 5}\n", &as_json,
            "in 0@0 <{\"a\": 1}>\nin 1@9 <{\"x\": [1, 2\n>\nin 2@21 <{\"b\": 2}>\n"
            "in 3@30 <{\"c\": \"\n>\nin 4@38 <{\"d\": 4}>\nin 5@47 <{\"e\": 5}>\n");
    ck_cuts("{\"a\": 1}\n{\"x\": [1, 2", &as_json,
            "in 0@0 <{\"a\": 1}>\nin 1@9 <{\"x\": [1, 2>\n");
}
END_TEST

START_TEST(behind_a_broken_record_they_may_still_have_several_lines)
{
    ck_cuts("{\"x\": [\n{\n  \"a\": 1\n}\n{\n  \"b\": 2\n}\n", &as_json,
            "in 0@0 <{\"x\": [\n>\nin 1@8 <{\n  \"a\": 1\n}>\nin 2@21 <{\n  \"b\": 2\n}>\n");
}
END_TEST

START_TEST(chunks_of_a_record)
{
    ck_cuts("{\"more\": true}\n{\"more\": true}\n{\"more\": false}\n{\"x\": 1}\n{\"more\": true}\n"
            "{\"y\": 1}\n",
            &as_json,
            "in 0@0 <{\"more\": true}\n{\"more\": true}\n{\"more\": false}>\nin 1@46 <{\"x\": 1}>\n"
            "in 2@55 <{\"more\": true}\n{\"y\": 1}>\n");
    ck_cuts("{\"x\": 1}\n{\"more\": true}\n\n", &as_json,
            "in 0@0 <{\"x\": 1}>\nin 1@9 <{\"more\": true}\n\n>\n");
    ck_cuts("{\"more\": true}\n!\n{\"more\": true}\n{\"x", &as_json,
            "in 0@0 <{\"more\": true}>\nin 1@15 <!\n>\nin 2@17 <{\"more\": true}>\n"
            "in 3@32 <{\"x>\n");
    ck_cuts("?\n{\"more\": true}\n{\"x\": 1}\n{\"more\": true}{\"y\": 1}", &as_json,
            "in 0@0 <?\n>\nin 1@2 <{\"more\": true}\n{\"x\": 1}>\n"
            "in 2@26 <{\"more\": true}{\"y\": 1}>\n");
}
END_TEST

START_TEST(a_text_is_one_record)
{
    ck_cuts("{\"a\": 1}\n\nIs JSON.\n", &as_text, "in 0@0 <{\"a\": 1}\n\nIs JSON.\n>.\n");
}
END_TEST

static Text bytes_of(const char *before, size_t nuls, const char *behind)
{
    size_t first = strlen(before), last = strlen(behind);
    char *bytes = arena_get(&folder.arena, first + nuls + last);
    memcpy(bytes, before, first);
    memset(bytes + first, 0, nuls);
    memcpy(bytes + first + nuls, behind, last);
    return (Text){bytes, first + nuls + last};
}

// One NUL less than a block is something odd in a text, which other rules tell.
START_TEST(what_was_never_written_is_damage)
{
    folder_make(&folder);
    const char *block = write_bytes("block", bytes_of("ab\n", 512, "text"));
    ck_assert_text(cuts_of(block, &as_text, 100, 5000),
                   "in 0! damaged: 512 NULs from byte 3 on, which was never written; copy the file "
                   "anew\n");
    const char *less = write_bytes("less", bytes_of("ab\n", 511, "text"));
    ck_assert(!text_ends(cuts_of(less, &as_text, 100, 5000), TEXT("anew\n")));
    folder_remove(&folder);
}
END_TEST

START_TEST(half_a_unit_is_damage)
{
    folder_make(&folder);
    const char *odd = write_bytes("odd", (Text){"\xFF\xFE" "a\0b\0c", 7});
    ck_assert_text(cuts_of(odd, &as_text, 100, 5000),
                   "in 0! damaged: UTF-16 of 7 bytes, an odd number: it was cut, or other bytes were "
                   "added; write it anew\n");
    const char *even = write_bytes("even", (Text){"\xFF\xFE" "a\0b\0", 6});
    ck_assert(!text_ends(cuts_of(even, &as_text, 100, 5000), TEXT("anew\n")));
    folder_remove(&folder);
}
END_TEST

START_TEST(nothing_is_no_pass)
{
    static const char *const nothing[] = {"", " ", "\n\r\n \t\n", NULL};
    for (size_t i = 0; nothing[i]; i++) {
        ck_cuts(nothing[i], &as_json, "in 0! empty: there is nothing to grade\n");
        ck_cuts(nothing[i], &as_text, "in 0! empty: there is nothing to grade\n");
    }
    folder_make(&folder);
    const char *path = write_bytes("nuls", (Text){arena_get(&folder.arena, 2000), 2000});
    ck_assert_text(cuts_of(path, &as_text, 100, 5000), "in 0! empty: there is nothing to grade\n");
    ck_assert_text(cuts_of(folder_path(&folder, "none"), &as_text, 100, 5000),
                   "in 0! no such file or folder\n");
    ck_assert_text(cuts_of(folder.path, &as_text, 100, 5000), "in 0! a folder, not a file\n");
    folder_remove(&folder);
}
END_TEST

// A line of "s" inside of JSON, so long.
static Text long_line(size_t len)
{
    char *text = arena_get(&folder.arena, len + 1);
    memset(text, 's', len);
    memcpy(text, "{\"", 2);
    memcpy(text + len - 5, "\":1}\n", 5);
    return (Text){text, len};
}

START_TEST(what_is_too_long_is_left_out)
{
    static const size_t lens[] = {1 << 20, (1 << 20) + 1, (1 << 20) + 2, 3 << 20};
    folder_make(&folder);
    for (size_t i = 0; i < 4; i++) {
        Text line = long_line(lens[i]);
        Text all = arena_join(&folder.arena, TEXT("{\"a\":1}\n"), line);
        const char *path = write_bytes("in", arena_join(&folder.arena, all, TEXT("{\"b\":2}\n")));
        Text got = cuts_of(path, &as_json, 1000, 1 << 20);
        ck_assert_msg(text_starts(got, TEXT("in 0@0 <{\"a\":1}>\nin 1")), "%zu", i);
        ck_assert_says(got, arena_print(&folder.arena, "in 2@%zu <{\"b\":2}>\n", 8 + lens[i]).at);
        bool left_out = text_find(got, 0, TEXT("in 1! over the limit of 1 MiB of one record "
                                               "(--limit record-bytes=1048576)\n")) != TEXT_NONE;
        ck_assert_int_eq(left_out, lens[i] > (1 << 20) + 1);
        Text whole = cuts_of(path, &as_text, 1000, 1 << 20);
        ck_assert_text(whole, "in 0! over the limit of 1 MiB of one record (--limit "
                              "record-bytes=1048576)\n");
    }
    folder_remove(&folder);
}
END_TEST

// Lines none of which ends: each would be read to the limit.
START_TEST(many_open_brackets_take_linear_time)
{
    folder_make(&folder);
    size_t len = 4 << 20, count = 0;
    char *text = arena_get(&folder.arena, len);
    for (size_t i = 0; i < len; i++)
        text[i] = i % 2 ? '\n' : '{';
    Source *source = source_open(text_of(write_bytes("in", (Text){text, len})), TEXT("in"),
                                 &as_json);
    Arena arena = {0};
    Cut cut;
    for (; source_next(source, &arena, &cut); count++)
        arena_reset(&arena);
    ck_assert_uint_eq(count, len / 2);
    source_close(source);
    arena_free(&arena);
    folder_remove(&folder);
}
END_TEST

#define LINES "{\"a\": 1}\n{\"b\": 2}\n"

START_TEST(archives_are_read_member_by_member)
{
    static const int filters[] = {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_XZ,
                                  ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_NONE};
    static const PackedFile files[] = {{.name = "x.jsonl", .text = {LINES, sizeof LINES - 1}},
                                       {.name = "dir", .kind = AE_IFDIR},
                                       {.name = "dir/empty.txt"},
                                       {.name = "dir/y.json", .text = {"{\"c\": 3}", 8}},
                                       {0}};
    folder_make(&folder);
    for (size_t i = 0; i < 5; i++) {
        Text tar = packed(&folder.arena, filters[i], ARCHIVE_FORMAT_TAR_GNUTAR, files);
        ck_assert_text(cuts_of(write_bytes("tar", tar), &as_json, 1 + i * 20, 1 << 20),
                       "in/x.jsonl 0@0 <{\"a\": 1}>\nin/x.jsonl 1@9 <{\"b\": 2}>\n"
                       "in/dir/empty.txt 0! empty: there is nothing to grade\n"
                       "in/dir/y.json 0@0 <{\"c\": 3}>.\n");
        if (filters[i] == ARCHIVE_FILTER_NONE)
            continue;
        Text one = packed_text(&folder.arena, filters[i], TEXT(LINES));
        ck_assert_text(cuts_of(write_bytes("one", one), &as_json, 1 + i * 20, 1 << 20),
                       "in 0@0 <{\"a\": 1}>\nin 1@9 <{\"b\": 2}>\n");
        ck_assert_text(cuts_of(folder_path(&folder, "one"), &as_text, 5, 1 << 20),
                       "in 0@0 <" LINES ">.\n");
    }
    folder_remove(&folder);
}
END_TEST

START_TEST(a_member_that_is_left_out_spoils_no_other)
{
    folder_make(&folder);
    Text inner = packed_text(&folder.arena, ARCHIVE_FILTER_XZ, TEXT("x"));
    const PackedFile files[] = {{.name = "long", .text = long_line(3 << 20)},
                                {.name = "in.xz", .text = inner},
                                {.name = "good", .text = {"text", 4}},
                                {0}};
    Text tar = packed(&folder.arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR, files);
    ck_assert_text(cuts_of(write_bytes("tar", tar), &as_text, 1000, 1 << 20),
                   "in/long 0! over the limit of 1 MiB of one record (--limit "
                   "record-bytes=1048576)\n"
                   "in/in.xz 0! packed within an archive: one layer is read\n"
                   "in/good 0@0 <text>.\n");
    folder_remove(&folder);
}
END_TEST

// The records before the cut stand, whatever was read ahead, then there is one trouble.
START_TEST(records_before_a_cut_stand)
{
    enum { COUNT = 20000 };
    char *text = arena_get((folder_make(&folder), &folder.arena), COUNT * 32);
    size_t len = 0, cuts = 0;
    for (unsigned i = 0; i < COUNT; i++)
        len += (size_t)snprintf(text + len, 32, "{\"%u\": %u}\n", i, i * 2654435761u);
    Text gz = packed_text(&folder.arena, ARCHIVE_FILTER_GZIP, (Text){text, len});
    for (size_t kept = 2; kept < gz.len; kept += gz.len / 40, cuts++) {
        Arena arena = {0};
        Cut cut;
        size_t reached = 0;
        Source *source = source_open(text_of(write_bytes("cut", text_slice(gz, 0, kept))),
                                     TEXT("in"), &as_json);
        for (;; arena_reset(&arena)) {
            ck_assert_msg(source_next(source, &arena, &cut), "cut at %zu: a silent end", kept);
            if (cut.why.len)
                break;
            ck_assert_uint_eq(cut.offset, reached);
            ck_assert(text_is(cut.bytes, text_slice((Text){text, len}, reached,
                                                    reached + cut.bytes.len)));
            reached += cut.bytes.len + 1;
        }
        ck_assert_says(cut.why, "cut short: ");
        ck_assert_uint_ge(reached + (70 << 10) + len / 40, len * kept / gz.len);
        ck_assert(!source_next(source, &arena, &cut));
        source_close(source);
        arena_free(&arena);
    }
    ck_assert_uint_ge(cuts, 40);
    const char *path = write_bytes("cut", text_slice(gz, 0, gz.len / 2));
    ck_assert_text(cuts_of(path, &as_text, 10, 1 << 20),
                   "in 0! damaged or cut short: truncated gzip input\n");
    folder_remove(&folder);
}
END_TEST

START_TEST(a_tar_that_is_cut)
{
    static const PackedFile files[] = {{.name = "x", .text = {LINES, sizeof LINES - 1}},
                                       {.name = "y", .text = {LINES, sizeof LINES - 1}},
                                       {0}};
    folder_make(&folder);
    Text tar = packed(&folder.arena, ARCHIVE_FILTER_NONE, ARCHIVE_FORMAT_TAR_USTAR, files);
    Text got = cuts_of(write_bytes("tar", text_slice(tar, 0, 2048)), &as_json, 100, 1 << 20);
    ck_assert_says(got, "in/y 1@9 <{\"b\": 2}>\n"
                        "in 0! cut short: the mark at the end of the tar is missing\n");
    got = cuts_of(write_bytes("tar", text_slice(tar, 0, 1024 + 512 + 12)), &as_json, 100, 1 << 20);
    ck_assert_says(got, "in/x 1@9 <{\"b\": 2}>\nin/y 0@0 <{\"a\": 1}>\nin/y 1! damaged or cut");
    folder_remove(&folder);
}
END_TEST

Suite *suite_run_source(void)
{
    return suite_of("run/source",
                    (const TTest *const[]){records_of_lines, records_know_their_line, the_only_record,
                                           line_ends_and_byte_order_mark,
                                           printed_over_several_lines,
                                           broken_lines_between_good_ones,
                                           behind_a_broken_record_they_may_still_have_several_lines,
                                           chunks_of_a_record, a_text_is_one_record,
                                           nothing_is_no_pass, what_was_never_written_is_damage,
                                           half_a_unit_is_damage, what_is_too_long_is_left_out,
                                           many_open_brackets_take_linear_time,
                                           archives_are_read_member_by_member,
                                           a_member_that_is_left_out_spoils_no_other,
                                           records_before_a_cut_stand, a_tar_that_is_cut, NULL});
}
