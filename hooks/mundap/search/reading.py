"""A field of a document, read: its terms with their counts, and the other words it uses."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from mundap.language.hangul import readable
from mundap.language.morphology import Morphology
from mundap.language.words import Morpheme
from mundap.memo import FORGETFUL, Memo
from mundap.search.documents import Document, Kind
from mundap.search.functions import Role, role_of
from mundap.search.terms import Flag, Term, term, terms_of

BATCH = 500
"""Documents analysed at once: the analyser works on all cores, and memory stays bounded."""


_Field = tuple[str, bool]
"""A text, and whether it is a first field: a question, a heading, a name."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A term of a field."""

    form: str
    """Folded, without spaces; a verb's lemma."""
    flags: Flag
    """What it is; a compound only if it is one wherever it stands."""
    times: int
    """How often it stands there."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a field is found by."""

    terms: tuple[Counted, ...]
    """Each once."""
    length: int
    """Terms in all; a compound's parts are counted, it is not."""
    functions: tuple[tuple[str, Role], ...]
    """Words that are no terms and what they are, each once."""


def readings(
    found: Sequence[Document],
    morphology: Morphology,
    phrases: frozenset[str],
    memo: Memo = FORGETFUL,
) -> Iterator[tuple[Reading, Reading]]:
    """Both fields of each document, read.

    Args:
        found: Documents, in the order of the index.
        morphology: The analyser.
        phrases: Forms that are terms wherever their words stand side by side.
        memo: What the build before read.
    """

    def read_all(new: Sequence[_Field]) -> dict[_Field, Reading]:
        morphemes = morphology.analyse([analysed(text) for text, _ in new])
        return {
            field: read(analysed(field[0]), each, phrases, across_spaces=field[1])
            for field, each in zip(new, morphemes, strict=True)
        }

    for at in range(0, len(found), BATCH):
        batch = found[at : at + BATCH]
        # What the analyser finds in a text depends on nothing else.
        known = memo.recall_all(
            ("reading", phrases), chain.from_iterable(map(_fields, batch)), read_all
        )
        for document in batch:
            question, text = (known[each] for each in _fields(document))
            if document.kind is Kind.SPEAKER:
                question = with_names(question, document.names)
            else:
                text = with_names(text, document.names)
            yield question, text


def _fields(document: Document) -> tuple[_Field, _Field]:
    return (document.question, True), (document.text, False)


def analysed(text: str) -> str:
    """A text as the analyser should see it; positions refer to this one."""
    return unicodedata.normalize("NFC", readable(text))


def read(
    text: str,
    morphemes: Sequence[Morpheme],
    phrases: Container[str] = (),
    *,
    across_spaces: bool = False,
) -> Reading:
    """Read a field; see `terms_of`."""
    found = terms_of(text, morphemes, phrases, across_spaces=across_spaces)
    seen = dict.fromkeys((each.tag, each.form) for each in morphemes)
    others = ((role_of(tag, form), form) for tag, form in seen)
    return Reading(
        _counted(found),
        sum(Flag.COMPOUND not in each.flags for each in found),
        tuple(dict.fromkeys((form, role) for role, form in others if role is not Role.NONE)),
    )


def with_names(reading: Reading, names: Iterable[str]) -> Reading:
    """A field that is found by these names too, however the analyser reads them."""
    known = {each.form for each in reading.terms}
    new = _counted([each for each in map(term, names) if each.form and each.form not in known])
    return replace(reading, terms=(*reading.terms, *new))


def merged(one: Flag, other: Flag) -> Flag:
    """What a term is that is `one` here and `other` there."""
    if one is other:
        return one
    return (one | other) & ~Flag.COMPOUND | one & other & Flag.COMPOUND


def _counted(terms: Iterable[Term]) -> tuple[Counted, ...]:
    flags: dict[str, Flag] = {}
    times: dict[str, int] = {}
    for each in terms:
        flags[each.form] = merged(flags.get(each.form, each.flags), each.flags)
        times[each.form] = times.get(each.form, 0) + 1
    return tuple(Counted(form, flags[form], times[form]) for form in flags)
