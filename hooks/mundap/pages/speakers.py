"""The list of speakers, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator

from mundap.model.archive import Exchange, Role, SourceRange, Speaker
from mundap.pages.addresses import (
    SPEAKERS,
    link,
    speaker_page,
    talk_page,
    topic_anchor,
    topic_page,
)
from mundap.pages.dates import korean_date
from mundap.pages.markup import (
    anchor_text,
    cards,
    chip,
    exchange_item,
    exchange_list,
    heading,
    outward,
    page,
    wrapped,
)
from mundap.pages.page import Page, SiteOptions
from mundap.pages.render import escape, escape_html, excerpt
from mundap.pages.shelves import Shelves
from mundap.pages.sources import source_link
from mundap.text.addresses import is_external, safe_address

NO_TOPIC = "주제를 정하지 않은 문답"


def speakers_page(shelves: Shelves) -> Page:
    """Everybody who answers: speakers first, guests after them."""
    people = shelves.archive.speakers
    guests = tuple(s for s in people if s.guest)
    text = page(
        "# 연사",
        cards(speaker_card(SPEAKERS, s, shelves) for s in people if not s.guest),
        "## 함께 답한 분들" if guests else "",
        cards(speaker_card(SPEAKERS, s, shelves) for s in guests),
    )
    meta = {"title": "연사", "mundap": {"kind": "speakers"}, "hide": ["toc"]}
    return Page(src_uri=SPEAKERS, markdown=text, meta=meta, in_nav=True)


def speaker_pages(shelves: Shelves, site: SiteOptions) -> Iterator[Page]:
    """The page of each speaker and guest."""
    for speaker in shelves.archive.speakers:
        yield _page(speaker, shelves, site)


def speaker_card(start: str, speaker: Speaker, shelves: Shelves) -> str:
    """Who somebody is, in three short lines."""
    name = anchor_text(speaker.name, link(start, speaker_page(speaker.slug)))
    roles = " · ".join(role.said.text for role in speaker.roles[:2])
    who = escape(excerpt(roles or ", ".join(speaker.titles), 80))
    return page(f"**{name}**", who, _count(speaker, shelves))


def _count(speaker: Speaker, shelves: Shelves) -> str:
    own = len(shelves.of_speaker.get(speaker.slug, ()))
    voiced = len(shelves.voiced.get(speaker.slug, ()))
    counts = (f"문답 {own}개" if own else "", f"함께 답한 문답 {voiced}개" if voiced else "")
    return ", ".join(filter(None, counts)) or "문답 없음"


def _page(speaker: Speaker, shelves: Shelves, site: SiteOptions) -> Page:
    start = speaker_page(speaker.slug)
    own = shelves.of_speaker.get(speaker.slug, ())
    text = page(
        heading(1, escape(speaker.name)),
        _who(speaker, shelves),
        _roles(start, speaker, shelves, site),
        _talks(start, speaker, shelves),
        *_by_topic(start, own, shelves),
        _voiced(start, speaker, shelves),
    )
    return Page(
        src_uri=start,
        markdown=text,
        meta={
            "title": escape_html(speaker.name),
            "description": escape_html(excerpt(_description(speaker, shelves), 150)),
            "mundap": {"kind": "speaker"},
        },
    )


def _description(speaker: Speaker, shelves: Shelves) -> str:
    roles = " · ".join(role.said.text for role in speaker.roles)
    return " ".join(filter(None, (f"{speaker.name}.", roles, _count(speaker, shelves))))


def _who(speaker: Speaker, shelves: Shelves) -> str:
    kind = "함께 답한 분" if speaker.guest else "연사"
    facts = [kind, *speaker.titles, _count(speaker, shelves)]
    links = " · ".join(
        outward(label, address)
        for label, written in speaker.links
        if (address := safe_address(written)) and is_external(address)
    )
    return wrapped("mundap-lead", page(escape(" · ".join(facts)), links))


def _roles(start: str, speaker: Speaker, shelves: Shelves, site: SiteOptions) -> str:
    if not speaker.roles:
        return ""
    lines = "\n".join(_role(start, role, shelves, site) for role in speaker.roles)
    return page(heading(2, "기록에 적힌 소개", "roles"), wrapped("mundap-roles", lines))


def _role(start: str, role: Role, shelves: Shelves, site: SiteOptions) -> str:
    where = SourceRange(role.file, role.said.line, role.said.line)
    source = source_link(start, where, shelves, site, brief=True)
    return f"- {escape(role.said.text)} <small>{source}</small>"


def _talks(start: str, speaker: Speaker, shelves: Shelves) -> str:
    lines = "\n".join(
        f"- {anchor_text(talk.title, link(start, talk_page(talk.slug)))} "
        f"<small>{escape(korean_date(talk.date))}</small>"
        for talk in shelves.talks_of(speaker.slug)
    )
    return page(heading(2, "강연", "talks"), lines) if lines else ""


def _by_topic(start: str, own: tuple[Exchange, ...], shelves: Shelves) -> Iterator[str]:
    """Each exchange once, under its primary topic; topics in the vocabulary's order."""
    if not own:
        return
    yield heading(2, "주제별 문답", "exchanges")
    primary = {e.id: next((t.slug for t in shelves.topics_of(e)), "") for e in own}
    used = [t for t in shelves.archive.topics if t.slug in primary.values()]
    chips = " ".join(
        chip(t.label, f"#{topic_anchor(t.slug)}", count=list(primary.values()).count(t.slug))
        for t in used
    )
    yield wrapped("mundap-chips", chips)
    for topic in used:
        title = anchor_text(topic.label, link(start, topic_page(topic.slug)))
        yield heading(3, title, topic_anchor(topic.slug))
        yield exchange_list(exchange_item(start, e) for e in own if primary[e.id] == topic.slug)
    rest = [e for e in own if not primary[e.id]]
    if rest:
        yield heading(3, NO_TOPIC, "no-topic")
        yield exchange_list(exchange_item(start, e) for e in rest)


def _voiced(start: str, speaker: Speaker, shelves: Shelves) -> str:
    others = shelves.voiced.get(speaker.slug, ())
    if not others:
        return ""
    items = (exchange_item(start, e, shelves.name(e.speaker)) for e in others)
    return page(heading(2, "함께 답한 문답", "voiced"), exchange_list(items))
