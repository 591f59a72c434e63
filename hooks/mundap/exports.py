"""The archive as data for other programs: `api/v1/*.json` with their JSON Schemas.

Each file is one JSON list, keys sorted, the same bytes for the same archive. What a field means
is said in its schema under `schemas/`, which is published beside it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from mundap.model.archive import Archive, Exchange, Record, Speaker, Talk, Topic
from mundap.pages.addresses import (
    exchange_page,
    passage_anchors,
    record_page,
    speaker_page,
    talk_page,
    topic_page,
    url,
)
from mundap.pages.shelves import Shelves, shelve
from mundap.text.plain import answer_text

FOLDER = "api/v1"
_Address = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Export:
    """A file beside the pages."""

    path: str
    """Where it is published, relative to the site's root."""
    text: str
    """Its text, one newline at the end."""


def emit(archive: Archive, address: _Address = url) -> tuple[Export, ...]:
    """Write the lists of the archive and the schemas that describe them.

    Args:
        archive: What to write.
        address: Source path of a page → where it is, relative to the site's root.
    """
    shelves = shelve(archive)
    lists: Mapping[str, Sequence[object]] = {
        "exchanges": [_exchange(e, shelves, address) for e in archive.exchanges],
        "speakers": [_speaker(s, shelves, address) for s in archive.speakers],
        "talks": [_talk(t, shelves, address) for t in archive.talks],
        "topics": [_topic(t, shelves, address) for t in archive.topics],
    }
    return tuple(
        export
        for name, items in lists.items()
        for export in (
            Export(f"{FOLDER}/{name}.json", _json(items)),
            Export(f"{FOLDER}/schemas/{name}.schema.json", schema(name)),
        )
    )


def schema(name: str) -> str:
    """The JSON Schema (draft 2020-12) of one list, as text. Raises FileNotFoundError."""
    return files("mundap").joinpath("schemas", f"{name}.schema.json").read_text("utf-8")


def _exchange(exchange: Exchange, shelves: Shelves, address: _Address) -> dict[str, object]:
    return {
        "id": exchange.id,
        "url": address(exchange_page(exchange.id)),
        "question": exchange.question,
        "kind": exchange.kind.value,
        "speaker": _name(exchange.speaker, shelves),
        "speaker_slug": exchange.speaker or None,
        "voices": list(exchange.voices),
        "topics": [t.slug for t in exchange.topics],
        "talk": exchange.talk,
        "talk_title": shelves.talks[exchange.talk].title,
        "section": exchange.section,
        "position": exchange.position,
        "source": _source(exchange.source.file, exchange.source.first, exchange.source.last),
        "variants": [
            _source(v.source.file, v.source.first, v.source.last) for v in exchange.variants
        ],
        "followups": [
            {"line": turn.question.first, "question": turn.question.text}
            for turn in exchange.asked.followups
            if turn.question
        ],
        "related": [r.id for r in exchange.related],
        "answer_text": answer_text(exchange.asked.turns),
    }


def _talk(talk: Talk, shelves: Shelves, address: _Address) -> dict[str, object]:
    anchors = passage_anchors(talk.canonical, shelves.places)
    page = talk_page(talk.slug)
    return {
        "slug": talk.slug,
        "title": talk.title,
        "url": address(page),
        "speakers": [shelves.name(slug) for slug in talk.speakers],
        "speaker_slugs": list(talk.speakers),
        "event": talk.event,
        "date": talk.date.edtf or None if talk.date else None,
        "date_said": talk.date.said if talk.date else "",
        "records": [_record(talk, record, address) for record in talk.records],
        "exchanges": _ids(shelves.of_talk.get(talk.slug, ())),
        "passages": [
            {
                "title": passage.title,
                "url": f"{address(page)}#{anchors[passage.first]}",
                "source": _source(talk.canonical.file, passage.first, passage.last),
            }
            for passage in talk.passages
        ],
    }


def _record(talk: Talk, record: Record, address: _Address) -> dict[str, object]:
    return {
        "file": record.file,
        "url": address(record_page(talk, record)),
        "canonical": record.canonical,
    }


def _speaker(speaker: Speaker, shelves: Shelves, address: _Address) -> dict[str, object]:
    own = shelves.of_speaker.get(speaker.slug, ())
    voiced = shelves.voiced.get(speaker.slug, ())
    return {
        "slug": speaker.slug,
        "name": speaker.name,
        "url": address(speaker_page(speaker.slug)),
        "kind": "guest" if speaker.guest else "speaker",
        "labels": list(speaker.labels),
        "titles": list(speaker.titles),
        "roles": [
            {"text": role.said.text, "source": _source(role.file, role.said.line, role.said.line)}
            for role in speaker.roles
        ],
        "talks": [t.slug for t in shelves.talks_of(speaker.slug)],
        "exchanges": _ids((*own, *voiced)),
    }


def _topic(topic: Topic, shelves: Shelves, address: _Address) -> dict[str, object]:
    return {
        "slug": topic.slug,
        "label": topic.label,
        "about": topic.about,
        "url": address(topic_page(topic.slug)),
        "exchanges": _ids(shelves.of_topic.get(topic.slug, ())),
    }


def _name(slug: str, shelves: Shelves) -> str | None:
    return shelves.name(slug) if slug else None


def _source(file: str, first: int, last: int) -> dict[str, object]:
    return {"file": file, "line": first, "end": last}


def _ids(exchanges: Iterable[Exchange]) -> list[str]:
    return [exchange.id for exchange in exchanges]


def _json(items: Sequence[object]) -> str:
    return json.dumps(items, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False) + "\n"
