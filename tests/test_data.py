"""Data files of any shape: what is usable is used, the rest is said in Korean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mundap.data.facts import parse_speakers, parse_talks
from mundap.data.files import read_data
from mundap.language.hangul import romanize, slug
from mundap.text import yaml_text


def said(files: dict[str, bytes]) -> list[str]:
    return [str(each) for each in read_data(files).diagnostics if "topics.yml" not in each.path]


def test_missing_files_are_empty_ones() -> None:
    data = read_data({})
    assert data.talks == ()
    assert data.speakers == ()


def test_a_talk_with_everything() -> None:
    data = read_data(
        {
            "talks.yml": """
some-talk:
  records: [a.md, b.md]
  title: 어떤 강연
  event: 모임
  speakers: [홍길동]
  date: XXXX-05-03
  source: https://example.org/a
  notes: [정리본입니다.]
""".encode()
        }
    )
    (talk,) = data.talks
    assert talk.records == ("a.md", "b.md")
    assert talk.date is not None
    assert (talk.title, talk.date.edtf, talk.speakers) == ("어떤 강연", "XXXX-05-03", ("홍길동",))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "talks.yml",
            "a:\n  titel: 글",
            "_data/talks.yml: data-entry: `a`: 모르는 키 `titel`입니다. `title`를 뜻하셨나요?",
        ),
        (
            "talks.yml",
            "../x: {}",
            "_data/talks.yml: data-entry: `../x`: 주소 이름 `../x`은 영어 소문자, 숫자, `-`로만 "
            "쓸 수 있습니다. 파일 맨 위의 설명을 보고 고쳐 주세요.",
        ),
        (
            "talks.yml",
            "a: {source: 'javascript:alert(1)'}",
            "_data/talks.yml: data-entry: `a`: `source`는 https://로 시작하는 주소여야 합니다. "
            "파일 맨 위의 설명을 보고 고쳐 주세요.",
        ),
        (
            "talks.yml",
            "a: {}\na: {}",
            "_data/talks.yml:2: data-yaml: 파일을 읽지 못했습니다: 키 `a`가 두 번 나옵니다. "
            "그 줄의 들여쓰기와 따옴표를 살펴 고쳐 주세요.",
        ),
        (
            "speakers.yml",
            "hong: {}",
            "_data/speakers.yml: data-entry: `hong`: `name`(이름)이 없습니다. "
            "파일 맨 위의 설명을 보고 고쳐 주세요.",
        ),
    ],
)
def test_what_is_wrong_is_said(name: str, text: str, expected: str) -> None:
    assert said({name: text.encode()}) == [expected]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(_JSON | st.dictionaries(st.sampled_from(["a", "b-c", "records", "name"]), _JSON))
def test_any_shape_is_survived(value: object) -> None:
    parse_talks(value, "_data/talks.yml")
    parse_speakers(value, "_data/speakers.yml")


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#\n\t 가%@`", max_size=60))
def test_any_yaml_text_is_survived(text: str) -> None:
    value, problem = yaml_text.load(text)
    assert problem is None or value is None


def test_yaml_never_turns_a_date_into_something_else() -> None:
    assert yaml_text.load("d: 2021-08-19") == ({"d": "2021-08-19"}, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("이준엽", "ijunyeop"),
        ("부스트캠프 3기", "buseuteukaempeu-3gi"),
        ("OKKY_ML (draft)", "okky-ml-draft"),
        ("../../etc", "etc"),
        ("값", "gap"),
        ("여덟", "yeodeol"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_romanization_of_plain_syllables() -> None:
    assert romanize("가나다 ABC 힣") == "ganada ABC hit"


@given(st.text())
def test_a_slug_is_always_safe(text: str) -> None:
    made = slug(text)
    assert made == made.lower()
    assert 1 <= len(made) <= 60
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
