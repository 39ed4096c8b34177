#!/usr/bin/env python3
"""Writes src/official/ngrams.txt from an installed langdetect: python3 tests/ngrams.py > ngrams.txt

For development only: the file is part of the repository, and src/official/ngrams.sh makes a C table of
it. What it holds and how is told at its head (HEAD below).
"""

import collections
import importlib.metadata
import json
import math
import os
import sys
import unicodedata

import langdetect
from langdetect.utils.ngram import NGram

SMOOTHING = 0.5 / 10000    # what langdetect adds to every frequency
SYMBOLS = "!\"$%&'()*+,-./:;<=>?[\\]^`{|}~"
STEP = 23                  # hundredths
PAIR_LEAST = 2e-5
TRIPLE_LEAST = 3e-5
# A language that has its script alone is known by single characters: rare triples say nothing more.
ALONE = "bn el gu he ja kn ko ml pa ta te th".split()
ALONE_TRIPLE_LEAST = 4e-4

HEAD = """\
# What a character, a pair or a triple of characters says for each language that langdetect knows.
#
# The counts are those of langdetect %s (Nakatani Shuyo, Michal Danilak; Apache License 2.0; see
# NOTICE), taken from Wikipedia. Made by tests/ngrams.py, made a C table by src/official/ngrams.sh.
#
# "@code" begins a language. Each further line has all that begins with its first character, "_" for a
# space; of a pair or triple that character is not repeated, nor is the second one of a triple:
#
#     t531h402e!ai"o~%%        "t" is worth 531, "th" 402, "the" 1 step, "tha" and "thi" 2, "tho" 29 + 4
#
# Worth is 100 ln(1 + frequency / 0.00005): how much likelier than any other text. 000: that one is too
# rare. A step is %d, and steps are the signs %s
# in this order, more than one added up. Left out is what cannot occur in a text that langdetect has
# normalised, pairs rarer than %g, triples rarer than %g (%g where a language has its
# script alone) and control characters.
#
# "=" begins Han characters that are taken for the first of them.
""" % (importlib.metadata.version("langdetect"), STEP, SYMBOLS, PAIR_LEAST, TRIPLE_LEAST,
       ALONE_TRIPLE_LEAST)


def profiles():
    folder = os.path.join(os.path.dirname(langdetect.__file__), "profiles")
    for code in sorted(os.listdir(folder)):
        with open(os.path.join(folder, code), encoding="utf-8") as file:
            yield code, json.load(file)


def can_occur(gram):
    """A space begins a word or ends it, and signs of control do neither."""
    if any(NGram.normalize(c) != c or unicodedata.category(c) in ("Cc", "Cf") for c in gram):
        return False
    return gram.strip(" ") != "" and " " not in gram[1:-1]


def least(code, gram):
    if len(gram) == 1:
        return 0
    if len(gram) == 2:
        return PAIR_LEAST
    return ALONE_TRIPLE_LEAST if code in ALONE else TRIPLE_LEAST


def worths(code, profile):
    """{gram: worth}"""
    found = {}
    for gram, count in profile["freq"].items():
        frequency = count / profile["n_words"][len(gram) - 1]
        if can_occur(gram) and frequency >= least(code, gram):
            found[gram] = 100 * math.log(1 + frequency / SMOOTHING)
    return found


def signs(steps):
    text = ""
    while steps > 0:
        text += SYMBOLS[min(steps, len(SYMBOLS)) - 1]
        steps -= len(SYMBOLS)
    return text


def triples(worth):
    """{third character: worth} as text: characters of equal steps together, the steps behind them."""
    steps = collections.defaultdict(str)
    for third, value in sorted(worth.items()):
        steps[max(1, round(value / STEP))] += third
    return "".join(steps[count] + signs(count) for count in sorted(steps))


def lines(worth):
    tree = collections.defaultdict(lambda: collections.defaultdict(dict))
    for gram, value in worth.items():
        tree[gram[0]][gram[1:2]][gram[2:]] = value
    for first, seconds in sorted(tree.items()):
        line = "%s%03d" % (first, round(seconds.pop("", {"": 0})[""]))
        for second, thirds in sorted(seconds.items()):
            line += "%s%03d" % (second, round(thirds.pop("", 0))) + triples(thirds)
        yield line.replace(" ", "_")


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(HEAD)
    used = set()
    for code, profile in profiles():
        worth = worths(code, profile)
        used.update("".join(worth))
        print("@" + code)
        for line in lines(worth):
            print(line)
    classes = collections.defaultdict(str)
    for character, first in sorted(NGram.CJK_MAP.items()):
        if first in used and character != first:
            classes[first] += character
    for first, others in sorted(classes.items()):
        print("=" + first + others)


main()
