"""What changed between two wordings, as a reader wants to see it.

Words (eojeols), punctuation and spaces are compared first. A stretch that
changed little is compared again syllable by syllable, so that 알아야할까 and
알아야 할까 differ by a space and not by a word; one that changed much is shown
whole, because scattered syllables say nothing.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Indel, Levenshtein

WORD = re.compile(r"\w+|\s+|[^\w\s]")
"""An eojeol, a run of spaces, or one mark."""
SENTENCE = re.compile(r"[^.?!\n]*[.?!\n]+|[^.?!\n]+")
"""A sentence or a line with what ends it."""
LITTLE = 0.6
"""Share of equal characters from which a stretch counts as changed little."""
FINE_LENGTH = 2_000
"""Characters of a stretch that may be compared syllable by syllable."""
EXACT_CELLS = 100_000_000
"""Product of the lengths up to which the best alignment fits in memory (12 MB)."""
MOST_CELLS = 2_000_000_000
"""Product up to which words are aligned at all: about a second. Beyond, sentences are."""


class PieceKind(StrEnum):
    """Which of the two texts a piece stands in."""

    EQUAL = "equal"
    """In both."""
    DELETE = "delete"
    """Only in the canonical text."""
    INSERT = "insert"
    """Only in the other text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and where it stands."""

    kind: PieceKind
    """Which text has it."""
    text: str
    """The stretch, never empty."""


def compare(canonical: str, other: str) -> tuple[Piece, ...]:
    """Find the differences of two texts.

    Returns:
        Pieces in reading order, neighbours never of one kind, a deletion before
        the insertion in its place. The equal and deleted ones joined are
        `canonical`, the equal and inserted ones `other`, character by character.
    """
    return _joined(_by_words(canonical, other))


def _by_words(canonical: str, other: str) -> Iterator[Piece]:
    left, right = WORD.findall(canonical), WORD.findall(other)
    if not _fits(left, right):
        yield from _by_sentences(canonical, other)
        return
    deleted = inserted = between = ""
    for piece in _aligned(left, right):
        if piece.kind is PieceKind.EQUAL:
            between += piece.text
            continue
        if any(c.isalnum() for c in between) or not (deleted or inserted):
            yield from _refined(deleted, inserted)
            yield Piece(PieceKind.EQUAL, between)
            deleted = inserted = ""
        else:
            # Spaces and marks between two changes belong to the change: a rewritten
            # sentence is one deletion and one insertion, not one for each word.
            deleted, inserted = deleted + between, inserted + between
        between = ""
        deleted += piece.text if piece.kind is PieceKind.DELETE else ""
        inserted += piece.text if piece.kind is PieceKind.INSERT else ""
    yield from _refined(deleted, inserted)
    yield Piece(PieceKind.EQUAL, between)


def _by_sentences(canonical: str, other: str) -> Iterator[Piece]:
    """For texts too long to compare word by word: only the sentences that changed are."""
    left, right = SENTENCE.findall(canonical), SENTENCE.findall(other)
    if not _fits(left, right):
        yield from _whole(canonical, other)
        return
    for equal, run in groupby(_aligned(left, right), key=lambda p: p.kind is PieceKind.EQUAL):
        if equal:
            yield from run
            continue
        changed = list(run)
        deleted = "".join(p.text for p in changed if p.kind is PieceKind.DELETE)
        inserted = "".join(p.text for p in changed if p.kind is PieceKind.INSERT)
        small = _fits(WORD.findall(deleted), WORD.findall(inserted))
        yield from (_by_words if small else _whole)(deleted, inserted)


def _fits(left: list[str], right: list[str]) -> bool:
    # The second bound is that of `_aligned`, which numbers tokens by characters.
    return len(left) * len(right) <= MOST_CELLS and len(left) + len(right) <= sys.maxunicode


def _aligned(left: list[str], right: list[str]) -> Iterator[Piece]:
    """The tokens of both texts, aligned."""
    numbers: dict[str, int] = {}
    # One character for each different token: exact, and what rapidfuzz is fast on.
    first, second = (
        "".join(chr(numbers.setdefault(token, len(numbers))) for token in side)
        for side in (left, right)
    )
    return _pieces(left, right, first, second)


def _whole(deleted: str, inserted: str) -> Iterator[Piece]:
    yield Piece(PieceKind.DELETE, deleted)
    yield Piece(PieceKind.INSERT, inserted)


def _refined(deleted: str, inserted: str) -> Iterator[Piece]:
    """One change, by syllables if it is a small one."""
    little = (
        deleted
        and inserted
        and max(len(deleted), len(inserted)) <= FINE_LENGTH
        and Indel.normalized_similarity(deleted, inserted) >= LITTLE
    )
    return _pieces(deleted, inserted, deleted, inserted) if little else _whole(deleted, inserted)


def _pieces(
    left: list[str] | str, right: list[str] | str, first: str, second: str
) -> Iterator[Piece]:
    """Align `first` and `second`, which stand for the tokens of `left` and `right`."""
    # Indel finds the longest common text but keeps its whole table; Levenshtein
    # divides the work and needs little memory, whatever the length.
    exact = len(first) * len(second) <= EXACT_CELLS
    for code in (Indel if exact else Levenshtein).opcodes(first, second):
        before = "".join(left[code.src_start : code.src_end])
        after = "".join(right[code.dest_start : code.dest_end])
        if code.tag == "equal":
            yield Piece(PieceKind.EQUAL, before)
        else:
            yield from _whole(before, after)


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Without empty pieces, neighbours of one kind as one, deletion before insertion."""
    found: list[Piece] = []
    whole = (piece for piece in pieces if piece.text)
    for equal, run in groupby(whole, key=lambda piece: piece.kind is PieceKind.EQUAL):
        texts = dict.fromkeys(PieceKind, "")
        for piece in run:
            texts[piece.kind] += piece.text
        kinds = (PieceKind.EQUAL,) if equal else (PieceKind.DELETE, PieceKind.INSERT)
        found.extend(Piece(kind, texts[kind]) for kind in kinds if texts[kind])
    return tuple(found)
