"""What a maintainer settled about how one record is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settled:
    """Said by a maintainer, and therefore stronger than what is recognised.

    Lines are 1-based; a range has its first and its last.
    """

    format: str | None = None
    """Name of the only dialect to read with."""
    under: tuple[str, ...] = ()
    """Headings under which there are questions, as written."""
    questions: tuple[tuple[int, int], ...] = ()
    """Lines that are one question each."""
    not_questions: tuple[tuple[int, int], ...] = ()
    """Lines where no question begins."""
    speakers: tuple[str, ...] = ()
    """Who speaks in this record."""

    @property
    def has_lines(self) -> bool:
        """Whether it says something of single lines."""
        return bool(self.questions or self.not_questions)

    def denies(self, line: int) -> bool:
        """Whether no question begins at a line."""
        return any(first <= line <= last for first, last in self.not_questions)


NOTHING = Settled()
"""What is settled of most records."""
