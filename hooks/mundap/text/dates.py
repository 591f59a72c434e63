"""Dates as texts say them, kept as said.

EDTF (ISO 8601-2) writes what is known and no more: `12월 29일` is
`XXXX-12-29`. No year is inferred from a weekday, an image name or today.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from mundap.model.transcript import SaidDate

WEEKDAYS = "월화수목금토일"
"""Monday first, as `datetime.date.weekday` counts."""

_WEEKDAY = rf"(?P<weekday>[{WEEKDAYS}])요일"
_PATTERNS = (
    re.compile(
        r"(?<![\d.])(?P<year>(?:19|20)\d\d)\s*[-./년]\s*(?P<month>\d{1,2})"
        r"(?:\s*[-./월]\s*(?P<day>\d{1,2})\s*일?|\s*월)?(?![\d])"
    ),
    re.compile(r"(?<!\d)(?P<month>\d{1,2})\s*월\s*(?P<day>\d{1,2})\s*일"),
    re.compile(r"(?<=\()(?P<month>[01]\d)\.(?P<day>[0-3]\d)(?=\))"),
)
_YEAR = re.compile(r"(?<![\w.\-/~])(?P<year>(?:19|20)\d\d)(?![\w.\-/~]|\s*[-./~월])")
_EDTF = re.compile(r"^(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?$")


def _edtf(year: str | None, month: str | None, day: str | None) -> str | None:
    """EDTF of parts that make a date, else None."""
    try:
        # A leap year stands in for an unknown one: 02-29 is a date.
        datetime.date(int(year or 2000), int(month or 1), int(day or 1))
    except ValueError:
        return None
    parts = [year or "XXXX", *(f"{int(part):02}" for part in (month, day) if part)]
    return "-".join(parts)


def said_dates(text: str, line: int) -> Iterator[SaidDate]:
    """Every date a line says, first the fullest kind.

    Args:
        text: Plain text of one line.
        line: Its number.
    """
    weekday = re.search(_WEEKDAY, text)
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            edtf = _edtf(groups.get("year"), groups["month"], groups.get("day"))
            if edtf is None:
                continue
            said = match.group().strip()
            if weekday:
                said = f"{weekday.group()} {said}"
            yield SaidDate(
                edtf, said, line, WEEKDAYS.index(weekday["weekday"]) if weekday else None
            )


def said_year(text: str, line: int) -> SaidDate | None:
    """A year that stands by itself, as in the name of a yearly event: `어느 콘퍼런스 2019`."""
    match = _YEAR.search(text)
    return SaidDate(match["year"], match["year"], line) if match else None


def given_date(text: str) -> SaidDate | None:
    """A date of a data file or front matter: EDTF or a date in words; None if it is neither."""
    match = _EDTF.match(text.strip())
    if match:
        year = None if match["year"] == "XXXX" else match["year"]
        edtf = _edtf(year, match["month"], match["day"])
        return SaidDate(edtf, text.strip(), 0) if edtf else None
    return next(said_dates(text, 0), None)


def weekday_fits(date: SaidDate) -> bool:
    """Whether weekday and date agree; True when nothing can be checked."""
    if date.weekday is None or date.edtf.startswith("XXXX") or len(date.edtf) != 10:
        return True
    return datetime.date.fromisoformat(date.edtf).weekday() == date.weekday


def years_fit(one: SaidDate, other: SaidDate) -> bool:
    """Whether some one year gives both dates the weekdays they are said to have.

    Both must lack the year and have a weekday; otherwise True, for nothing
    contradicts. 400 years are the whole cycle of the calendar.
    """
    for date in (one, other):
        if date.weekday is None or not date.edtf.startswith("XXXX-") or len(date.edtf) != 10:
            return True
    return any(
        all(_weekday_in(year, date) == date.weekday for date in (one, other))
        for year in range(2000, 2400)
    )


def _weekday_in(year: int, date: SaidDate) -> int | None:
    try:
        return datetime.date(year, int(date.edtf[5:7]), int(date.edtf[8:10])).weekday()
    except ValueError:
        return None
