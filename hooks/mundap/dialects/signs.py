"""`❓ 하나요?` and `💬 네`, `▶ 하나요?`: lines that one sign opens, over and over, are questions.

Which sign it is does not matter: what it opens asks, more often than not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mundap.dialects import marks
from mundap.dialects.section import (
    Item,
    Recogniser,
    Section,
    exchange,
    gather,
    is_paragraph,
    paragraph,
    paragraph_or_list,
)
from mundap.model.blocks import Block, Line
from mundap.model.transcript import Asked
from mundap.text import inline

REGULAR = 2
"""Questions that a sign opens, at least."""
SHARE = 0.6
"""Of the lines that it opens, how many must ask."""

_SIGN = re.compile(
    rf"^(?P<strong>\*\*|__)?(?P<sign>[{marks.SIGN}☞※])"
    r"[\ufe0e\ufe0f\u200d\u2640\u2642\U0001f3fb-\U0001f3ff]*\s*(?=\S)"
)


def _sign(text: str) -> str:
    found = _SIGN.match(text)
    return found["sign"] if found else ""


def _without(line: Line) -> Line:
    """A line without its sign; one that is all strong loses its stars, too."""
    found = _SIGN.match(line.text)
    if not found:
        return line
    words = (found["strong"] or "") + line.text[found.end() :]
    return Line(line.number, marks.unwrapped(words) if marks.is_strong(words) else words)


def _read(section: Section) -> tuple[Item, ...]:
    lines = [line.text for b in section.blocks if is_paragraph(b) for line in b.lines]
    signed = [(sign, text) for text in lines if (sign := _sign(text))]
    opened = Counter(sign for sign, _ in signed)
    asking = Counter(sign for sign, text in signed if marks.asks(inline.plain_inline(text)))
    regular = [s for s in opened if asking[s] >= REGULAR and asking[s] >= SHARE * opened[s]]
    if len(regular) != 1:
        return section.blocks
    (sign,) = regular

    def asked(block: Block, after: Sequence[Block]) -> Asked:
        head, *rest = block.lines
        answer = [*(paragraph_or_list(rest) if rest else ()), *after]
        if answer and is_paragraph(answer[0]):
            first, *others = answer[0].lines
            answer[0] = paragraph([_without(first), *others])
        return exchange((paragraph([_without(head)]),), answer)

    return gather(
        [*_pieces(section.blocks, sign)],
        lambda b: is_paragraph(b) and _sign(b.lines[0].text) == sign and section.allows(b),
        asked,
        lambda block: len(block.lines) > 1,
    )


def _pieces(blocks: Sequence[Block], sign: str) -> Iterator[Block]:
    """Blocks with paragraphs cut before each line that the sign opens."""
    for block in blocks:
        starts = (
            [i for i, line in enumerate(block.lines) if i and _sign(line.text) == sign]
            if is_paragraph(block)
            else []
        )
        if not starts:
            yield block
            continue
        for start, end in zip([0, *starts], [*starts, len(block.lines)], strict=True):
            yield paragraph(block.lines[start:end])


SIGNS = Recogniser("signs", _read, distinct=0.6)
"""Lines that one sign opens are questions."""
