"""Texts that cost the wrong parser quadratic time or worse, each of a size that can be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from mundap.text.source import MAX_BYTES, MAX_LINE, MAX_LINES

START = "# 특강\n\n## Q&A\n\n"
"""What stands above each text: below it, questions are expected."""
LONG = MAX_LINE - 1_000
"""Characters of a long line."""
ROOM = MAX_LINES - 20
"""Lines below what stands above."""

SHAPES: Mapping[str, str] = {
    "quotes": ">",
    "bullets": "- ",
    "numbers": "1. ",
    "stars": "*",
    "strong": "**a ",
    "underscores": "_a ",
    "open brackets": "[",
    "closed brackets": "[a]",
    "links": "[a](b",
    "pictures": "![a](",
    "nested pictures": "![[]()",
    "backticks": "`a",
    "backtick runs": "`` ` ",
    "tags": "<a ",
    "breaks": "<br",
    "breaks with blanks": "<br ",
    "open divs": "<div>",
    "quotes in tags": "<br a=\"'",
    "anchors": "<a href=x>",
    "anchors with blanks": "<a  href",
    "bold tags": "<b>",
    "declarations": "<![CDATA[",
    "comments": "<!--",
    "processing": "<?",
    "entities": "&amp",
    "numeric entities": "&#",
    "backslashes": "\\",
    "addresses": "https://a",
    "address ends": "https://a.).).)",
    "brackets of addresses": "https://(",
    "tables": "|a",
    "table rules": "|-",
    "hashes": "# ",
    "blanks": " ",
    "tabs": "\t",
    "dashes": "-",
    "dashes apart": "- - ",
    "dates": "2021. 1",
    "dates with blanks": "2021 ",
    "names": "김이박",
    "names with blanks": "김하늘 ",
    "of the talk": "김하늘님의 ",
    "speakers": "발표자: ",
    "brackets before speakers": "(-",
    "marks": "(질문)",
    "Hangul": "가",
    "sentences": "가나다. ",
    "jamo": "\u1100\u1161",
    "combining": "a\u0301\u0323",
    "sound marks": "か\u3099\u309a",
    "joiners": "\u200d",
    "emoji": "👩‍💻",
    "tilde": "~~a",
    "footnotes": "[^1]",
    "definitions": "[a]: ",
    "attributes": "{: .a",
    "colons": ":a:",
    "dollars": "$",
    "at": "a@",
}
"""Name → what is repeated."""


def _lines(text: str, size: int, length: int) -> str:
    """A text repeated in lines of a length, up to a size in bytes."""
    line = text * max(1, length // len(text))
    count = min(ROOM, min(size, MAX_BYTES) // (len(line.encode()) + 1))
    return "\n".join([line] * max(1, count))


def _lists(size: int) -> str:
    """Every line is nested in the one above it."""
    depth = int(size**0.5)
    return "\n".join(f"{'  ' * n}- 가" for n in range(depth))


def _saw(size: int) -> str:
    """Lists of thirty levels, again and again."""
    teeth = "".join(f"{'  ' * n}- 가\n" for n in range(30))
    return teeth * (size // len(teeth.encode()))


def shapes() -> dict[str, Callable[[int], str]]:
    """Name → a text of at most so many bytes, to stand below `START`."""
    found: dict[str, Callable[[int], str]] = {}
    for name, text in SHAPES.items():
        found[f"{name}, long lines"] = partial(_lines, text, length=LONG)
        found[f"{name}, short lines"] = partial(_lines, text, length=6 * len(text))
    found["nested lists"] = _lists
    found["lists like a saw"] = _saw
    return found
