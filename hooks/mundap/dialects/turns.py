"""Who speaks in an answer: the blocks after a question → turns.

Shared by every dialect. An answer belongs to the record's speaker unless its
item, paragraph, quote or heading opens with a mark: `(질문)` asks on,
`(이름 직함님)`, `이름: …` or a line that is only a name speaks (see `voices`).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked, Image, Question, QuestionKind, Turn, TurnKind
from mundap.speakers import voices
from mundap.text import inline
from mundap.text.crowding import MOST_MARKS
from mundap.text.escaping import marks_in
from mundap.text.plain import excerpt

Names = Collection[str]
"""The cast of the record: names that may stand as bare labels."""

# boostcamp-lee-junyeop: `- (질문)당장 …` among the answers, its own answers nested below.
_FOLLOWUP = re.compile(
    r"^(?P<strong>\*\*|__)?[(\[（](?:(?:추가|후속|재|꼬리)?\s*질문|[Qq])[)\]）](?(strong)(?P=strong))\s*[:：]?\s*"
)


def question(blocks: Sequence[Block]) -> Question:
    """A question from its blocks, the dialect's marker already removed.

    A question that is nothing but pictures has no text: none is invented.
    """
    leaves = [leaf for block in blocks for leaf in block.walk() if leaf.lines]
    lines = [line for leaf in leaves for line in leaf.lines]
    images = tuple(
        Image(target, alt, line.number)
        for line in lines
        for target, alt in inline.images(line.text)
    )
    pictures_only = bool(images) and all(inline.is_only_images(x.text) for x in lines if x.text)
    # What is strong may go on in the next line.
    said = (inline.plain_inline("\n".join(line.text for line in leaf.lines)) for leaf in leaves)
    text = " ".join(" ".join(said).split())
    if marks_in(text) > MOST_MARKS:
        # It is the title of a page and of links to it; all of it stands in the blocks.
        text = excerpt(text, MOST_MARKS)
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


def turns(blocks: Iterable[Block], cast: Names = ()) -> tuple[Turn, ...]:
    """The turns of an answer, in order.

    A marked item of a list, however deep, is a turn with all that is nested in
    it; a marked paragraph is one with everything up to the next mark, and so is
    a label that has nothing nested below it.
    """
    found: list[Turn] = []
    more: list[Block] = []
    open_ended = False
    for block in blocks:
        for piece in _cut(block, cast):
            if not isinstance(piece, Turn) and (
                more or (found and (open_ended or found[-1].kind is TurnKind.ANSWER))
            ):
                more.append(piece)
                continue
            if more:
                found[-1] = _longer(found[-1], more)
                more = []
            if isinstance(piece, Turn):
                found += _unfolded(piece, cast)
                open_ended = block.kind is not BlockKind.LIST or not found[-1].blocks
            else:
                found.append(Turn(TurnKind.ANSWER, piece.first, piece.last, (piece,)))
    if more:
        found[-1] = _longer(found[-1], more)
    return tuple(found)


def _longer(turn: Turn, blocks: Sequence[Block]) -> Turn:
    return dataclasses.replace(turn, last=blocks[-1].last, blocks=(*turn.blocks, *blocks))


def voiced(asked: Asked, cast: Names) -> Asked:
    """An exchange whose answers are cut at the labels of the record's own people, too."""
    if not cast:
        return asked
    found: list[Turn] = []
    for turn in asked.turns:
        inner = turns(turn.blocks, cast)
        if all(each.kind is TurnKind.ANSWER for each in inner):
            found.append(turn)
        elif turn.kind is TurnKind.ANSWER:
            found += inner
        else:
            found += _unfolded(turn, cast)
    return dataclasses.replace(asked, turns=tuple(found))


def _cut(block: Block, cast: Names) -> Iterable[Block | Turn]:
    """A block cut at the marks in it: a list into lists and turns, a marked paragraph a turn."""
    match block.kind:
        case BlockKind.LIST:
            return _pieces(block, cast)
        case BlockKind.PARAGRAPH:
            return [_opened(each, (), cast) or each for each in _stretches(block, cast)]
        case BlockKind.QUOTE if block.children and block.children[0].kind is BlockKind.PARAGRAPH:
            return [_quoted(block, cast) or block]
        case BlockKind.HEADING:
            label = (
                voices.heading(inline.plain_inline(block.lines[0].text)) if block.lines else None
            )
            if label and label.speaks(cast):
                return [Turn(TurnKind.VOICE, block.first, block.last, (), label=label.label)]
    return [block]


def _stretches(block: Block, cast: Names) -> Iterator[Block]:
    """A paragraph cut before each line that a label opens."""
    starts = [
        index
        for index, line in enumerate(block.lines)
        if index and (label := voices.opening(line.text)) and label.speaks(cast)
    ]
    for start, end in zip([0, *starts], [*starts, len(block.lines)], strict=True):
        lines = block.lines[start:end]
        if starts:
            yield dataclasses.replace(
                block, first=lines[0].number, last=lines[-1].number, lines=lines
            )
        else:
            yield block


def _quoted(block: Block, cast: Names) -> Turn | None:
    """The turn that a quote opens by a label on its first line; what it says stays a quote."""
    head, *rest = block.children
    opened = _opened(head, (), cast)
    if opened is None or opened.kind is not TurnKind.VOICE:
        return None
    inside = (*opened.blocks, *rest)
    kept = (dataclasses.replace(block, children=inside),) if inside else ()
    return dataclasses.replace(opened, last=block.last, blocks=kept)


def _pieces(block: Block, cast: Names) -> Iterator[Block | Turn]:
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
        head, *rest = _item_pieces(item, cast)
        if isinstance(head, Turn):
            rest = [head, *rest]
        else:
            number = block.level + index if not run else number
            run.append(head)
        if rest:
            yield from flush()
            yield from rest
    yield from flush()


def _item_pieces(item: Block, cast: Names) -> list[Block | Turn]:
    """An item as it is; as a turn, if it is marked; or cut at the first mark nested in it."""
    head = item.children[0] if item.children else None
    if head is not None and head.kind is BlockKind.PARAGRAPH:
        opened = _opened(head, item.children[1:], cast, item)
        if opened:
            return [opened]
    for place, child in enumerate(item.children):
        inner = list(_pieces(child, cast)) if child.kind is BlockKind.LIST else []
        if any(isinstance(piece, Turn) for piece in inner):
            kept, first = item.children[:place], inner[0]
            if isinstance(first, Block):
                kept, inner = (*kept, first), inner[1:]
            before = [dataclasses.replace(item, last=kept[-1].last, children=kept)] if kept else []
            after = (piece for block in item.children[place + 1 :] for piece in _cut(block, cast))
            return [*before, *inner, *after]
    return [item]


def _unfolded(turn: Turn, cast: Names) -> tuple[Turn, ...]:
    """A turn, and after it those that other marks open inside it."""
    inner = turns(turn.blocks, cast)
    if all(each.kind is TurnKind.ANSWER for each in inner):
        return (turn,)
    own = inner[0].blocks if inner[0].kind is TurnKind.ANSWER else ()
    rest = inner[1:] if own else inner
    return (dataclasses.replace(turn, last=rest[0].first - 1, blocks=own), *rest)


def _opened(
    head: Block, below: tuple[Block, ...], cast: Names, item: Block | None = None
) -> Turn | None:
    """The turn that a paragraph opens by its mark, with the blocks nested below it in an item."""
    opening = head.lines[0].text
    last = item.last if item else head.last
    mark = _FOLLOWUP.match(opening)
    if mark and (opening[mark.end() :].strip() or len(head.lines) > 1):
        asked = question((without_opening(head, opening[mark.end() :]),))
        return Turn(TurnKind.FOLLOWUP, head.first, last, below, question=asked)
    label = voices.opening(opening)
    # An item of one word labels nothing.
    says = (
        not item or len(head.lines) > 1 or below or (label and label.mark is not voices.Mark.ALONE)
    )
    if label and says and label.speaks(cast):
        return Turn(
            TurnKind.VOICE, head.first, last, (*_rest(head, label), *below), label=label.label
        )
    return None


def _rest(head: Block, label: voices.Opening) -> tuple[Block, ...]:
    """A paragraph without the label it opens with; nothing if it was only that."""
    if label.words.strip():
        return (without_opening(head, label.words),)
    lines = head.lines[1:]
    return (dataclasses.replace(head, first=lines[0].number, lines=lines),) if lines else ()
