"""Small headings that only their writer's layout tells: made headings before sections are read.

An outliner keeps a whole day in one item (`- 5월 7일`, its headings nested below it) or the
questions of a talk (`- Q&A`, the questions nested below it); a strong line that is only
`**질의응답**` announces questions as a heading would.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from mundap.dialects import announcing, marks
from mundap.dialects.announcing import Announced
from mundap.model.blocks import Block, BlockKind
from mundap.text import inline

LONGEST = 60
"""Characters of an item that is the heading of what is nested in it, at most."""
DEEPEST = 6
"""The deepest level of a heading."""


def unfolded(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The outline with such items opened and such lines made headings; nothing else moves."""
    if any(_holds_sections(b) or _ends_in_questions(b) or _announces(b) for b in blocks):
        blocks = tuple(_announced(_opened(blocks)))
    return tuple(_answered(blocks))


def _answered(blocks: Iterable[Block]) -> Iterator[Block]:
    """`##### 답변` below a paragraph that is marked as a question: the mark of its answer."""
    asked = False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            if asked and block.lines and marks.answer(_words(block)):
                block = dataclasses.replace(block, kind=BlockKind.PARAGRAPH, level=0)
            asked = False
        elif block.kind is BlockKind.PARAGRAPH:
            asked = asked or any(marks.question(line.text) for line in block.lines)
        yield block


def _opened(blocks: Sequence[Block]) -> Iterator[Block]:
    level = 0
    for block in blocks:
        level = block.level if block.kind is BlockKind.HEADING else level
        if _ends_in_questions(block):
            *before, item = block.children
            if before:
                last = before[-1].last
                yield dataclasses.replace(block, last=last, children=tuple(before))
            head, *below = item.children
            yield _heading(head, level + 1)
            yield from below
            # What follows the list is not about the questions: a heading without a word.
            yield Block(BlockKind.HEADING, item.last, item.last, level=min(level + 1, DEEPEST))
            continue
        if not _holds_sections(block):
            yield block
            continue
        for index, item in enumerate(block.children):
            head, *below = item.children
            yield _heading(head, level + 1) if _is_short(head) else _alone(block, index)
            for each in below if _is_short(head) else ():
                deeper = min(max(each.level, level + 2), DEEPEST)
                heading = each.kind is BlockKind.HEADING
                yield dataclasses.replace(each, level=deeper) if heading else each


def _holds_sections(block: Block) -> bool:
    """Whether headings that announce questions, or strong lines that do, stand in its items."""
    return (
        block.kind is BlockKind.LIST
        and all(item.children for item in block.children)
        and any(
            _is_short(item.children[0]) and any(map(_says_so, item.children[1:]))
            for item in block.children
        )
    )


def _ends_in_questions(block: Block) -> bool:
    """Whether the last item of a list announces questions, nested in it with their answers."""
    item = block.children[-1] if block.kind is BlockKind.LIST and block.children else None
    if item is None or len(item.children) < 2 or item.children[1].kind is not BlockKind.LIST:
        return False
    asked = item.children[1].children
    answered = sum(len(each.children) > 1 for each in asked)
    return (
        2 * answered >= len(asked)
        and _is_short(item.children[0])
        and announcing.heading(_words(item.children[0])) is Announced.YES
    )


def _says_so(block: Block) -> bool:
    heading = block.kind is BlockKind.HEADING
    return (heading and announcing.heading(_words(block)) is Announced.YES) or _announces(block)


def _is_short(block: Block) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.lines) == 1
        and len(block.lines[0].text) <= LONGEST
    )


def _alone(block: Block, index: int) -> Block:
    """One item of a list, as a list."""
    item = block.children[index]
    level = block.level + index if block.ordered else 0
    return dataclasses.replace(
        block, first=item.first, last=item.last, children=(item,), level=level
    )


def _announced(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with the strong lines that announce questions, or end that, made headings."""
    level = own = 0
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            level, own = block.level, 0
        elif _announces(block) or (own and _is_strong_line(block) and _closes(block)):
            own = min(level + 1, DEEPEST)
            block = _heading(block, own)
        yield block


def _announces(block: Block) -> bool:
    return (
        _is_strong_line(block)
        and len(block.lines[0].text) <= LONGEST
        and announcing.heading(_words(block)) is Announced.YES
        and marks.question(block.lines[0].text) is None
    )


def _closes(block: Block) -> bool:
    return announcing.closes(_words(block))


def _is_strong_line(block: Block) -> bool:
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(block.lines) == 1
        and marks.is_strong(block.lines[0].text)
    )


def _words(block: Block) -> str:
    return " ".join(inline.plain_inline(line.text) for line in block.lines).strip()


def _heading(block: Block, level: int) -> Block:
    return dataclasses.replace(block, kind=BlockKind.HEADING, level=min(level, DEEPEST))
