"""A mebibyte of what a parser or a matcher would rather not see: one unit, over and over."""
from case import MIB, fill, slug, text

MARKDOWN = ("*", "_", "**a ", "*a_", "[", "![", "](", "[a](", "[a][", "[a]: <", "[a]: b 'c\n", "<", "<!--", "<![CDATA[", "<?", "</a ",
            "<a b='", "&#x41;", "&amp", "`", "``a`", "~", "~~a", "```\n", "~~~a\n", ">", "> > ", "- ", "1. ", "+ a\n", "* * *\n",
            "#", "# a\n", "a\n===\n", "-\n-", "| a ", "|-|\n", "a|b\n-|-\n", "\\", "\\\n", "a  \n", "\t- ", "    a\n", "- [ ] a\n",
            "www.", "http://a.", "a@b.", "$a$ ", "[^a]", ":a:", "</think>", "<think>", "<|im_end|>", "\n\n", " \n", "\r\n\r")
WORDS = ("a ", "I ", "a, ", "a. ", "a? ", "not ", "no ", "never ", "if ", "because ", "but ", "which ", "and ", "e.g. ", "Mr. ", "1.2 ",
         "\"a ", "'a' ", "\u201ca ", "(a ", "a) ", "a; ", "a: ", "a - ", "a\u2014", "a's ", "don't ", "a/b ", "a.b() ", "<T> ",
         "f(g(", "await ", "async ", "await throws ", "Task.Run ", "Promise ", "then ", "asyncio ", "coroutine ", "git ", "commit ",
         "stash ", "branch ", "deadlock ", "exception ", "thread ", "blocks ", "always blocks the thread. ", "- await\n",
         "- the task is run on another thread\n", "In C# 5, ", "Contrary to that, ", "It is false that ", "Some say that ",
         "Q: is it? A: ", "\u4e2d", "\u4e2d\u3002", "\u0e01", "\u0301", "\u200d", "\U0001f600", "\u0130", "\u00df ", "\ufdfa ")


def cases():
    for unit in MARKDOWN:
        yield text("md-" + slug(unit), fill(unit), memory=512)
    for unit in WORDS:
        yield text("words-" + slug(unit), fill(unit), memory=512)
    for columns in (100, 10000):
        row = "|" + "a|" * columns + "\n"
        yield text("table-%d" % columns, row + "|" + "-|" * columns + "\n" + row * (MIB // len(row)), memory=512)
    for depth in (100, 127, 129, 5000):
        yield text("quotes-%d" % depth, (">" * depth + " a\n") * (MIB // 8 // depth), memory=512)
        yield text("items-%d" % depth, ("- " * depth + "a\n") * (MIB // 8 // depth), memory=512)
    yield text("stairs", "".join("  " * i + "- a\n" for i in range(900)), memory=512)
    yield text("definitions", "".join("[%d]: /a\n" % i for i in range(40000)) + "[1] " * 100000, memory=512)
    yield text("one-line", fill("word ", 4 * MIB) + b".", memory=1024, seconds=6)
    yield text("one-word", fill("w", 8 * MIB), memory=1024, seconds=6)
    yield text("all-claims", fill("- await throws an AggregateException.\n"), memory=512, seconds=6)
