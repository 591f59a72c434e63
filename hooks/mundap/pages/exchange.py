"""The page of an exchange: one question, what was answered, and where to go from there."""

from __future__ import annotations

from collections.abc import Iterator

from mundap.model.archive import Exchange
from mundap.pages.addresses import (
    exchange_anchor,
    exchange_page,
    link,
    speaker_page,
    talk_page,
    topic_page,
)
from mundap.pages.markup import (
    anchor_text,
    answer_excerpt,
    chip,
    exchange_item,
    exchange_list,
    heading,
    page,
    wrapped,
)
from mundap.pages.page import Page, SiteOptions
from mundap.pages.render import escape, escape_html, excerpt
from mundap.pages.shelves import Shelves
from mundap.pages.sources import source_link
from mundap.pages.speech import conversation, question_as_written
from mundap.pages.wording import other_wordings

LONG, VERY_LONG = 60, 140
"""Characters from which a question is set smaller, so that it still reads as a title."""
TITLE_LENGTH = 60
DESCRIPTION_LENGTH = 150


def exchange_pages(shelves: Shelves, site: SiteOptions) -> Iterator[Page]:
    """The pages of all exchanges."""
    for exchange in shelves.archive.exchanges:
        yield _page(exchange, shelves, site)


def _page(exchange: Exchange, shelves: Shelves, site: SiteOptions) -> Page:
    start, file = exchange_page(exchange.id), exchange.source.file
    asked = exchange.asked
    speaker = shelves.name(exchange.speaker)
    text = page(
        _path(start, exchange, shelves),
        heading(1, escape(exchange.title), "", *_size(exchange.title)),
        _labels(start, exchange, shelves),
        question_as_written(start, file, asked.question, site),
        conversation(start, file, asked, speaker, site, 2),
        _related(start, exchange, shelves),
        _origin(start, exchange, shelves, site),
        other_wordings(start, exchange, shelves, site),
        _pager(start, exchange, shelves),
    )
    return Page(
        src_uri=start,
        markdown=text,
        meta={
            "title": escape_html(excerpt(exchange.title, TITLE_LENGTH)),
            "description": escape_html(answer_excerpt(exchange, DESCRIPTION_LENGTH)),
            "mundap": {"kind": "exchange"},
            "hide": ["toc"],
        },
        edit_path=file,
    )


def _size(title: str) -> tuple[str, ...]:
    if len(title) >= VERY_LONG:
        return ("mundap-question", "mundap-question--very-long")
    return (
        ("mundap-question", "mundap-question--long") if len(title) >= LONG else ("mundap-question",)
    )


def _path(start: str, exchange: Exchange, shelves: Shelves) -> str:
    talk = shelves.talks[exchange.talk]
    target = link(start, talk_page(talk.slug), exchange_anchor(exchange.id))
    count = len(shelves.of_talk[talk.slug])
    text = f"{anchor_text(talk.title, target)} · {count}개 중 {exchange.position}번째"
    return wrapped("mundap-path", text, tag="nav", label="이 질문이 있는 강연")


def _labels(start: str, exchange: Exchange, shelves: Shelves) -> str:
    chips = []
    if exchange.speaker in shelves.speakers:
        target = link(start, speaker_page(exchange.speaker))
        chips.append(chip(shelves.name(exchange.speaker), target, "speaker"))
    for topic in shelves.topics_of(exchange):
        chips.append(chip(topic.label, link(start, topic_page(topic.slug))))
    return wrapped("mundap-chips", " ".join(chips))


def _related(start: str, exchange: Exchange, shelves: Shelves) -> str:
    others = [shelves.exchanges[r.id] for r in exchange.related if r.id in shelves.exchanges]
    if not others:
        return ""
    items = (exchange_item(start, other, shelves.name(other.speaker)) for other in others)
    listed = page(heading(2, "같은 질문, 다른 답", "related"), exchange_list(items))
    return wrapped("mundap-related", listed)


def _origin(start: str, exchange: Exchange, shelves: Shelves, site: SiteOptions) -> str:
    return wrapped("mundap-origin", source_link(start, exchange.source, shelves, site))


def _pager(start: str, exchange: Exchange, shelves: Shelves) -> str:
    siblings = shelves.of_talk[exchange.talk]
    index = shelves.order[exchange.id]
    links = []
    if index > 0:
        links.append(_neighbour(start, siblings[index - 1], "이전 질문", "previous"))
    if index + 1 < len(siblings):
        links.append(_neighbour(start, siblings[index + 1], "다음 질문", "next"))
    return wrapped("mundap-pager", "\n".join(links), tag="nav", label="이전 질문과 다음 질문")


def _neighbour(start: str, exchange: Exchange, text: str, direction: str) -> str:
    target = link(start, exchange_page(exchange.id))
    title = escape(excerpt(exchange.title, TITLE_LENGTH))
    classes = f".mundap-pager__link .mundap-pager__link--{direction}"
    return f"[*{text}* {title}]({target}){{ {classes} }}"
