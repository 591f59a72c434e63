"""Labels in front of words: who answers, and which nouns only look like a name."""

from __future__ import annotations

import pytest

from mundap.speakers import names, voices
from mundap.speakers.cast import cast
from mundap.text.outline import parse_outline

CAST = frozenset({"홍길동", "치즈", "Ada Kim"})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # 님이나 직함이 있으면 처음 보는 사람이어도 말하는 사람이다.
        ("(나영희 운영진님) 결국", ("나영희 운영진님", "결국")),
        ("(나영희님)네", ("나영희님", "네")),
        ("(달달님) 저는요", ("달달님", "저는요")),
        ("나영희 대표님: 그렇죠", ("나영희 대표님", "그렇죠")),
        ("**나영희 님**: 그렇죠", ("나영희 님", "그렇죠")),
        ("**나영희 교수:** 그렇죠", ("나영희 교수", "그렇죠")),
        ("나영희 수석연구위원님 - 그렇죠", ("나영희 수석연구위원님", "그렇죠")),
        ("A(나영희 님): 그렇죠", ("나영희 님", "그렇죠")),
        ("답변 (나영희 님) 그렇죠", ("나영희 님", "그렇죠")),
        ("🙋 나영희 님 : 그렇죠", ("나영희 님", "그렇죠")),
        ("이민정 교수님", ("이민정 교수님", "")),
        ("나영희(어느 회사)님: 그렇죠", ("나영희(어느 회사)님", "그렇죠")),
        # 이름만 있으면 기록이 아는 사람이어야 한다.
        ("홍길동: 네", ("홍길동", "네")),
        ("홍길동 : 네", ("홍길동", "네")),
        ("**홍길동** — 네", ("홍길동", "네")),
        ("(홍길동) 네", ("홍길동", "네")),
        ("[홍길동] 네", ("홍길동", "네")),
        ("A. 홍길동: 네", ("홍길동", "네")),
        ("홍길동 (깜짝 손님)", ("홍길동 (깜짝 손님)", "")),
        ("ㄴ 치즈: 네", ("치즈", "네")),
        ("Ada Kim: 네", ("Ada Kim", "네")),
        ("나영희: 네", None),
        ("(나영희) 네", None),
        # 사람이 아니다.
        ("장점: 빠르다", None),
        ("예: 홍길동", None),
        ("React: 화면을 그린다", None),
        ("**결론**: 해 보세요", None),
        ("이유 - 느려서", None),
        ("안정성: 높다", None),
        ("사용자님: 왜 안 되나요", None),
        ("멘토님", None),
        ("(석사)연구실을 들어가면", None),
        ("(질문)지금", None),
        ("결국 (나영희 님) 말씀처럼", None),
        ("[홍길동](https://example.com) 참고", None),
        ("홍길동://example", None),
    ],
)
def test_a_label_in_front_of_words(line: str, expected: tuple[str, str] | None) -> None:
    found = voices.opening(line)
    spoken = found if found and found.speaks(CAST) else None
    assert (spoken and (spoken.label, spoken.words)) == expected


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("답변 (홍길동)", "홍길동"),
        ("홍길동 님의 답변", "홍길동"),
        ("답변 - 홍길동", "홍길동"),
        ("나영희 교수님", "나영희"),
        ("답변", None),
        ("우리 팀의 답변", None),
    ],
)
def test_a_heading_that_says_who_answers(heading: str, name: str | None) -> None:
    found = voices.heading(heading)
    assert (found.name if found and found.speaks(CAST) else None) == name


@pytest.mark.parametrize(
    ("text", "known"),
    [
        # 두 번 되풀이되는 이름은 말하는 사람이다.
        ("* 나영희 : 네\n* 안정성 : 높다\n\n글\n\n* 나영희 : 또요\n", {"나영희"}),
        # 그 곁에서 한 번 말한 사람도 그렇다.
        ("나영희: 네\n\n나영희: 또요\n\n이민정: 저도요\n", {"나영희", "이민정"}),
        # 한 번뿐이면 이름인지 알 수 없다.
        ("나영희: 네\n", set()),
        # 목적어로도 쓰이는 말은 이름이 아니다.
        ("* 정확도 : 90\n* 조정도 : 3\n\n조정도를 잰다.\n\n* 조정도 : 4\n", set()),
        # 누가 님이라고 불렀으면 별명도 안다.
        ("치즈님이 오셨다.\n", {"치즈"}),
        ("고객님과 사용자님, 여러분\n", set()),
        # 한 낱말뿐인 항목은 답이지 이름표가 아니다.
        ("* 나영희\n* 나영희\n", set()),
    ],
)
def test_the_cast_of_a_record(text: str, known: set[str]) -> None:
    assert cast(parse_outline(text.split("\n"))) == known


@pytest.mark.parametrize("noun", ["장점", "결론", "안정성", "차이점", "발표자", "방법론", "기본값"])
def test_a_noun_is_no_name(noun: str) -> None:
    assert not names.looks_like_a_name(noun)
