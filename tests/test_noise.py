"""What is dropped from a line, by name, and what stays."""

from __future__ import annotations

import pytest

from mundap.text.noise import clean_line, clean_lines


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<br />", ("br",)),
        ("<BR>", ("br",)),
        ("<br/><br>", ("br",)),
        ('<img src="./a.jpg?raw=true" align="center" style="a > b" width="" >', ("img",)),
        ("<center>", ("center",)),
        ("</center>", ("center",)),
        ("<div align='center'>", ("layout",)),
        ("<!-- 메모 -->", ("comment",)),
        ("<br><!-- x --><img src=a>", ("br", "img", "comment")),
        ("<!-->", ("comment",)),
        ("<!--->", ("comment",)),
    ],
)
def test_lines_that_are_only_noise(line: str, names: tuple[str, ...]) -> None:
    cleaned = clean_line(line)
    assert cleaned.text == ""
    assert cleaned.noise == names


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("앞<br>뒤", "앞 뒤"),
        (
            '<a href="https://example.org/?a=1&amp;b"> 출처 </a>',
            "[출처](<https://example.org/?a=1&b>)",
        ),
        ("<a href='x y'>가[나]</a>", r"[가\[나\]](<x y>)"),
        ("<b>굵게</b> 말하면", "**굵게** 말하면"),
        ("`<br />`는 태그입니다", "`<br />`는 태그입니다"),
        ("a < b 그리고 c > d", "a < b 그리고 c > d"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<김철수>", "<김철수>"),
        ("<image>", "<image>"),
        ("\t- <br>들여쓰기는 남는다", "\t-  들여쓰기는 남는다"),
    ],
)
def test_content_stays(line: str, text: str) -> None:
    assert clean_line(line).text == text


def test_code_fences_are_left_alone() -> None:
    lines = ["```html", "<br />", "```", "<br />"]
    assert [line.text for line in clean_lines(lines)] == ["```html", "<br />", "```", ""]


def test_backticks_with_backticks_after_them_open_no_fence() -> None:
    lines = ["``` `셸`에서 씁니다", "<br />", "```sh", "<br />", "```"]
    assert [line.text for line in clean_lines(lines)] == [lines[0], "", "```sh", "<br />", "```"]


def test_a_comment_that_ends_where_it_begins_hides_no_line() -> None:
    cleaned = clean_lines(["앞 <!--> 뒤", "다음 줄", "<!-- 메모 -->"])
    assert [line.text.split() for line in cleaned] == [["앞", "뒤"], ["다음", "줄"], []]


@pytest.mark.parametrize(
    ("lines", "dropped"),
    [
        (["끝", "", "Select a repo"], True),
        (["끝", "", "URL 복사"], True),
        (["끝", "Select a repo"], False),
        (["끝", "", "URL 복사는 어떻게 하나요?"], False),
        (["Select a repository to begin"], False),
    ],
)
def test_words_of_an_editors_page_are_dropped_only_where_they_stand_alone(
    lines: list[str], dropped: bool
) -> None:
    assert (clean_lines(lines)[-1].noise == ("page-debris",)) is dropped


def test_a_picture_whose_file_exists_is_content() -> None:
    line = '<center><img src="./img/a b.png?raw=true" alt="그림 [1]" width="50%"></center>'
    cleaned = clean_line(line, exists=lambda target: target == "./img/a b.png?raw=true")
    assert cleaned.text.strip() == r"![그림 \[1\]](<./img/a b.png?raw=true>)"
    assert cleaned.noise == ("center",)
    assert clean_line(line).noise == ("img", "center")


def test_a_comment_of_several_lines() -> None:
    lines = ["앞 <!-- 메모", "- 둘째 줄", "끝 --> 뒤", "<!-- 닫히지 않은", "말"]
    cleaned = clean_lines(lines)
    assert [line.text.strip() for line in cleaned] == ["앞", "", "뒤", "<!-- 닫히지 않은", "말"]
    assert [line.noise for line in cleaned] == [("comment",)] * 3 + [(), ()]
