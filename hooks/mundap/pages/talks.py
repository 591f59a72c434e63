"""The list of talks."""

from __future__ import annotations

from mundap.model.archive import Talk
from mundap.pages.addresses import TALKS, link, talk_page
from mundap.pages.dates import korean_date
from mundap.pages.markup import anchor_text, cards, page
from mundap.pages.page import Page
from mundap.pages.render import escape
from mundap.pages.shelves import Shelves
from mundap.pages.talk import speakers_line
from mundap.pages.unread import unread_list


def talks_page(shelves: Shelves) -> Page:
    """All talks, each with its speakers, event, date and number of exchanges."""
    talks = shelves.archive.talks
    text = page(
        "# 강연",
        f"강연 {len(talks)}개의 기록에 문답 {len(shelves.archive.exchanges)}개가 있습니다.",
        cards(talk_card(TALKS, talk, shelves) for talk in talks),
        unread_list(TALKS, shelves.archive.unread),
    )
    meta = {"title": "강연", "mundap": {"kind": "talks"}, "hide": ["toc"]}
    return Page(src_uri=TALKS, markdown=text, meta=meta, in_nav=True)


def talk_card(start: str, talk: Talk, shelves: Shelves) -> str:
    """What a talk is, in four short lines."""
    title = anchor_text(talk.title, link(start, talk_page(talk.slug)))
    count = len(shelves.of_talk.get(talk.slug, ()))
    when = " · ".join(filter(None, (escape(talk.event), escape(korean_date(talk.date)))))
    return page(f"**{title}**", speakers_line(start, talk, shelves), when, f"문답 {count}개")
