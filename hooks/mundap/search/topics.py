"""`topics/<n>.bin`: the exchanges on each topic.

A word that describes a topic speaks a little for everything said on it. One topic is asked for at
a time, so each list is fetched by itself; `facets.bin` has them all, for the page with filters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mundap.model.archive import Topic
from mundap.search.coding import varint, varints
from mundap.search.documents import Document
from mundap.search.grams import gaps
from mundap.search.postings import SHARD, shards


def exchanges_on(topics: Iterable[Topic], found: Sequence[Document]) -> list[list[int]]:
    """The numbers of the exchanges on each topic, ascending."""
    return [
        [at for at, document in enumerate(found) if topic.slug in document.topics]
        for topic in topics
    ]


def topic_files(lists: Sequence[Sequence[int]]) -> tuple[bytes, list[bytes]]:
    """How many exchanges each topic has and where, as a section of `start.bin`; and the files."""
    encoded = [gaps(each) for each in lists]
    files = list(shards(encoded, SHARD))
    sizes = (varints(map(len, pair)) for pair in zip(lists, encoded, strict=True))
    section = varint(len(lists)) + b"".join(sizes) + varints(map(len, files))
    return section, [b"".join(file) for file in files]
