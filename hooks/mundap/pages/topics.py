"""The list of topics with the table of who spoke about what, and the page of each topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mundap.model.archive import Exchange, Speaker, Topic
from mundap.pages.addresses import TOPICS, link, speaker_anchor, speaker_page, topic_page
from mundap.pages.markup import (
    anchor_text,
    cell,
    chip,
    exchange_item,
    exchange_list,
    heading,
    page,
    wrapped,
)
from mundap.pages.page import Page
from mundap.pages.render import escape, escape_html, excerpt
from mundap.pages.shelves import UNKNOWN_SPEAKER, Shelves

NEIGHBOURS = 6
SHADES = 4
"""Steps of shading in the table, the darkest for the largest number."""


def topics_page(shelves: Shelves) -> Page:
    """All topics: what belongs to each, and the speaker × topic table."""
    topics = shelves.archive.topics
    listed = "\n".join(_line(topic, shelves) for topic in topics)
    text = page(
        "# 주제",
        heading(2, "누가 무엇을 말했나", "who-said-what"),
        "칸의 수는 그 연사가 그 주제로 답한 문답의 수입니다. 누르면 그 문답으로 갑니다.",
        wrapped("mundap-matrix", _matrix(shelves)),
        heading(2, "주제마다 다루는 것", "about"),
        wrapped("mundap-topics", listed),
    )
    meta = {"title": "주제", "mundap": {"kind": "topics"}, "hide": ["toc"]}
    return Page(src_uri=TOPICS, markdown=text, meta=meta, in_nav=True)


def topic_pages(shelves: Shelves) -> Iterator[Page]:
    """The page of each topic."""
    for topic in shelves.archive.topics:
        yield _page(topic, shelves)


def _line(topic: Topic, shelves: Shelves) -> str:
    label = anchor_text(topic.label, link(TOPICS, topic_page(topic.slug)))
    count = len(shelves.of_topic.get(topic.slug, ()))
    return f"- **{label}** *{count}* {escape(topic.about)}"


def _matrix(shelves: Shelves) -> str:
    """A Markdown table, a row for each topic, a column for each speaker who answers."""
    people = [s for s in shelves.archive.speakers if s.slug in shelves.of_speaker]
    counts = Counter((t.slug, e.speaker) for e in shelves.archive.exchanges for t in e.topics)
    most = max(counts.values(), default=1)
    names = [anchor_text(s.name, link(TOPICS, speaker_page(s.slug))) for s in people]
    rows = [
        ["주제", *names, "모두"],
        ["---", *["---" for _ in people], "---"],
    ]
    for topic in shelves.archive.topics:
        cells = [_cell(topic, s, counts[topic.slug, s.slug], most) for s in people]
        label = anchor_text(topic.label, link(TOPICS, topic_page(topic.slug)))
        rows.append([label, *cells, str(len(shelves.of_topic.get(topic.slug, ())))])
    return "\n".join(f"| {' | '.join(map(cell, row))} |" for row in rows)


def _cell(topic: Topic, speaker: Speaker, count: int, most: int) -> str:
    if not count:
        return "·"
    shade = -(-count * SHADES // most)
    target = link(TOPICS, topic_page(topic.slug), speaker_anchor(speaker.slug))
    return anchor_text(str(count), target, "mundap-shade", f"mundap-shade--{shade}")


def _page(topic: Topic, shelves: Shelves) -> Page:
    start = topic_page(topic.slug)
    exchanges = shelves.of_topic.get(topic.slug, ())
    text = page(
        heading(1, escape(topic.label)),
        _lead(topic, exchanges),
        _neighbours(start, topic, exchanges, shelves),
        *_by_speaker(start, exchanges, shelves),
    )
    return Page(
        src_uri=start,
        markdown=text,
        meta={
            "title": escape_html(topic.label),
            "description": escape_html(excerpt(f"{topic.label}: {topic.about}", 150)),
            "mundap": {"kind": "topic"},
        },
    )


def _lead(topic: Topic, exchanges: tuple[Exchange, ...]) -> str:
    also = f"다른 이름: {', '.join(topic.alt_labels)}" if topic.alt_labels else ""
    count = f"문답 {len(exchanges)}개" if exchanges else "아직 문답이 없습니다."
    return wrapped("mundap-lead", page(escape(topic.about), escape(also), count))


def _by_speaker(start: str, exchanges: tuple[Exchange, ...], shelves: Shelves) -> Iterator[str]:
    known = [s.slug for s in shelves.archive.speakers]
    for slug in known:
        group = [e for e in exchanges if e.speaker == slug]
        if group:
            name = anchor_text(shelves.name(slug), link(start, speaker_page(slug)))
            yield heading(2, name, speaker_anchor(slug))
            yield exchange_list(exchange_item(start, e) for e in group)
    rest = [e for e in exchanges if e.speaker not in known]
    if rest:
        yield heading(2, UNKNOWN_SPEAKER, "speaker-unknown")
        yield exchange_list(exchange_item(start, e) for e in rest)


def _neighbours(start: str, topic: Topic, exchanges: tuple[Exchange, ...], shelves: Shelves) -> str:
    """Topics that the same exchanges are about, most frequent first."""
    together = Counter(t.slug for e in exchanges for t in e.topics if t.slug != topic.slug)
    order = {t.slug: index for index, t in enumerate(shelves.archive.topics)}
    nearest = sorted(together, key=lambda slug: (-together[slug], order.get(slug, len(order))))
    chips = " ".join(
        chip(shelves.topics[slug].label, link(start, topic_page(slug)), count=together[slug])
        for slug in nearest[:NEIGHBOURS]
        if slug in shelves.topics
    )
    return wrapped("mundap-chips", f"함께 다룬 주제 {chips}") if chips else ""
