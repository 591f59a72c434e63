"""What can be found: the archive and the authored pages as documents of two fields.

The order of documents is their number in the index: exchanges, passages, speakers, talks,
topics, authored pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from mundap.memo import FORGETFUL, Memo
from mundap.model.archive import Archive, Exchange, Talk
from mundap.model.blocks import BlockKind
from mundap.model.transcript import Asked, Passage
from mundap.pages.addresses import (
    exchange_page,
    passage_anchors,
    speaker_page,
    talk_page,
    topic_page,
)
from mundap.pages.shelves import Shelves, shelve
from mundap.text.outline import parse_outline
from mundap.text.plain import plain_text

_CODE = re.compile(r"^ *(```|~~~).*?^ *\1[^\n]*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
"""Fenced code, and code spans."""
_INTRODUCTION = ("소개", "경력", "약력", "프로필")
"""What readers type beside a name for what is stated of that person."""


class Kind(IntEnum):
    """Kinds of documents, in the order of the index."""

    EXCHANGE = 0
    PASSAGE = 1
    SPEAKER = 2
    TALK = 3
    TOPIC = 4
    PAGE = 5


@dataclass(frozen=True, slots=True)
class AuthoredPage:
    """A page that people wrote, other than transcripts."""

    src_uri: str
    """Path under `docs/`."""
    title: str
    """Its title; empty when only its first heading says it."""
    markdown: str
    """Its text without front matter."""


@dataclass(frozen=True, slots=True)
class Document:
    """Something a search can find."""

    kind: Kind
    """What it is."""
    url: str
    """Address relative to the site's root, with its anchor."""
    title: str
    """What a result calls it."""
    question: str
    """Its first field: a question, a heading, a name; what is found here counts more."""
    text: str
    """What a result shows of it, one line for each line of its source."""
    names: tuple[str, ...] = ()
    """Names that find it besides its text, whole."""
    tags: tuple[str, ...] = ()
    """What a result says it belongs to: speaker, topics."""
    page: str = ""
    """Title of the page it is a part of; empty when it has its own."""
    speaker: str = ""
    """Slug of its speaker, for filters; empty for none."""
    talk: str = ""
    """Slug of its talk, likewise."""
    topics: tuple[str, ...] = ()
    """Slugs of its topics, primary first; of exchanges only."""
    file: str = ""
    """The transcript it stands in, relative to `docs/`; empty for none."""
    first: int = 0
    """First line there."""
    last: int = 0
    """Last line there."""


def documents(
    archive: Archive,
    authored: Sequence[AuthoredPage],
    address: Callable[[str], str],
    memo: Memo = FORGETFUL,
) -> tuple[Document, ...]:
    """Everything that can be found, in the order of the index.

    Args:
        archive: The archive.
        authored: Pages that people wrote, without the home page.
        address: Source path of a page → its address relative to the site's root.
        memo: What the build before read.
    """
    shelves = shelve(archive)
    stated = {(role.file, role.said.line) for who in archive.speakers for role in who.roles}
    voices: defaultdict[str, list[str]] = defaultdict(list)
    for speaker in archive.speakers:
        for exchange in shelves.voiced.get(speaker.slug, ()):
            voices[exchange.id].append(speaker.name)
    return (
        *(_exchange(each, voices, shelves, address) for each in archive.exchanges),
        *(found for talk in archive.talks for found in _passages(talk, shelves, stated, address)),
        *_speakers(archive, address),
        *(_talk(each, shelves, address) for each in archive.talks),
        *_topics(archive, address),
        *(_page(each, address, memo) for each in sorted(authored, key=lambda page: page.src_uri)),
    )


def _exchange(
    exchange: Exchange,
    voices: Mapping[str, Sequence[str]],
    shelves: Shelves,
    address: Callable[[str], str],
) -> Document:
    speaker = shelves.speakers.get(exchange.speaker)
    topics = shelves.topics_of(exchange)
    by = (speaker.name,) if speaker else ()
    return Document(
        Kind.EXCHANGE,
        address(exchange_page(exchange.id)),
        exchange.title,
        # The title of a picture is the same for all of them and says nothing.
        exchange.question or exchange.section,
        conversation(exchange.asked),
        names=tuple(name for each in (*by, *voices.get(exchange.id, ())) for name in called(each)),
        tags=(*by, *(topic.label for topic in topics)),
        speaker=exchange.speaker,
        talk=exchange.talk,
        topics=tuple(topic.slug for topic in topics),
        file=exchange.source.file,
        first=exchange.source.first,
        last=exchange.source.last,
    )


def called(name: str) -> tuple[str, ...]:
    """What people call somebody: 이활석, and 활석 (활석님); other names have no such short form."""
    korean = len(name) == 3 and all("가" <= letter <= "힣" for letter in name)
    return (name, name[1:]) if korean else (name,)


def conversation(asked: Asked) -> str:
    """What followed a question, as plain text: labels of voices and follow-ups included."""
    lines: list[str] = []
    for turn in asked.turns:
        if turn.question is not None and turn.question.text:
            lines.append(turn.question.text)
        if turn.label:
            lines.append(f"{turn.label}:")
        lines.append(plain_text(turn.blocks))
    return "\n".join(line for line in lines if line.strip())


def _passages(
    talk: Talk,
    shelves: Shelves,
    stated: Collection[tuple[str, int]],
    address: Callable[[str], str],
) -> Iterator[Document]:
    anchors = passage_anchors(talk.canonical, shelves.places)
    page = address(talk_page(talk.slug))
    for passage in talk.passages:
        lines = range(passage.first, passage.last + 1)
        introduces = any((talk.canonical.file, line) in stated for line in lines)
        yield Document(
            Kind.PASSAGE,
            f"{page}#{anchors[passage.first]}",
            passage.title,
            _heading(passage),
            plain_text(passage.blocks),
            names=_INTRODUCTION if introduces else (),
            tags=tuple(shelves.name(slug) for slug in talk.speakers),
            page=talk.title,
            speaker=_only(talk.speakers),
            talk=talk.slug,
            file=talk.canonical.file,
            first=passage.first,
            last=passage.last,
        )


def _heading(passage: Passage) -> str:
    # Without a heading its title is the beginning of its text, which should not count twice.
    return passage.title if passage.headed else ""


def _speakers(archive: Archive, address: Callable[[str], str]) -> Iterator[Document]:
    for speaker in archive.speakers:
        said = (speaker.name, *speaker.labels, *speaker.titles)
        yield Document(
            Kind.SPEAKER,
            address(speaker_page(speaker.slug)),
            speaker.name,
            "\n".join(dict.fromkeys(said)),
            "\n".join(dict.fromkeys(role.said.text for role in speaker.roles)),
            names=called(speaker.name),
            speaker=speaker.slug,
        )


def _talk(talk: Talk, shelves: Shelves, address: Callable[[str], str]) -> Document:
    date = talk.date.said if talk.date else ""
    return Document(
        Kind.TALK,
        address(talk_page(talk.slug)),
        talk.title,
        "\n".join(filter(None, dict.fromkeys((talk.title, talk.event)))),
        "\n".join(filter(None, (date, *talk.notes))),
        tags=tuple(shelves.name(slug) for slug in talk.speakers),
        speaker=_only(talk.speakers),
        talk=talk.slug,
    )


def _topics(archive: Archive, address: Callable[[str], str]) -> Iterator[Document]:
    for topic in archive.topics:
        yield Document(
            Kind.TOPIC,
            address(topic_page(topic.slug)),
            topic.label,
            "\n".join((topic.label, *topic.alt_labels)),
            topic.about,
        )


def _page(page: AuthoredPage, address: Callable[[str], str], memo: Memo) -> Document:
    title, text = memo.recall(("authored", page), lambda: _read(page))
    return Document(Kind.PAGE, address(page.src_uri), title, title, text)


def _read(page: AuthoredPage) -> tuple[str, str]:
    """Title and text of a page."""
    # Samples in code are no words of the site: a page about typing errors must not teach them.
    blocks = parse_outline(_CODE.sub("", page.markdown).split("\n"))
    headings = (block for block in blocks if block.kind is BlockKind.HEADING)
    title = page.title or next((plain_text([block]) for block in headings), page.src_uri)
    return title, plain_text(blocks)


def _only(speakers: tuple[str, ...]) -> str:
    return speakers[0] if len(speakers) == 1 else ""
