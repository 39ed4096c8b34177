# Sourced by the behaviour scripts: runs the binary in an empty folder of its own and counts what is as it
# should be. `run ARGS...` leaves out, err and status; the rest looks at them. `environment` holds the
# NAME=VALUE words that the binary gets besides.
: "${ANSWERLINT:=$PWD/build/release/answerlint}"
export ANSWERLINT
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
HOME=$work
export HOME
unset NO_COLOR CLICOLOR CLICOLOR_FORCE
checks=0 failures=0 environment=

run()
{
    command_line="$environment answerlint $*"
    env $environment "$ANSWERLINT" "$@" > out 2> err < /dev/null
    status=$?
}

failed()
{
    failures=$((failures + 1))
    echo "$script: $command_line: $1" >&2
    head -n 5 err >&2
}

expect_status()
{
    checks=$((checks + 1))
    [ "$status" -eq "$1" ] || failed "status $status, expected $1"
}

# expect_in FILE PATTERN: an extended regular expression that some line matches
expect_in()
{
    checks=$((checks + 1))
    grep -q -E -e "$2" "$1" || failed "nothing in $1 matches: $2"
}

expect_not_in()
{
    checks=$((checks + 1))
    ! grep -q -E -e "$2" "$1" || failed "$1 has: $(grep -E -e "$2" "$1" | head -n 1)"
}

expect_same()
{
    checks=$((checks + 1))
    cmp -s "$1" "$2" || failed "$1 and $2 differ"
}

# expect_refusal PATTERN ARGS...: status 2, nothing on stdout, one line on stderr that matches
expect_refusal()
{
    pattern=$1
    shift
    run "$@"
    expect_status 2
    expect_in err "$pattern"
    checks=$((checks + 2))
    [ ! -s out ] || failed "a refusal prints nothing on stdout"
    [ "$(wc -l < err)" -eq 1 ] || failed "a refusal is one line, not $(wc -l < err)"
}

finish()
{
    echo "$script: $checks checks, $failures failures"
    [ "$checks" -gt 0 ] && [ "$failures" -eq 0 ]
}
