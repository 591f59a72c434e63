"""All questions on one page; the filters in `questions.js` work on its data attributes."""

from __future__ import annotations

from collections.abc import Mapping

from mundap.model.archive import Exchange
from mundap.pages.addresses import (
    QUESTIONS,
    exchange_page,
    link,
    speaker_page,
    talk_anchor,
    talk_page,
    topic_page,
)
from mundap.pages.markup import (
    anchor_text,
    answer_excerpt,
    heading,
    is_image,
    page,
    wrapped,
)
from mundap.pages.page import Page, SiteOptions
from mundap.pages.render import escape, escape_html
from mundap.pages.shelves import UNKNOWN_SPEAKER, Shelves


def questions_page(shelves: Shelves, site: SiteOptions) -> Page:
    """Every exchange of the archive, by talk."""
    archive = shelves.archive
    groups = []
    for talk in archive.talks:
        exchanges = shelves.of_talk.get(talk.slug, ())
        if exchanges:
            title = anchor_text(talk.title, link(QUESTIONS, talk_page(talk.slug)))
            items = "\n".join(_item(e, shelves, site) for e in exchanges)
            groups.append(
                wrapped(
                    "mundap-group",
                    page(heading(2, title, talk_anchor(talk.slug)), items),
                )
            )
    text = page(
        "# 모든 질문",
        f"강연 {len(groups)}개에서 나온 질문 {len(archive.exchanges)}개입니다.",
        wrapped("mundap-questions", page(*groups)),
    )
    meta: dict[str, object] = {
        "title": "모든 질문",
        "mundap": {"kind": "questions", "filters": filters(shelves)},
        "hide": ["toc"],
    }
    return Page(src_uri=QUESTIONS, markdown=text, meta=meta, in_nav=True)


def _item(exchange: Exchange, shelves: Shelves, site: SiteOptions) -> str:
    question = anchor_text(exchange.title, link(QUESTIONS, exchange_page(exchange.id)))
    if is_image(exchange):
        question += f" {escape(answer_excerpt(exchange, 60))}"
    details = [UNKNOWN_SPEAKER]
    if exchange.speaker in shelves.speakers:
        target = link(QUESTIONS, speaker_page(exchange.speaker))
        details = [anchor_text(shelves.name(exchange.speaker), target)]
    topics = shelves.topics_of(exchange)
    details += [anchor_text(t.label, link(QUESTIONS, topic_page(t.slug))) for t in topics]
    data = {
        "data-speaker": exchange.speaker,
        "data-topics": " ".join(t.slug for t in topics),
        "data-talk": exchange.talk,
    }
    marks = [".mundap-entry"]
    if site.furnished:
        marks += [f'{key}="{escape_html(value)}"' for key, value in data.items()]
    return f"- {question}\n    <small>{', '.join(details)}</small>\n    {{ {' '.join(marks)} }}"


def filters(shelves: Shelves) -> list[Mapping[str, object]]:
    """What the filters of exchanges offer, in the archive's order; texts are HTML-escaped."""
    archive = shelves.archive
    options = {
        "speaker": [(s.slug, s.name) for s in archive.speakers if s.slug in shelves.of_speaker],
        "topic": [(t.slug, t.label) for t in archive.topics if t.slug in shelves.of_topic],
        "talk": [(t.slug, t.title) for t in archive.talks if t.slug in shelves.of_talk],
    }
    labels = {"speaker": "연사", "topic": "주제", "talk": "강연"}
    return [
        {
            "name": name,
            "label": labels[name],
            "options": [
                {"value": escape_html(value), "text": escape_html(text)} for value, text in found
            ],
        }
        for name, found in options.items()
    ]
