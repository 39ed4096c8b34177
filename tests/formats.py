#!/usr/bin/env python3
"""tests/formats.py HOSTILE TOOLS SCHEMAS: every report of the same run, read by readers that are not ours.

Each line says what was looked at and by which tool; a tool that is not there is skipped by name. The status
is 1 when a reader refuses a report, when a place is not where the excerpt stands, or when two reports differ
in what they tell.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote_to_bytes

HERE = Path(__file__).resolve().parent
HOSTILE, TOOLS, SCHEMAS = (Path(argument).resolve() for argument in sys.argv[1:4])
FORMATS = (
    "concise json jsonl sarif junit github gitlab checkstyle rdjson rdjsonl tap csv markdown"
).split()
faults = 0


def say(name, what):
    print(f"check-formats: {name}: {what}")


def must(name, condition, what):
    global faults
    if not condition:
        faults += 1
        say(name, f"FAULT: {what}")


def command(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def reports(folder, *options):
    folder.mkdir()
    wanted = [word for name in FORMATS for word in ("-f", f"{name}:{folder / name}")]
    environment = {k: v for k, v in os.environ.items() if k != "GITHUB_STEP_SUMMARY"}
    done = subprocess.run(
        [os.environ["ANSWERLINT"], "check", "--no-config", "-r", "pack.yaml", *wanted, *options],
        cwd=HOSTILE,
        env=environment,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode, {name: (folder / name).read_bytes().decode("utf-8") for name in FORMATS}


# --- what was found, by our own JSON ------------------------------------------------------------------


def findings_of(document):
    """One (path, rule, severity, excerpt, decoded) a finding; trouble is an error without an excerpt."""
    for result in document["results"]:
        for finding in result["findings"]:
            yield (
                result["path"],
                finding["rule"],
                finding["severity"],
                finding["excerpt"],
                finding.get("decoded", False),
            )
        if result["status"] == "input-error":
            yield (result["path"], "input-error", "error", None, False)


def lines_of(path):
    return Path(HOSTILE, os.fsdecode(path)).read_bytes().split(b"\n")


def characters(line):
    """A byte that is no UTF-8 is one character."""
    return line.decode("utf-8", "surrogateescape")


def shown(text, decoded):
    """A text as an excerpt has it: a record is decoded, a terminal obeys its escapes."""
    if decoded:
        text = json.loads(f'"{text}"')
    text = re.sub("\x1b(\\[[0-9;]*[A-Za-z]|\\][^\x07]*\x07)", "", text)
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def is_excerpt(text, excerpt):
    return text == excerpt or (excerpt.endswith("…") and text.startswith(excerpt[:-1]))


def cut(lines, start, end, as_characters):
    """The text from (line, column) up to, not including, (line, column)."""
    part = lines[start[0] - 1 : end[0]]
    if as_characters:
        part = [characters(line) for line in part]
    part[-1] = part[-1][: end[1] - 1]
    part[0] = part[0][start[1] - 1 :]
    return "\n".join(part) if as_characters else characters(b"\n".join(part))


def is_found(text, path, rule, found):
    """Whether a finding of that rule in that file has this excerpt."""
    return any(
        is_excerpt(shown(text, decoded), excerpt)
        for there, its, _, excerpt, decoded in found
        if its == rule and excerpt is not None and path_matches(there, path)
    )


def check_places(name, places, found, as_characters):
    """places: (path as bytes, rule, start, end); each must show one of the excerpts of its rule there."""
    looked_at = 0
    for path, rule, start, end in places:
        if not start[1]:
            continue
        text = cut(lines_of(path), start, end, as_characters)
        looked_at += 1
        must(name, is_found(text, path, rule, found), f"{path!r}:{start}: {text[:60]!r} is no excerpt")
    must(name, looked_at > 10, f"only {looked_at} places were looked at")
    return looked_at


def path_matches(told, path):
    """JSON shows a byte that is no UTF-8 as U+FFFD."""
    return told == re.sub("[\ud800-\udfff]", "\ufffd", characters(path))


def path_named(told):
    """The file of the corpus that a report calls so."""
    for name in os.listdir(os.fsencode(HOSTILE / "in")):
        path = b"in/" + name
        if told in (characters(path), re.sub("[\ud800-\udfff]", "\ufffd", characters(path)), safe(path)):
            return path
    raise LookupError(told)


def safe(path):
    """As put_safe shows what is in the corpus's names."""
    text = re.sub("[\udc80-\udcff]", lambda byte: f"\\x{ord(byte[0]) - 0xdc00:02x}", characters(path))
    text = re.sub("[\x00-\x1f\x7f]", lambda c: f"\\x{ord(c[0]):02x}", text)
    text = re.sub("[\u202e]", lambda c: f"\\u{{{ord(c[0]):x}}}", text)
    return text.replace("##[", "\\x23#[")


# --- the formats ------------------------------------------------------------------------------------------


def strict(schema):
    """The same schema, but a key that it does not describe is a fault."""
    if isinstance(schema, dict):
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
        for value in schema.values():
            strict(value)
    if isinstance(schema, list):
        for value in schema:
            strict(value)
    return schema


def by_schema(name, instance, schema, title):
    try:
        import jsonschema
    except ImportError:
        say(name, "skipped: no jsonschema")
        return
    validator = jsonschema.validators.validator_for(schema)(schema)
    errors = list(validator.iter_errors(instance))
    for error in errors[:5]:
        must(name, False, f"{error.json_path}: {error.message[:200]}")
    from importlib.metadata import version

    say(name, f"{title}: {len(errors)} errors (jsonschema {version('jsonschema')})")


def check_json(texts):
    schema = strict(json.loads((HERE.parent / "docs/answerlint.schema.json").read_text()))
    document = json.loads(texts["json"])
    by_schema("json", document, schema, "docs/answerlint.schema.json, no other key")
    results = [json.loads(line) for line in texts["jsonl"].splitlines()]
    must("jsonl", results == document["results"], "the results differ from those of json")
    say("jsonl", f"{len(results)} lines, the results of json")
    return document


def check_sarif(texts, found):
    log = json.loads(texts["sarif"])
    run = log["runs"][0]
    folder = TOOLS / "node_modules/@microsoft/sarif-multitool-linux"
    for schema in sorted({*folder.glob("sarif-2.1.0.json"), *SCHEMAS.glob("sarif-2.1.0.json")}):
        by_schema("sarif", log, json.loads(schema.read_text("utf-8-sig")), schema.name)
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    must("sarif", {result["ruleId"] for result in run["results"]} <= set(ids), "a result of no rule")
    must("sarif", len(ids) == len(set(ids)), "two rules of one id")
    places, hashes = [], Counter()
    for result in run["results"]:
        where = result["locations"][0]["physicalLocation"]
        region = where["region"]
        path = unquote_to_bytes(where["artifactLocation"]["uri"])
        must("sarif", Path(HOSTILE, os.fsdecode(path)).exists(), f"no file {path!r}")
        places.append(
            (
                path,
                result["ruleId"],
                (region["startLine"], region.get("startColumn")),
                (region.get("endLine"), region.get("endColumn")),
            )
        )
        hashes[path, result["partialFingerprints"]["primaryLocationLineHash"]] += 1
    must("sarif", max(hashes.values()) == 1, "two results of a file with one fingerprint")
    say(
        "sarif",
        f"{len(run['results'])} results, {check_places('sarif', places, found, True)} places in code points",
    )
    multitool(folder)
    return Counter((result["ruleId"], result["level"]) for result in run["results"]), places


def multitool(folder):
    """GitHub's rules for what it takes in. The tool ends with 0 whatever it found: its output counts."""
    tool = folder / "Sarif.Multitool"
    if not tool.exists():
        say("sarif", "skipped: no sarif-multitool")
        return
    tool.chmod(0o755)
    report, output = HOSTILE / "out.sarif", HOSTILE / "validated.sarif"
    report.write_bytes((HOSTILE / "out/sarif").read_bytes())
    _, told = command(tool, "validate", "--rule-kind", "Sarif;Ghas", "--output", output, report)
    if not output.exists() or "1 files scanned" not in told:
        must("sarif", False, f"sarif-multitool: {told[:500]}")
        return
    results = [
        result for run in json.loads(output.read_text("utf-8-sig"))["runs"] for result in run["results"]
    ]
    # There is no page to name as informationUri.
    serious = [
        result
        for result in results
        if result.get("level", "warning") in ("error", "warning") and result["ruleId"] != "SARIF2005"
    ]
    for result in serious[:5]:
        must("sarif", False, f"{result['ruleId']}: {json.dumps(result.get('message'))[:300]}")
    version = json.loads((folder / "package.json").read_text())["version"]
    counts = dict(Counter(result["ruleId"] for result in results))
    say(
        "sarif",
        f"sarif-multitool {version}, rules of SARIF and of GitHub: {len(serious)} errors and warnings, "
        f"told {counts}",
    )


def check_junit(texts, document):
    root = xml.fromstring(texts["junit"])
    cases = root.findall("testsuite/testcase")
    summary = document["summary"]
    must("junit", len(cases) == summary["results"], "not one case an answer")
    must(
        "junit",
        len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases),
        "two cases of one name: only the first is shown",
    )
    must(
        "junit",
        sum(1 for case in cases if case.find("failure") is not None) == summary["failed"],
        "failures",
    )
    must(
        "junit",
        sum(1 for case in cases if case.find("error") is not None) == summary["input_errors"],
        "errors",
    )
    told = sum(len(part.text.splitlines()) for case in cases for part in case)
    must(
        "junit",
        told == sum(summary["findings"].values()) + summary["input_errors"],
        "not all findings are told",
    )
    say("junit", f"{len(cases)} cases, {told} findings in them (expat)")
    schemas = sorted({*SCHEMAS.glob("*junit*.xsd"), *(TOOLS / "xsd").rglob("junit-10.xsd")})
    if not schemas:
        say("junit", f"skipped: no schema in {SCHEMAS} or {TOOLS}")
    for schema in schemas:
        status, output = command("xmllint", "--noout", "--schema", schema, HOSTILE / "out/junit")
        must("junit", status == 0, output[:500])
        say(
            "junit",
            f"{schema.parent.name}/{schema.name}: {'valid' if status == 0 else 'not valid'} (xmllint)",
        )


def check_checkstyle(texts):
    root = xml.fromstring(texts["checkstyle"])
    places = [
        (
            path_named(file.get("name")),
            error.get("source"),
            (int(error.get("line")), int(error.get("column", 0))),
        )
        for file in root.findall("file")
        for error in file.findall("error")
    ]
    say("checkstyle", f"{len(places)} errors (expat)")
    levels = {"error": "error", "warning": "warning", "info": "note"}
    return (
        Counter((error.get("source"), levels[error.get("severity")]) for error in root.iter("error")),
        places,
    )


def check_rdjson(texts, found):
    result = json.loads(texts["rdjson"])
    by_schema(
        "rdjson",
        result,
        json.loads((HERE / "rdjson.schema.json").read_text()),
        "tests/rdjson.schema.json",
    )
    lines = [json.loads(line) for line in texts["rdjsonl"].splitlines()]
    for line in lines:
        must("rdjsonl", line.pop("source") == result["source"], "another source")
    must("rdjsonl", lines == result["diagnostics"], "the diagnostics differ from those of rdjson")
    places = []
    for diagnostic in lines:
        span = diagnostic["location"]["range"]
        places.append(
            (
                path_named(diagnostic["location"]["path"]),
                diagnostic["code"]["value"],
                *((span[end]["line"], span[end].get("column")) for end in ("start", "end")),
            )
        )
    say(
        "rdjson",
        f"{len(lines)} diagnostics, {check_places('rdjson', places, found, False)} places in bytes",
    )
    levels = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}
    return Counter((diagnostic["code"]["value"], levels[diagnostic["severity"]]) for diagnostic in lines)


def check_gitlab(texts):
    issues = json.loads(texts["gitlab"])
    must(
        "gitlab",
        len({issue["fingerprint"] for issue in issues}) == len(issues),
        "two issues of one fingerprint: the second is not shown",
    )
    for issue in issues:
        must(
            "gitlab",
            set(issue) == {"description", "check_name", "fingerprint", "severity", "location"},
            "keys",
        )
        must(
            "gitlab", not issue["location"]["path"].startswith(("./", "/")), "a path that is not relative"
        )
        lines = lines_of(path_named(issue["location"]["path"]))
        must(
            "gitlab",
            1 <= issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"] <= len(lines),
            f"no such lines: {issue['location']}",
        )
    must("gitlab", not texts["gitlab"].startswith("\ufeff"), "a byte order mark")
    say("gitlab", f"{len(issues)} issues, each with a fingerprint of its own")
    levels = {"critical": "error", "major": "warning", "info": "note"}
    return Counter((issue["check_name"], levels[issue["severity"]]) for issue in issues)


def unescape(text, more=()):
    for escaped, plain in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
        text = text.replace(escaped, plain)
    return text


def commands_in(text):
    """As GitHub's runner reads a log: a command at the start of a line, or the old form anywhere."""
    for line in text.split("\n"):
        new = re.match(r"::([^ :]+)(?: ([^:]*))?::(.*)$", line.lstrip())
        old = re.search(r"##\[([^ \]]+)", line)
        if new:
            yield new.groups()
        elif old or line.lstrip().startswith("::"):
            yield (old[1] if old else "broken", "", line)


def check_github(texts, found):
    commands = list(commands_in(texts["github"]))
    messages = {
        re.sub(r"^.*?: (?:error|warning|note) \S+ ", "", line) for line in texts["concise"].splitlines()
    }
    places, more = [], 0
    for name, properties, message in commands:
        values = dict(part.split("=", 1) for part in properties.split(","))
        values = {key: unescape(value, ((("%3A"), ":"), ("%2C", ","))) for key, value in values.items()}
        must("github", name in ("error", "warning", "notice"), f"the command {name}")
        if values["title"] == "answerlint":
            more = int(message.split()[0])
            continue
        must("github", unescape(message) in messages, f"a message that concise has not: {message!r}")
        if "col" in values:
            places.append(
                (
                    path_named(values["file"]),
                    values["title"],
                    (int(values["line"]), int(values["col"])),
                    (int(values["endLine"]), int(values["endColumn"])),
                )
            )
    looked_at = check_places("github", places, found, True)
    must("github", len(texts["github"].splitlines()) == len(commands), "a line that is no command")
    must("github", len(commands) - (more > 0) + more == len(found), "shown and more are not all")
    for other in FORMATS:
        must(other, other == "github" or not list(commands_in(texts[other])), "a workflow command")
    say(
        "github", f"{len(commands)} commands, unescaped again, {looked_at} places; none in another format"
    )


def check_tap(texts, document):
    path = HOSTILE / "out/tap"
    summary = document["summary"]
    status, output = command("prove", "--exec", "cat", path)
    bad = summary["failed"] + summary["input_errors"]
    must("tap", f"Tests={summary['results']}," in output and f"Failed: {bad})" in output, output[-500:])
    must("tap", "Parse errors" not in output, output[-500:])
    script = (
        "my $p = TAP::Parser->new({exec => ['cat', $ARGV[0]]}); my ($tests, $told) = (0, 0);"
        "while (my $r = $p->next) { $tests++ if $r->is_test && !$r->has_directive;"
        " $told += @{$r->data->{findings}} if $r->is_yaml; die $r->raw if $r->is_unknown }"
        'print "$tests $told ", scalar($p->parse_errors), " $TAP::Parser::VERSION"'
    )
    status, output = command("perl", "-MTAP::Parser", "-e", script, path)
    findings = sum(summary["findings"].values()) + summary["input_errors"]
    must("tap", output.startswith(f"{summary['results']} {findings} 0 "), output[:500])
    say(
        "tap",
        f"prove: {summary['results']} tests, {bad} failed; YAML with {findings} findings "
        f"(TAP::Parser {output.split()[-1]})",
    )


def check_csv(texts, found):
    rows = list(csv.DictReader(io.StringIO(texts["csv"]), strict=True))
    for row in rows:
        must("csv", None not in row and None not in row.values(), f"cells: {row}")
        for cell in row.values():
            must("csv", not cell.startswith(("=", "+", "-", "@", "\t", "\r")), f"a formula: {cell}")
        if row["start"]:
            path = path_named(row["path"].lstrip("'"))
            text = characters(
                Path(HOSTILE, os.fsdecode(path)).read_bytes()[int(row["start"]) : int(row["end"])]
            )
            must(
                "csv", is_found(text, path, row["rule"], found), f"{path!r}: {text[:60]!r} is no excerpt"
            )
    say("csv", f"{len(rows)} rows (python {sys.version.split()[0]})")
    places = [
        (path_named(row["path"].lstrip("'")), row["rule"], (int(row["line"]), int(row["column"] or 0)))
        for row in rows
    ]
    return Counter((row["rule"], row["severity"]) for row in rows), places


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = Counter()

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1


def check_markdown(texts):
    try:
        from importlib.metadata import version
        from markdown_it import MarkdownIt
    except ImportError:
        say("markdown", "skipped: no markdown-it-py")
        return Counter()
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(texts["markdown"])
    tags = Tags()
    tags.feed(html)
    allowed = {"h2", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "strong", "code", "p"}
    must("markdown", set(tags.tags) <= allowed, f"tags {set(tags.tags) - allowed}")
    say(
        "markdown",
        f"{tags.tags['li']} findings, no tag of theirs (markdown-it-py {version('markdown-it-py')})",
    )
    rows = re.findall(r"<li><strong>(\w+)</strong> <code>([^<]*)</code>", html)
    return Counter((rule.strip(), severity) for severity, rule in rows)


def main():
    status, texts = reports(HOSTILE / "out", "in")
    must("all", status == 2, f"status {status}: an empty file and a broken record are there")
    document = check_json(texts)
    found = list(findings_of(document))
    wanted = Counter((rule, severity) for _, rule, severity, _, _ in found)
    sarif, in_sarif = check_sarif(texts, found)
    checkstyle, in_checkstyle = check_checkstyle(texts)
    table, in_csv = check_csv(texts, found)
    told = {
        "sarif": sarif,
        "checkstyle": checkstyle,
        "csv": table,
        "rdjson": check_rdjson(texts, found),
        "gitlab": check_gitlab(texts),
        "markdown": check_markdown(texts),
    }
    for name, counts in told.items():
        must(name, counts == wanted or not counts and name == "markdown", f"{counts} and not {wanted}")
    starts = Counter((path, rule, start[0], start[1] or 0) for path, rule, start, _ in in_sarif)
    for name, places in (("checkstyle", in_checkstyle), ("csv", in_csv)):
        must(
            name,
            Counter((path, rule, *start) for path, rule, start in places) == starts,
            "places of its own",
        )
    check_junit(texts, document)
    check_github(texts, found)
    check_tap(texts, document)
    must("all", len(found) > 50, "too little was found")
    say(
        "all",
        f"{document['summary']['results']} answers, {len(found)} findings in each format, {faults} faults",
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
