"""Blocks and titles → plain text, plain text → safe Markdown, and excerpts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.html_tree import parse_html, site_html

from mundap.pages.render import escape, escape_html, escape_lines, excerpt, plain_text
from mundap.text.outline import parse_outline

NASTY = st.text(
    st.sampled_from("*_`~[](){}<>&!?#+-=.:|\\\"'/^$@% \n가나1a\u00a0\u2028\x02"), max_size=60
)


def test_plain_text_keeps_lines_and_numbers() -> None:
    source = (
        "# **제목**\n\n- 하나\n  둘\n\n3. 셋\n4. [넷](u)\n\n> 인용\n\n| a | b |\n|---|---|\n| c | "
        "`d` |\n\n```\n  코드 *그대로*\n```\n\n---\n\n![그림](a.png) &amp;"
    )
    assert plain_text(parse_outline(source.split("\n"))) == (
        "제목\n하나\n둘\n3. 셋\n4. 넷\n인용\na | b\nc | d\n  코드 *그대로*\n그림 &"
    )


@settings(max_examples=300, deadline=None)
@given(NASTY)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    printable = " ".join(text.replace("\x02", "").split())
    for place in ["{}", "# {}", "- {}", "| {} |\n| --- |", "**{}**", "[{}](a)"]:
        tree = parse_html(site_html(place.format(escape(text) or "가")))
        assert " ".join(tree.text().split()) == (printable or "가")
        assert {node.tag for node in tree.walk()} <= {
            *("", "h1", "p", "ul", "li", "strong", "a"),
            *("table", "thead", "tbody", "tr", "td", "th"),
        }


def test_escape_lines_keeps_lines_and_outer_blanks() -> None:
    assert escape_lines("가  나 \n# 다\n\n - 라") == "가 나 \n\\# 다\n\n \\- 라"


def test_escape_html_is_for_attributes_too() -> None:
    assert escape_html('<a href="x">R&D\'s\x00</a>') == (
        "&lt;a href=&quot;x&quot;&gt;R&amp;D&#x27;s&lt;/a&gt;"
    )


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("짧은 글", 10, "짧은 글"),
        ("말을 흐리며… 다음 말은 길다", 10, "말을 흐리며…"),
        ("첫 문장입니다. 둘째 문장은 아주 깁니다.", 15, "첫 문장입니다. …"),
        ("낱말 사이에서 자릅니다 그리고 더", 12, "낱말 사이에서…"),
        ("띄어쓰기가없는아주긴낱말", 6, "띄어쓰기가…"),
        ("버전 3. 5 는 문장 끝이 아닙니다", 10, "버전 3. 5 는…"),
        ("줄이\n바뀌는   글", 20, "줄이 바뀌는 글"),
        ("가나", 1, "…"),
        ("가나", 0, ""),
    ],
)
def test_excerpt(text: str, length: int, expected: str) -> None:
    assert excerpt(text, length) == expected


@given(st.text(), st.integers(0, 80))
def test_an_excerpt_is_never_longer_than_asked(text: str, length: int) -> None:
    short = excerpt(text, length)
    assert len(short) <= length
    assert " ".join(text.split()).startswith(short.removesuffix("…").rstrip())
