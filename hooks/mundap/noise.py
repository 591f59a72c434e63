"""What carries no content, each kind with a name.

A rule removes tags of one name from a line. A line that holds nothing else is
noise of that name in the ledger; what remains of a mixed line is content.
HTML that does carry content (links, emphasis) is rewritten to Markdown, so
that no later stage knows HTML. Code is left alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

_ATTRIBUTES = r"""(?:\s+(?:[^<>"']|"[^"]*"|'[^']*')*)?"""


@dataclass(frozen=True, slots=True)
class NoiseRule:
    """Tags or comments that are dropped."""

    name: str
    """As the ledger calls it."""
    pattern: re.Pattern[str]
    """What to remove from a line."""


def _tag(name: str, *tags: str) -> NoiseRule:
    alternatives = "|".join(tags or (name,))
    return NoiseRule(name, re.compile(rf"</?(?:{alternatives}){_ATTRIBUTES}\s*/?>", re.I))


RULES: tuple[NoiseRule, ...] = (
    # Blank lines of blog editors (okky-ml-webinar: 166 of them).
    _tag("br"),
    # Pictures laid out by hand; the files never come with the text.
    _tag("img"),
    # Captions are centred; their words and links stay.
    _tag("center"),
    _tag("layout", "div", "span", "font", "p", "section", "article", "figure", "figcaption", "hr"),
    NoiseRule("comment", re.compile(r"<!--.*?-->")),
)
"""Every rule, applied in this order."""

DEBRIS = frozenset(
    {
        # Buttons that HackMD, GitHub and Notion put into copied text.
        "select a repo",
        "expand all",
        "collapse all",
        "back to top",
        "go to bottom",
        "copy link",
        "published on hackmd",
        "edit on github",
        "sign in",
        "sign up",
        "toggle table of contents",
    }
)
"""Words of an editor's page that come along when a note is copied from it."""

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(
    rf"<a(?=\s)(?:\s+(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)?\s+href\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+)"
    rf"{_ATTRIBUTES}\s*>(.*?)</a\s*>",
    re.I,
)
_EMPHASIS = (
    (re.compile(r"<(strong|b)>\s*(\S.*?)\s*</\1>", re.I), r"**\2**"),
    (re.compile(r"<(em|i)>\s*(\S.*?)\s*</\1>", re.I), r"*\2*"),
)


@dataclass(frozen=True, slots=True)
class CleanLine:
    """A line without noise."""

    text: str
    """What is left; blank for a line that was only noise."""
    noise: tuple[str, ...]
    """Names of the rules that removed something."""


def _link(match: re.Match[str]) -> str:
    target = html.unescape(match.group(1).strip("\"'")).strip()
    label = " ".join(match.group(2).split()).replace("[", r"\[").replace("]", r"\]")
    return f"[{label or target}](<{target.replace('<', '%3C').replace('>', '%3E')}>)"


def _clean(text: str) -> CleanLine:
    """Clean a stretch without code; its blanks stay, for indentation is structure."""
    names: list[str] = []
    if "<" in text:
        for rule in RULES:
            text, count = rule.pattern.subn(" ", text)
            if count:
                names.append(rule.name)
        text = _LINK.sub(_link, text)
        for pattern, replacement in _EMPHASIS:
            text = pattern.sub(replacement, text)
    return CleanLine(text, tuple(names))


def clean_line(line: str) -> CleanLine:
    """Remove noise from one line outside code fences; code spans stay as they are."""
    pieces: list[str] = []
    names: list[str] = []
    end = 0
    for span in _CODE_SPAN.finditer(line):
        cleaned = _clean(line[end : span.start()])
        pieces += [cleaned.text, span.group()]
        names += cleaned.noise
        end = span.end()
    cleaned = _clean(line[end:])
    text = "".join([*pieces, cleaned.text])
    return CleanLine(text if text.strip() else "", tuple(dict.fromkeys([*names, *cleaned.noise])))


def _is_debris(lines: Sequence[str], index: int) -> bool:
    """Words of an editor's page that stand alone between blank lines."""
    return lines[index].strip().casefold() in DEBRIS and not any(
        lines[i].strip() for i in (index - 1, index + 1) if 0 <= i < len(lines)
    )


def clean_lines(lines: Sequence[str], first: int = 1) -> tuple[CleanLine, ...]:
    """Remove noise from a whole text, code fences excepted.

    Args:
        lines: All lines of the file.
        first: 1-based line where the body begins; lines before it come back blank.

    Returns:
        One `CleanLine` for each line, so that line numbers stay.
    """
    cleaned: list[CleanLine] = []
    fence = ""
    for number, line in enumerate(lines, 1):
        if number < first:
            cleaned.append(CleanLine("", ()))
            continue
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line[mark.end() :].strip("`~ \t"):
                fence = ""
            cleaned.append(CleanLine(line, ()))
        elif mark:
            fence = mark[1]
            cleaned.append(CleanLine(line, ()))
        elif _is_debris(lines, number - 1):
            cleaned.append(CleanLine("", ("page-debris",)))
        else:
            cleaned.append(clean_line(line))
    return tuple(cleaned)
