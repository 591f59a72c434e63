"""`**질문**` alone on a line, the answer right below or after it (okky-ml-webinar)."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from mundap.dialects import marks
from mundap.dialects.section import Item, Recogniser, Section, exchange, gather, is_paragraph
from mundap.model.blocks import Block, Line
from mundap.model.transcript import Asked


def _opens(block: Block) -> bool:
    return is_paragraph(block) and marks.is_strong(block.lines[0].text)


def _asked(block: Block, after: Sequence[Block]) -> Asked:
    head, rest = block.lines[0], block.lines[1:]
    words = marks.without_place(marks.unwrapped(head.text))
    opening = dataclasses.replace(block, last=head.number, lines=(Line(head.number, words),))
    answer = [*after]
    if rest:
        answer.insert(0, dataclasses.replace(block, first=rest[0].number, lines=rest))
    return exchange((opening,), answer)


def _read(section: Section) -> tuple[Item, ...]:
    return gather(
        section.blocks,
        lambda block: _opens(block) and section.allows(block),
        _asked,
        lambda block: len(block.lines) > 1,
    )


BOLD_LINES = Recogniser("bold-lines", _read, distinct=0.4)
"""A paragraph that opens with one strong line is a question."""
