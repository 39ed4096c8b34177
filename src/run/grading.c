#include "run/grading.h"

#include "run/python_put.h"

const JsonNode *line_parse(const Line *line, Text path, Arena *arena, Error *error)
{
    JsonReader reader = {.text = line->text};
    JsonNode *value, *more;
    Place place = {path, line->number, 0};
    JsonAnswer answer = json_next(&reader, arena, &value);
    bool whole = answer == JSON_VALUE && json_next(&reader, arena, &more) == JSON_END;
    if (whole && value->kind == JSON_OBJECT)
        return value;
    if (whole || answer == JSON_VALUE) {
        error_at(error, arena, place, "a line must be one JSON object");
    } else {
        place.column = (uint32_t)reader.where + 1;
        error_at(error, arena, place, "no JSON: %s", reader.why);
    }
    return NULL;
}

const JsonNode *record_task(const JsonNode *record)
{
    static const char *const places[] = {"", "/doc", "/metadata"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const JsonNode *node = json_pointer(record, text_of(places[i]));
        if (json_get(node, TEXT("instruction_id_list")))
            return node;
    }
    return record;
}

const JsonNode *record_response(const JsonNode *record)
{
    static const char *const places[] = {"/response", "/resps/0/0", "/resps/0",
                                         "/output/completion"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const JsonNode *node = json_pointer(record, text_of(places[i]));
        if (node && node->kind == JSON_STRING)
            return node;
    }
    return NULL;
}

Grading grade_task(const Task *task, Text response, Arena *arena)
{
    Grading grading = {.task = task};
    for (size_t verdict = 0; verdict < VERDICTS; verdict++)
        grading.follows[verdict] = arena_array(arena, bool, task->demands.len);
    for (size_t i = 0; i < task->demands.len; i++) {
        const Demand *demand = &task->demands.at[i];
        bool strict = instruction_strict(demand->instruction, response, &demand->kwargs, arena);
        grading.follows[0][i] = strict;
        grading.follows[1][i] = strict || instruction_loosened(demand->instruction, response,
                                                               &demand->kwargs, arena);
    }
    return grading;
}

// --- results -------------------------------------------------------------------------------------

void put_result_tail(Out *out, Text prompt, Text response)
{
    put_raw(out, TEXT(", \"prompt\": "));
    put_python_string(out, prompt);
    put_raw(out, TEXT(", \"response\": "));
    put_python_string(out, response);
    put_raw(out, TEXT("}\n"));
}

void put_result(Out *out, const Grading *grading, size_t verdict, Text tail)
{
    const DemandList *demands = &grading->task->demands;
    bool all = true;
    for (size_t i = 0; i < demands->len; i++)
        all = all && grading->follows[verdict][i];
    put_print(out, "{\"follow_all_instructions\": %s, \"follow_instruction_list\": ",
              all ? "true" : "false");
    put_python_bools(out, grading->follows[verdict], demands->len);
    put_raw(out, TEXT(", \"instruction_id_list\": ["));
    for (size_t i = 0; i < demands->len; i++) {
        put_ours(out, i ? ", " : "");
        put_python_string(out, text_of(demands->at[i].instruction->id));
    }
    put_char(out, ']');
    put_raw(out, tail);
}
