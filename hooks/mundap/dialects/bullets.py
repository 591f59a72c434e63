"""`- 질문` as a list item, the answers nested below it (boostcamp-lee-junyeop)."""

from __future__ import annotations

from mundap.dialects import turns
from mundap.dialects.section import Item, Recogniser, Section
from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Asked


def _is_questions(block: Block) -> bool:
    """Whether at least half of a list's items have something nested below their words."""
    nested = sum(len(item.children) > 1 for item in block.children)
    return block.kind is BlockKind.LIST and nested > 0 and 2 * nested >= len(block.children)


def _asked(item: Block) -> Asked:
    cut = next(
        (i for i, b in enumerate(item.children) if b.kind is not BlockKind.PARAGRAPH),
        len(item.children),
    )
    head, below = item.children[: max(cut, 1)], item.children[max(cut, 1) :]
    return Asked(turns.question(head), turns.turns(below), item.first, item.last)


def _read(section: Section) -> tuple[Item, ...]:
    found: list[Item] = []
    for block in section.blocks:
        if _is_questions(block):
            found += [_asked(item) for item in block.children if item.children]
        else:
            found.append(block)
    return tuple(found)


BULLETS = Recogniser("bullets", _read)
"""Items of a list whose answers are nested in them are questions."""
