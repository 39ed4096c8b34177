#!/bin/sh
# tests/cover.sh BUILD SOURCE...: lines that the tests ran, by file, the least covered first, and in total.
build=$1
shift
for source in "$@"; do
    gcov -n -o "$build/${source%.c}.o" "$source" 2>/dev/null |
        awk -v file="$source" '
            /^File / { mine = index($0, "'"'"'" file "'"'"'") }
            mine && /^Lines executed:/ {
                split($2, percent, /[:%]/)
                printf "%6.2f%% of %5d  %s\n", percent[2], $4, file
                exit
            }'
done | sort -n | awk '
    { print; lines += $3; run += $1 * $3 / 100 }
    END { if (lines) printf "%6.2f%% of %5d  in total\n", 100 * run / lines, lines; else exit 1 }'
