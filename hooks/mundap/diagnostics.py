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

_LONGEST = 600
"""Characters of what is said: it may quote a line of a file, and nobody reads so much."""
# The older form of a command to GitHub's runner, which looks for it anywhere in a line.
_COMMAND = re.compile(r"##(?=\[)")
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
        return printable(f"{where}: {self.code}: {self.said}")

    @property
    def said(self) -> str:
        """What is wrong, and what to do; a quotation that is too long is cut."""
        parts = (self.message, self.advice)
        return " ".join(t if len(t) <= _LONGEST else f"{t[:_LONGEST]}…" for t in parts if t)


def printable(text: str) -> str:
    """A text on one line that any terminal takes and no build log obeys.

    Names of files may hold anything.
    """
    shown = _CONTROL.sub(lambda match: f"\\x{ord(match.group()):02x}", _COMMAND.sub("## ", text))
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, line and code, each said once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.path, d.line, d.code, d.message)))
