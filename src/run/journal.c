#include "run/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/file.h"
#include "base/put.h"
#include "syntax/digest.h"

enum { JOURNAL_MOST = 64 << 20 };    // bytes that are read: hundreds of thousands of lines

static void check_line(char *check, Text line, Arena *scratch)
{
    TextList parts = {0};
    list_add(scratch, &parts, (Text){check, JOURNAL_CHECK});
    list_add(scratch, &parts, line);
    memcpy(check, digest_texts(scratch, &parts).at, JOURNAL_CHECK);
}

static void begin(Journal *journal)
{
    memset(journal->check, '0', JOURNAL_CHECK);
    journal->length = 0;
}

// "CONTENT CHECK", the line feed behind it left out.
static bool is_whole(Text line, char *check, Arena *scratch, Text *content)
{
    if (line.len <= JOURNAL_CHECK)
        return false;
    Text said = text_from(line, line.len - JOURNAL_CHECK);
    *content = text_slice(line, 0, line.len - JOURNAL_CHECK - 1);
    check_line(check, *content, scratch);
    return line.at[content->len] == ' ' && text_is(said, (Text){check, JOURNAL_CHECK});
}

void journal_parse(Journal *journal, Text bytes, Arena *scratch, TextList *lines)
{
    size_t end;
    begin(journal);
    while ((end = text_find_char(bytes, journal->length, '\n')) != TEXT_NONE) {
        char check[JOURNAL_CHECK];
        Text content;
        memcpy(check, journal->check, JOURNAL_CHECK);
        if (!is_whole(text_slice(bytes, journal->length, end), check, scratch, &content))
            break;
        memcpy(journal->check, check, JOURNAL_CHECK);
        list_add(scratch, lines, content);
        journal->length = end + 1;
    }
    journal->torn = bytes.len - journal->length;
}

static bool trouble(const Journal *journal, Arena *arena, Error *error)
{
    return error_at(error, arena, (Place){journal->path, 0, 0}, "cannot be written: %s",
                    strerror(errno));
}

bool journal_open(Journal *journal, Text path, Arena *keep, TextList *lines, Error *error)
{
    Text bytes, why;
    Place place = {path, 0, 0};
    *journal = (Journal){.file = -1, .path = path};
    if (file_kind(path, keep) != FILE_REGULAR && file_kind(path, keep) != FILE_MISSING)
        return error_at(error, keep, place, "is no file: a checkpoint is kept in one");
    int file = open(arena_terminated(keep, path), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (file < 0)
        return trouble(journal, keep, error);
    journal->file = file;
    if (flock(file, LOCK_EX | LOCK_NB) != 0)
        return error_at(error, keep, place, "is the checkpoint of a run that goes on");
    if (!file_read(path, JOURNAL_MOST, keep, &bytes, &why))
        return error_at(error, keep, place, "%.*s", TEXT_ARG(why));
    journal_parse(journal, bytes, keep, lines);
    return true;
}

void journal_close(Journal *journal)
{
    if (journal->file >= 0)
        close(journal->file);
    journal->file = -1;
}

void journal_clear(Journal *journal)
{
    begin(journal);
    journal->torn = 1;           // whatever is there goes away with the next line
}

static bool write_all(int file, Text bytes)
{
    while (bytes.len > 0) {
        ssize_t done = write(file, bytes.at, bytes.len);
        if (done < 0 && errno != EINTR)
            return false;
        if (done > 0)
            bytes = text_from(bytes, (size_t)done);
    }
    return true;
}

static bool append(Journal *journal, Text bytes)
{
    if (journal->torn > 0 && ftruncate(journal->file, (off_t)journal->length) != 0)
        return false;
    journal->torn = 1;           // until all of it is there
    if (!write_all(journal->file, bytes) || fdatasync(journal->file) != 0)
        return false;
    if (journal->length == 0)
        file_sync_folder(journal->path);
    journal->torn = 0;
    journal->length += bytes.len;
    return true;
}

bool journal_add(Journal *journal, const TextList *lines, Arena *scratch, Error *error)
{
    char check[JOURNAL_CHECK];
    Out out = {0};
    memcpy(check, journal->check, JOURNAL_CHECK);
    for (size_t i = 0; i < lines->len; i++) {
        check_line(check, lines->at[i], scratch);
        put_raw(&out, lines->at[i]);
        put_char(&out, ' ');
        put_raw(&out, (Text){check, JOURNAL_CHECK});
        put_char(&out, '\n');
    }
    bool added = append(journal, out_text(&out));
    out_free(&out);
    if (added)
        memcpy(journal->check, check, JOURNAL_CHECK);
    else
        trouble(journal, scratch, error);
    return added;
}
