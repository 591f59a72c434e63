"""`2.1 질문` or `3. 질문` as a line of its own, the answer in the blocks after it."""

from __future__ import annotations

from collections.abc import Sequence

from mundap.dialects import marks
from mundap.dialects.announcing import Announced
from mundap.dialects.section import (
    Item,
    Recogniser,
    Section,
    exchange,
    first_line,
    is_bullet,
    is_paragraph,
    paragraph,
    paragraph_or_list,
    until_rule,
)
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked
from mundap.text import inline


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
    lines = (first, *block.lines[1:])
    cut = next((i for i, line in enumerate(lines) if i and is_bullet(line)), len(lines))
    cut = 1 if cut == len(lines) and not after else cut
    return exchange((paragraph(lines[:cut]),), (*paragraph_or_list(lines[cut:]), *after))


def _read(section: Section) -> tuple[Item, ...]:
    blocks = section.blocks
    starts = [i for i, block in enumerate(blocks) if _opens(block) and section.allows(block)]
    found: list[Item] = [*blocks[: starts[0]]] if starts else [*blocks]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True) if starts else ():
        stretch = blocks[start:end]
        words = first_line(stretch[0])
        # Where nothing surer than a title announces questions, some numbers are only topics.
        if section.announced is Announced.YES or marks.asks(inline.plain_inline(words)):
            after, rest = until_rule(stretch[1:], followed=end < len(blocks))
            found += [_asked(stretch[0], after), *rest]
        else:
            found += stretch
    return tuple(found)


NUMBERED = Recogniser("numbered", _read, distinct=0.3)
"""Numbered lines with blocks after them are questions."""
