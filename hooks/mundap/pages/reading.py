"""A record in reading order: its headings, passages and questions, each with its anchor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mundap.model.archive import IMAGE_QUESTION, Record, Talk
from mundap.model.transcript import Asked, Heading, Part, Passage
from mundap.pages.addresses import anchors, exchange_page, link, topic_page
from mundap.pages.markup import anchor_text, chip, heading, page, wrapped
from mundap.pages.page import SiteOptions
from mundap.pages.render import escape
from mundap.pages.shelves import Shelves
from mundap.pages.speech import TRANSCRIPT, conversation, question_as_written, transcript_text

DEEPEST = 5
"""Heading level at which sections of a transcript stop getting smaller."""


def everything(
    start: str, talk: Talk, record: Record, shelves: Shelves, site: SiteOptions
) -> Iterator[str]:
    """The text of a record, piece by piece, as Markdown of the page `start`."""
    sheet = _Sheet(start, talk, record, shelves, site)
    parts = record.transcript.parts
    levels = heading_levels(parts, record.transcript.title)
    level = 1
    for index, anchor in enumerate(anchors(record, shelves.places)):
        match parts[index]:
            case Heading() as part:
                if index in levels:
                    level = levels[index]
                    yield heading(level, sheet.heading_text(part), anchor)
            case Passage() as part:
                text = transcript_text(start, record.file, part.blocks, site)
                yield wrapped(f"mundap-passage {TRANSCRIPT}", text, id=anchor)
            case Asked() as part:
                yield sheet.asked(part, anchor, min(level + 1, 6))


def heading_levels(parts: Sequence[Part], title: str) -> dict[int, int]:
    """Level of each heading on the page, by its place among the parts.

    The page's title is its only h1, so the levels a transcript uses become 2, 3, 4 …; its own
    title is left out because the page already says it.
    """
    headings = {i: part for i, part in enumerate(parts) if isinstance(part, Heading)}
    opening = headings.get(0)
    if opening and opening.text == title:
        del headings[0]
    ranks = {level: rank for rank, level in enumerate(sorted({h.level for h in headings.values()}))}
    return {i: min(ranks[part.level] + 2, DEEPEST) for i, part in headings.items()}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The page a record is written on."""

    start: str
    """Source path of the page."""
    talk: Talk
    """The talk."""
    record: Record
    """Its record."""
    shelves: Shelves
    """The archive."""
    site: SiteOptions
    """Options."""

    def heading_text(self, part: Heading) -> str:
        """A heading as written, on one line."""
        written = transcript_text(self.start, self.record.file, (part.block,), self.site)
        return " ".join(written.lstrip("#").split()) or escape(part.text)

    def asked(self, part: Asked, anchor: str, level: int) -> str:
        """A question under its anchor, linked to its own page, and all that followed."""
        file, exchange = self.record.file, self.shelves.places.get((self.record.file, part.first))
        speaker = next(iter(self.talk.speakers), "")
        text, chips = escape(part.question.text or IMAGE_QUESTION), ""
        if exchange:
            speaker = exchange.speaker
            title = part.question.text or IMAGE_QUESTION
            text = anchor_text(title, link(self.start, exchange_page(exchange.id)))
        if exchange and self.record.canonical:
            topics = self.shelves.topics_of(exchange)
            chips = " ".join(chip(t.label, link(self.start, topic_page(t.slug))) for t in topics)
        name = self.shelves.name(speaker)
        return page(
            heading(level, text, anchor, "mundap-asked-title"),
            wrapped("mundap-chips", chips),
            question_as_written(self.start, file, part.question, self.site),
            conversation(self.start, file, part, name, self.site, min(level + 1, 6)),
        )
