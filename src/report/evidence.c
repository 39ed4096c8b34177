#include "report/evidence.h"

Exhibits exhibits_of(const Document *document, Arena *arena)
{
    Exhibits exhibits = {.document = document, .source = places_of(document->source, arena)};
    exhibits.channels[CHANNEL_ANSWER] = places_of(document->answer.text, arena);
    exhibits.channels[CHANNEL_THINKING] = places_of(document->thinking.text, arena);
    return exhibits;
}

Evidence evidence_of(Exhibits *exhibits, const Finding *finding)
{
    const Document *document = exhibits->document;
    Evidence evidence = {&exhibits->source, finding->span, &exhibits->source, finding->span};
    if (!finding->in_channel || !(document->decoded || document->cleaned))
        return evidence;
    evidence.shown = &exhibits->channels[finding->channel];
    evidence.text = finding->text;
    if (document->decoded) {
        evidence.places = evidence.shown;
        evidence.span = evidence.text;
    }
    return evidence;
}
