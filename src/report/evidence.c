#include "report/evidence.h"

Exhibits exhibits_of(const Document *document, Arena *arena)
{
    Exhibits exhibits = {.document = document, .source = places_of(document->source, arena)};
    exhibits.channels[CHANNEL_ANSWER] = places_of(document->answer.text, arena);
    exhibits.channels[CHANNEL_THINKING] = places_of(document->thinking.text, arena);
    return exhibits;
}

static Evidence quoted_evidence(Exhibits *exhibits, const Finding *finding)
{
    Arena *arena = exhibits->source.arena;
    Places *shown = arena_new(arena, Places);
    *shown = places_of(finding->quoted->excerpt, arena);
    return (Evidence){.places = &exhibits->source,
                      .span = finding->in_channel ? finding->text : finding->span,
                      .decoded = finding->in_channel,
                      .shown = shown,
                      .text = {0, shown->source.len},
                      .quoted = finding->quoted};
}

Evidence evidence_of(Exhibits *exhibits, const Finding *finding)
{
    const Document *document = exhibits->document;
    if (finding->quoted)
        return quoted_evidence(exhibits, finding);
    Evidence evidence = {.places = &exhibits->source, .span = finding->span,
                         .shown = &exhibits->source, .text = finding->span};
    if (!finding->in_channel || !(document->decoded || document->cleaned))
        return evidence;
    evidence.shown = &exhibits->channels[finding->channel];
    evidence.text = finding->text;
    if (document->decoded) {
        evidence.places = evidence.shown;
        evidence.span = evidence.text;
        evidence.decoded = true;
    }
    return evidence;
}

Spot evidence_spot(const Evidence *evidence)
{
    const Quoted *quoted = evidence->quoted;
    if (quoted)
        return (Spot){.line = quoted->line, .column = quoted->column};
    return places_find(evidence->places, evidence->span.start);
}
