"""What happens to files: slips, other editors, half-written saves, and malice."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from random import Random

MARKDOWN = (
    *("- ", "  - ", "\t", "* ", "10) ", "> ", "# ", "#", "---", "***", "===", "```", "~~~"),
    *("|", "| --- |", "*", "**", "_", "`", "~~", "[", "]", "](", "![", "\\", "2021. "),
    *("[답변]: 네", "[^1]", "[^1]: 각주", "{: .x }", "{ #id }", "!!! note", "??? q", "[TOC]"),
    *('=== "탭"', "*[가]: 나", '--8<-- "/etc/hostname"', ":smile:", "{{ x }}", "{% raw %}"),
)
HTML = (
    *("<", ">", "&", "&lt;", "&#0;", "&#xD800;", "<br>", "<img>", "</div>", "<div markdown>"),
    *("<!--", "-->", "<![", "<![CDATA[", "<?xml", "<script>", "</script>", "<details>"),
    *("<center>", '<a href="javascript:x">', "<img src=x onerror=alert(1)>"),
)
MARKS_OF_QUESTIONS = (
    *("Q. ", "A. ", "Q1", "질문: ", "답변: ", "## Q&A", "**Q**", "키: 값"),
    *("(질문) ", "(추가 질문)", "(한여름 조교님) "),
)
FRONT_MATTER = (
    "---\ntitle: no\n---", "---\n- 목록\n---", "---\na: &x [*x]\n---", "title: 'x",
)  # fmt: skip
CHARACTERS = (
    *("\0", "\x0c", "\x85", "\xa0", "\u200b", "\u200d", "\u202e", "\u2028", "\u2066", "\u3000"),
    *(
        "\ufeff",
        "\ufffd",
        "\U000e0041",
        "\u1112\u1161\u11ab",
        "ㅎㅏㄴ",
        "👨‍👩‍👧",
        "①",
        "½",
        "Ａ",
        "İ",
    ),
)
TROUBLE = (*MARKDOWN, *HTML, *MARKS_OF_QUESTIONS, *FRONT_MATTER, *CHARACTERS)
"""Pieces that mean something to some reader of Markdown, HTML, YAML or Unicode."""


def damaged(random: Random, data: bytes, most: int = 8) -> bytes:
    """The file after one to `most` accidents."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(random.randint(1, most)):
        lines = random.choice(_TO_LINES)(random, lines) or [""]
    text = "\n".join(lines)
    if random.random() < 0.15:
        return random.choice(_TO_BYTES)(random, text)
    return text.encode("utf-8", "surrogatepass" if random.random() < 0.02 else "replace")


def _place(random: Random, lines: list[str]) -> int:
    return random.randrange(len(lines))


def _insert(random: Random, lines: list[str]) -> list[str]:
    at = _place(random, lines)
    column = random.randint(0, len(lines[at]))
    piece = random.choice(TROUBLE) * random.choice((1, 1, 1, 1, 2, 3, 70))
    return [*lines[:at], lines[at][:column] + piece + lines[at][column:], *lines[at + 1 :]]


def _insert_line(random: Random, lines: list[str]) -> list[str]:
    at = _place(random, lines)
    return [*lines[:at], random.choice(TROUBLE), *lines[at:]]


def _begin(random: Random, lines: list[str]) -> list[str]:
    return [random.choice(TROUBLE), *lines]


def _drop(random: Random, lines: list[str]) -> list[str]:
    at = _place(random, lines)
    return [*lines[:at], *lines[at + random.randint(1, 3) :]]


def _repeat(random: Random, lines: list[str]) -> list[str]:
    at = _place(random, lines)
    return [*lines[: at + 1], *lines[at:]]


def _swap(random: Random, lines: list[str]) -> list[str]:
    one, other = _place(random, lines), _place(random, lines)
    swapped = [*lines]
    swapped[one], swapped[other] = lines[other], lines[one]
    return swapped


def _join(random: Random, lines: list[str]) -> list[str]:
    at = _place(random, lines)
    return [*lines[:at], "".join(lines[at : at + 2]), *lines[at + 2 :]]


def _split(random: Random, lines: list[str]) -> list[str]:
    at = _place(random, lines)
    column = random.randint(0, len(lines[at]))
    return [*lines[:at], lines[at][:column], lines[at][column:], *lines[at + 1 :]]


def _cut(random: Random, lines: list[str]) -> list[str]:
    """A file that was only half written."""
    at = _place(random, lines)
    return [*lines[:at], lines[at][: random.randint(0, len(lines[at]))]]


def _move(random: Random, lines: list[str]) -> list[str]:
    """Another indentation from some line on."""
    at, step = _place(random, lines), random.choice((-4, -2, -1, 1, 2, 3, 4, 8))
    end = at + random.randint(1, 6)
    moved = (f"{' ' * step}{x}" if step > 0 else x[min(-step, _indent(x)) :] for x in lines[at:end])
    return [*lines[:at], *moved, *lines[end:]]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _nest(random: Random, lines: list[str]) -> list[str]:
    at = _place(random, lines)
    mark = random.choice(("> ", "- ", "    "))
    return [*lines[:at], mark * random.choice((1, 2, 5, 40)) + lines[at], *lines[at + 1 :]]


def _blank(random: Random, lines: list[str]) -> list[str]:
    """Blank lines gone, or more of them."""
    if random.random() < 0.5:
        return [line for line in lines if line.strip() or random.random() < 0.5]
    at = _place(random, lines)
    return [*lines[:at], *[""] * random.randint(1, 4), *lines[at:]]


def _remove_piece(random: Random, lines: list[str]) -> list[str]:
    at = _place(random, lines)
    column = random.randint(0, len(lines[at]))
    end = column + random.randint(1, 4)
    return [*lines[:at], lines[at][:column] + lines[at][end:], *lines[at + 1 :]]


_TO_LINES: tuple[Callable[[Random, list[str]], list[str]], ...] = (
    *(_insert, _insert, _insert, _insert_line, _insert_line, _begin, _drop, _repeat, _swap),
    *(_join, _split, _cut, _move, _move, _nest, _blank, _blank, _remove_piece),
)


def _flipped(random: Random, text: str) -> bytes:
    data = bytearray(text.encode("utf-8", "replace"))
    for _ in range(random.randint(1, 3)):
        if data:
            data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data)


def _plain(text: str) -> bytes:
    return text.encode("utf-8", "replace")


_TO_BYTES: tuple[Callable[[Random, str], bytes], ...] = (
    lambda _, text: b"\xef\xbb\xbf" + _plain(text),
    lambda _, text: _plain(text.replace("\n", "\r\n")),
    lambda _, text: _plain(text.replace("\n", "\r")),
    lambda _, text: _plain(unicodedata.normalize("NFD", text)),
    lambda _, text: text.encode("cp949", "replace"),
    lambda _, text: text.encode("utf-16", "replace"),
    lambda random, text: _plain(text)[: random.randint(0, len(text))],
    _flipped,
)
