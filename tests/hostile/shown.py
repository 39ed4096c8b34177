"""What would act where a report is read: terminals, CI servers, browsers, spreadsheets."""
import json

from case import SHOWN, Case, lines, slug, text

ACTING = {
    "title": "\x1b]0;owned\x07", "clipboard": "\x1b]52;c;b3duZWQ=\x07", "link": "\x1b]8;;file:///x\x1b\\y\x1b]8;;\x1b\\",
    "report": "\x1b[6n\x1b[c\x1b[>q", "clear": "\x1b[2J\x1b[3J\x1bc", "device": "\x1bPq#0!99~\x1b\\",
    "privacy": "\x1b^x\x1b\\", "program": "\x1b_Gf=24;AAAA\x1b\\", "open": "\x1b[38;5", "c1-csi": "\x9b2J", "c1-osc": "\x9d0;x\x9c",
    "shift-out": "\x0e\x0f", "bell": "\x07" * 9, "backspaces": "ok" + "\x08" * 2 + "no", "override": "\u202egnp.exe",
    "isolate": "\u2066\u2067\u2068\u2069", "embedding": "\u202a\u202b\u202c\u202d", "arabic-mark": "\u061c\u200e\u200f",
    "tags": "".join(chr(0xE0000 + ord(c)) for c in "obey"), "annotation": "\ufff9a\ufffab\ufffb",
    "github": "\n::error file=x::owned\n::add-mask::a\n##[group]x", "azure": "\n##vso[task.setvariable variable=x]y",
    "teamcity": "\n##teamcity[buildStatus status='SUCCESS']", "gitlab": "\nsection_start:1:x\r\x1b[0K",
    "script": "</script><script>alert(1)</script><img src=x onerror=alert(1)>", "cdata": "]]><x/><![CDATA[",
    "entity": "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;", "formula": "=HYPERLINK(\"http://x\")", "percent": "%n%s%0A::error::x",
    "markdown": "![](http://x/y)<details open>\n\n# x\n@all", "noncharacters": "\ufffe\uffff\U0001ffff", "yaml": "---\n- !!x\n...\n",
}
PACK = """answerlint: 1
pack: shown
about: shows what a line holds
license: CC0-1.0
rules:
- id: all
  severity: error
  check: line-pattern
  pattern: 'mark.*'
  which: no
"""


def cases():
    for name, acting in ACTING.items():
        yield Case("shown-text-" + name, {"in/a.txt": ("- mark %s end\n" % acting).encode(), "p.yaml": PACK.encode()},
                   args=("-r", "p.yaml"), paths=("in",), formats=SHOWN)
        record = {"id": acting, "model": acting, "prompt": acting, "response": "- mark " + acting, "done_reason": acting}
        yield Case("shown-record-" + name, {"in/a.jsonl": json.dumps(record).encode() + b"\n", "p.yaml": PACK.encode()},
                   args=("-r", "p.yaml"), paths=("in",), formats=SHOWN)
        pack = PACK.replace("shows what a line holds", json.dumps(acting)).replace("id: all", "id: " + json.dumps(acting))
        yield Case("shown-pack-" + name, {"in/a.txt": b"- mark\n", "p.yaml": pack.encode()}, args=("-r", "p.yaml"),
                   paths=("in",), exits=(2,), formats=("text", "json"))
        file = ("a" + acting.replace("/", "|").replace("\0", "") + ".txt").encode("utf-8", "surrogatepass")[:200]
        yield Case("shown-name-" + name, {b"in/" + file: b"- mark \xff\n", "p.yaml": PACK.encode()},
                   args=("-r", "p.yaml"), paths=("in",), formats=SHOWN)
    for name in (b"-rf", b"--help", b"*", b" ", b"\xff\xfe", b"a" * 250, b"\\", b"$(id)", b"a;b|c&d", b"...", b"\t", b"nul\r"):
        yield Case("name-" + slug(name.decode("latin-1")), {b"in/" + name: b"- mark\n"}, paths=("in",), formats=SHOWN)
    yield text("shown-option", "- mark\n", args=("--stdin-filename", "\x1b[2J"), formats=("text", "json"))
    yield lines("shown-key", json.dumps({"\x1b[2J\u202e": 1, "response": 3}) + "\n", formats=SHOWN)
