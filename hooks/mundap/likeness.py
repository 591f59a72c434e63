"""How alike two exchanges are.

Compared are letters and digits only: spacing, punctuation, case and Unicode
normalisation are what note takers and editors change most and mean least.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

QUESTION_LETTERS = 40
"""A question weighs as much as it has letters, up to this."""
ANSWER_LETTERS = 120
"""An answer likewise: it says more than the question, and not without end."""
READ_LETTERS = 2_000
"""What is read of an answer; more costs time and decides nothing."""
SHINGLE = 4
"""Letters of a stretch; answers that share some are candidates."""
PARTIAL_LETTERS = 30
"""An answer at least this long may be recognised inside a longer one."""
PARTIAL_WORTH = 0.9
"""Being inside a longer answer is worth a little less than being equal."""


def letters(text: str) -> str:
    """The letters and digits of a text, case-folded, NFC; `+` and `#` too, for C++ and C#.

    A text without any is compared by what it has instead of spaces: `?!` stays `?!`.
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    return folded.translate(_LETTERS) or "".join(folded.split())


class _Letters(dict[int, str]):
    """Code of a character → the character if it is compared, else nothing."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        self[code] = c if c.isalnum() or c in "+#" or unicodedata.combining(c) else ""
        return self[code]


_LETTERS = _Letters()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is compared of an exchange."""

    question: str
    """Letters of the question; empty for an image or when there is none."""
    answer: str
    """Letters of the answer."""
    images: tuple[str, ...] = ()
    """File names of the pictures; they stand for the question when it has no letters."""

    @property
    def asks(self) -> Hashable:
        """Equal for the same question; empty when nothing is known of it."""
        return self.question or self.images


def fingerprint(question: str | None, answer: str, images: Iterable[str] = ()) -> Fingerprint:
    """Take what is compared from plain texts."""
    return Fingerprint(
        letters(question or ""),
        letters(answer[: 2 * READ_LETTERS])[:READ_LETTERS],
        tuple(unicodedata.normalize("NFC", name) for name in images),
    )


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two exchanges are."""

    score: float
    """0 to 1: question and answer, each weighing by its letters."""
    evidence: int
    """Letters that were compared, as weighed."""


def likeness(left: Fingerprint, right: Fingerprint) -> Likeness:
    """Compare two exchanges; symmetric. What one of them lacks is not held against it."""
    parts: list[tuple[float, int]] = []
    if left.question and right.question:
        weight = min(max(len(left.question), len(right.question)), QUESTION_LETTERS)
        parts.append((Indel.normalized_similarity(left.question, right.question), weight))
    elif left.asks and left.asks == right.asks:
        parts.append((1.0, QUESTION_LETTERS // 2))
    if left.answer and right.answer:
        weight = min(max(len(left.answer), len(right.answer)), ANSWER_LETTERS)
        parts.append((_answers(left.answer, right.answer), weight))
    evidence = sum(weight for _, weight in parts)
    score = sum(value * weight for value, weight in parts) / evidence if evidence else 0.0
    return Likeness(score, evidence)


def _answers(left: str, right: str) -> float:
    short, long = sorted((left, right), key=lambda text: (len(text), text))
    whole = Indel.normalized_similarity(short, long)
    if len(short) < PARTIAL_LETTERS or len(long) < 1.5 * len(short):
        return whole
    return max(whole, PARTIAL_WORTH * fuzz.partial_ratio(short, long) / 100)


def shingles(text: str) -> frozenset[str]:
    """Every stretch of four letters; a shorter text is its own, an empty one has none."""
    last = max(1, len(text) - SHINGLE + 1) if text else 0
    return frozenset(text[start : start + SHINGLE] for start in range(last))
