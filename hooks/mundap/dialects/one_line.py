"""A question and its answer on one line: `- 하나요? → 네`, `1. 하나요? : 네`, `**하나요?** 네`.

Where signs part them, lines of a paragraph do, too. Where only the question mark does, the
items of a list have to: prose asks in passing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from itertools import groupby

from mundap.dialects import addressing, marks, splitting
from mundap.dialects.section import (
    Item,
    Recogniser,
    Section,
    exchange,
    gather,
    is_paragraph,
    paragraph,
)
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked
from mundap.text import inline

REGULAR = 2
"""Lines that are made so, at least."""


def _read(section: Section) -> tuple[Item, ...]:
    pieces: list[Item] = []
    opened: dict[int, tuple[str, str]] = {}
    for block in section.blocks:
        if block.kind is BlockKind.LIST:
            pieces += _items(section, block)
        elif is_paragraph(block):
            pieces += _lines(section, block, opened)
        else:
            pieces.append(block)
    found: list[Item] = []
    for closed, run in groupby(pieces, key=lambda piece: isinstance(piece, Asked)):
        blocks = [piece for piece in run if isinstance(piece, Block)]
        if closed or not any(block.first in opened for block in blocks):
            found += blocks
        else:
            found += gather(
                blocks,
                lambda block: block.first in opened,
                lambda block, after: _exchange(block.lines, opened[block.first], after),
                lambda block: True,
            )
    found = sorted([*found, *(p for p in pieces if isinstance(p, Asked))], key=lambda p: p.first)
    asked = sum(isinstance(item, Asked) for item in found)
    return tuple(found) if asked >= REGULAR else section.blocks


def _items(section: Section, block: Block) -> Iterator[Item]:
    """A list of such items; whole, where most of them are made otherwise."""
    pairs = [_pair(item) for item in block.children]
    nested = sum(len(item.children) > 1 for item in block.children)
    asked = sum(pair is not None for pair in pairs)
    both = sum(pair is not None and pair[1] != "" for pair in pairs)
    if 2 * asked < len(pairs) or 2 * both < asked or 2 * nested > len(pairs):
        yield block
        return
    run: list[Block] = []
    start = 0
    for index, (item, pair) in enumerate(zip(block.children, pairs, strict=True)):
        if pair is None or not section.allows(item):
            start = index if not run else start
            run.append(item)
            continue
        if run:
            yield _list(block, run, start)
            run = []
        head, *below = item.children
        yield _exchange(head.lines, pair, below)
    if run:
        yield _list(block, run, start)


def _list(block: Block, items: Sequence[Block], start: int) -> Block:
    level = block.level + start if block.ordered else block.level
    first, last = items[0].first, items[-1].last
    return dataclasses.replace(block, first=first, last=last, level=level, children=tuple(items))


def _pair(item: Block) -> tuple[str, str] | None:
    head = item.children[0] if item.children else None
    if head is None or not is_paragraph(head):
        return None
    text = marks.without_place(head.lines[0].text)
    if pair := splitting.split(text, plainly=True):
        return pair
    # Asked and not answered, between others that are.
    plain = inline.plain_inline(text).rstrip()
    asks = plain.endswith(("?", "？")) or (marks.asks(plain) and addressing.addresses(plain))
    return (text, "") if asks else None


def _lines(section: Section, block: Block, opened: dict[int, tuple[str, str]]) -> Iterator[Block]:
    """A paragraph cut before each line that holds both; `opened` takes those by line."""
    starts = [0]
    for index, line in enumerate(block.lines):
        pair = splitting.split(marks.without_place(line.text))
        if pair is not None and section.allows(paragraph([line])):
            opened[line.number] = pair
            starts += [index] if index else []
    for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True):
        yield paragraph(block.lines[start:end])


def _exchange(lines: Sequence[Line], pair: tuple[str, str], below: Sequence[Block]) -> Asked:
    question, answer = pair
    said = [Line(lines[0].number, answer), *lines[1:]] if answer else [*lines[1:]]
    answers = [paragraph(said), *below] if said else [*below]
    return exchange((paragraph([Line(lines[0].number, question)]),), answers)


ONE_LINE = Recogniser("one-line", _read, distinct=0.3)
"""Lines that hold a question and its answer."""
