"""Runs commands in turn (A B C, A B C, ...), so that what else the machine does meets all of them alike, and
compares them round by round: a ratio is the median of the rounds' ratios."""

import statistics
import subprocess
import time
from dataclasses import dataclass, field

LEAST, MOST = 3, 15


@dataclass
class Command:
    """What is measured: words for execvp, or one line for sh. `answers` says how many it judges; what it
    takes to start is measured by the command named `start`."""
    name: str
    words: list | str
    about: str = ""
    answers: int = 0
    start: str = ""
    allowed: tuple = (0,)   # statuses that are no failure
    times: int = 1          # runs a round, of which the median counts
    runs: list = field(default_factory=list)

    def argv(self):
        return ["sh", "-c", self.words] if isinstance(self.words, str) else [str(word) for word in self.words]


class Failed(Exception):
    """a command that ended with a status it should not"""


def run(timed, command, folder):
    words = [timed, "-n", str(command.times), *command.argv()]
    done = subprocess.run(words, capture_output=True, text=True, cwd=folder, stdin=subprocess.DEVNULL)
    rows = [line.split() for line in done.stdout.splitlines()]
    bad = [row[3] for row in rows if int(row[3]) not in command.allowed]
    if bad or not rows:
        why = (done.stderr.strip().splitlines() or [""])[0]
        raise Failed(f"{command.name}: status {bad[0] if bad else done.returncode}: {why[:200]}")
    middle = [statistics.median(float(row[column]) for row in rows) for column in range(3)]
    command.runs.append(dict(zip(("wall", "cpu", "peak"), middle)))


def in_turn(timed, commands, folder, seconds, rounds=MOST):
    """Measures for about so many seconds; returns what failed, as lines, and the commands that did not."""
    failures, left, end = [], list(commands), time.monotonic() + seconds
    for number in range(rounds):
        if number >= LEAST and time.monotonic() > end:
            break
        for command in list(left):
            try:
                run(timed, command, folder)
            except Failed as failure:
                failures.append(str(failure))
                left.remove(command)
    return failures, left


def median(command, metric):
    return statistics.median(run[metric] for run in command.runs)


def each(commands, command):
    """seconds of the processor an answer, round by round, without the start"""
    start = commands.get(command.start)
    if start:
        return [(run["cpu"] - first["cpu"]) / (command.answers - start.answers)
                for run, first in zip(command.runs, start.runs)]
    return [run["cpu"] / command.answers for run in command.runs]


def ratio(commands, one, other, metric):
    if metric == "each":
        pairs = zip(each(commands, commands[one]), each(commands, commands[other]))
    else:
        pairs = ((a[metric], b[metric]) for a, b in zip(commands[one].runs, commands[other].runs))
    return statistics.median(a / b for a, b in pairs if a > 0 and b > 0)
