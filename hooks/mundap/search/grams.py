"""`grams.bin` and `grams/<n>.bin`: pairs of letters, for strings that are no words.

What an exact phrase is found by, and what finds a string when no term does.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from operator import sub

from mundap.language.hangul import fold
from mundap.memo import FORGETFUL, Memo
from mundap.search.coding import varints
from mundap.search.postings import shards

SHARD = 12_288
"""Bytes of a file before compression."""


def letters(text: str) -> str:
    """Letters and digits of a text, folded."""
    return "".join(c for c in fold(text) if unicodedata.category(c)[0] in "LN")


def pairs(text: str) -> set[int]:
    """The pairs of neighbours (UTF-16 units) among the letters of a text, as numbers."""
    units = letters(text).encode("utf-16-be", "surrogatepass")
    codes = [units[at] << 8 | units[at + 1] for at in range(0, len(units), 2)]
    return {one << 16 | other for one, other in pairwise(codes)}


def collect_pairs(
    documents: Iterable[Sequence[str]], memo: Memo = FORGETFUL
) -> Mapping[int, Sequence[int]]:
    """Pair → the documents that hold it; a pair never spans two fields.

    Args:
        documents: The fields of each.
        memo: What the build before read.
    """
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, fields in enumerate(documents):
        of_fields = (memo.recall(("pairs", each), partial(pairs, each)) for each in fields)
        for pair in set().union(*of_fields):
            found[pair].append(number)
    return dict(sorted(found.items()))


def gram_files(grams: Mapping[int, Sequence[int]]) -> tuple[bytes, tuple[bytes, ...]]:
    """The directory and the files it tells the way into.

    Args:
        grams: Sorted pairs with their documents, both ascending.
    """
    lists = [gaps(documents) for documents in grams.values()]
    files = list(shards(lists, SHARD))
    numbers = [len(grams), len(files), *map(len, files)]
    before = 0
    for (pair, documents), each in zip(grams.items(), lists, strict=True):
        numbers += (pair - before, len(documents), len(each))
        before = pair
    return varints(numbers), tuple(b"".join(file) for file in files)


def gaps(documents: Sequence[int]) -> bytes:
    """Ascending documents as the steps between them; the first counts from -1."""
    return varints(map(sub, documents, (-1, *documents)))
