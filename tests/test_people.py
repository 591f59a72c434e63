"""Who a transcript says speaks, and who is only mentioned."""

from __future__ import annotations

import pytest

from mundap.speakers import people


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Week 2 화요일 마스터클래스 - 홍길동 마스터님(05.07)",
            [("홍길동", "마스터", "홍길동 마스터님")],
        ),
        ("[마스터클래스] 나영희 교수님", [("나영희", "교수", "나영희 교수님")]),
        (
            "나영희 CTO님과 남궁민수님",
            [("나영희", "CTO", "나영희 CTO님"), ("남궁민수", "", "남궁민수님")],
        ),
        ("홍길동 대표", [("홍길동", "대표", "홍길동 대표")]),
        ("홍길동", []),
        ("김하늘 님의 신입 개발자 웨비나", [("김하늘", "", "김하늘 님")]),
        ("김하늘 개발자님", [("김하늘", "개발자", "김하늘 개발자님")]),
        ("강사님께 드리는 질문", []),
        ("여러분 고객님 교수님", []),
    ],
)
def test_people_in_a_title(title: str, expected: list[tuple[str, str, str]]) -> None:
    labels = list(people.labels_in_title(title, 1))
    assert [(x.name, x.title, x.printed) for x in labels] == expected


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("발표자 홍길동님", "홍길동"),
        ("발표자: 홍길동", "홍길동"),
        ("연사 - 홍길동 님", "홍길동"),
        ("강연자는 나영희 박사님", "나영희"),
        ("발표자 소개", None),
        ("발표 장소인 대강당에", None),
        ("홍길동님의 강의를 참고하라.", None),
    ],
)
def test_a_line_that_announces_the_speaker(line: str, name: str | None) -> None:
    label = people.announced(line, 3)
    assert (label and label.name) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("지난 5월 홍길동 님의 데이터 웨비나가 있었습니다.", "홍길동"),
        ("홍길동님의 말씀처럼", None),
        ("기초는 홍길동님", None),
    ],
)
def test_whose_talk_it_was(line: str, name: str | None) -> None:
    label = people.whose_talk(line, 1)
    assert (label and label.name) == name
