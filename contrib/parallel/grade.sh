#!/bin/sh
# Grades a file of records with GNU parallel: contrib/parallel/grade.sh RECORDS.jsonl FOLDER [OPTIONS...]
#
# FOLDER gets results.jsonl, in the order of the records, and summary.json. OPTIONS are those of `answerlint
# filter`. parallel cuts the file into one block of whole lines for each job and lets every job read its own.
# JOBS is the number of jobs (default: one a processor).
set -eu
: "${ANSWERLINT:=answerlint}" "${JOBS:=100%}"
export ANSWERLINT
records=$1 folder=$2
shift 2
mkdir -p "$folder/parts"
rm -f "$folder"/parts/*

# {#} is the number of the block; --keep-order writes the output of the blocks in that order. parallel ends
# with the number of jobs that failed, and with --halt at the first.
parallel --pipe-part --arg-file "$records" --block -1 --jobs "$JOBS" --keep-order --quote \
    --halt now,fail=1 \
    "$ANSWERLINT" filter -j1 --summary "$folder/parts/{#}.json" "$@" > "$folder/results.tmp"
"$ANSWERLINT" merge --output "$folder/summary.json" "$folder"/parts/*.json
mv "$folder/results.tmp" "$folder/results.jsonl"
