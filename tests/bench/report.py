"""Tables of what was measured, on the terminal, in docs/performance.md, and as JSON."""

import json
import platform

from measure import each, median, ratio
from plan import GOALS

BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def number(value):
    return f"1/{1 / value:.0f}" if value < 0.2 else f"{value:.2f}" if value < 10 else f"{value:.1f}"


def amount(value, metric):
    return {"peak": f"{value / 1024:.1f} MB", "wall": f"{1000 * value:.1f} ms"}.get(metric, f"{value:.3f} s")


def judged(commands):
    """Each goal with what was measured, or None where that could not be done."""
    for goal in GOALS:
        one, other = commands.get(goal.one), commands.get(goal.other)
        if not one or not one.runs or (goal.other and not (other and other.runs)):
            yield goal, None, None
            continue
        value = ratio(commands, goal.one, goal.other, goal.metric) if other else median(one, goal.metric)
        yield goal, value, value >= goal.limit if goal.least else value <= goal.limit


def said(goal, value, commands):
    """`A is x times B`, with both numbers"""
    def of(name):
        command = commands[name]
        took = sorted(each(commands, command))[len(command.runs) // 2] if goal.metric == "each" \
            else median(command, goal.metric)
        unit = f"{1000 * took:.3f} ms an answer" if goal.metric == "each" else amount(took, goal.metric)
        return f"{name} {unit}"
    if not goal.other:
        return f"{of(goal.one)}, goal {amount(goal.limit, goal.metric)}"
    return (f"{of(goal.one)}, {of(goal.other)}: {number(value)} times, "
            f"goal {'at least ' if goal.least else ''}{number(goal.limit)}")


def as_json(commands, facts):
    rows = {}
    for command in commands.values():
        if command.runs:
            rows[command.name] = {"about": command.about, "command": " ".join(command.argv()),
                                  "runs": command.runs,
                                  "median": {m: median(command, m) for m in ("wall", "cpu", "peak")}}
            if command.answers:
                rows[command.name]["cpu_per_answer"] = sorted(each(commands, command))[len(command.runs) // 2]
    goals = [{"one": goal.one, "other": goal.other or None, "metric": goal.metric, "limit": goal.limit,
              "least": goal.least, "value": value, "met": met} for goal, value, met in judged(commands)]
    return json.dumps({"schema": "answerlint-bench/1", **facts, "measured": rows, "goals": goals}, indent=1)


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    except OSError:
        names = []
    return f"{len(names)} x {names[0]}" if names else platform.machine()


# --- for people, from the JSON -----------------------------------------------------------------------


def measured_rows(found):
    for group in found["groups"]:
        names = [name for name in group["commands"] if name in found["measured"]]
        if not names:
            continue
        yield (group["title"], "", "", "", "")
        for name in names:
            row = found["measured"][name]
            took, least = row["median"], 0.02
            cpu, wall = (f"{took[m]:.3f} s" if took["wall"] > least else f"{1000 * took[m]:.2f} ms"
                         for m in ("cpu", "wall"))
            yield ("", row["about"], cpu, wall, f"{took['peak'] / 1024:.1f} MB")


def goal_rows(found):
    about = {name: f"{row['about']}" for name, row in found["measured"].items()}
    for goal in found["goals"]:
        one = about.get(goal["one"], goal["one"])
        other = about.get(goal["other"], goal["other"])
        what = f"{one} / {other}" if other else one
        show = number if goal["other"] else lambda value: amount(value, goal["metric"])
        kind = {"each": "an answer", "peak": "memory"}.get(goal["metric"], goal["metric"])
        place = goal["one"].split("-")[0]
        yield (f"{place}: {what}", kind, ("≥ " if goal["least"] else "≤ ") + show(goal["limit"]),
               "not measured" if goal["value"] is None else show(goal["value"]),
               {None: "", True: "met", False: "**missed**"}[goal["met"]])


def markdown(found):
    def table(head, rows):
        lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
        return lines + ["| " + " | ".join(row) + " |" for row in rows]
    sizes = {kind: f"{found[f'{kind}_bytes'] / 1e6:.1f} MB" for kind in ("folder", "records")}
    lines = [f"{found['files']} transcripts ({sizes['folder']}), {found['records']} records "
             f"({sizes['records']}), {found['machine']}, {found['version']}. Load average at the begin and "
             f"the end: {found['load'][0]:.1f}, {found['load'][1]:.1f}.", ""]
    lines += table(("ratio or figure", "of", "goal", "measured", ""), goal_rows(found)) + [""]
    lines += table(("group", "what runs", "processor", "clock", "peak"), measured_rows(found))
    if found["skipped"]:
        lines += ["", "Not measured: " + "; ".join(found["skipped"]) + "."]
    return "\n".join(lines)


def terminal(found, all_goals):
    """Goals that were not measured are of interest if all groups ran."""
    def table(rows):
        rows = list(rows)
        widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        return ["bench: " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
                for row in rows]
    return "\n".join(table([("", "", "processor", "clock", "peak"), *measured_rows(found)]) + ["bench:"] +
                     table([("", "of", "goal", "measured", ""),
                            *(row for row in goal_rows(found) if all_goals or row[4])]))


def into_page(found, path):
    with open(path, encoding="utf-8") as file:
        head, begin, rest = file.read().partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"bench: {path}: no lines `{BEGIN}` and `{END}`")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{head}{BEGIN}\n\n{markdown(found)}\n\n{END}{tail}")
