"""Bytes of a file → lines of text and its front matter.

The first stage: it knows encodings, line ends and front matter, and nothing
of Markdown or of questions. Line numbers are those of the file as an editor
shows it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from mundap import yaml_text
from mundap.diagnostics import Diagnostic, Severity

FRONT_MATTER_LIMIT = 16_384
"""Characters; a longer block is not metadata (and YAML that long is an attack)."""

_LINE_END = re.compile(r"\r\n|\n|\r")
# Not content, and able to mislead a reader or break HTML: controls, bidi overrides, tag characters.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)
_UNICODE_BREAK = re.compile("[\u2028\u2029]")


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


def decode(path: str, data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Decode UTF-8, with or without byte order mark.

    Returns:
        The text, or None with one diagnostic that names the line.
    """
    try:
        return data.decode("utf-8").lstrip("\ufeff"), ()
    except UnicodeDecodeError as error:
        line = len(re.findall(rb"\r\n|\n|\r", data[: error.start])) + 1
        return None, (
            Diagnostic(
                path,
                line,
                "encoding",
                "UTF-8로 읽을 수 없는 글자가 있습니다.",
                "편집기에서 'UTF-8로 저장'을 골라 다시 저장해 주세요.",
                Severity.ERROR,
            ),
        )


def read_source(path: str, data: bytes) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Turn the bytes of a transcript into lines and front matter.

    Args:
        path: Relative to `docs/`; only for diagnostics and references.
        data: The file.

    Returns:
        The source, or None when it cannot be read; and what is to be said.
    """
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    found = list(problems)
    lines: list[str] = []
    for number, raw in enumerate(_LINE_END.split(text), 1):
        line = unicodedata.normalize("NFC", _UNICODE_BREAK.sub(" ", raw))
        clean = _CONTROL.sub("", line)
        if clean != line:
            found.append(
                Diagnostic(
                    path,
                    number,
                    "control-character",
                    "보이지 않는 제어 문자가 있어 빼고 읽었습니다.",
                    "그 줄을 지우고 다시 입력해 주세요.",
                )
            )
        lines.append(clean)
    if lines and lines[-1] == "":
        lines.pop()
    front, body, front_problems = _front_matter(path, lines)
    return Source(path, tuple(lines), front, body), (*found, *front_problems)


def _front_matter(
    path: str, lines: list[str]
) -> tuple[Mapping[str, object], int, tuple[Diagnostic, ...]]:
    """Keys and the first line of the body (1 when there is no front matter)."""
    if not lines or lines[0].rstrip() != "---":
        return {}, 1, ()
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return {}, 1, ()
    value, problem = yaml_text.load("\n".join(lines[1:end]), FRONT_MATTER_LIMIT)
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
