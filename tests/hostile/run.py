#!/usr/bin/env python3
"""Gives the program input that was made to break it, and holds each run against what is promised:

    tests/hostile/run.py PROGRAM [NAME...]

It ends by itself, within processor time and memory, with a status that the case allows; status 2 has a
message; nothing that a terminal, a CI server or a browser would obey comes out; what is JSON or XML can be
read as such.
NAME: only the cases whose names hold it. Status 1: a promise was broken.
"""
import json
import os
import re
import shutil
import sys
import tempfile
import time
import xml.dom.minidom

import archives
import claims
import encodings_of_text
import prose
import records
import rulebooks
import shown
from case import MIB

GROUPS = (encodings_of_text, shown, records, prose, claims, archives, rulebooks)
WALL = 12                    # times its processor time that a run may take, on a busy machine

CONTROL = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]"
                     rb"|\xe2\x81[\xa6-\xa9]|\xd8\x9c|\xf3\xa0[\x80\x81]")
COMMAND = re.compile(r"^\s*::[\w-]+[^:\n]*::|##\[|##vso\[|##teamcity\[", re.M)


def write(folder, files):
    total = 0
    for path, content in files.items():
        path = os.path.join(os.fsencode(folder), path if isinstance(path, bytes) else os.fsencode(path))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
        total += len(content)
    return total


def run(program, args, folder, seconds):
    """Status (negative: a signal), processor time, memory in MiB, and what was written."""
    out, err = os.path.join(folder, ".out"), os.path.join(folder, ".err")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
               (os.POSIX_SPAWN_OPEN, 1, out, flags, 0o600), (os.POSIX_SPAWN_OPEN, 2, err, flags, 0o600)]
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": folder}
    environment.update((k, v) for k, v in os.environ.items() if k.endswith("SAN_OPTIONS"))
    pid = os.posix_spawn(program, [program] + args, environment, file_actions=actions)
    ends = time.monotonic() + WALL * seconds
    while True:
        done, status, used = os.wait4(pid, os.WNOHANG)
        if done:
            break
        if time.monotonic() > ends:
            os.kill(pid, 9)
        time.sleep(0.002)
    texts = [open(name, "rb").read() for name in (out, err)]
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss >> 10, texts


def unreadable(form, out):
    try:
        if form in ("json", "sarif"):
            json.loads(out)
        elif form == "jsonl":
            for line in out.splitlines():
                json.loads(line)
        elif form in ("junit", "checkstyle"):
            xml.dom.minidom.parseString(out)
    except Exception as error:
        return ["%s cannot be read: %s" % (form, str(error)[:60])]
    return []


def broken(case, form, size, result):
    status, seconds, memory, (out, err) = result
    faults = []
    most, room = case.seconds + size / MIB, case.memory + 16 * size / MIB
    if status < 0:
        faults.append("signal %d" % -status)
    elif status not in case.exits:
        faults.append("status %d, not %s" % (status, " or ".join(map(str, case.exits))))
    if seconds > most and "SLOW" not in os.environ:
        faults.append("%.1f s, at most %.1f" % (seconds, most))
    if memory > room and "SLOW" not in os.environ:
        faults.append("%d MiB, at most %d" % (memory, room))
    if status == 2 and not err.strip():
        faults.append("status 2 without a word")
    if len(err) > MIB:
        faults.append("%d KiB of messages" % (len(err) >> 10))
    for name, text in (("output", out), ("messages", err)):
        found = CONTROL.search(text)
        if found:
            faults.append("%s: %r at byte %d" % (name, found.group(), found.start()))
        try:
            shown_text = text.decode("utf-8")
        except UnicodeDecodeError as error:
            faults.append("%s: no UTF-8 at byte %d" % (name, error.start))
            continue
        found = form != "github" and COMMAND.search(shown_text)
        if found:
            faults.append("%s: the command %r" % (name, found.group()[:40]))
        if form == "html" and "<script>alert(1)" in shown_text:
            faults.append("html: a script of the input")
    return faults + (unreadable(form, out) if status in (0, 1, 2) and out else [])


def try_case(program, case, worst):
    folder = tempfile.mkdtemp(prefix="hostile.")
    bad = runs = 0
    try:
        try:
            size = write(os.path.join(folder, "case"), case.files)
        except OSError:
            return 0, 0              # a name that this file system refuses
        here = os.getcwd()
        os.chdir(os.path.join(folder, "case"))
        for form in case.formats:
            config = [] if "-c" in case.args else ["--no-config"]
            args = ["check", "-j2"] + config + ["-f",
                                                form] + list(case.args) + ["--"] + list(case.paths or ["."])
            result = run(program, args, folder, case.seconds + size / MIB)
            worst.append((result[1] / max(1, size / MIB), case.name))
            runs += 1
            for fault in broken(case, form, size, result):
                print("%s (%s): %s" % (case.name, form, fault))
                bad = 1
        os.chdir(here)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return runs, bad


def main(program, names):
    program = os.path.abspath(program)
    count = runs = bad = 0
    worst = []
    seen = set()
    for group in GROUPS:
        for case in group.cases():
            if case.name in seen:
                sys.exit("two cases are called %s" % case.name)
            seen.add(case.name)
            if names and not any(name in case.name for name in names):
                continue
            more, fault = try_case(program, case, worst)
            count, runs, bad = count + 1, runs + more, bad + fault
    worst.sort(reverse=True)
    print("slowest: " + ", ".join("%s %.1f s/MiB" % (name, seconds) for seconds, name in worst[:5]))
    print("hostile: %d cases, %d runs, %d broke a promise" % (count, runs, bad))
    return 1 if bad or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
