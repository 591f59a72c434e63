"""The page of a talk, and of each other record of it: who, when, and everything that was said."""

from __future__ import annotations

from collections.abc import Iterator

from mundap.model.archive import Record, Talk
from mundap.model.transcript import Asked, Passage
from mundap.pages.addresses import anchors, link, record_page, speaker_page, talk_page
from mundap.pages.dates import korean_date
from mundap.pages.markup import anchor_text, heading, indented, outward, page, wrapped
from mundap.pages.page import Page, SiteOptions
from mundap.pages.reading import everything
from mundap.pages.render import escape, escape_html, excerpt
from mundap.pages.shelves import Shelves
from mundap.pages.sources import file_target
from mundap.text.addresses import is_external, safe_address

UNKNOWN_SPEAKERS = "연사 미상"
LONG_PASSAGES = 20
"""Lines before the first question from which a page has a way past them."""


def talk_pages(shelves: Shelves, site: SiteOptions) -> Iterator[Page]:
    """The page of each talk, and under it one for each further record."""
    for talk in shelves.archive.talks:
        for record in talk.records:
            yield _page(talk, record, shelves, site)


def speakers_line(start: str, talk: Talk, shelves: Shelves) -> str:
    """The speakers of a talk as links, or that they are unknown."""
    links = (
        anchor_text(shelves.name(slug), link(start, speaker_page(slug)))
        for slug in talk.speakers
        if slug in shelves.speakers
    )
    return ", ".join(links) or UNKNOWN_SPEAKERS


def _page(talk: Talk, record: Record, shelves: Shelves, site: SiteOptions) -> Page:
    start = record_page(talk, record)
    title = talk.title if record.canonical else f"{talk.title} (다른 기록)"
    text = page(
        "" if record.canonical else _path(start, talk),
        heading(1, escape(title)),
        _facts(start, talk, record, shelves, site),
        _notes(start, talk, record),
        _jump(record, shelves),
        *everything(start, talk, record, shelves, site),
    )
    return Page(
        src_uri=start,
        markdown=text,
        meta={
            "title": escape_html(title),
            "description": escape_html(_description(talk, shelves)),
            "mundap": {"kind": "talk" if record.canonical else "record"},
        },
        edit_path=record.file,
    )


def _path(start: str, talk: Talk) -> str:
    title = anchor_text(talk.title, link(start, talk_page(talk.slug)))
    return wrapped("mundap-path", title, tag="nav", label="이 기록의 강연")


def _description(talk: Talk, shelves: Shelves) -> str:
    names = ", ".join(shelves.name(slug) for slug in talk.speakers) or UNKNOWN_SPEAKERS
    count = len(shelves.of_talk.get(talk.slug, ()))
    return excerpt(f"{talk.title}. {names}. 문답 {count}개.", 150)


def _facts(start: str, talk: Talk, record: Record, shelves: Shelves, site: SiteOptions) -> str:
    facts = [
        ("연사", speakers_line(start, talk, shelves)),
        ("행사", escape(talk.event)),
        ("날짜", escape(korean_date(talk.date))),
    ]
    if record.transcript.title != talk.title:
        facts.append(("기록의 제목", escape(record.transcript.title)))
    target = file_target(record.file, site)
    facts.append(("기록", anchor_text(record.file, target) if target else escape(record.file)))
    if record.canonical:
        facts += [("다른 기록", _other(start, talk, r)) for r in talk.records if not r.canonical]
    source = safe_address(talk.source)
    if source and is_external(source):
        facts.append(("출처", outward(talk.source, source)))
    lines = "\n".join(f"- **{name}** {value}" for name, value in facts if value)
    return wrapped("mundap-facts", lines)


def _other(start: str, talk: Talk, record: Record) -> str:
    text = f"{record.transcript.title} ({record.file})"
    return anchor_text(text, link(start, record_page(talk, record)))


def _notes(start: str, talk: Talk, record: Record) -> str:
    notes = [escape(note) for note in talk.notes]
    if not record.canonical:
        fullest = anchor_text("강연 페이지", link(start, talk_page(talk.slug)))
        notes = [
            "같은 강연을 적은 다른 기록입니다. 가장 자세한 기록은 "
            f"{fullest}에 있고, 이 기록은 검색과 문답 수에 넣지 않습니다.",
            escape(record.speaker_reason),
        ]
    text = page(*notes) if any(notes) else ""
    return f'!!! note "이 기록에 대하여"\n\n{indented(text)}' if text else ""


def _jump(record: Record, shelves: Shelves) -> str:
    """A way past the lecture notes, for those who came for the questions."""
    parts = record.transcript.parts
    first = next((i for i, part in enumerate(parts) if isinstance(part, Asked)), 0)
    before = [part for part in parts[:first] if isinstance(part, Passage)]
    if sum(p.last - p.first + 1 for p in before) < LONG_PASSAGES:
        return ""
    count = len(record.transcript.asked)
    anchor = anchors(record, shelves.places)[first]
    return wrapped("mundap-jumps", f"[문답 {count}개로 바로 가기](#{anchor}){{ .mundap-jump }}")
