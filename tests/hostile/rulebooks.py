"""Rule files and configurations that try to hang, to fill the memory, or to mean something else."""
from case import ANY, BAD, MIB, Case, fill, slug

CLAIM = """answerlint: 1
pack: p
about: a
license: CC0-1.0
%srules:
- id: r
  claim: A claim.
  fact: A fact.
  severity: error
  sources: ['https://example.org/']
  match: [%s]
  tests: {flag: ['zzz'], pass: ['y']}
"""
CHECK = """answerlint: 1
pack: p
about: a
license: CC0-1.0
rules:
- {id: r, check: line-pattern, severity: error, pattern: '%s', which: no}
"""
PATTERNS = {
    "nested": ("(a+)+$", "a" * 30 + "!"),
    "alternatives": ("(a|a)*b", "a"),
    "words": (r"(\w+\s?)*:", "ab "),
    "dots": (".*.*.*=x", "a="),
    "ahead": ("(?=.*x)(?=.*y)(?=.*z)w", "x y "),
    "behind": (r"(?<=a)b\w*c", "ab"),
    "twice": (r"(\w+) \1 \1;", "ab "),
    "halves": (r"(.+)\1\1Z", "ab"),
    "named": (r"(?<n>.+)-\k<n>-\k<n>!", "a-"),
    "balanced": (r"\((?:[^()]|(?R))*\)x", "("),
    "recursive": (r"(?:a(?:(?R)|b)c)+d", "abc"),
    "palindrome": (r"((.)(?1)\2|.?)z", "ab"),
    "lazy": (r"(?:.|\s)*?END", "a b "),
    "optional": ("a?" * 60 + "a" * 60, "a"),
    "counted": ("(?:a{1,60}){1,60}b", "a"),
    "unicode": (r"(?:\p{L}+\P{L}*)+\d", "\u00e9 "),
    "classes": ("[a-z]*[a-y]*[a-x]*[a-w]*9", "a"),
    "mail": (r"(?:[\w.]+)+@(?:[\w.]+)+\.x", "a."),
    "tags": (r"<(\w+)[^>]*>.*</\1>", "<a>"),
    "caseless": (r"(?i)(?:k|\x{212a})+s", "K\u212a"),
    "anchored": (r"\G(?:a|ab)*c", "ab"),
    "atomic": ("(?>a+)+b", "a"),
    "possessive": ("(?:a++b?)*c", "a"),
    "empty-ends": ("(?:|a)+b", "a"),
    "conditional": ("(a)?(?(1)b|c)+d", "abc"),
    "trailing": (r"\s+$", " "),
    "quoted": (r'"(?:[^"\\]|\\.)*"', '"a'),
    "date": (r"\d+-\d+-\d+T", "1-"),
    "split": (r"(?:,?[^,]*){20}x", "a,"),
    "keep": (r"a+\Kb", "a"),
    "bounds": (r"\b\w+\b\W\b\w+\b!", "a "),
}


def with_pack(name, pack, transcript=b"- zzz\n", **more):
    pack = pack if isinstance(pack, bytes) else pack.encode("utf-8", "surrogatepass")
    return Case("rules-" + name, {"in/a.txt": transcript, "p.yaml": pack},
                **dict({"args": ("-r", "p.yaml"), "paths": ("in",), "memory": 256}, **more))


def patterns():
    for name, (pattern, unit) in PATTERNS.items():
        yield with_pack("line-" + name, CHECK % pattern.replace("'", "''"), fill(unit, MIB // 4), seconds=8)
        raw = CLAIM % ("", "{raw: '%s'}" % pattern.replace("'", "''"))
        yield with_pack("raw-" + name, raw, fill("zzz " + unit * 50 + ". ", MIB // 4), seconds=8)
    for bad in ("(*UTF)a", "(*LIMIT_MATCH=1)a", "(?C1)a", r"\Ca", "(", "a{9", "[[:no:]]", r"\p{No}",
                "(?<=a*)b", "a**", "(?z)a", "x*",
                "(" * 65 + "a" + ")" * 65, "a" * 9000, "(?:a{1,999}){1,999}",
                "(?:(?:(?:a{1,99}){1,99}){1,99}){1,99}"):
        yield with_pack("bad-" + slug(bad)[:24] + "-%d" % len(bad), CHECK % bad, exits=ANY)


def phrases():
    yield with_pack("optional", CLAIM % ("", "'" + "a? " * 60 + "b'"), fill("a "), seconds=8)
    yield with_pack("gaps", CLAIM % ("", "'" + " ..12 ".join("abcde") + "'"), fill("a b c d "), seconds=8)
    yield with_pack("choices", CLAIM % ("", "'" + "(a|b|a b) " * 20 + "z'"), fill("a b "), seconds=8)
    yield with_pack("nested-choices", CLAIM % ("", "'" + "(" * 9 + "a" + ")" * 9 + "'"), exits=BAD)
    yield with_pack("long-phrase", CLAIM % ("", "'" + "a " * 2000 + "'"), exits=BAD)
    every = ", ".join("'w%d'" % i for i in range(17))
    yield with_pack("many-phrases", CLAIM % ("", "{all: [%s]}" % every), exits=BAD)
    yield with_pack("all", CLAIM % ("", "{all: [%s], in: document}" % ", ".join("abcdefgh")),
                    fill("a b c d e f g "), seconds=8)
    for factor in (10, 40):
        terms = "terms:\n  t0: [%s]\n" % ", ".join("w%d" % i for i in range(factor))
        terms += "".join("  t%d: ['{t%d} {t%d} {t%d}']\n" % (i, i - 1, i - 1, i - 1) for i in range(1, 9))
        yield with_pack("terms-cubed-%d" % factor, CLAIM % (terms, "'{t8}'"), exits=BAD)
    deep = "terms:\n  t0: [a]\n" + "".join("  t%d: ['{t%d}']\n" % (i, i - 1) for i in range(1, 40))
    yield with_pack("terms-deep", CLAIM % (deep, "'{t39}'"), exits=BAD)
    yield with_pack("terms-ring", CLAIM % ("terms:\n  a: ['{b}']\n  b: ['{c}']\n  c: ['{a}']\n", "'{a}'"),
                    exits=BAD)
    for first in ("w", "\u00e9"):        # all in one line: each column is counted, in characters
        words = ", ".join([first] + ["w%d" % i for i in range(50000)])
        yield with_pack("terms-wide-" + slug(first), CLAIM % ("terms:\n  a: [%s]\n" % words, "'{a} {a}'"))


def yaml():
    head = "answerlint: 1\npack: p\nabout: "
    for name, body in (("sequences", "[" * 5000), ("mappings", "{a: " * 5000), ("indents",
        "\n" + "".join(" " * i + "a:\n" for i in range(900))),
                       ("dashes", "\n" + "- " * 50000), ("questions", "\n" + "? " * 50000), ("anchors",
                           "".join("&a%d " % i for i in range(9999))),
                       ("alias", "*a"), ("ring", "&a [*a]"), ("tag", "!!python/object:os.system x"), ("merge",
                           "{<<: {a: b}}"),
                       ("directive", "x\n%YAML 9.9\n"), ("long", "a" * (MIB - 100)), ("quote",
                           '"' + "a\n" * 60000), ("folded", ">\n" + " a\n" * 60000),
                       ("nul", "a\0b"), ("tab", "\n\ta: b"), ("escape", '"\\x1b[2J"'), ("comment",
                           "#" * 500000), ("two", "a\n---\nb: c")):
        yield with_pack("yaml-" + name, head + body + "\n", exits=BAD, formats=("text", "json"))
    for coding in ("utf-16", "utf-32", "utf-7"):
        yield with_pack("yaml-" + coding, (CHECK % "a").encode(coding))
    for size in (MIB - 10, MIB + 10, 9 * MIB):
        yield with_pack("yaml-size-%d" % size, (CHECK % "a").encode() + b"#" * (size - 150), seconds=8)
    for value in ("-1", "1e9", "0x10", "18446744073709551616", "~", "[1]", "''", "{min: 5, max: 1}",
                  "{least: 1}", "5.5", "\u0663"):
        yield with_pack("count-" + slug(value), "answerlint: 1\npack: p\nabout: a\nlicense: CC0-1.0\nrules:\n"
                        "- {id: r, check: bullets, severity: error, count: %s}\n" % value, exits=BAD)
    config = {"loop": "rules: [.answerlint.yaml]\n", "url": "rules: ['http://127.0.0.1/x']\n",
              "device": "rules: [/dev/zero]\n",
              "fifo": "rules: [/proc/self/fd/0]\n", "deep": "a: " + "[" * 3000 + "\n",
              "key": "\"\\x1b[2J\": 1\n", "big": "#" * (2 * MIB)}
    for name, body in config.items():
        yield Case("config-" + name, {"in/a.txt": b"- zzz\n", "c.yaml": body.encode(),
                                      ".answerlint.yaml": body.encode()},
                   args=("-c", "c.yaml"), paths=("in",), memory=256)


def cases():
    yield from patterns()
    yield from phrases()
    yield from yaml()
