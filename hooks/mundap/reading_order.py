"""What stands where in a record: in its first words, before its questions, after the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked, Heading, Part, Passage
from mundap.text import inline


def blocks_of(part: Part) -> Sequence[Block]:
    """The blocks of a heading or passage; an exchange has none here."""
    match part:
        case Heading():
            return (part.block,)
        case Passage():
            return part.blocks
    return ()


def before_questions(parts: Sequence[Part]) -> Iterator[Block]:
    """Headings and blocks before the first exchange."""
    for part in parts:
        if isinstance(part, Asked):
            return
        yield from blocks_of(part)


def preamble(parts: Sequence[Part]) -> Iterator[Block]:
    """Paragraphs and quotes before the first list: where a writer introduces the talk."""
    for block in before_questions(parts):
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
            yield block
        elif block.kind is not BlockKind.HEADING:
            return


def plain_lines(blocks: Iterable[Block], having: str = "") -> Iterator[tuple[str, int]]:
    """Plain lines, of those whose source has a text."""
    for block in blocks:
        for leaf in block.walk():
            for line in leaf.lines:
                if having in line.text:
                    yield inline.plain_inline(line.text), line.number


def lone_lines(blocks: Iterable[Block]) -> Iterator[tuple[str, int]]:
    """Paragraphs of a single line."""
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and len(block.lines) == 1:
            yield inline.plain_inline(block.lines[0].text), block.first


def later_lines(parts: Sequence[Part]) -> Iterator[tuple[str, int]]:
    """The lines of what is no exchange after the first one: another talk may begin there."""
    first = next((i for i, part in enumerate(parts) if isinstance(part, Asked)), len(parts))
    return plain_lines(b for part in parts[first:] for b in blocks_of(part))
