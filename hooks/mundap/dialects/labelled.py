"""Blocks cut at the names in front of their lines: who says what, in `**이름**: …`, `이름: …`.

Any word may stand before a colon; `roles` tells whether those of a record are people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mundap.dialects import marks
from mundap.dialects.section import paragraph
from mundap.model.blocks import Block, BlockKind, Line
from mundap.text import inline

_WHO = r"(?P<who>[^\W\d_][\w.\- ]{0,15}?(?:\s?[(（][^()（）]{1,20}[)）])?)"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"^(?P<strong>\*\*\*|\*\*|__|`)\s*{_WHO}\s*(?:[:：]\s*(?P=strong)|(?P=strong)\s*[:：])\s*(?P<said>.*)$",
        rf"^\[{_WHO}\](?!\()\s*[:：]?\s*(?P<said>\S.*)$",
        rf"^{_WHO}\s*[:：](?!//)\s*(?P<said>\S.*)$",
    )
)
_REACH = 60
"""Characters of a line in which the colon of its label stands."""


@dataclass(slots=True)
class Said:
    """What one person says until somebody else speaks."""

    who: str
    """The label as printed, without marks; empty for what stands before the first one."""
    first: int
    """Line of the label."""
    blocks: list[Block] = field(default_factory=list)
    """What is said, without the label."""
    written: list[Block] = field(default_factory=list)
    """The same as written."""
    own: int = 0
    """Last line of what the label stands in: its paragraph, or all of its item."""
    spread: bool = False
    """Whether blocks without a label follow the labelled one."""

    @property
    def last(self) -> int:
        """Its last line."""
        return self.written[-1].last

    @property
    def text(self) -> str:
        """All of it, plain, on one line."""
        lines = (x for b in self.blocks for leaf in b.walk() for x in leaf.lines)
        return " ".join(inline.plain_inline(line.text) for line in lines)


def label(text: str) -> tuple[str, str] | None:
    """Who a line says speaks, and the words after that; None for a line without a label."""
    if not any(mark in text[:_REACH] for mark in ":：]"):
        return None
    if marks.question(text) is not None or marks.answer(text) is not None:
        return None
    found = next(filter(None, (shape.match(text) for shape in _SHAPES)), None)
    return (" ".join(found["who"].split()), found["said"]) if found else None


def stretches(blocks: Sequence[Block]) -> Iterator[Said]:
    """Blocks as what is said in them; blocks before the first label have none."""
    current: Said | None = None
    for block in blocks:
        for piece, who, rest, nested in _pieces(block):
            if who or current is None:
                if current is not None:
                    yield current
                current = Said(who, piece.first, own=piece.last)
            elif nested:
                current.own = piece.last
            else:
                current.spread = current.spread or bool(current.who)
            current.written.append(piece)
            if rest is not None:
                current.blocks.append(rest)
    if current is not None:
        yield current


def _pieces(block: Block) -> Iterator[tuple[Block, str, Block | None, bool]]:
    """A block cut at the labels in it: as written, who speaks, what without, if nested below."""
    match block.kind:
        case BlockKind.PARAGRAPH:
            yield from ((*piece, False) for piece in _paragraphs(block))
        case BlockKind.QUOTE if _opens(block):
            for child in block.children:
                yield from _pieces(child)
        case BlockKind.LIST if all(map(_opens, block.children)):
            for item in block.children:
                head, *below = item.children
                yield from _pieces(head)
                yield from ((child, "", child, True) for child in below)
        case _:
            yield block, "", block, False


def _opens(block: Block) -> bool:
    head = block.children[0] if block.children else None
    return (
        head is not None
        and head.kind is BlockKind.PARAGRAPH
        and label(head.lines[0].text) is not None
    )


def _paragraphs(block: Block) -> Iterator[tuple[Block, str, Block | None]]:
    found = [label(line.text) for line in block.lines]
    starts = [i for i, each in enumerate(found) if i and each is not None]
    for start, end in zip([0, *starts], [*starts, len(found)], strict=True):
        lines = block.lines[start:end]
        named = found[start]
        if named is None:
            yield paragraph(lines), "", paragraph(lines)
            continue
        who, words = named
        said = [Line(lines[0].number, words), *lines[1:]] if words else [*lines[1:]]
        yield paragraph(lines), who, paragraph(said) if said else None
