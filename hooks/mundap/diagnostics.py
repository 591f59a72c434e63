"""What is wrong with an input, said so that a maintainer can mend it.

Content never raises: every stage returns its value together with the
diagnostics it found. This module knows how one looks in a terminal and
nothing about where it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class Severity(StrEnum):
    """How much a diagnostic matters."""

    ERROR = "error"
    """Something is missing from the site; `--strict` and `mundap check` fail."""
    WARNING = "warning"
    """Something on the site may be wrong; `--strict` fails."""
    NOTICE = "notice"
    """A doubt of the text itself that no edit here can settle; nothing fails."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem of one input, at one place."""

    path: str
    """The file, relative to `docs/`."""
    line: int
    """1-based line; 0 when the file as a whole is meant."""
    code: str
    """Stable kebab-case name, documented in `docs/contributing/diagnostics.md`."""
    message: str
    """What is wrong, in Korean."""
    advice: str = ""
    """What to do about it, in Korean."""
    severity: Severity = Severity.WARNING
    """How much it matters."""

    def __str__(self) -> str:
        """`path:line: code: what is wrong, and what to do`."""
        where = f"{self.path}:{self.line}" if self.line else self.path
        text = f"{where}: {self.code}: {self.message}"
        return printable(f"{text} {self.advice}" if self.advice else text)


def printable(text: str) -> str:
    """A text on one line that any terminal takes: names of files may hold anything."""
    shown = _CONTROL.sub(lambda match: f"\\x{ord(match.group()):02x}", text)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line and code, each said once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.path, d.line, d.code, d.message)))
