#include "report/html_record.h"

#include "base/quote.h"
#include "base/utf8.h"
#include "core/fingerprint.h"
#include "report/evidence.h"
#include "report/excerpt.h"
#include "report/label.h"

enum {
    PROMPT_MOST = 16 << 10,      // bytes of each text that are shown
    THINKING_MOST = 64 << 10,
    ANSWER_MOST = 64 << 10,
    NAME_MOST = 1 << 10,         // of a path, an id, a message
    EXCERPT_MOST = 160,
    FINDINGS_MOST = 200,         // of a record
    PLAIN_FINDINGS = 5,          // in the table that needs no script
    RANK_FINDINGS = 20,          // bits
    RANK_SCORE = 11,
};

// --- what the totals need ------------------------------------------------------------------------

// What could not be read, then what failed, then by score, then by the number of findings.
static uint64_t rank_of(const Result *result)
{
    uint64_t findings = result->findings.len, most = ((uint64_t)1 << RANK_FINDINGS) - 1;
    uint64_t lost = result->scored ? (uint64_t)(1000 - result->score) : result->failed ? 1001 : 0;
    uint64_t worst = result->status != STATUS_OK ? 2 : result->failed ? 1 : 0;
    return worst << (RANK_FINDINGS + RANK_SCORE) | lost << RANK_FINDINGS
         | (findings < most ? findings : most);
}

typedef LIST(HtmlHit) HitList;

static HitList hits_of(const Result *result, Arena *arena)
{
    HitList hits = {0};
    for (size_t i = 0; i < result->findings.len; i++) {
        const Rule *rule = result->findings.at[i].rule;
        size_t k = 0;
        while (k < hits.len && hits.at[k].rule != rule)
            k++;
        if (k == hits.len)
            list_add(arena, &hits, (HtmlHit){.rule = rule});
        hits.at[k].findings++;
    }
    return hits;
}

// --- JSON ----------------------------------------------------------------------------------------

static void put_key(Out *out, const char *key)
{
    put_print(out, ",\"%s\":", key);
}

static void put_text(Out *out, const char *key, Text text)
{
    put_key(out, key);
    if (text.len)
        put_script_json(out, utf8_cut(text, NAME_MOST));
    else
        put_ours(out, "null");
}

static void put_number(Out *out, const char *key, size_t number)
{
    put_print(out, ",\"%s\":%zu", key, number);
}

static void put_row_hits(const HitList *hits, Out *out)
{
    put_key(out, "hits");
    for (size_t i = 0; i < hits->len; i++)
        put_print(out, "%s[%u,%llu]", i ? "," : "[", hits->at[i].rule->index,
                  (unsigned long long)hits->at[i].findings);
    put_ours(out, hits->len ? "]" : "[]");
}

static bool is_in(const Result *result, ChannelKind channel)
{
    for (size_t i = 0; i < result->findings.len; i++)
        if (result->findings.at[i].channel == channel)
            return true;
    return false;
}

// What the list shows and filters by. The number of the record comes before it.
static void put_row(const Result *result, const HitList *hits, Out *out)
{
    const Document *document = result->document;
    put_text(out, "path", document->path);
    put_number(out, "record", document->record);
    put_text(out, "id", document->id);
    put_text(out, "model", document->model);
    put_print(out, ",\"verdict\":\"%s\"",
              result->status == STATUS_OK ? verdict_name(result) : "error");
    if (result->scored) {
        put_key(out, "score");
        put_tenths(out, result->score);
        put_print(out, ",\"grade\":\"%c\"", result->grade);
    }
    put_number(out, "findings", result->findings.len);
    put_print(out, ",\"answer\":%s,\"thinking\":%s",
              is_in(result, CHANNEL_ANSWER) ? "true" : "false",
              is_in(result, CHANNEL_THINKING) ? "true" : "false");
    put_row_hits(hits, out);
}

// A channel, cut where its bound is; `cut` is the number of bytes that are not shown.
static void put_channel(Out *out, const char *key, const Channel *channel, size_t most)
{
    put_key(out, key);
    if (!channel->present) {
        put_ours(out, "null");
        return;
    }
    Text shown = utf8_cut(channel->text, most);
    put_ours(out, "{\"text\":");
    put_script_json(out, shown);
    put_number(out, "cut", channel->text.len - shown.len);
    put_char(out, '}');
}

// --- findings ------------------------------------------------------------------------------------

// Counts the code units of UTF-16, in which a browser counts, from one offset on to another.
typedef struct Ruler {
    Text text;
    size_t at, units;
} Ruler;

static size_t units_at(Ruler *ruler, size_t offset)
{
    if (offset < ruler->at)
        *ruler = (Ruler){.text = ruler->text};
    while (ruler->at < offset && ruler->at < ruler->text.len) {
        uint32_t c = 0;
        size_t len = utf8_decode(ruler->text, ruler->at, &c);
        ruler->at += len ? len : 1;
        ruler->units += c >= 0x10000 ? 2 : 1;
    }
    return ruler->units;
}

static size_t most_of(ChannelKind channel)
{
    return channel == CHANNEL_ANSWER ? ANSWER_MOST : THINKING_MOST;
}

// What a channel took from a span of the source; false when nothing.
static bool text_of_source(const Channel *channel, Span source, Span *text)
{
    bool found = false;
    for (size_t i = 0; i < channel->pieces.len; i++) {
        const Piece *piece = &channel->pieces.at[i];
        size_t piece_end = piece->source + piece->source_len;
        size_t start = source.start > piece->source ? source.start : piece->source;
        size_t end = source.end < piece_end ? source.end : piece_end;
        if (start >= end)
            continue;
        bool exact = piece->len == piece->source_len;
        if (!found)
            text->start = piece->at + (exact ? start - piece->source : 0);
        text->end = piece->at + (exact ? end - piece->source : piece->len);
        found = true;
    }
    return found;
}

// A finding on a text as a whole marks nothing: all would be underlined.
static bool is_whole(Text text, Span span)
{
    return text_is_blank(text_slice(text, 0, span.start))
        && text_is_blank(text_from(text, span.end));
}

// Where it is marked: false when it points at no part of a channel, or behind what is shown.
static bool mark_of(const Document *document, const Finding *finding, Span *text)
{
    const Channel *channel =
        finding->channel == CHANNEL_ANSWER ? &document->answer : &document->thinking;
    *text = finding->text;
    if (finding->quoted)
        return false;
    if (!finding->in_channel
        && (!text_of_source(channel, finding->span, text) || is_whole(channel->text, *text)))
        return false;
    return text->start < most_of(finding->channel);
}

static void put_mark(const Document *document, const Finding *finding, Ruler *rulers, Out *out)
{
    Span text;
    Ruler *ruler = &rulers[finding->channel];
    if (!mark_of(document, finding, &text))
        return;
    size_t start = units_at(ruler, text.start), end = units_at(ruler, text.end);
    put_print(out, ",\"mark\":[%zu,%zu]", start, end);
}

// What a saved result quotes is another text where it was cut or was no UTF-8: then it is unknown.
static Text print_of(const Document *document, const Finding *finding, Arena *arena)
{
    Text excerpt = finding->quoted ? finding->quoted->excerpt : (Text){0};
    bool other = text_ends(excerpt, TEXT("…"))
              || text_find(excerpt, 0, TEXT("\xEF\xBF\xBD")) != TEXT_NONE;
    return other ? (Text){0} : fingerprint_of(document, finding, arena);
}

static void put_finding(const Finding *finding, Exhibits *exhibits, Ruler *rulers, Arena *arena,
                        Out *out)
{
    Evidence evidence = evidence_of(exhibits, finding);
    Spot spot = evidence_spot(&evidence);
    put_print(out, "{\"rule\":%u,\"channel\":\"%s\",\"line\":%zu,\"column\":%zu",
              finding->rule->index, channel_name(finding->channel), spot.line, spot.column);
    put_mark(exhibits->document, finding, rulers, out);
    if (finding->item)
        put_print(out, ",\"item\":[%u,%u]", finding->item, finding->items);
    put_text(out, "message", finding->message);
    put_text(out, "excerpt",
             excerpt_text(evidence.shown->source, evidence.text, EXCERPT_MOST, arena));
    put_text(out, "fingerprint", print_of(exhibits->document, finding, arena));
    put_char(out, '}');
}

static void put_findings(const Result *result, Arena *arena, Out *out)
{
    const Document *document = result->document;
    Exhibits exhibits = exhibits_of(document, arena);
    Ruler rulers[CHANNEL_COUNT] = {[CHANNEL_ANSWER] = {.text = document->answer.text},
                                   [CHANNEL_THINKING] = {.text = document->thinking.text}};
    size_t shown = result->findings.len < FINDINGS_MOST ? result->findings.len : FINDINGS_MOST;
    put_key(out, "list");
    put_char(out, '[');
    for (size_t i = 0; i < shown; i++) {
        put_ours(out, i ? "," : "");
        put_finding(&result->findings.at[i], &exhibits, rulers, arena, out);
    }
    put_char(out, ']');
    put_number(out, "more", result->findings.len - shown);
}

// --- how the score came about --------------------------------------------------------------------

static void put_criteria(const Result *result, Out *out)
{
    const char *before = "";
    put_key(out, "criteria");
    put_char(out, '[');
    for (Criterion i = 0; i < CRITERION_COUNT; i++) {
        const CriterionScore *score = &result->criteria[i];
        if (!score->applicable)
            continue;
        put_print(out, "%s[\"%s\",", before, criterion_name(i));
        put_tenths(out, score->tenths);
        put_print(out, ",%u]", score->weight);
        before = ",";
    }
    put_char(out, ']');
}

static void put_troubles(const Result *result, Out *out)
{
    const char *before = "";
    put_key(out, "troubles");
    put_char(out, '[');
    for (size_t i = 0; i < result->judgements.len; i++) {
        const Judgement *judgement = &result->judgements.at[i];
        if (judgement->outcome != OUTCOME_ERROR)
            continue;
        put_print(out, "%s{\"rule\":", before);
        put_script_json(out, judgement->rule->id);
        put_text(out, "why", judgement->trouble);
        put_char(out, '}');
        before = ",";
    }
    put_char(out, ']');
}

static void put_detail(const Result *result, Arena *arena, Out *out)
{
    const Document *document = result->document;
    put_ours(out, "{\"format\":");
    put_script_json(out, text_of(document->format ? document->format : "unknown"));
    put_print(out, ",\"state\":\"%s\",\"words\":[%zu,%zu]",
              thinking_state_name(document->thinking_state), result->thinking.words,
              result->answer.words);
    Text key = fingerprint_of_record(result, arena);
    put_text(out, "key", key.len <= NAME_MOST ? key : (Text){0});      // a part of it is no key
    if (result->status != STATUS_OK)
        put_text(out, "error", result->error);
    put_criteria(result, out);
    put_troubles(result, out);
    put_channel(out, "prompt", &document->prompt, PROMPT_MOST);
    put_channel(out, "thinking", &document->thinking, THINKING_MOST);
    put_channel(out, "answer", &document->answer, ANSWER_MOST);
    put_findings(result, arena, out);
    put_char(out, '}');
}

// --- without a script ----------------------------------------------------------------------------

static void put_name(const Document *document, Out *out)
{
    put_xml(out, utf8_cut(document->path, NAME_MOST));
    if (document->record)
        put_print(out, ", record %llu", (unsigned long long)document->record);
    if (document->id.len) {
        put_ours(out, ", ");
        put_xml(out, utf8_cut(document->id, NAME_MOST));
    }
}

static void put_plain_finding(const Finding *finding, Out *out)
{
    const char *severity = severity_name(finding->rule->severity);
    put_print(out, "<li><b class=\"sev %s\">%s</b> <code>", severity, severity);
    put_xml(out, finding->rule->id);
    put_print(out, "</code> (%s) ", channel_name(finding->channel));
    put_xml(out, utf8_cut(finding->message, NAME_MOST));
    put_ours(out, "</li>");
}

static void put_plain_findings(const Result *result, Out *out)
{
    size_t all = result->findings.len, shown = all < PLAIN_FINDINGS ? all : PLAIN_FINDINGS;
    put_ours(out, "<ul>");
    for (size_t i = 0; i < shown; i++)
        put_plain_finding(&result->findings.at[i], out);
    if (all > shown)
        put_print(out, "<li>%zu more</li>", all - shown);
    if (result->error.len) {
        put_ours(out, "<li>");
        put_xml(out, utf8_cut(result->error, NAME_MOST));
        put_ours(out, "</li>");
    }
    put_ours(out, "</ul>");
}

static void put_plain(const Result *result, Out *out)
{
    const char *verdict = result->status == STATUS_OK ? verdict_name(result) : "error";
    bool more = result->findings.len > 0 || result->error.len > 0;
    put_print(out, "<td><b class=\"pill %s\">%s</b></td><td class=\"num\">", verdict, verdict);
    if (result->scored)
        put_tenths(out, result->score);
    else
        put_ours(out, "&ndash;");
    put_print(out, "</td><td class=\"num\">%zu</td><td>", result->findings.len);
    put_ours(out, more ? "<details><summary>" : "");
    put_name(result->document, out);
    if (more) {
        put_ours(out, "</summary>");
        put_plain_findings(result, out);
        put_ours(out, "</details>");
    }
    put_ours(out, "</td></tr>\n");
}

static void put_part(Out *out, Out *part)
{
    put_raw(out, out_text(part));
    out_free(part);
}

void html_item_put(const Report *report, const Result *result, Out *out)
{
    HitList hits = hits_of(result, report->arena);
    HtmlItem item = {.rank = rank_of(result), .score = result->scored ? result->score : -1,
                     .rules = result->judgements.len, .hits = hits.len};
    Out row = {0}, detail = {0}, plain = {0};
    put_row(result, &hits, &row);
    put_detail(result, report->arena, &detail);
    put_plain(result, &plain);
    item.row = row.len;
    item.detail = detail.len;
    item.plain = plain.len;
    put_raw(out, (Text){(const char *)&item, sizeof item});
    put_raw(out, (Text){(const char *)hits.at, hits.len * sizeof *hits.at});
    put_part(out, &row);
    put_part(out, &detail);
    put_part(out, &plain);
}
