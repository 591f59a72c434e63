"""Where a page's text comes from, as front matter: for a site that our hooks no longer make.

Theme templates print front matter without escaping it, so every text here is HTML-escaped. What is
unknown has no key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mundap.model.archive import Archive, Exchange, Record, Talk
from mundap.pages.addresses import exchange_page, record_page, speaker_page, topic_page
from mundap.pages.render import escape_html
from mundap.pages.shelves import Shelves, shelve

Provenance = Mapping[str, object]


def provenance(archive: Archive) -> Mapping[str, Provenance]:
    """Front matter by source path of the page; the lists of the site have none."""
    shelves = shelve(archive)
    found = {exchange_page(e.id): _exchange(e, shelves) for e in archive.exchanges}
    for talk in archive.talks:
        for record in talk.records:
            found[record_page(talk, record)] = _record(talk, record, shelves)
    for speaker in archive.speakers:
        found[speaker_page(speaker.slug)] = _known(
            id=speaker.slug, speaker=speaker.name, role="guest" if speaker.guest else "speaker"
        )
    for topic in archive.topics:
        found[topic_page(topic.slug)] = _known(
            id=topic.slug, topic=topic.label, also=topic.alt_labels
        )
    return found


def _exchange(exchange: Exchange, shelves: Shelves) -> Provenance:
    talk, source = shelves.talks[exchange.talk], exchange.source
    return _known(
        id=exchange.id,
        speaker=shelves.name(exchange.speaker) if exchange.speaker else "",
        voices=exchange.voices,
        topics=[topic.label for topic in shelves.topics_of(exchange)],
        talk=talk.title,
        event=talk.event,
        date=talk.date.edtf if talk.date else "",
        source=source.file,
        lines=f"{source.first}-{source.last}",
        variants=[f"{v.source.file}:{v.source.first}-{v.source.last}" for v in exchange.variants],
    )


def _record(talk: Talk, record: Record, shelves: Shelves) -> Provenance:
    return _known(
        id=talk.slug if record.canonical else f"{talk.slug}/{record.slug}",
        talk=talk.title,
        speakers=[shelves.name(slug) for slug in talk.speakers],
        event=talk.event,
        date=talk.date.edtf if talk.date else "",
        source=record.file,
    )


def _known(**facts: str | Iterable[str]) -> Provenance:
    """Escape texts and leave out what is unknown."""
    escaped = {
        key: escape_html(value) if isinstance(value, str) else [escape_html(v) for v in value]
        for key, value in facts.items()
    }
    return {key: value for key, value in escaped.items() if value}
