#!/bin/sh
# A reader holds a room of a house in his head: .c <= 400 lines, .h <= 100, the body of a function <= 45.
. tests/lint/faults.sh
files=$(find src -name '*.[ch]' | sort)
looked_at=$(printf '%s\n' "$files" | wc -l)
awk '
    function close_file() {
        limit = file ~ /\.h$/ ? 100 : 400
        if (lines > limit) print file ":" lines ": " lines " lines, at most " limit
    }
    FNR == 1 { if (file) close_file(); file = FILENAME; open = 0 }
    { lines = FNR }
    /^\{/ { open = FNR; head = before }
    /^\}/ && open {
        if (FNR - open - 1 > 45) print FILENAME ":" open ": " FNR - open - 1 " lines, at most 45: " head
        open = 0
    }
    { before = $0 }
    END { close_file() }' $files | faults size
