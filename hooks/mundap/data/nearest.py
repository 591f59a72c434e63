"""What somebody may have meant by a name that nobody knows."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

LIKE = 70.0
"""Of 100: `evnt` and `event` are 89, `tags` and `date` 50."""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like another one; empty when none is like it."""
    found = process.extractOne(name[:80], sorted(known), scorer=fuzz.ratio, score_cutoff=LIKE)
    return found[0] if found else ""


def meant(name: str, known: Iterable[str]) -> str:
    """A question to the writer (`` `event`를 뜻하셨나요? ``), or nothing."""
    found = nearest(name, known)
    return f"`{found}`를 뜻하셨나요?" if found else ""
