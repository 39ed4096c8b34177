#!/bin/sh
# What no formatter sees: tabs, long lines, spaces at line ends, left-over marks, functions that depend on the
# locale, jumps. Lines count characters, not bytes.
. tests/lint/faults.sh
sources=$(find src tests rules .ci docs contrib -type f \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' \
          -o -name '*.def' -o -name '*.yaml' -o -name '*.md' \) 2>/dev/null | sort)
files="$sources .ci/run .ci/deps Makefile README.md CHANGELOG.md"
looked_at=$(printf '%s\n' $files | wc -l)
awk '
    BEGIN {
        jumps = "(^|[^a-z_])(goto|setjmp|longjmp|alloca)([^a-z_]|$)"
        locale = "(^|[^a-z_])(setlocale|strcoll|strto[df]|ato[fi]|to(upper|lower)|strn?casecmp|wcwidth" \
                 "|is(alpha|alnum|digit|space|upper|lower|punct|print))\\("
    }
    FNR == 1 {
        c = FILENAME ~ /\.[ch]$/ && FILENAME ~ /^src\//
        prose = FILENAME ~ /\.(md|yaml|def)$/
    }
    /\t/ && FILENAME != "Makefile" { print FILENAME ":" FNR ": a tab" }
    /[ \t\r]$/ { print FILENAME ":" FNR ": white space at the end of the line" }
    /TO[D]O|FIX[M]E|(^|[^X])XX[X]([^X]|$)|HA[C]K/ { print FILENAME ":" FNR ": a mark for later" }
    length($0) > 100 && !prose {
        line = $0
        gsub(/[\200-\277]/, "", line)
        if (length(line) > (FILENAME == "Makefile" ? 110 : 110 - 10 * c))
            print FILENAME ":" FNR ": " length(line) " columns"
    }
    c {
        code = $0
        gsub(/"([^"\\]|\\.)*"/, "\"\"", code)
        sub(/\/\/.*/, "", code)
        if (code ~ jumps)
            print FILENAME ":" FNR ": a jump, or memory of the stack: " code
        if (code ~ locale)
            print FILENAME ":" FNR ": depends on the locale:" code
    }' $files | faults style
