"""`- 질문` as a list item, the answers nested below it (boostcamp-lee-junyeop)."""

from __future__ import annotations

from mundap.dialects import turns
from mundap.dialects.section import Item, Recogniser, Section
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked


def _has_answers(section: Section) -> bool:
    """Whether at least half of a section's items have something nested below their words."""
    items = [item for block in _lists(section) for item in block.children]
    nested = sum(len(item.children) > 1 for item in items)
    return nested > 0 and 2 * nested >= len(items)


def _lists(section: Section) -> list[Block]:
    return [block for block in section.blocks if block.kind is BlockKind.LIST]


def _asked(item: Block) -> Asked:
    head, below = item.children[:1], item.children[1:]
    return Asked(turns.question(head), turns.turns(below), item.first, item.last)


def _read(section: Section) -> tuple[Item, ...]:
    if not _has_answers(section):
        return section.blocks
    found: list[Item] = []
    for block in section.blocks:
        if block.kind is BlockKind.LIST:
            found += [_asked(item) for item in block.children if item.children]
        else:
            found.append(block)
    return tuple(found)


BULLETS = Recogniser("bullets", _read)
"""Items of a list whose answers are nested in them are questions."""
