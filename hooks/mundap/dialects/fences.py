"""`Q: …` and `A: …` inside a code fence, where some writers keep what was said."""

from __future__ import annotations

from collections.abc import Iterator

from mundap.dialects import marks
from mundap.dialects.section import Item, Recogniser, Section, exchange, paragraph
from mundap.model.blocks import Block, BlockKind, Line


def _starts(block: Block) -> list[int]:
    return [i for i, line in enumerate(block.lines) if marks.question(line.text)]


def _is_dialogue(block: Block) -> bool:
    """Whether every question in a fence has its answer: a prompt or a program has not."""
    starts = _starts(block)
    return bool(starts) and all(
        any(marks.answer(line.text) for line in block.lines[start + 1 : end])
        for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True)
    )


def _items(block: Block) -> Iterator[Item]:
    starts = _starts(block)
    before = [line for line in block.lines[: starts[0]] if line.text.strip()]
    if before:
        yield paragraph(_stripped(before))
    for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True):
        lines = [line for line in block.lines[start:end] if line.text.strip()]
        cut = next(i for i, line in enumerate(lines) if i and marks.answer(line.text))
        asking, answering = _stripped(lines[:cut]), _stripped(lines[cut:])
        yield exchange((paragraph(asking),), (paragraph(answering),))


def _stripped(lines: list[Line]) -> list[Line]:
    return [Line(line.number, line.text.strip()) for line in lines]


def _read(section: Section) -> tuple[Item, ...]:
    found: list[Item] = []
    for block in section.blocks:
        if block.kind is BlockKind.CODE and _is_dialogue(block):
            found += _items(block)
        else:
            found.append(block)
    return tuple(found)


FENCES = Recogniser("fences", _read, distinct=1.5)
"""Marked questions and answers in a fence."""
