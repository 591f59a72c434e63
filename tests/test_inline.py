"""Inline Markdown: the text of a line, its pictures, and whether it is one bold run."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mundap.text.inline import (
    images,
    is_only_images,
    is_only_strong,
    parse,
    plain_inline,
)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**굵게** *기울여* ~~지워~~ `코드 *그대로*`", "굵게 기울여 지워 코드 *그대로*"),
        ('[링크](https://example.com "제목")와 <https://a.b/c>', "링크와 https://a.b/c"),
        ("![그림 *설명*](a.png) 뒤 ![](b.png)", "그림 설명 뒤"),
        ("&lt;태그&gt; &amp;amp; &#44032;", "<태그> &amp; 가"),
        (r"\*별\* \[괄호\]", "*별* [괄호]"),
        ("첫 줄\n둘째   줄\t끝  ", "첫 줄 둘째 줄 끝"),
        ("<br /> <script>", "<br /> <script>"),
        ("[답변]: 네", "[답변]: 네"),
        ("2 * 3 * 4, snake_case_name, 3~10년", "2 * 3 * 4, snake_case_name, 3~10년"),
        ("", ""),
    ],
)
def test_plain_text(source: str, text: str) -> None:
    assert plain_inline(source) == text


def kinds(source: str) -> list[str]:
    """The tokens of a text: marks by name, everything else by what it says."""
    return [
        t.content if t.nesting == 0 else t.type for t in parse(source) if t.content or t.nesting
    ]


@pytest.mark.parametrize(
    ("source", "tokens"),
    [
        ("**용어(term)**은", ["strong_open", "용어(term)", "strong_close", "은"]),
        ("*용어(term)*은", ["em_open", "용어(term)", "em_close", "은"]),
        ('이것은**"용어"**입니다', ["이것은", "strong_open", '"용어"', "strong_close", "입니다"]),
        ("가**나**다", ["가", "strong_open", "나", "strong_close", "다"]),
        ("**term(a)**b", ["**term(a)**b"]),
        ("** 빈칸 **은", ["** 빈칸 **은"]),
        ("가 ** 나 (**", ["가 ** 나 (**"]),
        ("__용어(term)__은", ["__용어(term)__은"]),
    ],
)  # fmt: skip
def test_bold_closes_before_a_particle(source: str, tokens: list[str]) -> None:
    assert kinds(source) == tokens


@pytest.mark.parametrize(
    ("source", "address", "rest"),
    [
        ("https://a.com/x", "https://a.com/x", ""),
        ("(https://a.com/x)", "https://a.com/x", ")"),
        ("https://a.com/x_(y)", "https://a.com/x_(y)", ""),
        ("https://a.com/x?y=1&z=2.", "https://a.com/x?y=1&z=2", "."),
        ("https://a.com/x에서 봅니다", "https://a.com/x", "에서 봅니다"),
        ("https://ko.wikipedia.org/wiki/서울", "https://ko.wikipedia.org/wiki/서울", ""),
    ],
)
def test_bare_addresses_are_links(source: str, address: str, rest: str) -> None:
    _, after = "".join(kinds(source)).split("link_open", 1)
    assert after == f"{address}link_close{rest}"


@pytest.mark.parametrize(
    "source", ["xhttps://a.com", "https://", "http://)", "ftp://a.com", "`https://a.com`"]
)
def test_what_is_no_bare_address(source: str) -> None:
    assert "link_open" not in kinds(source)


def test_images_are_listed_as_written() -> None:
    source = "![가](./img/한글%20a.png?raw=true) [![](b.png)](c) `![코드](d.png)`"
    assert images(source) == (("./img/한글%20a.png?raw=true", "가"), ("b.png", ""))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("![](a.png)", True),
        ("![](a.png) ![나](b.png)\n![](c.png)  ", True),
        ("[![](a.png)](https://example.com)", True),
        ("![](a.png) 설명", False),
        ("`![](a.png)`", False),
        ("", False),
    ],
)
def test_only_images(source: str, expected: bool) -> None:
    assert is_only_images(source) is expected


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**질문입니다?**", "질문입니다?"),
        ("__발표자 박종천님__", "발표자 박종천님"),
        ("**ML학습에 추천하는 강의** ", "ML학습에 추천하는 강의"),
        ("**[마스터클래스] *강조* `코드`**", "[마스터클래스] 강조 코드"),
        ("**두\n줄**", "두 줄"),
        ("**하나** **둘**", ""),
        ("**하나**둘**셋**", ""),
        ("**하나**은", ""),
        ("*기울임*", ""),
        ("**", ""),
        ("****", ""),
        ("보통", ""),
        ("", ""),
    ],
)
def test_only_strong(source: str, text: str) -> None:
    assert is_only_strong(source) is bool(text)
    assert not text or plain_inline(source) == text


@pytest.mark.parametrize(
    "source",
    ["[" * 8000, "[](" * 8000, "![a](b " * 8000, "*a **a " * 8000, "*" * 20000 + "a" + "*" * 20000,
     "*a _b " * 400 + "b_ a*" * 400, "_a " * 8000, "~~a " * 8000, "`" * 9000 + "` " * 9000,
     "<a " * 8000, "&#" * 8000, "\\" * 20000, "https://a.com/" + ")" * 20000,
     "https://a.com " * 8000, "\n".join(["[" * 60] * 300), "\n".join(["**가**"] * 5000)],
    ids=lambda source: source[:8],
)  # fmt: skip
def test_text_that_is_quadratic_elsewhere_is_read(source: str) -> None:
    assert plain_inline(source)


def test_marks_beyond_the_bounds_are_characters() -> None:
    assert plain_inline("[" * 65 + " **가**") == "[" * 65 + " **가**"
    assert plain_inline("[가](나) " * 16) == "가 " * 15 + "가"
    assert plain_inline("**가**\n" * 1000) == "가 " * 999 + "가"


MARKUP = st.text(st.sampled_from("*_`~[](){}<>&!?#+-=.:|\\\"'/ \n가은1a(\u00a0"), max_size=80)


@settings(max_examples=500, deadline=None)
@given(MARKUP)
def test_every_text_is_read(source: str) -> None:
    text = plain_inline(source)
    assert text == " ".join(text.split())
    depth = 0
    for token in parse(source):
        depth += token.nesting
        assert depth >= 0
    assert depth == 0


@given(MARKUP.map(lambda text: text.translate(str.maketrans("", "", "[]<>&"))))
def test_without_links_and_entities_no_letter_is_lost(source: str) -> None:
    assert [c for c in plain_inline(source) if c.isalnum()] == [c for c in source if c.isalnum()]
