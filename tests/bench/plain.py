#!/usr/bin/env python3
"""What a user would write first: plain.py RULES.json FOLDER

For every transcript below FOLDER the answer is cut out and split into sentences, and every rule's pattern is
sought in every sentence; a sentence in which its exception stands is let off. Prints what it found.
"""

import json
import os
import re
import sys

DONE = "...done thinking.\n"
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def answer(text):
    _, _, behind = text.rpartition(DONE)
    return behind.partition("\ntotal duration:")[0]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        rules = [(re.compile(pattern, re.I), unless and re.compile(unless, re.I))
                 for pattern, unless in json.load(file)]
    for folder, folders, names in os.walk(sys.argv[2]):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8", errors="replace") as file:
                sentences = SENTENCE.split(answer(file.read()))
            for number, (pattern, unless) in enumerate(rules):
                for sentence in sentences:
                    found = pattern.search(sentence)
                    if found and not (unless and unless.search(sentence)):
                        print(f"{path}: rule-{number}: {found.group()}")


if __name__ == "__main__":
    main()
