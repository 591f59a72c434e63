"""The home page: what this is, the search, and every way in."""

from __future__ import annotations

from collections.abc import Iterator

from mundap.model.archive import Exchange
from mundap.pages.addresses import (
    HOME,
    QUESTIONS,
    SEARCH,
    TOPICS,
    exchange_page,
    link,
    topic_page,
)
from mundap.pages.markup import anchor_text, answer_excerpt, cards, chip, heading, page, wrapped
from mundap.pages.page import Page, SiteOptions
from mundap.pages.render import escape, excerpt
from mundap.pages.shelves import Shelves
from mundap.pages.speakers import speaker_card
from mundap.pages.talks import talk_card

PAIRS = 4
SEARCH_FIELD = '<label class="mundap-search" for="__search">궁금한 것을 검색해 보세요</label>'
"""Opens Material's own search, without a script of ours."""


def home_page(shelves: Shelves, site: SiteOptions) -> Page:
    """The authored introduction, then search, topics, pairs, speakers and talks."""
    archive = shelves.archive
    everything = f"모든 질문 {len(archive.exchanges)}개 보기"
    ways = [anchor_text(everything, link(HOME, QUESTIONS), "mundap-more")]
    if site.furnished:
        ways.append(anchor_text("조건을 골라 찾기", link(HOME, SEARCH), "mundap-more"))
    text = page(
        wrapped(
            "mundap-hero",
            page(
                site.home_intro or "# 문답",
                SEARCH_FIELD if site.furnished else "",
                " ".join(ways),
            ),
        ),
        *_topics(shelves),
        *_pairs(shelves),
        heading(2, "연사", "speakers"),
        cards(speaker_card(HOME, s, shelves) for s in archive.speakers if not s.guest),
        heading(2, "강연", "talks"),
        cards(talk_card(HOME, talk, shelves) for talk in archive.talks),
    )
    meta = {"mundap": {"kind": "home"}, "hide": ["toc"]}
    return Page(src_uri=HOME, markdown=text, meta=meta, edit_path=HOME, in_nav=True)


def _topics(shelves: Shelves) -> Iterator[str]:
    used = [t for t in shelves.archive.topics if t.slug in shelves.of_topic]
    if not used:
        return
    chips = " ".join(
        chip(t.label, link(HOME, topic_page(t.slug)), count=len(shelves.of_topic[t.slug]))
        for t in used
    )
    yield heading(2, "주제", "topics")
    yield wrapped("mundap-chips", chips)
    yield anchor_text("누가 무엇을 말했는지 한눈에 보기", link(HOME, TOPICS), "mundap-more")


def _pairs(shelves: Shelves) -> Iterator[str]:
    chosen = pairs(shelves)
    if not chosen:
        return
    yield heading(2, "같은 질문, 다른 답", "pairs")
    sides = cards(page(*(_side(e, shelves) for e in pair)) for pair in chosen)
    yield wrapped("mundap-pairs", sides)


def _side(exchange: Exchange, shelves: Shelves) -> str:
    title = excerpt(exchange.title, 70)
    question = anchor_text(title, link(HOME, exchange_page(exchange.id)))
    name = escape(shelves.name(exchange.speaker))
    return page(question, f"**{name}** {escape(answer_excerpt(exchange, 60))}")


def pairs(shelves: Shelves) -> tuple[tuple[Exchange, Exchange], ...]:
    """The closest pairs of different speakers on one question, each exchange at most once."""
    found = [
        (-related.score, exchange, shelves.exchanges[related.id])
        for exchange in shelves.archive.exchanges
        for related in exchange.related
        if related.id in shelves.exchanges
    ]
    found.sort(key=lambda item: item[0])
    taken: set[str] = set()
    chosen: list[tuple[Exchange, Exchange]] = []
    for _, one, other in found:
        if one.speaker != other.speaker and taken.isdisjoint((one.id, other.id)):
            taken |= {one.id, other.id}
            chosen.append((one, other))
    return tuple(chosen[:PAIRS])
