"""The terms of all documents together: who holds what, how often, in which field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from mundap.search.coding import key_bytes
from mundap.search.functions import Role
from mundap.search.reading import Reading, merged
from mundap.search.terms import Flag, Term, keystrokes


class Posting(NamedTuple):
    """A document that holds a term. A tuple, because there are millions of them."""

    document: int
    """Its number."""
    question: int
    """Times in the first field."""
    text: int
    """Times in the second."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the index."""

    form: str
    """Folded, without spaces; a verb's lemma."""
    key: str
    """Its form as keystrokes."""
    flags: Flag
    """What it is."""
    postings: tuple[Posting, ...]
    """By document; empty for a word that only queries use."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What all documents hold; grows while they are collected."""

    flags: dict[str, Flag] = field(default_factory=dict)
    """By form."""
    postings: dict[str, list[Posting]] = field(default_factory=dict)
    """By form."""
    lengths: list[tuple[int, int]] = field(default_factory=list)
    """Of both fields of each document, in terms."""
    functions: set[tuple[str, Role]] = field(default_factory=set)
    """Words that are no terms."""


def collect(documents: Iterable[tuple[Reading, Reading]]) -> Collection:
    """Gather the two fields of all documents, in the order of the index."""
    found = Collection()
    for number, (question, text) in enumerate(documents):
        counts: dict[str, list[int]] = {}
        for field_number, reading in enumerate((question, text)):
            for each in reading.terms:
                counts.setdefault(each.form, [0, 0])[field_number] += each.times
                known = found.flags.get(each.form, each.flags)
                found.flags[each.form] = merged(known, each.flags)
            found.functions.update(reading.functions)
        for form, (asked, said) in counts.items():
            found.postings.setdefault(form, []).append(Posting(number, asked, said))
        found.lengths.append((question.length, text.length))
    return found


def entries(collection: Collection, ghosts: Iterable[Term]) -> tuple[Entry, ...]:
    """The terms of the index, sorted.

    Args:
        collection: What documents hold.
        ghosts: Terms that must be there even if no document holds them.
    """
    flags = dict(collection.flags)
    for ghost in ghosts:
        flags.setdefault(ghost.form, ghost.flags)
    found: dict[str, Entry] = {}
    for form, of_form in flags.items():
        entry = Entry(form, keystrokes(form), of_form, tuple(collection.postings.get(form, ())))
        found[entry.key] = _joined(found[entry.key], entry) if entry.key in found else entry
    return tuple(sorted(found.values(), key=lambda entry: key_bytes(entry.key)))


def _joined(one: Entry, other: Entry) -> Entry:
    """Two forms that are typed with the same keys (ㄳ and ㄱㅅ) as one term."""
    counts: dict[int, Posting] = {}
    for each in (*one.postings, *other.postings):
        _, asked, said = counts.get(each.document, (0, 0, 0))
        counts[each.document] = Posting(each.document, asked + each.question, said + each.text)
    postings = tuple(counts[document] for document in sorted(counts))
    form = min(one.form, other.form)
    return Entry(form, one.key, merged(one.flags, other.flags), postings)
