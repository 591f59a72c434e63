"""`> 질문` as a block quote, the answer after it (boostcamp-choi-sungchul)."""

from __future__ import annotations

from collections.abc import Sequence

from mundap.dialects import pictures
from mundap.dialects.section import Item, Recogniser, Section, exchange, gather
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked


def _opens(block: Block) -> bool:
    return block.kind is BlockKind.QUOTE and bool(block.children)


def _asked(block: Block, after: Sequence[Block]) -> Asked:
    return exchange(block.children, after, block.first)


def _read(section: Section) -> tuple[Item, ...]:
    blocks = section.blocks

    def opens(block: Block) -> bool:
        return _opens(block) and section.allows(block)

    start = next((i for i, block in enumerate(blocks) if opens(block)), len(blocks))
    if start == len(blocks):
        return blocks
    # Questions that came as pictures stand before those that were typed.
    return (*pictures.before(blocks[:start]), *gather(blocks[start:], opens, _asked))


QUOTES = Recogniser("quotes", _read, distinct=0.4)
"""A block quote in a Q&A section is a question."""
