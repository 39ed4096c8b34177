"""Packed input that is damaged, lies, or becomes far more than it is."""
import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zlib

from case import BAD, MIB, Case, slug

RECORD = b'{"response":"hi there"}\n'
CODERS = {"gz": lambda data: gzip.compress(data, mtime=0), "bz2": bz2.compress,
          "xz": lambda data: lzma.compress(data, preset=1)}


def packed(name, data, kind="jsonl.gz", **more):
    return Case("arc-" + name, {"a." + kind: data}, **dict({"memory": 256}, **more))


def member(name, data=b"- a\n", **fields):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for key, value in fields.items():
        setattr(info, key, value)
    return info, data


def tar(members, form=tarfile.PAX_FORMAT):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for info, data in members:
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def damaged():
    for kind, coder in CODERS.items():
        whole = coder(RECORD * 5000)
        for eighth in range(1, 8):
            yield packed("%s-cut-%d" % (kind, eighth), whole[:len(whole) * eighth // 8], "jsonl." + kind,
                         exits=BAD)
        for at in range(0, len(whole), max(1, len(whole) // 10)):
            changed = bytearray(whole)
            changed[at] ^= 0x55
            yield packed("%s-flip-%d" % (kind, at), bytes(changed), "jsonl." + kind)
        yield packed("%s-tail" % kind, whole + b"tail", "jsonl." + kind, exits=BAD)
        yield packed("%s-twice" % kind, whole + whole, "jsonl." + kind)
        yield packed("%s-within" % kind, coder(whole), "jsonl." + kind, exits=BAD)
        yield packed("%s-called-text" % kind, whole, "txt")
    yield packed("name-lies", b"no archive\n", "jsonl.gz")
    for flags in (0x01, 0x02, 0x04, 0x08, 0x10, 0x1F, 0xE0, 0xFF):
        yield packed("gz-flags-%02x" % flags, b"\x1f\x8b\x08" + bytes([flags]) + b"\xff" * 400)
    head = b"\x1f\x8b\x08\x18" + bytes(6) + b"../../\x1b[2J\n::error::x\0" + b"c" * 60000 + b"\0"
    body = zlib.compressobj(wbits=-15)
    yield packed("gz-long-comment", head + body.compress(RECORD) + body.flush() + struct.pack("<II",
        zlib.crc32(RECORD), len(RECORD)),
                 formats=("text", "json"))


def bombs():
    for kind, coder in CODERS.items():
        yield packed("%s-bomb-lines" % kind, coder(RECORD * (24 * MIB // len(RECORD))), "jsonl." + kind,
                     seconds=30)
        yield packed("%s-bomb-letters" % kind, coder(b"a" * (40 * MIB)), "txt." + kind, seconds=10, exits=BAD)
        yield packed("%s-bomb-nuls" % kind, coder(bytes(40 * MIB)), "txt." + kind, seconds=10, exits=BAD)
        yield packed("%s-bomb-tar" % kind, coder(tar([member("big.txt", bytes(40 * MIB))])), "tar." + kind,
                     seconds=10, exits=BAD)


def window(data, code):
    """An .xz whose first block asks for the dictionary of this code: 40 is 4 GiB."""
    whole = bytearray(lzma.compress(data, preset=0))
    end = 12 + 4 * whole[12]         # of the header, without its checksum
    whole[whole.index(b"\x21\x01", 12, end) + 2] = code
    whole[end:end + 4] = struct.pack("<I", zlib.crc32(whole[12:end]))
    return bytes(whole)


def windows():
    for code in range(29, 41):
        yield packed("xz-window-%d" % code, window(RECORD, code), "jsonl.xz", exits=BAD)
    for name, inner in (("gz", gzip.compress), ("xz", lzma.compress)):
        yield packed("%s-window-within" % name, inner(window(RECORD, 40)), "jsonl." + name,
                     exits=BAD)


def tars():
    for code in range(0x30, 0x80):
        if chr(code) not in "01234567DKLMNSVXgx":
            continue
        info, data = member("a.txt", type=bytes([code]), linkname="../../etc/passwd")
        yield packed("tar-type-%c" % code, tar([(info, data)], tarfile.GNU_FORMAT) if chr(code) not in "gx"
                     else info.tobuf(tarfile.USTAR_FORMAT) + data + bytes(508 + 1024), "tar")
    for name in ("/etc/passwd", "../../x", "a/../b", "\x1b[2J", "a\nb", "\u202ex", "::error::x", "", ".",
                 "a" * 5000, "-rf", "a\\b", "<b>"):
        yield packed("tar-name-" + slug(name)[:30], tar([member(name or "x", b"- \xff\n")]), "tar",
                     formats=("text", "json", "sarif", "junit"))
    plain = tar([member("a.txt"), member("b.txt")], tarfile.USTAR_FORMAT)
    for at, what in ((0, b"\0"), (100, b"x"), (124, b"77777777777"), (124, b"\x80" + b"\xff" * 11), (124,
        b"-1"), (136, b"zzz"),
                     (148, b"000000"), (156, b"\xff"), (257, b"nostar"), (345, b"p" * 155)):
        changed = bytearray(plain)
        changed[at:at + len(what)] = what
        yield packed("tar-field-%d-%s" % (at, what[:2].hex()), bytes(changed), "tar")
    for blocks in range(1, len(plain) // 512, 3):
        yield packed("tar-cut-%d" % blocks, plain[:blocks * 512 - 100], "tar")
    yield packed("tar-many", tar([member("%d.txt" % i, b"") for i in range(5000)]), "tar", seconds=20)
    yield packed("tar-same", tar([member("a.txt")] * 50), "tar")
    yield packed("tar-headers", tar([member("a.txt", pax_headers={"comment": "c" * MIB, "path": "../p"})]),
                 "tar")
    yield packed("tar-in-tar", tar([member("a.tar", plain)]), "tar", exits=BAD)


def cases():
    yield from damaged()
    yield from bombs()
    yield from windows()
    yield from tars()
