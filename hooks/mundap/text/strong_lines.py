"""A strong line at the margin ends the list item above it, and so does `Q. …`.

CommonMark takes a line without a marker below an item as more of the item.
Notes that ask in strong lines (`**질문**`) or marked ones often leave no blank line
before the next question, and no reader takes it for a part of the answer.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_STRONG_LINE = re.compile(r"(\*\*\*|\*\*|__)(?!\s)(?:(?!\1).)+(?<!\s)\1")

# Below `- Q. …` the answer goes on in the same item (`A. …`); only a question is another one.
_MARKED_LINE = re.compile(r"(?:\*\*|__)?(?:[QqＱ]|질문)\s?\d{0,3}\s?[.:：．)](?=\s|\*\*|__)\s*\S")


def ends_items(parser: MarkdownIt) -> MarkdownIt:
    """Add the rule to a parser, which is given back."""
    parser.block.ruler.before("paragraph", "strong_line", _strong_line, {"alt": ["paragraph"]})
    return parser


def _strong_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Only asked whether the paragraph above ends here: paragraphs themselves are made elsewhere.

    A line that continues an item lazily stands left of the item's words.
    """
    if not silent or state.sCount[start] > 0 or state.blkIndent == 0:
        return False
    text = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].strip()
    return bool(_STRONG_LINE.fullmatch(text) or _MARKED_LINE.match(text))
