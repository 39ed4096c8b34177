#!/bin/sh
# A pack is called what its file is called: a finding's id leads to its file.
. tests/lint/faults.sh
looked_at=$(find rules -maxdepth 1 -name '*.yaml' | wc -l)
for file in rules/*.yaml; do
    awk -v want="$(basename "$file" .yaml)" '
        /^pack:/ { found = 1; if ($2 != want) print FILENAME ":" FNR ": pack " $2 " in the file of " want }
        END { if (!found) print FILENAME ":1: names no pack" }' "$file"
done | faults packs
