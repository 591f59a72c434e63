"""Dates as said, in EDTF, and the years that could make them true."""

from __future__ import annotations

import pytest

from mundap.model.transcript import SaidDate
from mundap.text.dates import given_date, said_dates, weekday_fits, years_fit


@pytest.mark.parametrize(
    ("text", "edtf", "said"),
    [
        ("지난 12월 29일 웨비나", "XXXX-12-29", "12월 29일"),
        ("수요일 마스터클래스(03.03)", "XXXX-03-03", "수요일 03.03"),
        ("2021년 8월 19일에", "2021-08-19", "2021년 8월 19일"),
        ("2016/09/10 후기", "2016-09-10", "2016/09/10"),
        ("2021.08 모임", "2021-08", "2021.08"),
        ("2024년 3월에", "2024-03", "2024년 3월"),
    ],
)
def test_what_is_said_is_kept(text: str, edtf: str, said: str) -> None:
    date = next(said_dates(text, 1))
    assert (date.edtf, date.said) == (edtf, said)


@pytest.mark.parametrize(
    "text", ["13월 40일", "버전 2.0.1", "1950년 때부터", "(3.5)", "2021-19-99", ""]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert list(said_dates(text, 1)) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("XXXX-12-29", "XXXX-12-29"), ("2021", "2021"), ("2021-08", "2021-08"), ("언젠가", None)],
)
def test_dates_of_data_files(text: str, edtf: str | None) -> None:
    date = given_date(text)
    assert (date and date.edtf) == edtf


def date(edtf: str, weekday: int | None) -> SaidDate:
    return SaidDate(edtf, edtf, 1, weekday)


def test_a_monday_and_a_wednesday_one_day_apart_fit_no_year() -> None:
    assert not years_fit(date("XXXX-03-03", 2), date("XXXX-03-02", 0))
    assert years_fit(date("XXXX-03-03", 2), date("XXXX-03-01", 0))
    assert years_fit(date("XXXX-03-03", 2), date("XXXX-03-02", None))


def test_a_full_date_knows_its_weekday() -> None:
    assert weekday_fits(date("2021-03-03", 2))
    assert not weekday_fits(date("2021-03-03", 0))
    assert weekday_fits(date("XXXX-03-03", 0))
