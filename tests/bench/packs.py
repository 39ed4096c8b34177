#!/usr/bin/env python3
"""Rules about what words.txt speaks of, and the same rules for other programs.

    packs.py WORDS FOLDER KIND COUNT

writes FOLDER/KIND-COUNT with one of these endings:

    .yaml       a pack of claims for answerlint, with tests that hold
    .literals   the words that these rules look for, one a line (rg -F -f)
    .patterns   a regular expression a rule, one a line (rg -f)
    .pattern    the same in one line (grep -P)
    .yara       a yara rule for each
    .json       pattern and exception of each, for plain.py and promptfoo
    .prh.yml    the patterns for textlint's rule prh

KIND is `dense` (every rule is about a topic of the corpus) or `sparse` (seven of ten are about things that it
never mentions). A smaller pack is the beginning of a larger one; the same bytes on every machine.

The patterns say what the phrases say: words in order, in all forms, with gaps of up to six words; without
guards, clauses, or knowledge of Markdown. They hold no look-around, so that every program takes them.
"""

import json
import random
import sys

GAP = r"(?:\W+\w+){0,6}?\W+"
NEAR = r"(?:\W+\w+){0,2}?\W+"


class Words:
    """words.txt: the verbs and the topics"""

    def __init__(self, path):
        self.verbs, self.present, self.absent = {}, [], []
        topic = None
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                key, _, rest = line.rstrip("\n").partition(" ")
                if key == "verb":
                    self.verbs[rest.split()[0]] = rest.split()
                elif key in ("topic", "absent"):
                    topic = {"name": rest.split()[0]}
                    (self.present if key == "topic" else self.absent).append(topic)
                elif key in ("subject", "does", "object"):
                    topic[key] = rest.split(" | ")


def escaped(words):
    """as a regular expression of any dialect"""
    return "".join("\\" + c if c in ".()+*?[]{}|^$\\" else c for c in words).replace(" ", r"\W+")


def choice(patterns):
    return "(?:" + "|".join(patterns) + ")"


class Rule:
    """A claim: SUBJECT does one of VERBS to OBJECT."""

    def __init__(self, words, topic, shape, draw):
        def some(key, count):
            left = list(topic[key])
            return [left.pop(int(draw() * len(left))) for _ in range(count)]

        self.topic, self.shape = topic["name"], shape
        self.subject = some("subject", 1)[0]
        self.verbs = some("does", 4 if shape in ("near", "term") else 3)
        self.object, self.other = some("object", 2)
        self.forms = [form for verb in self.verbs for form in words.verbs[verb]]
        self.excepted = draw() < 0.55 and shape != "near"
        self.third = words.verbs[self.verbs[0]][1]

    # --- for answerlint

    def entry(self, number):
        verbs = "(" + "|".join(self.verbs) + ")"
        if self.shape == "order":
            return f"'{self.subject} .. {verbs} .. {self.object}'"
        if self.shape == "term":
            return f"{{all: ['{self.subject}', '{{verbs-{number}}}', '{self.object}'], in: sentence}}"
        if self.shape == "agent":
            return f"{{agent: '{self.subject}', verb: '{verbs}', object: '{self.object}'}}"
        if self.shape == "near":
            return f"'{self.subject} ..2 {verbs}'"
        return "'re:(?i)" + self.pattern() + "'"

    def yaml(self, number):
        says = f"{self.subject} {self.third} the {self.object}"
        lines = [f"- id: rule-{number}", f"  claim: {says}.", f"  match: [{self.entry(number)}]"]
        passed = f"{self.subject} does not {self.verbs[0]} the {self.object}."
        if self.shape == "regex":  # a pattern over the sentence has no verb that a negation could govern
            passed = f"What {self.subject} does is of no interest to the {self.object}."
        if self.excepted:
            lines.append(f"  unless: [{{sentence: '{self.other}'}}]")
            passed = f"{says} and the {self.other}."
        lines.append(f"  tests: {{flag: ['{says}.'], pass: ['{passed}']}}")
        return "\n".join(lines)

    # --- for others

    def pattern(self):
        a, v, o = escaped(self.subject), choice(self.forms), escaped(self.object)
        if self.shape == "near":
            return rf"\b{a}{NEAR}{v}\b"
        if self.shape == "order":
            return rf"\b{a}{GAP}{v}\b{GAP}{o}\b"
        if self.shape == "regex":
            return rf"\b{a}\b.{{0,60}}?\b{v}\b.{{0,40}}?\b{o}\b"
        if self.shape == "agent":
            return rf"\b{a}{GAP}{v}\b{GAP}{o}\b|\b{o}{GAP}{v}\b{GAP}{a}\b"
        return rf"\b{a}\b.*?\b{v}\b.*?\b{o}\b|\b{o}\b.*?\b{v}\b.*?\b{a}\b"

    def exception(self):
        return rf"\b{escaped(self.other)}\b" if self.excepted else None

    def literals(self):
        return [self.subject, *self.forms] + ([] if self.shape == "near" else [self.object])


SHAPES = ["order"] * 8 + ["term"] * 4 + ["agent"] * 3 + ["near"] * 3 + ["regex"] * 2


def rules(words, kind, count):
    draw = random.Random(20240229).random
    made = []
    for number in range(count):
        topics = words.absent if kind == "sparse" and number % 10 >= 3 else words.present
        topic = topics[number % len(topics)]
        shape = SHAPES[int(draw() * len(SHAPES))]
        made.append(Rule(words, topic, shape, draw))
    return made


def pack(name, made):
    terms = [f"  verbs-{n}: [{', '.join(r.verbs)}]" for n, r in enumerate(made) if r.shape == "term"]
    return "\n".join(["answerlint: 1", f"pack: {name}", "about: Rules of the bench.", "license: CC0-1.0",
                      *(["terms:", *terms] if terms else []), "rules:",
                      *(rule.yaml(n) for n, rule in enumerate(made))]) + "\n"


def yara(made):
    def pattern(rule):  # yara knows neither groups that do not capture nor both kinds of quantifiers
        return rule.pattern().replace("(?:", "(").replace("}?", "}").replace("*?", "*")

    def text(n, rule):
        other = f'    $b = /{rule.exception()}/ nocase\n' if rule.excepted else ""
        return (f"rule rule_{n}\n{{\n  strings:\n    $a = /{pattern(rule)}/ nocase\n{other}"
                f"  condition:\n    $a{' and not $b' if other else ''}\n}}\n")
    return "".join(text(n, rule) for n, rule in enumerate(made))


def prh(made):
    rows = [f"- {{expected: checked, pattern: '/{rule.pattern()}/i'}}\n" for rule in made]
    return "version: 1\nrules:\n" + "".join(rows)


def main():
    path, folder, kind, count = sys.argv[1:]
    made = rules(Words(path), kind, int(count))
    name = f"{kind}-{count}"
    patterns = [rule.pattern() for rule in made]
    texts = {
        "yaml": pack(name, made),
        "literals": "\n".join(sorted({word for rule in made for word in rule.literals()})) + "\n",
        "patterns": "\n".join(patterns) + "\n",
        "pattern": "|".join(patterns) + "\n",
        "yara": yara(made),
        "prh.yml": prh(made),
        "json": json.dumps([[rule.pattern(), rule.exception()] for rule in made], indent=0) + "\n",
    }
    for ending, text in texts.items():
        with open(f"{folder}/{name}.{ending}", "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
