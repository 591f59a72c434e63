"""Headings and lines that ask somebody, though nothing announces them: a senior's visit.

`### 3. 선배님은 면접을 어떻게 준비하셨나요?` is asked of who answers below it. Headings of a
lecture ask nobody (`언제 쓰나요?`), and one that speaks to its readers stands alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mundap.dialects import addressing, announcing, marks
from mundap.dialects.announcing import Announced
from mundap.dialects.section import Section, first_line
from mundap.model.blocks import Block, BlockKind
from mundap.text import inline

ADDRESSED = 3
"""Headings of one group that speak to who answers, at least."""
COUNTED = 5
"""Numbered items with answers that announce themselves, at least."""
SHARE = 1 / 3
"""Of those that ask, how many do, at least."""
ASKING = 0.6
"""Of all of them, how many must ask."""

SURELY = 0.8
"""The same where the record announces questions elsewhere; so many must be answered, too."""

# Written for who applies or fills in a form: nobody of the talk is asked.
_FORM = re.compile(
    r"면접|자기소개서|자소서|모의|예상\s?질문|설문|지원서|신청서|회고|체크리스트|후기"
)


def questions(sections: Sequence[Section]) -> dict[int, str]:
    """The sections whose headings are such questions, each with the reason."""
    if any(section.announced is Announced.YES for section in sections):
        return {}
    if not sections or is_form(sections[0].title):
        return {}
    found: dict[int, str] = {}
    for group in _siblings(sections):
        asking = [i for i in group if _asks(sections[i].title)]
        addressed = _addressed([sections[i].title for i in group])
        if addressed:
            why = f"나란한 제목 {len(group)}개 가운데 {addressed}개가 답할 사람에게 묻습니다"
            found |= dict.fromkeys(asking, why)
    return found


def is_form(title: str) -> bool:
    """Whether a title is that of something that asks nobody of a talk: `면접 준비`."""
    return bool(_FORM.search(title[: announcing.HEADING]))


def announces(section: Section) -> bool:
    """Whether strong lines, items with answers or quotes of a section ask somebody.

    Args:
        section: A section that nothing announces.
    """
    if announcing.is_furniture(section.title):
        return False
    shapes: dict[str, list[str]] = defaultdict(list)
    for block in section.blocks:
        for shape, text in _openings(block):
            shapes[shape].append(inline.plain_inline(text))
    return any(_addressed(texts) for texts in shapes.values())


def counts(section: Section) -> bool:
    """Whether a section counts questions of people to who answers, each with its answer.

    Unlike `announces` it is believed beside sections that announce theirs: a long list of
    numbers, nearly each of which asks, is the work of one who wrote down questions.
    """
    return not announcing.is_furniture(section.title) and any(map(_counts, section.blocks))


def _counts(block: Block) -> bool:
    if block.kind is not BlockKind.LIST or not block.ordered:
        return False
    answered = [item for item in block.children if len(item.children) > 1]
    if len(answered) < max(COUNTED, SURELY * len(block.children)):
        return False
    texts = [inline.plain_inline(first_line(item)) for item in answered]
    return sum(map(_asks, texts)) >= SURELY * len(texts) and _addressed(texts) > 0


def _openings(block: Block) -> Iterator[tuple[str, str]]:
    """The lines of a block that may ask, each with its shape."""
    match block.kind:
        case BlockKind.PARAGRAPH if marks.is_strong(block.lines[0].text):
            yield "strong", block.lines[0].text
        case BlockKind.LIST:
            for item in block.children:
                # Lines without a mark below a number, and so outside of its item, answer it.
                answered = len(item.children) > 1 or (block.ordered and len(block.children) == 1)
                more = item.children and len(item.children[0].lines) > 1
                if answered or more:
                    yield "items", first_line(item)
        case BlockKind.QUOTE:
            yield "quotes", first_line(block)


def _addressed(texts: Sequence[str]) -> int:
    """How many of some texts speak to who answers; 0 if too few do or they hardly ask."""
    asking = [text for text in texts if _asks(text)]
    addressed = sum(map(addressing.addresses, asking))
    enough = addressed >= max(ADDRESSED, SHARE * len(asking))
    return addressed if enough and len(asking) >= ASKING * len(texts) else 0


def _asks(title: str) -> bool:
    return marks.asks(title) or addressing.addresses(title)


def _siblings(sections: Sequence[Section]) -> Iterator[list[int]]:
    """Sections of one level under one heading, without those that any note may have."""
    path: list[int] = []
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, section in enumerate(sections):
        if section.heading is None:
            continue
        path = [i for i in path if sections[i].level < section.level]
        over = [sections[i].title for i in path]
        ordinary = section.announced is Announced.NO and not section.announces
        form = announcing.is_furniture(section.title) or any(map(is_form, over))
        if ordinary and not form:
            groups[path[-1] if path else -1, section.level].append(index)
        path.append(index)
    yield from groups.values()
