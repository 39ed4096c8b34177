#!/bin/sh
# Two builds of the same sources, in two folders, at two dates, in two locales and under two umasks, must be
# the same bytes: the binary, and the archive of `make dist`.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build FOLDER: a checkout of the last commit, built there; prints the digests
build()
{
    git clone -q "$root" "$work/$1"
    find "$work/$1" -type f -exec touch -d "$2" {} +
    (cd "$work/$1" && make all dist > "$work/log" 2>&1) || { cat "$work/log" >&2; exit 1; }
    (cd "$work/$1" && sha256sum build/release/answerlint build/answerlint-*.tar.gz)
}

one=$(umask 022 && TZ=UTC LANG=C build one 2001-01-01)
two=$(umask 077 && TZ=Asia/Tokyo LANG=tr_TR.UTF-8 build a/longer/name/two 2020-02-02)
if [ "$one" != "$two" ]; then
    printf 'reproducible: two builds differ\n%s\n%s\n' "$one" "$two" >&2
    exit 1
fi
printf 'reproducible: two builds are the same bytes\n%s\n' "$one"
