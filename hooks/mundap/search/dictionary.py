"""`dictionary/<n>.bin`: words that the archive does not have, and what of it lies near them.

A reader's word that is in no document is either a word that exists, or a slip. For the first the
archive's nearest words are searched, weighed by their likeness; the second is corrected.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from mundap.language.hangul import fold, jamo
from mundap.language.morphology import Morphology
from mundap.search.coding import front_coded, key_bytes, varint
from mundap.search.collection import Entry
from mundap.search.documents import Document, Kind
from mundap.search.terms import Flag

_NO_NEIGHBOURS = varint(0)
_NO_LEMMA = int(Flag.COMPOUND | Flag.WEAK)
SHARD = 2500
"""Words that exist from the first word of a file to that of the next: about 5 KB compressed."""
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
        if not int(entry.flags) & _NO_LEMMA
        and len(entry.form) > 1
        and any(posting.document in spoken for posting in entry.postings)
    }
    beside: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for lemma, neighbours in morphology.neighbours(of_lemma).items():
        for near in neighbours:
            beside[near.lemma].append((-near.likeness, of_lemma[lemma]))
    return {
        word: [(at, -unlike) for unlike, at in sorted(terms)[:MOST_NEAR]]
        for word, terms in beside.items()
    }


def held(entries: Iterable[Entry]) -> set[str]:
    """Keys of the terms that some document holds."""
    return {entry.key for entry in entries if entry.postings}


def dictionary_files(
    vocabulary: Iterable[str],
    near: Mapping[str, Sequence[tuple[int, float]]],
    known: Iterable[str],
) -> tuple[bytes, list[bytes]]:
    """The first word of every file, as a section of `start.bin`, and the files.

    Args:
        vocabulary: Lemmas that exist.
        near: Word → (term, likeness), the nearest first; its words exist as well.
        known: Keys of the terms that documents hold: no word of the dictionary is one.
    """
    # Of words typed alike one with neighbours stays, of those the first.
    beside = {_typed(word): _near(near[word]) for word in reversed(tuple(near))}
    held = frozenset(map(key_bytes, known))
    every, ordered = _by_typing(tuple(vocabulary))
    # The vocabulary alone says where a file begins, and a new text changes no other file's words.
    parts = [ordered[at : at + SHARD] for at in range(0, len(ordered), SHARD)] or [()]
    added = _placed(beside.keys() - every - held, [part[0] for part in parts[1:]])
    written = (
        sorted((*(word for word in part if word not in held), *added[at]))
        for at, part in enumerate(parts)
    )
    kept = [tuple(words) for words in written if words]
    firsts = front_coded(words[0] for words in kept)
    files = [varint(len(words)) + _coded(words, beside) for words in kept]
    return varint(len(kept)) + b"".join(firsts), files


def _placed(words: Iterable[bytes], starts: Sequence[bytes]) -> Mapping[int, Sequence[bytes]]:
    """Words by the number of the part they belong to; all parts but the first have a start."""
    placed: defaultdict[int, list[bytes]] = defaultdict(list)
    for word in words:
        placed[bisect_right(starts, word)].append(word)
    return placed


def _coded(words: tuple[bytes, ...], beside: Mapping[bytes, bytes]) -> bytes:
    # A hundred thousand words in all: no line of ours runs for each.
    found = [_NO_NEIGHBOURS] * (2 * len(words))
    found[::2] = _without_common(words)
    found[1::2] = map(beside.get, words, repeat(_NO_NEIGHBOURS))
    return b"".join(found)


# Under `serve` the words of nearly all files are those of the build before.
@functools.lru_cache(maxsize=128)
def _without_common(words: tuple[bytes, ...]) -> tuple[bytes, ...]:
    return tuple(front_coded(words))


# As is the vocabulary.
@functools.lru_cache(maxsize=1)
def _by_typing(vocabulary: tuple[str, ...]) -> tuple[frozenset[bytes], tuple[bytes, ...]]:
    """What the words are typed with, and the same in order."""
    every = frozenset(key_bytes(jamo(fold(word))) for word in vocabulary)
    return every, tuple(sorted(every))


@functools.lru_cache(maxsize=50_000)
def _typed(word: str) -> bytes:
    """What a word is typed with; by that it is sorted."""
    return key_bytes(jamo(fold(word)))


def _near(terms: Sequence[tuple[int, float]]) -> bytes:
    return varint(len(terms)) + b"".join(
        varint(term) + bytes([round(100 * likeness)]) for term, likeness in terms
    )
