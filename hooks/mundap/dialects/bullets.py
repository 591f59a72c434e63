"""`- 질문` as a list item, the answers nested below it (boostcamp-lee-junyeop).

Some writers do not indent the answers and only change the bullet: `* 질문`, then `- 답`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from mundap.dialects import marks, splitting
from mundap.dialects.announcing import Announced
from mundap.dialects.section import Item, Recogniser, Section, exchange, first_line, paragraph
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked
from mundap.text import inline

_REMARK = re.compile(
    r"^\W{0,4}(?:(?:c\.?\s?f|p\.?\s?s|n\.?\s?b)[.:：)]|(?:참고|비고|여담|추신|덧붙임)\s?[:：)]|※)",
    re.I,
)

ROSTER = 12
"""Characters: items that are shorter on average, none of which asks, are names."""

REGULAR = 2
"""Items without answers, at least, that are believed to be questions."""
NEARLY_ALL = 0.8
"""Of the items, how many have to ask for that."""


def _has_answers(items: Sequence[Block]) -> bool:
    """Whether at least half of the items have something nested below their words."""
    nested = sum(map(_is_answered, items))
    return nested > 0 and 2 * nested >= len(items)


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in which a list right below an item without answers is nested in it.

    CommonMark begins a new list where the bullet changes.
    """
    joined: list[Block] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if (
            above is not None
            and above.kind is block.kind is BlockKind.LIST
            and above.last + 1 == block.first
            and len(above.children[-1].children) == 1
        ):
            item = above.children[-1]
            item = dataclasses.replace(item, last=block.last, children=(*item.children, block))
            children = (*above.children[:-1], item)
            joined[-1] = dataclasses.replace(above, last=block.last, children=children)
        else:
            joined.append(block)
    return joined


def _with_remarks(block: Block) -> Block:
    """A list with the items that only remark on the answer of the one above nested in that one."""
    if block.kind is not BlockKind.LIST or not any(map(_is_remark, block.children)):
        return block
    items: list[Block] = []
    for item in block.children:
        above = items[-1] if items else None
        if above is not None and len(above.children) > 1 and _is_remark(item):
            remark = dataclasses.replace(
                block, first=item.first, last=item.last, children=(item,), level=0, ordered=False
            )
            children = (*above.children, remark)
            items[-1] = dataclasses.replace(above, last=item.last, children=children)
        else:
            items.append(item)
    return dataclasses.replace(block, children=tuple(items))


def _is_remark(item: Block) -> bool:
    """Whether an item says that it adds something: `cf. …`, `참고: …`."""
    text = inline.plain_inline(first_line(item))
    return bool(_REMARK.match(text)) and not _ends_asking(text)


def _asked(item: Block) -> Asked:
    head, *below = item.children
    both = splitting.split(head.lines[0].text) if head.kind is BlockKind.PARAGRAPH else None
    if both:
        first, *rest = head.lines
        words, answer = both
        said = paragraph([Line(first.number, answer), *rest])
        asking = dataclasses.replace(head, last=first.number, lines=(Line(first.number, words),))
        return exchange((asking,), [said, *below], item.first)
    if head.kind is BlockKind.PARAGRAPH:
        first, *rest = head.lines
        strong = marks.is_strong(text := marks.without_place(first.text))
        text = marks.unwrapped(text) if strong else text
        if rest and (strong or _ends_asking(text)) and not any(_ends_asking(x.text) for x in rest):
            # `- **질문**` and the answer on the next line of the same item.
            below = [paragraph(rest), *below]
            rest = []
        head = dataclasses.replace(
            head,
            last=rest[-1].number if rest else first.number,
            lines=(Line(first.number, text), *rest),
        )
    return exchange((head,), below, item.first)


_ENDS = re.compile(r"(?:[?？]|[나까]요[.~]?|궁금(?:합니다|해요)[.!~]?|알려\s?주세요[.!~]?)$")


def _ends_asking(text: str) -> bool:
    return bool(_ENDS.search(inline.plain_inline(text).rstrip()))


def _is_answered(item: Block) -> bool:
    """Whether an item has blocks nested in it, or more lines below a question mark."""
    if len(item.children) > 1:
        return True
    lines = item.children[0].lines if item.children else ()
    if lines and splitting.split(lines[0].text):
        return True
    return len(lines) > 1 and (_ends_asking(lines[0].text) or marks.is_strong(lines[0].text))


def _marked(item: Block) -> bool:
    return _is_answered(item) and marks.question(first_line(item)) is not None


def _without_emphasis(items: Sequence[Block]) -> list[Block]:
    """Items without those all strong that nothing answers, where no question is strong."""
    if any(_is_strong(item) for item in items if _is_answered(item)):
        return [*items]
    return [item for item in items if _is_answered(item) or _asks(item) or not _is_strong(item)]


def _only_asked(items: Sequence[Block]) -> list[Block]:
    """The items that ask, where nearly all do and none has an answer: a list of what came in."""
    asking = [item for item in items if _asks(item)]
    regular = len(asking) >= REGULAR and len(asking) >= NEARLY_ALL * len(items)
    return asking if regular and not any(map(_is_answered, items)) else []


def _is_strong(item: Block) -> bool:
    return marks.is_strong(first_line(item))


def _asks(item: Block) -> bool:
    return marks.asks(inline.plain_inline(first_line(item)))


def _asking(item: Block) -> bool:
    return _is_answered(item) and _asks(item)


def _read(section: Section) -> tuple[Item, ...]:
    blocks = [_with_remarks(block) for block in _joined(section.blocks)]
    lists = [block for block in blocks if block.kind is BlockKind.LIST]
    items = [item for block in lists for item in block.children if item.children]
    items = [item for item in items if not _is_remark(item)]
    if section.announced is Announced.YES:
        words = [inline.plain_inline(first_line(item)) for item in items]
        roster = not any(marks.asks(text) for text in words) and (
            sum(map(len, words)) < ROSTER * len(words)
        )
        chosen = _without_emphasis(items) if _has_answers(items) and not roster else []
        chosen = chosen or _only_asked(items)
    elif section.announced is Announced.MAYBE and _has_answers(items):
        chosen = [item for item in items if _marked(item) or _asking(item)]
        chosen = chosen if 2 * len(chosen) >= len(items) else []
    elif sum(map(_marked, items)) > 1:
        # Enough of them are marked; the others that ask are questions, too.
        chosen = [item for item in items if _marked(item) or _asking(item)]
    else:
        chosen = []
    return (
        _split(blocks, {item.first for item in chosen if section.allows(item)})
        if chosen
        else section.blocks
    )


def _split(blocks: Sequence[Block], chosen: set[int]) -> tuple[Item, ...]:
    found: list[Item] = []
    for block in blocks:
        if block.kind is not BlockKind.LIST:
            found.append(block)
            continue
        run: list[Block] = []
        for item in (*block.children, None):
            if item is not None and item.first not in chosen:
                run.append(item)
                continue
            if run:
                first, last = run[0].first, run[-1].last
                found.append(
                    dataclasses.replace(block, first=first, last=last, children=tuple(run))
                )
                run = []
            if item is not None:
                found.append(_asked(item))
    return tuple(found)


BULLETS = Recogniser("bullets", _read, distinct=0.2, anywhere=True)
"""Items of a list whose answers are nested in them are questions."""
