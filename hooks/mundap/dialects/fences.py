"""What was asked inside a code fence, where some writers keep what was said.

`Q: …` and `A: …` there; or a whole note in the comments of a program (`# …`), in which a line
that announces questions stands over lines that ask and lines that answer.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from mundap.dialects import announcing, marks
from mundap.dialects.announcing import Announced
from mundap.dialects.section import Item, Recogniser, Section, exchange, paragraph
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked

REGULAR = 3
"""Comments that ask below one that announces them, at least."""
COMMENTS = 0.9
"""Of the lines of a fence, how many are comments if it holds a note and no program."""

_RULE = re.compile(r"^\s*([-=*_~#])\1{4,}\s*$")
_COMMENT = re.compile(r"^\s*(?:#+|//+|--|;+)\s+(?=\S)")


def _starts(block: Block) -> list[int]:
    return [i for i, line in enumerate(block.lines) if marks.question(line.text)]


def _is_dialogue(block: Block) -> bool:
    """Whether every question in a fence has its answer: a prompt or a program has not."""
    starts = _starts(block)
    return bool(starts) and all(
        any(marks.answer(line.text) for line in block.lines[start + 1 : end])
        for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True)
    )


def _is_answered(block: Block) -> bool:
    """Whether a fence asks without a mark, and answers with one: `👉 …`."""
    texts = [line.text for line in _written(block.lines)]
    answer = next((i for i, text in enumerate(texts) if marks.answer(text)), 0)
    return any(marks.asks(text) for text in texts[:answer])


def _items(block: Block) -> Iterator[Item]:
    starts = _starts(block)
    before = _written(block.lines[: starts[0]])
    if before:
        yield paragraph(_stripped(before))
    for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True):
        # What stands below a rule and has an answer was asked, too, without a mark.
        for _, run in groupby(_written(block.lines[start:end]), key=_parts):
            lines = [*run]
            answered = any(marks.answer(line.text) for line in lines[1:])
            yield _dialogue(lines) if answered else paragraph(_stripped(lines))


def _dialogue(lines: Sequence[Line]) -> Asked:
    """What was asked, and from the first line with the mark of an answer on what was said."""
    cut = next(i for i, line in enumerate(lines) if i and marks.answer(line.text))
    asking, answering = _stripped(lines[:cut]), _stripped(lines[cut:])
    return exchange((paragraph(asking),), (paragraph(answering),))


def _parts(line: Line) -> bool:
    """Whether a line only parts what stands above and below it: a rule, or a title for more."""
    return bool(_RULE.match(line.text)) or announcing.is_title(line.text)


def _written(lines: Sequence[Line]) -> list[Line]:
    """Those that are not blank."""
    return [line for line in lines if line.text.strip()]


def _stripped(lines: Sequence[Line]) -> list[Line]:
    return [Line(line.number, line.text.strip()) for line in lines]


def _read(section: Section) -> tuple[Item, ...]:
    found: list[Item] = []
    for block in section.blocks:
        if block.kind is not BlockKind.CODE:
            found.append(block)
        elif section.announced is not Announced.NO and _is_dialogue(block):
            found += _items(block)
        elif section.announced is Announced.YES and _is_answered(block):
            found.append(_dialogue(_written(block.lines)))
        else:
            found += _noted(block)
    return tuple(found)


def _noted(block: Block) -> Iterator[Block | Asked]:
    """A fence cut at what is asked in its comments; whole, if nothing is."""
    lines = block.lines
    written = _written(lines)
    if sum(_comment(line) != "" for line in written) < COMMENTS * len(written):
        yield block
        return
    start = 0
    for index, line in enumerate(lines):
        if index < start or not announcing.is_title(_comment(line)):
            continue
        more = range(index + 1, len(lines))
        end = next((i for i in more if _ends(lines[i])), len(lines))
        asked = [i for i in range(index + 1, end) if _comment(lines[i]).endswith(("?", "？"))]
        if not _is_run(asked, index, end):
            continue
        yield _code(block, lines[start : index + 1], start == 0, last=False)
        for first, after in zip(asked, [*asked[1:], end], strict=True):
            question, *answer = (_plain(each) for each in lines[first:after])
            yield exchange((paragraph([question]),), (paragraph(answer),))
        start = end
    if start == 0:
        yield block
    elif any(line.text.strip() for line in lines[start:]):
        yield _code(block, lines[start:], first=False, last=True)


def _ends(line: Line) -> bool:
    """Whether a line ends what was announced: another title does, so that none is read twice."""
    comment = _comment(line)
    return not comment or announcing.is_title(comment)


def _is_run(asked: Sequence[int], title: int, end: int) -> bool:
    """Whether enough lines ask right below a title, and others answer each of them."""
    after = [*asked[1:], end]
    answered = all(b - a > 1 for a, b in zip(asked, after, strict=False))
    return len(asked) >= REGULAR and asked[0] == title + 1 and answered


def _comment(line: Line) -> str:
    """The words of a comment; nothing of any other line."""
    found = _COMMENT.match(line.text)
    return line.text[found.end() :].strip() if found else ""


def _plain(line: Line) -> Line:
    return Line(line.number, _comment(line))


def _code(block: Block, lines: Sequence[Line], first: bool, last: bool) -> Block:
    """A part of a fence; the first has its opening line, the last its closing one."""
    written = _written(lines)
    return dataclasses.replace(
        block,
        first=block.first if first else written[0].number,
        last=block.last if last else written[-1].number,
        lines=tuple(lines),
    )


FENCES = Recogniser("fences", _read, distinct=1.5, anywhere=True)
"""Marked questions and answers in a fence, or asked and answered in the comments of one."""
