#include "base/utf8.h"
#include "official/instruction.h"
#include "official/python.h"
#include "official/python_more.h"

// A table as Python's csv.reader reads it, in the dialect "excel" with another delimiter.
typedef struct Rows {
    LIST(TextList) rows;
    bool broken;            // csv.Error
} Rows;

enum {
    FIELD_MOST = 131072,    // characters of a field, csv.field_size_limit
    COLUMNS = 5,
    CITY_ROWS = 8,
    SPECIAL_ROWS = 15,
    QUOTES_ROWS = 4,
};

typedef enum State {
    ROW_START,
    FIELD_START,
    IN_FIELD,
    IN_QUOTES,
    QUOTE_IN_QUOTES,
    AFTER_ROW,
} State;

typedef struct Reader {
    Arena *arena;
    char delimiter;
    State state;
    char *field;            // room for the text; the fields follow one another
    size_t start, end;
    size_t length;          // of the field, in characters
    TextList row;
    Rows *rows;
} Reader;

static void add(Reader *reader, char c)
{
    reader->field[reader->end++] = c;
    reader->length += ((unsigned char)c & 0xC0) != 0x80;
    reader->rows->broken = reader->rows->broken || reader->length > FIELD_MOST;
}

static void end_field(Reader *reader)
{
    Text field = {reader->field + reader->start, reader->end - reader->start};
    list_add(reader->arena, &reader->row, field);
    reader->start = reader->end;
    reader->length = 0;
}

static void end_row(Reader *reader)
{
    list_add(reader->arena, &reader->rows->rows, reader->row);
    reader->row = (TextList){0};
    reader->state = ROW_START;
}

static bool ends_field(Reader *reader, char c)
{
    if (c != reader->delimiter && c != '\n' && c != '\r')
        return false;
    end_field(reader);
    reader->state = c == reader->delimiter ? FIELD_START : AFTER_ROW;
    return true;
}

static void read_char(Reader *reader, char c)
{
    switch (reader->state) {
    case AFTER_ROW:
        reader->rows->broken = reader->rows->broken || (c != '\n' && c != '\r');
        return;
    case IN_QUOTES:
        if (c == '"')
            reader->state = QUOTE_IN_QUOTES;
        else
            add(reader, c);
        return;
    case QUOTE_IN_QUOTES:
        if (ends_field(reader, c))
            return;
        reader->state = c == '"' ? IN_QUOTES : IN_FIELD;
        add(reader, c);
        return;
    case ROW_START:
        if (c == '\n' || c == '\r') {
            reader->state = AFTER_ROW;
            return;
        }
        reader->state = FIELD_START;
        break;
    case FIELD_START:
    case IN_FIELD:
        break;
    }
    if (ends_field(reader, c))
        return;
    if (reader->state == FIELD_START && c == '"') {
        reader->state = IN_QUOTES;
        return;
    }
    reader->state = IN_FIELD;
    add(reader, c);
}

// A line is up to its LF; only within quotes a row goes on behind it.
static void end_line(Reader *reader)
{
    if (reader->state == IN_QUOTES)
        return;
    if (reader->state != ROW_START && reader->state != AFTER_ROW)
        end_field(reader);
    end_row(reader);
}

static Rows read_rows(Arena *arena, Text text, char delimiter)
{
    Rows rows = {0};
    Reader reader = {.arena = arena, .delimiter = delimiter, .rows = &rows};
    reader.field = arena_get(arena, text.len + 1);
    for (size_t i = 0; i < text.len && !rows.broken; i++) {
        read_char(&reader, text.at[i]);
        if (text.at[i] == '\n' || i + 1 == text.len)
            end_line(&reader);
    }
    if (reader.state == IN_QUOTES) {
        end_field(&reader);
        end_row(&reader);
    }
    return rows;
}

static bool is_table(const Rows *table, size_t rows)
{
    return !table->broken && table->rows.len == rows;
}

static bool holds_csv_city(Text response, const KwargList *kwargs, Arena *scratch)
{
    static const char *const header[] = {"ID", "Country", "City", "Year", "Count"};
    (void)kwargs;
    Rows table = read_rows(scratch, response, ',');
    if (!is_table(&table, CITY_ROWS))
        return false;
    for (size_t i = 0; i < table.rows.len; i++) {
        if (table.rows.at[i].len != COLUMNS)
            return false;
    }
    for (size_t i = 0; i < COLUMNS; i++) {
        if (!text_is(table.rows.at[0].at[i], text_of(header[i])))
            return false;
    }
    return true;
}

static bool take(Text *rest, Text what)
{
    if (!text_starts(*rest, what))
        return false;
    *rest = text_from(*rest, what.len);
    return true;
}

// The first line holds the five names, each in quotes or not, and blanks behind a delimiter.
static bool has_header(Text text, const char *const *names, char delimiter, const char *blanks)
{
    Text rest = py_strip(text_slice(text, 0, text_find_char(text, 0, '\n')));
    for (size_t i = 0; i < COLUMNS; i++) {
        if (i > 0 && !take(&rest, (Text){&delimiter, 1}))
            return false;
        while (i > 0 && rest.len && char_is_one_of(rest.at[0], blanks))
            rest = text_from(rest, 1);
        bool quoted = take(&rest, TEXT("\""));
        if (!take(&rest, text_of(names[i])) || (quoted && !take(&rest, TEXT("\""))))
            return false;
    }
    return rest.len == 0;
}

// Each quotation mark three times, so that the reader leaves one of them in the field.
static Text with_kept_quotes(Arena *arena, Text text)
{
    enum { TIMES = 3 };
    char *copy = arena_get_array(arena, text.len + 1, TIMES);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        size_t times = text.at[i] == '"' ? TIMES : 1;
        while (times-- > 0)
            copy[len++] = text.at[i];
    }
    return (Text){copy, len};
}

// r'".*[^\d\w\s].*"' at the start of the field.
static bool is_special(Text field)
{
    Text line = text_slice(field, 0, text_find_char(field, 0, '\n'));
    if (!text_starts(line, TEXT("\"")))
        return false;
    size_t end = line.len;
    while (line.at[end - 1] != '"')
        end--;
    for (size_t at = 1; at + 1 < end;) {
        uint32_t character;
        size_t len = utf8_decode(line, at, &character);
        if (len && !py_is_word(character) && !py_is_space(character))
            return true;
        at += len ? len : 1;
    }
    return false;
}

static bool has_special(const TextList *row)
{
    for (size_t i = 0; i < row->len; i++) {
        if (is_special(row->at[i]))
            return true;
    }
    return false;
}

// Rows behind the first one with such a field are not looked at.
static bool holds_csv_special_character(Text response, const KwargList *kwargs, Arena *scratch)
{
    static const char *const header[] = {"ProductID", "Category", "Brand", "Price", "Stock"};
    (void)kwargs;
    if (!has_header(response, header, ',', " \t"))
        return false;
    Rows table = read_rows(scratch, with_kept_quotes(scratch, response), ',');
    if (!is_table(&table, SPECIAL_ROWS))
        return false;
    for (size_t i = 1; i < table.rows.len; i++) {
        if (table.rows.at[i].len != COLUMNS)
            return false;
        if (has_special(&table.rows.at[i]))
            return true;
    }
    return false;
}

static bool holds_csv_quotes(Text response, const KwargList *kwargs, Arena *scratch)
{
    static const char *const header[] = {"StudentID", "Subject", "Grade", "Semester", "Score"};
    (void)kwargs;
    if (!has_header(response, header, '\t', " "))
        return false;
    Rows table = read_rows(scratch, with_kept_quotes(scratch, response), '\t');
    if (!is_table(&table, QUOTES_ROWS))
        return false;
    for (size_t i = 0; i < table.rows.len; i++) {
        const TextList *row = &table.rows.at[i];
        if (row->len != COLUMNS)
            return false;
        for (size_t k = 0; k < row->len; k++) {
            Text field = py_strip(row->at[k]);
            if (!text_starts(field, TEXT("\"")) || !text_ends(field, TEXT("\"")))
                return false;
        }
    }
    return true;
}

static const KwargSpec none[] = {{.name = NULL}};

const Instruction instruction_csv_city = {"custom:csv_city", NULL, none, holds_csv_city};
const Instruction instruction_csv_special_character = {
    "custom:csv_special_character", NULL, none, holds_csv_special_character,
};
const Instruction instruction_csv_quotes = {"custom:csv_quotes", NULL, none, holds_csv_quotes};
