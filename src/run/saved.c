#include "run/saved.h"

#include "claim/rule.h"

enum { COUNT_BITS = 53, SCORE_MOST = 1000, WEIGHT_MOST = 1000000 };

static const ListingKind kind = {"results", "answerlint/1",
                                 "answerlint check -f jsonl:FILE writes them"};

static const char *const criteria[] = {"format", "facts", "integrity", NULL};

// Stands for the claim of a rule that was one.
static const Claim some_claim;

typedef struct Reader {
    Saved *saved;
    Arena *arena;
} Reader;

static bool lacks(const Reader *reader, const char *what)
{
    return error_at(reader->saved->error, reader->saved->keep,
                    listing_place(&reader->saved->listing),
                    "no result of answerlint: '%s' is missing or not what it should be; %s", what,
                    kind.remedy);
}

static bool differs(const Reader *reader, const Rule *rule, const char *what)
{
    return error_at(reader->saved->error, reader->saved->keep,
                    listing_place(&reader->saved->listing),
                    "the %s of the rule %.*s is another one than in a result before: only "
                    "results of the same rules go together",
                    what, TEXT_ARG(rule->id));
}

// --- values --------------------------------------------------------------------------------------

static bool read_number(const Reader *reader, const JsonNode *object, const char *key, uint64_t *to)
{
    return (json_u64(json_get(object, text_of(key)), to) && *to >> COUNT_BITS == 0)
        || lacks(reader, key);
}

static bool read_size(const Reader *reader, const JsonNode *object, const char *key, size_t *to)
{
    uint64_t number = 0;
    return read_number(reader, object, key, &number) && (*to = (size_t)number, true);
}

// A string; null and no such key give the empty text, if that may be.
static bool read_text(const Reader *reader, const JsonNode *object, const char *key, bool may_lack,
                      Text *text)
{
    const JsonNode *node = json_get(object, text_of(key));
    JsonString string = {0};
    if (!json_string(node, reader->arena, &string)
        && !(may_lack && (!node || node->kind == JSON_NULL)))
        return lacks(reader, key);
    *text = string.text;
    return true;
}

// The place of a string in a list of names that ends with NULL.
static bool read_name(const Reader *reader, const JsonNode *object, const char *key,
                      const char *const *names, unsigned *place)
{
    Text text = {0};
    if (!read_text(reader, object, key, false, &text))
        return false;
    for (*place = 0; names[*place]; ++*place)
        if (text_is(text, text_of(names[*place])))
            return true;
    return lacks(reader, key);
}

static const JsonNode *get(const Reader *reader, const JsonNode *object, const char *key,
                           JsonKind wanted)
{
    const JsonNode *node = json_get(object, text_of(key));
    if (node && node->kind == wanted)
        return node;
    lacks(reader, key);
    return NULL;
}

static bool read_tenths(const Reader *reader, const JsonNode *object, const char *key,
                        int64_t *tenths)
{
    return (json_scaled(json_get(object, text_of(key)), 1, tenths) && *tenths >= 0
            && *tenths <= SCORE_MOST)
        || lacks(reader, key);
}

// --- rules ---------------------------------------------------------------------------------------

static Rule *rule_of(Saved *saved, Text id)
{
    RuleList *rules = &saved->rules;
    for (size_t i = 0; i < rules->len; i++) {
        size_t at = (saved->hint + i) % rules->len;
        if (!text_is(rules->at[at]->id, id))
            continue;
        saved->hint = at + 1;
        return (Rule *)rules->at[at];
    }
    Rule *rule = arena_new(saved->keep, Rule);
    *rule = (Rule){.id = arena_copy(saved->keep, id), .severity = SEVERITY_NEVER, .weight = 1,
                   .index = (unsigned)rules->len};
    list_add(saved->keep, rules, rule);
    return rule;
}

static bool read_sources(const Reader *reader, const JsonNode *node, Rule *rule)
{
    const JsonNode *list = get(reader, node, "sources", JSON_ARRAY);
    for (size_t i = 0; list && i < list->len; i++) {
        JsonString string = {0};
        if (!json_string(&list->at[i], reader->arena, &string))
            return lacks(reader, "sources");
        list_add(reader->saved->keep, &rule->sources,
                 arena_copy(reader->saved->keep, string.text));
    }
    return list != NULL;
}

// The first finding of a rule says what it is, and the others must agree.
static bool read_rule(const Reader *reader, const JsonNode *node, const Rule **found)
{
    static const char *const severities[] = {"note", "warning", "error", NULL};
    Arena *keep = reader->saved->keep;
    Text id, fact, claim;
    unsigned severity, criterion;
    if (!read_text(reader, node, "rule", false, &id)
        || !read_text(reader, node, "fact", true, &fact)
        || !read_text(reader, node, "claim", true, &claim)
        || !read_name(reader, node, "severity", severities, &severity)
        || !read_name(reader, node, "criterion", criteria, &criterion))
        return false;
    Rule *rule = rule_of(reader->saved, id);
    *found = rule;
    if (rule->severity == SEVERITY_NEVER) {
        rule->severity = (Severity)severity;
        rule->criterion = (Criterion)criterion;
        rule->fact = arena_copy(keep, fact);
        rule->summary = arena_copy(keep, claim);
        rule->claim = claim.len ? &some_claim : NULL;
        return read_sources(reader, node, rule);
    }
    if (rule->severity != (Severity)severity)
        return differs(reader, rule, "severity");
    if (rule->criterion != (Criterion)criterion)
        return differs(reader, rule, "criterion");
    return text_is(rule->summary, claim) || differs(reader, rule, "claim");
}

// --- findings ------------------------------------------------------------------------------------

static bool read_place(const Reader *reader, const JsonNode *node, Finding *finding,
                       Quoted *quoted)
{
    Span span = {0};
    if (!read_size(reader, node, "start", &span.start) || !read_size(reader, node, "end", &span.end)
        || !read_size(reader, node, "line", &quoted->line)
        || !read_size(reader, node, "column", &quoted->column))
        return false;
    const JsonNode *decoded = json_get(node, TEXT("decoded"));
    finding->in_channel = decoded && decoded->kind == JSON_TRUE;
    *(finding->in_channel ? &finding->text : &finding->span) = span;
    return (span.start <= span.end && quoted->line > 0 && quoted->column > 0)
        || lacks(reader, "start");
}

static bool read_item(const Reader *reader, const JsonNode *node, size_t items, Finding *finding)
{
    const JsonNode *item = json_get(node, TEXT("item"));
    uint64_t number = 0;
    if (item && item->kind == JSON_NULL)
        return true;
    if (!json_u64(item, &number) || number > UINT32_MAX)
        return lacks(reader, "item");
    finding->item = (unsigned)number;
    finding->items = (unsigned)(items > number ? items : number);
    return true;
}

static bool read_finding(const Reader *reader, const JsonNode *node, size_t items,
                         FindingList *findings)
{
    static const char *const channels[] = {"answer", "thinking", NULL};
    unsigned channel;
    Finding finding = {0};
    Quoted *quoted = arena_new(reader->arena, Quoted);
    if (!read_rule(reader, node, &finding.rule)
        || !read_name(reader, node, "channel", channels, &channel)
        || !read_place(reader, node, &finding, quoted)
        || !read_item(reader, node, items, &finding)
        || !read_text(reader, node, "excerpt", false, &quoted->excerpt)
        || !read_text(reader, node, "message", false, &finding.message)
        || !read_text(reader, node, "reason", true, &finding.reason))
        return false;
    finding.channel = (ChannelKind)channel;
    finding.quoted = quoted;
    list_add(reader->arena, findings, finding);
    return true;
}

static bool read_findings(const Reader *reader, const JsonNode *node, Result *result)
{
    const JsonNode *list = get(reader, node, "findings", JSON_ARRAY);
    const JsonNode *known = json_get(node, TEXT("suppressed"));
    size_t items = result->answer.items;
    for (size_t i = 0; list && i < list->len; i++)
        if (!read_finding(reader, &list->at[i], items, &result->findings))
            return false;
    for (size_t i = 0; known && i < known->len; i++)
        if (!read_finding(reader, &known->at[i], items, &result->suppressed))
            return false;
    return list != NULL;
}

static bool read_judgements(const Reader *reader, const JsonNode *node, Result *result)
{
    static const char *const outcomes[] = {"not-applicable", "pass", "fail", "error", NULL};
    const JsonNode *list = get(reader, node, "rules", JSON_ARRAY);
    for (size_t i = 0; list && i < list->len; i++) {
        const JsonNode *one = &list->at[i];
        Judgement judgement = {0};
        unsigned outcome;
        Text id = {0};
        if (!read_text(reader, one, "rule", false, &id)
            || !read_name(reader, one, "outcome", outcomes, &outcome)
            || !read_text(reader, one, "trouble", true, &judgement.trouble)
            || !read_text(reader, one, "note", true, &judgement.note))
            return false;
        judgement.rule = rule_of(reader->saved, id);
        judgement.outcome = (Outcome)outcome;
        list_add(reader->arena, &result->judgements, judgement);
    }
    return list != NULL;
}

// --- the rest of a result ------------------------------------------------------------------------

static bool read_status(const Reader *reader, const JsonNode *node, Result *result)
{
    static const char *const statuses[] = {"ok", "input-error", NULL};
    static const char *const verdicts[] = {"pass", "fail", NULL};
    unsigned status, verdict;
    if (!read_name(reader, node, "status", statuses, &status)
        || !read_name(reader, node, "verdict", verdicts, &verdict)
        || !read_text(reader, node, "error", status == STATUS_OK, &result->error))
        return false;
    result->status = (Status)status;
    result->failed = verdict == 1;
    return true;
}

static bool read_score(const Reader *reader, const JsonNode *node, Result *result)
{
    static const char *const grades[] = {"A", "B", "C", "D", "F", NULL};
    const JsonNode *score = json_get(node, TEXT("score"));
    unsigned grade;
    if (score && score->kind == JSON_NULL)
        return true;
    result->scored = true;
    if (!read_tenths(reader, node, "score", &result->score)
        || !read_name(reader, node, "grade", grades, &grade))
        return false;
    result->grade = grades[grade][0];
    return true;
}

static bool read_criteria(const Reader *reader, const JsonNode *node, Result *result)
{
    const JsonNode *list = get(reader, node, "criteria", JSON_ARRAY);
    for (size_t i = 0; list && i < list->len; i++) {
        unsigned criterion;
        uint64_t weight;
        if (!read_name(reader, &list->at[i], "id", criteria, &criterion)
            || !read_tenths(reader, &list->at[i], "score", &result->criteria[criterion].tenths)
            || !read_number(reader, &list->at[i], "weight", &weight)
            || (weight > WEIGHT_MOST && !lacks(reader, "weight")))
            return false;
        result->criteria[criterion].weight = (unsigned)weight;
        result->criteria[criterion].applicable = true;
    }
    return list != NULL;
}

static bool read_counts(const Reader *reader, const JsonNode *node, Result *result)
{
    const JsonNode *thinking = get(reader, node, "thinking", JSON_OBJECT);
    const JsonNode *answer = get(reader, node, "answer", JSON_OBJECT);
    const JsonNode *digests = json_get(node, TEXT("digests"));
    return thinking && answer && read_size(reader, thinking, "words", &result->thinking.words)
        && read_size(reader, answer, "words", &result->answer.words)
        && read_size(reader, answer, "sentences", &result->answer.sentences)
        && read_size(reader, answer, "items", &result->answer.items)
        && read_text(reader, digests, "answer", true, &result->digests.answer)
        && read_text(reader, digests, "prompt", true, &result->digests.prompt);
}

static bool read_stats(const Reader *reader, const JsonNode *node, Document *document)
{
    const JsonNode *stats = json_get(node, TEXT("stats"));
    document->has_stats = stats && stats->kind == JSON_OBJECT;
    for (StatField i = 0; document->has_stats && i < STAT_COUNT; i++) {
        bool rate = i == STAT_EVAL_RATE || i == STAT_PROMPT_EVAL_RATE;
        int64_t value;
        const JsonNode *field = json_get(stats, text_of(stat_field_name(i)));
        document->stats.present[i] = field != NULL;
        if (field && (!json_scaled(field, rate ? 2 : 0, &value) || value < 0))
            return lacks(reader, stat_field_name(i));
        document->stats.value[i] = field ? (uint64_t)value : 0;
    }
    return true;
}

static bool read_state(const Reader *reader, const JsonNode *node, Document *document)
{
    static const char *const states[] = {"none", "closed", "unclosed", "inferred-open",
                                         "reopened", "empty", "hidden", NULL};
    unsigned state;
    if (!read_name(reader, json_get(node, TEXT("thinking")), "state", states, &state))
        return false;
    document->thinking_state = (ThinkingState)state;
    return true;
}

// `filter` names no path and no record: it is a stream, and records are lines.
static bool read_document(const Reader *reader, const JsonNode *node, Document *document)
{
    Text format = {0};
    uint64_t line = 1;
    bool named = json_get(node, TEXT("path")) != NULL;
    document->path = TEXT("-");
    document->record = reader->saved->listing.line.number - 1;
    if (named && (!read_text(reader, node, "path", false, &document->path)
                  || !read_number(reader, node, "record", &document->record)))
        return false;
    if (!read_text(reader, node, "id", true, &document->id)
        || !read_text(reader, node, "model", true, &document->model)
        || !read_text(reader, node, "format", true, &format)
        || (json_get(node, TEXT("line")) && !read_number(reader, node, "line", &line)))
        return false;
    document->line = line ? line - 1 : 0;
    document->format = arena_terminated(reader->arena, format);
    return read_stats(reader, node, document) && read_state(reader, node, document);
}

static bool read_result(const Reader *reader, const JsonNode *node, Result *result)
{
    Document *document = arena_new(reader->arena, Document);
    *result = (Result){.document = document, .point_name = "sentences"};
    return read_status(reader, node, result) && read_counts(reader, node, result)
        && read_document(reader, node, document) && read_score(reader, node, result)
        && read_criteria(reader, node, result) && read_findings(reader, node, result)
        && read_judgements(reader, node, result);
}

// --- the file ------------------------------------------------------------------------------------

static bool read_ruleset(Saved *saved)
{
    JsonString string = {0};
    Text first = saved->ruleset;
    const JsonNode *node = json_pointer(saved->listing.head, TEXT("/tool/ruleset"));
    if (!json_string(node, saved->keep, &string)
        || !text_starts(string.text, TEXT("sha256:")))
        return true;
    saved->ruleset = text_from(string.text, sizeof "sha256:" - 1);
    if (first.len == 0)
        saved->first = saved->listing.path;
    return first.len == 0 || text_is(first, saved->ruleset)
        || error_at(saved->error, saved->keep, (Place){saved->listing.path, 0, 0},
                    "these are results of other rules than those of %.*s: only runs with the "
                    "same rules go together", TEXT_ARG(saved->first));
}

bool saved_open(Saved *saved, Text path)
{
    return listing_open(&saved->listing, &kind, path, saved->keep, saved->error)
        && read_ruleset(saved);
}

void saved_close(Saved *saved)
{
    listing_close(&saved->listing);
}

ListingAnswer saved_next(Saved *saved, Arena *arena, Result *result)
{
    const JsonNode *node;
    Reader reader = {saved, arena};
    ListingAnswer answer = listing_next(&saved->listing, arena, &node);
    if (answer != LISTING_ELEMENT)
        return answer;
    return read_result(&reader, node, result) ? LISTING_ELEMENT : LISTING_TROUBLE;
}
