"""Who speaks in an answer: the blocks after a question → turns.

Shared by every dialect. An answer belongs to the record's speaker unless its
item or paragraph opens with a mark: `(질문)` asks on, `(이름 직함님)` speaks.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence

from mundap import inline, people
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Image, Question, QuestionKind, Turn, TurnKind

# boostcamp-lee-junyeop: `- (질문)당장 …` among the answers, its own answers nested below.
_FOLLOWUP = re.compile(r"^[(\[](?:추가|후속|재|꼬리)?\s*질문[)\]]\s*[:：]?\s*")


def question(blocks: Sequence[Block]) -> Question:
    """A question from its blocks, the dialect's marker already removed.

    A question that is nothing but pictures has no text: none is invented.
    """
    lines = [line for block in blocks for leaf in block.walk() for line in leaf.lines]
    images = tuple(
        Image(target, alt, line.number)
        for line in lines
        for target, alt in inline.images(line.text)
    )
    pictures_only = bool(images) and all(inline.is_only_images(x.text) for x in lines if x.text)
    text = " ".join(" ".join(inline.plain_inline(line.text) for line in lines).split())
    return Question(
        QuestionKind.IMAGE if pictures_only else QuestionKind.TEXT,
        None if pictures_only else text,
        blocks[0].first,
        blocks[-1].last,
        tuple(blocks),
        images,
    )


def without_opening(block: Block, text: str) -> Block:
    """A paragraph whose first line is `text` instead."""
    first = Line(block.lines[0].number, text.strip())
    return dataclasses.replace(block, lines=(first, *block.lines[1:]))


def turns(blocks: Iterable[Block]) -> tuple[Turn, ...]:
    """The turns of an answer, in order.

    A marked item of a top-level list is a turn with all that is nested in it; a
    marked paragraph is one with everything up to the next mark or the end.
    """
    found: list[Turn] = []
    for block in blocks:
        if block.kind is BlockKind.LIST:
            _split_list(block, found)
        else:
            _append(block, found)
    return tuple(found)


def _append(block: Block, found: list[Turn]) -> None:
    """Add a block that is no list: it opens a turn, or continues the one before."""
    opened = _opened(block, ()) if block.kind is BlockKind.PARAGRAPH else None
    if opened:
        found.append(opened)
    elif found and _continues(found[-1], block):
        found[-1] = dataclasses.replace(
            found[-1], last=block.last, blocks=(*found[-1].blocks, block)
        )
    else:
        found.append(Turn(TurnKind.ANSWER, block.first, block.last, (block,)))


def _continues(turn: Turn, block: Block) -> bool:
    # A turn opened by an item ends with the item; one opened by a paragraph goes on.
    return turn.kind is TurnKind.ANSWER or turn.label == "" or block.kind is not BlockKind.LIST


def _split_list(block: Block, found: list[Turn]) -> None:
    """Add a list: marked items are turns, the items between them stay lists."""
    run: list[Block] = []
    number = block.level

    def flush() -> None:
        if run:
            rest = dataclasses.replace(
                block,
                first=run[0].first,
                last=run[-1].last,
                children=tuple(run),
                level=number if block.ordered else 0,
            )
            if found and found[-1].kind is TurnKind.ANSWER:
                found[-1] = dataclasses.replace(
                    found[-1], last=rest.last, blocks=(*found[-1].blocks, rest)
                )
            else:
                found.append(Turn(TurnKind.ANSWER, rest.first, rest.last, (rest,)))

    for index, item in enumerate(block.children):
        head = item.children[0] if item.children else None
        opened = (
            _opened(head, item.children[1:], item.last)
            if head is not None and head.kind is BlockKind.PARAGRAPH
            else None
        )
        if opened:
            flush()
            run, number = [], block.level + index + 1
            found.append(opened)
        else:
            run.append(item)
    flush()


def _opened(head: Block, below: tuple[Block, ...], last: int = 0) -> Turn | None:
    """The turn that a paragraph opens by its mark, with the blocks nested below it."""
    opening = head.lines[0].text
    last = last or head.last
    mark = _FOLLOWUP.match(opening)
    if mark and (opening[mark.end() :].strip() or len(head.lines) > 1):
        asked = question((without_opening(head, opening[mark.end() :]),))
        return Turn(TurnKind.FOLLOWUP, head.first, last, below, question=asked)
    voice = people.leading_voice(opening, head.first)
    if voice:
        label, words = voice
        blocks = (without_opening(head, words), *below)
        return Turn(TurnKind.VOICE, head.first, last, blocks, label=label.printed)
    return None
