#!/bin/sh
# Who may include whom: base < syntax < official < core < {format, check, claim, report} < pack < run <
# cli < main, and the families never each other. Every foreign library is included by exactly one .c.
. tests/lint/faults.sh
files=$(find src -name '*.[ch]' | sort)
looked_at=$(printf '%s\n' "$files" | wc -l)
awk '
    BEGIN {
        split("base syntax official core family pack run cli main", order)
        for (i in order) rank[order[i]] = i + 0
        split("format check claim report", family)
        for (i in family) rank[family[i]] = rank["family"]
        split("assert errno fcntl float getopt inttypes limits signal stdalign stdarg stdatomic stdbool " \
              "stddef stdint stdio stdlib stdnoreturn string strings time unistd", libc)
        for (i in libc) known[libc[i] ".h"] = 1
    }
    FNR == 1 {
        parts = split(FILENAME, path, "/")
        mine = parts > 2 ? path[2] : "main"
        if (!(mine in rank)) print FILENAME ":1: folder src/" mine " has no layer"
    }
    /^[ \t]*#[ \t]*include[ \t]*"/ {
        split($0, quoted, "\"")
        theirs = quoted[2] ~ /\// ? substr(quoted[2], 1, index(quoted[2], "/") - 1) : "?"
        if (quoted[2] ~ /\.def$/) next
        if (!(theirs in rank))
            print FILENAME ":" FNR ": \"" quoted[2] "\" is no path below src"
        else if (theirs != mine && rank[theirs] >= rank[mine])
            print FILENAME ":" FNR ": " mine " must not include " theirs
    }
    /^[ \t]*#[ \t]*include[ \t]*</ {
        header = $0
        sub(/.*</, "", header)
        sub(/>.*/, "", header)
        if (header in known || header ~ /^sys\//) next
        library = header
        if (header ~ /^uni/) library = "libunistring"
        if (header ~ /^(md5|sha1|sha2|sha256|sha512|rmd160)\.h$/) library = "libmd"
        if (header ~ /^archive/) library = "libarchive"
        if (FILENAME !~ /\.c$/)
            print FILENAME ":" FNR ": <" header "> in a header: only one .c may know " library
        else if (library in owner && owner[library] != FILENAME)
            print FILENAME ":" FNR ": <" header "> belongs to " owner[library]
        else
            owner[library] = FILENAME
    }' $files | faults layers
