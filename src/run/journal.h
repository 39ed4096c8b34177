// A Journal is a file of lines that is only ever added to, so that what was written before stands
// whatever happens: the end of the process, of the power, of the disk.
//
// Each line ends with a check over itself and all lines before it. What is whole from the beginning
// on is the truth; behind the first line that is not, nothing is, and it is cut off before the next
// line is added. A line is on the disk when journal_add returns. One process at a time has a
// journal: the lock goes away with the process. After SQLite's write-ahead log
// (https://www.sqlite.org/walformat.html), whose frames are chained by their checksums.
#ifndef RUN_JOURNAL_H
#define RUN_JOURNAL_H

#include "base/error.h"
#include "base/list.h"

enum { JOURNAL_CHECK = 16 };     // hexadecimal digits of a SHA-256

typedef struct Journal {
    int file;                    // -1: not open
    Text path;
    char check[JOURNAL_CHECK];   // of the last line
    uint64_t length;             // of the lines that are whole
    uint64_t torn;               // bytes behind them, when it was opened
} Journal;

// Reads what is whole; the lines are views of the bytes, without their checks.
void journal_parse(Journal *journal, Text bytes, Arena *scratch, TextList *lines);

// Opens a file, or a new one, and gives its lines in `keep`. The file is not changed.
bool journal_open(Journal *journal, Text path, Arena *keep, TextList *lines, Error *error);
void journal_close(Journal *journal);

// Forgets all lines.
void journal_clear(Journal *journal);

// Adds lines, all of them or, with an error, none.
bool journal_add(Journal *journal, const TextList *lines, Arena *scratch, Error *error);

#endif
