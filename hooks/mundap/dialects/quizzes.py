"""Questions with numbered answers to choose from, `Q1. …` over `A1. …` and `A2. …`, ask the reader.

Nobody in the audience asked them, however much they look so.
"""

from __future__ import annotations

from collections.abc import Sequence

from mundap.dialects import marks
from mundap.model.blocks import Block

REGULAR = 3
"""Such questions, at least, and more than half of all."""


def is_quiz(blocks: Sequence[Block]) -> bool:
    """Whether most of the marked questions of a section offer a choice."""
    asked = offering = 0
    numbers: set[int | None] = set()
    for line in (line for block in blocks for leaf in block.walk() for line in leaf.lines):
        if marks.question(line.text):
            asked += 1
            numbers = set()
        elif asked and (found := marks.answer(line.text)):
            before = len(numbers & {1, 2})
            numbers.add(found.number)
            offering += before == 1 and numbers >= {1, 2}
    return offering >= REGULAR and 2 * offering > asked
