"""What is measured, in groups whose commands run in turn, and the goals."""

import shutil
import sys
from dataclasses import dataclass

import evaluation
from measure import Command

ABSENT = "qqqzzz"   # occurs in no transcript


@dataclass
class Goal:
    """`one` takes at most `limit` times what `other` takes (at least, with `least`); without `other` the
    limit is one of seconds (wall) or KiB (peak)."""
    one: str
    other: str
    metric: str
    limit: float
    least: bool = False


GOALS = [
    Goal("folder-50", "cat", "cpu", 1.2),
    Goal("folder-50", "rg-absent", "cpu", 3),
    Goal("folder-50", "rg-literals", "cpu", 1),
    Goal("small-50", "rg-patterns", "cpu", 1 / 60),
    Goal("small-50", "rg-pcre", "cpu", 1 / 25),
    Goal("small-50", "yara", "cpu", 1 / 8),
    Goal("small-50", "python", "cpu", 1 / 100),
    Goal("answers-50", "textlint", "each", 1 / 300),
    Goal("answers-50", "promptfoo", "each", 1 / 300),
    Goal("sparse-1000", "sparse-10", "cpu", 4),
    Goal("folder-1000", "folder-10", "cpu", 9),
    Goal("folder-200", "folder-10", "cpu", 2.5),
    Goal("loop-200", "few-200", "cpu", 25, least=True),
    Goal("records-0", "wc-l", "cpu", 8),
    Goal("records-50", "wc-l", "cpu", 25),
    Goal("records-50", "jq", "cpu", 0.5),
    Goal("folder-50-j2", "folder-50-j1", "wall", 0.55),
    Goal("records-50-j2", "records-50-j1", "wall", 0.55),
    Goal("start-packs", "", "wall", 0.005),
    Goal("start-1000", "", "wall", 0.010),
    Goal("memory-file", "", "peak", 6 * 1024),
    Goal("memory-folder", "", "peak", 20 * 1024),
    Goal("memory-stream", "", "peak", 24 * 1024),
]


class Plan:
    """Commands that run where bench.py has made the corpus: so many files, answers, and responses."""

    def __init__(self, answerlint, files, answers, responses, peers):
        self.answerlint, self.files, self.count = answerlint, files, answers
        self.responses, self.peers = responses, peers

    def lint(self, name, rules, path, about, **more):
        """One rule, that an answer is there, is what reading, splitting and reporting cost."""
        jobs, extra = more.pop("jobs", 1), more.pop("extra", [])
        chosen = ["-r", f"packs/{rules}.yaml"] if rules else ["-r", "integrity", "-s", "answer-present"]
        words = [self.answerlint, "check", "--no-config", f"-j{jobs}", "-q", *chosen, *extra, path]
        return Command(name, words, about, allowed=(0, 1), **more)

    def groups(self):
        """(title, seconds, most rounds, commands)"""
        return [("folder", 60, 15, self.folder()), ("threads", 30, 15, self.threads()),
                ("records", 45, 15, self.records()), ("peers", 60, 5, self.others()),
                ("plain loop", 30, 5, self.loop()), ("answers", 30, 3, self.answers_alone()),
                ("start", 10, 3, self.start()), ("memory", 1, 1, self.memory()),
                ("ifeval", 10, 5, [evaluation.ours(self.answerlint, self.responses)])]

    def folder(self):
        return [
            Command("cat", "find folder -type f -print0 | xargs -0 cat > /dev/null", "find, xargs, cat"),
            Command("rg-absent", ["rg", "-j1", "-c", ABSENT, "folder"], "rg, a word that is nowhere",
                    allowed=(1,)),
            Command("rg-literals", ["rg", "-j1", "-F", "-i", "-o", "-f", "packs/dense-50.literals", "folder"],
                    "rg -F, the words of the 50 rules"),
            self.lint("folder-0", "", "folder", "one rule: there is an answer"),
            self.lint("folder-10", "dense-10", "folder", "10 rules"),
            self.lint("folder-50", "dense-50", "folder", "50 rules"),
            self.lint("folder-200", "dense-200", "folder", "200 rules"),
            self.lint("folder-1000", "dense-1000", "folder", "1000 rules"),
            self.lint("sparse-10", "sparse-10", "folder", "10 rules, sparse"),
            self.lint("sparse-1000", "sparse-1000", "folder", "1000 rules, sparse"),
        ]

    def threads(self):
        return [self.lint(f"folder-{rules}-j{jobs}", f"dense-{rules}", "folder", f"{rules} rules, -j{jobs}",
                          jobs=jobs) for rules in (50, 1000) for jobs in (1, 2)]

    def records(self):
        return [
            Command("wc-l", ["wc", "-l", "records.jsonl"], "wc -l"),
            Command("jq", ["jq", "-r", ".response", "records.jsonl"], "jq -r .response"),
            self.lint("records-0", "", "records.jsonl", "one rule: there is an answer"),
            self.lint("records-50", "dense-50", "records.jsonl", "50 rules"),
            self.lint("records-50-j1", "dense-50", "records.jsonl", "50 rules, -j1"),
            self.lint("records-50-j2", "dense-50", "records.jsonl", "50 rules, -j2", jobs=2),
        ]

    def others(self):
        """Without exceptions and sentences, but for plain.py: they do less."""
        rg = ["rg", "-j1", "-i", "-c", "-f", "packs/dense-50.patterns"]
        return [
            self.lint("small-50", "dense-50", "small", "50 rules"),
            Command("rg-patterns", [*rg, "--regex-size-limit=4G", "small"], "rg -f, their patterns",
                    allowed=(0, 1)),
            Command("rg-bytes", [*rg, "--regex-size-limit=4G", "--no-unicode", "small"],
                    "rg --no-unicode -f, their patterns", allowed=(0, 1)),
            Command("rg-pcre", [*rg, "-P", "small"], "rg -P, their patterns", allowed=(0, 1)),
            Command("grep-pcre", 'grep -r -i -c -P -e "$(cat packs/dense-50.pattern)" small',
                    "grep -P, one pattern of them all", allowed=(0, 1)),
            Command("yara", ["yara", "-p", "1", "-r", "packs/dense-50.yara", "small"],
                    "yara, their patterns"),
            Command("python", [sys.executable, "plain.py", "packs/dense-50.json", "small"],
                    "plain Python, the same checks"),
        ]

    def loop(self):
        return [self.lint("few-200", "dense-200", "few", "200 rules"),
                self.lint("loop-200", "dense-200", "few", "200 rules, --no-prefilter",
                          extra=["--no-prefilter"])]

    def answers_alone(self):
        """Tools that start slowly, judged by what one more answer costs them."""
        count = self.count
        textlint = f"{self.peers}/node_modules/.bin/textlint"
        promptfoo = f"{self.peers}/node_modules/.bin/promptfoo"
        quiet = "PROMPTFOO_DISABLE_TELEMETRY=1 PROMPTFOO_DISABLE_UPDATE=1 PROMPTFOO_CONFIG_DIR=promptfoo"
        return [
            self.lint("answers-1", "dense-50", "answers/000.md", "50 rules, one answer", answers=1, times=20),
            self.lint("answers-50", "dense-50", "answers", "50 rules", answers=count, start="answers-1",
                      times=5),
            Command("textlint-1", [textlint, "-c", "textlint.json", "answers/000.md"], "textlint, one answer",
                    1, allowed=(0, 1)),
            Command("textlint", f"{textlint} -c textlint.json answers/*.md", "textlint with prh, 50 patterns",
                    count, "textlint-1", allowed=(0, 1)),
            Command("promptfoo-1", f"{quiet} {promptfoo} eval --no-cache --no-write --no-table -c one.json",
                    "promptfoo, one answer", 1, allowed=(0, 100)),
            Command("promptfoo", f"{quiet} {promptfoo} eval --no-cache --no-write --no-table -c all.json",
                    "promptfoo eval, 50 patterns", count, "promptfoo-1", allowed=(0, 100)),
        ]

    def start(self):
        one = "small/000/000000.txt"
        words = [self.answerlint, "check", "--no-config", "-j1", "-q", one]
        return [
            Command("true", ["true"], "true", times=25),
            Command("start-packs", words, "all packs that are built in", allowed=(0, 1), times=25),
            self.lint("start-0", "", one, "one rule: there is an answer", times=25),
            self.lint("start-50", "dense-50", one, "50 rules", times=25),
            self.lint("start-1000", "dense-1000", one, "1000 rules", times=25),
            Command("grep", ["grep", "-c", "await", one], "grep -c", allowed=(0, 1), times=25),
            Command("rg", ["rg", "-c", "await", one], "rg -c", allowed=(0, 1), times=25),
            Command("python-start", [sys.executable, "-c", "pass"], "Python, nothing", times=20),
        ]

    def memory(self):
        one = "small/000/000000.txt"
        times = 17
        stream = (f"i=0; while [ $i -lt {times} ]; do cat records.jsonl; i=$((i + 1)); done | "
                  f"{self.answerlint} check --no-config -j2 -q -r packs/dense-50.yaml -")
        return [
            Command("memory-file", [self.answerlint, "check", "--no-config", "-j1", "-q", one],
                    "one file, all packs", allowed=(0, 1)),
            self.lint("memory-file-50", "dense-50", one, "one file, 50 rules"),
            self.lint("memory-folder", "dense-50", "many", f"{5 * self.files} files, 50 rules, -j2", jobs=2),
            Command("memory-stream", stream, f"{times} times the records as a stream, 50 rules, -j2",
                    allowed=(0, 1)),
        ]

    def missing(self, command, offers):
        """why a command cannot be run here, or nothing"""
        if command.name == "loop-200" and "--no-prefilter" not in offers:
            return "answerlint --no-prefilter"
        line = command.words if isinstance(command.words, str) else str(command.words[0])
        for tool in ("textlint", "promptfoo"):
            if f"/{tool}" in line:
                there = shutil.which(f"{self.peers}/node_modules/.bin/{tool}")
                return "" if there else f"{tool} (make bench-peers)"
        return "" if shutil.which(line.split()[0]) or " " in line else line
