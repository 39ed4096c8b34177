#!/bin/sh
# Every YAML example of the README and docs/ is what its fence says, and loads: a block that begins with
#
#     ```yaml pack      a whole pack; its tests hold
#     ```yaml keys      one without its first lines
#     ```yaml rules     the entries of `rules:`; their tests hold
#     ```yaml config    a .answerlint.yaml
#     ```yaml ci        of another program
#
# A block with file=NAME is that file for the commands of the page (tests/run/readme.sh).
set -u
: "${ANSWERLINT:=$PWD/build/release/answerlint}"
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/found"

# The blocks of a page as files: found/PAGE.LINE.KIND
blocks()
{
    awk -v to="$work/found/$(basename "$1")" '
        /^```/ && inside { inside = 0; close(file); next }
        /^```yaml/ { inside = 1; file = to "." FNR "." ($2 ? $2 : "bare"); printf "" > file; next }
        /^```/ { inside = 1; file = "/dev/null"; next }
        inside { print > file }' "$1"
}

# `rules test` counts no test of a pack that has none as nothing tested.
proves()
{
    "$ANSWERLINT" rules list "$1" > /dev/null 2> "$work/why" || return 1
    grep -q 'tests:' "$1" || return 0
    "$ANSWERLINT" rules test "$1" > "$work/why" 2>&1
}

examples=0 faults=0
for page in README.md docs/*.md; do
    blocks "$page"
done
cd "$work" || exit 2
for example in found/*; do
    name=${example#found/}
    examples=$((examples + 1))
    : > why
    case $example in
    *.pack) cp "$example" example.yaml ;;
    *.keys) { printf 'answerlint: 1\npack: example\n'; cat "$example"; } > example.yaml ;;
    *.rules) { printf 'answerlint: 1\npack: example\nrules:\n'; cat "$example"; } > example.yaml ;;
    *.ci) continue ;;
    *.config)
        # Packs that it names are not there; that is another error than one of the file's.
        echo 'An answer.' | "$ANSWERLINT" check -c "$example" - > /dev/null 2> why
        grep -q "$example:" why || continue
        ;;
    *) echo "say what it is: pack, keys, rules, config or ci" > why ;;
    esac
    case $example in
    *.pack | *.keys | *.rules) proves example.yaml && continue ;;
    esac
    faults=$((faults + 1))
    echo "examples: $name: $(cat why)" >&2
done
echo "examples: $examples examples, $faults faults"
[ "$examples" -gt 0 ] && [ "$faults" -eq 0 ]
