"""Dates as readers see them: what is known, and that the rest is not.

Reads the Extended Date/Time Format (https://www.loc.gov/standards/datetime/), levels 0 and 1.
"""

from __future__ import annotations

import re

from mundap.model.transcript import SaidDate

UNKNOWN = "날짜 미상"

_DATE = re.compile(r"(?P<y>[0-9X]{4})(?:-(?P<m>[0-9X]{2})(?:-(?P<d>[0-9X]{2}))?)?(?P<q>[?~%]?)")
_WEEKDAYS = "월화수목금토일"
_QUALIFIERS = {"?": " (불확실)", "~": " (무렵)", "%": " (불확실, 무렵)"}


def korean_date(date: SaidDate | None) -> str:
    """Say a date in Korean, e.g. `수요일, 3월 3일 (연도 미상)`; `날짜 미상` for None.

    A notation this does not read is shown in the transcript's own words.
    """
    if date is None:
        return UNKNOWN
    ends = [_one(end) for end in date.edtf.split("/")]
    if not ends[0] or None in ends or len(ends) > 2:
        return date.said or UNKNOWN
    text = " – ".join(end for end in ends if end)
    if date.weekday is not None and 0 <= date.weekday < 7:
        return f"{_WEEKDAYS[date.weekday]}요일, {text}"
    return text


def _one(edtf: str) -> str | None:
    """One date; empty for an empty one (nothing known at all), None when it cannot be read."""
    match = _DATE.fullmatch(edtf)
    if match is None:
        return None
    year, month, day = _year(match["y"]), _number(match["m"], "월"), _number(match["d"], "일")
    known = " ".join(part for part in (year, month, day) if part)
    if not known:
        return ""
    return known + ("" if year else " (연도 미상)") + _QUALIFIERS.get(match["q"], "")


def _year(digits: str) -> str:
    if digits.endswith("X") and digits[:3].isdigit():
        return f"{digits[:3]}0년대"
    return f"{int(digits)}년" if digits.isdigit() else ""


def _number(digits: str | None, unit: str) -> str:
    return f"{int(digits)}{unit}" if digits and digits.isdigit() else ""
