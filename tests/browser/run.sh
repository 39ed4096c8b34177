#!/bin/sh
# Opens HTML reports in a headless Chromium and looks at what a person and an attacker would: see test_*.mjs.
# With the word `screenshots` it writes the pictures under docs/ instead.
# Needs chromium (or chromium-headless-shell), node and npm; the two npm packages land in build/browser. Says
# so and ends well where they cannot be had.
set -u
: "${ANSWERLINT:=$PWD/build/release/answerlint}"
cd "$(dirname "$0")/../.." || exit 2
folder=$PWD/build/browser

skip()
{
    echo "html: skipped, $1"
    exit 0
}

browser=$(command -v chromium-headless-shell || command -v chromium) || skip 'no chromium: make deps-dev'
command -v node > /dev/null && command -v npm > /dev/null || skip 'no node and npm'
mkdir -p "$folder"
if [ ! -d "$folder/node_modules/axe-core" ] || [ ! -d "$folder/node_modules/playwright-core" ]; then
    (cd "$folder" && npm install --no-audit --no-fund --no-save playwright-core@1.65.1 axe-core@4.14.1) \
        > "$folder/npm.log" 2>&1 < /dev/null ||
        skip "playwright-core and axe-core cannot be had: $folder/npm.log"
fi

work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
HOME=$work
export HOME

# report NAME ARGS...: $work/NAME.html, and the same as JSON
report()
{
    name=$1
    shift
    "$ANSWERLINT" --no-config --channel both -f "html:$work/$name.html" -f "json:$work/$name.json" "$@" \
        2> "$work/$name.log"
    [ $? -le 2 ] && [ -s "$work/$name.html" ] || { cat "$work/$name.log" >&2; exit 1; }
}

# results NAME INPUT: $work/NAME.jsonl, to be compared, of an input in $work
results()
{
    (cd "$work" && "$ANSWERLINT" --no-config --channel both $rules -f "jsonl:$1.jsonl" "$2" 2> "$1.log")
    [ $? -le 2 ] && [ -s "$work/$1.jsonl" ] || { cat "$work/$1.log" >&2; exit 1; }
}

# compare NAME BEFORE AFTER: $work/NAME.html, and the same as JSON, of results in $work
compare()
{
    for format in html json; do
        (cd "$work" && "$ANSWERLINT" diff -f "$format:$1.$format" "$2.jsonl" "$3.jsonl") || exit
    done
}

rules='-r eight-concise-bullets -r csharp-async -r integrity'
report fixtures $rules fixtures/transcripts/*.txt fixtures/records/*.jsonl
for run in before after; do
    node tests/browser/pairs.mjs $run > "$work/answers.jsonl"
    results $run answers.jsonl
done
compare diff before after
if [ "${1-}" = screenshots ]; then
    BROWSER=$browser WORK=$work MODULES=$folder/node_modules node tests/browser/screenshots.mjs docs || exit
    # A palette of 256 colors is a third of the bytes.
    ! command -v pngquant > /dev/null || pngquant --force --ext .png --strip docs/report-*.png docs/diff-*.png
    exit
fi

mkdir "$work/hostile"
node tests/browser/hostile.mjs "$work/hostile"
report hostile $rules "$work/hostile"
cp "$work/hostile.html" "$work/open.html"
node tests/browser/many.mjs 10000 > "$work/many.jsonl"
report many $rules --html-records 10000 "$work/many.jsonl"
"$ANSWERLINT" --no-config $rules -f "html:$work/capped.html" "$work/many.jsonl" 2> /dev/null

# What is decided on, as a report and as one of saved results; and how the run was.
node tests/browser/pairs.mjs before > "$work/answers.jsonl"
report labels $rules -f "jsonl:$work/labels.jsonl" fixtures/transcripts/*.txt "$work/answers.jsonl"
"$ANSWERLINT" report -f "html:$work/labels-saved.html" "$work/labels.jsonl" 2> /dev/null
printf '%s\n' --no-config --channel both $rules fixtures/transcripts/*.txt "$work/answers.jsonl" \
    > "$work/labels.args"

# A rule may have any name in results that somebody else wrote.
mkdir "$work/hostile-after"
node tests/browser/hostile.mjs "$work/hostile-after" after
results hostile-before hostile
results hostile-after hostile-after
sed -i 's,csharp-async/await-void-method,<img src=x onerror=window.hit=1>,g' "$work/hostile-before.jsonl" \
    "$work/hostile-after.jsonl"
compare diff-hostile hostile-before hostile-after
compare diff-same before before
results many-after many.jsonl
compare diff-capped before many-after

failed=0
for test in ${TESTS:-tests/browser/test_*.mjs}; do
    ANSWERLINT=$ANSWERLINT BROWSER=$browser WORK=$work MODULES=$folder/node_modules node "$test" || failed=1
done
exit $failed
