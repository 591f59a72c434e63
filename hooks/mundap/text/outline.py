"""Lines of a transcript → a tree of blocks, each with the lines it came from.

markdown-it-py reads the blocks, so that a transcript means here what it means
in a CommonMark viewer, for which it was written. Two rules of CommonMark are
off because in notes they only lose words: link reference definitions
(`[답변]: 네` would vanish) and indented code (four blanks before prose).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mundap.model.blocks import Block, BlockKind, Line
from mundap.text.strong_lines import ends_items
from mundap.text.table_blocks import rows_only

MAX_DEPTH = 32
"""Lists and quotes that one line may open; further marks are left out."""
MAX_INDENT = 96
"""Columns before a mark; a line that stands further right is read as if it stood there."""
MAX_NESTING = 200
"""Levels of containers markdown-it follows: more than the two above make. It would take all
that follows for a part of the level it stops at."""

_CONTAINERS = {
    "blockquote_open": BlockKind.QUOTE,
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "list_item_open": BlockKind.ITEM,
}
# A table's rows come raw; the quote and list marks before them are not part of a cell.
_CONTAINER_MARKS = re.compile(r"^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))+")
_SENTENCE = re.compile(r"(?:다|요|죠|음|함|임|됨)[.!]?$|\.$")
_MARKERS_ONLY = re.compile(r"^(?:[>\-*+\s]|\d{1,9}[.)](?=\s|$))*$")


_ONE_MARK = r"(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))"
_MARK = rf"[ \t]*{_ONE_MARK}"
_ALL_MARKS = re.compile(rf"(?:{_MARK})+")
_MANY_MARKS = re.compile(rf"(?:{_MARK}){{{MAX_DEPTH}}}")
_NUMBERS = re.compile(r"\d{1,9}[.)]")
_NUMBER_MARK = re.compile(r"(\d)([.)])")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*")
_FAR_MARK = re.compile(rf"[ \t]{{{MAX_INDENT // 4},}}(?={_ONE_MARK})")


def _bounded(line: str) -> str:
    """A line that opens and stands in a bounded number of containers; it keeps its words."""
    far = _FAR_MARK.match(line)
    if far and len(far.group().expandtabs(4)) > MAX_INDENT:
        line = " " * MAX_INDENT + line[far.end() :]
    many = _MANY_MARKS.match(line)
    if many and not _RULE.fullmatch(line):
        marks = _ALL_MARKS.match(line)
        end = marks.end() if marks else many.end()
        # In the middle of a paragraph they are no marks but numbers that somebody wrote.
        numbers = _NUMBER_MARK.sub(r"\1\\\2", " ".join(_NUMBERS.findall(line, many.end(), end)))
        line = " ".join(filter(None, (many.group(), numbers, line[end:].lstrip())))
    return line


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    parser.enable("table").disable(["reference", "code", "html_block", "inline"])
    return rows_only(ends_items(parser))


class _Builder:
    """Walks the token stream once; `lines` are the cleaned lines of the file."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.covered: set[int] = set()

    def _trim(self, first: int, last: int) -> int:
        """Last non-blank line of a range: containers claim the blank lines after them."""
        while last > first and not self.lines[last - 1].strip():
            last -= 1
        return last

    def build(self, tokens: Iterator[Token], closing: str) -> tuple[Block, ...]:
        blocks: list[Block] = []
        for token in tokens:
            if token.type == closing:
                break
            block = self._block(token, tokens)
            if block is not None:
                blocks.append(block)
        return tuple(blocks)

    def _block(self, token: Token, tokens: Iterator[Token]) -> Block | None:
        first, last = (token.map[0] + 1, token.map[1]) if token.map else (0, 0)
        last = self._trim(first, last)
        if token.type in _CONTAINERS:
            children = self.build(tokens, token.type.replace("_open", "_close"))
            start = token.attrGet("start")
            return Block(
                _CONTAINERS[token.type],
                first,
                last,
                children=children,
                level=(int(start) if start is not None else 1)
                if token.type == "ordered_list_open"
                else 0,
                ordered=token.type == "ordered_list_open",
            )
        self.covered.update(range(first, last + 1))
        if token.type in ("paragraph_open", "heading_open"):
            content = next(tokens).content
            next(tokens)
            return Block(
                BlockKind.HEADING if token.type == "heading_open" else BlockKind.PARAGRAPH,
                first,
                last,
                lines=tuple(
                    Line(first + i, text.strip()) for i, text in enumerate(content.split("\n"))
                ),
                level=int(token.tag[1]) if token.type == "heading_open" else 0,
            )
        if token.type == "fence":
            body = token.content.removesuffix("\n")
            lines = tuple(Line(first + 1 + i, t) for i, t in enumerate(body.split("\n")))
            return Block(
                BlockKind.CODE, first, last, lines=lines if body else (), info=token.info.strip()
            )
        if token.type == "table_open":
            next(tokens)
            rows = tuple(
                Line(n, _CONTAINER_MARKS.sub("", self.lines[n - 1]).strip())
                for n in range(first, last + 1)
            )
            return Block(BlockKind.TABLE, first, last, lines=rows)
        if token.type == "hr":
            return Block(BlockKind.RULE, first, last)
        return None


SHORTEST_RULE = 3
"""Dashes of a rule; fewer only underline a heading."""


def _over_rule(block: Block, lines: Sequence[str]) -> tuple[Block, ...]:
    """A "heading" underlined with `---` that is prose: a paragraph, and a rule below it.

    CommonMark makes a heading of any text over `---`; writers who part answers by rules forget
    the blank line. A heading is one line and no sentence.
    """
    if block.kind is not BlockKind.HEADING or block.level != 2 or not block.lines:
        return (block,)
    underline, text = block.last, block.lines[-1].text
    if underline == block.lines[-1].number or not (len(block.lines) > 1 or _SENTENCE.search(text)):
        return (block,)
    if len(lines[underline - 1].strip()) < SHORTEST_RULE:
        return (block,)
    words = Block(BlockKind.PARAGRAPH, block.first, block.lines[-1].number, lines=block.lines)
    return (words, Block(BlockKind.RULE, underline, underline))


def parse_outline(lines: Sequence[str]) -> tuple[Block, ...]:
    """Read the block structure of a text.

    Args:
        lines: The cleaned lines of a file; blank ones keep the numbering.

    Returns:
        Top-level blocks in reading order. Total: every non-blank line that is
        more than a list marker is in exactly one leaf.
    """
    tokens = _parser().parse("\n".join(map(_bounded, lines)))
    builder = _Builder(lines)
    blocks = tuple(
        piece for block in builder.build(iter(tokens), "") for piece in _over_rule(block, lines)
    )
    rescued = [
        Block(BlockKind.PARAGRAPH, n, n, lines=(Line(n, text.strip()),))
        for n, text in enumerate(lines, 1)
        if text.strip() and n not in builder.covered and not _MARKERS_ONLY.match(text)
    ]
    if not rescued:
        return blocks
    return tuple(sorted((*blocks, *rescued), key=lambda b: b.first))
