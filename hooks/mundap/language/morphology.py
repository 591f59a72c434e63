"""What the analyser knows, remembered: morphemes, shapes of verbs, words that exist.

Tagging, relating and the search index ask here; nobody else asks the analyser.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from mundap.language import analyser
from mundap.language.analyser import VERSION, Neighbour, Piece
from mundap.language.words import Morpheme, Word, terms_of, words_of
from mundap.memo import FORGETFUL, Memo
from mundap.store import Recent, Store, key_of

_CHUNK = 2000
"""Characters analysed at once: Kiwi's time grows with the square of a run without spaces."""
_REMEMBERED = 600_000
"""Morphemes kept for `mkdocs serve`, about 100 MB at most."""

# A run of marks is no words, and the analyser makes a morpheme of each.
_MARKS = re.compile(r"[^\w\s]{16,}")
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_T = TypeVar("_T")


class _Memory:
    """The texts that were analysed last."""

    __slots__ = ("_size", "_texts")

    def __init__(self) -> None:
        self._texts: OrderedDict[str, tuple[Morpheme, ...]] = OrderedDict()
        self._size = 0

    def recall(self, text: str) -> tuple[Morpheme, ...] | None:
        if text in self._texts:
            self._texts.move_to_end(text)
        return self._texts.get(text)

    def keep(self, text: str, morphemes: tuple[Morpheme, ...]) -> None:
        self._texts[text] = morphemes
        self._size += len(morphemes)
        while self._size > _REMEMBERED and len(self._texts) > 1:
            _, forgotten = self._texts.popitem(last=False)
            self._size -= len(forgotten)


class Morphology:
    """Kiwi, started only when a text comes that is not in the store, with a memory of texts."""

    __slots__ = ("_memo", "_memory", "_store")

    def __init__(
        self,
        store: Store | None = None,
        before: Morphology | None = None,
        memo: Memo = FORGETFUL,
    ) -> None:
        """Make one.

        Args:
            store: What outlives the process.
            before: One whose memory it shares.
            memo: What the build before found.
        """
        self._memo = memo
        self._store = store or Recent()
        self._memory: _Memory = before._memory if before else _Memory()

    def analyse(self, texts: Sequence[str]) -> list[tuple[Morpheme, ...]]:
        """Split each text into morphemes, in reading order.

        Total: any string is fine. Positions refer to the NFC form of the text.
        The same text always gives the same morphemes.
        """
        clean = [unicodedata.normalize("NFC", _readable(text)) for text in texts]
        known = {text: self._memory.recall(text) for text in clean}
        wanted = [text for text, morphemes in known.items() if morphemes is None]
        fresh = dict(zip(wanted, self._split(wanted), strict=True)) if wanted else {}
        for text, morphemes in fresh.items():
            self._memory.keep(text, morphemes)
        return [known[text] or fresh.get(text, ()) for text in clean]

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text; see `words_of`."""
        return self._memo.recall(("words", text), lambda: words_of(self.analyse([text])[0]))

    def terms(self, text: str) -> tuple[Word, ...]:
        """The content terms of a text; see `terms_of`."""
        return terms_of(self.words(text))

    def conjugations(self, stems: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The other shapes that stems of verbs and adjectives take before endings.

        돕 → 도와, 도우; 고르 → 골라; 만들 → 만드. A vowel that an ending melts into belongs to
        the shape: 배우 → 배워. Empty for a stem that never changes.
        """
        return self._memo.recall_all(
            "conjugation",
            stems,
            lambda new: self._stored("conjugation", new, _read_shapes, list, analyser.shapes_of),
        )

    def neighbours(self, lemmas: Iterable[str]) -> dict[str, tuple[Neighbour, ...]]:
        """The words of the analyser's model that are used like a word, the nearest first.

        자소서 → 구직, 이력서 …; none for a word that the model does not have.
        """
        return self._memo.recall_all(
            "neighbours",
            lemmas,
            lambda new: self._stored(
                "neighbours", new, _read_neighbours, _plain_neighbours, analyser.nearest
            ),
        )

    def vocabulary(self) -> tuple[str, ...]:
        """The lemmas of the analyser's dictionary, of two syllables and more, sorted.

        Without proper names: what is no word of the language may as well be a slip.
        """
        return self._memo.recall("vocabulary", self._vocabulary)

    def _vocabulary(self) -> tuple[str, ...]:
        found = self._stored("vocabulary", [""], _read_shapes, list, lambda _: [analyser.lemmas()])
        return found[""]

    def _split(self, texts: Sequence[str]) -> list[tuple[Morpheme, ...]]:
        """Every line by itself: what one text has in common with another is analysed once."""
        spans = [list(_chunks(text)) for text in texts]
        chunks = [text[a:b] for text, own in zip(texts, spans, strict=True) for a, b in own]
        known = self._stored("analysis", chunks, _read_pieces, _flat, analyser.analyse)
        return [
            tuple(
                Morpheme(form, tag, first + start, first + end)
                for first, last in own
                for form, tag, start, end in known[text[first:last]]
            )
            for text, own in zip(texts, spans, strict=True)
        ]

    def _stored(
        self,
        kind: str,
        texts: Iterable[str],
        read: Callable[[object], _T],
        plain: Callable[[_T], object],
        compute: Callable[[Sequence[str]], Sequence[_T]],
    ) -> dict[str, _T]:
        """The values of texts: from the store if it has them, else computed and kept there.

        Args:
            kind: What they are; it keeps apart what is stored of the same text.
            texts: Of which.
            read: A value as it was written → the value; raises when it is none.
            plain: The other way.
            compute: What makes the values of texts that are not stored.
        """
        keys = {text: key_of(kind, VERSION, text) for text in texts}
        stored = self._store.load(keys.values())
        found: dict[str, _T] = {}
        for text, key in keys.items():
            try:
                found[text] = read(json.loads(stored[key]))
            except (KeyError, TypeError, ValueError):
                continue
        missing = [text for text in keys if text not in found]
        if missing:
            fresh = dict(zip(missing, compute(missing), strict=True))
            found |= fresh
            values = {keys[text]: _written(plain(value)) for text, value in fresh.items()}
            self._store.save(values)
        return found


@functools.cache
def shared_morphology() -> Morphology:
    """The process's analyser without a store of its own."""
    return Morphology()


# ---- what is stored ----


def _written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _read_shapes(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and _all(str, value):
        return tuple(value)
    raise ValueError


def _flat(pieces: Iterable[Piece]) -> list[str | int]:
    return [value for piece in pieces for value in piece]


def _read_pieces(value: object) -> list[Piece]:
    if not isinstance(value, list) or len(value) % 4:
        raise ValueError
    forms, tags, starts, ends = (value[at::4] for at in range(4))
    if not (_all(str, forms, tags) and _all(int, starts, ends)):
        raise ValueError
    return list(zip(forms, tags, starts, ends, strict=True))


def _all(kind: type, *lists: Sequence[object]) -> bool:
    return set(map(type, chain(*lists))) <= {kind}


def _plain_neighbours(found: Iterable[Neighbour]) -> list[list[str | float]]:
    return [[each.lemma, each.likeness] for each in found]


def _read_neighbours(value: object) -> tuple[Neighbour, ...]:
    if not isinstance(value, list):
        raise ValueError
    return tuple(Neighbour(str(lemma), float(likeness)) for lemma, likeness in value)


# ---- texts ----


def _readable(text: str) -> str:
    """A text of the same length without what the analyser cannot read and nobody looks for."""
    return _MARKS.sub(lambda m: " " * len(m.group()), _UNREADABLE.sub(" ", text))


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of the text's lines, long ones cut at a space where there is one."""
    for line in re.finditer(r"[^\n]+", text):
        first, end = line.span()
        while end - first > _CHUNK:
            space = text.rfind(" ", first + 1, first + _CHUNK)
            cut = space if space > 0 else first + _CHUNK
            yield first, cut
            first = cut
        yield first, end
