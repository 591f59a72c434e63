"""`Q. …`, `질문 1: …`, `**Q.** …`, `> Q. …`, `- Q. …`, with `A. …` or plain blocks after them."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from functools import partial
from itertools import takewhile

from mundap.dialects import marks, splitting, turns
from mundap.dialects.announcing import Announced
from mundap.dialects.section import (
    Item,
    Recogniser,
    Section,
    exchange,
    first_line,
    gather,
    is_bullet,
    is_paragraph,
    paragraph,
    paragraph_or_list,
)
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked
from mundap.text import inline

REGULAR = 3
"""Questions marked alike that are believed without a heading and without marked answers."""

QUOTES = 0.75
"""Share of marked questions in quotes from which those are the rule."""


def _opens(block: Block) -> bool:
    words = "" if block.kind in (BlockKind.CODE, BlockKind.LIST) else first_line(block)
    return marks.question(words) is not None


def _pieces(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks cut before each marked line: a paragraph's lines, a list's items, a quote's lines."""
    for block in blocks:
        if block.kind is BlockKind.QUOTE and len(block.children) == 1 and _opens(block):
            inner = [*_pieces(block.children)]
            yield from inner if len(inner) > 1 or _has_answer(inner[0]) else (block,)
        elif is_paragraph(block):
            yield from _cut(block)
        elif block.kind is BlockKind.LIST and _is_marked_list(block):
            yield from _items(block)
        else:
            yield block


def _is_marked_list(block: Block) -> bool:
    """Whether most items are marked: else those that are stand among others."""
    texts = [first_line(item) for item in block.children]
    asked = sum(marks.question(text) is not None for text in texts)
    answered = sum(marks.answer(text) is not None for text in texts)
    return 2 * (asked + answered) > len(texts) and asked > 0


def _has_answer(block: Block) -> bool:
    return any(marks.answer(line.text) for line in block.lines[1:])


def _cut(block: Block) -> Iterator[Block]:
    starts = [i for i, line in enumerate(block.lines) if i and marks.question(line.text)]
    for start, end in zip([0, *starts], [*starts, len(block.lines)], strict=True):
        yield paragraph(block.lines[start:end]) if starts else block


def _items(block: Block) -> Iterator[Block]:
    """Marked items unfolded, the others still in lists."""
    run: list[Block] = []
    for item in (*block.children, None):
        if item is not None and not _opens(item):
            run.append(item)
            continue
        if run:
            first, last = run[0].first, run[-1].last
            yield dataclasses.replace(block, first=first, last=last, children=tuple(run))
            run = []
        if item is not None:
            head, *below = item.children
            yield from _cut(head) if is_paragraph(head) else (head,)
            yield from below


def _asked(block: Block, after: Sequence[Block]) -> Asked:
    if not is_paragraph(block):
        return exchange((block,), after)
    lines = block.lines
    cut = next((i for i, line in enumerate(lines) if i and _answers_at(line)), len(lines))
    if cut == len(lines) > 1 and (marks.is_strong(lines[0].text) or not _answers(after)):
        # No answer elsewhere: what stands below the question is one.
        cut = 1
    asking, answering = lines[:cut], lines[cut:]
    rest = [*paragraph_or_list(answering), *after]
    mark = marks.question(lines[0].text)
    both = splitting.split(lines[0].text) if not _answers(after) else None
    if both and len(asking) == 1:
        # `Q. 하나요? A. 네`: all of it on one line.
        number = lines[0].number
        said = paragraph([Line(number, both[1]), *answering])
        return exchange((paragraph([Line(number, both[0])]),), (said,))
    if mark is not None and not mark.text:
        # The mark stands alone, its question below it.
        if len(asking) > 1:
            return exchange((paragraph(asking[1:]),), rest, block.first)
        if rest and is_paragraph(rest[0]) and marks.answer(first_line(rest[0])) is None:
            below = rest[0]
            cut = next((i for i, x in enumerate(below.lines) if i and marks.answer(x.text)), 0)
            if cut:
                rest[1:1] = [paragraph(below.lines[cut:])]
                below = paragraph(below.lines[:cut])
            return exchange((below,), rest[1:], block.first)
    return exchange((paragraph([_plain(asking[0]), *asking[1:]]),), rest)


def _answers_at(line: Line) -> bool:
    return marks.answer(line.text) is not None or is_bullet(line)


def _answers(after: Sequence[Block]) -> bool:
    return any(block.kind is not BlockKind.RULE for block in after)


def _plain(line: Line) -> Line:
    """A strong line without its stars: they mark the question."""
    strong = marks.is_strong(line.text)
    return Line(line.number, marks.unwrapped(line.text)) if strong else line


def _read(section: Section) -> tuple[Item, ...]:
    pieces = [*_pieces([*_with_tokens(section)])]
    whole = {block.first for block in section.blocks}
    opens = partial(_opens_as_quotes, whole) if _are_quotes(pieces) else _opens
    items = gather(
        pieces, lambda piece: opens(piece) and section.allows(piece), _asked, _has_answer
    )
    asked = [item for item in items if isinstance(item, Asked)]
    if section.announced is not Announced.NO or not asked:
        return items if asked else section.blocks
    # Quizzes of a lecture look like this; a record that announces its questions elsewhere
    # has them there.
    answered = sum(marks.answer(_second(pieces, each)) is not None for each in asked)
    if section.elsewhere or not (2 * answered >= len(asked) or _is_regular(pieces, asked)):
        return section.blocks
    return items


def _with_tokens(section: Section) -> Iterator[Block]:
    """The blocks, paragraphs that `(질문)` opens marked as others are, if one is the first block.

    Then there is no answer before them inside which they could ask on.
    """
    tokens = section.blocks and _token(section.blocks[0])
    for block in section.blocks:
        text = _token(block) if tokens and section.allows(block) else ""
        yield turns.without_opening(block, f"[질문] {text}") if text else block


def _token(block: Block) -> str:
    """The words after the token a paragraph opens with."""
    text = block.lines[0].text if is_paragraph(block) else ""
    opened = marks.opening(text) if marks.question(text) is None else None
    return opened.text if opened else ""


def _are_quotes(pieces: Sequence[Block]) -> bool:
    """Whether the marked questions of a section are, as a rule, in quotes."""
    marked = [piece for piece in pieces if _opens(piece)]
    quotes = sum(piece.kind is BlockKind.QUOTE for piece in marked)
    return quotes >= REGULAR and quotes >= QUOTES * len(marked)


def _opens_as_quotes(whole: Set[int], piece: Block) -> bool:
    """Whether a piece asks where questions are quotes: a line of an answer's paragraph does not.

    Args:
        whole: Lines at which the blocks of the section begin.
        piece: A block or a part of one.
    """
    if piece.kind is not BlockKind.QUOTE:
        return _opens(piece) and piece.first in whole
    return _opens(piece) or _asks(piece)


def _asks(piece: Block) -> bool:
    lines = (line.text for leaf in piece.walk() for line in leaf.lines)
    return marks.asks(inline.plain_inline(" ".join(lines)))


def _second(pieces: Sequence[Block], asked: Asked) -> str:
    """The first line of an exchange that has the mark of an answer, if any."""
    start = bisect_left(pieces, asked.first, key=lambda each: each.first)
    own = (pieces[at] for at in range(start, len(pieces)))
    lines = (
        line.text
        for piece in takewhile(lambda each: each.first <= asked.last, own)
        for leaf in piece.walk()
        for line in leaf.lines
    )
    return next((text for text in lines if marks.answer(text) and not marks.reply(text)), "")


def _is_regular(pieces: Sequence[Block], asked: Sequence[Asked]) -> bool:
    """Whether there are enough, and their numbers, if they have any, count on."""
    found = [mark.number for piece in pieces if (mark := marks.question(first_line(piece)))]
    numbers = [number for number in found if number is not None]
    return len(asked) >= REGULAR and numbers == sorted(numbers)


MARKED = Recogniser("marked", _read, distinct=2.0, anywhere=True)
"""A line that opens with the mark of a question is one."""
