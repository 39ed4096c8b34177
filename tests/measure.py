#!/usr/bin/env python3
"""Runs the binary over labelled texts and prints precision, recall and agreement. Standard library only."""

import collections
import json
import os
import subprocess
import sys
import tempfile

BINARY = os.environ.get("ANSWERLINT", "build/release/answerlint")


def check(text, *options, kind="plain"):
    """The one result for a text on standard input."""
    command = [BINARY, "check", "--no-config", "--format-in", kind, "-f", "json", *options, "-"]
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    if not run.stdout:
        sys.exit("measure: %s: %s" % (" ".join(command), run.stderr.decode()))
    return json.loads(run.stdout)["results"][0]


def rows(path):
    if not os.path.exists(path):
        print("%s: not there, skipped" % os.path.basename(path))
        return []
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def facts(result):
    return [f for f in result.get("findings", []) if f["criterion"] == "facts"]


def percent(part, whole):
    return "n/a" if not whole else "%.1f%% (%d of %d)" % (100 * part / whole, part, whole)


def share(rate):
    return percent(rate["part"], rate["whole"])


def measure_claims(folder):
    path = os.path.join(folder, "claims_dev.jsonl")
    if not rows(path):
        return
    command = [BINARY, "rules", "score", "-r", "csharp-async", "-f", "json", path]
    run = subprocess.run(command, capture_output=True, check=False)
    if run.returncode:
        sys.exit("measure: %s: %s" % (" ".join(command), run.stderr.decode()))
    score = json.loads(run.stdout)
    print("claims: precision %s" % share(score["precision"]))
    print("claims: recall %s" % share(score["recall"]))
    print("claims: recall by the very rule of the label %s" % share(score["own_rule"]))
    print("claims: silent on true texts %s" % share(score["silent"]))
    for alarm in score["false_alarms"]:
        names = sorted(rule.rpartition("/")[2] for rule in alarm["rules"])
        print("  false alarm: %s %s: %s" % (alarm["id"], ", ".join(names), alarm["excerpt"]))
    missed = collections.Counter(case["topic"] for case in score["missed"])
    for topic, count in sorted(missed.items(), key=lambda item: (-item[1], item[0])):
        print("  missed %d: %s" % (count, topic))


def measure_pages(folder):
    pages = os.path.join(folder, "true_docs")
    if not os.path.isdir(pages):
        print("true_docs: not there, skipped")
        return
    names = sorted(os.listdir(pages))
    alarms = []
    for name in names:
        with open(os.path.join(pages, name), encoding="utf-8") as file:
            alarms += ["%s:%d: %s: %s" % (name, f["line"], f["rule"], f["excerpt"])
                       for f in facts(check(file.read()))]
    print("pages: %d false alarms on %d true pages" % (len(alarms), len(names)))
    for alarm in alarms:
        print("  false alarm: " + alarm)


PACK = """answerlint: 1
pack: counts
about: As many list items as were counted.
license: MIT
rules:
- {id: count, severity: error, %s}
"""

# What each label of the samples counts, as a rule that wants so many.
NATIVE = "check: bullets, count: %%d, level: %s, marker: %s, signs: markdown, quoted: true"
BULLETS = {
    "cm_bullets": NATIVE % ("all", "bullet"),
    "cm_bullets_top": NATIVE % ("top", "bullet"),
    "cm_ordered": NATIVE % ("all", "number"),
    "official": "check: ifeval, instruction: 'detectable_format:number_bullet_lists', "
                "kwargs: {num_bullets: %d}",
}


def miscount(row, key):
    """What the rule for one label says against a sample; None when it passes."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as pack:
        pack.write(PACK % (BULLETS[key] % row[key]))
        pack.flush()
        result = check(row["text"], "-r", pack.name)
    outcomes = {rule["rule"]: rule["outcome"] for rule in result["rules"]}
    if outcomes["counts/count"] == "pass":
        return None
    said = [f["message"] for f in result["findings"] if f["rule"] == "counts/count"]
    return ", ".join(said) or outcomes["counts/count"]


def measure_bullets(folder):
    samples = rows(os.path.join(folder, "bullet_edges.jsonl"))
    for key in BULLETS if samples else []:
        said = [(row, miscount(row, key)) for row in samples]
        wrong = [(row, message) for row, message in said if message]
        print("bullets: %s agree %s" % (key, percent(len(said) - len(wrong), len(said))))
        for row, message in wrong:
            print("  %r: %d wanted: %s" % (row["text"], row[key], message))


def measure_transcripts(folder):
    """What is flagged in the transcripts themselves, to be held against what their README says."""
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".txt"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            result = check(file.read(), "-r", "csharp-async", "-r", "eight-concise-bullets", kind="auto")
        said = ["item %d %s" % (f["item"], f["rule"].rpartition("/")[2]) for f in facts(result)]
        print("transcript: %s: score %.1f; %s"
              % (name, result["score"], ", ".join(said) or "nothing flagged"))


def main():
    folder = sys.argv[1]
    measure_transcripts(folder)
    measure_claims(folder)
    measure_pages(folder)
    measure_bullets(folder)


main()
