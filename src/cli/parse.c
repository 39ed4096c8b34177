// answerlint parse: what was split, without any judgement.
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/sink.h"
#include "cli/command.h"
#include "format/format.h"
#include "report/parse.h"
#include "run/run.h"

typedef struct Parse {
    const Format *format;
    Text stdin_name;
    bool json, color;
    Sink sink;
    size_t documents, troubles;
} Parse;

static bool read_form(const Options *options, Parse *parse, Arena *keep, Error *error)
{
    Text form = option_value(options, OPTION_FORMAT);
    parse->json = text_is(form, TEXT("json"));
    if (form.len && !parse->json && !text_is(form, TEXT("text")))
        return error_set(error, keep, "--format: parse writes text or json, not '%.*s'",
                         TEXT_ARG(form));
    if (options->operands.len == 0)
        return error_set(error, keep, "no input: give a PATH, or - for standard input");
    return true;
}

static void complain(Parse *parse, Text path, Text why)
{
    Out out = {0};
    parse->troubles++;
    put_message(&out, path, why);
    tell(out_text(&out));
    out_free(&out);
}

static void put_documents(Parse *parse, const DocumentList *documents)
{
    Out out = {0};
    for (size_t i = 0; i < documents->len; i++, parse->documents++) {
        if (parse->json)
            parse_put_json_document(&documents->at[i], parse->documents == 0, &out);
        else
            parse_put_text(&documents->at[i], parse->color, &out);
        sink_put(&parse->sink, out_text(&out));
        out_clear(&out);
    }
    out_free(&out);
}

static void parse_input(Parse *parse, const Input *input, Arena *arena)
{
    DocumentList documents = {0};
    Error error = {0};
    Text source, why = input->why, path = input->path;
    if (text_is(path, TEXT("-")) && parse->stdin_name.len)
        path = parse->stdin_name;
    if (why.len || !file_read(input->path, INPUT_MOST, arena, &source, &why))
        complain(parse, path, why);
    else if (!documents_split(source, path, parse->format, arena, &documents, &error))
        complain(parse, path, error.message);
    else
        put_documents(parse, &documents);
}

static void put_frame(Parse *parse, void (*frame)(Out *))
{
    Out out = {0};
    if (parse->json)
        frame(&out);
    sink_put(&parse->sink, out_text(&out));
    out_free(&out);
}

Exit command_parse(const Options *options, Arena *keep, Error *error)
{
    Parse parse = {.stdin_name = option_value(options, OPTION_STDIN_FILENAME)};
    Inputs inputs = {.paths = &options->operands};
    Arena arena = {0};
    Input input;
    if (!read_form(options, &parse, keep, error)
        || !color_wanted(options, &parse.color, keep, error)
        || !format_wanted(options, &parse.format, keep, error))
        return EXIT_UNTRUSTED;
    sink_descriptor(&parse.sink, STDOUT_FILENO);
    put_frame(&parse, parse_put_json_begin);
    for (; input_next(&inputs, &arena, &input); arena_reset(&arena))
        parse_input(&parse, &input, &arena);
    put_frame(&parse, parse_put_json_end);
    arena_free(&arena);
    bool written = sink_close(&parse.sink, keep, error);
    return written && parse.troubles == 0 && parse.documents > 0 ? EXIT_CLEAN : EXIT_UNTRUSTED;
}
