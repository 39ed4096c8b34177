"""Text of which every sentence, clause or word is one that the packs look for."""
import glob
import os
import random
import re

from case import MIB, text

RULES = os.path.join(os.path.dirname(__file__), "..", "..", "rules", "*.yaml")


def sentences():
    """Of the tests of the packs: what their rules flag, and what they nearly flag."""
    found = []
    for path in sorted(glob.glob(RULES)):
        with open(path, encoding="utf-8") as pack:
            found += re.findall(r"^\s+- ['\"]?([A-Z`][^\n]{30,}\w)[.?]?['\"]?$", pack.read(), re.M)
    return found


def fill_with(choose, joint, size=MIB):
    parts, length = [], 0
    while length < size:
        parts.append(choose())
        length += len(parts[-1]) + len(joint)
    return joint.join(parts) + "\n"


def cases():
    draw = random.Random(7)
    known = sentences()
    words = sorted({word for sentence in known for word in sentence.split()})

    def sentence():
        return draw.choice(known)

    def halves():
        one, other = sentence().split(), sentence().split()
        return " ".join(one[:len(one) // 2] + other[len(other) // 2:])

    def few(count):
        return lambda: " ".join(draw.choice(words) for _ in range(count))

    for name, choose, joint in (("prose", sentence, ". "), ("paragraphs", sentence, ".\n\n"),
                                ("items", sentence, ".\n- "), ("headings", sentence, "\n\n## "),
                                ("one-sentence", sentence, " and "), ("halves", halves, ". "),
                                ("halves-in-one-sentence", halves, ", "), ("words", few(1), " "),
                                ("twelve-words", few(12), ". "), ("two-words", few(2), ". "),
                                ("two-words-an-item", few(2), "\n- ")):
        yield text("claims-" + name, fill_with(choose, joint), memory=768, seconds=4)
