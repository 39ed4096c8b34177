#include "report/shortlist.h"

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

void shortlist_add(Shortlist *shortlist, Text entries)
{
    Head head;
    Text entry;
    for (; next_entry(&entries, &head, &entry); shortlist->seen++) {
        if (shortlist->count[head.severity] == most_of(shortlist->cap, head.severity))
            continue;
        put_raw(&shortlist->kept[head.severity], entry);
        shortlist->count[head.severity]++;
    }
}

uint64_t shortlist_hidden(const Shortlist *shortlist)
{
    size_t kept = 0;
    for (size_t i = 0; i < SEVERITY_NEVER; i++)
        kept += shortlist->count[i];
    return shortlist->seen - (kept < shortlist->cap->all ? kept : shortlist->cap->all);
}

void shortlist_put(const Shortlist *shortlist, const char *separator, Out *out)
{
    size_t put = 0;
    for (size_t i = SEVERITY_NEVER; i-- > 0;) {
        Head head;
        Text entries = out_text(&shortlist->kept[i]), entry;
        while (put < shortlist->cap->all && next_entry(&entries, &head, &entry)) {
            put_ours(out, put++ ? separator : "");
            put_raw(out, text_from(entry, sizeof head));
        }
    }
}

void shortlist_free(Shortlist *shortlist)
{
    for (size_t i = 0; i < SEVERITY_NEVER; i++)
        out_free(&shortlist->kept[i]);
}
