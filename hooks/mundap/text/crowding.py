"""Which blocks hold more marks than anybody writes.

For each mark and each address in a text Python-Markdown copies all of it, so such a block is
shown as it is written, like code.
"""

from __future__ import annotations

from mundap.model.blocks import Block, BlockKind
from mundap.text.escaping import marks_in

MOST_MARKS = 512
"""Marks and addresses of a paragraph, heading or table."""
CELLS = 16
"""Cells that cost as much as a mark."""
MOST_MISSING = 64
"""Cells that rows may lack beyond those they have: the page fills rows up to the header."""


def is_crowded(block: Block) -> bool:
    """Whether a leaf is shown as written."""
    if block.kind is BlockKind.CODE:
        return False
    text = "\n".join(line.text for line in block.lines)
    cells = text.count("|") if block.kind is BlockKind.TABLE else 0
    if cells and _filled(block) > 2 * cells + MOST_MISSING:
        return True
    if len(text) <= MOST_MARKS:
        return False
    return marks_in(text) + text.count("://") - cells + cells // CELLS > MOST_MARKS


def _filled(table: Block) -> int:
    """Cells of a table when its rows are as wide as its header."""
    return len(table.lines) * (table.lines[0].text.count("|") + 1)
