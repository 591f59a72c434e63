"""The terms of a text: what it can be found by.

Words come from the analyser in dictionary form. What it takes apart is also kept whole where a
reader may type it whole: compounds, derived words, Latin names with marks inside, and stretches
it could not read.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import IntFlag

from mundap.language.hangul import fold, jamo
from mundap.language.words import Link, Morpheme, Word, WordKind, words_of
from mundap.search.closed_classes import INFLECTING_SUFFIXES, WEAK

LONGEST_KEY = 64
"""Keystrokes of a term; what is longer is no word that anybody types."""
_LONGEST_COMPOUND = 3
_LONGEST_PHRASE = 5
"""Words of a synonym that is written with spaces."""

_CHAIN = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)+(?:\+\+|#)?")
_PART = re.compile(r"[A-Za-z]+(?=\d+\.\d)|[A-Za-z][A-Za-z0-9]*(?:\+\+|#)?|\d+(?:\.\d+)*")
_MARK = re.compile(r"(?<!\d)[-_.]|[-_.](?!\d)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d)")
_EOJEOL = re.compile(r"[가-힣A-Za-z0-9]{2,}")

_JOINABLE = frozenset({WordKind.NOUN, WordKind.FOREIGN, WordKind.NUMBER})
_OPAQUE = frozenset({"W_URL", "W_EMAIL", "W_MENTION", "W_HASHTAG"})
_ODD = frozenset({"IC", "MM", "MAG", "XPN", "UN"})
"""Tags whose neighbours inside an eojeol are often misread: 에어팟 as 에어 + 팟."""
_BEHIND = ("J", "E", "VX", "VC", "XS", "NNB", "NP", "MAJ", "Z_")
"""Tags of what stands behind a word and is none of it."""


class Flag(IntFlag):
    """What the index says of a term."""

    NONE = 0
    VERB = 1
    """Its form is a lemma: without 다 it is a stem."""
    COMPOUND = 2
    """Its parts are terms too."""
    WEAK = 4
    """It stands anywhere and says little."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term where it stands."""

    form: str
    """Folded, without spaces; a verb's lemma."""
    flags: Flag
    """What it is."""
    start: int = 0
    """First character in the text."""
    end: int = 0
    """Character after the last."""


@functools.lru_cache(maxsize=100_000)
def keystrokes(form: str) -> str:
    """The keystrokes that type a form."""
    return jamo(form)


@functools.lru_cache(maxsize=100_000)
def form_of(written: str) -> str:
    """A word in any spelling as the form of a term; empty if no term is so long."""
    form = fold(written).replace(" ", "")
    return form if len(keystrokes(form)) <= LONGEST_KEY else ""


def term(written: str, flags: Flag = Flag.NONE, start: int = 0, end: int = 0) -> Term:
    """The term of a word in any spelling."""
    form = form_of(written)
    return Term(form, flags | Flag.WEAK if form in WEAK else flags, start, end)


def terms_of(
    text: str,
    morphemes: Sequence[Morpheme],
    phrases: Container[str] = (),
    *,
    across_spaces: bool = False,
) -> tuple[Term, ...]:
    """The terms of a text; of equal ones at the same place, one.

    Args:
        text: Plain text, NFC.
        morphemes: What the analyser found in it.
        phrases: Forms without spaces that are terms wherever their words stand side by side.
        across_spaces: Whether any two nouns side by side are a compound, as in a question.
    """
    words = words_of(morphemes)
    found: dict[tuple[str, int, int], Term] = {}
    for each in (
        *_single(words),
        *_interjections(morphemes),
        *_glued(words),
        *_spaced(words, phrases, across_spaces),
        *_latin(text, morphemes),
        *_odd_eojeols(text, morphemes),
    ):
        if each.form:
            # A word that is also found as a part of something is that word.
            found.setdefault((each.form, each.start, each.end), each)
    return tuple(found.values())


def is_term(tag: str, form: str) -> bool:
    """Whether a pronoun, bound noun, determiner, adverb or interjection is a term.

    Of one syllable they are too many things at once; a query's 그, 것 and 좀 are read over.
    """
    return tag in ("NP", "NNB", "MM", "MAG", "IC") and len(form) > 1


def _single(words: Sequence[Word]) -> Iterator[Term]:
    for word in words:
        if word.kind is WordKind.VERB:
            yield term(word.form, Flag.VERB, word.start, word.end)
        elif word.kind is WordKind.NUMBER and "," in word.form:
            yield term(word.form.replace(",", ""), Flag.COMPOUND, word.start, word.end)
            for part in re.finditer(r"[^,]+", word.form):
                start = word.start + part.start()
                yield term(part.group(), Flag.NONE, start, start + len(part.group()))
        elif word.kind in _JOINABLE:
            yield term(word.form, Flag.NONE, word.start, word.end)
        elif is_term(word.tag, word.form):
            # Adverbs say how and when, seldom what is asked about.
            yield term(word.form, Flag.WEAK, word.start, word.end)


def _interjections(morphemes: Sequence[Morpheme]) -> Iterator[Term]:
    for each in morphemes:
        if each.tag == "IC" and is_term(each.tag, each.form):
            yield term(each.form, Flag.NONE, each.start, each.end)


def _glued(words: Sequence[Word]) -> Iterator[Term]:
    """Of each run of nouns and affixes: the beginnings, the ends, and what an affix makes."""
    for run in _runs(words):
        size = len(run)
        spans = {(0, size)} if size <= _LONGEST_COMPOUND else set()
        for length in range(2, min(size, _LONGEST_COMPOUND + 1)):
            spans |= {(0, length), (size - length, size)}
        for at in range(size - 1):
            if run[at].tag == "XPN" or run[at + 1].tag == "XSN":
                spans.add((at, at + 2))
        for first, last in sorted(spans):
            if run[first].tag != "XSN" and run[last - 1].tag != "XPN":
                yield _joined(run[first:last])


def _runs(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    run: list[Word] = []
    for word in words:
        joinable = word.kind in _JOINABLE or word.affix
        joinable = joinable and not (word.tag == "XSN" and word.form in INFLECTING_SUFFIXES)
        if run and not (joinable and word.link is Link.GLUED):
            if len(run) > 1:
                yield run
            run = []
        if joinable:
            run.append(word)
    if len(run) > 1:
        yield run


def _spaced(words: Sequence[Word], phrases: Container[str], across_spaces: bool) -> Iterator[Term]:
    for first, start in enumerate(words):
        form = start.form
        for last in range(first + 1, min(len(words), first + _LONGEST_PHRASE)):
            word = words[last]
            if word.link is not Link.GLUED and word.link is not Link.SPACED:
                break
            form += word.form
            pair = across_spaces and last == first + 1 and word.link is Link.SPACED
            wanted = pair and start.kind in _JOINABLE and word.kind in _JOINABLE
            if wanted or form in phrases:
                yield _joined(words[first : last + 1])


def _joined(words: Sequence[Word]) -> Term:
    form = _THOUSANDS.sub("", "".join(word.form for word in words))
    verb = Flag.VERB if words[-1].kind is WordKind.VERB else Flag.NONE
    return term(form, Flag.COMPOUND | verb, words[0].start, words[-1].end)


def _latin(text: str, morphemes: Sequence[Morpheme]) -> Iterator[Term]:
    """Names with marks inside, as one (`node.js` → `nodejs`), and the parts of addresses."""
    for chain in _CHAIN.finditer(text):
        yield term(_MARK.sub("", chain.group()), Flag.COMPOUND, chain.start(), chain.end())
    for each in morphemes:
        if each.tag in _OPAQUE:
            for part in _PART.finditer(text, each.start, each.end):
                yield term(part.group(), Flag.NONE, part.start(), part.end())


def _odd_eojeols(text: str, morphemes: Sequence[Morpheme]) -> Iterator[Term]:
    """Whole eojeols, without the particles and endings behind, where the analysis is odd."""
    at = 0
    for eojeol in _EOJEOL.finditer(text):
        start, end = eojeol.span()
        while at < len(morphemes) and morphemes[at].start < start:
            at += 1
        first, odd = at, False
        while at < len(morphemes) and morphemes[at].start < end:
            odd = odd or morphemes[at].tag in _ODD
            at += 1
        if odd:
            yield from _whole(text, start, end, morphemes[first:at])


def _whole(text: str, start: int, end: int, inside: Sequence[Morpheme]) -> Iterator[Term]:
    size = len(inside)
    while size and inside[size - 1].tag.startswith(_BEHIND):
        size -= 1
    tags = {each.tag for each in inside[:size]}
    if "UN" not in tags and (size < 2 or tags.isdisjoint(_ODD)):
        return
    last = inside[size - 1]
    if last.tag in ("VV", "VA"):
        lemma = f"{text[start : last.start]}{last.form}다"
        yield term(lemma, Flag.COMPOUND | Flag.VERB, start, last.end)
    else:
        end = min(end, max(last.end, last.start + 1))
        yield term(text[start:end], Flag.COMPOUND, start, end)
