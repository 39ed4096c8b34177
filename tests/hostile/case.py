"""What a hostile case is, and the little language that the groups of cases are written in.

A case is files that one run of the program is given. A group is a module with `cases()`, which yields
them; what is drawn is drawn from a fixed seed, so that a case that fails is the same one tomorrow.
"""
import dataclasses

MIB = 1 << 20
ANY = (0, 1, 2)
BAD = (2,)

# Where a text is shown: everything that has a reader of its own.
SHOWN = ("text", "json", "jsonl", "sarif", "junit", "checkstyle", "html", "markdown", "csv", "github",
         "concise")


@dataclasses.dataclass
class Case:
    name: str
    files: dict                  # path (bytes or str) -> bytes, or a callable that gives them
    args: tuple = ()             # before the paths
    paths: tuple = None          # what is checked; by default the folder
    exits: tuple = ANY
    formats: tuple = ("text",)
    seconds: float = 3           # of processor time, and one more for each MiB of input
    memory: int = 64             # MiB, and more for the input: see run.py


def text(name, content, **more):
    """One transcript, as it comes."""
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    return Case(name, {"a.txt": content}, **more)


def lines(name, content, **more):
    """A stream of records."""
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    return Case(name, {"a.jsonl": content}, **more)


def fill(unit, size=MIB):
    """The unit over and over, as long as the size says."""
    if isinstance(unit, str):
        unit = unit.encode()
    return (unit * (size // len(unit) + 1))[:size]


def slug(value):
    """A name for what has none: letters and digits as they are, the rest by code."""
    return "".join(c if c.isalnum() and c.isascii() else "%02x" % ord(c) for c in value)[:40]
