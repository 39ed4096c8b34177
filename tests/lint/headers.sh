#!/bin/sh
# A header says first what the module is, is guarded by its path, and compiles alone.
. tests/lint/faults.sh
headers=$(find src -name '*.h' | sort)
looked_at=$(printf '%s\n' "$headers" | wc -l)
for header in $headers; do
    guard=$(echo "${header#src/}" | tr 'a-z/.-' 'A-Z___')
    awk -v guard="$guard" '
        NR == 1 && !/^\/\/ ["A-Z]/ { print FILENAME ":1: does not begin with what the module is" }
        $1 == "#ifndef" && !first { first = $2 }
        $1 == "#define" && !second { second = $2 }
        END {
            if (first != guard || second != guard) print FILENAME ":1: the guard must be " guard
        }' "$header"
    errors=$(${CC:-gcc} -std=c11 -D_GNU_SOURCE -iquote src -Wall -Wextra -Wpedantic -Werror \
             -fsyntax-only -x c -include "$header" /dev/null 2>&1) ||
        echo "$header:1: does not compile alone: $(echo "$errors" | grep -m 1 error)"
done | faults headers
