"""A doubt says what to write; whoever copies it has settled it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from mundap.build import Understood, understand
from mundap.doubts import doubts
from mundap.model.transcript import Tried, Verdict
from mundap.text import yaml_text

LECTURE = "# 특강 · 김하늘 님\n\n## 나에게 던지는 질문\n\n"
TITLE = "# 특강 · 김하늘 님\n\n"
REGULAR = (
    "## Q&A\n\n> 무엇을 쓰시나요?\n\n글이요.\n\n> 언제 쓰시나요?\n\n밤에요.\n\n"
    "> 왜 쓰시나요?\n\n좋아서요.\n\n"
)
ASKED_QUOTES = "## Q&A\n\n> 무엇을 쓰시나요?\n\n글이요.\n\n**언제 쓰시나요?**\n\n밤에요.\n"

_WRITTEN = re.compile(r"_data/talks\.yml에(?: 있는 `([^`]+)`(의 `records`)?에)? `([^`]+)`")


def said(text: str, talks: str = "", name: str = "writing.md") -> tuple[Understood, list[str]]:
    understood = understand({f"talks/{name}": text.encode()}, {"talks.yml": talks.encode()})
    ours = ("no-exchange", "question-doubtful", "question-missed", "settled", "data-entry")
    return understood, [str(each) for each in understood.diagnostics if each.code in ours]


def questions(understood: Understood) -> list[str | None]:
    return [each.question.text for each in understood.transcripts[0].asked]


def copied(problem: str) -> str:
    """talks.yml as somebody writes it who does what a diagnostic says."""
    match = _WRITTEN.search(problem)
    assert match, problem
    slug, in_records, line = match.groups()
    if not slug:
        return line
    if in_records:
        return f"{slug}:\n  records:\n    - other.md\n    {line}\n"
    return f"{slug}:\n  records: [writing.md]\n  {line}\n"


@pytest.mark.parametrize(
    ("text", "problem", "found"),
    [
        pytest.param(
            LECTURE + "- 왜 쓰나요?\n    - 좋아서\n- 언제?\n    - 밤에\n",
            "talks/writing.md:3: no-exchange: 질문을 하나도 찾지 못했습니다. 질문이 있을 듯한 "
            "제목: ‘나에게 던지는 질문’. 질문이 맞으면 _data/talks.yml에 "
            '`writing: { questions: under "나에게 던지는 질문" }`라고 적어 주세요. '
            "질문이 없으면 그 대신 `not_questions: [3]`라고 적어 주세요.",
            ["왜 쓰나요?", "언제?"],
            id="a heading that sounds like questions over a shape we know",
        ),
        pytest.param(
            LECTURE + "- 왜 쓰나요?\n- 좋아서 씁니다.\n- 언제 쓰나요?\n- 밤에요.\n",
            "talks/writing.md:3: no-exchange: 질문을 하나도 찾지 못했습니다. 질문이 있을 듯한 "
            "제목: ‘나에게 던지는 질문’. 질문이 맞으면 _data/talks.yml에 "
            "`writing: { questions: [5, 7] }`라고 적어 주세요. "
            "질문이 없으면 그 대신 `not_questions: [3]`라고 적어 주세요.",
            ["왜 쓰나요?", "언제 쓰나요?"],
            id="over a shape we do not know",
        ),
        pytest.param(
            LECTURE + "오래 생각했습니다.\n",
            "talks/writing.md:3: no-exchange: 질문을 하나도 찾지 못했습니다. 질문이 있을 듯한 "
            "제목: ‘나에게 던지는 질문’. 질문이 있으면 _data/talks.yml에 "
            "`writing: { questions: [5] }`처럼 질문이 적힌 줄을 모두 적어 주세요. "
            "질문이 없으면 그 대신 `not_questions: [3]`라고 적어 주세요.",
            ["오래 생각했습니다."],
            id="over nothing that asks",
        ),
        pytest.param(
            TITLE + "## 둘째 시간\n\n> 왜 쓰나요?\n\n네\n\n> 언제 쓰나요?\n\n밤\n\n> 뭘 쓰나요?\n",
            "talks/writing.md:3: no-exchange: 질문을 하나도 찾지 못해 모두 본문으로 두었습니다. "
            "‘둘째 시간’ 아래의 글이 질문과 답이면 _data/talks.yml에 "
            '`writing: { questions: under "둘째 시간" }`라고 적어 주세요.',
            ["왜 쓰나요?", "언제 쓰나요?", "뭘 쓰나요?"],
            id="a heading that says nothing over questions",
        ),
        pytest.param(
            TITLE + ASKED_QUOTES,
            "talks/writing.md:9: question-missed: 답 안의 9행이 질문처럼 생겼습니다. 질문이 맞으면 "
            "_data/talks.yml에 `writing: { questions: [9] }`, 답이 맞으면 `not_questions: [9]`라고 "
            "적어 주세요.",
            ["무엇을 쓰시나요?", "언제 쓰시나요?"],
            id="a strong line that asks inside an answer",
        ),
        pytest.param(
            TITLE + REGULAR + "> 2부\n\n> 어디서 쓰시나요?\n\n집에서요.\n",
            "talks/writing.md:17: question-doubtful: ‘2부’은(는) 묻는 말도 답도 없어 질문이 아닐지 "
            "모릅니다. 질문이 아니면 _data/talks.yml에 `writing: { not_questions: [17] }`, 질문이 "
            "맞으면 `questions: [17]`라고 적어 주세요.",
            ["무엇을 쓰시나요?", "언제 쓰시나요?", "왜 쓰시나요?", "어디서 쓰시나요?"],
            id="one that neither asks nor is answered",
        ),
    ],
)
def test_who_copies_what_a_doubt_says_has_settled_it(
    text: str, problem: str, found: list[str | None]
) -> None:
    before, problems = said(text)
    assert problems == [problem]
    assert questions(before) != found
    after, left = said(text, copied(problem))
    assert questions(after) == found
    assert left == []


@pytest.mark.parametrize(
    ("text", "settling"),
    [
        (TITLE + ASKED_QUOTES, "not_questions: [9]"),
        (TITLE + REGULAR + "> 2부\n", "questions: [17]"),
        (LECTURE + "오래 생각했습니다.\n", "not_questions: [3]"),
    ],
)
def test_who_says_that_all_is_well_is_not_asked_again(text: str, settling: str) -> None:
    before, problems = said(text)
    assert len(problems) == 1
    after, left = said(text, f"writing: {{ {settling} }}")
    assert left == []
    assert questions(after) == questions(before)


@pytest.mark.parametrize(
    ("talks", "written"),
    [
        ("", "_data/talks.yml에 `writing: { questions: [5] }`"),
        ("kim: { records: writing.md }", "_data/talks.yml에 있는 `kim`에 `questions: [5]`"),
        (
            "kim: { records: [other.md, writing.md] }",
            "_data/talks.yml에 있는 `kim`의 `records`에 `- { file: writing.md, questions: [5] }`",
        ),
    ],
)
def test_where_to_write_is_said_as_talks_yml_has_the_record(talks: str, written: str) -> None:
    _, problems = said(LECTURE + "오래 생각했습니다.\n", talks)
    (problem,) = problems
    assert written in problem
    after, left = said(LECTURE + "오래 생각했습니다.\n", copied(problem))
    assert (questions(after), left) == (["오래 생각했습니다."], [])


@pytest.mark.parametrize("name", ["2024.md", "글쓰기 특강.md", "no.md", "a/b.md"])
def test_what_is_written_names_the_file_whatever_its_name(name: str) -> None:
    _, (problem,) = said(LECTURE + "오래 생각했습니다.\n", name=name)
    assert yaml_text.load(copied(problem))[1] is None
    after, left = said(LECTURE + "오래 생각했습니다.\n", copied(problem), name)
    assert (questions(after), left) == (["오래 생각했습니다."], [])


def test_what_is_regular_or_may_be_a_question_is_not_doubted() -> None:
    assert said(TITLE + REGULAR)[1] == []
    assert said(TITLE + REGULAR + "> 어떤 책이 좋은지\n")[1] == []
    assert said(TITLE + "## Q&A\n\n> 첫째\n\n> 둘째\n\n답\n")[1] == []


def test_two_shapes_that_explain_a_text_alike_are_a_doubt() -> None:
    # Scores are no promise of the recognisers: they are given here.
    near = Tried("bold-lines", 3.8, (9,))
    read = said(TITLE + ASKED_QUOTES)[0].transcripts[0]
    alike = Verdict("Q&A", 3, "quotes", (), (Tried("quotes", 4.0, (5,)), near))
    (found,) = [
        str(each)
        for each in doubts(replace(read, verdicts=(alike,)))
        if each.code == "format-doubtful"
    ]
    assert found == (
        "talks/writing.md:3: format-doubtful: ‘Q&A’에서 `quotes`로 질문 1개를 읽었지만, "
        "`bold-lines`로 1개를 읽을 수도 있습니다. 앞의 것이 맞으면 _data/talks.yml에 "
        "`writing: { format: quotes }`, 뒤의 것이 맞으면 `format: bold-lines`라고 적어 주세요."
    )
    clear = replace(alike, tried=(Tried("quotes", 4.9, (5,)), near))
    same = replace(alike, tried=(Tried("quotes", 4.0, (9,)), near))
    settled = replace(alike, tried=alike.tried[:1])
    for other in (clear, same, settled):
        codes = [each.code for each in doubts(replace(read, verdicts=(other,)))]
        assert "format-doubtful" not in codes
    assert questions(said(TITLE + ASKED_QUOTES, copied(found))[0]) == ["무엇을 쓰시나요?"]
    assert questions(said(TITLE + ASKED_QUOTES, "writing: { format: bold-lines }")[0]) == [
        "언제 쓰시나요?"
    ]
