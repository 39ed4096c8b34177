#include "run/accuracy.h"

#include <stdlib.h>

#include "run/python_put.h"

enum { RULE_WIDTH = 64 };

static void count(Count *counter, bool followed)
{
    counter->total++;
    counter->followed += followed;
}

// There are no more rows than instructions, so a search from the beginning does.
static void count_row(Arena *keep, AccuracyRows *rows, Text id, bool followed)
{
    size_t row = 0;
    while (row < rows->len && !text_is(rows->at[row].id, id))
        row++;
    if (row == rows->len)
        list_add(keep, rows, (AccuracyRow){.id = id});
    count(&rows->at[row].count, followed);
}

void accuracy_add(Accuracy *accuracy, Arena *keep, const Task *task, const bool *follows)
{
    bool all = true;
    for (size_t i = 0; i < task->demands.len; i++) {
        Text id = text_of(task->demands.at[i].instruction->id);
        Text group = text_slice(id, 0, text_find_char(id, 0, ':'));
        count_row(keep, &accuracy->groups, group, follows[i]);
        count_row(keep, &accuracy->types, id, follows[i]);
        count(&accuracy->instructions, follows[i]);
        all = all && follows[i];
    }
    count(&accuracy->prompts, all);
}

static int by_id(const void *a, const void *b)
{
    const AccuracyRow *one = a, *two = b;
    return text_compare(one->id, two->id);
}

void accuracy_sort(Accuracy *accuracy)
{
    if (accuracy->groups.len)
        qsort(accuracy->groups.at, accuracy->groups.len, sizeof *accuracy->groups.at, by_id);
    if (accuracy->types.len)
        qsort(accuracy->types.at, accuracy->types.len, sizeof *accuracy->types.at, by_id);
}

// --- text ----------------------------------------------------------------------------------------

static void put_line(Out *out, Text name, const char *between, Count counted)
{
    put_raw(out, name);
    put_ours(out, between);
    put_python_ratio(out, counted.followed, counted.total);
    put_char(out, '\n');
}

void accuracy_put_text(const Accuracy *accuracy, Text file, Out *out)
{
    put_times(out, '=', RULE_WIDTH);
    put_char(out, '\n');
    put_safe(out, file);
    put_raw(out, TEXT(" Accuracy Scores:\n"));
    put_line(out, TEXT("prompt-level"), ": ", accuracy->prompts);
    put_line(out, TEXT("instruction-level"), ": ", accuracy->instructions);
    put_char(out, '\n');
    for (size_t i = 0; i < accuracy->groups.len; i++)
        put_line(out, accuracy->groups.at[i].id, " ", accuracy->groups.at[i].count);
    put_char(out, '\n');
    for (size_t i = 0; i < accuracy->types.len; i++)
        put_line(out, accuracy->types.at[i].id, " ", accuracy->types.at[i].count);
}

// --- JSON ----------------------------------------------------------------------------------------

static void put_count(Out *out, Count counted)
{
    put_print(out, "{\"followed\":%llu,\"total\":%llu,\"accuracy\":",
              (unsigned long long)counted.followed, (unsigned long long)counted.total);
    put_python_ratio(out, counted.followed, counted.total);
    put_char(out, '}');
}

static void put_rows(Out *out, const char *name, const AccuracyRows *rows)
{
    put_print(out, ",\"%s\":{", name);
    for (size_t i = 0; i < rows->len; i++) {
        put_ours(out, i ? "," : "");
        put_json(out, rows->at[i].id);
        put_char(out, ':');
        put_count(out, rows->at[i].count);
    }
    put_char(out, '}');
}

void accuracy_put_json(const Accuracy *accuracy, Text file, Out *out)
{
    put_raw(out, TEXT("{\"file\":"));
    put_json(out, file);
    put_raw(out, TEXT(",\"prompts\":"));
    put_count(out, accuracy->prompts);
    put_raw(out, TEXT(",\"instructions\":"));
    put_count(out, accuracy->instructions);
    put_rows(out, "tier0", &accuracy->groups);
    put_rows(out, "tier1", &accuracy->types);
    put_char(out, '}');
}
