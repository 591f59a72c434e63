"""`> 질문` as a block quote, the answer after it (boostcamp-choi-sungchul)."""

from __future__ import annotations

from collections.abc import Sequence

from mundap.dialects import turns
from mundap.dialects.section import Item, Recogniser, Section, gather
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked


def _opens(block: Block) -> bool:
    return block.kind is BlockKind.QUOTE and bool(block.children)


def _asked(block: Block, after: Sequence[Block]) -> Asked:
    last = after[-1].last if after else block.last
    return Asked(turns.question(block.children), turns.turns(after), block.first, last)


def _read(section: Section) -> tuple[Item, ...]:
    return gather(section.blocks, _opens, _asked)


QUOTES = Recogniser("quotes", _read)
"""A block quote in a Q&A section is a question."""
