#include "base/quote.h"

typedef struct Escape {
    char c;
    const char *escaped;
} Escape;

// Puts the safe form of a text with some of its characters replaced; the list ends with a NUL. What
// stands before it counts, as put_safe wants: "#" and "#[" make a command.
static void put_replaced(Out *out, Text text, const Escape *escapes)
{
    Out safe = {0};
    size_t before = out->len > 0;
    if (before)
        put_char(&safe, out->at[out->len - 1]);
    put_safe(&safe, text);
    for (size_t i = before; i < safe.len; i++) {
        const Escape *escape = escapes;
        while (escape->c && escape->c != safe.at[i])
            escape++;
        if (escape->c)
            put_ours(out, escape->escaped);
        else
            put_char(out, safe.at[i]);
    }
    out_free(&safe);
}

void put_xml(Out *out, Text text)
{
    static const Escape escapes[] = {{'&', "&amp;"},  {'<', "&lt;"},  {'>', "&gt;"},
                                     {'"', "&quot;"}, {'\'', "&#39;"}, {0}};
    put_replaced(out, text, escapes);
}

void put_csv(Out *out, Text text)
{
    static const Escape escapes[] = {{'"', "\"\""}, {0}};
    bool formula = text.len && char_is_one_of(text.at[0], "=+-@");
    put_ours(out, formula ? "\"'" : "\"");
    put_replaced(out, text, escapes);
    put_char(out, '"');
}

static size_t longest_run(Text text, char c)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.len; i++) {
        run = text.at[i] == c ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

// A space inside each fence keeps it apart from a backtick; a renderer takes both away.
void put_code(Out *out, Text text)
{
    size_t fence = longest_run(text, '`') + 1;
    put_times(out, '`', fence);
    put_char(out, ' ');
    put_safe(out, text);
    put_char(out, ' ');
    put_times(out, '`', fence);
}

void put_uri(Out *out, Text path)
{
    for (size_t i = 0; i < path.len; i++) {
        char c = path.at[i];
        if (char_is_alpha(c) || char_is_digit(c) || char_is_one_of(c, "/._~-"))
            put_char(out, c);
        else
            put_print(out, "%%%02X", (unsigned char)c);
    }
}

void put_yaml(Out *out, Text text)
{
    static const Escape escapes[] = {{'\'', "''"}, {0}};
    put_char(out, '\'');
    put_replaced(out, text, escapes);
    put_char(out, '\'');
}

void put_command_text(Out *out, Text text)
{
    static const Escape escapes[] = {{'%', "%25"}, {0}};
    put_replaced(out, text, escapes);
}

void put_command_property(Out *out, Text text)
{
    static const Escape escapes[] = {{'%', "%25"}, {':', "%3A"}, {',', "%2C"}, {0}};
    put_replaced(out, text, escapes);
}
