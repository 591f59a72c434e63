"""Who speaks in an answer: the blocks after a question → turns.

Shared by every dialect. An answer belongs to the record's speaker unless its
item or paragraph opens with a mark: `(질문)` asks on, `(이름 직함님)` speaks.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence

from mundap import inline, people
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Image, Question, QuestionKind, Turn, TurnKind

# boostcamp-lee-junyeop: `- (질문)당장 …` among the answers, its own answers nested below.
_FOLLOWUP = re.compile(
    r"^(?P<strong>\*\*|__)?[(\[（](?:추가|후속|재|꼬리)?\s*질문[)\]）](?(strong)(?P=strong))\s*[:：]?\s*"
)


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

    A marked item of a list, however deep, is a turn with all that is nested in
    it; a marked paragraph is one with everything up to the next mark.
    """
    found: list[Turn] = []
    open_ended = False
    for block in blocks:
        for piece in _cut(block):
            if isinstance(piece, Turn):
                found += _unfolded(piece)
                open_ended = block.kind is BlockKind.PARAGRAPH
            elif found and (open_ended or found[-1].kind is TurnKind.ANSWER):
                blocks_so_far = (*found[-1].blocks, piece)
                found[-1] = dataclasses.replace(found[-1], last=piece.last, blocks=blocks_so_far)
            else:
                found.append(Turn(TurnKind.ANSWER, piece.first, piece.last, (piece,)))
    return tuple(found)


def _cut(block: Block) -> Iterable[Block | Turn]:
    """A block cut at the marks in it: a list into lists and turns, a marked paragraph a turn."""
    if block.kind is BlockKind.LIST:
        return _pieces(block)
    opened = _opened(block, ()) if block.kind is BlockKind.PARAGRAPH else None
    return (opened or block,)


def _pieces(block: Block) -> Iterator[Block | Turn]:
    """A list cut at the marked items in it: lists and turns, in order."""
    run: list[Block] = []
    number = block.level

    def flush() -> Iterator[Block]:
        if run:
            yield dataclasses.replace(
                block,
                first=run[0].first,
                last=run[-1].last,
                children=tuple(run),
                level=number if block.ordered else 0,
            )
            run.clear()

    for index, item in enumerate(block.children):
        head, *rest = _item_pieces(item)
        if isinstance(head, Turn):
            rest = [head, *rest]
        else:
            number = block.level + index if not run else number
            run.append(head)
        if rest:
            yield from flush()
            yield from rest
    yield from flush()


def _item_pieces(item: Block) -> list[Block | Turn]:
    """An item as it is; as a turn, if it is marked; or cut at the first mark nested in it."""
    head = item.children[0] if item.children else None
    if head is not None and head.kind is BlockKind.PARAGRAPH:
        opened = _opened(head, item.children[1:], item.last)
        if opened:
            return [opened]
    for place, child in enumerate(item.children):
        inner = list(_pieces(child)) if child.kind is BlockKind.LIST else []
        if any(isinstance(piece, Turn) for piece in inner):
            kept, first = item.children[:place], inner[0]
            if isinstance(first, Block):
                kept, inner = (*kept, first), inner[1:]
            before = [dataclasses.replace(item, last=kept[-1].last, children=kept)] if kept else []
            after = (piece for block in item.children[place + 1 :] for piece in _cut(block))
            return [*before, *inner, *after]
    return [item]


def _unfolded(turn: Turn) -> tuple[Turn, ...]:
    """A turn, and after it those that other marks open inside it."""
    inner = turns(turn.blocks)
    if all(each.kind is TurnKind.ANSWER for each in inner):
        return (turn,)
    own = inner[0].blocks if inner[0].kind is TurnKind.ANSWER else ()
    rest = inner[1:] if own else inner
    return (dataclasses.replace(turn, last=rest[0].first - 1, blocks=own), *rest)


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
