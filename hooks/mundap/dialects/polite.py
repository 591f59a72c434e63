"""Headings that ask somebody, though nothing announces questions: notes of a senior's visit.

`### 3. 선배님은 면접을 어떻게 준비하셨나요?` is asked of who answers below it. Headings of a
lecture ask nobody (`언제 쓰나요?`), and one that speaks to its readers stands alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mundap.dialects import addressing, announcing, marks
from mundap.dialects.announcing import Announced
from mundap.dialects.section import Section

ADDRESSED = 3
"""Headings of one group that speak to who answers, at least."""
SHARE = 1 / 3
"""Of those that ask, how many do, at least."""
ASKING = 0.6
"""Of all of them, how many must ask."""

# Written for who applies or fills in a form: nobody of the talk is asked.
_FORM = re.compile(
    r"면접|자기소개서|자소서|모의|예상\s?질문|설문|지원서|신청서|회고|체크리스트|후기"
)


def questions(sections: Sequence[Section]) -> dict[int, str]:
    """The sections whose headings are such questions, each with the reason."""
    if any(section.announced is Announced.YES for section in sections):
        return {}
    found: dict[int, str] = {}
    for group in _siblings(sections):
        asking = [i for i in group if _asks(sections[i].title)]
        addressed = sum(addressing.addresses(sections[i].title) for i in asking)
        if addressed >= max(ADDRESSED, SHARE * len(asking)) and len(asking) >= ASKING * len(group):
            why = f"나란한 제목 {len(group)}개 가운데 {addressed}개가 답할 사람에게 묻습니다"
            found |= dict.fromkeys(asking, why)
    return found


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
        over = [sections[0].title, *(sections[i].title for i in path)]
        ordinary = section.announced is Announced.NO and not section.announces
        form = announcing.is_furniture(section.title) or any(map(_FORM.search, over))
        if ordinary and not form:
            groups[path[-1] if path else -1, section.level].append(index)
        path.append(index)
    yield from groups.values()
