"""How writers mark a question: one small recogniser a dialect.

Headings are read first, over the whole record; then each section that is left by every
other dialect. The reading with the best score is believed, and says why.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mundap.dialects import announcing, closing, headings, marks, quizzes, scoring, settling
from mundap.dialects.announcing import Announced
from mundap.dialects.asides import ASIDES
from mundap.dialects.bold_lines import BOLD_LINES
from mundap.dialects.bullets import BULLETS
from mundap.dialects.chats import CHATS
from mundap.dialects.fences import FENCES
from mundap.dialects.interviews import INTERVIEWS
from mundap.dialects.marked import MARKED
from mundap.dialects.numbered import NUMBERED
from mundap.dialects.one_line import ONE_LINE
from mundap.dialects.paragraphs import PARAGRAPHS
from mundap.dialects.pictures import PICTURES
from mundap.dialects.quotes import QUOTES
from mundap.dialects.section import (
    Item,
    Recogniser,
    Section,
    exchange,
    first_line,
    sounds_asked,
    until_rule,
)
from mundap.dialects.signs import SIGNS
from mundap.dialects.tables import TABLES
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.settled import Settled
from mundap.model.transcript import Asked, Tried, Verdict

DIALECTS = (
    MARKED, TABLES, INTERVIEWS, FENCES, CHATS, SIGNS, BOLD_LINES, QUOTES, NUMBERED, ONE_LINE,
    BULLETS, PICTURES, PARAGRAPHS, ASIDES,
)  # fmt: skip
"""Every dialect that reads within a section, most distinct mark first."""
NAMES = (headings.NAME, *(dialect.name for dialect in DIALECTS))
"""What a maintainer may write as `format`."""


SETTLED = "관리자가 질문이라고 정했습니다"
QUIZ = "고를 답이 번호와 함께 딸린 퀴즈입니다"


@dataclass(frozen=True, slots=True)
class Reading:
    """A section, or a question that is a heading with all the sections it answers in."""

    heading: Block | None
    """The heading that stands over it; None when it is part of a question."""
    items: tuple[Item, ...]
    """What it is made of."""
    verdict: Verdict
    """Which dialects were tried and why one was believed."""


def read(sections: Sequence[Section], settled: Settled | None = None) -> Iterator[Reading]:
    """Find the exchanges of a record.

    Args:
        sections: All of its sections, in order, as `announced` gave them.
        settled: What its maintainer decided; it goes before every guess.
    """
    settled = settled or Settled()
    asking: dict[int, str] = {}
    beside: frozenset[int] = frozenset()
    if settled.format in (None, headings.NAME):
        asking, beside = headings.questions(sections, lambda some: _inside(some, settled))
    asking = {i: why for i, why in asking.items() if not _denied(sections[i], settled)}
    for i, section in enumerate(sections):
        heading = section.heading
        # Only the marks of a heading ask nothing.
        worded = heading is not None and any(line.text.strip() for line in heading.lines)
        if heading is not None and worded and _within(heading, settled.questions):
            asking[i] = SETTLED
    sure = {i for i in asking if sections[i].heading is not None}
    index = 0
    while index < len(sections):
        section = sections[index]
        if index in sure:
            end = index + 1
            while end < len(sections) and end not in asking and _belongs(sections[end], section):
                end += 1
            yield _headed(sections[index:end], asking[index])
            index = end
            continue
        items, verdict = recognise(section, settled, beside=index in beside)
        yield Reading(section.heading, items, verdict)
        index += 1


def _belongs(section: Section, question: Section) -> bool:
    """Whether a section is part of the answer to a heading above it."""
    if headings.is_answer(section):
        return section.level >= question.level
    return section.level > question.level and not announcing.closes(section.title)


def _denied(section: Section, settled: Settled) -> bool:
    return section.heading is not None and _within(section.heading, settled.not_questions)


def _within(block: Block | Asked, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first <= block.first <= last for first, last in spans)


def _headed(sections: Sequence[Section], why: str) -> Reading:
    """A question that is a heading, with everything below it up to a rule."""
    section, *rest = sections
    heading = section.heading
    assert heading is not None
    blocks = list(section.blocks)
    for other in rest:
        blocks += [other.heading] if other.heading is not None else []
        blocks += other.blocks
    answer, after = until_rule(blocks)
    mark = marks.question(heading.lines[0].text)
    asking = [_as_question(heading)]
    if mark is not None and not mark.text and len(heading.lines) == 1 and len(answer) > 1:
        # `## 질문 1`: the words of the question stand below.
        cut = next((i for i, b in enumerate(answer) if i and marks.answer(first_line(b))), 1)
        asking, answer = answer[:cut], answer[cut:]
    asked = dataclasses.replace(
        exchange(asking, answer, heading.first), section=section.title, dialect=headings.NAME
    )
    verdict = Verdict(section.title, heading.first, headings.NAME, (why,), ())
    return Reading(None, (asked, *after), verdict)


def _as_question(heading: Block) -> Block:
    first = Line(heading.lines[0].number, marks.without_place(heading.lines[0].text))
    return dataclasses.replace(
        heading, kind=BlockKind.PARAGRAPH, level=0, lines=(first, *heading.lines[1:])
    )


def _inside(sections: Sequence[Section], settled: Settled) -> headings.Inside:
    """What the other dialects find in sections."""
    asked = [
        item
        for section in sections
        for item in recognise(section, settled)[0]
        if isinstance(item, Asked)
    ]
    return headings.Inside(len(asked), sum(map(sounds_asked, asked)))


def recognise(
    section: Section, settled: Settled | None = None, *, beside: bool = False
) -> tuple[tuple[Item, ...], Verdict]:
    """The blocks of a section with its exchanges found, and why they were.

    Only sections that announce questions are read by dialects whose mark is used for much
    else: a heading of a lecture may well look like a question.

    Args:
        section: The section.
        settled: What the maintainer decided.
        beside: Whether headings below or beside it are the questions: then its own blocks
            are more than an introduction only if they sound asked.
    """
    settled = settled or Settled()
    section = dataclasses.replace(section, denied=settled.not_questions)
    where = section.heading.first if section.heading else 1
    if not settled.format and quizzes.is_quiz(section.blocks):
        return section.blocks, Verdict(section.title, where, "", (QUIZ,), ())
    tried: list[tuple[float, int, Recogniser, tuple[Item, ...], tuple[str, ...]]] = []
    sure = section.announced is not Announced.NO
    if beside and sure:
        section = dataclasses.replace(section, announced=Announced.MAYBE)
    for order, dialect in enumerate(DIALECTS if sure or not beside else ()):
        if settled.format and settled.format != dialect.name:
            continue
        if not (sure or dialect.anywhere):
            continue
        items = closing.without_closing(dialect.read(section))
        asked = [item for item in items if isinstance(item, Asked)]
        if asked and scoring.sounds_right(section, dialect, asked, beside):
            value, reasons = scoring.score(section, dialect, items, asked)
            tried.append((value, -order, dialect, items, reasons))
    tried.sort(key=lambda each: each[:2], reverse=True)
    names = tuple(
        Tried(dialect.name, round(score, 2), settling.question_lines(items))
        for score, _, dialect, items, _ in tried
    )
    if not tried:
        why = "질문이 있다고 알리는 제목이 없습니다" if not sure else "질문 모양의 블록이 없습니다"
        return section.blocks, Verdict(section.title, where, "", (why,), names)
    _, _, dialect, items, reasons = tried[0]
    named = tuple(
        dataclasses.replace(item, section=section.title, dialect=dialect.name)
        if isinstance(item, Asked)
        else item
        for item in items
    )
    if sure and not settled.format:
        named = tuple(_with_rest(section, named, settled))
    return named, Verdict(section.title, where, dialect.name, reasons, names)


def _with_rest(section: Section, items: Sequence[Item], settled: Settled) -> Iterator[Item]:
    """Items with the stretches between exchanges read once more: some are asked otherwise.

    What introduces the questions of a section stands there, too: it has to sound asked.
    """
    for is_asked, run in groupby(items, key=lambda item: isinstance(item, Asked)):
        rest = tuple(run)
        if is_asked or len(rest) == len(items):
            yield from rest
            continue
        blocks = tuple(item for item in rest if isinstance(item, Block))
        other = dataclasses.replace(section, blocks=blocks)
        yield from recognise(other, settled, beside=True)[0]
