"""`> 질문` as a block quote, the answer after it (boostcamp-choi-sungchul)."""

from __future__ import annotations

from collections.abc import Sequence

from mundap.dialects import marks, pictures
from mundap.dialects.section import (
    Item,
    Recogniser,
    Section,
    exchange,
    gather,
    is_paragraph,
    paragraph,
    paragraph_or_list,
)
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked
from mundap.text import inline


def _opens(block: Block) -> bool:
    return block.kind is BlockKind.QUOTE and bool(block.children)


def _asked(block: Block, after: Sequence[Block]) -> Asked:
    said = _below(block) if not after else 0
    if said:
        # `> 하나요?` and the answer right below it: CommonMark takes that for more of the quote.
        (words,) = block.children
        return exchange(
            (paragraph(words.lines[:said]),), paragraph_or_list(words.lines[said:]), block.first
        )
    return exchange(block.children, after, block.first)


def _below(block: Block) -> int:
    """Where in a quote of one paragraph lines follow that ask no more; 0 if nowhere."""
    if len(block.children) != 1 or not is_paragraph(block.children[0]):
        return 0
    asking = [marks.asks(inline.plain_inline(line.text)) for line in block.children[0].lines]
    count = asking.index(False) if False in asking else 0
    return 0 if any(asking[count:]) else count


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
