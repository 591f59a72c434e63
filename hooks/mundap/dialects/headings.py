"""A heading is a question, its section the answer.

Marked headings (`### Q. …`) are believed anywhere. Others are where questions are announced,
and where nothing inside the sections is a better candidate: headings may also sort questions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mundap.dialects import announcing, marks, panels, polite
from mundap.dialects.announcing import Announced
from mundap.dialects.section import Section

NAME = "headings"
"""As diagnostics and `mundap inspect` call it."""
SHARE = 0.6
"""Of sibling headings, how many must sound asked where a title or a panel announces them."""

SELDOM = 8
"""Headings for each question that stands below one of them, if the headings are the questions."""

WHOLE = 3
"""Headings that must sound asked where nothing but the title of the record announces them."""

_ANSWER = re.compile(r"^\W*(?:답변?|대답|answers?)\W*$", re.I)
_SPOKEN = re.compile(r"^[^:：?\d]{2,16}[:：]\s*\S")


@dataclass(frozen=True, slots=True)
class Inside:
    """What the other dialects make of some sections."""

    found: int
    """Exchanges."""
    asking: int
    """Those that sound asked."""


def questions(
    sections: Sequence[Section], inside: Callable[[Sequence[Section]], Inside]
) -> tuple[dict[int, str], frozenset[int]]:
    """The sections whose headings are questions, each with the reason, and those beside them.

    Args:
        sections: All of a record, in order.
        inside: Reads sections with the other dialects.

    Returns:
        Indexes: of questions, with the reason; of sections in which nothing is to be looked
        for, because the headings around them are the questions.
    """
    marked = {
        index: "제목이 질문 표시로 시작합니다"
        for index, section in enumerate(sections)
        if section.heading is not None and _is_marked(section.title)
    }
    found, beside = dict(marked), set[int]()
    found |= panels.questions(sections)
    found |= polite.questions(sections)
    for head, group in _groups(sections):
        # A title that only the front matter has speaks of the whole record, and not surely.
        least = 2 if sections[head].heading is not None else WHOLE
        asking = _group(sections, group, inside, marked, least)
        found |= asking
        if asking or any(index in marked for index in group):
            beside |= {head, *group}
    return found, frozenset(beside - found.keys())


def is_answer(section: Section) -> bool:
    """Whether a heading only says that the answer follows: `##### 답변`, `### A. …`."""
    return section.heading is not None and (
        bool(_ANSWER.match(section.title))
        or (marks.answer(section.title) is not None and marks.reply(section.title) is None)
    )


def _is_marked(title: str) -> bool:
    return marks.question(title) is not None and announcing.heading(title) is None


def _groups(sections: Sequence[Section]) -> list[tuple[int, list[int]]]:
    """Sections that announce questions, each with those below it that it speaks for."""
    groups: list[tuple[int, list[int]]] = []
    for head, section in enumerate(sections):
        if section.announced is Announced.NO or not section.announces:
            continue
        end = head + 1
        while end < len(sections) and sections[end].level > section.level:
            end += 1
        if end == head + 1 and section.announced is Announced.YES:
            end = _siblings(sections, head)
        own: list[int] = []
        silent = 0
        for index in range(head + 1, end):
            other = sections[index]
            if silent and other.level > silent:
                continue
            # A section that announces by itself, or takes leave, speaks for what is below it.
            silent = other.level if other.announces else 0
            own += [] if silent else [index]
        if own:
            groups.append((head, own))
    return groups


def _siblings(sections: Sequence[Section], index: int) -> int:
    """End of the headings that ask, of the same level as an empty heading above them."""
    end = index + 1
    if any(block.lines or block.children for block in sections[index].blocks):
        return end
    while (
        end < len(sections)
        and sections[end].level == sections[index].level
        and marks.asks(sections[end].title)
        and not sections[end].announces
    ):
        end += 1
    return end


def _group(
    sections: Sequence[Section],
    group: Sequence[int],
    inside: Callable[[Sequence[Section]], Inside],
    marked: Mapping[int, str],
    least: int,
) -> dict[int, str]:
    """The headings of one group that are questions."""
    sure = sections[group[0]].announced is Announced.YES
    best: list[int] = []
    asking = 0
    for level in sorted({sections[i].level for i in group}):
        candidates = [
            i
            for i in group
            if sections[i].level == level
            and not is_answer(sections[i])
            and not announcing.is_furniture(sections[i].title)
        ]
        sounding = sum(i in marked or _sounds_asked(sections[i].title) for i in candidates)
        if sure and len(candidates) > 1 and all(_has_place(sections[i]) for i in candidates):
            # `1)`, `2)`, `3)`: they are counted as questions are.
            sounding = len(candidates)
        if sounding > asking or (not best and candidates):
            best, asking = candidates, sounding
    if any(i in marked for i in best):
        # Where some are marked, one without a mark has to sound asked, and to be announced.
        best = [i for i in best if i in marked or (sure and _sounds_asked(sections[i].title))]
        return {i: "표시가 붙은 제목들과 나란하고 묻는 말투입니다" for i in best if i not in marked}
    if not best:
        return {}
    others = inside([sections[i] for i in group])
    enough = asking >= len(best) * (0.5 if sure else SHARE) and (sure or asking >= least)
    # Where hardly anything else can be the question, headings under a Q&A heading are, however
    # short.
    nothing_else = sure and others.found * SELDOM <= len(best) and len(best) > 1
    if others.asking > asking or not (enough or nothing_else):
        return {}
    reason = (
        f"질문이 있다고 알린 절의 나란한 제목 {len(best)}개 가운데 {asking}개가 묻는 말투입니다"
    )
    return dict.fromkeys(best, reason)


def _has_place(section: Section) -> bool:
    return bool(marks.place(section.title))


def _sounds_asked(title: str) -> bool:
    """Whether a heading asks, or is somebody's words (`참석자: 투자에 대한 생각`)."""
    return marks.asks(title) or bool(_SPOKEN.match(title))
