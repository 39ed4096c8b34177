#include "report/label.h"
#include "report/totals.h"
#include "syntax/json.h"

// A count up to this is a number that every JSON reader keeps, and a thousand of them still fit.
enum { COUNT_BITS = 53 };

typedef struct Reader {
    Text path;
    Arena *arena;
    Error *error;
} Reader;

static bool lacks(const Reader *reader, const char *what)
{
    return error_at(reader->error, reader->arena, (Place){reader->path, 0, 0},
                    "no summary of answerlint: %s is missing or not what it should be", what);
}

static bool read_count(const Reader *reader, const JsonNode *object, const char *key,
                       uint64_t *count)
{
    return (json_u64(json_get(object, text_of(key)), count) && *count >> COUNT_BITS == 0)
        || lacks(reader, key);
}

// A string of the object; null gives the empty text, if it may.
static bool read_text(const Reader *reader, const JsonNode *object, const char *key, bool may_lack,
                      Text *text)
{
    const JsonNode *node = json_get(object, text_of(key));
    JsonString string = {0};
    if (!json_string(node, reader->arena, &string)
        && !(may_lack && node && node->kind == JSON_NULL))
        return lacks(reader, key);
    *text = string.text;
    return true;
}

static const JsonNode *get(const Reader *reader, const JsonNode *object, const char *key,
                           JsonKind kind)
{
    const JsonNode *node = json_get(object, text_of(key));
    if (node && node->kind == kind)
        return node;
    lacks(reader, key);
    return NULL;
}

static bool read_severity(const Reader *reader, const JsonNode *object, const char *key,
                          Severity *severity)
{
    Text name = {0};
    return read_text(reader, object, key, false, &name)
        && (severity_parse(name, severity) || lacks(reader, key));
}

// --- what the counts are of ----------------------------------------------------------------------

static bool read_head(const Reader *reader, const JsonNode *root, Totals *totals)
{
    Text schema = {0};
    const JsonNode *tool = get(reader, root, "tool", JSON_OBJECT);
    if (!tool || !read_text(reader, root, "schema", false, &schema)
        || !read_text(reader, tool, "version", false, &totals->version)
        || !read_text(reader, tool, "ruleset", false, &totals->ruleset))
        return false;
    if (!text_is(schema, TEXT("answerlint-summary/1")))
        return lacks(reader, "the schema answerlint-summary/1");
    if (!text_starts(totals->ruleset, TEXT("sha256:")))
        return lacks(reader, "ruleset");
    totals->ruleset = text_from(totals->ruleset, sizeof "sha256:" - 1);
    return true;
}

static bool read_policy(const Reader *reader, const JsonNode *root, Policy *policy)
{
    uint64_t number = 0;
    const JsonNode *node = get(reader, root, "policy", JSON_OBJECT);
    const JsonNode *channels = node ? get(reader, node, "channels", JSON_ARRAY) : NULL;
    const JsonNode *weights = node ? get(reader, node, "weights", JSON_OBJECT) : NULL;
    if (!channels || !weights || !read_severity(reader, node, "fail_on", &policy->fail_on)
        || !read_count(reader, node, "min_score_tenths", &number))
        return false;
    policy->min_score = (int64_t)number;
    for (Criterion i = 0; i < CRITERION_COUNT; i++) {
        if (!read_count(reader, weights, criterion_name(i), &number))
            return false;
        policy->weight[i] = (unsigned)number;
    }
    for (ChannelKind i = 0; i < CHANNEL_COUNT; i++)
        for (size_t j = 0; j < channels->len; j++)
            policy->channels[i] |= text_is(text_slice(channels->at[j].raw, 1,
                                                      channels->at[j].raw.len - 1),
                                           text_of(channel_name(i)));
    return true;
}

// Those that are not named are the usual ones.
static bool read_limits(const Reader *reader, const JsonNode *root, uint64_t *limits)
{
    const JsonNode *node = json_get(root, TEXT("limits"));
    size_t known = 0;
    if (!node || node->kind != JSON_OBJECT)
        return lacks(reader, "limits");
    for (LimitId i = 0; i < LIMIT_COUNT; i++) {
        const char *name = limit_rows[i].name;
        if (!json_get(node, text_of(name)))
            continue;
        if (!read_count(reader, node, name, &limits[i]))
            return false;
        known++;
    }
    return known == node->len || lacks(reader, "limits");
}

static bool read_shards(const Reader *reader, const JsonNode *root, Shards *shards)
{
    const JsonNode *node = json_get(root, TEXT("shards"));
    if (node && node->kind == JSON_NULL)
        return true;
    const JsonNode *has = node ? get(reader, node, "has", JSON_ARRAY) : NULL;
    uint64_t of, number;
    if (!has || !read_count(reader, node, "of", &of) || of == 0 || of > SHARDS_MOST)
        return lacks(reader, "shards");
    shards->of = of;
    shards->has = memory_get(of * sizeof *shards->has);
    for (size_t i = 0; i < of; i++)
        shards->has[i] = false;
    for (size_t i = 0; i < has->len; i++) {
        if (!json_u64(json_at(has, i), &number) || number == 0 || number > of)
            return lacks(reader, "shards");
        shards->has[number - 1] = true;
    }
    return true;
}

// --- counts --------------------------------------------------------------------------------------

static bool read_summary(const Reader *reader, const JsonNode *root, Summary *summary)
{
    const JsonNode *findings = get(reader, root, "findings", JSON_OBJECT);
    return findings && read_count(reader, root, "results", &summary->results)
        && read_count(reader, root, "passed", &summary->passed)
        && read_count(reader, root, "failed", &summary->failed)
        && read_count(reader, root, "input_errors", &summary->input_errors)
        && read_count(reader, root, "rule_errors", &summary->rule_errors)
        && read_count(reader, findings, "error", &summary->findings[SEVERITY_ERROR])
        && read_count(reader, findings, "warning", &summary->findings[SEVERITY_WARNING])
        && read_count(reader, findings, "note", &summary->findings[SEVERITY_NOTE])
        && read_count(reader, root, "scored", &summary->scored)
        && read_count(reader, root, "score_tenths", &summary->score_sum);
}

static bool read_criteria(const Reader *reader, const JsonNode *list, Totals *totals)
{
    for (Criterion i = 0; i < CRITERION_COUNT; i++) {
        const JsonNode *node = json_at(list, i);
        Text id = {0};
        if (!read_text(reader, node, "id", false, &id)
            || !read_count(reader, node, "scored", &totals->criteria[i].scored)
            || !read_count(reader, node, "score_tenths", &totals->criteria[i].score_sum))
            return false;
        if (!text_is(id, text_of(criterion_name(i))))
            return lacks(reader, "criteria");
    }
    return true;
}

static bool read_scores(const Reader *reader, const JsonNode *root, Totals *totals)
{
    const JsonNode *histogram = get(reader, root, "histogram", JSON_ARRAY);
    const JsonNode *grades = get(reader, root, "grades", JSON_OBJECT);
    const JsonNode *thinking = get(reader, root, "thinking", JSON_OBJECT);
    const JsonNode *criteria = get(reader, root, "criteria", JSON_ARRAY);
    bool good = histogram && grades && thinking && criteria;
    for (size_t i = 0; good && i < SCORE_BUCKETS; i++)
        good = json_u64(json_at(histogram, i), &totals->histogram[i])
            || lacks(reader, "histogram");
    for (size_t i = 0; good && i < GRADES; i++)
        good = read_count(reader, grades, (const char[]){grade_letter(i), '\0'},
                          &totals->grades[i]);
    for (size_t i = 0; good && i < THINKING_STATES; i++)
        good = read_count(reader, thinking, thinking_state_name((ThinkingState)i),
                          &totals->thinking[i]);
    return good && read_criteria(reader, criteria, totals);
}

static bool read_rule(const Reader *reader, const JsonNode *node, RuleTotals *rule)
{
    bool good = read_text(reader, node, "rule", false, &rule->id)
             && read_severity(reader, node, "severity", &rule->severity)
             && read_count(reader, node, "findings", &rule->findings)
             && read_count(reader, node, "results", &rule->results);
    for (size_t i = 0; good && i < OUTCOMES; i++)
        good = read_count(reader, node, outcome_name((Outcome)i), &rule->outcomes[i]);
    return good;
}

static bool read_counts(const Reader *reader, const JsonNode *node, Counts *counts)
{
    return read_count(reader, node, "results", &counts->results)
        && read_count(reader, node, "passed", &counts->passed)
        && read_count(reader, node, "failed", &counts->failed)
        && read_count(reader, node, "input_errors", &counts->input_errors)
        && read_count(reader, node, "scored", &counts->scored)
        && read_count(reader, node, "score_tenths", &counts->score_sum);
}

static bool read_groups(const Reader *reader, const JsonNode *root, const char *key,
                        const char *other, Groups *groups)
{
    const JsonNode *list = get(reader, root, key, JSON_ARRAY);
    const JsonNode *rest = get(reader, root, other, JSON_OBJECT);
    bool good = list && rest && read_counts(reader, rest, &groups->other);
    for (size_t i = 0; good && i < list->len; i++) {
        Counts counts;
        Text name = {0};
        good = read_text(reader, &list->at[i], "name", true, &name)
            && read_counts(reader, &list->at[i], &counts);
        if (good)
            groups_add(groups, name, &counts);
    }
    return good;
}

static bool read_worst(const Reader *reader, const JsonNode *list, WorstList *worst)
{
    for (size_t i = 0; i < list->len; i++) {
        Worst one = {0};
        uint64_t score;
        const JsonNode *node = &list->at[i];
        if (!read_count(reader, node, "score_tenths", &score)
            || !read_text(reader, node, "path", true, &one.path)
            || (one.path.len && !read_count(reader, node, "record", &one.record))
            || !read_text(reader, node, "id", true, &one.id)
            || !read_text(reader, node, "model", true, &one.model)
            || !read_count(reader, node, "findings", &one.findings))
            return false;
        one.score = (int64_t)score;
        worst_add(worst, &one);
    }
    return true;
}

// What was written adds up; what somebody changed mostly does not.
static bool adds_up(const Reader *reader, const Totals *totals)
{
    const Summary *summary = &totals->summary;
    uint64_t scores = 0, grades = 0;
    for (size_t i = 0; i < SCORE_BUCKETS; i++)
        scores += totals->histogram[i];
    for (size_t i = 0; i < GRADES; i++)
        grades += totals->grades[i];
    return (summary->results == summary->passed + summary->failed + summary->input_errors
            && scores == summary->scored && grades == summary->scored)
        || error_at(reader->error, reader->arena, (Place){reader->path, 0, 0},
                    "this summary does not add up: was it changed?");
}

// --- the whole -----------------------------------------------------------------------------------

static bool read_totals(const Reader *reader, const JsonNode *root, Totals *totals)
{
    Totals head = {0};
    uint64_t most = 0;
    if (!read_head(reader, root, &head))
        return false;
    const JsonNode *rules = get(reader, root, "rules", JSON_ARRAY);
    const JsonNode *worst = get(reader, root, "worst", JSON_OBJECT);
    const JsonNode *list = worst ? get(reader, worst, "results", JSON_ARRAY) : NULL;
    if (!rules || !list || !read_count(reader, worst, "most", &most))
        return false;
    if (most > WORST_MOST)
        return lacks(reader, "most");
    totals_open(totals, rules->len, (size_t)most);
    totals->version = head.version;
    totals->ruleset = head.ruleset;
    bool good = read_policy(reader, root, &totals->policy)
             && read_limits(reader, root, totals->limits)
             && read_shards(reader, root, &totals->shards)
             && read_summary(reader, root, &totals->summary) && read_scores(reader, root, totals)
             && read_groups(reader, root, "models", "other_models", &totals->models)
             && read_groups(reader, root, "formats", "other_formats", &totals->formats)
             && read_worst(reader, list, &totals->worst);
    for (size_t i = 0; good && i < rules->len; i++)
        good = read_rule(reader, &rules->at[i], &totals->rules[i]);
    return good && adds_up(reader, totals);
}

bool totals_read(Text bytes, Text path, Arena *arena, Totals *totals, Error *error)
{
    JsonReader json = {.text = bytes};
    JsonNode *root = NULL, *more;
    Reader reader = {path, arena, error};
    JsonAnswer answer = json_next(&json, arena, &root);
    *totals = (Totals){0};
    if (answer == JSON_CUT)
        return error_at(error, arena, (Place){path, 0, 0},
                        "a summary that is cut off at byte %zu", json.where);
    if (answer == JSON_VALUE)
        answer = json_next(&json, arena, &more) == JSON_END ? JSON_VALUE : JSON_BAD;
    if (answer != JSON_VALUE)
        return error_at(error, arena, (Place){path, 0, 0}, "no summary of answerlint: no JSON");
    return read_totals(&reader, root, totals);
}
