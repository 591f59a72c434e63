"""The outline of a file → what it says: parts, people, date, and the ledger.

Every non-blank line gets exactly one account. Text never raises here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from mundap import dialects, masthead
from mundap.dialects import Reading, settling, surveying
from mundap.dialects.announcing import Announced
from mundap.dialects.section import Item, Section
from mundap.dialects.titles import titled
from mundap.dialects.turns import voiced
from mundap.dialects.unfolding import unfolded
from mundap.handles import handles
from mundap.model.blocks import Block, BlockKind
from mundap.model.settled import NOTHING, Settled
from mundap.model.transcript import (
    Asked,
    Heading,
    LedgerEntry,
    LineClass,
    Part,
    Passage,
    Transcript,
)
from mundap.reading_order import preamble
from mundap.speakers import people
from mundap.speakers.cast import cast
from mundap.text import inline
from mundap.text.addresses import beside
from mundap.text.noise import CleanLine, clean_lines, no_picture
from mundap.text.outline import parse_outline
from mundap.text.source import Source

TITLE_LENGTH = 40
"""Characters of its first words that name a passage without a heading."""


def read_transcript(
    source: Source,
    exists: Callable[[str], bool] = no_picture,
    known: Collection[str] = (),
    settled: Settled | None = None,
) -> Transcript:
    """Understand one file.

    Args:
        source: Its lines and front matter.
        exists: Whether there is a file of a path that is relative to the same folder as
            `source.path`; an `<img>` of no such file is noise.
        known: Names of people the archive knows; one of them may be a label without 님.
        settled: What its maintainer decided about reading it.

    Returns:
        The transcript. Total: any text gives one, if only a single passage.
    """
    cleaned = clean_lines(
        source.lines, source.body, lambda target: exists(beside(source.path, target))
    )
    blocks = titled(unfolded(parse_outline([line.text for line in cleaned])))
    headings = [_heading(b) for b in blocks if b.kind is BlockKind.HEADING and b.lines]
    named = masthead.title(source, blocks, headings)
    name = source.path.rsplit("/", 1)[-1].removesuffix(".md")
    sections = surveying.announced(tuple(_sections(blocks)), named.text or name, settled)
    readings = tuple(dialects.read(sections, settled))
    items = _items(readings, blocks, settled or NOTHING)
    asked = _asked_lines(items)
    if any(line in asked for _, line in named.places):
        # A question is asked in a talk; it does not name it.
        named = masthead.title(source, blocks, [h for h in headings if h.line not in asked])
    title = named.text or name
    given = masthead.given_speakers(source, settled or NOTHING)
    on_programme = masthead.on_programme(source, _outside_questions(sections))
    heard = cast(blocks, {*known, *(label.name for label in (*given, *on_programme))})
    panel = handles(item for item in items if isinstance(item, Asked)) - heard
    heard |= panel
    parts = tuple(
        voiced(part, heard) if isinstance(part, Asked) else part for part in _parts(items, title)
    )
    return Transcript(
        path=source.path,
        title=title,
        speakers=masthead.speakers(given, named.places, on_programme, parts, panel),
        roles=people.roles(preamble(parts)),
        date=masthead.date(source, named.places, parts),
        event=masthead.text_of(source.front_matter.get("event")),
        parts=parts,
        ledger=_ledger(source, cleaned, blocks, parts),
        front_matter=tuple(source.front_matter.items()),
        verdicts=tuple(reading.verdict for reading in readings),
        settled=settled or NOTHING,
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


def _outside_questions(sections: Sequence[Section]) -> Iterator[Heading]:
    """The headings that are not below one that announces questions: those are no programme."""
    path: list[Section] = []
    for section in sections:
        path = [each for each in path if each.level < section.level]
        if section.heading is not None and all(e.announced is not Announced.YES for e in path):
            yield _heading(section.heading)
        path.append(section)


def _items(
    readings: Iterable[Reading], outline: Sequence[Block], settled: Settled
) -> tuple[Item, ...]:
    """Everything of a record as it was read, headings among it, settled lines moved."""
    items: list[Item] = []
    for reading in readings:
        items += [reading.heading] if reading.heading is not None else []
        items += reading.items
    return settling.settle(items, outline, settled) if settled.has_lines else tuple(items)


def _parts(items: Iterable[Item], title: str) -> Iterator[Part]:
    """Headings, passages and exchanges in reading order."""
    over: Heading | None = None
    run: list[Item] = []
    for item in items:
        if isinstance(item, Asked) or item.kind is not BlockKind.HEADING:
            run.append(item)
            continue
        yield from _section_parts(run, over)
        heading = _heading(item)
        if not any(line.text.strip() for line in item.lines):
            # Only its marks are left; a page would have a heading without a word.
            over, run = None, []
            continue
        yield heading
        # What stands under the record's own title is not about the title.
        over, run = heading if heading.text != title else None, []
    yield from _section_parts(run, over)


def _asked_lines(items: Iterable[Item]) -> set[int]:
    return {item.first for item in items if isinstance(item, Asked)}


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
