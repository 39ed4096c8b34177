#!/bin/sh
# tests/bench/peers.sh FOLDER: installs into FOLDER what the bench compares with and npm has. Without npm, or
# without a registry, it says so, and the bench goes without.
set -u
if ! command -v npm > /dev/null 2>&1; then
    echo 'bench-peers: no npm: skipped'
    exit 0
fi
mkdir -p "$1" || exit 2
npm install --prefix "$1" --no-audit --no-fund --silent textlint textlint-rule-prh promptfoo ||
    echo 'bench-peers: npm could not install textlint and promptfoo: skipped'
