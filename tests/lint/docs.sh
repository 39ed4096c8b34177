#!/bin/sh
# docs/checks.md is what the program says of its checks; `make docs` writes it.
. tests/lint/faults.sh
: "${ANSWERLINT:=$PWD/build/release/answerlint}"
looked_at=$("$ANSWERLINT" rules checks | grep -c '^### ')
{
    "$ANSWERLINT" rules checks | cmp -s - docs/checks.md ||
        echo 'docs/checks.md:1: not what `answerlint rules checks` prints: make docs'
} | faults docs
