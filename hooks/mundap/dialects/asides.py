"""Questions in the notes of a talk: `- 질문: …` with its answer nested, or a `Q&A` item.

Somebody asked while the talk went on, and the note taker wrote it where it was asked. One that
is only an example, or a quiz with what it teaches below it, looks alike.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from mundap.dialects import addressing, announcing, marks
from mundap.dialects.announcing import Announced
from mundap.dialects.bullets import BULLETS
from mundap.dialects.cutting import between
from mundap.dialects.marked import MARKED
from mundap.dialects.one_line import ONE_LINE
from mundap.dialects.section import Item, Recogniser, Section, exchange, first_line, is_paragraph
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked
from mundap.text import inline

_ASIDE = re.compile(r"^\W{0,4}(?:q\s?&\s?a|qna|qa)\W{0,3}[:：)]\W{0,3}(?=\S)", re.I)
# `인덱스란?` is asked of who learns, and `다음 중 …` in a test.
_QUIZ = re.compile(
    r"(?:이?란|차이점?[은는]?|정의는?|무엇인가|뭔가|개념은?)\s*[?？]*$|^다음\s중|설명(?:하시오|하라|해\s?보세요)|퀴즈|o\s?/\s?x",
    re.I,
)
# `Q. 인덱스의 장점은?` is how one learns by heart; `질문: 비용은?` was asked.
_NOTED = re.compile(r"^\W*q(?!\s?&|na)", re.I)
_NOTION = re.compile(r"[은는]\s*[?？]*$")
# What a program or an interviewer is to say stands in quotation marks.
_QUOTED = re.compile(r"[\"“‘'「『].*[\"”’'」』][.,]?")
_EXAMPLE = re.compile(
    r"예시|예제|예\s?[:)]|프롬프트|퀴즈|(?:연습|예상|기출)\s?문제|면접|시험|example|prompt|quiz|e\.g\.",
    re.I,
)


MOST = 100
"""Asides of one list; more of them are no asides."""
NAMED_WITHIN = 100
"""Characters of an item in which it says that examples stand below it."""


def _read(section: Section) -> tuple[Item, ...]:
    if _EXAMPLE.search(section.title):
        return section.blocks
    found: list[Item] = []
    for block in section.blocks:
        found_in = _inside(section, block) if block.kind is BlockKind.LIST else ()
        inside = [*islice(found_in, MOST + 1)]
        inside = inside if len(inside) <= MOST else []
        line = block.first
        for asked in inside:
            found += between((block,), line, asked.first - 1)
            found.append(asked)
            line = asked.last + 1
        found += between((block,), line, block.last) if inside else (block,)
    return tuple(found)


def _inside(section: Section, block: Block) -> Iterator[Asked]:
    """The exchanges in the items of a list, however deep, in order."""
    items = block.children
    last = 0
    for index, item in enumerate(items):
        if item.first <= last or not item.children:
            continue
        words = inline.plain_inline(first_line(item))
        if announcing.is_title(words) and len(item.children) > 1:
            yield from _announced(section, item)
        elif asked := _aside(section, items, index):
            last = asked.last
            yield asked
        elif not _EXAMPLE.search(words, 0, NAMED_WITHIN):
            for child in item.children:
                yield from _inside(section, child) if child.kind is BlockKind.LIST else ()


def _announced(section: Section, item: Block) -> Iterator[Asked]:
    """What is asked below an item that announces it."""
    under = dataclasses.replace(
        section, blocks=item.children[1:], announced=Announced.YES, elsewhere=False
    )
    for dialect in (MARKED, ONE_LINE, BULLETS):
        asked = [each for each in dialect.read(under) if isinstance(each, Asked)]
        if any(marks.asks(each.question.text or "") for each in asked):
            yield from asked
            return


def _aside(section: Section, items: Sequence[Block], index: int) -> Asked | None:
    """The exchange that an item opens, with what answers it nested or in the next items."""
    item = items[index]
    head, *below = item.children
    if not is_paragraph(head) or not section.allows(item):
        return None
    # Where questions are announced, `(질문)` in a list asks on inside an answer.
    words = _words(head.lines[0].text, bracketed=section.announced is Announced.NO)
    plain = inline.plain_inline(words).strip()
    if not marks.asks(plain) or _QUIZ.search(plain) or _QUOTED.fullmatch(plain):
        return None
    if _NOTED.match(first_line(item)) and _NOTION.search(plain):
        return None
    asking = dataclasses.replace(head, lines=(Line(head.first, words), *head.lines[1:]))
    if below:
        return exchange((asking,), below, item.first)
    answers = _siblings(items[index + 1 :], addressed=addressing.addresses(plain))
    return exchange((asking,), [b for each in answers for b in each.children]) if answers else None


def _siblings(after: Sequence[Block], *, addressed: bool) -> list[Block]:
    """The items that answer one before them: those marked so; else one, if it was asked of one."""
    marked = [*takewhile(lambda item: marks.answer(first_line(item)) is not None, after)]
    if marked or not addressed or not after or _words(first_line(after[0])):
        return marked
    return [after[0]]


def _words(text: str, *, bracketed: bool = True) -> str:
    """What an aside asks, without its mark; nothing if the line is none."""
    plain = inline.plain_inline(text)
    if found := _ASIDE.match(plain):
        return plain[found.end() :]
    mark = marks.opening(text) if bracketed else marks.question(text)
    return mark.text if mark is not None else ""


ASIDES = Recogniser("asides", _read, distinct=-4.0, anywhere=True)
"""Marked items among other items of a list, where no other dialect explains the section."""
