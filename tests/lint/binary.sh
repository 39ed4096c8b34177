#!/bin/sh
# The binary opens no connection and keeps no state in globals: it imports no socket call, and none of its
# objects has a variable that can be written.
. tests/lint/faults.sh
: "${ANSWERLINT:=build/release/answerlint}"
objects=$(find "$(dirname "$ANSWERLINT")/src" -name '*.o' 2>/dev/null | sort)
looked_at=$(printf '%s\n' "$objects" | grep -c .)
{
    nm -D --undefined-only "$ANSWERLINT" | awk -v file="$ANSWERLINT" '
        BEGIN {
            split("socket socketpair connect bind listen accept accept4 send sendto sendmsg recv " \
                  "recvfrom recvmsg getaddrinfo gethostbyname gethostbyaddr res_query", calls)
            for (i in calls) network[calls[i]] = 1
        }
        { name = $2; sub(/@.*/, "", name) }
        name in network { print file ":1: imports " name }'
    # What a signal handler sets cannot live elsewhere, and limits are set before there is a second thread.
    [ -z "$objects" ] || objdump -t $objects | awk '
        / file format / { file = $1; sub(/:$/, "", file) }
        NF >= 4 && $(NF - 2) ~ /^\.t?(data|bss)(\.|$)/ && $(NF - 2) !~ /^\.data\.rel\.ro/ {
            if ($NF !~ /^(\..*|interrupted|limit_values)$/) print file ":1: a global that can change: " $NF
        }'
} | faults binary
