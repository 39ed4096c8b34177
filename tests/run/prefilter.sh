#!/bin/sh
# Rules and patterns that are tried only where they may match give the same bytes as the plain loop, and
# machine code the same as none.
set -u
script=prefilter
. "$(dirname "$0")/expect.sh"
mkdir folder
for kind in transcripts tags terminal records; do
    for file in "$root"/fixtures/$kind/*.txt "$root"/fixtures/$kind/*.json*; do
        [ -f "$file" ] && cp "$file" "folder/$kind-${file##*/}"
    done
done

for format in text json; do
    run check --no-config --channel both -f $format folder
    expect_status 2
    cp out first
    cp err first.err
    for option in --no-prefilter --no-jit; do
        run check --no-config --channel both $option -f $format folder
        expect_status 2
        expect_same first out
        expect_same first.err err
    done
done

# What a profile says depends on the clock, and is said on standard error alone.
run check --no-config --channel both --profile -f json folder
expect_status 2
expect_same first out
for word in '^stage' '^split ' '^view ' '^rule ' '^csharp-async/'; do
    expect_in err "$word"
done

for rule in await-new-thread whenall-stops-at-first task-run-for-io; do
    for file in "$root"/fixtures/transcripts/claim-*.txt; do
        run explain --no-config "$file" $rule
        cp out first
        run explain --no-config --no-prefilter "$file" $rule
        expect_same first out
    done
done
finish
