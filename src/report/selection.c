#include "report/selection.h"

#include <string.h>

// In front of the bytes of an entry, as it lies in memory.
typedef struct Head {
    size_t len;
    Severity severity;
} Head;

size_t entry_open(Out *out, Severity severity)
{
    Head head = {.severity = severity};
    put_raw(out, (Text){(const char *)&head, sizeof head});
    return out->len;
}

void entry_close(Out *out, size_t mark)
{
    Head head;
    memcpy(&head, out->at + mark - sizeof head, sizeof head);
    head.len = out->len - mark;
    memcpy(out->at + mark - sizeof head, &head, sizeof head);
}

// Takes the first entry off; `whole` is the entry with its head.
static bool next_entry(Text *entries, Head *head, Text *whole)
{
    if (entries->len == 0)
        return false;
    memcpy(head, entries->at, sizeof *head);
    *whole = text_slice(*entries, 0, sizeof *head + head->len);
    *entries = text_from(*entries, whole->len);
    return true;
}

static size_t most_of(const Cap *cap, size_t severity)
{
    return cap->each[severity] ? cap->each[severity] : cap->all;
}

void selection_add(Selection *selection, Text entries)
{
    Head head;
    Text entry;
    for (; next_entry(&entries, &head, &entry); selection->seen++) {
        if (selection->count[head.severity] == most_of(selection->cap, head.severity))
            continue;
        put_raw(&selection->kept[head.severity], entry);
        selection->count[head.severity]++;
    }
}

uint64_t selection_hidden(const Selection *selection)
{
    size_t kept = 0;
    for (size_t i = 0; i < SEVERITY_NEVER; i++)
        kept += selection->count[i];
    return selection->seen - (kept < selection->cap->all ? kept : selection->cap->all);
}

void selection_put(const Selection *selection, const char *separator, Out *out)
{
    size_t put = 0;
    for (size_t i = SEVERITY_NEVER; i-- > 0;) {
        Head head;
        Text entries = out_text(&selection->kept[i]), entry;
        while (put < selection->cap->all && next_entry(&entries, &head, &entry)) {
            put_ours(out, put++ ? separator : "");
            put_raw(out, text_from(entry, sizeof head));
        }
    }
}

void selection_free(Selection *selection)
{
    for (size_t i = 0; i < SEVERITY_NEVER; i++)
        out_free(&selection->kept[i]);
}
