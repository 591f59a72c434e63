"""What words a Korean text is made of.

The only module that knows the morphological analyser (Kiwi). Tagging, relating
and the search index ask it for words and terms; none of them sees a tag set.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiwipiepy import Kiwi, Token  # type: ignore[import-untyped]  # 0.24 ships no types

_CHUNK = 2000
"""Characters analysed at once: Kiwi's time grows with the square of a run without spaces."""
_REMEMBERED = 600_000
"""Morphemes kept for `mkdocs serve`, about 100 MB at most."""
_LONGEST_COMPOUND = 3
"""Words in a joined term; longer runs of nouns are lists, not compounds."""

_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LATIN = re.compile(r"[A-Za-z](?:\+\+|#)(?![A-Za-z0-9])|[A-Za-z]+(?=\d+\.\d)|[A-Za-z][A-Za-z0-9]*")
_OPAQUE = frozenset({"W_URL", "W_EMAIL"})


@dataclass(frozen=True, slots=True)
class Morpheme:
    """The smallest piece of a text that means something."""

    form: str
    """As it stands, verbs as their stem (`맡기`); Latin letters as written."""
    tag: str
    """Sejong part of speech without Kiwi's conjugation suffix: `NNG`, `VV`, `JKO`, `SL` …"""
    start: int
    """First character in the NFC text."""
    end: int
    """Character after the last."""


class WordKind(StrEnum):
    """What a word can do in a term."""

    NOUN = "noun"
    """Nouns, roots, hanja."""
    FOREIGN = "foreign"
    """Latin letters, digits among them."""
    NUMBER = "number"
    VERB = "verb"
    """Verbs and adjectives, as lemma."""
    ADVERB = "adverb"
    MINOR = "minor"
    """Affixes, counters, pronouns, auxiliaries: part of a term, never one alone."""
    COMPOUND = "compound"
    """Several words written as one."""


class Link(StrEnum):
    """What stands between a word and the one before it."""

    NONE = "none"
    """Punctuation, a line break, or the start of the text."""
    GLUED = "glued"
    """Nothing."""
    SPACED = "spaced"
    """Spaces only."""
    PARTICLE = "particle"
    """Particles and endings."""


@dataclass(frozen=True, slots=True)
class Word:
    """A morpheme that carries meaning, in dictionary form."""

    form: str
    """Lower case, NFC; `맡기다`, `데이터`, `pytorch`."""
    kind: WordKind
    """What it can do in a term."""
    start: int
    """First character in the NFC text."""
    end: int
    """Character after the last."""
    link: Link
    """What stands before it."""
    affix: bool = False
    """Whether it only lives glued to a noun (`-생`, `비-`, `3년`의 `년`)."""


_KINDS = {
    **dict.fromkeys(("NNG", "NNP", "NR", "XR", "SH", "W_HASHTAG"), WordKind.NOUN),
    **dict.fromkeys(("SL", "W_MENTION"), WordKind.FOREIGN),
    **dict.fromkeys(("SN", "W_SERIAL"), WordKind.NUMBER),
    **dict.fromkeys(("VV", "VA"), WordKind.VERB),
    "MAG": WordKind.ADVERB,
    **dict.fromkeys(("NNB", "NP", "MM", "XPN", "XSN", "VX"), WordKind.MINOR),
}
_AFFIXES = frozenset({"XPN", "XSN", "NNB"})
_TRANSPARENT = ("J", "E", "XS", "VC", "IC")
_HYPHEN = "SO"
"""Tag of a hyphen, and of punctuation inside a Latin word (`Node.js`)."""
_JOINERS = frozenset({"_", "·", "/"})
_SAME_WORD = {"뭐": "무엇", "뭣": "무엇"}


class Morphology:
    """Kiwi, started once and only when a text comes, with a memory of recent texts."""

    __slots__ = ("_kiwi", "_memory", "_size")

    def __init__(self) -> None:
        self._kiwi: Kiwi | None = None
        self._memory: OrderedDict[str, tuple[Morpheme, ...]] = OrderedDict()
        self._size = 0

    def analyse(self, texts: Sequence[str]) -> list[tuple[Morpheme, ...]]:
        """Split each text into morphemes, in reading order.

        Total: any string is fine. Positions refer to the NFC form of the text.
        The same text always gives the same morphemes.
        """
        clean = [unicodedata.normalize("NFC", _UNREADABLE.sub(" ", text)) for text in texts]
        wanted = [text for text in dict.fromkeys(clean) if text not in self._memory]
        fresh = dict(zip(wanted, self._split(wanted), strict=True))
        found = []
        for text in clean:
            if text in self._memory:
                self._memory.move_to_end(text)
                found.append(self._memory[text])
            else:
                found.append(fresh[text])
        for text, morphemes in fresh.items():
            self._remember(text, morphemes)
        return found

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text; see `words_of`."""
        return words_of(self.analyse([text])[0])

    def terms(self, text: str) -> tuple[Word, ...]:
        """The content terms of a text; see `terms_of`."""
        return terms_of(self.words(text))

    def _remember(self, text: str, morphemes: tuple[Morpheme, ...]) -> None:
        self._memory[text] = morphemes
        self._size += len(morphemes)
        while self._size > _REMEMBERED and len(self._memory) > 1:
            _, forgotten = self._memory.popitem(last=False)
            self._size -= len(forgotten)

    def _split(self, texts: Sequence[str]) -> list[tuple[Morpheme, ...]]:
        pieces = [(number, at) for number, text in enumerate(texts) for at in _chunks(text)]
        if not pieces:
            return [()] * len(texts)
        if self._kiwi is None:
            self._kiwi = Kiwi()
        batch = [texts[number][first:last] for number, (first, last) in pieces]
        morphemes: list[list[Morpheme]] = [[] for _ in texts]
        for (number, (first, _)), piece, tokens in zip(
            pieces, batch, self._kiwi.tokenize(batch), strict=True
        ):
            morphemes[number] += _morphemes(piece, tokens, first)
        return [tuple(each) for each in morphemes]


@functools.cache
def shared_morphology() -> Morphology:
    """The process's analyser: starting Kiwi takes 1.5 s and 300 MB, and it never changes."""
    return Morphology()


def words_of(morphemes: Sequence[Morpheme]) -> tuple[Word, ...]:
    """Keep what carries meaning, in dictionary form, and say how it hangs together."""
    words: list[Word] = []
    link, end = Link.NONE, 0
    for m in morphemes:
        kind = _KINDS.get(m.tag)
        if kind is None:
            if m.tag.startswith(_TRANSPARENT):
                link = Link.PARTICLE if link is not Link.NONE else link
            elif m.start != end or not (m.tag == _HYPHEN or m.form in _JOINERS):
                link = Link.NONE
            end = m.end
            continue
        if link is Link.GLUED and m.start > end:
            link = Link.SPACED
        # Kiwi writes some compounds with a space: 부트 캠프.
        form = m.form.lstrip("#@").rstrip(".").replace(" ", "").lower()
        form = f"{form}다" if m.tag.startswith("V") else _SAME_WORD.get(form, form)
        words.append(Word(form, kind, m.start, m.end, link, m.tag in _AFFIXES))
        link, end = Link.GLUED, m.end
    return tuple(words)


def terms_of(words: Sequence[Word]) -> tuple[Word, ...]:
    """The content terms: words that mean something alone, and compounds.

    A compound joins two or three neighbours (학습 + 데이터, 대학원 + 생, 3 + 년), also
    across a space; its `form` is written without one. In reading order, each
    word before the compounds that begin with it.
    """
    terms: list[Word] = []
    for at, first in enumerate(words):
        if first.kind is not WordKind.MINOR:
            terms.append(first)
        terms += _compounds(words[at : at + _LONGEST_COMPOUND])
    return tuple(terms)


def _compounds(words: Sequence[Word]) -> Iterator[Word]:
    joinable = {WordKind.NOUN, WordKind.FOREIGN, WordKind.NUMBER}
    first = words[0]
    prefix = first.affix and first.link is not Link.GLUED
    if first.kind not in joinable and not prefix:
        return
    form = first.form
    for word in words[1:]:
        allowed = {Link.GLUED} if word.affix or prefix else {Link.GLUED, Link.SPACED}
        if word.link not in allowed or not (word.kind in joinable or word.affix):
            return
        form += word.form
        yield Word(form, WordKind.COMPOUND, first.start, word.end, first.link)


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


def _morphemes(text: str, tokens: Sequence[Token], offset: int) -> Iterator[Morpheme]:
    """Kiwi's tokens, with every Latin word whole.

    Kiwi 0.24 cuts some Latin words anywhere (`p` + `apers.with.code`), so their
    boundaries are taken from the text.
    """
    opaque = [(t.start, t.end) for t in tokens if t.tag in _OPAQUE]
    latin = [
        match.span()
        for match in _LATIN.finditer(text)
        if not any(first <= match.start() < last for first, last in opaque)
    ]
    found = [(first, last, text[first:last], "SL") for first, last in latin]
    covered = {at for first, last in latin for at in range(first, last)}
    for token in tokens:
        first, last = token.start, token.end
        if token.tag in _OPAQUE or not covered.intersection(range(first, last)):
            found.append((first, last, token.form, token.tag.split("-")[0]))
        else:
            inner = (at for at in range(first, last) if at not in covered)
            found += [(at, at + 1, text[at], _HYPHEN) for at in inner]
    # A line break ends a chunk; the mark keeps the words on either side apart.
    found.append((len(text), len(text), "\n", "SF"))
    for first, last, form, tag in sorted(found, key=lambda piece: piece[0]):
        yield Morpheme(form, tag, offset + first, offset + last)
