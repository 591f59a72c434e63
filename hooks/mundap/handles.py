"""Handles: what stands in front of answer after answer and is no name anybody could tell.

A panel may be written down by nicknames, firms or clubs: `구름: 저는 …`, `서점: 우리는 …`. One
such word says nothing (`장점: …`); several that come back with question after question, speak of
themselves and do not fill in a form, are those who answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mundap.dialects import marks
from mundap.model.blocks import Block, BlockKind, Line
from mundap.model.transcript import Asked, TurnKind
from mundap.speakers import names, voices
from mundap.text import inline

OFTEN = 3
"""Questions that a handle answers, at least."""
PANEL = 2
"""Handles that answer so often, at least: one alone has nobody beside it."""
PERSONAL = 0.25
"""Of what they say, how much must speak of those who say it."""

_SELF = re.compile(
    r"(?<![가-힣])(?:저|저희|나|우리)(?:는|도|를|의|에게|한테|만|랑|는요|로서는)?(?![가-힣])"
    r"|(?<![가-힣])(?:제(?!\s?\d)|제가|제게|내가|내게)(?![가-힣])"
)
# What opens the parts of an answer, and sorts of people that are nobody.
_NOTIONS = frozenset(
    "예 예시 예제 사례 참고 결론 요약 정리 핵심 본론 서론 이유 까닭 근거 배경 "
    "상황 원인 문제 해결 해결책 방법 과정 결과 장점 단점 특징 차이 차이점 공통점 "
    "팁 주의 주의점 추가 보충 첨언 덧붙임 여담 의견 생각 경험 느낀점 답 답변 "
    "대답 응답 질문 메모 비고 링크 출처 자료 과거 현재 미래 지금 예전 요즘 처음 "
    "다음 마지막 첫째 둘째 셋째 첫번째 두번째 세번째 먼저 하나 둘 셋 목표 계획 "
    "전 후 오전 오후 국내 해외 학부 석사 박사 신입 경력 찬성 반대 개인 공통 "
    "기타".split()
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A part of an answer that a label may open."""

    who: str
    """The bare label; empty where there is none."""
    personal: bool
    """Whether its first line speaks of who says it."""


def handles(asked: Iterable[Asked]) -> frozenset[str]:
    """The handles that answer in a record.

    Args:
        asked: Its exchanges, not yet cut at bare labels.
    """
    answers = [said for each in asked if (said := [*_said(each)]) and all(x.who for x in said)]
    often = Counter(who for said in answers for who in {each.who for each in said})
    regular = {who for who, count in often.items() if count >= OFTEN and _could_be(who)}
    spoken = [each for said in answers for each in said if each.who in regular]
    personal = sum(each.personal for each in spoken)
    # What always comes in one order is a form: `결론: …`, `이유: …`.
    orders = {tuple(each.who for each in said) for said in answers}
    if len(regular) < PANEL or personal < PERSONAL * len(spoken) or len(orders) < PANEL:
        return frozenset()
    beside = {
        each.who
        for said in answers
        if 2 * sum(each.who in regular for each in said) >= len(said) > 1
        for each in said
        if _could_be(each.who) or each.who in names.TITLES
    }
    return frozenset(regular | beside)


def _could_be(who: str) -> bool:
    return "".join(who.split()) not in _NOTIONS and not names.is_word(who)


def _said(asked: Asked) -> Iterator[_Said]:
    """The parts of an answer: items, and paragraphs with the labelled lines in them."""
    for turn in asked.turns:
        if turn.kind is TurnKind.VOICE:
            yield _Said(turn.label, False)
        elif turn.kind is TurnKind.ANSWER:
            for block in turn.blocks:
                yield from _parts(block)


def _parts(block: Block) -> Iterator[_Said]:
    if block.kind is BlockKind.LIST:
        for item in block.children:
            head = item.children[0] if item.children else item
            yield _part(head.lines[:1])
    elif block.kind is BlockKind.PARAGRAPH:
        first, *more = block.lines
        yield _part((first,))
        yield from (part for line in more if (part := _part((line,))).who)
    else:
        yield _Said("", False)


def _part(lines: Sequence[Line]) -> _Said:
    text = lines[0].text if lines else ""
    opening = None if marks.answer(text) or marks.question(text) else voices.opening(text)
    if opening is None or opening.mark is not voices.Mark.COLON:
        return _Said("", False)
    return _Said(opening.name, bool(_SELF.search(inline.plain_inline(opening.words))))
