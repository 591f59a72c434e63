"""Headings and summaries in HTML, or without a blank after their marks, as Markdown has them."""

from __future__ import annotations

import re

ATTRIBUTES = r"""(?:\s+(?:[^<>"']|"[^"]*"|'[^']*')*)?"""
"""What may stand in a tag after its name, for a regular expression."""

_SUMMARY = re.compile(
    rf"^(\s*)(?:<details{ATTRIBUTES}\s*>\s*)?<summary{ATTRIBUTES}\s*>\s*(\S.*?)\s*</summary\s*>",
    re.I,
)
_OPEN_SUMMARY = re.compile(
    rf"^\s*(?:<details{ATTRIBUTES}\s*>\s*)?<summary{ATTRIBUTES}\s*>\s*$", re.I
)
_HEADING = re.compile(rf"^\s*<h([1-6]){ATTRIBUTES}\s*>\s*(\S.*?)\s*</h\1\s*>\s*$", re.I)
_TIGHT = re.compile(r"^(#{1,6})(?=[^#\s!\[\]])")
_RUN_IN = re.compile(
    rf"^\s*<h([1-6]){ATTRIBUTES}\s*>\s*([^<>\s][^<>]{{0,40}}?)\s*</h\1\s*>\s*(?=[^\s<])", re.I
)
_STRONG = re.compile(r"</?(?:strong|b|h[1-6])(?:\s[^<>]*)?>|\*\*|__", re.I)


def lifted(line: str) -> str:
    """A heading in HTML as Markdown has it, the words of a summary as a strong line."""
    if found := _HEADING.match(line):
        return f"{'#' * int(found[1])} {_STRONG.sub('', found[2])}"
    if found := _RUN_IN.match(line):
        # Words go on in the same line: it only stands out from them.
        return f"{strong(found[2])} {line[found.end() :]}"
    if found := _SUMMARY.match(line):
        # `<summary><b></b></summary>` has no word: its tags are noise as they are.
        words = strong(found[2]) or "<summary>"
        return f"{found[1]}{words} {line[found.end() :]}"
    return line


def spaced(line: str, opens: bool) -> str:
    """A heading whose blank after the marks its writer left out, as many viewers allow.

    `##` is no tag; a single `#` is one, but for the line that opens the text.
    """
    found = _TIGHT.match(line)
    heading = found and (len(found[1]) > 1 or (opens and line.count("#") == 1))
    return f"{found[1]} {line[found.end() :]}" if found and heading else line


def strong(words: str) -> str:
    """Words as a strong line; tags in it stay for the rules."""
    plain = " ".join(_STRONG.sub(" ", words).split())
    tail = re.search(r"(?:\s*<[^<>]+>)+$", plain)
    inner, tags = (plain[: tail.start()], tail.group()) if tail else (plain, "")
    return f"**{inner}**{tags}" if inner else plain


def opens_summary(line: str) -> bool:
    """Whether a line opens a summary whose words stand on the next one."""
    return bool(_OPEN_SUMMARY.match(line))
