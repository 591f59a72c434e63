"""The block structure of a text: what CommonMark sees, with every source line kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """The block structures of CommonMark (plus tables) that a transcript may use."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST = "list"
    ITEM = "item"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of inline Markdown, its container markers (`> `, `- `, indent) removed."""

    number: int
    """1-based line of the transcript."""
    text: str
    """Inline Markdown source, stripped."""


@dataclass(frozen=True, slots=True)
class Block:
    """A node of the outline: a CommonMark block and the lines it came from."""

    kind: BlockKind
    """What it is."""
    first: int
    """First source line, 1-based."""
    last: int
    """Last source line, inclusive."""
    lines: tuple[Line, ...] = ()
    """Text of a leaf: paragraph, heading, code and table (raw rows); empty for containers."""
    children: tuple[Block, ...] = ()
    """Blocks inside a container: quote, list (its items), item."""
    level: int = 0
    """Heading level 1-6; first number of an ordered list; else 0."""
    ordered: bool = False
    """Whether a list is numbered."""
    info: str = ""
    """Info string of a code fence."""

    def walk(self) -> Iterator[Block]:
        """This block and all below it, in reading order."""
        waiting = [self]
        while waiting:
            block = waiting.pop()
            yield block
            waiting += reversed(block.children)
