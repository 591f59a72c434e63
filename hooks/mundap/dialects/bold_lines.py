"""`**질문**` alone on a line, the answer right below or after it (okky-ml-webinar)."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from itertools import zip_longest

from mundap.dialects import marks
from mundap.dialects.announcing import Announced
from mundap.dialects.headings import SHARE
from mundap.dialects.section import Item, Recogniser, Section, exchange, gather, is_paragraph
from mundap.model.blocks import Block, Line
from mundap.model.transcript import Asked
from mundap.text import inline

_SENTENCE = re.compile(rf"(?:니다|[어아네세해예에]요|군요|죠)[\s.!~…)\ufe0f{inline.PICTOGRAMS}]*$")


def _opens(block: Block) -> bool:
    return is_paragraph(block) and marks.is_strong(block.lines[0].text)


def _asking_lines(block: Block) -> int:
    """How many lines of a paragraph are the question: strong sentences right below it go on."""
    end = 1
    while end < len(block.lines) and marks.is_strong(block.lines[end].text):
        words = inline.plain_inline(block.lines[end].text)
        if not (marks.asks(words) or _SENTENCE.search(words)):
            break
        end += 1
    return end


def _words(block: Block) -> str:
    lines = block.lines[: _asking_lines(block)]
    return " ".join(inline.plain_inline(line.text) for line in lines)


def _asked(block: Block, after: Sequence[Block]) -> Asked:
    asking = block.lines[: _asking_lines(block)]
    rest = block.lines[len(asking) :]
    words = [Line(line.number, marks.unwrapped(line.text)) for line in asking]
    words[0] = Line(words[0].number, marks.without_place(words[0].text))
    opening = dataclasses.replace(block, last=words[-1].number, lines=tuple(words))
    answer = [*after]
    if rest:
        answer.insert(0, dataclasses.replace(block, first=rest[0].number, lines=rest))
    return exchange((opening,), answer)


def _read(section: Section) -> tuple[Item, ...]:
    surely = section.announced is not Announced.MAYBE
    strong = {b.first for b in section.blocks if _opens(b) and section.allows(b)}
    remarks = {b.first for b in section.blocks if _is_remark(b)}
    asking = {
        block.first
        for block, after in zip_longest(section.blocks, section.blocks[1:])
        if block.first in strong and (surely or _asks(block, after))
    }
    if not surely and len(asking) < SHARE * len(strong - remarks):
        return section.blocks
    return gather(
        section.blocks,
        lambda block: block.first in asking,
        _asked,
        lambda block: len(block.lines) > _asking_lines(block),
        lambda block: not surely and _is_remark(block),
    )


def _asks(block: Block, after: Block | None) -> bool:
    """Whether a strong line asks, and is not a plea to the readers that nobody answers."""
    words = _words(block)
    answered = len(block.lines) > _asking_lines(block) or (after is not None and not _opens(after))
    return marks.asks(words) and ("?" in words or answered)


def _is_remark(block: Block) -> bool:
    """Whether a strong line is a sentence of who asks: it tells something, and ends an answer."""
    return _opens(block) and bool(_SENTENCE.search(_words(block)))


BOLD_LINES = Recogniser("bold-lines", _read, distinct=0.4)
"""A paragraph that opens with one strong line is a question."""
