#include "syntax/yaml_scalar.h"

#include <string.h>

#include "base/put.h"
#include "syntax/yaml_simple.h"

enum { KEY_MOST = 128 };         // bytes

// --- the reader ----------------------------------------------------------------------------------

long yaml_reader_column(const YamlReader *reader)
{
    if (reader->ascii)
        return reader->at - reader->line_start;
    bool known = reader->counted >= reader->line_start && reader->counted <= reader->at;
    long column = known ? reader->counted_column : 0;
    for (const char *at = known ? reader->counted : reader->line_start; at < reader->at; at++)
        column += ((unsigned char)*at & 0xC0) != 0x80;
    return column;
}

static void end_line(YamlReader *reader)
{
    reader->at = memchr(reader->at, '\n', (size_t)(reader->end - reader->at));
    reader->line_start = ++reader->at;
    reader->line++;
}

// Marks of documents and directives.
static bool is_mark(const YamlReader *reader)
{
    const char *at = reader->at;
    return at == reader->line_start
        && (*at == '%' || (reader->end - at > 3 && (memcmp(at, "---", 3) == 0
                                                    || memcmp(at, "...", 3) == 0)));
}

bool yaml_reader_skip(YamlReader *reader)
{
    while (reader->at < reader->end) {
        while (*reader->at == ' ')
            reader->at++;
        bool blank = reader->at == reader->line_start || reader->at[-1] == ' ';
        if (*reader->at != '\n' && (*reader->at != '#' || !blank))
            return *reader->at != '#' && !is_mark(reader);
        end_line(reader);
    }
    return false;
}

YamlNode *yaml_reader_node(YamlReader *reader, YamlKind kind)
{
    if (++reader->nodes > YAML_NODES_MOST)
        return NULL;
    YamlNode *node = arena_new(reader->arena, YamlNode);
    reader->counted_column = yaml_reader_column(reader);
    reader->counted = reader->at;
    node->kind = kind;
    node->place = (Place){reader->path, (uint32_t)reader->line,
                          (uint32_t)reader->counted_column + 1};
    return node;
}

static YamlNode *scalar_node(YamlReader *reader, bool plain)
{
    YamlNode *node = yaml_reader_node(reader, YAML_SCALAR);
    if (node)
        node->plain = plain;
    return node;
}

// --- plain scalars -------------------------------------------------------------------------------

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

static bool begins_plain(const char *at)
{
    if (*at == '-')
        return !is_blank(at[1]);
    return !is_blank(*at) && !char_is_one_of(*at, "?:,[]{}#&*!|>'\"%@`");
}

// At the end of the line, before a comment, and before ": ".
static bool ends_plain(const char *start, const char *at)
{
    return *at == '\n' || (*at == ':' && is_blank(at[1]))
        || (*at == '#' && at > start && at[-1] == ' ');
}

// Where a plain text ends in its line.
static const char *plain_end(const char *start)
{
    const char *at = start;
    while (*at > ':' || !ends_plain(start, at))      // letters: most of it
        at++;
    return at;
}

static bool is_flow_sign(char c)
{
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

// Where a plain text ends in a flow collection: also before the collection's signs. Looked at no
// further than that, since all of a long list may stand in one line. What "?" means there, versions
// of YAML disagree on: NULL.
static const char *flow_end(const char *start)
{
    for (const char *at = start;; at++) {
        if (is_flow_sign(*at) || ends_plain(start, at))
            return at;
        if (*at == '?' || (*at == ':' && (is_flow_sign(at[1]) || at[1] == '?')))
            return NULL;
    }
}

static Text trimmed(const char *start, const char *end)
{
    while (end > start && end[-1] == ' ')
        end--;
    return (Text){start, (size_t)(end - start)};
}

bool yaml_reader_is_key(const YamlReader *reader)
{
    return begins_plain(reader->at) && *plain_end(reader->at) == ':';
}

YamlNode *yaml_reader_key(YamlReader *reader)
{
    if (!yaml_reader_is_key(reader))
        return NULL;
    YamlNode *key = scalar_node(reader, true);
    const char *end = plain_end(reader->at);
    if (!key || end - reader->at > KEY_MOST)
        return NULL;
    key->text = trimmed(reader->at, end);
    reader->at = end + 1;
    return key;
}

// Whether the scalar goes on in a further line; `breaks`: how many lines end before it does.
static bool goes_on(YamlReader *reader, long parent, size_t *breaks)
{
    YamlReader next = *reader;
    *breaks = 0;
    while (next.at < next.end && (*next.at == '\n' || *next.at == ' ')) {
        end_line(&next);
        ++*breaks;
        while (next.at < next.end && *next.at == ' ')
            next.at++;
    }
    if (next.at == next.end || *next.at == '#' || is_mark(&next)
        || yaml_reader_column(&next) <= parent)
        return false;
    *reader = next;
    return true;
}

static void join_lines(Out *out, size_t breaks)
{
    if (breaks == 1)
        put_char(out, ' ');
    else
        put_times(out, '\n', breaks - 1);
}

static bool set_text(const YamlReader *reader, YamlNode *node, Out *out)
{
    Text text = out_text(out);
    bool good = text.len <= YAML_SCALAR_MOST;
    if (good)
        node->text = arena_copy(reader->arena, text);
    out_free(out);
    return good;
}

// The further lines of a plain scalar, whose first line has been read.
static bool fold_plain(YamlReader *reader, long parent, YamlNode *node)
{
    Out out = {0};
    size_t breaks;
    put_raw(&out, node->text);
    char ended = '\n';
    while (ended == '\n' && goes_on(reader, parent, &breaks)) {
        const char *end = plain_end(reader->at);
        Text line = trimmed(reader->at, end);
        join_lines(&out, breaks);
        put_raw(&out, line);
        reader->at = line.at + line.len;
        ended = *end;
    }
    return set_text(reader, node, &out) && ended != ':';
}

static YamlNode *read_plain(YamlReader *reader, long parent)
{
    YamlReader ahead;
    size_t breaks;
    YamlNode *node = begins_plain(reader->at) ? scalar_node(reader, true) : NULL;
    if (!node)
        return NULL;
    const char *end = plain_end(reader->at);
    node->text = trimmed(reader->at, end);
    reader->at = node->text.at + node->text.len;
    ahead = *reader;
    if (*end == ':' || node->text.len > YAML_SCALAR_MOST)
        return NULL;
    if (*end == '\n' && goes_on(&ahead, parent, &breaks) && !fold_plain(reader, parent, node))
        return NULL;
    return node;
}

// --- quoted scalars ------------------------------------------------------------------------------

static bool unescape(char escape, char *c)
{
    switch (escape) {
    case '"':
    case '\\':
    case '/': *c = escape; return true;
    case 'n': *c = '\n'; return true;
    case 't': *c = '\t'; return true;
    default: return false;
    }
}

// At the end of a line: over it, and over the blanks before and behind it.
static bool fold_quoted(YamlReader *reader, Out *out)
{
    size_t breaks = 0;
    while (out->len && out->at[out->len - 1] == ' ')
        out->len--;
    for (; reader->at < reader->end && *reader->at == '\n'; breaks++) {
        end_line(reader);
        if (reader->at == reader->end || is_mark(reader))
            return false;
        while (*reader->at == ' ')
            reader->at++;
    }
    join_lines(out, breaks);
    return true;
}

// One character of a text in quotes. In single ones a quote stands twice, in double ones behind a
// backslash.
static bool take_quoted(YamlReader *reader, char quote, Out *out)
{
    char c = *reader->at;
    if (c == '\n')
        return fold_quoted(reader, out);
    if (c == quote || (c == '\\' && quote == '"')) {
        reader->at++;
        if (c == '\\' && !unescape(*reader->at, &c))
            return false;
    }
    put_char(out, c);
    reader->at++;
    return true;
}

static bool read_escaped(YamlReader *reader, char quote, YamlNode *node)
{
    Out out = {0};
    bool good = true;
    while (good && (*reader->at != quote || (quote == '\'' && reader->at[1] == quote)))
        good = take_quoted(reader, quote, &out);
    reader->at++;
    return set_text(reader, node, &out) && good;
}

static YamlNode *read_quoted(YamlReader *reader)
{
    char quote = *reader->at;
    YamlNode *node = scalar_node(reader, false);
    if (!node)
        return NULL;
    const char *start = ++reader->at, *end = start;
    while (*end != '\n' && *end != quote && (*end != '\\' || quote == '\''))
        end++;
    if (*end == quote && (quote == '"' || end[1] != quote)) {
        node->text = (Text){start, (size_t)(end - start)};
        reader->at = end + 1;
        return node->text.len <= YAML_SCALAR_MOST ? node : NULL;
    }
    return read_escaped(reader, quote, node) ? node : NULL;
}

// --- "|" and ">" ---------------------------------------------------------------------------------

typedef struct BlockText {
    bool folded;
    char chomping;           // '-', '+' or ' '
    size_t indent;
} BlockText;

static bool read_head(YamlReader *reader, BlockText *block)
{
    block->folded = *reader->at++ == '>';
    block->chomping = ' ';
    if (*reader->at == '-' || *reader->at == '+')
        block->chomping = *reader->at++;
    if (*reader->at != '\n')
        return false;
    end_line(reader);
    return true;
}

static size_t indent_of(const YamlReader *reader)
{
    size_t spaces = 0;
    while (reader->at + spaces < reader->end && reader->at[spaces] == ' ')
        spaces++;
    return spaces;
}

static bool is_empty_line(const YamlReader *reader)
{
    return reader->at < reader->end && reader->at[indent_of(reader)] == '\n';
}

// Line ends that a text keeps at its end.
static size_t kept_breaks(const BlockText *block, size_t breaks)
{
    return block->chomping == '-' ? 0 : block->chomping == ' ' ? 1 : breaks;
}

// A line further in than the first has rules of its own in a folded text.
static bool read_lines(YamlReader *reader, const BlockText *block, Out *out)
{
    size_t breaks = 0;
    while (reader->at < reader->end) {
        size_t indent = indent_of(reader);
        bool empty = reader->at[indent] == '\n';
        if (empty && indent > block->indent)
            return false;
        if (!empty && indent < block->indent)
            break;
        if (!empty && indent > block->indent && block->folded)
            return false;
        const char *start = reader->at + block->indent;
        if (!empty && breaks) {
            if (block->folded)
                join_lines(out, breaks);
            else
                put_times(out, '\n', breaks);
            breaks = 0;
        }
        end_line(reader);
        if (!empty)
            put_raw(out, (Text){start, (size_t)(reader->at - 1 - start)});
        breaks++;
    }
    put_times(out, '\n', kept_breaks(block, breaks));
    return true;
}

static YamlNode *read_block_text(YamlReader *reader, long parent)
{
    BlockText block;
    Out out = {0};
    YamlNode *node = scalar_node(reader, false);
    if (!node || !read_head(reader, &block) || reader->at == reader->end || is_empty_line(reader))
        return NULL;
    block.indent = indent_of(reader);
    bool good = (long)block.indent > parent && read_lines(reader, &block, &out);
    good = set_text(reader, node, &out) && good;
    return good ? node : NULL;
}

// --- all of them ---------------------------------------------------------------------------------

YamlNode *yaml_reader_scalar(YamlReader *reader, long parent)
{
    switch (*reader->at) {
    case '"':
    case '\'': return read_quoted(reader);
    case '|':
    case '>': return read_block_text(reader, parent);
    default: return read_plain(reader, parent);
    }
}

YamlNode *yaml_reader_flow_scalar(YamlReader *reader)
{
    if (*reader->at == '"' || *reader->at == '\'')
        return read_quoted(reader);
    YamlNode *node = begins_plain(reader->at) ? scalar_node(reader, true) : NULL;
    const char *end = node ? flow_end(reader->at) : NULL;
    if (!end || *end == '\n' || *end == '#')        // it could go on in the next line
        return NULL;
    node->text = trimmed(reader->at, end);
    reader->at = end;
    return node->text.len <= YAML_SCALAR_MOST ? node : NULL;
}
