"""Bytes that are no text, half a text, or another text than they seem."""
from case import ANY, BAD, MIB, fill, text

CHUNK = 64 << 10             # bytes that are read at a time: what straddles them is read in two parts
GOOD = "The value is stored once. Every reader sees it.\n"


def broken_utf8():
    wrong = {"lead-alone": b"\xc3", "lead-of-three": b"\xe2\x82", "lead-of-four": b"\xf0\x9f\x98",
             "continuation": b"\x80\x80\x80", "overlong-slash": b"\xc0\xaf", "overlong-three": b"\xe0\x80\xaf",
             "surrogate-pair": b"\xed\xa0\xbd\xed\xb8\x80", "beyond-unicode": b"\xf4\x90\x80\x80",
             "five-bytes": b"\xf8\x88\x80\x80\x80", "six-bytes": b"\xfc\x84\x80\x80\x80\x80", "fe-ff": b"\xfe\xff\xfe"}
    for name, bad in wrong.items():
        yield text("utf8-%s-inside" % name, b"- one " + bad + b" two\n")
        yield text("utf8-%s-at-end" % name, b"- one\n- two " + bad)
        yield text("utf8-%s-on-the-chunk" % name, b"a" * (CHUNK - 1) + bad + b" end\n")
        yield text("utf8-%s-dense" % name, fill(b"w" + bad + b" "))


def whole_characters_on_the_chunk():
    for character in ("\u00e9", "\u20ac", "\U0001f600", "e\u0301", "\U0001f469\u200d\U0001f467"):
        for back in (1, 2, 3):
            yield text("chunk-%x-%d" % (ord(character[0]), back) + ("-more" if len(character) > 1 else ""),
                       b"a" * (CHUNK - back) + character.encode() * 3 + b"\n")


def marks():
    marks = {"utf8": (b"\xef\xbb\xbf", "utf-8"), "utf16le": (b"\xff\xfe", "utf-16-le"),
             "utf16be": (b"\xfe\xff", "utf-16-be"), "utf32le": (b"\xff\xfe\0\0", "utf-32-le"),
             "utf32be": (b"\0\0\xfe\xff", "utf-32-be")}
    for name, (mark, coding) in marks.items():
        body = GOOD.encode(coding)
        yield text("mark-%s" % name, mark + body)
        wide = coding.startswith("utf-32")      # which is not read: its NULs are text
        yield text("mark-%s-alone" % name, mark, exits=ANY if wide else (1, 2))
        yield text("mark-%s-twice" % name, mark + mark + body)
        yield text("mark-%s-behind" % name, body + mark)
        yield text("mark-%s-of-another" % name, mark + GOOD.encode())
        if coding.startswith("utf-16"):
            yield text("mark-%s-half-a-unit" % name, mark + body[:-1], exits=BAD)
            yield text("mark-%s-surrogates" % name, mark + "\ud83d\ude00\ude00\ud83d".encode(coding, "surrogatepass"))
            yield text("mark-%s-large" % name, mark + ("\u20ac" * (MIB // 2)).encode(coding))


def nothings():
    for count in (1, 511, 512, 513, 4096):
        for name, before, behind in (("first", b"", GOOD.encode()), ("last", GOOD.encode(), b""),
                                     ("inside", GOOD.encode(), GOOD.encode())):
            exits = BAD if count >= 512 else (0, 1, 2)
            yield text("nul-%d-%s" % (count, name), before + bytes(count) + behind, exits=exits)
    for name, blank in (("form-feeds", "\f\v"), ("no-break", "\u00a0\u2003"), ("zero-width", "\u200b\u2060\ufeff"),
                        ("hangul", "\u3164\u115f"), ("breaks", "\u2028\u2029\x85"), ("returns", "\r")):
        yield text("blank-" + name, fill(blank, 6000), exits=(0, 1, 2))


def other_tongues():
    for coding in ("utf-7", "cp037", "shift_jis", "gb18030", "koi8-r", "iso2022_jp", "cp1252", "punycode"):
        body = "- \u3042\u044f\u00e9 never" if coding in ("utf-7", "gb18030", "punycode") else "- never says so"
        yield text("coding-" + coding.replace("_", "-"), body.encode(coding) * 50)


def cases():
    yield from broken_utf8()
    yield from whole_characters_on_the_chunk()
    yield from marks()
    yield from nothings()
    yield from other_tongues()
