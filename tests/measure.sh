#!/bin/sh
# tests/measure.sh FOLDER: how well the rules agree with texts that people have labelled. For development: the
# texts are no part of the project, and without them there is nothing to do.
if [ ! -d "$1" ]; then
    echo "measure: no folder '$1' with labelled texts (make measure SHARED=...): skipped"
elif ! command -v python3 > /dev/null; then
    echo "measure: needs python3 (make deps-dev): skipped"
else
    exec python3 "$(dirname "$0")/measure.py" "$1"
fi
