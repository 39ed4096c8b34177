#include "cli/options.h"

#include <getopt.h>
#include <string.h>

#include "base/file.h"
#include "base/suggest.h"

#define CHECK COMMAND_CHECK
#define PARSE COMMAND_PARSE
#define RULES COMMAND_RULES
#define IFEVAL COMMAND_IFEVAL
#define EXPLAIN COMMAND_EXPLAIN
#define FILTER COMMAND_FILTER
#define MERGE COMMAND_MERGE
#define REPORT COMMAND_REPORT
#define DIFF COMMAND_DIFF
const OptionRow option_rows[OPTION_COUNT] = {
#define OPTION(id, letter, name, value, commands, about)                                           \
    [OPTION_##id] = {name, value, about, commands, letter},
#include "cli/options.def"
#undef OPTION
};

static const struct { const char *name; Command command; } commands[] = {
    {"check", COMMAND_CHECK},
    {"parse", COMMAND_PARSE},
    {"rules", COMMAND_RULES},
    {"ifeval", COMMAND_IFEVAL},
    {"explain", COMMAND_EXPLAIN},
    {"filter", COMMAND_FILTER},
    {"merge", COMMAND_MERGE},
    {"report", COMMAND_REPORT},
    {"diff", COMMAND_DIFF},
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

const char *command_name(Command command)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (commands[i].command == command)
            return commands[i].name;
    return "";
}

// --- what getopt_long is driven by ---------------------------------------------------------------

static void make_tables(struct option *longs, char *letters)
{
    *letters++ = ':';
    for (int i = 0; i < OPTION_COUNT; i++) {
        const OptionRow *row = &option_rows[i];
        longs[i] = (struct option){row->name, row->value ? required_argument : no_argument, NULL,
                                   256 + i};
        if (!row->letter)
            continue;
        *letters++ = row->letter;
        if (row->value)
            *letters++ = ':';
    }
    *letters = '\0';
}

static int by_letter(int letter)
{
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].letter == letter)
            return i;
    return -1;
}

static bool unknown_option(Text typed, Command command, Arena *keep, Error *error)
{
    TextList known = {0};
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].commands & (unsigned)command)
            list_add(keep, &known, arena_print(keep, "--%s", option_rows[i].name));
    Text hint = suggest_hint(keep, typed, &known);
    return error_set(error, keep, "unknown option '%.*s'%.*s; see answerlint --help",
                     TEXT_ARG(typed), TEXT_ARG(hint));
}

static bool is_known(Text name, Command command)
{
    for (int i = 0; i < OPTION_COUNT; i++)
        if (text_is(name, text_of(option_rows[i].name)))
            return option_rows[i].commands & (unsigned)command;
    return false;
}

// getopt_long would take "--form" for "--format".
static bool refuse_unknown(int argc, char **argv, Command command, Arena *keep, Error *error)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        Text word = text_of(argv[i]);
        if (!text_starts(word, TEXT("--")))
            continue;
        Text typed = text_slice(word, 0, text_find_char(word, 0, '='));
        if (!is_known(text_from(typed, 2), command))
            return unknown_option(typed, command, keep, error);
    }
    return true;
}

static bool take_option(int code, int argc, char **argv, Arena *keep, Options *options,
                        Error *error)
{
    int id = code >= 256 ? code - 256 : by_letter(code);
    Text typed = optind > 0 && optind <= argc ? text_of(argv[optind - 1]) : (Text){0};
    if (code == ':')
        return error_set(error, keep, "the option %.*s needs a value", TEXT_ARG(typed));
    if (code == '?' && optopt >= 256)
        return error_set(error, keep, "the option --%s takes no value",
                         option_rows[optopt - 256].name);
    if (code == '?' || id < 0 || !(option_rows[id].commands & (unsigned)options->command))
        return error_set(error, keep, "unknown option '-%c'; see answerlint --help",
                         code == '?' ? optopt : code);
    list_add(keep, &options->values[id], text_of(optarg));
    return true;
}

// --- the command ---------------------------------------------------------------------------------

// The first word may be a command; what is neither that nor an option nor a file was meant to
// be one.
static bool take_command(int argc, char **argv, Arena *keep, Options *options, Error *error)
{
    Text word = argc > 1 ? text_of(argv[1]) : (Text){0};
    TextList names = {0};
    options->command = COMMAND_CHECK;
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        list_add(keep, &names, text_of(commands[i].name));
        if (text_is(word, text_of(commands[i].name))) {
            options->command = commands[i].command;
            return true;
        }
    }
    bool plain = word.len && word.at[0] != '-' && text_find_char(word, 0, '/') == TEXT_NONE;
    Text hint = suggest(word, &names);
    if (!plain || !hint.len || file_kind(word, keep) != FILE_MISSING)
        return true;
    return error_set(error, keep, "'%.*s' is no command and no file (did you mean '%.*s'?)",
                     TEXT_ARG(word), TEXT_ARG(hint));
}

// "answerlint -v parse FILE": the command stands behind an option, where it would be a path.
static bool is_late_command(const Options *options, Arena *keep, Error *error)
{
    Text word = options->operands.len > 1 ? options->operands.at[0] : (Text){0};
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (text_is(word, text_of(commands[i].name)) && file_kind(word, keep) == FILE_MISSING)
            return !error_set(error, keep, "the command comes first: answerlint %s ...",
                              commands[i].name);
    return false;
}

bool options_read(int argc, char **argv, Arena *keep, Options *options, Error *error)
{
    struct option longs[OPTION_COUNT + 1] = {0};
    char letters[2 * OPTION_COUNT + 2];
    *options = (Options){0};
    if (!take_command(argc, argv, keep, options, error)
        || !refuse_unknown(argc, argv, options->command, keep, error))
        return false;
    make_tables(longs, letters);
    opterr = optind = 0;             // quiet, and from the beginning
    bool named = argc > 1 && strcmp(argv[1], command_name(options->command)) == 0;
    argc -= named;                   // no operand: under POSIXLY_CORRECT getopt stops there
    argv += named;
    for (int code; (code = getopt_long(argc, argv, letters, longs, NULL)) != -1;)
        if (!take_option(code, argc, argv, keep, options, error))
            return false;
    for (int i = optind; i < argc; i++)
        list_add(keep, &options->operands, text_of(argv[i]));
    return named || !is_late_command(options, keep, error);
}

bool option_given(const Options *options, OptionId id)
{
    return options->values[id].len > 0;
}

Text option_value(const Options *options, OptionId id)
{
    const TextList *values = &options->values[id];
    return values->len ? values->at[values->len - 1] : (Text){0};
}

void option_list(const Options *options, OptionId id, Arena *keep, TextList *list)
{
    for (size_t i = 0; i < options->values[id].len; i++) {
        Text rest = options->values[id].at[i], part;
        while (text_next_part(&rest, ',', &part))
            if (!text_is_blank(part))
                list_add(keep, list, text_trim(part));
    }
}
