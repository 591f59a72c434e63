"""What stands around words: the forms a query may have that are not terms.

A reader types particles and endings; the browser cuts them off by this list. What the archive's
own analysis calls one is added to the closed classes, in all the shapes it takes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntFlag

from mundap.language.hangul import fold, jamo
from mundap.search.closed_classes import (
    ALONE,
    AUXILIARIES,
    DERIVING,
    ENDINGS,
    PARTICLES,
    SUFFIXES,
)
from mundap.search.terms import is_term

LONGEST = 14
"""Keystrokes; no particle or ending is longer, whatever the analyser says."""
_SIMPLE_VOWELS = frozenset("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ")


class Role(IntFlag):
    """What a form can be; it says what may stand before it."""

    NONE = 0
    PARTICLE = 1
    ENDING = 2
    AUXILIARY = 4
    """A stem behind a verb with its ending, or the copula."""
    ALONE = 8
    """A word of its own that is nothing to search for."""
    SUFFIX = 16
    """Glued to a noun or a number."""
    DERIVING = 32
    """A stem that makes a verb of the noun before it."""
    COUNTER = 64
    """A bound noun: behind a number, seldom glued to a word (일부터 is no 일부 with 터)."""


_STEMS = Role.AUXILIARY | Role.DERIVING
_TAGS = {
    **dict.fromkeys(("XSV", "XSA"), Role.DERIVING),
    "VX": Role.AUXILIARY,
    **dict.fromkeys(("VCP", "VCN"), _STEMS),
    **dict.fromkeys(("XSN", "XSM"), Role.SUFFIX),
    # Of bound nouns most are counters; those that stand alone are a closed class.
    "NNB": Role.COUNTER,
    **dict.fromkeys(("XPN", "MAJ", "NP", "MM", "MAG", "IC"), Role.ALONE),
}


def role_of(tag: str, form: str) -> Role:
    """What a morpheme is that is no term; `NONE` for a term and for a mark."""
    if tag.startswith("J"):
        return Role.PARTICLE
    if tag.startswith("E"):
        return Role.ENDING
    return Role.NONE if is_term(tag, form) else _TAGS.get(tag, Role.NONE)


def functions(
    seen: Iterable[tuple[str, Role]],
    conjugate: Callable[[Iterable[str]], Mapping[str, Iterable[str]]],
) -> dict[str, Role]:
    """Form as keystrokes → what it can be.

    Args:
        seen: What the archive uses.
        conjugate: Stems → the shapes each takes besides.
    """
    found: defaultdict[str, Role] = defaultdict(lambda: Role.NONE)
    stems: defaultdict[str, Role] = defaultdict(lambda: Role.NONE)
    for form, role in {*_closed(), *seen}:
        key = jamo(fold(form))
        for shape in ending_shapes(key) if role & Role.ENDING else (key,):
            found[shape] |= role
        if role & _STEMS:
            stems[form] |= role
    for stem, shapes in conjugate(sorted(stems)).items():
        for form in shapes:
            found[jamo(fold(form))] |= stems[stem]
    return {key: role for key, role in sorted(found.items()) if 0 < len(key) <= LONGEST}


def ending_shapes(key: str) -> Iterator[str]:
    """The shapes of an ending after other stems: 어서 → 아서, ㅓ서 (배워서), 서 (가서).

    The analyser gives 어 for 아 as well (모음조화), and ㄴ for 은 (매개 모음 으).
    """
    yield key
    if key.startswith(("ㅇㅓ", "ㅇㅏ")):
        for vowel in "ㅓㅏ":
            yield f"ㅇ{vowel}{key[2:]}"
            yield f"{vowel}{key[2:]}"
        yield key[2:]
    elif key.startswith("ㅇㅡ"):
        yield key[2:]
    elif key[:1] in ("ㄴ", "ㄹ", "ㅁ") and key[1:2] not in _SIMPLE_VOWELS:
        yield f"ㅇㅡ{key}"


def _closed() -> Iterator[tuple[str, Role]]:
    for forms, role in (
        (PARTICLES, Role.PARTICLE),
        (ENDINGS, Role.ENDING),
        (AUXILIARIES, Role.AUXILIARY),
        (DERIVING, Role.DERIVING),
        (SUFFIXES, Role.SUFFIX),
        (ALONE, Role.ALONE),
    ):
        for form in forms:
            yield form, role
