// Makes the corpus of the bench: transcripts that read like what models answer to questions on programming.
//
//     corpus WORDS FILES folder DIR       DIR/000/000000.txt ..., a thousand to a folder, as of `ollama run`
//     corpus WORDS RECORDS jsonl FILE     the same answers as records, a quarter of them ASCII only
//
// Nine in ten think first; an answer has a line that leads to a list, bullets, now and then code, and a
// closing line. Each transcript is drawn from its own number, so that a smaller corpus is the beginning of
// a larger one, and the bytes are the same on every machine: the digest (FNV-1a, 64 bits) says so.
#include "lexicon.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SEED = 20240229, PATH_SIZE = 4096, PER_FOLDER = 1000 };

typedef struct Text {
    char *at;
    size_t len, size;
} Text;

// One transcript while it is drawn.
typedef struct Draft {
    const Lexicon *lexicon;
    const Topic *topic;
    uint64_t state;
    bool foreign;  // its sentences may hold more than ASCII
    Text thinking, answer;
    const char *prompt;
    unsigned tokens;
} Draft;

typedef struct Total {
    uint64_t digest, bytes;
} Total;

// SplitMix64 (Steele, Lea, Flood 2014).
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

static unsigned below(Draft *draft, unsigned limit)
{
    return (unsigned)((next_random(&draft->state) >> 32) * limit >> 32);
}

static bool chance(Draft *draft, unsigned percent)
{
    return below(draft, 100) < percent;
}

static const char *one_of(Draft *draft, Words words)
{
    return words.at[below(draft, (unsigned)words.count)];
}

static void text_add(Text *text, const char *at, size_t len)
{
    if (text->len + len > text->size) {
        text->size = 2 * (text->len + len);
        text->at = realloc(text->at, text->size);
        if (!text->at)
            exit(2);
    }
    memcpy(text->at + text->len, at, len);
    text->len += len;
}

static void text_put(Text *text, const char *words)
{
    text_add(text, words, strlen(words));
}

static void text_put_number(Text *text, unsigned long long number)
{
    char digits[24];
    text_add(text, digits, (size_t)snprintf(digits, sizeof digits, "%llu", number));
}

// --- sentences ---------------------------------------------------------------------------------------

// In backticks now and then, if it is a name.
static void put_subject(Draft *draft, Text *text)
{
    const char *subject = one_of(draft, draft->topic->subject);
    bool code = !strchr(subject, ' ') && chance(draft, 40);
    text_put(text, code ? "`" : "");
    text_put(text, subject);
    text_put(text, code ? "`" : "");
}

static void put_slot(Draft *draft, Text *text, const char *slot)
{
    const Verb *verb = &draft->topic->verbs[below(draft, (unsigned)draft->topic->does.count)];
    switch (slot[0]) {
    case 'S':
    case 'T': put_subject(draft, text); break;
    case 'O':
    case 'P': text_put(text, one_of(draft, draft->topic->object)); break;
    case 'N': text_put_number(text, 2 + below(draft, 200)); break;
    case 'A':
        if (chance(draft, 45)) {
            text_put(text, " ");
            text_put(text, one_of(draft, draft->lexicon->tail));
        }
        break;
    default: text_put(text, verb->forms[slot[1] == 's' ? 1 : slot[1] == 'd' ? 2 : slot[1] == 'g' ? 3 : 0]);
    }
}

static void put_sentence(Draft *draft, Text *text, const char *words)
{
    size_t start = text->len;
    for (const char *slot; (slot = strchr(words, '{')); words = strchr(slot, '}') + 1) {
        text_add(text, words, (size_t)(slot - words));
        put_slot(draft, text, slot + 1);
    }
    text_put(text, words);
    if (text->at[start] >= 'a' && text->at[start] <= 'z' && !strchr("aAe", text->at[start + 1]))
        text->at[start] = (char)(text->at[start] - 'a' + 'A');
    if (!draft->foreign || !chance(draft, 5) || text->at[text->len - 1] != '.')
        return;
    text->len--;
    text_put(text, " – ");
    text_put(text, one_of(draft, draft->lexicon->foreign));
    text_put(text, ".");
}

// A sentence of the topic or of none.
static void put_prose(Draft *draft, Text *text, unsigned filler, unsigned claims)
{
    unsigned kind = below(draft, 100);
    const Lexicon *lexicon = draft->lexicon;
    Words words = kind < filler            ? lexicon->filler
                  : kind < filler + claims ? lexicon->claim
                                           : lexicon->mention;
    put_sentence(draft, text, one_of(draft, words));
}

// --- transcripts -------------------------------------------------------------------------------------

static void draw_thinking(Draft *draft, unsigned sentences)
{
    for (unsigned i = 0; i < sentences; i++) {
        if (chance(draft, 35))
            put_sentence(draft, &draft->thinking, one_of(draft, draft->lexicon->thought));
        else
            put_prose(draft, &draft->thinking, 40, 20);
        text_put(&draft->thinking, i + 1 == sentences ? "" : chance(draft, 20) ? "\n\n" : " ");
    }
}

static void draw_bullets(Draft *draft, unsigned count)
{
    const char *marker = chance(draft, 70) ? "- " : chance(draft, 70) ? "* " : "+ ";
    for (unsigned i = 0; i < count; i++) {
        text_put(&draft->answer, marker);
        if (chance(draft, 25)) {
            text_put(&draft->answer, "**");
            text_put(&draft->answer, one_of(draft, draft->topic->subject));
            text_put(&draft->answer, "**: ");
        }
        put_prose(draft, &draft->answer, 15, 65);
        for (unsigned more = below(draft, 3); more; more--) {
            text_put(&draft->answer, " ");
            put_prose(draft, &draft->answer, 50, 20);
        }
        text_put(&draft->answer, chance(draft, 4) ? "\n\n" : "\n");
    }
}

static void draw_code(Draft *draft)
{
    text_put(&draft->answer, "\n```\n");
    for (unsigned lines = 3 + below(draft, 8); lines; lines--) {
        text_put(&draft->answer, one_of(draft, draft->lexicon->code));
        text_put(&draft->answer, "\n");
    }
    text_put(&draft->answer, "```\n");
}

static void draw_answer(Draft *draft, unsigned bullets)
{
    for (unsigned i = 1 + below(draft, 2); i; i--) {
        put_prose(draft, &draft->answer, 40, 20);
        text_put(&draft->answer, " ");
    }
    text_put(&draft->answer, one_of(draft, draft->lexicon->lead));
    text_put(&draft->answer, "\n\n");
    draw_bullets(draft, bullets);
    if (chance(draft, 5))
        draw_code(draft);
    text_put(&draft->answer, "\n");
    put_prose(draft, &draft->answer, 60, 20);
    text_put(&draft->answer, " ");
    text_put(&draft->answer, one_of(draft, draft->lexicon->closing));
    text_put(&draft->answer, "\n");
}

static const Topic *drawn_topic(Draft *draft)
{
    unsigned sum = 0;
    for (size_t i = 0; i < draft->lexicon->topic_count; i++)
        sum += draft->lexicon->topics[i].weight;
    unsigned place = below(draft, sum);
    const Topic *topic = draft->lexicon->topics;
    for (; place >= topic->weight; topic++)
        place -= topic->weight;
    return topic;
}

static void draw(Draft *draft, uint64_t number)
{
    draft->state = SEED + number * 0x632be59bd9b4e019;
    draft->topic = drawn_topic(draft);
    draft->prompt = one_of(draft, draft->topic->prompt);
    draft->foreign = chance(draft, 54);
    draft->thinking.len = draft->answer.len = 0;
    if (!chance(draft, 10))
        draw_thinking(draft, 14 + below(draft, 44));
    draw_answer(draft, 4 + below(draft, 15));
    draft->tokens = (unsigned)(draft->thinking.len + draft->answer.len) / 4;
}

// --- as a file, as a record --------------------------------------------------------------------------

static void put_figure(Text *text, const char *name, unsigned long long figure, const char *unit)
{
    char line[80];
    text_add(text, line, (size_t)snprintf(line, sizeof line, "%-22s%llu%s\n", name, figure, unit));
}

static void put_transcript(const Draft *draft, Text *text)
{
    if (draft->thinking.len) {
        text_put(text, "Thinking...\n");
        text_add(text, draft->thinking.at, draft->thinking.len);
        text_put(text, "\n...done thinking.\n\n");
    }
    text_add(text, draft->answer.at, draft->answer.len);
    text_put(text, "\n");
    put_figure(text, "total duration:", draft->tokens * 11ull, "ms");
    put_figure(text, "load duration:", 60 + draft->tokens % 50, "ms");
    put_figure(text, "prompt eval count:", strlen(draft->prompt) / 4, " token(s)");
    put_figure(text, "eval count:", draft->tokens, " token(s)");
    put_figure(text, "eval duration:", draft->tokens * 10ull, "ms");
    put_figure(text, "eval rate:", 100, ".00 tokens/s");
}

// The code point that starts at `at`, two to four bytes of valid UTF-8.
static size_t put_escaped(Text *text, const unsigned char *at)
{
    size_t len = *at < 0xe0 ? 2 : *at < 0xf0 ? 3 : 4;
    uint32_t code = *at & (0x7fu >> len);
    for (size_t i = 1; i < len; i++)
        code = code << 6 | (at[i] & 0x3f);
    char escape[16];
    if (code < 0x10000)
        snprintf(escape, sizeof escape, "\\u%04" PRIx32, code);
    else
        snprintf(escape, sizeof escape, "\\u%04" PRIx32 "\\u%04" PRIx32, 0xd7c0 + (code >> 10),
                 0xdc00 + (code & 0x3ff));
    text_put(text, escape);
    return len;
}

static void put_string(Text *text, const char *name, const char *at, size_t len, bool ascii)
{
    text_put(text, "\"");
    text_put(text, name);
    text_put(text, "\": \"");
    for (size_t i = 0; i < len;) {
        if (ascii && (unsigned char)at[i] >= 0x80) {
            i += put_escaped(text, (const unsigned char *)at + i);
            continue;
        }
        if (at[i] == '"' || at[i] == '\\')
            text_put(text, "\\");
        if (at[i] == '\n')
            text_put(text, "\\n");
        else
            text_add(text, at + i, 1);
        i++;
    }
    text_put(text, "\", ");
}

static void put_record(const Draft *draft, Text *text, uint64_t number)
{
    bool ascii = number % 4 == 0;
    text_put(text, "{\"id\": \"bench-");
    text_put_number(text, number);
    text_put(text, "\", ");
    put_string(text, "model", "made-up:8b", strlen("made-up:8b"), ascii);
    put_string(text, "prompt", draft->prompt, strlen(draft->prompt), ascii);
    if (draft->thinking.len)
        put_string(text, "thinking", draft->thinking.at, draft->thinking.len, ascii);
    put_string(text, "response", draft->answer.at, draft->answer.len, ascii);
    text_put(text, "\"eval_count\": ");
    text_put_number(text, draft->tokens);
    text_put(text, "}\n");
}

static void total_add(Total *total, const Text *text)
{
    for (size_t i = 0; i < text->len; i++)
        total->digest = (total->digest ^ (unsigned char)text->at[i]) * 0x100000001b3;
    total->bytes += text->len;
}

static void write_out(FILE *file, const Text *text, const char *path)
{
    if (file && fwrite(text->at, 1, text->len, file) == text->len)
        return;
    fprintf(stderr, "corpus: %s: %s\n", path, strerror(errno));
    exit(2);
}

static void close_out(FILE *file, const char *path)
{
    if (fclose(file) == 0)
        return;
    fprintf(stderr, "corpus: %s: %s\n", path, strerror(errno));
    exit(2);
}

static void write_file(const char *folder, uint64_t number, const Text *text)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%03" PRIu64, folder, number / PER_FOLDER);
    if (number % PER_FOLDER == 0)
        mkdir(path, 0777);  // what fails here fails below
    snprintf(path, sizeof path, "%s/%03" PRIu64 "/%06" PRIu64 ".txt", folder, number / PER_FOLDER, number);
    FILE *file = fopen(path, "w");
    write_out(file, text, path);
    close_out(file, path);
}

static Total make(const Lexicon *lexicon, uint64_t count, bool folder, const char *path)
{
    Draft draft = {.lexicon = lexicon};
    Text text = {0};
    Total total = {.digest = 0xcbf29ce484222325};
    FILE *file = folder ? NULL : fopen(path, "w");
    for (uint64_t number = 0; number < count; number++) {
        draw(&draft, number);
        text.len = 0;
        if (folder)
            put_transcript(&draft, &text);
        else
            put_record(&draft, &text, number);
        total_add(&total, &text);
        if (folder)
            write_file(path, number, &text);
        else
            write_out(file, &text, path);
    }
    if (file)
        close_out(file, path);
    return total;
}

int main(int argc, char **argv)
{
    bool folder = argc == 5 && strcmp(argv[3], "folder") == 0;
    bool lines = argc == 5 && strcmp(argv[3], "jsonl") == 0;
    uint64_t count = argc == 5 ? strtoull(argv[2], NULL, 10) : 0;
    if (!(folder || lines) || !count) {
        fputs("usage: corpus WORDS COUNT folder|jsonl PATH\n", stderr);
        return 2;
    }
    Lexicon lexicon = lexicon_read(argv[1]);
    Total total = make(&lexicon, count, folder, argv[4]);
    printf("%" PRIu64 " %" PRIu64 " %016" PRIx64 "\n", count, total.bytes, total.digest);
    return 0;
}
