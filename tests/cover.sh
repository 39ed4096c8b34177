#!/bin/sh
# tests/cover.sh BUILD BINARY...: what the tests ran of src/, by what clang's counts in BUILD/counts say:
# lines, and both sides of every condition (`a && b` has four), by file, the least covered first, and in
# total. What was never so stands in BUILD/missed. Below the goals: status 1.
set -u
# Where every side is taken: escaping, UTF-8, numbers, output, journal, windows.
whole='base/put base/quote base/utf8 base/number base/sink report/keys run/output run/journal run/checkpoint
       syntax/pattern report/excerpt'
build=$1 binary=$2
shift 2
for other in "$@"; do
    set -- "$@" -object "$other"
    shift
done
llvm-profdata merge -sparse "$build"/counts/*.profraw -o "$build/counts/all" || exit 2
llvm-cov show -show-branches=count -show-instantiations=0 -instr-profile "$build/counts/all" \
    "$binary" "$@" > "$build/counts/shown" || exit 2
awk -v missed="$build/missed" -v whole="$whole" -v goal_lines=95 -v goal_branches=90 -f tests/cover.awk \
    "$build/counts/shown"
