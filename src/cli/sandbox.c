#include "base/confine.h"

#include "base/message.h"
#include "base/shared.h"
#include "cli/command.h"

static const char *said(Confinement confinement)
{
    switch (confinement) {
    case CONFINED:
        return "confined to its inputs and the folders of its reports, by Landlock";
    case CONFINE_ABSENT:
        return "not confined: this system has no Landlock";
    case CONFINE_REFUSED:
        return "not confined: the kernel refused";
    }
    return "";
}

static void tell_confinement(Confinement confinement)
{
    Out out = {0};
    put_print(&out, "answerlint: %s\n", said(confinement));
    tell(out_text(&out));
    out_free(&out);
}

void sandbox(const Options *options, const TextList *read, const TextList *write, Arena *scratch)
{
    if (option_given(options, OPTION_NO_SANDBOX))
        return;
    TextList readable = {0};
    for (size_t i = 0; i < read->len; i++)
        list_add(scratch, &readable, read->at[i]);
    shared_places(scratch, &readable);
    Confinement confinement = confine(&readable, write, scratch);
    if (option_given(options, OPTION_VERBOSE))
        tell_confinement(confinement);
}
