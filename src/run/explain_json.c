// What `explain` says to programs: the schema "answerlint-explain/1", keys are only ever added.
#include "report/evidence.h"
#include "report/excerpt.h"
#include "report/label.h"
#include "run/explain.h"

enum { EXCERPT_BYTES = 160 };

const char *const explain_json_end = "]}\n";

typedef struct Sheet {
    const Explained *explained;
    Exhibits *exhibits;
    Arena *arena;
    Out *out;
} Sheet;

static void put_text(Out *out, const char *key, Text value)
{
    put_print(out, ",\"%s\":", key);
    put_json(out, value);
}

static void put_count(Out *out, const char *key, size_t value)
{
    put_print(out, ",\"%s\":%zu", key, value);
}

static void put_pack_place(Out *out, Place place)
{
    put_print(out, "\"line\":%u,\"column\":%u", place.line, place.column);
}

// The words of a span, and where they stand.
static void put_span(const Sheet *sheet, const Account *account, Span span)
{
    Finding finding = explained_at(sheet->explained, account, span);
    Evidence evidence = evidence_of(sheet->exhibits, &finding);
    put_print(sheet->out, ",\"start\":%zu,\"end\":%zu", evidence.span.start, evidence.span.end);
    put_text(sheet->out, "text",
             excerpt_text(finding.message, (Span){0, finding.message.len}, EXCERPT_BYTES,
                          sheet->arena));
}

static const char *const whereabouts[] = {
    [WHERE_MISSING] = "missing",
    [WHERE_FOUND] = "found",
    [WHERE_OTHER_CLAUSE] = "other-clause",
    [WHERE_CONTRAST] = "contrast",
    [WHERE_OTHER_SUBJECT] = "other-subject",
};

static void put_words(const Sheet *sheet, const Account *account, const PhraseAccount *phrase)
{
    put_ours(sheet->out, ",\"words\":[");
    for (size_t i = 0; i < phrase->words.len; i++) {
        const WordAccount *word = &phrase->words.at[i];
        put_ours(sheet->out, i ? ",{\"source\":" : "{\"source\":");
        put_json(sheet->out, word->source);
        put_print(sheet->out, ",\"where\":\"%s\"", whereabouts[word->where]);
        if (word->where != WHERE_MISSING)
            put_span(sheet, account, word->plain);
        put_char(sheet->out, '}');
    }
    put_char(sheet->out, ']');
}

static void put_phrase(const Sheet *sheet, const Account *account, const PhraseAccount *phrase)
{
    put_print(sheet->out, "{\"kind\":\"%s\",", part_name(phrase->kind));
    put_pack_place(sheet->out, phrase->place);
    put_text(sheet->out, "source", phrase->source);
    put_ours(sheet->out, phrase->negated ? ",\"negated\":true" : "");
    put_print(sheet->out, ",\"where\":\"%s\"", whereabouts[phrase->where]);
    if (phrase->where != WHERE_MISSING && phrase->plain.end > phrase->plain.start)
        put_span(sheet, account, phrase->plain);
    else if (phrase->words.len)
        put_words(sheet, account, phrase);
    put_char(sheet->out, '}');
}

static void put_excuse(const Sheet *sheet, const Account *account)
{
    Out *out = sheet->out;
    if (account->unless.source.len) {
        put_print(out, ",\"unless\":{\"scope\":\"%s\",", account->scope);
        put_pack_place(out, account->unless.place);
        put_text(out, "source", account->unless.source);
        if (account->unless.where == WHERE_FOUND)
            put_span(sheet, account, account->unless.plain);
        put_char(out, '}');
        return;
    }
    put_ours(out, ",\"guard\":{\"name\":");
    put_json(out, account->reason);
    put_ours(out, ",\"cues\":[");
    for (size_t i = 0; i < account->cues.len; i++) {
        put_ours(out, i ? "," : "");
        put_json(out, text_span(sheet->explained->outline.plain, account->cues.at[i]));
    }
    put_ours(out, "]}");
}

// Where it stands in the source, or in the decoded text of a record, as in every report.
static void put_place(const Sheet *sheet, const Finding *finding)
{
    Evidence evidence = evidence_of(sheet->exhibits, finding);
    Spot spot = places_find(evidence.places, evidence.span.start);
    put_count(sheet->out, "start", evidence.span.start);
    put_count(sheet->out, "end", evidence.span.end);
    put_count(sheet->out, "line", spot.line);
    put_count(sheet->out, "column", spot.column);
    put_text(sheet->out, "excerpt",
             excerpt_text(evidence.shown->source, evidence.text, EXCERPT_BYTES, sheet->arena));
}

static void put_account(const Sheet *sheet, const Account *account)
{
    static const char *const standings[] = {
        [STANDING_PART] = "part", [STANDING_EXCUSED] = "excused", [STANDING_FLAGGED] = "flagged",
    };
    Out *out = sheet->out;
    Finding finding = explained_at(sheet->explained, account, account->plain);
    put_print(out, "{\"standing\":\"%s\"", standings[account->standing]);
    if (account->in_code)
        put_ours(out, ",\"code\":true");
    else
        put_count(out, "sentence", account->sentence + 1);
    if (finding.item)
        put_count(out, "item", finding.item);
    put_place(sheet, &finding);
    put_ours(out, ",\"share\":");
    put_tenths(out, account->share);
    put_print(out, ",\"entry\":{\"number\":%zu,", account->entry + 1);
    put_pack_place(out, account->place);
    put_ours(out, "},\"phrases\":[");
    for (size_t i = 0; i < account->phrases.len; i++) {
        put_ours(out, i ? "," : "");
        put_phrase(sheet, account, &account->phrases.at[i]);
    }
    put_char(out, ']');
    if (account->standing == STANDING_EXCUSED)
        put_excuse(sheet, account);
    put_char(out, '}');
}

static void put_claim(const Sheet *sheet)
{
    const AccountList *accounts = &sheet->explained->accounts;
    put_count(sheet->out, "sentences", sheet->explained->outline.sentences.len);
    put_ours(sheet->out, ",\"accounts\":[");
    for (size_t i = 0; i < accounts->len; i++) {
        put_ours(sheet->out, i ? ",\n" : "\n");
        put_account(sheet, &accounts->at[i]);
    }
    put_char(sheet->out, ']');
}

static void put_check(const Sheet *sheet)
{
    const Explained *explained = sheet->explained;
    put_ours(sheet->out, ",\"findings\":[");
    for (size_t i = 0; i < explained->findings.len; i++) {
        put_ours(sheet->out, i ? ",{\"message\":" : "{\"message\":");
        put_json(sheet->out, explained->findings.at[i].message);
        put_place(sheet, &explained->findings.at[i]);
        put_char(sheet->out, '}');
    }
    put_ours(sheet->out, "],\"counted\":[");
    for (size_t i = 0; i < explained->counted.len; i++) {
        put_ours(sheet->out, i ? "," : "");
        put_json(sheet->out, explained->counted.at[i]);
    }
    put_char(sheet->out, ']');
    if (explained->note.len)
        put_text(sheet->out, "note", explained->note);
}

void explain_put_json_head(const Rule *rule, Out *out)
{
    put_ours(out, "{\"schema\":\"answerlint-explain/1\",\"tool\":{\"version\":\"" ANSWERLINT_VERSION
                  "\"},\"rule\":{\"id\":");
    put_json(out, rule->id);
    put_print(out, ",\"severity\":\"%s\",\"criterion\":\"%s\"", severity_name(rule->severity),
              criterion_name(rule->criterion));
    put_text(out, rule->claim ? "claim" : "about", rule->summary);
    put_text(out, "path", rule->place.path);
    put_char(out, ',');
    put_pack_place(out, rule->place);
    put_ours(out, "},\"documents\":[\n");
}

void explain_put_json(const Explained *explained, Arena *arena, Out *out)
{
    const Document *document = explained->document;
    Exhibits exhibits = exhibits_of(document, arena);
    Sheet sheet = {explained, &exhibits, arena, out};
    put_ours(out, "{\"path\":");
    put_json(out, document->path);
    put_count(out, "record", document->record);
    if (document->id.len)
        put_text(out, "id", document->id);
    put_print(out, ",\"channel\":\"%s\",\"present\":%s,\"applies\":%s,\"outcome\":\"%s\"",
              channel_name(explained->channel), explained->present ? "true" : "false",
              explained->applies ? "true" : "false", outcome_name(explained->outcome));
    if (document->decoded)
        put_ours(out, ",\"decoded\":true");
    if (explained->trouble.len)
        put_text(out, "trouble", explained->trouble);
    if (explained->rule->claim)
        put_claim(&sheet);
    else
        put_check(&sheet);
    put_char(out, '}');
}
