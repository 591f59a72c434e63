"""Where a pipe table begins and ends, without its cells.

markdown-it fills short rows up to the header's width: thousands of cells from a few characters.
The outline keeps rows as they are written, and `table` reads their cells.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table


def rows_only(parser: MarkdownIt) -> MarkdownIt:
    """Put the rule in the place of markdown-it's own in a parser, which is given back."""
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    return parser


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # Asked silently, markdown-it looks at the header and at the rule below it.
    if not table(state, start, end, True):
        return False
    if silent:
        return True
    before, state.parentType = state.parentType, "table"
    terminators = state.md.block.ruler.getRules("blockquote")
    last = start + 2
    while last < end and not (
        state.sCount[last] < state.blkIndent
        or any(rule(state, last, end, True) for rule in terminators)
        or state.isEmpty(last)
        or state.is_code_block(last)
    ):
        last += 1
    opening = state.push("table_open", "table", 1)
    opening.map = [start, last]
    state.push("table_close", "table", -1)
    state.parentType = before
    state.line = last
    return True
