"""The outline of a file → what it says: parts, people, date, and the ledger.

Every non-blank line gets exactly one account. Text never raises here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from mundap import dates, dialects, inline, people
from mundap.addresses import beside
from mundap.dialects import Reading
from mundap.dialects.section import Section
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import (
    Asked,
    Heading,
    Label,
    LedgerEntry,
    LineClass,
    Part,
    Passage,
    SaidDate,
    Transcript,
)
from mundap.noise import CleanLine, clean_lines, no_picture
from mundap.outline import parse_outline
from mundap.settled import Settled
from mundap.source import Source

TITLE_LENGTH = 40
"""Characters of its first words that name a passage without a heading."""

# Headings that name a part of any talk and never the talk.
_GENERIC = re.compile(
    r"(?i)^(?:시작하며|들어가며|들어가기|서론|서문|머리말|소개|개요|목차|차례|요약|정리|결론|"
    r"introduction|intro|overview|contents|index|toc|faq|(?:사전|사후|현장|청중)?\s*질문|"
    r"q\s*&?\s*a\s*(?:시간|세션)?|질의\s*(?:및|/|·)?\s*응답|질문\s*(?:과|및|/|·)\s*(?:답변|답))\W*$"
)
_EVENT_WORDS = re.compile(
    r"웨비나|세미나|강연|강의|발표|특강|마스터\s?클래스|오피스\s?아워|행사|밋업|컨퍼런스|콘퍼런스|"
    r"토크|모임|개최|진행|열린|열렸|참석|일시|날짜"
)
_DATE_LABEL = re.compile(r"^\W*(?:날짜|일시|일자|date)\s*[:：]", re.I)


def read_transcript(
    source: Source,
    exists: Callable[[str], bool] = no_picture,
    settled: Settled | None = None,
) -> Transcript:
    """Understand one file.

    Args:
        source: Its lines and front matter.
        exists: Whether there is a file of a path that is relative to the same folder as
            `source.path`; an `<img>` of no such file is noise.
        settled: What its maintainer decided about reading it.

    Returns:
        The transcript. Total: any text gives one, if only a single passage.
    """
    cleaned = clean_lines(
        source.lines, source.body, lambda target: exists(beside(source.path, target))
    )
    blocks = parse_outline([line.text for line in cleaned])
    headings = [_heading(block) for block in blocks if block.kind is BlockKind.HEADING]
    front_title = _text(source.front_matter.get("title"))
    title = _title(headings, front_title) or source.path.rsplit("/", 1)[-1].removesuffix(".md")
    names = [(h.text, h.line) for h in headings if h.text == title]
    sections = dialects.announced(tuple(_sections(blocks)), title, settled)
    readings = tuple(dialects.read(sections, settled))
    own = [heading for heading in headings if heading.line not in _asked_lines(readings)]
    if title not in {heading.text for heading in own} and title != front_title:
        # A question is asked in a talk; it does not name it.
        title = _title(own, front_title) or source.path.rsplit("/", 1)[-1].removesuffix(".md")
    parts = tuple(_parts(readings, title))
    return Transcript(
        path=source.path,
        title=title,
        speakers=_speakers(source, [(front_title, 1), *names], parts),
        roles=people.roles(_preamble(parts)),
        date=_date(source, [*names, (front_title, 1)], parts),
        event=_text(source.front_matter.get("event")),
        parts=parts,
        ledger=_ledger(source, cleaned, blocks, parts),
        front_matter=tuple(source.front_matter.items()),
        verdicts=tuple(reading.verdict for reading in readings),
    )


def _heading(block: Block) -> Heading:
    text = " ".join(inline.plain_inline(line.text) for line in block.lines).strip()
    return Heading(text, block.level, block.first, block)


def _sections(blocks: Sequence[Block]) -> Iterator[Section]:
    """The stretches between headings, rules kept in them, blocks without a word left out."""
    run: list[Block] = []
    heading: Block | None = None
    for block in (*blocks, None):
        if block is not None and block.kind is not BlockKind.HEADING:
            if block.kind is BlockKind.RULE or any(leaf.lines for leaf in block.walk()):
                run.append(block)
            continue
        if heading is not None or run:
            title = _heading(heading).text if heading is not None else ""
            yield Section(heading, title, tuple(run))
        heading, run = block, []


def _parts(readings: Iterable[Reading], title: str) -> Iterator[Part]:
    """Headings, passages and exchanges in reading order."""
    for reading in readings:
        heading = _heading(reading.heading) if reading.heading is not None else None
        if heading is not None:
            yield heading
        # What stands under the record's own title is not about the title.
        over = heading if heading is not None and heading.text != title else None
        yield from _section_parts(reading.items, over)


def _asked_lines(readings: Iterable[Reading]) -> set[int]:
    return {item.first for each in readings for item in each.items if isinstance(item, Asked)}


def _section_parts(items: Sequence[Block | Asked], heading: Heading | None) -> Iterator[Part]:
    run: list[Block] = []
    for item in items:
        if isinstance(item, Asked):
            yield from _passages(run, heading)
            run, heading = [], None
            yield item
        elif item.kind is not BlockKind.RULE:
            run.append(item)
    yield from _passages(run, heading)


def _passages(blocks: list[Block], heading: Heading | None) -> Iterator[Passage]:
    """Cut a stretch where its writer did.

    Quotes that stand over lists are the small headings of a lecture
    (boostcamp-choi-sungchul); paragraphs among themselves, set apart by blank
    lines, are remarks of their own (okky-ml-webinar).
    """
    if not blocks:
        return
    quotes = [i for i, block in enumerate(blocks) if block.kind is BlockKind.QUOTE]
    if len(quotes) > 1:
        starts = sorted({0, *quotes})
    elif len(blocks) > 1 and all(block.kind is BlockKind.PARAGRAPH for block in blocks):
        starts, heading = list(range(len(blocks))), None
    else:
        starts = [0]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        stretch = tuple(blocks[start:end])
        headed = start == 0 and heading is not None and stretch[0].kind is not BlockKind.QUOTE
        if headed and heading is not None:
            title, first = heading.text, heading.line
        else:
            title, first = _first_words(stretch[0]), stretch[0].first
        yield Passage(title, first, stretch[-1].last, stretch, headed)


def _first_words(block: Block) -> str:
    for leaf in block.walk():
        for line in leaf.lines:
            text = inline.plain_inline(line.text)
            if text:
                return (
                    text if len(text) <= TITLE_LENGTH else text[: TITLE_LENGTH - 1].rstrip() + "…"
                )
    return "그림" if block.lines else ""


def _title(headings: Sequence[Heading], front_title: str) -> str:
    """The record's name: front matter, unless a heading says the same with less around it."""
    candidates = sorted((h for h in headings if not _GENERIC.match(h.text)), key=lambda h: h.level)
    heading = candidates[0].text if candidates else ""
    if front_title and heading not in front_title:
        return front_title
    return heading or front_title


def _before_questions(parts: Sequence[Part]) -> Iterator[Block]:
    """Headings and blocks before the first exchange."""
    for part in parts:
        match part:
            case Asked():
                return
            case Heading():
                yield part.block
            case Passage():
                yield from part.blocks


def _preamble(parts: Sequence[Part]) -> Iterator[Block]:
    """Paragraphs and quotes before the first list: where a writer introduces the talk."""
    for block in _before_questions(parts):
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
            yield block
        elif block.kind is not BlockKind.HEADING:
            return


def _plain_lines(blocks: Iterable[Block]) -> Iterator[tuple[str, int]]:
    for block in blocks:
        for leaf in block.walk():
            for line in leaf.lines:
                yield inline.plain_inline(line.text), line.number


def _speakers(
    source: Source, titles: Sequence[tuple[str, int]], parts: Sequence[Part]
) -> tuple[Label, ...]:
    """Whom the front matter gives, a title names, a line announces, or a sentence is about."""
    named = [label for text, line in titles for label in people.labels_in_title(text, line)]
    told = [people.announced(*each) for each in _plain_lines(_before_questions(parts))]
    told += [people.whose_talk(*each) for each in _plain_lines(_preamble(parts))]
    named += sorted(filter(None, told), key=lambda label: label.line)
    value = source.front_matter.get("speakers") or source.front_matter.get("speaker")
    given = tuple(people.given(value, 1))
    if given:
        # Who speaks is settled; how the text prints those names is worth keeping.
        names = {label.name for label in given}
        named = [*given, *(label for label in named if label.name in names)]
    return tuple(dict.fromkeys(named))


def _date(
    source: Source, titles: Sequence[tuple[str, int]], parts: Sequence[Part]
) -> SaidDate | None:
    date = dates.given_date(_text(source.front_matter.get("date")))
    if date:
        return date
    said = [date for text, line in titles for date in dates.said_dates(text, line)]
    for text, line in _plain_lines(_preamble(parts)):
        if _EVENT_WORDS.search(text):
            said += dates.said_dates(text, line)
    for text, line in _plain_lines(_before_questions(parts)):
        if _DATE_LABEL.match(text):
            said += dates.said_dates(text, line)
    return said[0] if said else None


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _ledger(
    source: Source, cleaned: Sequence[CleanLine], blocks: Sequence[Block], parts: Sequence[Part]
) -> tuple[LedgerEntry, ...]:
    """One entry for each non-blank line."""
    kinds: dict[int, LineClass] = {}
    for part in parts:
        match part:
            case Heading():
                kinds.update(dict.fromkeys(_range(part.block), LineClass.HEADING))
            case Passage():
                for block in part.blocks:
                    kinds.update(dict.fromkeys(_range(block), LineClass.PASSAGE))
            case Asked():
                kinds.update(dict.fromkeys(range(part.first, part.last + 1), LineClass.ANSWER))
                for asked in (part.question, *(t.question for t in part.followups)):
                    if asked is not None:
                        lines = range(asked.first, asked.last + 1)
                        kinds.update(dict.fromkeys(lines, LineClass.QUESTION))
    rules = {line for b in blocks if b.kind is BlockKind.RULE for line in _range(b)}
    entries: list[LedgerEntry] = []
    for number, (raw, line) in enumerate(zip(source.lines, cleaned, strict=True), 1):
        if not raw.strip():
            continue
        if number < source.body:
            entries.append(LedgerEntry(number, LineClass.METADATA))
        elif not line.text.strip():
            entries.append(LedgerEntry(number, LineClass.NOISE, line.noise[0]))
        elif number in rules:
            entries.append(LedgerEntry(number, LineClass.NOISE, "rule"))
        elif number in kinds:
            entries.append(LedgerEntry(number, kinds[number]))
        else:
            # Only marks of a list or quote without words reach no block.
            entries.append(LedgerEntry(number, LineClass.NOISE, "empty-marker"))
    return tuple(entries)


def _range(block: Block) -> range:
    return range(block.first, block.last + 1)
