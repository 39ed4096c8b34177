#!/usr/bin/env python3
"""Measures answerlint beside what else one would use, on a corpus that it makes: `make bench`.

    bench.py [--files N] [--only GROUP,...] [--check] [--labelled FILE] [--page FILE] BUILD

BUILD is the folder of the built programs (build): BUILD/release/answerlint, BUILD/bench/corpus and timed. The
corpus is kept in BUILD/bench, the results go to BUILD/bench.json. With --check the status is 1 when a goal is
missed, and each that is gets one line. --labelled names responses with their prompts (ifeval), PYTHON an
interpreter that has the official checkers. --page writes the tables of BUILD/bench.json into a page, and
measures nothing.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import evaluation
import report
from measure import in_turn
from plan import Plan

HERE = Path(__file__).resolve().parent
SIZES = (10, 50, 200, 1000)
RECORD = 3900   # bytes, about
ANSWERS = 100   # for tools that take milliseconds for each
SMALL, FEW = 1000, 100   # transcripts for what takes as long as answerlint takes for the folder


def output(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def make(corpus, at, name, kind, count):
    """`name` with its bytes and digest; what a former run made of the same program and words is kept."""
    note = at / f"{name}.made"
    recipe = f"{kind} {count} {corpus.stat().st_mtime_ns} {(HERE / 'words.txt').stat().st_mtime_ns}"
    if note.exists() and note.read_text().splitlines()[0] == recipe:
        return note.read_text().splitlines()[1].split()
    note.unlink(missing_ok=True)
    if kind == "folder":
        shutil.rmtree(at / name, ignore_errors=True)
        (at / name).mkdir()
    made = output(corpus, HERE / "words.txt", str(count), kind, at / name)
    note.write_text(f"{recipe}\n{made}\n")
    return made.split()


def link_many(at):
    """Five times the folder, by hard links: names and system calls count, the bytes are the same."""
    shutil.rmtree(at / "many", ignore_errors=True)
    for copy in range(5):
        shutil.copytree(at / "folder", at / "many" / str(copy), copy_function=os.link)


def make_answers(at, count):
    """Answers alone, and what the tools need that take their rules from a file."""
    shutil.rmtree(at / "answers", ignore_errors=True)
    (at / "answers").mkdir()
    with open(at / "records.jsonl", encoding="utf-8") as lines:
        texts = [json.loads(next(lines))["response"] for _ in range(count)]
    for number, text in enumerate(texts):
        (at / "answers" / f"{number:03}.md").write_text(text, encoding="utf-8")
    prh = {"rules": {"prh": {"rulePaths": ["packs/dense-50.prh.yml"]}}}
    (at / "textlint.json").write_text(json.dumps(prh))
    patterns = [pattern for pattern, _ in json.loads((at / "packs" / "dense-50.json").read_text())]
    checks = [{"type": "not-regex", "value": pattern} for pattern in patterns]
    for name, some in (("one", texts[:1]), ("all", texts)):
        plan = {"providers": ["echo"], "prompts": ["{{answer}}"], "defaultTest": {"assert": checks},
                "tests": [{"vars": {"answer": text}} for text in some]}
        (at / f"{name}.json").write_text(json.dumps(plan))


def make_all(build, files):
    at, corpus = build / "bench", build / "bench" / "corpus"
    (at / "packs").mkdir(exist_ok=True)
    for kind in ("dense", "sparse"):
        for size in SIZES:
            output(sys.executable, HERE / "packs.py", HERE / "words.txt", at / "packs", kind, str(size))
    shutil.copy(HERE / "plain.py", at / "plain.py")
    _, folder_bytes, folder = make(corpus, at, "folder", "folder", files)
    wanted = max(files * 15000 // RECORD, ANSWERS)
    records, records_bytes, lines = make(corpus, at, "records.jsonl", "jsonl", wanted)
    make(corpus, at, "small", "folder", SMALL)
    make(corpus, at, "few", "folder", FEW)
    link_many(at)
    make_answers(at, ANSWERS)
    return {"files": files, "folder_bytes": int(folder_bytes), "folder_digest": folder,
            "records": int(records), "records_bytes": int(records_bytes), "records_digest": lines}


def judge_officially(at, run):
    """Adds the official checkers to the commands; returns what there is to say."""
    installed = at / "peers" / "venv" / "bin" / "python"
    python = os.environ.get("PYTHON", str(installed) if installed.exists() else sys.executable)
    command, note = evaluation.official(at, python, run[0].answers)
    if command:
        run.append(command)
        print(f"bench: {note}")
        return []
    print(f"bench: not here: {note}: skipped")
    return [note]


def runnable(plan, wanted, offers, skipped):
    """the commands whose tools are here; the others are told once, and added to what is skipped"""
    here = []
    for command in wanted:
        lack = plan.missing(command, offers)
        if not lack:
            here.append(command)
        elif lack not in skipped:
            skipped.append(lack)
            print(f"bench: not here: {lack}: skipped")
    return here


def measure(build, files, only, labelled):
    """Measures group by group; BUILD/bench.json holds after each what is there."""
    at, answerlint = build / "bench", build / "release" / "answerlint"
    facts = make_all(build, files)
    for kind in ("folder", "records"):
        print(f"bench: {kind}: {facts[f'{kind}_bytes']} bytes, digest {facts[f'{kind}_digest']}", flush=True)
    responses = evaluation.make_responses(at, max(files // 10, ANSWERS), labelled)
    plan = Plan(answerlint, files, ANSWERS, responses, build / "bench" / "peers")
    offers = output(answerlint, "check", "--help")
    load = os.getloadavg()[0]
    commands, groups, skipped, failures = {}, [], [], []
    facts |= {"machine": report.processor(), "version": output(answerlint, "--version"), "groups": groups}
    for title, seconds, rounds, wanted in plan.groups():
        if only and title not in only:
            continue
        run = runnable(plan, wanted, offers, skipped)
        print(f"bench: {title}: {len(run)} commands", flush=True)
        failed, done = in_turn(at / "timed", run, at, seconds, rounds)
        failures += failed
        for failure in failed:
            print(f"bench: failed: {failure}", file=sys.stderr)
        if title == "ifeval" and done:
            skipped += judge_officially(at, done)
        commands.update({command.name: command for command in done})
        groups.append({"title": title, "commands": [command.name for command in done]})
        facts |= {"skipped": skipped + failures, "load": [load, os.getloadavg()[0]]}
        (build / "bench.json").write_text(report.as_json(commands, facts) + "\n")
    return commands, failures


def check(commands, failures):
    missed = [f"{report.said(goal, value, commands)}" for goal, value, met in report.judged(commands)
              if met is False]
    for line in missed:
        print(f"bench: missed: {line}")
    met = sum(1 for _, _, met in report.judged(commands) if met)
    print(f"bench: {met} goals met, {len(missed)} missed, "
          f"{sum(1 for _, value, _ in report.judged(commands) if value is None)} not measured")
    return bool(missed or failures or not met)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--files", type=int, default=20000)
    ask.add_argument("--only", type=lambda text: text.split(","))
    ask.add_argument("--check", action="store_true")
    ask.add_argument("--labelled")
    ask.add_argument("--page")
    ask.add_argument("build", type=Path)
    wish = ask.parse_args()
    build = wish.build.resolve()
    if wish.page:
        report.into_page(json.loads((build / "bench.json").read_text()), wish.page)
        return 0
    commands, failures = measure(build, wish.files, wish.only, wish.labelled)
    print(report.terminal(json.loads((build / "bench.json").read_text()), not wish.only))
    print(f"bench: written: {build / 'bench.json'}")
    return check(commands, failures) if wish.check else bool(failures)


if __name__ == "__main__":
    sys.exit(main())
