#!/bin/sh
# The binary is hardened as the Makefile means it to be: what a compiler or a linker silently left out is a
# fault. Only the release build is: those of the sanitizers are no programs to give to anybody.
. tests/lint/faults.sh
: "${ANSWERLINT:=build/release/answerlint}"
looked_at=6
{
    headers=$(readelf -W -h -l -d "$ANSWERLINT")
    imports=$(nm -D --undefined-only "$ANSWERLINT")

    # demands TEXT PATTERN WHAT: a line of the text must match
    demands()
    {
        printf '%s\n' "$1" | grep -Eq "$2" || echo "$ANSWERLINT:1: $3"
    }

    demands "$headers" 'Type: *DYN' 'is not position independent'
    demands "$headers" 'GNU_RELRO' 'has relocations that stay writable'
    demands "$headers" 'BIND_NOW' 'binds symbols lazily'
    demands "$imports" '__stack_chk_fail' 'has no stack protector'
    demands "$imports" '__[a-z]+_chk(@|$)' 'has no fortified call'
    printf '%s\n' "$headers" | awk -v file="$ANSWERLINT" '
        /GNU_STACK/ && $NF != "0x0" && / RWE / { print file ":1: has a stack that can be executed" }'
} | faults hardening
