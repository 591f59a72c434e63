"""What a maintainer writes to settle a doubt: every spelling that means one thing, every slip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mundap import dialects
from mundap.build import read_all, settled_records, understand
from mundap.data import settled
from mundap.data.files import read_data
from mundap.doubts import doubts
from mundap.model.settled import NOTHING, Settled
from mundap.model.transcript import Transcript
from mundap.text import yaml_text
from mundap.text.source import read_source


def parsed(text: str) -> tuple[Settled, list[str]]:
    source, _ = read_source("talks/writing.md", f"---\n{text}\n---\n".encode())
    assert source is not None
    found, problems = settled.of_front_matter(source, dialects.NAMES)
    return found, [str(each) for each in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: 글쓰기", NOTHING),
        ("format: bullets", Settled(format="bullets")),
        ('questions: under "질문과 답변"', Settled(under=("질문과 답변",))),
        ("questions: under 질문과 답변", Settled(under=("질문과 답변",))),
        ("questions: under '하나', '둘'", Settled(under=("하나", "둘"))),
        ("questions: under “하나”", Settled(under=("하나",))),
        ("questions: 질문과 답변", Settled(under=("질문과 답변",))),
        ("questions: { under: [하나, 둘] }", Settled(under=("하나", "둘"))),
        ("questions: { under: 하나, lines: [3] }", Settled(under=("하나",), questions=((3, 3),))),
        ("questions: [하나, 7-9]", Settled(under=("하나",), questions=((7, 9),))),
        ("questions:\n  - 20\n  - 12-14", Settled(questions=((12, 14), (20, 20)))),
        ("questions: 12-14, 20", Settled(questions=((12, 14), (20, 20)))),
        ("questions: 12 ~ 14행", Settled(questions=((12, 14),))),
        ("not_questions: 88", Settled(not_questions=((88, 88),))),
        ("not_questions: [88행, 90–95]", Settled(not_questions=((88, 88), (90, 95)))),
        ("questions:", NOTHING),
    ],
)
def test_every_plain_spelling_is_understood(text: str, expected: Settled) -> None:
    assert parsed(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "title: 글쓰기\nformat: bulets",
            "talks/writing.md:3: settled: `format`의 `bulets`은(는) 모르는 모양입니다. "
            "`format: bullets`를 뜻하셨나요?",
        ),
        (
            "format: [bullets]",
            "talks/writing.md:2: settled: `format`은 모양의 이름 하나여야 합니다. "
            f"{', '.join(f'`{name}`' for name in dialects.NAMES)} 가운데 하나를 적어 주세요.",
        ),
        (
            "questions: [14-12]",
            "talks/writing.md:2: settled: `questions`의 `14-12`은(는) 없는 줄입니다. "
            "줄은 1부터 세고, 작은 수를 앞에 적습니다. 예: `questions: [12-14]`",
        ),
        (
            "questions: [true]",
            "talks/writing.md:2: settled: `questions`의 `True`은(는) 줄 번호가 아닙니다. "
            "`questions: [12-14, 20]`처럼 몇째 줄인지 적어 주세요.",
        ),
        (
            "not_questions: under 하나",
            "talks/writing.md:2: settled: `not_questions`의 `under 하나`은(는) 줄 번호가 "
            "아닙니다. `not_questions: [12-14, 20]`처럼 몇째 줄인지 적어 주세요.",
        ),
        (
            "questions: { below: 하나 }",
            "talks/writing.md:2: settled: `questions`에 모르는 키 `below`가 있습니다. "
            "제목은 `questions: { under: [제목] }`, 줄은 `questions: { lines: [12-14] }`로 "
            "적어 주세요.",
        ),
        (
            "questions: { under: [3] }",
            "talks/writing.md:2: settled: `questions`의 `under`는 제목이거나 제목의 목록이어야 "
            '합니다. `questions: under "질문과 답변"`처럼 제목을 따옴표로 감싸 적어 주세요.',
        ),
    ],
)
def test_what_is_wrong_is_said_and_left_out(text: str, said: str) -> None:
    assert parsed(text) == (NOTHING, [said])


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["under", "lines", "x"]), inner, max_size=2)
    ),
    max_leaves=6,
)


@given(_ANY, _ANY, _ANY)
def test_any_value_is_survived(one: object, two: object, three: object) -> None:
    values = {"format": one, "questions": two, "not_questions": three}
    found = settled.parse(values, dialects.NAMES, lambda message, advice: None)
    assert found.format is None or found.format in dialects.NAMES
    assert all(1 <= first <= last for first, last in (*found.questions, *found.not_questions))


@given(st.text(min_size=1).filter(lambda text: text.isprintable() and text == text.strip()))
def test_what_a_diagnostic_tells_to_write_is_read_back(heading: str) -> None:
    value, problem = yaml_text.load(settled.written_under(heading))
    assert problem is None
    assert isinstance(value, dict)
    found = settled.parse(value, dialects.NAMES, lambda message, advice: None)
    assert found == Settled(under=(" ".join(heading.split()),))


# ---- talks.yml ----


def talks(text: str) -> tuple[dict[str, Settled], list[str]]:
    data = read_data({"talks.yml": text.encode()})
    problems = [str(each) for each in data.diagnostics if "talks.yml" in each.path]
    return settled_records(data.talks), problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("writing: { format: quotes }", {"talks/writing.md": Settled(format="quotes")}),
        (
            "writing:\n  records: [a.md]\n  questions: [3]",
            {"talks/a.md": Settled(questions=((3, 3),))},
        ),
        (
            "writing:\n  records:\n    - a.md\n    - { file: b.md, questions: 하나 }",
            {"talks/b.md": Settled(under=("하나",))},
        ),
        (
            "writing: { records: [{ file: b.md, speakers: [김하늘] }], not_questions: [5] }",
            {"talks/b.md": Settled(not_questions=((5, 5),), speakers=("김하늘",))},
        ),
    ],
)
def test_the_data_file_settles_a_record(text: str, expected: dict[str, Settled]) -> None:
    assert talks(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "writing: { records: [a.md, b.md], format: quotes }",
            "_data/talks.yml: data-entry: `writing`: 기록이 2개라 `format`이(가) 어느 기록의 "
            "것인지 알 수 없습니다. `records`에 `- { file: a.md, format: … }`처럼 적어 주세요.",
        ),
        (
            "writing: { records: [{ questions: [3] }] }",
            "_data/talks.yml: data-entry: `writing`의 `records`: `file`(기록의 파일 이름)이 "
            "없습니다. `file: 파일.md`를 더해 주세요.",
        ),
        (
            "writing: { format: quoots }",
            "_data/talks.yml: data-entry: `writing`: `format`의 `quoots`은(는) 모르는 모양입니다. "
            "`format: quotes`를 뜻하셨나요?",
        ),
        (
            "writing: { records: [3] }",
            "_data/talks.yml: data-entry: `writing`: `records`는 파일 이름의 목록이어야 합니다. "
            "파일 맨 위의 설명을 보고 고쳐 주세요.",
        ),
    ],
)
def test_a_slip_in_the_data_file_is_said(text: str, said: str) -> None:
    assert talks(text) == ({}, [said])


TALK = "# 특강 · 김하늘 님\n\n## 나에게 던지는 질문\n\n> 왜 쓰시나요?\n\n좋아서요.\n"


def test_the_data_file_goes_before_the_front_matter_key_by_key() -> None:
    front = "---\nformat: quotes\nquestions: under '나에게 던지는 질문'\nspeaker: 나영희\n---\n"
    given = "writing: { records: [{ file: writing.md, format: bullets, speakers: 한여름 }] }"
    (transcript,) = understand(
        {"talks/writing.md": (front + TALK).encode()}, {"talks.yml": given.encode()}
    ).transcripts
    assert transcript.settled == Settled(
        format="bullets", under=("나에게 던지는 질문",), speakers=("한여름",)
    )
    assert [label.name for label in transcript.speakers] == ["한여름"]


# ---- what has no effect ----


def read(text: str, how: Settled) -> Transcript:
    files = {"talks/writing.md": text.encode()}
    (transcript,), _ = read_all(files, (), settled={"talks/writing.md": how})
    return transcript


ASKED = (
    "# 특강\n\n## Q&A\n\n**언제\n쓰시나요?**\n\n> 왜\n> 쓰시나요?\n\n좋아서요.\n\n"
    "| 가 |\n| - |\n| 나 |\n"
)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (
            Settled(under=("질문과 대답",)),
            "talks/writing.md: settled: `questions`의 ‘질문과 대답’이라는 제목이 없습니다. "
            "이 파일의 제목 가운데 하나를 그대로 적어 주세요: ‘특강’, ‘Q&A’.",
        ),
        (
            Settled(under=("특강 1",)),
            "talks/writing.md: settled: `questions`의 ‘특강 1’이라는 제목이 없습니다. "
            '`questions: under "특강"`를 뜻하셨나요?',
        ),
        (
            Settled(questions=((88, 88),)),
            "talks/writing.md: settled: `questions`의 `88`은(는) 없는 줄입니다. "
            "글은 15행에서 끝납니다. `questions`에 그 안의 줄을 적어 주세요.",
        ),
        (
            Settled(not_questions=((4, 4),)),
            "talks/writing.md:4: settled: `not_questions`의 `4`에는 글이 없습니다. "
            "빈 줄이거나 머리말이거나 빼고 읽는 줄입니다. "
            "`not_questions`에 질문이 적힌 줄의 번호를 적어 주세요.",
        ),
        (
            Settled(not_questions=((9, 9),)),
            "talks/writing.md:9: settled: `not_questions`의 `9`은(는) 8행에서 시작하는 질문의 "
            "가운데입니다. 그 질문이 질문이 아니면 `not_questions: [8]`라고 적어 주세요.",
        ),
        (
            Settled(questions=((8, 9),), not_questions=((8, 8),)),
            "talks/writing.md:8: settled: `questions`의 `8-9`은(는) `not_questions`에도 있습니다. "
            "두 곳 가운데 한 곳에서 지워 주세요. 그동안은 질문이 아닌 것으로 둡니다.",
        ),
        (
            Settled(questions=((15, 15),)),
            "talks/writing.md:15: settled: `questions`의 `15`을(를) 질문으로 삼지 못했습니다. "
            "표 안의 줄과 코드 울타리는 질문이 될 수 없습니다. "
            "`questions`에서 그 줄을 지워 주세요.",
        ),
        (
            Settled(format="bullets"),
            "talks/writing.md: settled: `format: bullets`로 읽은 질문이 없습니다. "
            "`mundap inspect --why`로 무엇이 읽히는지 보고 `format`을 고치거나 지워 주세요.",
        ),
    ],
)
def test_what_has_no_effect_is_said_with_what_to_write(how: Settled, said: str) -> None:
    assert said in [str(each) for each in doubts(read(ASKED, how))]


def test_what_takes_effect_is_not_spoken_of() -> None:
    how = Settled("quotes", ("q & a",), ((8, 9),), ((5, 5),))
    assert doubts(read(ASKED, how)) == ()


def test_who_speaks_in_one_record_is_settled_for_the_talk() -> None:
    given = "writing: { records: [{ file: writing.md, speakers: 한여름 }, memo.md] }"
    files = {"talks/writing.md": TALK * 9, "talks/memo.md": "# 특강\n\n메모\n"}
    found = understand(
        {path: text.encode() for path, text in files.items()}, {"talks.yml": given.encode()}
    )
    (talk,) = found.archived.archive.talks
    assert [speaker.name for speaker in found.archived.archive.speakers] == ["한여름"]
    assert [record.speaker_reason for record in talk.records] == [
        "",
        "이 기록에는 발표자가 적혀 있지 않아 _data/talks.yml에 적힌 이름을 따릅니다.",
    ]
