"""The morphological analyser: what a text is made of, how a verb changes, which words exist.

The only module that knows Kiwi. Everything here is a pure function of its arguments and of the
analyser's version, and slow; `morphology` remembers what it gave.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import kiwipiepy_model  # type: ignore[import-untyped]
from kiwipiepy import Kiwi, Token  # type: ignore[import-untyped]  # 0.24 ships no types
from kiwipiepy import __version__ as kiwi_version

from mundap.language.words import HYPHEN

VERSION = f"{kiwi_version} {kiwipiepy_model.__version__}"
"""Of the analyser and its model; a store answers for the engine's own version."""

_LATIN = re.compile(r"[A-Za-z](?:\+\+|#)(?![A-Za-z0-9])|[A-Za-z]+(?=\d+\.\d)|[A-Za-z][A-Za-z0-9]*")
_OPAQUE = frozenset({"W_URL", "W_EMAIL"})

_STEM_TAGS = ("VV", "VV-I", "VV-R", "VA", "VA-I", "VA-R")
"""Verbs and adjectives; those marked -I change where those marked -R do not (걷다, 굽다)."""
_SHAPING = (("어", "EC", "어아"), ("\u11ab", "ETM", "은\u11ab"), ("는", "ETM", "는"))
"""Endings that show every shape of a stem, and what of them to take off again."""

_NOUN_TAGS = ("NNG", "NNP", "XR")
_VERB_TAGS = ("VV", "VA")
_DICTIONARY_TAGS = frozenset({"NNG", "XR", "VV", "VA", "MAG"})
_NEIGHBOURS = 40
_ALIKE = 0.66
"""Likeness from which on a neighbour is one: below it 회사 lies near 은행."""

Piece = tuple[str, str, int, int]
"""A morpheme: form, tag, start and end in its text."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word that is used like another."""

    lemma: str
    """In dictionary form."""
    likeness: float
    """Of their vectors, 0 to 1."""


_lock = threading.Lock()
_started: list[Kiwi] = []
"""One for the process: starting it takes seconds and 300 MB, and it never changes."""


def start() -> None:
    """Start the analyser if need be; a thread may, while another builds the site without it."""
    with _lock:
        if not _started:
            kiwi = Kiwi()
            # It is not ready before it has read something.
            kiwi.tokenize("시작")
            _started.append(kiwi)


def _kiwi() -> Kiwi:
    if not _started:
        start()
    return _started[0]


# ---- texts ----


def analyse(chunks: Sequence[str]) -> list[list[Piece]]:
    """The morphemes of each text, in reading order."""
    tokens = _kiwi().tokenize(chunks)
    return [list(_morphemes(chunk, each)) for chunk, each in zip(chunks, tokens, strict=True)]


def _morphemes(text: str, tokens: Sequence[Token]) -> Iterator[Piece]:
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
    found = [(text[first:last], "SL", first, last) for first, last in latin]
    covered = {at for first, last in latin for at in range(first, last)}
    for token in tokens:
        first, last = token.start, token.end
        if token.tag in _OPAQUE or not covered.intersection(range(first, last)):
            found.append((token.form, token.tag.split("-")[0], first, last))
        else:
            inner = (at for at in range(first, last) if at not in covered)
            found += [(text[at], HYPHEN, at, at + 1) for at in inner]
    # A line break ends a chunk; the mark keeps the words on either side apart.
    found.append(("\n", "SF", len(text), len(text)))
    yield from sorted(found, key=lambda piece: piece[2])


# ---- verbs ----


def shapes_of(stems: Iterable[str]) -> list[tuple[str, ...]]:
    """The other shapes that each stem of a verb or adjective takes before endings."""
    return [tuple(_shapes(stem)) for stem in stems]


def _shapes(stem: str) -> list[str]:
    kiwi = _kiwi()
    past = {tag: kiwi.join([(stem, tag), ("었", "EP"), ("다", "EF")]) for tag in _STEM_TAGS}
    # Of the ways a stem could change, those that lead back to it are its own: 잇 → 이었다 but
    # 씻 → 씻었다.
    own = [
        tag
        for tag, said in past.items()
        if not (tag.endswith("-I") and said == past[f"{tag[:2]}-R"]) and _leads_back(said, stem)
    ]
    if not own and len(stem) > 1:
        # 못듣 changes as 듣 does.
        return [stem[0] + shape for shape in _shapes(stem[1:])]
    shapes = {
        _without(kiwi.join([(stem, tag), (ending, part)]), cut)
        for tag in own or _STEM_TAGS[:1]
        for ending, part, cut in _SHAPING
    }
    return sorted(shapes - {stem, ""})


def _leads_back(said: str, stem: str) -> bool:
    first = next(iter(_kiwi().tokenize(said)))
    return bool(first.form == stem and first.tag.startswith("V"))


def _without(said: str, endings: str) -> str:
    """A conjugated verb without the first of these endings that it has, or as it is."""
    for ending in endings:
        # A whole syllable, or the final consonant of one.
        letters = said if ending >= "가" else unicodedata.normalize("NFD", said)
        if letters.endswith(ending):
            return unicodedata.normalize("NFC", letters[:-1])
    return said


# ---- the dictionary ----


def lemmas() -> tuple[str, ...]:
    """The words of the dictionary of two syllables and more, without proper names, sorted."""
    found = {lemma for number in range(_kiwi_size()) if (lemma := _lemma(_kiwi().morpheme(number)))}
    return tuple(sorted(found))


def _kiwi_size() -> int:
    """How many morphemes the model has: the analyser does not say, but refuses what is beyond."""
    low, high = 0, 1
    while _has_morpheme(high):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _has_morpheme(middle) else (low, middle)
    return high


def _has_morpheme(number: int) -> bool:
    try:
        _kiwi().morpheme(number)
    except ValueError:
        return False
    return True


def _lemma(token: Token) -> str:
    """The dictionary form of a word of the language; empty for anything else."""
    tag = token.tag.split("-")[0]
    if tag not in _DICTIONARY_TAGS or not all("가" <= letter <= "힣" for letter in token.form):
        return ""
    lemma = f"{token.form}다" if tag in _VERB_TAGS else str(token.form)
    return lemma if len(lemma) > 1 else ""


def nearest(lemmas: Iterable[str]) -> list[tuple[Neighbour, ...]]:
    """The words used like each, the nearest first; none for one that the model does not have."""
    return [_nearest_to(lemma) for lemma in lemmas]


def _nearest_to(lemma: str) -> tuple[Neighbour, ...]:
    stem = lemma.removesuffix("다")
    for form, tags in ((lemma, _NOUN_TAGS), (stem, _VERB_TAGS)):
        for tag in tags:
            try:
                near = _kiwi().most_similar_morphemes((form, tag), top_n=_NEIGHBOURS)
            except ValueError:
                continue
            found = ((_lemma(each), each.score) for each in near if each.score >= _ALIKE)
            return tuple(Neighbour(word, round(score, 2)) for word, score in found if word)
    return ()
