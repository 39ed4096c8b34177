#!/bin/sh
# tests/bench/guard.sh BUILD [--bless]: what reading, splitting and judging cost in instructions, which unlike
# seconds are nearly the same on every machine, held against tests/bench/ceilings. BUILD is the folder that
# `make bench-tools` filled.
#
# Of a run over one transcript and one over DOCUMENTS, the first is what starting costs, and the difference,
# by the bytes between them, is what text costs. --bless writes new ceilings, a tenth above what is measured.
# Status 1 says that one was exceeded.
set -u
LC_ALL=C
export LC_ALL
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd) || exit 2
bless=${2-}
: "${DOCUMENTS:=100}"
: "${ANSWERLINT:=$build/release/answerlint}"
if ! command -v valgrind > /dev/null 2>&1; then
    echo 'bench-guard: no valgrind (make deps-dev): skipped'
    exit 0
fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

# instructions ARGS...: how many answerlint executes; findings (status 1) are no failure
instructions()
{
    valgrind --tool=callgrind --callgrind-out-file=callgrind.out "$ANSWERLINT" "$@" \
        > out 2> err < /dev/null
    [ $? -le 1 ] || { echo "bench-guard: failed: answerlint $*" >&2; tail -n 5 err >&2; exit 2; }
    awk '/Collected/ { print $NF }' err
}

# row NAME ONE MANY ARGS...: two figures, starting in millions, and one byte of text
row()
{
    name=$1 one=$2 many=$3
    shift 3
    first=$(instructions "$@" "$one") || exit 2
    all=$(instructions "$@" "$many") || exit 2
    find "$one" "$many" -type f -exec cat {} + | wc -c > both
    wc -c < "$one" > alone
    awk -v name="$name" -v first="$first" -v all="$all" -v both="$(cat both)" -v alone="$(cat alone)" 'BEGIN {
        printf "%s-start %.3f\n", name, first / 1e6
        printf "%s-byte %.2f\n", name, (all - first) / (both - 2 * alone)
    }'
}

mkdir folder packs
"$build/bench/corpus" "$here/words.txt" "$DOCUMENTS" folder folder > made || exit 2
"$build/bench/corpus" "$here/words.txt" 1 jsonl one.jsonl > made || exit 2
"$build/bench/corpus" "$here/words.txt" "$DOCUMENTS" jsonl records.jsonl > made || exit 2
for kind in 'dense 50' 'dense 1000' 'sparse 1000'; do
    python3 "$here/packs.py" "$here/words.txt" packs $kind || exit 2
done

lint='check --no-config -j1 -q'
{
    row one-rule folder/000/000000.txt folder $lint -r integrity -s answer-present
    row dense-50 folder/000/000000.txt folder $lint -r packs/dense-50.yaml
    row dense-1000 folder/000/000000.txt folder $lint -r packs/dense-1000.yaml
    row sparse-1000 folder/000/000000.txt folder $lint -r packs/sparse-1000.yaml
    row records-50 one.jsonl records.jsonl $lint -r packs/dense-50.yaml
    row built-in folder/000/000000.txt folder $lint
    row parse one.jsonl records.jsonl parse -j1
} > measured || exit 2

if [ "$bless" = --bless ]; then
    {
        sed -n '/^#/p' "$here/ceilings"
        awk '{ printf "%-20s %10.2f %10.2f\n", $1, $2 * 1.1 + 0.005, $2 }' measured
    } > new && cp new "$here/ceilings"
    echo "bench-guard: $(wc -l < measured) ceilings written"
    exit 0
fi
awk '
    FNR == NR && !/^#/ { ceiling[$1] = $2; was[$1] = $3 }
    FNR == NR { next }
    {
        count++
        state = !($1 in ceiling) ? "no ceiling (make bench-bless)" : ""
        if ($2 > ceiling[$1]) state = "above its ceiling"
        if (state) failures++
        else if ($2 < 0.8 * was[$1]) state = "lower: make bench-bless keeps it so"
        printf "bench-guard: %-20s %10.2f %10.2f  %s\n", $1, $2, ceiling[$1], state
    }
    END {
        printf "bench-guard: %d figures, %d above their ceilings\n", count, failures
        exit failures > 0 || count == 0
    }' "$here/ceilings" measured
