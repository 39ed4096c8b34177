#include "run/tally.h"

#include <stdlib.h>

#include "run/python_put.h"

enum { RULE_WIDTH = 64 };

static void count(Count *counter, bool followed)
{
    counter->total++;
    counter->followed += followed;
}

// There are no more rows than instructions, so a search from the beginning does.
#define COUNT_ROW(keep, rows, name, followed)                                                      \
    do {                                                                                           \
        size_t row_ = 0;                                                                           \
        while (row_ < (rows)->len && !text_is((rows)->at[row_].id, (name)))                        \
            row_++;                                                                                \
        if (row_ == (rows)->len)                                                                   \
            list_add((keep), (rows), (TallyRow){.id = (name)});                                    \
        count(&(rows)->at[row_].count, (followed));                                                \
    } while (0)

void tally_add(Tally *tally, Arena *keep, const Task *task, const bool *follows)
{
    bool all = true;
    for (size_t i = 0; i < task->demands.len; i++) {
        Text id = text_of(task->demands.at[i].instruction->id);
        Text group = text_slice(id, 0, text_find_char(id, 0, ':'));
        COUNT_ROW(keep, &tally->groups, group, follows[i]);
        COUNT_ROW(keep, &tally->types, id, follows[i]);
        count(&tally->instructions, follows[i]);
        all = all && follows[i];
    }
    count(&tally->prompts, all);
}

static int by_id(const void *a, const void *b)
{
    const TallyRow *one = a, *two = b;
    return text_compare(one->id, two->id);
}

void tally_sort(Tally *tally)
{
    if (tally->groups.len)
        qsort(tally->groups.at, tally->groups.len, sizeof *tally->groups.at, by_id);
    if (tally->types.len)
        qsort(tally->types.at, tally->types.len, sizeof *tally->types.at, by_id);
}

// --- text ----------------------------------------------------------------------------------------

static void put_line(Out *out, Text name, const char *between, Count counted)
{
    put_raw(out, name);
    put_ours(out, between);
    put_python_ratio(out, counted.followed, counted.total);
    put_char(out, '\n');
}

void tally_put_text(const Tally *tally, Text file, Out *out)
{
    put_times(out, '=', RULE_WIDTH);
    put_char(out, '\n');
    put_safe(out, file);
    put_raw(out, TEXT(" Accuracy Scores:\n"));
    put_line(out, TEXT("prompt-level"), ": ", tally->prompts);
    put_line(out, TEXT("instruction-level"), ": ", tally->instructions);
    put_char(out, '\n');
    for (size_t i = 0; i < tally->groups.len; i++)
        put_line(out, tally->groups.at[i].id, " ", tally->groups.at[i].count);
    put_char(out, '\n');
    for (size_t i = 0; i < tally->types.len; i++)
        put_line(out, tally->types.at[i].id, " ", tally->types.at[i].count);
}

// --- JSON ----------------------------------------------------------------------------------------

static void put_count(Out *out, Count counted)
{
    put_print(out, "{\"followed\":%llu,\"total\":%llu,\"accuracy\":",
              (unsigned long long)counted.followed, (unsigned long long)counted.total);
    put_python_ratio(out, counted.followed, counted.total);
    put_char(out, '}');
}

static void put_rows(Out *out, const char *name, const TallyRow *rows, size_t len)
{
    put_print(out, ",\"%s\":{", name);
    for (size_t i = 0; i < len; i++) {
        put_ours(out, i ? "," : "");
        put_json(out, rows[i].id);
        put_char(out, ':');
        put_count(out, rows[i].count);
    }
    put_char(out, '}');
}

void tally_put_json(const Tally *tally, Text file, Out *out)
{
    put_raw(out, TEXT("{\"file\":"));
    put_json(out, file);
    put_raw(out, TEXT(",\"prompts\":"));
    put_count(out, tally->prompts);
    put_raw(out, TEXT(",\"instructions\":"));
    put_count(out, tally->instructions);
    put_rows(out, "tier0", tally->groups.at, tally->groups.len);
    put_rows(out, "tier1", tally->types.at, tally->types.len);
    put_char(out, '}');
}
