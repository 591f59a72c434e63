"""`start.bin`: what the browser needs before it can answer anything."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterable, Mapping, Sequence

from mundap.search.coding import front_coded, key_bytes, varint, varints, zigzag
from mundap.search.collection import Entry
from mundap.search.functions import Role

MAGIC = b"MDS1"
FORMAT = 2
QUESTION_STEP, TEXT_STEP = 0.45, 0.7
"""Powers of two between the steps in which lengths are told apart."""


def container(sections: Mapping[str, bytes]) -> bytes:
    """Named parts in one file: their names and lengths, then the parts, in order."""
    table = b"".join(
        varint(len(name)) + name.encode("ascii") + varint(len(body))
        for name, body in sections.items()
    )
    return MAGIC + varint(len(sections)) + table + b"".join(sections.values())


def header(
    kinds: Sequence[int], average: tuple[float, float], terms: int, names: Sequence[int]
) -> bytes:
    """What is in the index: documents of each kind, mean lengths of the fields, terms, names."""
    value = {
        "format": FORMAT,
        "kinds": kinds,
        "average": average,
        "terms": terms,
        "names": names,
    }
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def lexicon(entries: Iterable[Entry], sizes: Iterable[int]) -> bytes:
    """The sorted terms: in how many documents each is, what it is, bytes of its postings.

    Like stands beside like, which compresses better: the keys of all terms, then their documents
    and flags, then, of those that a document holds, the bytes beyond one a document.
    """
    entries = tuple(entries)
    documents = [len(entry.postings) for entry in entries]
    flags = [int(entry.flags) for entry in entries]
    return b"".join(
        (
            *front_coded(key_bytes(entry.key) for entry in entries),
            varints(df << 3 | flag for df, flag in zip(documents, flags, strict=True)),
            varints(size - df for size, df in zip(sizes, documents, strict=True) if df),
        )
    )


def stem_shapes(shapes: Mapping[str, Iterable[int]]) -> bytes:
    """Shape of a stem as keystrokes → the verbs that take it, by the number of their terms."""
    ordered = sorted((key_bytes(shape), sorted(verbs)) for shape, verbs in shapes.items())
    keys = front_coded(key for key, _ in ordered)
    found = bytearray(varint(len(ordered)))
    before = 0
    for key, (_, verbs) in zip(keys, ordered, strict=True):
        found += key + varint(len(verbs))
        # A shape mostly begins as its verb does, so their numbers go side by side.
        for verb in verbs:
            found += varint(zigzag(verb - before))
            before = verb
    return bytes(found)


def function_words(roles: Mapping[str, Role]) -> bytes:
    """Particles, endings and other forms that are no terms."""
    ordered = sorted((key_bytes(form), role) for form, role in roles.items())
    keys = front_coded(key for key, _ in ordered)
    return varint(len(ordered)) + b"".join(
        key + bytes([role]) for key, (_, role) in zip(keys, ordered, strict=True)
    )


def groups(synonyms: Sequence[Sequence[int]]) -> bytes:
    """Terms that mean the same, each group and all groups in order, as gaps."""
    ordered = sorted(map(sorted, synonyms))
    found = bytearray(varint(len(ordered)))
    first = 0
    for group in ordered:
        gaps = (after - before for before, after in itertools.pairwise(group))
        found += varint(len(group)) + varint(group[0] - first) + varints(gaps)
        first = group[0]
    return bytes(found)


def lengths(of_documents: Iterable[tuple[int, int]]) -> bytes:
    """A byte a document: the lengths of its fields, in steps."""
    return bytes(
        _step(question, QUESTION_STEP) << 4 | _step(text, TEXT_STEP)
        for question, text in of_documents
    )


def _step(length: int, step: float) -> int:
    return min(round(math.log2(length) / step), 15) if length > 1 else 0
