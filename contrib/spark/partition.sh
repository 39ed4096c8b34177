#!/bin/sh
# What `rdd.pipe` runs for a partition: records in, results out, and a summary in the folder SUMMARIES, which
# all workers must see. Its name is made from what came in: a partition that Spark runs twice counts once.
# OPTIONS are those of `answerlint filter`.
set -eu
: "${ANSWERLINT:=answerlint}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/records"
name=$(sha256sum < "$work/records" | cut -c 1-32)
"$ANSWERLINT" filter -j1 --summary "$work/summary" "$@" < "$work/records"
cp "$work/summary" "$SUMMARIES/.$name.$$"
mv "$SUMMARIES/.$name.$$" "$SUMMARIES/$name.json"
