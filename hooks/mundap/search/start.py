"""`start.bin`: what the browser needs before it can answer anything."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence

from mundap.search.coding import front_coded, key_bytes, varint, varints
from mundap.search.collection import Entry
from mundap.search.functions import Role

MAGIC = b"MDS1"
FORMAT = 1
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
    """The sorted terms: in how many documents each is, what it is, bytes of its postings."""
    entries = tuple(entries)
    keys = front_coded(key_bytes(entry.key) for entry in entries)
    return b"".join(
        key + varint(len(entry.postings) << 3 | int(entry.flags)) + varint(size)
        for key, entry, size in zip(keys, entries, sizes, strict=True)
    )


def stem_shapes(shapes: Mapping[str, Iterable[int]]) -> bytes:
    """Shape of a stem as keystrokes → the verbs that take it, by the number of their terms."""
    ordered = sorted((key_bytes(shape), sorted(verbs)) for shape, verbs in shapes.items())
    keys = front_coded(key for key, _ in ordered)
    return varint(len(ordered)) + b"".join(
        key + varint(len(verbs)) + varints(verbs)
        for key, (_, verbs) in zip(keys, ordered, strict=True)
    )


def function_words(roles: Mapping[str, Role]) -> bytes:
    """Particles, endings and other forms that are no terms."""
    ordered = sorted((key_bytes(form), role) for form, role in roles.items())
    keys = front_coded(key for key, _ in ordered)
    return varint(len(ordered)) + b"".join(
        key + bytes([role]) for key, (_, role) in zip(keys, ordered, strict=True)
    )


def groups(synonyms: Sequence[Sequence[int]]) -> bytes:
    """Terms that mean the same."""
    return varint(len(synonyms)) + b"".join(
        varint(len(group)) + varints(group) for group in synonyms
    )


def lengths(of_documents: Iterable[tuple[int, int]]) -> bytes:
    """A byte a document: the lengths of its fields, in steps."""
    return bytes(
        _step(question, QUESTION_STEP) << 4 | _step(text, TEXT_STEP)
        for question, text in of_documents
    )


def _step(length: int, step: float) -> int:
    return min(round(math.log2(length) / step), 15) if length > 1 else 0
