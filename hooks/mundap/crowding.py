"""Which blocks hold more marks than anybody writes.

For each mark and each address in a text Python-Markdown copies all of it, so such a block is
shown as it is written, like code.
"""

from __future__ import annotations

from mundap.escaping import marks_in
from mundap.model.blocks import Block, BlockKind

MOST_MARKS = 512
"""Marks and addresses of a paragraph, heading or table."""
CELLS = 16
"""Cells that cost as much as a mark."""


def is_crowded(block: Block) -> bool:
    """Whether a leaf is shown as written."""
    text = "\n".join(line.text for line in block.lines)
    if len(text) <= MOST_MARKS or block.kind is BlockKind.CODE:
        return False
    cells = text.count("|") if block.kind is BlockKind.TABLE else 0
    return marks_in(text) + text.count("://") - cells + cells // CELLS > MOST_MARKS
