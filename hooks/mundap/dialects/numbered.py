"""`2.1 질문` or `3. 질문` as a line of its own, the answer in the blocks after it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from mundap import inline
from mundap.dialects import marks
from mundap.dialects.announcing import Announced
from mundap.dialects.section import Item, Recogniser, Section, exchange, is_paragraph, until_rule
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked


def _opens(block: Block) -> bool:
    if is_paragraph(block):
        return bool(marks.place(block.lines[0].text))
    # A numbered list of one item: its answer is not indented, and ends it.
    return (
        block.kind is BlockKind.LIST
        and block.ordered
        and len(block.children) == 1
        and len(block.children[0].children) == 1
        and is_paragraph(block.children[0].children[0])
    )


def _asked(block: Block, after: Sequence[Block]) -> Asked:
    if not is_paragraph(block):
        return exchange(block.children[0].children, after, block.first)
    first = Line(block.lines[0].number, marks.without_place(block.lines[0].text))
    opening = dataclasses.replace(block, lines=(first, *block.lines[1:]))
    if len(block.lines) > 1 and not after:
        opening = dataclasses.replace(block, last=first.number, lines=(first,))
        rest = block.lines[1:]
        after = (dataclasses.replace(block, first=rest[0].number, lines=rest),)
    return exchange((opening,), after)


def _read(section: Section) -> tuple[Item, ...]:
    blocks = section.blocks
    starts = [i for i, block in enumerate(blocks) if _opens(block)]
    found: list[Item] = [*blocks[: starts[0]]] if starts else [*blocks]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True) if starts else ():
        stretch = blocks[start:end]
        words = " ".join(line.text for leaf in stretch[0].walk() for line in leaf.lines)
        # Where nothing surer than a title announces questions, some numbers are only topics.
        if section.announced is Announced.YES or marks.asks(inline.plain_inline(words)):
            after, rest = until_rule(stretch[1:])
            found += [_asked(stretch[0], after), *rest]
        else:
            found += stretch
    return tuple(found)


NUMBERED = Recogniser("numbered", _read, distinct=0.3)
"""Numbered lines with blocks after them are questions."""
