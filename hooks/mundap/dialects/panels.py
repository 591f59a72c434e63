"""A question that is a heading, and below it a heading for each of those who answer.

Slides of a panel: `## 왜 시작했나요?`, then `#### 홍길동` and `#### 나영희` with what they said.
The same people below several headings that ask are the panel, though nothing announces one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from mundap.dialects import marks
from mundap.dialects.section import Section
from mundap.speakers import names, voices

PEOPLE = 2
"""People who answer each question, and questions that they answer, at least."""
SHARE = 0.6
"""Of such headings, how many must sound asked."""


def questions(sections: Sequence[Section]) -> dict[int, str]:
    """The sections whose headings a panel answers, each with the reason."""
    levels: dict[int, list[tuple[int, list[str]]]] = defaultdict(list)
    for index, section in enumerate(sections):
        people = _below(sections, index)
        if len(people) >= PEOPLE:
            levels[section.level].append((index, people))
    found: dict[int, str] = {}
    for heads in levels.values():
        often = Counter(name for _, people in heads for name in set(people))
        same = [
            (index, people)
            for index, people in heads
            if sum(often[name] >= PEOPLE for name in people) >= PEOPLE
        ]
        asking = sum(marks.asks(sections[index].title) for index, _ in same)
        if len(same) >= PEOPLE and asking >= SHARE * len(same):
            found |= {i: f"아래의 제목이 모두 답한 사람 {len(p)}명의 이름입니다" for i, p in same}
    return found


def _below(sections: Sequence[Section], index: int) -> list[str]:
    """The names that all headings below one are; nothing if one of them is no name."""
    head = sections[index]
    people: list[str] = []
    for section in sections[index + 1 :]:
        if head.heading is None or section.level <= head.level:
            break
        label = voices.heading(section.title)
        if label is None or not (names.looks_like_a_name(label.name) or label.honoured):
            return []
        people.append(label.name)
    return people
