"""A picture alone in its paragraph is the question, the words after it are the answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mundap.dialects.announcing import Announced
from mundap.dialects.section import Item, Recogniser, Section, exchange, gather, is_picture
from mundap.model.blocks import Block
from mundap.model.transcript import Asked


def _asked(block: Block, after: Sequence[Block]) -> Asked:
    return exchange((block,), after)


def before(blocks: Sequence[Block]) -> tuple[Item, ...]:
    """The blocks with each picture that words follow made a question."""
    answered = {
        one.first for one, other in pairwise(blocks) if is_picture(one) and not is_picture(other)
    }
    return gather(blocks, lambda block: block.first in answered, _asked)


def _read(section: Section) -> tuple[Item, ...]:
    if section.announced is not Announced.YES:
        return section.blocks
    items = before(section.blocks)
    asked = [item for item in items if isinstance(item, Asked)]
    # One picture is the photograph of the hour.
    return items if len(asked) > 1 else section.blocks


PICTURES = Recogniser("pictures", _read)
"""Pictures that words follow, more than one, are questions."""
