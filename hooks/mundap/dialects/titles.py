"""A plain line that is only `Q&A` or `질의응답 시간` is a heading, where what follows it asks.

Who writes no headings announces questions so. Above a table of contents or a picture the same
line is a word like any other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from mundap.dialects import announcing, marks
from mundap.model.blocks import Block, BlockKind, Line
from mundap.text import inline

DEEPEST = 6
"""The deepest level of a heading."""
SHORT = 20
"""Characters of a title of another part, at most."""
REACH = 3
"""Blocks below such a line in which something has to ask."""


def titled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The outline with such lines made headings; nothing else moves."""
    return tuple(_titled(blocks))


def _titled(blocks: Sequence[Block]) -> Iterator[Block]:
    level = own = 0
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            level, own = block.level, 0
        below = blocks[index + 1 : index + 1 + REACH]
        if own and _ends(block):
            yield _heading(block, own)
        elif not _is_title(block) or (_is_mark(block) and not _over_list(block, below)):
            yield block
        elif len(block.lines) == 1 and _any_asks(below):
            own = min(level + 1, DEEPEST)
            yield _heading(block, own)
        elif len(block.lines) > 1 and _asks(block.lines[1].text):
            head = dataclasses.replace(block, last=block.first, lines=block.lines[:1])
            rest = block.lines[1:]
            own = min(level + 1, DEEPEST)
            yield _heading(head, own)
            yield dataclasses.replace(block, first=rest[0].number, lines=rest)
        else:
            yield block


def _is_title(block: Block) -> bool:
    """Whether a paragraph opens with a line that is such a title."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.lines[0].text) <= announcing.HEADING
        and announcing.is_title(inline.plain_inline(block.lines[0].text))
    )


def _ends(block: Block) -> bool:
    """Whether a line names another part, where such lines are titles: `느낀 점`."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.lines) == 1
        and len(block.lines[0].text) <= SHORT
        and announcing.is_furniture(inline.plain_inline(block.lines[0].text))
    )


def _is_mark(block: Block) -> bool:
    """Whether a title may as well be the mark of one question: `질문`."""
    return _is_title(block) and marks.question(block.lines[0].text) is not None


def _over_list(block: Block, below: Sequence[Block]) -> bool:
    """Whether a title stands over several items: a mark stands over one question."""
    return (
        len(block.lines) == 1
        and bool(below)
        and below[0].kind is BlockKind.LIST
        and len(below[0].children) > 1
    )


def _heading(block: Block, level: int) -> Block:
    return dataclasses.replace(block, kind=BlockKind.HEADING, level=level)


def _any_asks(blocks: Sequence[Block]) -> bool:
    """Whether something asks before the next heading or rule."""
    for block in blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.RULE):
            return False
        heads = block.children if block.kind is BlockKind.LIST else (block,)
        if any(_asks(line.text) for head in heads for line in _first_lines(head)):
            return True
    return False


def _first_lines(block: Block) -> tuple[Line, ...]:
    while block.children:
        block = block.children[0]
    return block.lines[:1]


def _asks(text: str) -> bool:
    return marks.question(text) is not None or marks.asks(inline.plain_inline(text))
