#!/bin/sh
# tests/bench/peers.sh FOLDER: installs into FOLDER what the bench compares with and Debian does not have:
# textlint and promptfoo by npm, the official checkers of IFEval by pip. What cannot be had is said, and the
# bench goes without.
set -u
mkdir -p "$1" || exit 2

# The checkers are a small part of packages whose other needs are not needed (official.py).
install_checkers()
{
    python3 -m venv "$1/venv" &&
        "$1/venv/bin/pip" install -q --no-deps lm_eval llama-index-core &&
        "$1/venv/bin/pip" install -q nltk langdetect immutabledict packaging
}

if ! command -v npm > /dev/null 2>&1; then
    echo 'bench-peers: no npm: skipped textlint and promptfoo'
elif ! npm install --prefix "$1" --no-audit --no-fund --silent textlint textlint-rule-prh promptfoo; then
    echo 'bench-peers: npm cannot install textlint and promptfoo: skipped'
fi
install_checkers "$1" || echo 'bench-peers: the official checkers of IFEval cannot be had: skipped'
