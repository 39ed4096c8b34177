#include "run/lint_clash.h"

#include "run/lint_rule.h"

static bool forbids_words(const Rule *rule)
{
    return rule_checks(rule, "keywords") && !rule_range(rule, "present").given
        && rule_chooses(rule, "mode", "none");
}

static bool asks_for_words(const Rule *rule)
{
    Range count = rule_range(rule, "count");
    return rule_checks(rule, "keywords") && !rule_range(rule, "present").given
        && rule_chooses(rule, "mode", "all") && (!count.given || count.min > 0);
}

static bool share_word(const TextList *a, const TextList *b)
{
    for (size_t i = 0; i < a->len; i++)
        for (size_t k = 0; k < b->len; k++)
            if (text_is_caseless(a->at[i], b->at[k]))
                return true;
    return false;
}

static bool words_clash(const Rule *a, const Rule *b)
{
    return asks_for_words(a) && forbids_words(b)
        && share_word(rule_texts(a, "words"), rule_texts(b, "words"));
}

static bool is_all_in(const Rule *rule, const char *form)
{
    return rule_checks(rule, "case") && !rule_range(rule, "count").given
        && rule_chooses(rule, "form", form);
}

static bool same_bullets(const Rule *a, const Rule *b)
{
    static const char *const markers[] = {"any", "bullet", "number"};
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
        if (rule_chooses(a, "marker", markers[i]) != rule_chooses(b, "marker", markers[i]))
            return false;
    return rule_chooses(a, "signs", "any") == rule_chooses(b, "signs", "any");
}

// Quotations that count for the top alone may have what is missing elsewhere.
static bool bullets_clash(const Rule *a, const Rule *b)
{
    return rule_checks(a, "bullets") && rule_checks(b, "bullets") && same_bullets(a, b)
        && rule_chooses(a, "level", "top") && rule_chooses(b, "level", "all")
        && rule_flag(a, "quoted") == rule_flag(b, "quoted")
        && rule_range(a, "count").min > rule_range(b, "count").max;
}

// Every sentence and every paragraph has a word.
static bool lengths_clash(const Rule *a, const Rule *b)
{
    return (rule_checks(a, "sentences") || rule_checks(a, "paragraphs")) && rule_checks(b, "words")
        && rule_range(a, "count").min > rule_range(b, "count").max;
}

static bool clash(const Rule *a, const Rule *b)
{
    return words_clash(a, b) || (is_all_in(a, "upper") && is_all_in(b, "lower"))
        || bullets_clash(a, b) || lengths_clash(a, b);
}

bool rules_clash(const Rule *a, const Rule *b)
{
    return a->check && b->check && !a->negated && !b->negated && (clash(a, b) || clash(b, a));
}
