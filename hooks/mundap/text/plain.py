"""Blocks of a transcript → plain text, for exports, excerpts and search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mundap.model.blocks import Block, BlockKind
from mundap.model.transcript import Turn
from mundap.text.crowding import is_crowded
from mundap.text.escaping import printable
from mundap.text.inline import parse, plain_inline, plain_tokens
from mundap.text.table import read_table

_SENTENCE_END = re.compile(r"(?<![\d\s])[.!?。…]+[)\]\"'”’]*(?=\s)")


def plain_text(blocks: Sequence[Block]) -> str:
    """The text of blocks, one line for each line of the source, joined by newlines.

    Bullets are dropped, the numbers of ordered lists kept; table cells are joined by ` | `.
    A picture is its alternative text, or nothing.
    """
    return "\n".join(line for block in blocks for line in _lines(block))


def answer_text(turns: Iterable[Turn]) -> str:
    """What is answered, as plain text: labels and follow-up questions left out."""
    return "\n".join(filter(None, (plain_text(turn.blocks).strip() for turn in turns)))


def excerpt(text: str, length: int) -> str:
    """The beginning of a text on one line, at most `length` characters, `…` where it is cut.

    It ends with a sentence where one ends in the second half of the space, else with a word.
    """
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    half = length // 2
    ends = [m.end() for m in _SENTENCE_END.finditer(flat, 0, max(length - 1, 0))]
    if ends and half <= ends[-1] <= length - 2:
        sentence = flat[: ends[-1]]
        return sentence if sentence.endswith("…") else f"{sentence} …"
    room = max(length - 1, 0)
    word = flat.rfind(" ", 0, room + 1)
    cut = flat[: word if word >= half else room]
    return f"{cut.rstrip(' ,·')}…"[: max(length, 0)]


def _lines(block: Block) -> Iterator[str]:
    match block.kind:
        case BlockKind.LIST:
            for number, item in enumerate(block.children, block.level):
                lines = [line for child in item.children for line in _lines(child)]
                if block.ordered and lines:
                    lines[0] = f"{number}. {lines[0]}"
                yield from lines
        case BlockKind.QUOTE | BlockKind.ITEM:
            for child in block.children:
                yield from _lines(child)
        case BlockKind.CODE:
            yield from (printable(line.text).rstrip() for line in block.lines)
        case _ if is_crowded(block):
            yield from _said("\n".join(line.text for line in block.lines))
        case BlockKind.TABLE:
            yield from _table_lines(block)
        case BlockKind.RULE:
            return
        case BlockKind.HEADING | BlockKind.PARAGRAPH:
            yield from _paragraph_lines(block)


def _paragraph_lines(block: Block) -> Iterator[str]:
    yield from _said(plain_tokens(parse("\n".join(line.text for line in block.lines))))


def _said(text: str) -> Iterator[str]:
    for line in printable(text).split("\n"):
        if said := " ".join(line.split()):
            yield said


def _table_lines(block: Block) -> Iterator[str]:
    table = read_table([line.text for line in block.lines])
    if table is None:
        yield from _paragraph_lines(block)
        return
    for row in table.rows:
        yield " | ".join(printable(plain_inline(cell)) for cell in row)
