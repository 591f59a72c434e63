"""Where the terms of a data file stand in a text, however they are spaced there.

A term is found by its words in dictionary form written as one; particles and
endings between them do not matter: `문제 정의` is in 문제를 정의하는 too.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Container, Iterator, Sequence

from mundap.language.morphology import Morphology
from mundap.language.words import Link, Word, WordKind

_LONGEST = 6
"""Words of a text that a single term may cover."""
_ONE_WORD = {"어떻게": "어떻다"}
"""The analyser reads these now as an adverb, now as a form of a verb."""


# The vocabulary's thousands of terms seldom change between two builds of `mkdocs serve`.
@functools.lru_cache(maxsize=20_000)
def spelling(term: str, morphology: Morphology) -> str:
    """How the words of a text spell a term when they stand together; empty if it has none."""
    words = morphology.words(term)
    simple = not any(c.isspace() for c in term.strip())
    sure = {WordKind.FOREIGN, WordKind.VERB} if term.strip().endswith("다") else {WordKind.FOREIGN}
    if not simple or any(word.kind in sure for word in words):
        return "".join(_form(word) for word in words)
    # Alone, a word gives the analyser no context: 도커 is read as a form of 크다.
    whole = unicodedata.normalize("NFC", term.strip()).lower()
    stem = whole.removesuffix("하다").removesuffix("되다")
    return stem if len(stem) > 1 else whole


def find_phrases(
    words: Sequence[Word], spellings: Container[str]
) -> tuple[tuple[str, int, int], ...]:
    """The spellings that occur, as (spelling, first word, word after the last).

    They never overlap: where two could stand, the longer one does, then the
    earlier one. In reading order.
    """
    spans = [span for first in range(len(words)) for span in _spans(words, first, spellings)]
    taken: set[int] = set()
    found = []
    for span in sorted(spans, key=lambda span: (-len(span[0]), span[1])):
        places = range(span[1], span[2])
        if taken.isdisjoint(places):
            taken.update(places)
            found.append(span)
    return tuple(sorted(found, key=lambda span: span[1]))


def _form(word: Word) -> str:
    return _ONE_WORD.get(word.form, word.form)


def _spans(
    words: Sequence[Word], first: int, spellings: Container[str]
) -> Iterator[tuple[str, int, int]]:
    key = ""
    for at in range(first, min(len(words), first + _LONGEST)):
        if at > first and words[at].link is Link.NONE:
            return
        key += _form(words[at])
        if key in spellings:
            yield key, first, at + 1
