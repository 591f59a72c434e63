"""`cards/<n>.bin` and `facets.bin`: what a result shows, and what results are filtered by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from mundap.model.archive import Archive
from mundap.search.documents import Document, Kind

CHUNK = 4_096
"""Bytes of a file before compression."""


def card_chunks(documents: Iterable[Document]) -> tuple[Sequence[bytes], ...]:
    """The cards of documents, as JSON, by file; each file holds one at least."""
    chunks: list[list[bytes]] = []
    filled = 0
    for document in documents:
        card = _json(_card(document))
        if not chunks or filled + len(card) > CHUNK:
            chunks.append([])
            filled = 0
        chunks[-1].append(card)
        filled += len(card)
    return tuple(chunks)


def chunk_file(cards: Iterable[bytes]) -> bytes:
    """A file of cards: one JSON list."""
    return b"[" + b",".join(cards) + b"]"


def _card(document: Document) -> Mapping[str, object]:
    # What an exact phrase is looked for in must be all that the pairs of letters were taken from.
    more = {"o": document.question} if document.question != document.title else {}
    return {
        **more,
        "u": document.url,
        "t": document.title,
        "x": document.text,
        "k": document.kind,
        "g": document.tags,
        "p": document.page,
    }


def facets(archive: Archive, documents: Sequence[Document]) -> bytes:
    """Speakers, talks and topics by name, and those of every document by number."""
    speakers = {each.slug: number for number, each in enumerate(archive.speakers)}
    talks = {each.slug: number for number, each in enumerate(archive.talks)}
    topics = {each.slug: number for number, each in enumerate(archive.topics)}
    return _json(
        {
            "speakers": [(each.slug, each.name) for each in archive.speakers],
            "talks": [(each.slug, each.title) for each in archive.talks],
            "topics": [(each.slug, each.label) for each in archive.topics],
            "talk": _runs(talks.get(each.talk, -1) for each in documents),
            "speaker": _runs(speakers.get(each.speaker, -1) for each in documents),
            "topic": [
                [topics[slug] for slug in each.topics]
                for each in documents
                if each.kind is Kind.EXCHANGE
            ],
        }
    )


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    return [(number, len(list(run))) for number, run in groupby(numbers)]


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A lone surrogate has no UTF-8; as an escape it is JSON all the same.
    return text.encode("utf-8", "backslashreplace")
