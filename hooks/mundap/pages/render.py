"""Blocks of a transcript → Markdown that MkDocs shows as a CommonMark viewer shows the source.

Python-Markdown nests by four spaces, joins neighbouring lists and quotes, and takes a lone
line break for a blank: items of more than one line are written loose, so that their text is
a `<p>`, in which the site's style sheet shows line breaks (`white-space: pre-line`); an
empty comment stands between neighbours that would run together. The extensions the text is
written for include `sane_lists`, without which numbers start at 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from mundap.model.blocks import Block, BlockKind
from mundap.pages.render_inline import Link, Picture, inline_lines
from mundap.text.crowding import is_crowded
from mundap.text.escaping import (
    escape,
    escape_heading_end,
    escape_html,
    escape_lines,
    escape_metadata,
    printable,
)
from mundap.text.plain import excerpt, plain_text
from mundap.text.table import Table, read_table

__all__ = ["escape", "escape_html", "escape_lines", "excerpt", "plain_text", "to_markdown"]

MAX_DEPTH = 32
"""Lists and quotes within one another that are kept; what lies deeper follows unnested."""
INDENT = "    "
"""One level of nesting in Python-Markdown."""
SEPARATOR = "<!-- -->"
"""Shows nothing: keeps neighbours apart and stands for an item's missing first paragraph."""

_LANGUAGE = re.compile(r"[A-Za-z0-9_+#.-]+")
_BACKTICKS = re.compile(r"`{3,}")


def as_written(target: str) -> str | None:
    """The `link` of `to_markdown` that leaves relative targets as they are."""
    return target


def to_markdown(blocks: Sequence[Block], picture: Picture, *, link: Link = as_written) -> str:
    """Write blocks as Markdown for MkDocs.

    Args:
        blocks: Any blocks; their text is not trusted.
        picture: The address that shows an image target, or None for a visible placeholder.
        link: The address a relative link target has on the page, or None to print the target.

    Returns:
        Markdown ending in one newline, or an empty text. Headings get levels 3 to 6. Nothing
        in it is HTML of the source, and its first line is not taken for metadata.
    """
    lines = _Writer(picture, link).sequence([_bounded(block, 0) for block in blocks])
    return escape_metadata("\n".join(lines) + "\n") if lines else ""


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes blocks as lists of lines, indented by whoever contains them."""

    picture: Picture
    """Shows pictures."""
    link: Link
    """Resolves relative links."""
    tight: dict[int, bool] = field(default_factory=dict)
    """Whether lists are tight, by their identity: those in lists are asked for at each level."""

    def sequence(self, blocks: Sequence[Block]) -> list[str]:
        """Blocks after one another, a blank line between them."""
        lines: list[str] = []
        previous: BlockKind | None = None
        for block in blocks:
            written = self.block(block)
            if not written:
                continue
            if lines:
                lines.append("")
            if block.kind is previous and block.kind in {BlockKind.LIST, BlockKind.QUOTE}:
                lines += [SEPARATOR, ""]
            lines += written
            previous = block.kind
        return lines

    def block(self, block: Block) -> list[str]:
        """One block; no lines for an empty one."""
        if is_crowded(block):
            return _fence(block)
        match block.kind:
            case BlockKind.HEADING:
                text = " ".join(self.inline(block))
                mark = "#" * min(6, max(3, block.level))
                return [f"{mark} {escape_heading_end(text)}"] if text else []
            case BlockKind.QUOTE:
                return [f"> {line}".rstrip() for line in self.sequence(block.children)]
            case BlockKind.LIST:
                return self.list_(block)
            case BlockKind.ITEM:
                return self.item(block)
            case BlockKind.CODE:
                return _fence(block)
            case BlockKind.TABLE:
                table = read_table([line.text for line in block.lines])
                return self.table(table) if table else self.inline(block)
            case BlockKind.RULE:
                return ["* * *"]
            case BlockKind.PARAGRAPH:
                return self.inline(block)

    def inline(self, block: Block) -> list[str]:
        """The lines of a leaf."""
        source = "\n".join(line.text for line in block.lines)
        return inline_lines(source, self.picture, self.link)

    def list_(self, block: Block) -> list[str]:
        """A list: tight when nothing in it needs a paragraph of its own."""
        tight = self.is_tight(block)
        written: list[str] = []
        for number, item in enumerate(block.children, block.level):
            marker = f"{number}. " if block.ordered else "- "
            first, *rest = self.item(item)
            if written and not tight:
                written.append("")
            written.append(f"{marker}{first}")
            written += [f"{INDENT}{line}" if line else "" for line in rest if line or not tight]
        return written

    def is_tight(self, block: Block) -> bool:
        """Whether each item of a list is one line and at most one list that is tight, too."""
        if id(block) not in self.tight:
            self.tight[id(block)] = all(map(self._is_tight_item, block.children))
        return self.tight[id(block)]

    def _is_tight_item(self, item: Block) -> bool:
        kinds = [child.kind for child in item.children]
        if kinds not in ([BlockKind.PARAGRAPH], [BlockKind.PARAGRAPH, BlockKind.LIST]):
            return False
        first, *rest = item.children
        return len(first.lines) <= 1 and not is_crowded(first) and all(map(self.is_tight, rest))

    def item(self, item: Block) -> list[str]:
        """An item, written loose; its first line is text, or a separator in its place.

        A paragraph of several lines that is all of its list is followed by a separator:
        only then Python-Markdown makes it a `<p>`.
        """
        children = item.children
        head: list[str] = []
        opening = children[0] if children else None
        if opening and opening.kind is BlockKind.PARAGRAPH and not is_crowded(opening):
            head, children = self.inline(opening), children[1:]
        rest = self.sequence(children)
        if not rest and len(head) > 1:
            rest = [SEPARATOR]
        return [*(head or [SEPARATOR]), *(["", *rest] if rest else [])]

    def table(self, table: Table) -> list[str]:
        """A table; its cells are inline Markdown."""
        rules = {"left": ":---", "right": "---:", "center": ":---:"}
        header, *body = (
            _row(" ".join(inline_lines(cell, self.picture, self.link)) for cell in row)
            for row in table.rows
        )
        return [header, _row(rules.get(side, "---") for side in table.alignments), *body]


def _bounded(block: Block, depth: int) -> Block:
    """The block with containers below `MAX_DEPTH` replaced by the leaves in them."""
    if not block.children:
        return block
    if depth >= MAX_DEPTH and block.kind is not BlockKind.LIST:
        leaves = tuple(b for b in block.walk() if not b.children and b is not block)
        return replace(block, children=leaves)
    deeper = depth + (block.kind is not BlockKind.ITEM)
    return replace(block, children=tuple(_bounded(b, deeper) for b in block.children))


def _fence(block: Block) -> list[str]:
    """A fenced block; superfences hides its content from everything that reads Markdown."""
    lines = [printable(line.text.expandtabs(len(INDENT))).rstrip() for line in block.lines]
    longest = max((len(run) for line in lines for run in _BACKTICKS.findall(line)), default=2)
    fence = "`" * (longest + 1)
    language = _LANGUAGE.match(block.info)
    return [f"{fence}{language.group() if language else ''}", *lines, fence]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
