#include "check/measure.h"
#include "check/whole.h"

typedef struct Params {
    Range count, columns, rows;
} Params;

// The row of dashes says how many columns there are: a cell without text is no block.
static uint64_t count_columns(Text table)
{
    Text line = {0}, cell;
    uint64_t columns = 0;
    if (text_next_line(&table, &line) && text_next_line(&table, &line))
        while (text_next_part(&line, '|', &cell))
            columns += text_find_char(cell, 0, '-') != TEXT_NONE;
    return columns;
}

// The rows below the head, each a line: a row without text is no block.
static uint64_t count_rows(Text table)
{
    Text line;
    uint64_t lines = 0;
    while (text_next_line(&table, &line))
        lines++;
    return lines > 2 ? lines - 2 : 0;
}

static bool judge_size(Judge *judge, Span table, uint64_t number, Range range, uint64_t count,
                       const char *noun)
{
    if (range_holds(range, count))
        return true;
    Text words = measure_words(judge->arena, count, noun, range);
    judge_fail(judge, table, -1,
               arena_print(judge->arena, "table %llu has %.*s", (unsigned long long)number,
                           TEXT_ARG(words)));
    return false;
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    const Markdown *markdown = &judge_outline(judge)->markdown;
    Tally tally = {.range = wanted->count};
    bool good = true;
    for (size_t i = 0; i < markdown->blocks.len; i++) {
        if (markdown->blocks.at[i].kind != BLOCK_TABLE)
            continue;
        Span span = markdown->blocks.at[i].span;
        tally_add(&tally, span);
        Text table = text_span(markdown->text, span);
        good &= judge_size(judge, span, tally.count, wanted->columns, count_columns(table),
                           "column");
        good &= judge_size(judge, span, tally.count, wanted->rows, count_rows(table), "row");
    }
    Outcome counted = tally_judge(judge, &tally, "table");
    if (!good)
        return OUTCOME_FAIL;
    bool judged = tally.count > 0 && (wanted->columns.given || wanted->rows.given);
    return counted == OUTCOME_NOT_APPLICABLE && judged ? OUTCOME_PASS : counted;
}

const CheckType check_tables = {
    .name = "tables",
    .about = "The answer has the wanted number of tables, each of the wanted size.",
    .definition = "Tables with a row of dashes under their head (GitHub's form). Each row is a "
                  "line, empty ones included; columns are those of the row of dashes.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "how many tables", .kind = PARAM_RANGE,
         .offset = offsetof(Params, count)},
        {.name = "columns", .about = "columns of each table", .kind = PARAM_RANGE,
         .offset = offsetof(Params, columns)},
        {.name = "rows", .about = "rows of each table, its head not counted", .kind = PARAM_RANGE,
         .offset = offsetof(Params, rows)},
        {0}},
    .any_of = (const char *const[]){"count", "columns", "rows", NULL},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: 1\ncolumns: 2\nrows: {min: 1}",
                "| Name | Age |\n| --- | --- |\n| Ada | 36 |\n", "| Name |\n| --- |\n| Ada |\n"},
};
