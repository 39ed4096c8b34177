// What a scan finds out about all claims at once is what each of them finds by itself.
#include "claim/scan.h"

#include "base/put.h"
#include "claim/judged.h"
#include "claim/wanted.h"

enum { CLAIMS = 24 };

static unsigned seed = 5;

static unsigned draw(unsigned below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % below;
}

static const char *const phrases[] = {
    "await", "=block", "thread? b", "(run on|block)", "the thread", "{wait}", "{odd}", "{mix}",
    "await .. {wait}", "{mix} thread", "({wait}|{odd}) .. on", "Task.Run", "a .. b", "run",
    "{short}", "{far}", "({far}|{mix}) a",
};

static const char *const words[] = {
    "await", "blocks", "the", "thread", "runs", "on", "a", "b", "XException", "frozen", "Task.Run()",
    "held", "up", "and", "but", ",", "not",
};

enum { PHRASES = sizeof phrases / sizeof *phrases, WORDS = sizeof words / sizeof *words };

static void put_list(Out *out, const char *name, unsigned count)
{
    put_print(out, "%s: [", name);
    for (unsigned i = 0; i < count; i++)
        put_print(out, "%s'%s'", i ? ", " : "", phrases[draw(PHRASES)]);
    put_raw(out, TEXT("]"));
}

// Of each kind of list, as many phrases as there may be, or none.
static void put_claim(Out *out)
{
    static const char *const scopes[] = {"clause", "sentence", "item"};
    unsigned all = draw(4), any = all ? draw(3) : 1 + draw(2), none = draw(3);
    put_raw(out, TEXT("terms: {wait: [block, freeze, 'hold up'], odd: ['re:Exception'], "
                      "mix: ['re:Frozen', '{odd} .. on', a], "
                      "short: ['re:(?<= )\\w\\w(?= )'], far: ['await .. {short}']}\n"
                      "negation: ignore\n"));
    put_print(out, "match:\n- {in: %s", scopes[draw(3)]);
    if (all)
        put_raw(out, TEXT(", ")), put_list(out, "all", all);
    if (any)
        put_raw(out, TEXT(", ")), put_list(out, "any", any);
    if (none)
        put_raw(out, TEXT(", ")), put_list(out, "none", none);
    put_raw(out, TEXT("}\n"));
}

static Text random_text(Arena *arena)
{
    static const char *const ends[] = {". ", "; ", "\n\n", " ", " ", " "};
    Out out = {0};
    for (unsigned i = 0, count = 3 + draw(90); i < count; i++)
        put_print(&out, "%s%s", words[draw(WORDS)], draw(8) ? " " : ends[draw(6)]);
    Text text = arena_copy(arena, out_text(&out));
    out_free(&out);
    return text;
}

static const Claim *random_claim(Bench *bench)
{
    Out out = {0};
    put_claim(&out);
    const Claim *claim = bench_load(bench, arena_terminated(&keep, out_text(&out)));
    ck_assert_msg(claim != NULL, "%.*s: %.*s",
                  TEXT_ARG(bench->error.message), TEXT_ARG(out_text(&out)));
    out_free(&out);
    return claim;
}

// Tells how many findings there are.
static size_t compare(const Claim *claim, const View *view, const Scan *scan, uint32_t number,
                      Arena *arena)
{
    ClaimHitList quick = {0}, slow = {0};
    Text trouble;
    claim_judge(claim, view, scan, number, arena, &quick, &trouble);
    claim_judge(claim, view, NULL, number, arena, &slow, &trouble);
    ck_assert_uint_eq(quick.len, slow.len);
    ck_assert(slow.len == 0 || scan->may[number]);
    for (size_t i = 0; i < slow.len; i++) {
        ck_assert_uint_eq(quick.at[i].sentence, slow.at[i].sentence);
        ck_assert_uint_eq(quick.at[i].plain.start, slow.at[i].plain.start);
        ck_assert_uint_eq(quick.at[i].plain.end, slow.at[i].plain.end);
    }
    return slow.len;
}

START_TEST(all_claims_at_once_find_what_each_finds)
{
    size_t found = 0, silent = 0;
    for (int round = 0; round < 60; round++) {
        Bench bench;
        bench_open(&bench);
        ClaimList claims = {0};
        for (int i = 0; i < CLAIMS; i++)
            list_add(&keep, &claims, random_claim(&bench));
        const ClaimIndex *index = index_make(bench.lexicon, &claims, &keep);
        for (int i = 0; i < 20; i++) {
            Outline outline;
            const View *view = bench_view(&bench, random_text(&bench.arena), &outline);
            bool *wanted = arena_array(&bench.arena, bool, outline.sentences.len);
            bool any = wanted_sentences(index, &outline, &bench.arena, wanted);
            const Scan *scan = scan_make(index, view, any ? wanted : NULL, &bench.arena);
            for (uint32_t j = 0; j < CLAIMS; j++) {
                found += compare(claims.at[j], view, scan, j, &bench.arena);
                silent += !scan->may[j];
            }
        }
        bench_close(&bench);
    }
    ck_assert_uint_gt(found, 1000);
    ck_assert_uint_gt(silent, 1000);
}
END_TEST

Suite *suite_claim_scan(void)
{
    return suite_of("claim/scan", (const TTest *const[]){all_claims_at_once_find_what_each_finds,
                                                         NULL});
}
