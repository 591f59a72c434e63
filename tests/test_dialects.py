"""Why a section was read as it was, and what its maintainer may settle."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mundap import dialects
from mundap.dialects import marks
from mundap.model.settled import Settled
from mundap.model.transcript import Transcript
from mundap.text.source import read_source
from mundap.transcript import read_transcript

TALK = """\
# 모임

## 나누고 싶은 이야기

**왜 시작했나요?**
심심해서요.

**다음 이야기**
다음에 하겠습니다.
"""


def read(text: str, settled: Settled | None = None) -> Transcript:
    source, _ = read_source("talks/some-talk.md", text.encode())
    assert source is not None
    return read_transcript(source, settled=settled)


def questions(text: str, settled: Settled | None = None) -> list[tuple[int, int, str | None]]:
    return [(a.first, a.last, a.question.text) for a in read(text, settled).asked]


def test_a_verdict_names_every_dialect_that_found_something() -> None:
    text = "## Q&A\n\n**하나?**\n- 답\n  - 이유\n\n**둘?**\n- 답\n"
    (verdict,) = read(text).verdicts
    assert (verdict.section, verdict.line, verdict.dialect) == ("Q&A", 1, "bold-lines")
    assert verdict.reasons == ("질문 2개", "묻는 말투 100%", "답이 있음 100%", "절의 100%")
    scores = [tried.score for tried in verdict.tried]
    assert verdict.tried[0].dialect == "bold-lines"
    assert scores == sorted(scores, reverse=True)


def test_a_section_without_questions_says_why() -> None:
    verdicts = read(TALK).verdicts
    assert [v.dialect for v in verdicts] == ["", ""]
    assert verdicts[1].reasons == ("질문이 있다고 알리는 제목이 없습니다",)


def test_a_heading_may_be_settled_to_hold_questions() -> None:
    assert questions(TALK) == []
    assert questions(TALK, Settled(under=("나누고 싶은 이야기",))) == [
        (5, 6, "왜 시작했나요?"),
        (8, 9, "다음 이야기"),
    ]


def test_lines_may_be_settled_to_be_no_question() -> None:
    settled = Settled(under=("나누고 싶은 이야기",), not_questions=((8, 9),))
    assert questions(TALK, settled) == [(5, 9, "왜 시작했나요?")]
    assert questions(
        "## Q&A\n\n### 하나?\n답\n\n### 둘?\n답\n", Settled(not_questions=((6, 6),))
    ) == [(3, 4, "하나?")]


def test_lines_may_be_settled_to_be_a_question() -> None:
    text = "## Q&A\n\n> 하나?\n\n답\n\n둘을 알려 주세요\n\n둘째 답\n\n> 셋?\n\n답\n"
    assert [q[0] for q in questions(text)] == [3, 11]
    assert questions(text, Settled(questions=((7, 7),))) == [
        (3, 5, "하나?"),
        (7, 9, "둘을 알려 주세요"),
        (11, 13, "셋?"),
    ]
    heading = "# 모임\n\n## 짧은 제목\n답\n"
    assert questions(heading, Settled(questions=((3, 3),))) == [(3, 4, "짧은 제목")]


def test_a_format_is_the_only_one_that_is_tried() -> None:
    text = "## Q&A\n\n**하나?**\n\n> 둘?\n\n답\n"
    assert questions(text, Settled(format="quotes")) == [(5, 7, "둘?")]
    assert "quotes" in dialects.NAMES


@pytest.mark.parametrize(
    "line",
    [
        "Q. 무엇?", "Q1. 무엇?", "Q.1 무엇?", "Q 1) 무엇?", "Q: 무엇?", "[Q] 무엇?", "q) 무엇?",
        "질문 1. 무엇?", "질문: 무엇?", "질문내용 : 무엇?", "**Q.** 무엇?", "**Q** 무엇?",
        "**질문 2** : 무엇?",
        "**Q3. 무엇?**", "_Q. 무엇?_", "❓ Q. 무엇?", "Question 1: 무엇?",
    ],
)  # fmt: skip
def test_marks_of_a_question(line: str) -> None:
    found = marks.question(line)
    assert found is not None
    assert found.text == "무엇?"


@pytest.mark.parametrize("asked", ["2 가지 방법은?", "10 대 기업은?", "3 개월이면 되나요?"])
def test_what_is_counted_is_no_number_of_a_question(asked: str) -> None:
    assert marks.question(f"Q. {asked}") == marks.Marked(asked, None)


@pytest.mark.parametrize(
    "line",
    [
        "Q1 매출",
        "질문이 많았다",
        "Q&A",
        "(질문) 그러면요?",
        "QA팀과 일하기",
        "질문과 답변",
        "quit.",
    ],
)
def test_what_only_looks_like_a_mark(line: str) -> None:
    assert marks.question(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("어떻게 배우나요?", True), ("무엇을 배울지", True), ("지치지 않는 방법", True),
        ("알려 주세요.", True), ("공부하는 순서가 궁금합니다", True), ("언제가 좋을까", True),
        ("나영희", False), ("데이터 팀", False), ("전문가", False), ("서버 이야기", False),
        ("얼마나 걸립니까", True), ("처음이니까", False), ("아침에 하니까", False),
    ],
)  # fmt: skip
def test_what_sounds_asked(text: str, expected: bool) -> None:
    assert marks.asks(text) is expected


def test_the_measure_says_what_it_lacks() -> None:
    tool = Path(__file__).parent.parent / "tools" / "bench" / "ingest.py"
    ran = subprocess.run([sys.executable, tool], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert "make bench-ingest CORPUS=" in ran.stderr


def test_lines_that_ask_somebody_are_a_reason() -> None:
    lines = ("멘토님은 왜 시작하셨나요?", "몇 번 옮기셨나요?", "하시는 일이 궁금합니다")
    text = "# 멘토링\n\n" + "".join(f"- {line}\n  - 답\n" for line in lines)
    (verdict,) = read(text).verdicts
    assert (verdict.dialect, verdict.reasons[-1]) == (
        "bullets",
        "답할 사람에게 묻는 줄이 나란합니다",
    )
    (verdict,) = read(text.replace("# 멘토링", "# 면접 준비")).verdicts
    assert verdict.dialect == ""
