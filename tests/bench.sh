#!/bin/sh
# tests/bench.sh [FOLDER]: what check and parse cost in instructions, which unlike seconds are much the same
# on any machine, and how many responses ifeval judges in a second: those of ifeval_dev.jsonl in the folder,
# or made ones. It asserts nothing. Under valgrind that takes minutes: FILES=200 is enough for a first look.
# PYTHON may name one that has the official checkers (tests/official.py says which packages these are).
set -u
LC_ALL=C
export LC_ALL
: "${ANSWERLINT:=$PWD/build/release/answerlint}"
: "${FILES:=2000}"
: "${PYTHON:=python3}"
labelled=${1:+$(cd "$1" 2>/dev/null && pwd)/ifeval_dev.jsonl}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

# instructions COMMAND...: how many it executes; findings (status 1) are no failure
instructions()
{
    valgrind --tool=callgrind --callgrind-out-file=callgrind.out "$@" > out 2> err < /dev/null
    [ $? -le 1 ] || { echo "bench: failed: $*" >&2; tail -n 5 err >&2; exit 1; }
    awk '/Collected/ { print $NF }' err
}

# seconds COMMAND...: of the clock
seconds()
{
    start=$(date +%s.%N)
    "$@" > out 2> err < /dev/null
    [ $? -eq 0 ] || { echo "bench: failed: $*" >&2; tail -n 5 err >&2; exit 1; }
    echo "$start $(date +%s.%N)" | awk '{ printf "%.6f", $2 - $1 }'
}

# row NAME INSTRUCTIONS BYTES
row()
{
    awk -v name="$1" -v count="$2" -v bytes="$3" \
        'BEGIN { printf "bench: %-30s %14.0f Ir %9.1f Ir/byte\n", name, count, count / bytes }'
}

# ratio NAME A B
ratio()
{
    awk -v name="$1" -v a="$2" -v b="$3" 'BEGIN { printf "bench: %-30s %14.2f times\n", name, a / b }'
}

make_folder()
{
    mkdir many
    number=0
    while [ $number -lt "$FILES" ]; do
        for file in "$root"/fixtures/transcripts/*.txt; do
            [ $number -lt "$FILES" ] || break
            cp "$file" many/$number.txt
            number=$((number + 1))
        done
    done
}

make_records()
{
    awk -v records="$FILES" 'BEGIN {
        for (i = 1; i <= records; i++) {
            printf "{\"id\": \"%d\", \"answer\": \"Here they are:\\n\\n", i
            for (j = 0; j < 150; j++)
                printf "%sword%d%s", j % 15 ? " " : "- ", (i * j) % 97, j % 15 == 14 ? ".\\n" : ""
            print "\"}"
        }
    }'
}

# Prompts with their responses.
make_evaluation()
{
    awk -v records="$FILES" 'BEGIN {
        for (i = 1; i <= records; i++) {
            printf "{\"key\": %d, \"prompt\": \"Write text %d.\", \"instruction_id_list\": " \
                   "[\"punctuation:no_comma\", \"length_constraints:number_words\", " \
                   "\"keywords:existence\"], " \
                   "\"kwargs\": [{}, {\"relation\": \"at least\", \"num_words\": 100}, " \
                   "{\"keywords\": [\"word7\", \"word96\"]}], \"response\": \"", i, i
            for (j = 0; j < 150; j++)
                printf "word%d%s", (i * j) % 97, j % 15 == 14 ? ".\\n" : " "
            print "\"}"
        }
    }'
}

# One rule, that an answer is there, is what reading, splitting and reporting cost.
bench_check()
{
    make_folder
    bytes=$(cat many/*.txt | wc -c)
    packs=$("$ANSWERLINT" rules list | sed 's,/.*,,' | sort -u | sed 's/^/-r /')
    bare=$(instructions "$ANSWERLINT" check --no-config -j1 -q -r integrity -s answer-present \
               many) || exit 1
    full=$(instructions "$ANSWERLINT" check --no-config -j1 -q $packs many) || exit 1
    row "check, one rule" "$bare" "$bytes"
    row "check, all packs" "$full" "$bytes"
    ratio "all packs / one rule" "$full" "$bare"
}

bench_parse()
{
    make_records > records.ndjson
    bytes=$(wc -c < records.ndjson)
    parse=$(instructions "$ANSWERLINT" parse -j1 records.ndjson) || exit 1
    words=$(instructions wc -w records.ndjson) || exit 1
    row "parse" "$parse" "$bytes"
    row "wc -w" "$words" "$bytes"
    ratio "parse / wc -w" "$parse" "$words"
}

# rate NAME RESPONSES SECONDS
rate()
{
    awk -v name="$1" -v responses="$2" -v seconds="$3" 'BEGIN {
        printf "bench: %-30s %14.0f responses/s %9.3f ms each\n", name, responses / seconds,
               1000 * seconds / responses
    }'
}

# The official checkers' time is that of judging alone, ours that of the whole run.
bench_official()
{
    if ! command -v "$PYTHON" > found; then
        echo "bench: official checkers: no $PYTHON: skipped"
        return
    fi
    "$PYTHON" "$root/tests/official.py" responses.jsonl results > out 2> err
    status=$?
    if [ $status -eq 3 ]; then
        echo "bench: official checkers: $(cat out): skipped"
    elif [ $status -ne 0 ]; then
        echo "bench: failed: tests/official.py" >&2
        tail -n 5 err >&2
        exit 1
    else
        read -r judged theirs same verdicts < out
        rate "official checkers" "$judged" "$theirs"
        ratio "official / ifeval, seconds" "$theirs" "$1"
        echo "bench: $same of $verdicts verdicts are the same"
    fi
}

# The best of three runs: one takes a fraction of a second.
bench_ifeval()
{
    [ -s "$labelled" ] && cp "$labelled" responses.jsonl || make_evaluation > responses.jsonl
    for run in 1 2 3; do
        seconds "$ANSWERLINT" ifeval -j1 --input-data responses.jsonl --output-dir results || exit 1
        echo
    done > runs
    ours=$(sort -n runs | head -n 1)
    rate "ifeval, one thread" "$(wc -l < responses.jsonl)" "$ours"
    bench_official "$ours"
}

echo "bench: $FILES transcripts and records"
if command -v valgrind > found; then
    bench_check
    bench_parse
else
    echo 'bench: instructions: no valgrind (make deps-dev): skipped'
fi
bench_ifeval
