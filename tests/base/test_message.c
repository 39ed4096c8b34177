#include "base/message.h"

#include "base/file.h"
#include "folder.h"

#define ck_assert_message(error, expected)                                                         \
    do {                                                                                           \
        Out out_ = {0};                                                                            \
        put_error(&out_, &(error));                                                                \
        ck_assert_text(out_text(&out_), (expected));                                               \
        out_free(&out_);                                                                           \
    } while (0)

START_TEST(a_place_is_as_exact_as_it_is_known)
{
    Error error = {TEXT("a.yaml"), 3, 7, TEXT("bad key")};
    ck_assert_message(error, "answerlint: a.yaml:3:7: bad key\n");
    error.column = 0;
    ck_assert_message(error, "answerlint: a.yaml:3: bad key\n");
    error.line = 0;
    ck_assert_message(error, "answerlint: a.yaml: bad key\n");
    error.column = 7;
    ck_assert_message(error, "answerlint: a.yaml: bad key\n");
    error.path = (Text){0};
    ck_assert_message(error, "answerlint: bad key\n");
}
END_TEST

START_TEST(one_message_is_one_line)
{
    Out out = {0};
    put_message(&out, TEXT("a\nb\x1b[2J.txt"), TEXT("no\r\n::error::such\xE2\x80\xAE"));
    Text text = out_text(&out);
    ck_assert_uint_eq(text_find_char(text, 0, '\n'), text.len - 1);
    ck_assert_uint_eq(text_find_char(text, 0, '\x1b'), TEXT_NONE);
    ck_assert_text(text, "answerlint: a\\x0ab\\x1b[2J.txt: no\\x0d\\x0a::error::such\\u{202e}\n");
    out_free(&out);
}
END_TEST

START_TEST(telling_goes_to_standard_error)
{
    Folder folder;
    folder_make(&folder);
    const char *path = folder_path(&folder, "err");
    int before = dup(STDERR_FILENO), file = open(path, O_CREAT | O_WRONLY, 0600);
    dup2(file, STDERR_FILENO);
    tell(TEXT("one\n"));
    tell((Text){0});
    tell((Text){"t\0o\n", 4});
    dup2(before, STDERR_FILENO);
    close(before);
    close(file);
    Text bytes, why;
    ck_assert(file_read(text_of(path), 100, &folder.arena, &bytes, &why));
    ck_assert_uint_eq(bytes.len, 8);
    ck_assert_mem_eq(bytes.at, "one\nt\0o\n", 8);
    folder_remove(&folder);
}
END_TEST

START_TEST(where_nothing_can_be_told_nothing_hangs)
{
    int before = dup(STDERR_FILENO), file = open("/dev/full", O_WRONLY);
    dup2(file, STDERR_FILENO);
    tell(TEXT("lost\n"));
    dup2(before, STDERR_FILENO);
    close(before);
    close(file);
}
END_TEST

Suite *suite_base_message(void)
{
    return suite_of("base/message",
                    (const TTest *const[]){a_place_is_as_exact_as_it_is_known,
                                           one_message_is_one_line, telling_goes_to_standard_error,
                                           where_nothing_can_be_told_nothing_hangs, NULL});
}
