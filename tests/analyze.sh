#!/bin/sh
# tests/analyze.sh FILE...: gcc -fanalyzer, cppcheck and clang-tidy over the sources, as far as they are
# installed. One thing said is a failure; what is not installed is said, and skipped.
set -u
: "${STD:=-std=c11 -D_GNU_SOURCE -iquote src}"
: "${VERSION:=-DANSWERLINT_VERSION=\"0\"}"
jobs=$(nproc 2>/dev/null || echo 2)
said=$(mktemp) || exit 2
trap 'rm -f "$said"' EXIT
failed=0

# there PROGRAM: whether it is installed
there()
{
    command -v "$1" >/dev/null 2>&1 && return 0
    echo "analyze: $1 is not installed, skipped (make deps-dev)"
    return 1
}

# verdict NAME: what it said is in $said
verdict()
{
    if [ -s "$said" ]; then
        cat "$said"
        failed=1
    fi
    echo "analyze: $1: $(grep -cE '(warning|error):' "$said") reports"
}

# gcc's analyzer does not know that a text or a list without a place has no length, nor that a block
# hangs in its arena: these three of its checks are left to the sanitizers.
if there gcc; then
    printf '%s\n' "$@" |
        xargs -P "$jobs" -n 1 gcc $STD "$VERSION" -O1 -fanalyzer -Wno-analyzer-null-argument \
            -Wno-analyzer-null-dereference -Wno-analyzer-malloc-leak -c -o /dev/null > "$said" 2>&1
    verdict 'gcc -fanalyzer'
fi
# cppcheck has no __has_include, stumbles over a compound literal behind "?", and takes a member for a
# local variable of its name.
if there cppcheck; then
    cppcheck -q --std=c11 --enable=warning,portability,performance --inline-suppr -I src -j "$jobs" \
        --suppress=preprocessorErrorDirective:src/base/confine.c --suppress=internalAstError \
        --suppress=objectIndex "$@" > "$said" 2>&1
    verdict cppcheck
fi
if there clang-tidy; then
    printf '%s\n' "$@" | xargs -P "$jobs" -n 8 sh -c '
        std=$1 version=$2; shift 2
        clang-tidy --quiet "$@" -- $std "$version"' sh "$STD" "$VERSION" 2>/dev/null > "$said"
    verdict clang-tidy
fi
exit $failed
