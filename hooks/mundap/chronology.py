"""Whether the dates of talks can be true: alone, and together.

A contradiction is said to maintainers and to readers; nothing is inferred
from it and nothing is mended.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from mundap.diagnostics import Diagnostic, Severity
from mundap.model.archive import Talk
from mundap.model.transcript import SaidDate
from mundap.text import dates

CODE = "date-contradiction"
_WEEK = re.compile(r"(?i)week\s*_?(\d+)|(\d+)\s*주\s*차")


def contradictions(talks: Sequence[Talk]) -> Iterator[Diagnostic]:
    """Dates whose weekdays no year makes true; `date-contradiction`, one for each date."""
    dated = [(talk, talk.date) for talk in talks if talk.date is not None]
    for talk, date in dated:
        if not dates.weekday_fits(date):
            yield _contradiction(talk, date, "그날의 요일과 맞지 않습니다.")
    for (one, first), (other, second) in combinations(dated, 2):
        if _same_week(one, other) and not dates.years_fit(first, second):
            for talk, date, elsewhere, theirs in (
                (one, first, other, second),
                (other, second, one, first),
            ):
                yield _contradiction(
                    talk,
                    date,
                    f"같은 주라고 적힌 {elsewhere.canonical.file}의 ‘{theirs.said}’까지 "
                    "요일이 모두 맞는 해가 없습니다.",
                )


def _same_week(one: Talk, other: Talk) -> bool:
    """Whether two talks are of one event and their titles name the same week of it."""
    weeks = [_WEEK.search(talk.canonical.transcript.title) for talk in (one, other)]
    numbers = [match and (match[1] or match[2]) for match in weeks]
    return (
        bool(one.event)
        and one.event == other.event
        and None not in numbers
        and (numbers[0] == numbers[1])
    )


def _contradiction(talk: Talk, date: SaidDate, why: str) -> Diagnostic:
    return Diagnostic(
        talk.canonical.file,
        date.line,
        CODE,
        f"‘{date.said}’: {why}",
        "적힌 대로 두었습니다. 아는 날짜가 있으면 기록을 고쳐 주세요.",
        Severity.NOTICE,
    )


def with_doubts(talks: Sequence[Talk], found: Iterable[Diagnostic]) -> tuple[Talk, ...]:
    """The talks, with what contradicts their dates among the notes of their pages."""
    doubts: dict[str, list[str]] = defaultdict(list)
    for each in found:
        doubts[each.path].append(f"날짜 {each.message}")
    return tuple(replace(talk, notes=(*talk.notes, *doubts[talk.canonical.file])) for talk in talks)
