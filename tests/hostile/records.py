"""JSON that is odd, deep, wide, cut or no JSON at all."""
import json

from case import BAD, MIB, fill, lines, slug

WHOLE = json.dumps({"id": "a", "messages": [{"role": "user", "content": "Why?"},
                                            {"role": "assistant", "content": "Since \u00e9 \ud83d\ude00 \"so\"."}]})


def nested():
    for depth in (510, 511, 512, 100000):
        for name, opening, closing in (("arrays", "[", "]"), ("objects", '{"a":', "}"), ("both", '[{"a":', "}]")):
            inner = opening * depth + "1" + closing * depth
            over = depth * len(opening.replace('"a":', "")) > 512
            yield lines("deep-%s-%d" % (name, depth), '{"response":"x","more":%s}\n' % inner,
                        exits=BAD if over else (0, 1, 2))
        yield lines("deep-open-%d" % depth, "[" * depth + "\n" + '{"response":"x"}\n', exits=(1, 2))


def wide():
    for count in (199000, 200001, 500000):
        yield lines("wide-array-%d" % count, '{"response":"x","more":[%s]}\n' % ",".join("1" * count),
                    exits=BAD if count > 200000 else (0, 1, 2))
    yield lines("wide-keys", "{%s}\n" % ",".join('"k%d":0' % i for i in range(60000)))
    yield lines("wide-same-key", '{%s,"response":"x"}\n' % ",".join(['"response":0'] * 60000))
    yield lines("wide-empty", '{"response":"x","more":[%s]}\n' % ",".join(["{}", "[]"] * 40000))
    yield lines("long-key", '{"%s":1,"response":"x"}\n' % ("k" * MIB))
    yield lines("long-blank", " " * MIB + '{"response":"x"}' + "\t" * MIB + "\n")
    yield lines("long-number", '{"response":"x","eval_count":%s}\n' % ("9" * MIB))
    yield lines("long-fraction", '{"response":"x","eval_count":0.%s}\n' % ("0" * MIB))
    yield lines("many-tiny", fill('{"response":"x"}\n', MIB // 4), seconds=6)
    yield lines("many-blank-lines", b"\n" * MIB + b'{"response":"x"}\n')
    yield lines("many-empty-objects", fill("{}\n", MIB // 8), seconds=6)
    yield lines("many-bare", fill("1 ", MIB // 8), seconds=6)
    yield lines("many-open-lines", fill("{\n", MIB // 8), seconds=6)
    yield lines("many-quotes", fill('"\n', MIB // 8), seconds=6)


def strings():
    for code in list(range(0, 32)) + [0x7F, 0x80, 0x85, 0x9B, 0x202E, 0x2066, 0xD800, 0xDFFF, 0xFFFE]:
        yield lines("escape-%04x" % code, '{"response":"- a \\u%04x b"}\n' % code, formats=("text", "json"))
    for raw in (b"\0", b"\x01", b"\x1b", b"\x7f", b"\xff", b"\xed\xa0\x80"):
        yield lines("raw-" + raw.hex(), b'{"response":"- a ' + raw + b' b"}\n', formats=("text", "json"))
    for escape in ("\\x41", "\\u12", "\\u+123", "\\U0001F600", "\\'", "\\", "\\ud83d\\u0041", "\\u{41}"):
        yield lines("bad-escape-" + slug(escape), '{"response":"a %s b"}\n' % escape)
    yield lines("dense-escapes", '{"response":"%s"}\n' % ("\\u0061\\ud83d\\ude00" * (MIB // 18)))
    yield lines("dense-lone", '{"response":"%s"}\n' % ("\\ud800" * (MIB // 6)))


def odd():
    for value in ("NaN", "-Infinity", "1e400", "-0", "1E+99999999999", "01", "1.", ".5", "+1", "0x10", "1_000", "true", "null",
                  "[]", "{}", '""', "18446744073709551616", "-1", "1e-400"):
        yield lines("number-" + slug(value), '{"response":"x","eval_count":%s,"eval_duration":%s}\n' % (value, value))
    for value in ("null", "true", "0", "[]", "{}", '""', "[[]]", '["a","b"]', '{"text":1}', '[{"type":"text"}]'):
        yield lines("answer-" + slug(value), '{"response":%s}\n' % value)
        yield lines("content-" + slug(value), '{"messages":[{"role":"assistant","content":%s}]}\n' % value)
    for name, junk in (("comment", '{"response":"x" /* no */}'), ("hash", '# no\n{"response":"x"}'), ("single", "{'response':'x'}"),
                       ("comma", '{"response":"x",}'), ("two", '{"response":"x"},{"response":"y"}'), ("bare", "{response:x}"),
                       ("bracket", '{"response":"x"}]'), ("assign", 'a={"response":"x"}'), ("padding", ")]}'\n{\"response\":\"x\"}"),
                       ("sse", 'data: {"response":"x"}\n\ndata: [DONE]'), ("html", "<html>502</html>"), ("nul", '{"response":"x"}\0')):
        yield lines("junk-" + name, junk + "\n")
    for at in range(1, len(WHOLE), 9):
        yield lines("cut-%03d" % at, WHOLE[:at], exits=(1, 2))


def cases():
    yield from nested()
    yield from wide()
    yield from strings()
    yield from odd()
