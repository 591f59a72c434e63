"""How well a dialect explains a section: what is believed where several read it."""

from __future__ import annotations

from collections.abc import Sequence

from mundap.dialects import headings, marks, polite
from mundap.dialects.announcing import Announced
from mundap.dialects.section import Item, Recogniser, Section, sounds_asked
from mundap.model.transcript import Asked


def sounds_right(
    section: Section, dialect: Recogniser, asked: Sequence[Asked], beside: bool
) -> bool:
    """Whether what was found may be believed where no heading of the section announces it."""
    if section.announced is not Announced.MAYBE or (dialect.distinct > 1 and not beside):
        return True
    asking = sum(marks.asks(each.question.text or "") for each in asked)
    if asking == len(asked) and all(_has_company(each) for each in asked):
        return True
    return asking > 1 and asking >= headings.SHARE * len(asked)


def _has_company(asked: Asked) -> bool:
    """Whether several people answer in their own names: nothing else looks so."""
    return len({turn.label for turn in asked.turns if turn.label}) > 1


def score(
    section: Section, dialect: Recogniser, items: Sequence[Item], asked: Sequence[Asked]
) -> tuple[float, tuple[str, ...]]:
    """How well a dialect explains a section, and the reasons in words."""
    asking = sum(map(sounds_asked, asked)) / len(asked)
    answered = sum(bool(each.turns) for each in asked) / len(asked)
    lines = sum(item.last - item.first + 1 for item in items)
    covered = sum(each.last - each.first + 1 for each in asked) / max(lines, 1)
    value = dialect.distinct + 2 * asking + answered + covered + min(len(asked), 10) / 20
    reasons: tuple[str, ...] = (
        f"질문 {len(asked)}개",
        f"묻는 말투 {asking:.0%}",
        f"답이 있음 {answered:.0%}",
        f"절의 {covered:.0%}",
    )
    if section.announced is Announced.MAYBE and polite.announces(section):
        reasons = (*reasons, "답할 사람에게 묻는 줄이 나란합니다")
    return value, reasons
