#!/bin/sh
# contrib/parallel: results and summary are those of one run; a part that fails ends all with a failure.
script=parallel
. "$(dirname "$0")/lib.sh"
trap 'rm -rf "$work"' EXIT
parallel --version 2> "$work/err" | grep -q '^GNU parallel' || skip 'no GNU parallel (make deps-dev)'
make_input
for jobs in 1 4; do
    export JOBS=$jobs
    expect "$jobs jobs" sh "$root/contrib/parallel/grade.sh" "$work/records.jsonl" "$work/out.$jobs" $options
    expect_same "results of $jobs jobs" "$work/serial.jsonl" "$work/out.$jobs/results.jsonl"
    expect_same "summary of $jobs jobs" "$work/serial.json" "$work/out.$jobs/summary.json"
done
checks=$((checks + 1))
[ "$(ls "$work/out.4/parts" | wc -l)" -ge 4 ] || failed 'four jobs are four parts'
checks=$((checks + 1))
sh "$root/contrib/parallel/grade.sh" "$work/records.jsonl" "$work/none" -r "$work/none.yaml" \
    > "$work/out" 2> "$work/err" && failed 'rules that are not there are no success'
finish
