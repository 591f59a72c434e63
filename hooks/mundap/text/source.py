"""Bytes of a file → lines of text and its front matter.

The first stage: it knows encodings, line ends and front matter, and nothing
of Markdown or of questions. Line numbers are those of the file as an editor
shows it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from mundap.diagnostics import Diagnostic, Severity
from mundap.text import yaml_text
from mundap.text.decoding import SHOWN, decode

FRONT_MATTER_LIMIT = 16_384
"""Characters; a longer block is not metadata (and YAML that long is an attack)."""

MAX_BYTES = 200_000
"""Of a file: 65,000 syllables, more than three hours of speech word by word."""
MAX_LINES = 6_000
"""Of a file."""
MAX_LINE = 20_000
"""Characters; a longer line is a picture or a program's output, not notes."""
TEXTS = frozenset({"title", "event", "speaker", "speakers", "date", "source"})
"""Keys of front matter whose values stay as written: `title: 3.10`, `title: no`."""

_KEY = re.compile(r"[A-Za-z_]+:(?:\s|$)")
_LINE_END = re.compile(r"\r\n|\n|\r")
# Not content, and able to mislead a reader or break HTML: controls, bidi overrides, tag characters.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
# Shown as nothing, they come along when text is copied from the web, and hide words from marks
# and from the search: soft hyphens, zero-width blanks, marks of direction; joiners, unless they
# make one emoji of two.
_JOINED = r"\s -~\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
_UNSEEN = re.compile(
    "[\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064]"
    rf"|(?<![^{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![^{_JOINED}])"
)
# Blanks and line breaks that an editor shows on one line; fillers look like blanks.
_BLANK = re.compile("[\x85\u2028\u2029\u3164\uffa0]")
# Marks stacked on a letter until they cover other lines; sorting them costs quadratic time.
_MARKS = "".join(filter(unicodedata.combining, map(chr, range(0x300, 0x1E950))))
_STACKED = re.compile(f"([{_MARKS}]{{8}})[{_MARKS}]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript as text."""

    path: str
    """Relative to `docs/`."""
    lines: tuple[str, ...]
    """Every line without its end, NFC; front matter lines are still there."""
    front_matter: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """Its keys as written, unchecked; empty without front matter."""
    body: int = 1
    """1-based first line after the front matter."""


def read_source(path: str, data: bytes) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Turn the bytes of a transcript into lines and front matter.

    Args:
        path: Relative to `docs/`; only for diagnostics and references.
        data: The file.

    Returns:
        The source, or None when it cannot be read; and what is to be said.
    """
    if len(data) > MAX_BYTES:
        return None, (_too_large(path),)
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    raw = _LINE_END.split(text)
    if raw[-1] == "":
        raw.pop()
    refused = _too_long(path, raw)
    if refused:
        return None, (*problems, refused)
    lines: list[str] = []
    unclean: list[int] = []
    for number, line in enumerate(raw, 1):
        shown = _STACKED.sub(r"\1", _CONTROL.sub("", line))
        if shown != line:
            unclean.append(number)
        lines.append(unicodedata.normalize("NFC", _BLANK.sub(" ", _UNSEEN.sub("", shown))))
    found = [*problems, *_unclean(path, unclean)]
    front, body, front_problems = _front_matter(path, lines)
    return Source(path, tuple(lines), front, body), (*found, *front_problems)


def _too_large(path: str) -> Diagnostic:
    return Diagnostic(
        path,
        0,
        "too-large",
        f"파일이 {MAX_BYTES // 1000:,} KB보다 커서 읽지 않았습니다.",
        "강연마다 파일을 나누고, 그림은 글에 넣지 말고 따로 저장해 주세요.",
        Severity.ERROR,
    )


def _too_long(path: str, lines: Sequence[str]) -> Diagnostic | None:
    if len(lines) > MAX_LINES:
        message = f"줄이 {MAX_LINES:,}개보다 많아 읽지 않았습니다."
        advice = "강연마다 파일을 나누어 주세요."
        return Diagnostic(path, MAX_LINES + 1, "too-large", message, advice, Severity.ERROR)
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            message = f"한 줄이 {MAX_LINE:,}자보다 길어 파일을 읽지 않았습니다."
            advice = "줄을 나누고, `data:`로 넣은 그림은 파일로 따로 저장해 주세요."
            return Diagnostic(path, number, "line-too-long", message, advice, Severity.ERROR)
    return None


def _unclean(path: str, lines: Sequence[int]) -> Iterator[Diagnostic]:
    """One for a file: a text that was copied badly has them everywhere."""
    if lines:
        where = ", ".join(map(str, lines[:SHOWN]))
        message = "보이지 않는 제어 문자가 있어 빼고 읽었습니다."
        if len(lines) > 1:
            message = f"보이지 않는 제어 문자가 {len(lines)}줄({where}행)에 있어 빼고 읽었습니다."
            if len(lines) > SHOWN:
                message = message.replace("행)", "행 등)")
        yield Diagnostic(
            path, lines[0], "control-character", message, "그 줄을 지우고 다시 입력해 주세요."
        )


def _front_matter(
    path: str, lines: list[str]
) -> tuple[Mapping[str, object], int, tuple[Diagnostic, ...]]:
    """Keys and the first line of the body (1 when there is no front matter)."""
    if not lines or lines[0].rstrip() != "---":
        return {}, 1, ()
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return {}, 1, tuple(_unclosed(path, lines))
    value, problem = yaml_text.load("\n".join(lines[1:end]), FRONT_MATTER_LIMIT, TEXTS)
    if problem is None and isinstance(value, dict) and all(isinstance(k, str) for k in value):
        return MappingProxyType(value), end + 2, ()
    if problem is None and value is None:
        return {}, end + 2, ()
    line, reason = (
        (problem.line + 1, problem.reason) if problem else (1, "`키: 값` 모양이 아닙니다.")
    )
    return (
        {},
        1,
        (
            Diagnostic(
                path,
                line,
                "front-matter",
                f"머리말(front matter)을 읽지 못해 본문으로 두었습니다: {reason}",
                "`---` 사이를 `키: 값` 줄로 고치거나 지워 주세요.",
            ),
        ),
    )


def _unclosed(path: str, lines: Sequence[str]) -> Iterator[Diagnostic]:
    """A rule at the top is none, unless keys follow it."""
    if len(lines) > 1 and _KEY.match(lines[1]):
        yield Diagnostic(
            path,
            1,
            "front-matter",
            "머리말(front matter)이 끝나지 않아 본문으로 두었습니다.",
            "마지막 `키: 값` 줄 아래에 `---`를 더해 주세요.",
        )
