"""A plain paragraph that asks, and below it a list or a paragraph that answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mundap.dialects import marks
from mundap.dialects.announcing import Announced
from mundap.dialects.section import (
    Item,
    Recogniser,
    Section,
    exchange,
    gather,
    is_paragraph,
    is_picture,
    paragraph,
    paragraph_or_list,
)
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked
from mundap.text import inline

LINES = 3
"""A longer paragraph tells something."""
NAME = 6
"""A paragraph of fewer characters over a list is the name of who answers."""


def _words(block: Block) -> str:
    return inline.plain_inline(" ".join(line.text for line in block.lines))


def _is_remark(block: Block) -> bool:
    """Whether a paragraph is a caption, a picture or a label, not something asked."""
    text = _words(block)
    return is_picture(block) or text.startswith(("(", "（", "※")) or text.endswith((":", "："))


def _over_lists(blocks: Sequence[Block]) -> set[int]:
    """First lines of the paragraphs that stand over lists."""
    return {
        one.first
        for one, other in pairwise(blocks)
        if is_paragraph(one)
        and other.kind is BlockKind.LIST
        and len(one.lines) <= LINES
        and not _is_remark(one)
        and len(_words(one)) >= NAME
    }


def _with_marks(blocks: Sequence[Block]) -> set[int]:
    """First lines of the paragraphs whose first line ends with a question mark."""
    return {
        block.first
        for block in blocks
        if is_paragraph(block)
        and any(mark in block.lines[0].text for mark in "?？")
        and not _is_remark(block)
        and not marks.is_strong(block.lines[0].text)
        and inline.plain_inline(block.lines[0].text).rstrip(" )\"'”’").endswith(("?", "？"))
    }


def _asked(block: Block, after: Sequence[Block]) -> Asked:
    lines = block.lines
    if len(lines) > 1 and (not after or not lines[-1].text.rstrip().endswith(("?", "？"))):
        cut = 1 + max((i for i, x in enumerate(lines) if "?" in x.text), default=0)
        if cut < len(lines):
            return exchange((paragraph(lines[:cut]),), (*paragraph_or_list(lines[cut:]), *after))
    return exchange((block,), after)


def _read(section: Section) -> tuple[Item, ...]:
    blocks = section.blocks
    over, asking = _over_lists(blocks), _with_marks(blocks)
    starts = over if len(over) > 1 or over & asking else asking
    starts = {block.first for block in blocks if block.first in starts and section.allows(block)}
    asks = sum(marks.asks(_words(block)) for block in blocks if block.first in starts)
    if section.announced is not Announced.YES or 2 * asks < len(starts):
        return blocks
    return gather(blocks, lambda block: is_paragraph(block) and block.first in starts, _asked)


PARAGRAPHS = Recogniser("paragraphs", _read)
"""Paragraphs that ask, with what answers below them."""
