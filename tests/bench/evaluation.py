"""How many responses `answerlint ifeval` judges in a second, beside the official checkers (official.py)."""

import json
import shutil
import subprocess
from pathlib import Path

from measure import Command

HERE = Path(__file__).resolve().parent
CHECKS = ["punctuation:no_comma", "length_constraints:number_words", "keywords:existence",
          "detectable_format:number_bullet_lists", "startend:end_checker"]
KWARGS = [{}, {"relation": "at least", "num_words": 100}, {"keywords": ["example", "the"]},
          {"num_bullets": 8}, {"end_phrase": "Let me know if you want an example."}]


def make_responses(at, count, labelled):
    """Labelled responses, if there is a file of them, else those of the corpus; returns how many."""
    path = at / "responses.jsonl"
    if labelled and Path(labelled).is_file():
        shutil.copy(labelled, path)
        return sum(1 for _ in open(path, encoding="utf-8"))
    with open(at / "records.jsonl", encoding="utf-8") as lines, open(path, "w", encoding="utf-8") as out:
        for key in range(count):
            response = json.loads(next(lines))["response"]
            out.write(json.dumps({"key": key, "prompt": f"Write text {key}.", "instruction_id_list": CHECKS,
                                  "kwargs": KWARGS, "response": response}) + "\n")
    return count


def ours(answerlint, count):
    words = [answerlint, "ifeval", "-j1", "--input-data", "responses.jsonl", "--output-dir", "results"]
    return Command("ifeval", words, f"ifeval, {count} responses", answers=count)


def official(at, python, count):
    """The official checkers' time is that of judging alone, ours that of the whole run. Returns the command
    as if it had been measured, or None, and what there is to say."""
    words = [python, str(HERE / "official.py"), "responses.jsonl", "results"]
    try:
        done = subprocess.run(words, cwd=at, capture_output=True, text=True)
    except OSError as error:
        return None, f"official checkers: {error.strerror}: {python}"
    if done.returncode == 3:
        return None, f"official checkers: {done.stdout.strip()}"
    if done.returncode:
        return None, f"official checkers: {done.stderr.strip().splitlines()[-1]}"
    _, seconds, same, verdicts = done.stdout.split()
    command = Command("official", words, f"official checkers, {count} responses", answers=count)
    command.runs = [{"wall": float(seconds), "cpu": float(seconds), "peak": 0.0}]
    return command, f"{same} of {verdicts} verdicts are the same"
