"""Blocks cut at lines: what a range of lines holds, as blocks."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from mundap.model.blocks import Block, BlockKind, Line


def between(blocks: Sequence[Block], first: int, last: int) -> tuple[Block, ...]:
    """The part of blocks that stands in a range of lines.

    An item whose own words are out of it leaves what is nested in it; a table
    stays whole, where its first row is.
    """
    found: list[Block] = []
    for block in blocks:
        if block.last < first or block.first > last:
            continue
        if first <= block.first and block.last <= last:
            found.append(block)
        elif block.kind is BlockKind.LIST:
            found += _list_between(block, first, last)
        elif block.children:
            children = between(block.children, first, last)
            found += [_narrowed(block, first, last, children=children)] if children else []
        elif block.kind is BlockKind.TABLE:
            found += [block] if first <= block.first else []
        else:
            lines = tuple(line for line in block.lines if first <= line.number <= last)
            found += [_narrowed(block, first, last, lines=lines)] if lines else []
    return tuple(found)


def _list_between(block: Block, first: int, last: int) -> list[Block]:
    found: list[Block] = []
    run: list[Block] = []
    start = 0
    for index, item in enumerate(block.children):
        if item.last < first or item.first > last:
            continue
        children = between(item.children, first, last)
        if not children and item.children:
            continue
        if item.children and item.children[0].last < first:
            # Its words are before the range: what is nested stands by itself.
            found += children
            continue
        start = index if not run else start
        run.append(_narrowed(item, first, last, children=children))
    if run:
        level = block.level + start if block.ordered else block.level
        whole = dataclasses.replace(block, children=tuple(run), level=level)
        found.append(dataclasses.replace(whole, first=run[0].first, last=run[-1].last))
    return found


def _narrowed(
    block: Block,
    first: int,
    last: int,
    *,
    lines: tuple[Line, ...] = (),
    children: tuple[Block, ...] = (),
) -> Block:
    return dataclasses.replace(
        block,
        first=max(first, block.first),
        last=_end(lines, children) if block.last > last else block.last,
        lines=lines,
        children=children,
    )


def _end(lines: Sequence[Line], children: Sequence[Block]) -> int:
    return children[-1].last if children else lines[-1].number
