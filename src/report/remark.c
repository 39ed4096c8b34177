#include "report/remark.h"

#include <stdlib.h>

#include "core/fingerprint.h"
#include "report/evidence.h"
#include "report/excerpt.h"
#include "report/label.h"

enum { EXCERPT_BYTES = 160 };

const TroubleRule trouble_rules[TROUBLE_RULES] = {
    {"input-error", "An input can be read and judged.",
     "The input could not be judged, so that nothing is known of it. The message says why."},
    {"rule-error", "A rule comes to an end within its limits.",
     "The rule gave up on this answer, so that its verdict is not known. The message says why."},
};

static Position position_of(const Document *document, Places *places, size_t offset)
{
    Spot spot = places_find(places, offset);
    Position position = {.line = document->line + spot.line};
    if (spot.line > 1 || document->indent == 0) {
        position.column = spot.column;
        position.byte = spot.at - spot.line_start + 1;
    }
    return position;
}

// Of a saved result: the line of the record, when its text was decoded; no column where the excerpt
// is not what the source has.
static Position quoted_start(const Document *document, const Finding *finding)
{
    if (finding->in_channel)
        return (Position){.line = document->line + 1};
    return (Position){.line = document->line + finding->quoted->line,
                      .column = finding->quoted->column};
}

static Position quoted_end(Position start, const Finding *finding, size_t offset, Arena *arena)
{
    Text excerpt = finding->quoted->excerpt;
    Places places = places_of(excerpt, arena);
    Spot spot = places_find(&places, offset);
    if (finding->in_channel)
        return start;
    Position end = {.line = start.line + spot.line - 1};
    if (excerpt.len == finding->span.end - finding->span.start)
        end.column = spot.line > 1 ? spot.column : start.column + spot.column - 1;
    return end;
}

static void remark_place(Remark *remark, const Document *document, Places *source)
{
    const Finding *finding = remark->finding;
    if (finding->quoted) {
        size_t len = finding->quoted->excerpt.len;
        remark->start = quoted_start(document, finding);
        remark->end = quoted_end(remark->start, finding, len, source->arena);
        remark->last_line =
            quoted_end(remark->start, finding, len ? len - 1 : 0, source->arena).line;
        return;
    }
    remark->start = position_of(document, source, finding->span.start);
    remark->end = position_of(document, source, finding->span.end);
    remark->last_line = document->line + places_last_line(source, finding->span);
}

static Text told(const Document *document, Text message, Arena *arena)
{
    Text name = record_name(document, arena);
    if (name.len == 0)
        return message;
    message = arena_join(arena, arena_join(arena, message, TEXT(" [")), name);
    return arena_join(arena, message, TEXT("]"));
}

static Remark remark_of(const Document *document, const Finding *finding, Exhibits *exhibits,
                        Arena *arena)
{
    Evidence evidence = evidence_of(exhibits, finding);
    Remark remark = {
        .finding = finding,
        .rule = finding->rule->id,
        .kind = "fail",
        .severity = finding->rule->severity,
        .message = finding->message,
        .told = told(document, finding->message, arena),
        .excerpt = excerpt_text(evidence.shown->source, evidence.text, EXCERPT_BYTES, arena),
        .fingerprint = fingerprint_of(document, finding, arena),
        .occurrence = 1,
    };
    remark_place(&remark, document, &exhibits->source);
    return remark;
}

static Remark trouble_of(const Document *document, const char *kind, Text message, Arena *arena)
{
    Position position = {.line = document->line + 1};
    Text id = text_of(kind);
    return (Remark){.rule = id, .kind = kind, .severity = SEVERITY_ERROR, .message = message,
                    .told = told(document, message, arena), .start = position, .end = position,
                    .last_line = position.line,
                    .fingerprint = fingerprint_of_texts(id, message, arena), .occurrence = 1};
}

// --- the same again ------------------------------------------------------------------------------

static int compare_fingerprints(const void *a, const void *b)
{
    const Remark *one = *(Remark *const *)a, *other = *(Remark *const *)b;
    int order = text_compare(one->fingerprint, other->fingerprint);
    return order ? order : one < other ? -1 : one > other;
}

static void count_occurrences(RemarkList *remarks, Arena *arena)
{
    Remark **sorted = arena_array(arena, Remark *, remarks->len);
    for (size_t i = 0; i < remarks->len; i++)
        sorted[i] = &remarks->at[i];
    if (remarks->len)
        qsort(sorted, remarks->len, sizeof *sorted, compare_fingerprints);
    for (size_t i = 1; i < remarks->len; i++)
        if (text_is(sorted[i]->fingerprint, sorted[i - 1]->fingerprint))
            sorted[i]->occurrence = sorted[i - 1]->occurrence + 1;
}

RemarkList remarks_of(const Report *report, const Result *result)
{
    RemarkList remarks = {0};
    Arena *arena = report->arena;
    const Document *document = result->document;
    Exhibits exhibits = exhibits_of(document, arena);
    if (result->status == STATUS_INPUT_ERROR)
        list_add(arena, &remarks, trouble_of(document, "input-error", result->error, arena));
    for (size_t i = 0; i < result->findings.len; i++)
        list_add(arena, &remarks,
                 remark_of(document, &result->findings.at[i], &exhibits, arena));
    for (size_t i = 0; i < result->judgements.len; i++) {
        const Judgement *judgement = &result->judgements.at[i];
        if (judgement->outcome != OUTCOME_ERROR)
            continue;
        Text message = arena_print(arena, "the rule %.*s gave up: %.*s",
                                   TEXT_ARG(judgement->rule->id), TEXT_ARG(judgement->trouble));
        list_add(arena, &remarks, trouble_of(document, "rule-error", message, arena));
    }
    count_occurrences(&remarks, arena);
    return remarks;
}
