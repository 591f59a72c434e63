"""What a maintainer has settled about how a transcript is to be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settled:
    """Decisions that go before every guess."""

    format: str | None = None
    """Name of the only dialect to read with."""
    under: tuple[str, ...] = ()
    """Headings whose sections hold questions."""
    questions: tuple[tuple[int, int], ...] = ()
    """(first, last) lines of blocks that are a question."""
    not_questions: tuple[tuple[int, int], ...] = ()
    """(first, last) lines that hold no question."""
