"""What carries no content, each kind with a name.

A rule removes tags of one name from a line. A line that holds nothing else is
noise of that name in the ledger; what remains of a mixed line is content.
HTML that does carry content (links, emphasis) is rewritten to Markdown, so
that no later stage knows HTML. Code is left alone.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from mundap.text.lifting import ATTRIBUTES, lifted, opens_summary, spaced, strong


@dataclass(frozen=True, slots=True)
class NoiseRule:
    """Tags or comments that are dropped."""

    name: str
    """As the ledger calls it."""
    pattern: re.Pattern[str]
    """What to remove from a line."""
    closing: str = ""
    """What each match ends with: nothing is sought where none follows."""


def _tag(name: str, *tags: str) -> NoiseRule:
    alternatives = "|".join(tags or (name,))
    return NoiseRule(name, re.compile(rf"</?(?:{alternatives}){ATTRIBUTES}\s*/?>", re.I))


RULES: tuple[NoiseRule, ...] = (
    # Blank lines of blog editors (okky-ml-webinar: 166 of them).
    _tag("br"),
    # Pictures laid out by hand, whose files did not come with the text.
    _tag("img"),
    # Captions are centred; their words and links stay.
    _tag("center"),
    _tag("layout", "div", "span", "font", "p", "section", "article", "figure", "figcaption", "hr"),
    # Folded answers; the words of `<summary>` stay as a strong line.
    _tag("details", "details", "summary"),
    # A line of blanks that an editor wrote out.
    NoiseRule("nbsp", re.compile(r"^(?:\s*&(?:nbsp|ensp|emsp|#160);)+\s*$", re.I), ";"),
    # `<!-->` and `<!--->` end where they begin, as in HTML.
    NoiseRule("comment", re.compile(r"<!--(?:-?>|.*?-->)"), "-->"),
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
        # Those of Korean blogs.
        "url 복사",
        "카카오톡으로 공유",
        "카카오스토리로 공유",
        "페이스북으로 공유",
        "트위터로 공유",
        "본문 바로가기",
        "메뉴 바로가기",
        "게시글 관리",
    }
)
"""Words of an editor's page that come along when a note is copied from it."""

# What follows backticks on their line names a language, and holds none itself.
_FENCE = re.compile(r"^[ \t>]*(`{3,}(?!`)(?!.*`)|~{3,})")
_CODE_SPAN = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(
    rf"<a(?=\s)(?:\s+(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)?\s+href\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+)"
    rf"{ATTRIBUTES}\s*>((?:(?!<a\s).)*?)</a\s*>",
    re.I,
)
_PICTURE = re.compile(rf"<img(?=\s){ATTRIBUTES}\s*/?>", re.I)
# An item, quote or strong line of nothing but pictures: what it says is in them.
_ONLY_PICTURES = re.compile(
    rf"^\s*(?:(?:[-*+>]|\d{{1,9}}[.)])\s*)+(?:\*\*|__)?(?:<img(?=\s){ATTRIBUTES}\s*/?>\s*)+"
    r"(?:\*\*|__)?\s*$",
    re.I,
)
_SOURCE = re.compile(r"""\ssrc\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""", re.I)
_ALT = re.compile(r"""\salt\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""", re.I)
# What stands between two tags holds no third: else every opening tag would be sought to the end.
_EMPHASIS = (
    (re.compile(r"<(strong|b)>((?:(?!<\1>).)*?)</\1>", re.I), "**"),
    (re.compile(r"<(em|i)>((?:(?!<\1>).)*?)</\1>", re.I), "*"),
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
    return f"[{_label(' '.join(match.group(2).split())) or _label(target)}](<{_target(target)}>)"


def no_picture(target: str) -> bool:
    """What is assumed of the files of pictures when nobody tells."""
    return False


def _any_picture(target: str) -> bool:
    """For a picture that stands where words would: it is what an item or a quote says."""
    return True


def _pictures(text: str, exists: Callable[[str], bool]) -> str:
    """Rewrite the picture tags whose files exist to Markdown."""

    def rewritten(match: re.Match[str]) -> str:
        source, alt = _SOURCE.search(match.group()), _ALT.search(match.group())
        target = html.unescape(source[1].strip("\"'")).strip() if source else ""
        if not target or not exists(target):
            return match.group()
        label = " ".join(html.unescape(alt[1].strip("\"'")).split()) if alt else ""
        return f"![{_label(label)}](<{_target(target)}>)"

    return _PICTURE.sub(rewritten, text)


def _label(text: str) -> str:
    return text.replace("[", r"\[").replace("]", r"\]")


def _target(text: str) -> str:
    return text.replace("<", "%3C").replace(">", "%3E")


def _clean(text: str, exists: Callable[[str], bool]) -> CleanLine:
    """Clean a stretch without code; its blanks stay, for indentation is structure."""
    names: list[str] = []
    if "<" in text or "&" in text:
        text = _pictures(text, exists)
        for rule in RULES:
            text, count = _removed(rule, text)
            if count:
                names.append(rule.name)
        text = _LINK.sub(_link, text)
        for pattern, mark in _EMPHASIS:
            text = pattern.sub(partial(_emphasis, mark), text)
    return CleanLine(text, tuple(names))


def _removed(rule: NoiseRule, text: str) -> tuple[str, int]:
    """The text without what a rule removes, and how often it did."""
    end = text.rfind(rule.closing) + len(rule.closing) if rule.closing in text else 0
    end = end if rule.closing else len(text)
    head, count = rule.pattern.subn(" ", text[:end])
    return head + text[end:], count


def _emphasis(mark: str, match: re.Match[str]) -> str:
    words = match[2].strip()
    return f"{mark}{words}{mark}" if words else match.group()


def clean_line(line: str, exists: Callable[[str], bool] = no_picture) -> CleanLine:
    """Remove noise from one line outside code fences; code spans stay as they are.

    Args:
        line: The line.
        exists: Whether the file of a picture is there; such a picture is content.
    """
    line = lifted(line) if "<" in line else line
    pieces: list[str] = []
    names: list[str] = []
    end = 0
    for span in _CODE_SPAN.finditer(line):
        cleaned = _clean(line[end : span.start()], exists)
        pieces += [cleaned.text, span.group()]
        names += cleaned.noise
        end = span.end()
    cleaned = _clean(line[end:], exists)
    text = "".join([*pieces, cleaned.text])
    return CleanLine(text if text.strip() else "", tuple(dict.fromkeys([*names, *cleaned.noise])))


def opens_comment(line: str) -> bool:
    """Whether a line opens a comment, not in a code span, that it does not close."""
    if "<!--" not in line:
        return False
    text = _CODE_SPAN.sub("", line)
    return text.rfind("<!--") > text.rfind("-->")


def _is_debris(lines: Sequence[str], index: int) -> bool:
    """Words of an editor's page that stand alone between blank lines."""
    return lines[index].strip().casefold() in DEBRIS and not any(
        lines[i].strip() for i in (index - 1, index + 1) if 0 <= i < len(lines)
    )


def clean_lines(
    lines: Sequence[str], first: int = 1, exists: Callable[[str], bool] = no_picture
) -> tuple[CleanLine, ...]:
    """Remove noise from a whole text, code fences excepted.

    Args:
        lines: All lines of the file.
        first: 1-based line where the body begins; lines before it come back blank.
        exists: Whether the file of a picture is there; such a picture is content.

    Returns:
        One `CleanLine` for each line, so that line numbers stay.
    """
    cleaned: list[CleanLine] = []
    fence = ""
    closings = [number for number, line in enumerate(lines, 1) if "-->" in line]
    comment_end = 0
    summary = False
    opening = next((n for n, x in enumerate(lines, 1) if n >= first and x.strip()), 0)
    for number, line in enumerate(lines, 1):
        if number < first:
            cleaned.append(CleanLine("", ()))
            continue
        if number < comment_end:
            cleaned.append(CleanLine("", ("comment",)))
            continue
        if summary and line.strip() and not fence:
            line = line if "<" in line else strong(line)
            summary = False
        elif not fence and opens_summary(line):
            summary = True
        # A comment of several lines becomes one on each; one that never ends is text.
        if number == comment_end:
            line = f"<!--{line}"
        if not fence and opens_comment(line):
            after = bisect_right(closings, number)
            comment_end = closings[after] if after < len(closings) else 0
            line = f"{line}-->" if comment_end else line
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
            line = spaced(line, number == opening) if line.startswith("#") else line
            cleaned.append(clean_line(line, _any_picture if _ONLY_PICTURES.match(line) else exists))
    return tuple(cleaned)
