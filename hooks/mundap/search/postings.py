"""`postings/<n>.bin`: which documents hold a term, and how often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mundap.search.coding import varint, varints
from mundap.search.collection import Posting

SHARD = 8_192
"""Bytes of a file before compression."""


def posting_list(postings: Iterable[Posting]) -> bytes:
    """Documents as gaps; the two lowest bits of a gap say how the counts are written."""
    found = bytearray()
    before = 0
    for each in postings:
        gap, before = each.document - before, each.document
        match each.question, each.text:
            case 0, 1:
                found += varint(gap << 2)
            case 0, text:
                found += varint(gap << 2 | 1) + varint(text)
            case 1, 0:
                found += varint(gap << 2 | 2)
            case question, text:
                found += varint(gap << 2 | 3) + varints((question, text))
    return bytes(found)


def shards(lists: Iterable[bytes], size: int) -> Iterator[Sequence[bytes]]:
    """Lists that follow each other, as many in a file as fit; one that fits in none is alone."""
    shard: list[bytes] = []
    filled = 0
    for each in lists:
        if shard and filled + len(each) > size:
            yield shard
            shard, filled = [], 0
        shard.append(each)
        filled += len(each)
    if shard:
        yield shard
