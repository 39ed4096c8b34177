# Sourced by the scripts of this folder: makes records and rules in $work, and what one run says of them, and
# says where a recipe's summary must be the same. BUILD is the folder of the built programs.
set -u
LC_ALL=C
export LC_ALL
root=$(cd "$(dirname "$0")/../.." && pwd)
: "${BUILD:=$root/build}"
: "${ANSWERLINT:=$BUILD/release/answerlint}"
: "${RECORDS:=2000}"
export ANSWERLINT
work=$(mktemp -d) || exit 2
checks=0 failures=0
options="--no-config -r $work/packs/dense-50.yaml"

skip()
{
    echo "clusters: $script: $1: skipped"
    exit 0
}

failed()
{
    failures=$((failures + 1))
    echo "clusters: $script: $1" >&2
}

# expect_same WHAT A B
expect_same()
{
    checks=$((checks + 1))
    cmp -s "$2" "$3" || failed "$1: $2 and $3 differ"
}

# expect WHAT COMMAND...: that succeeds
expect()
{
    what=$1
    shift
    checks=$((checks + 1))
    "$@" > "$work/out" 2> "$work/err" || {
        failed "$what: status $?"
        tail -n 5 "$work/err" >&2
    }
}

make_input()
{
    mkdir -p "$work/packs"
    python3 "$root/tests/bench/packs.py" "$root/tests/bench/words.txt" "$work/packs" dense 50 &&
        "$BUILD/bench/corpus" "$root/tests/bench/words.txt" "$RECORDS" jsonl "$work/records.jsonl" \
            > "$work/made" || exit 2
    "$ANSWERLINT" filter $options --summary "$work/serial.json" < "$work/records.jsonl" \
        > "$work/serial.jsonl" || exit 2
    [ "$(wc -l < "$work/serial.jsonl")" -eq "$RECORDS" ] || failed 'filter lost a line'
}

finish()
{
    echo "clusters: $script: $checks checks, $failures failures"
    [ "$checks" -gt 0 ] && [ "$failures" -eq 0 ]
}
