// Claims as C.
#include "claim/rule.h"
#include "compile.h"

static void put_phrase(Out *out, const Phrase *phrase)
{
    put_print(out, "{%u, %u, %d, %d, %u}", phrase->steps, phrase->step_count, phrase->any_first,
              phrase->hinted, phrase->firsts);
}

static void put_expression(Out *out, const Expression *expression)
{
    put_char(out, '{');
    put_phrase(out, &expression->phrase);
    put_print(out, ", %u, ", expression->pattern);
    put_text(out, expression->source);
    put_raw(out, TEXT(", "));
    put_place(out, expression->place);
    put_char(out, '}');
}

static void write_expressions(Writing *writing, const ExpressionList *list, Out *row)
{
    Out *out = &writing->out;
    unsigned array = list->len ? ++writing->arrays : 0;
    if (list->len)
        put_print(out, "static const Expression x%u[] = {\n", array);
    for (size_t i = 0; i < list->len; i++) {
        put_expression(out, &list->at[i]);
        put_raw(out, TEXT(",\n"));
    }
    if (list->len)
        put_raw(out, TEXT("};\n"));
    put_list(row, "Expression", array, list->len);
    put_raw(row, TEXT(", "));
}

static void write_assertion(Writing *writing, const Assertion *assertion, Out *row)
{
    put_print(row, "{%d, %d, %d, %d, ", assertion->scope, assertion->has_predicate,
              assertion->has_negation, assertion->negation);
    write_expressions(writing, &assertion->all, row);
    write_expressions(writing, &assertion->any, row);
    write_expressions(writing, &assertion->none, row);
    write_expressions(writing, &assertion->context, row);
    put_place(row, assertion->place);
    put_raw(row, TEXT(", "));
    write_expressions(writing, &assertion->subject, row);
    put_print(row, "%d},\n", assertion->other_subject);
}

// An array whose rows were gathered while what they name was written.
static unsigned write_array(Writing *writing, const char *type, Out *rows)
{
    unsigned array = rows->len ? ++writing->arrays : 0;
    if (rows->len) {
        put_print(&writing->out, "static const %s x%u[] = {\n", type, array);
        put_raw(&writing->out, out_text(rows));
        put_raw(&writing->out, TEXT("};\n"));
    }
    out_free(rows);
    return array;
}

static unsigned write_assertions(Writing *writing, const Claim *claim)
{
    Out rows = {0};
    for (size_t i = 0; i < claim->assertions.len; i++)
        write_assertion(writing, &claim->assertions.at[i], &rows);
    return write_array(writing, "Assertion", &rows);
}

static unsigned write_excuses(Writing *writing, const Claim *claim)
{
    Out rows = {0};
    for (size_t i = 0; i < claim->excuses.len; i++) {
        const Excuse *excuse = &claim->excuses.at[i];
        put_print(&rows, "{%d, %u, ", excuse->scope, excuse->sentences);
        put_expression(&rows, &excuse->expression);
        put_raw(&rows, TEXT("},\n"));
    }
    return write_array(writing, "Excuse", &rows);
}

static unsigned write_claim(Writing *writing, const Claim *claim, const Lexicon *lexicon, unsigned number)
{
    unsigned assertions = write_assertions(writing, claim), excuses = write_excuses(writing, claim);
    Out *out = &writing->out;
    put_print(out, "static const Claim x%u = {", ++writing->arrays);
    put_list(out, "Assertion", assertions, claim->assertions.len);
    put_raw(out, TEXT(", "));
    put_list(out, "Excuse", excuses, claim->excuses.len);
    put_print(out, ", %d, %d, {", claim->negation, claim->quantifier);
    for (int i = 0; i < GUARD_COUNT; i++)
        put_print(out, "%d, ", claim->guard_off[i]);
    put_raw(out, TEXT("}, "));
    if (claim->technology)
        put_print(out, "&technologies_%u[%zu]};\n", number,
                  (size_t)(claim->technology - lexicon->technologies.at));
    else
        put_raw(out, TEXT("NULL};\n"));
    return writing->arrays;
}

static void put_texts(Out *out, const char *name, unsigned array, size_t len)
{
    put_print(out, ".%s = ", name);
    put_list(out, "Text", array, len);
    put_raw(out, TEXT(", "));
}

static void put_named(Out *out, const char *name, Text text)
{
    put_print(out, ".%s = ", name);
    put_text(out, text);
    put_raw(out, TEXT(", "));
}

void write_rule(Writing *writing, const Rule *rule, unsigned lexicon, Out *rows)
{
    unsigned claim = write_claim(writing, rule->claim, rule->pack->lexicon, lexicon);
    unsigned sources = write_texts(writing, &rule->sources);
    unsigned overlaps = write_texts(writing, &rule->overlaps);
    put_char(rows, '{');
    put_named(rows, "id", rule->id);
    put_named(rows, "name", rule->name);
    put_named(rows, "summary", rule->summary);
    put_named(rows, "fact", rule->fact);
    put_texts(rows, "sources", sources, rule->sources.len);
    put_texts(rows, "overlaps", overlaps, rule->overlaps.len);
    put_print(rows, ".severity = %d, .criterion = %d, .weight = %u, .place = ", rule->severity,
              rule->criterion, rule->weight);
    put_place(rows, rule->place);
    put_print(rows, ", .claim = &x%u},\n", claim);
}
