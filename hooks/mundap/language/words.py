"""What words and content terms are: morphemes in dictionary form, and how they hang together.

Pure functions of what the analyser found; see `morphology`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST_COMPOUND = 3
"""Words in a joined term; longer runs of nouns are lists, not compounds."""


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
    tag: str = ""
    """Its part of speech, as its morpheme has it."""


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
HYPHEN = "SO"
"""Tag of a hyphen, and of punctuation inside a Latin word (`Node.js`)."""
_JOINERS = frozenset({"_", "·", "/"})
_SAME_WORD = {"뭐": "무엇", "뭣": "무엇"}


def words_of(morphemes: Sequence[Morpheme]) -> tuple[Word, ...]:
    """Keep what carries meaning, in dictionary form, and say how it hangs together."""
    words: list[Word] = []
    link, end = Link.NONE, 0
    for m in morphemes:
        kind = _KINDS.get(m.tag)
        if kind is None:
            if m.tag.startswith(_TRANSPARENT):
                link = Link.PARTICLE if link is not Link.NONE else link
            elif m.start != end or not (m.tag == HYPHEN or m.form in _JOINERS):
                link = Link.NONE
            end = m.end
            continue
        if link is Link.GLUED and m.start > end:
            link = Link.SPACED
        # Kiwi writes some compounds with a space: 부트 캠프.
        form = m.form.lstrip("#@").rstrip(".").replace(" ", "").lower()
        form = f"{form}다" if m.tag.startswith("V") else _SAME_WORD.get(form, form)
        words.append(Word(form, kind, m.start, m.end, link, m.tag in _AFFIXES, m.tag))
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
        terms += _compounds(words[at : at + LONGEST_COMPOUND])
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
