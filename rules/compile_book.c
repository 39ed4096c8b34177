// Lexicons and their books as C: tables of numbers.
#include "compile.h"

enum { ROW_COLUMNS = 12 };       // rows of a table in one line

#define TABLE(type, table, list, ...)                                                             \
    do {                                                                                          \
        put_print(out, "static const " type " " table "_%u[] = {", number);                       \
        for (size_t i = 0; i < (list).len; i++) {                                                 \
            __typeof__((list).at) row = &(list).at[i];                                            \
            put_print(out, "%s", i % ROW_COLUMNS ? "" : "\n");                                    \
            put_print(out, __VA_ARGS__);                                                          \
        }                                                                                         \
        put_print(out, "%s};\n", (list).len ? "" : "0");                                          \
    } while (0)

static void write_vocabulary(Out *out, unsigned number, const Vocabulary *vocabulary)
{
    put_print(out, "static const char letters_%u[] =", number);
    for (size_t i = 0; i < vocabulary->letters.len; i += 80) {
        Text letters = {vocabulary->letters.at, vocabulary->letters.len};
        put_char(out, '\n');
        put_string(out, text_slice(letters, i, i + 80));
    }
    put_print(out, "%s;\n", vocabulary->letters.len ? "" : "\"\"");
    TABLE("Use", "uses", vocabulary->uses, "{%u,%u,%u},", row->atom, row->next, row->stand);
    TABLE("Spelling", "forms", vocabulary->forms.list, "{%u,%u,%u,%u},", row->at, row->len, row->first,
          row->last);
    TABLE("uint32_t", "form_slots", vocabulary->forms.slots, "%u,", *row);
    TABLE("Spelling", "words", vocabulary->words.list, "{%u,%u,%u,%u},", row->at, row->len, row->first,
          row->last);
    TABLE("uint32_t", "word_slots", vocabulary->words.slots, "%u,", *row);
    TABLE("uint32_t", "compounds", vocabulary->compounds, "%u,", *row);
}

static void write_book(Out *out, unsigned number, const Phrasebook *book)
{
    TABLE("Node", "nodes", book->nodes, "{%u,%u,%u,%u,%u,%u,%u,%u,%u,%d,%d,%d},", row->words, row->firsts,
          row->entries, row->entry_count, row->starts, row->start_count, row->inside,
          row->hints, row->inside_count, row->blind, row->any_first, row->hinted);
    TABLE("Phrase", "entries", book->entries, "{%u,%u,%d,%d,%u},", row->steps, row->step_count,
          row->any_first, row->hinted, row->firsts);
    TABLE("Step", "steps", book->steps, "{%u,%u,%d,%d},", row->node, row->gap, row->article, row->optional);
    TABLE("Start", "starts", book->starts, "{%u,%u},", row->atom, row->entry);
    TABLE("AtomSet", "sets", book->sets, "{0x%llx,%u,%u,%u,%u,%u},",
          (unsigned long long)row->sign, row->at, row->len, row->bits, row->word,
          row->words);
    TABLE("Atom", "atoms", book->atoms, "%u,", *row);
    TABLE("uint64_t", "bits", book->bits, "0x%llx,", (unsigned long long)*row);
    TABLE("uint32_t", "word_nodes", book->words, "%u,", *row);
    TABLE("Hint", "hints", book->hints, "{%u,%u,0x%x},", row->pattern, row->atom, row->letters);
}

static void put_table(Out *out, const char *type, const char *table, unsigned number, size_t len)
{
    put_print(out, "{(%s *)%s_%u, %zu, 0}, ", type, table, number, len);
}

static void put_vocabulary(Out *out, unsigned number, const Vocabulary *vocabulary)
{
    put_raw(out, TEXT("{"));
    put_table(out, "char", "letters", number, vocabulary->letters.len);
    put_table(out, "Use", "uses", number, vocabulary->uses.len);
    put_raw(out, TEXT("{"));
    put_table(out, "Spelling", "forms", number, vocabulary->forms.list.len);
    put_table(out, "uint32_t", "form_slots", number, vocabulary->forms.slots.len);
    put_raw(out, TEXT("}, {"));
    put_table(out, "Spelling", "words", number, vocabulary->words.list.len);
    put_table(out, "uint32_t", "word_slots", number, vocabulary->words.slots.len);
    put_raw(out, TEXT("}, "));
    put_table(out, "uint32_t", "compounds", number, vocabulary->compounds.len);
    put_print(out, "%zu}, ", vocabulary->atoms);
}

static void put_book(Out *out, unsigned number, const Phrasebook *book)
{
    put_raw(out, TEXT("{"));
    put_table(out, "Node", "nodes", number, book->nodes.len);
    put_table(out, "Phrase", "entries", number, book->entries.len);
    put_table(out, "Step", "steps", number, book->steps.len);
    put_table(out, "Start", "starts", number, book->starts.len);
    put_table(out, "AtomSet", "sets", number, book->sets.len);
    put_table(out, "Atom", "atoms", number, book->atoms.len);
    put_table(out, "uint64_t", "bits", number, book->bits.len);
    put_table(out, "uint32_t", "word_nodes", number, book->words.len);
    put_table(out, "Hint", "hints", number, book->hints.len);
    put_raw(out, TEXT("{0}, {{0}, {0}, {0}, {0}, {0}, {0}}}, "));
}

static void write_cues(Out *out, unsigned number, const Lexicon *lexicon)
{
    TABLE("uint32_t", "cues", lexicon->cues_of_atoms, "%u,", *row);
}

static void put_cues(Out *out, const Phrase *cues)
{
    put_print(out, "{%u, %u, %d, %d, %u}, ", cues->steps, cues->step_count, cues->any_first, cues->hinted,
              cues->firsts);
}

static void write_technologies(Out *out, unsigned number, const Lexicon *lexicon)
{
    put_print(out, "static const Technology technologies_%u[] = {\n", number);
    for (size_t i = 0; i < lexicon->technologies.len; i++) {
        put_char(out, '{');
        put_text(out, lexicon->technologies.at[i].name);
        put_raw(out, TEXT(", "));
        put_text(out, lexicon->technologies.at[i].kind);
        put_raw(out, TEXT(", "));
        put_cues(out, &lexicon->technologies.at[i].cues);
        put_raw(out, TEXT("},\n"));
    }
    put_print(out, "%s};\n", lexicon->technologies.len ? "" : "{{0}, {0}, {0}}");
}

static void write_irregular(Writing *writing, unsigned number, const IrregularList *list)
{
    Out rows = {0};
    for (size_t i = 0; i < list->len; i++) {
        unsigned forms = write_texts(writing, &list->at[i].forms);
        put_char(&rows, '{');
        put_list(&rows, "Text", forms, list->at[i].forms.len);
        put_raw(&rows, TEXT("},\n"));
    }
    put_print(&writing->out, "static const Irregular irregular_%u[] = {\n", number);
    put_raw(&writing->out, list->len ? out_text(&rows) : TEXT("{{0}}"));
    put_raw(&writing->out, TEXT("};\n"));
    out_free(&rows);
}

unsigned write_lexicon(Writing *writing, Text language, bool full, const Lexicon *lexicon, Out *rows)
{
    const Inflection *inflection = &lexicon->inflection;
    unsigned number = ++writing->arrays, fixed = write_texts(writing, &inflection->fixed);
    unsigned patterns = write_patterns(writing, &lexicon->book->patterns);
    write_irregular(writing, number, &inflection->irregular);
    write_technologies(&writing->out, number, lexicon);
    write_cues(&writing->out, number, lexicon);
    write_vocabulary(&writing->out, number, lexicon->vocabulary);
    write_book(&writing->out, number, lexicon->book);
    put_char(rows, '{');
    put_text(rows, language);
    put_print(rows, ", %d, {{", full);
    put_table(rows, "Irregular", "irregular", number, inflection->irregular.len);
    put_list(rows, "Text", fixed, inflection->fixed.len);
    put_raw(rows, TEXT("}, NULL, NULL, {"));
    for (int cue = 0; cue < CUE_COUNT; cue++)
        put_cues(rows, &lexicon->cues[cue]);
    put_raw(rows, TEXT("}, "));
    put_table(rows, "Technology", "technologies", number, lexicon->technologies.len);
    put_table(rows, "uint32_t", "cues", number, lexicon->cues_of_atoms.len);
    put_raw(rows, TEXT("{0}}, "));
    put_vocabulary(rows, number, lexicon->vocabulary);
    put_book(rows, number, lexicon->book);
    put_list(rows, "const CompiledPattern", patterns, lexicon->book->patterns.len);
    put_raw(rows, TEXT("},\n"));
    return number;
}
