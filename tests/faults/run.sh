#!/bin/sh
# tests/faults/run.sh SHARE SEED [SCENARIO]: whatever fails (an allocation, a call of the system, a thread), a
# run ends with status 2 and a reason, or as if nothing had been (faults.c). One call in SHARE is tried.
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

FAULT_SHIM=$FAULTS/faults.so
export FAULT_SHIM
"$FAULTS/faults" "$@"
