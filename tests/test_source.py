"""Bytes → lines and front matter."""

from __future__ import annotations

import unicodedata

import pytest

from mundap.text.source import read_source

PATH = "talks/a.md"


def lines(data: bytes) -> tuple[str, ...]:
    source, problems = read_source(PATH, data)
    assert source is not None
    assert problems == ()
    return source.lines


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a\nb\n", ("a", "b")),
        (b"a\r\nb\r\n", ("a", "b")),
        (b"a\rb", ("a", "b")),
        ("\ufeff\ufeff가".encode(), ("가",)),
        ("가\u2028나".encode(), ("가 나",)),
        (unicodedata.normalize("NFD", "한글").encode(), ("한글",)),
        (b"", ()),
        (b"\n\na", ("", "", "a")),
    ],
)
def test_lines_are_those_an_editor_shows(data: bytes, expected: tuple[str, ...]) -> None:
    assert lines(data) == expected


READ = "바꾸어 읽었습니다. 편집기에서 'UTF-8로 저장'을 골라 다시 저장해 주세요."
CP949 = "첫 줄\n둘째 줄".encode("cp949")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (CP949, "talks/a.md: encoding: CP949(EUC-KR)로 저장된 파일을 "),
        (
            "첫 줄\n".encode() + "둘째 줄".encode("cp949"),
            "talks/a.md:2: encoding: 2행만 CP949(EUC-KR)로 적혀 있어 ",
        ),
        ("첫 줄\n둘째 줄".encode("utf-16"), "talks/a.md: encoding: UTF-16으로 저장된 파일을 "),
        ("첫 줄\n둘째 줄".encode("utf-16-le"), "talks/a.md: encoding: UTF-16으로 저장된 파일을 "),
        (
            "\ufeff첫 줄\n둘째 줄".encode("utf-16-be"),
            "talks/a.md: encoding: UTF-16으로 저장된 파일을 ",
        ),
    ],
)  # fmt: skip
def test_what_korean_editors_save_is_read_and_said(data: bytes, expected: str) -> None:
    source, problems = read_source(PATH, data)
    assert source is not None
    assert source.lines == ("첫 줄", "둘째 줄")
    assert [str(p) for p in problems] == [expected + READ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a\r\nb\r\n\xed\xa0\x80", 3),
        ("한글\n日本語です".encode("shift_jis", "ignore"), 2),
        ("中文字符测试".encode("gbk"), 1),
        ("café déjà".encode("latin-1"), 1),
        ("글\n글".encode()[:-1], 2),
        ("글".encode("utf-32"), 1),
    ],
)
def test_other_bytes_are_one_diagnostic_at_their_line(data: bytes, line: int) -> None:
    source, problems = read_source(PATH, data)
    assert source is None
    assert [str(p) for p in problems] == [
        f"talks/a.md:{line}: encoding: UTF-8로 읽을 수 없는 글자가 있습니다. "
        "편집기에서 'UTF-8로 저장'을 골라 다시 저장해 주세요."
    ]


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\u202e", "\u2066", "\x02", "\ufeff"])
def test_characters_that_mislead_are_dropped_and_said(control: str) -> None:
    source, problems = read_source(PATH, f"하나\n둘{control}셋".encode())
    assert source is not None
    assert source.lines == ("하나", "둘셋")
    assert [(p.line, p.code) for p in problems] == [(2, "control-character")]


def test_front_matter_is_read_and_its_lines_stay_counted() -> None:
    source, problems = read_source(PATH, b"---\ntitle: A\ndate: 2024-05-03\n---\n\nbody\n")
    assert source is not None
    assert problems == ()
    assert dict(source.front_matter) == {"title": "A", "date": "2024-05-03"}
    assert source.body == 5
    assert source.lines[5] == "body"


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("- 목록", 1),
        ("a: 1\na: 2", 3),
        ("a: &x [1]\nb: *x", 2),
        ("a: !!python/object/apply:os.system ['true']", 2),
        ("a: [" * 300, 2),
        ("a:\n\tb: 1", 3),
        ("a: " + "x" * 19_000, 2),
    ],
)
def test_front_matter_that_cannot_be_trusted_is_text(block: str, line: int) -> None:
    source, problems = read_source(PATH, f"---\n{block}\n---\nbody".encode())
    assert source is not None
    assert dict(source.front_matter) == {}
    assert source.body == 1
    assert [(p.line, p.code) for p in problems] == [(line, "front-matter")]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    source, problems = read_source(PATH, b"---\nwords without an end")
    assert source is not None
    assert source.body == 1
    assert problems == ()
