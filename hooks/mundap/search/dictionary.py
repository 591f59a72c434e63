"""`dictionary/<n>.bin`: words that the archive does not have, and what of it lies near them.

A reader's word that is in no document is either a word that exists, or a slip. For the first the
archive's nearest words are searched, weighed by their likeness; the second is corrected.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from operator import itemgetter

from mundap.hangul import fold, jamo
from mundap.morphology import Morphology
from mundap.search.coding import front_coded, key_bytes, varint
from mundap.search.collection import Entry
from mundap.search.documents import Document, Kind
from mundap.search.terms import Flag

_NO_NEIGHBOURS = varint(0)
_Typed = tuple[bytes, str]
"""Keys as the index has them, and as text."""
SHARD = 2500
"""Words of a file: about 5 KB after compression."""
MOST_NEAR = 6
"""Words of the archive beside a word; the farther ones only add noise."""


def near_words(
    entries: Sequence[Entry], found: Sequence[Document], morphology: Morphology
) -> dict[str, list[tuple[int, float]]]:
    """Word → the terms nearest to it with their likeness (0 to 1), the nearest first.

    Args:
        entries: The terms of the index.
        found: Its documents; words that only pages about the site hold are nobody's neighbours.
        morphology: The analyser, whose model knows which words are used alike.
    """
    spoken = {at for at, each in enumerate(found) if each.kind in (Kind.EXCHANGE, Kind.PASSAGE)}
    of_lemma = {
        entry.form: at
        for at, entry in enumerate(entries)
        if not entry.flags & (Flag.COMPOUND | Flag.WEAK)
        and len(entry.form) > 1
        and any(posting.document in spoken for posting in entry.postings)
    }
    beside: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for lemma, neighbours in morphology.neighbours(of_lemma).items():
        for near in neighbours:
            beside[near.lemma].append((of_lemma[lemma], near.likeness))
    return {
        word: sorted(terms, key=lambda pair: (-pair[1], pair[0]))[:MOST_NEAR]
        for word, terms in beside.items()
    }


def held(entries: Iterable[Entry]) -> set[str]:
    """Keys of the terms that some document holds."""
    return {entry.key for entry in entries if entry.postings}


def dictionary_files(
    vocabulary: Iterable[str],
    near: Mapping[str, Sequence[tuple[int, float]]],
    known: Container[str],
) -> tuple[bytes, list[bytes]]:
    """The first word of every file, as a section of `start.bin`, and the files.

    Args:
        vocabulary: Lemmas that exist.
        near: Word → (term, likeness), the nearest first; its words exist as well.
        known: Keys of the terms that documents hold: no word of the dictionary is one.
    """
    # Most words are in both; where two are typed alike, the one that has neighbours stays, and
    # of two that have some the first.
    beside = {_typed(word): _near(near[word]) for word in reversed(tuple(near))}
    every, ordered = _by_typing(tuple(vocabulary))
    words = sorted((*ordered, *(typed for typed in beside if typed not in every)))
    kept = [typed for typed in words if typed[1] not in known]
    parts = [kept[at : at + SHARD] for at in range(0, len(kept), SHARD)]
    firsts = front_coded(part[0][0] for part in parts)
    files = [varint(len(part)) + _coded(part, beside) for part in parts]
    return varint(len(parts)) + b"".join(firsts), files


def _coded(words: Sequence[_Typed], beside: Mapping[_Typed, bytes]) -> bytes:
    # A hundred thousand words in all: no line of ours runs for each.
    found = [_NO_NEIGHBOURS] * (2 * len(words))
    found[::2] = front_coded(map(itemgetter(0), words))
    found[1::2] = map(beside.get, words, found[1::2])
    return b"".join(found)


# Under `serve` the vocabulary is the same in every build, and nearly all that is beside it.
@functools.lru_cache(maxsize=1)
def _by_typing(vocabulary: tuple[str, ...]) -> tuple[frozenset[_Typed], tuple[_Typed, ...]]:
    """What the words are typed with, and the same in the order of its bytes."""
    every = frozenset(map(_typed, vocabulary))
    return every, tuple(sorted(every))


@functools.lru_cache(maxsize=200_000)
def _typed(word: str) -> _Typed:
    """What a word is typed with; by its bytes it is sorted."""
    key = jamo(fold(word))
    return key_bytes(key), key


def _near(terms: Sequence[tuple[int, float]]) -> bytes:
    return varint(len(terms)) + b"".join(
        varint(term) + bytes([round(100 * likeness)]) for term, likeness in terms
    )
