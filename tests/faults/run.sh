#!/bin/sh
# tests/faults/run.sh SHARE SEED [SCENARIO]: whatever fails (an allocation, a call of the system, a thread), a
# run ends with status 2 and a reason, or as if nothing had been (faults.c). One call in SHARE is tried.
# With LEAKS the program is one that AddressSanitizer is in, and no run may lose memory either.
set -u
: "${ANSWERLINT:=$PWD/build/release/answerlint}"
A=$ANSWERLINT
export A
root=$(cd "$(dirname "$0")/../.." && pwd)
: "${FAULTS:=$root/build/release}"
[ ! -w /dev/shm ] || TMPDIR=/dev/shm       # where fsync takes no time
export TMPDIR="${TMPDIR:-/tmp}"
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/out" "$work/whole" "$work/folder" && cd "$work" || exit 2
unset GITHUB_STEP_SUMMARY
HOME=$work
export HOME

cp "$root"/fixtures/transcripts/claim-*.txt "$root"/fixtures/transcripts/good-*.txt folder
cat > rules.yaml <<'YAML'
answerlint: 1
pack: mine
about: Mine.
license: MIT
rules:
- {id: few, severity: error, check: sentences, count: {max: 3}}
- {id: brief, severity: note, check: words, count: {max: 5}}
YAML
awk 'BEGIN {
    for (i = 0; i < 50; i++)
        printf "{\"id\": %d, \"response\": \"A method that returns void can be awaited %d times.\"}\n", i, i
}' > lines.jsonl
tar -czf packed.tar.gz folder lines.jsonl || exit 2

# The shim comes before the sanitizer, which could not look for leaks where opening its folder in the walls
# fails. What crashes in a library does so by a signal, as it does without.
MORE=
if [ "${LEAKS:-}" ]; then
    export LEAKS MORE=--no-sandbox
    export ASAN_OPTIONS=verify_asan_link_order=0:handle_segv=0:handle_sigbus=0:handle_abort=0:exitcode=99
    export ASAN_OPTIONS="$ASAN_OPTIONS:allocator_may_return_null=1:detect_leaks=1"
fi
export MORE

FAULT_SHIM=$FAULTS/faults.so
export FAULT_SHIM
"$FAULTS/faults" "$@"
