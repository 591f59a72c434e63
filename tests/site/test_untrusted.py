"""What somebody wrote into a transcript to reach further: it stays text, in its place."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from tests.attacks import ATTACKS, HIT, Attack
from tests.site.attacked import FILE_NAMES, MARK, OUTSIDE, TOGETHER
from tests.site.documents import Site, api

pytestmark = pytest.mark.site

ALLOWED: dict[str, str] = {
    # What our renderer writes of a transcript …
    **dict.fromkeys(
        "blockquote br code em del hr pre small strong table tbody thead tr".split(), ""
    ),
    **dict.fromkeys("h1 h2 h3 h4 h5 h6".split(), "id class"),
    **dict.fromkeys("li p ul span".split(), "class"),
    "ol": "class start",
    "td": "align",
    "th": "align",
    "a": "href rel title class",
    "img": "src alt title",
    # … and pages around it: containers, filters, the theme's icon beside the heading.
    "div": "class id aria-label role hidden",
    "nav": "class aria-label",
    "details": "class",
    "summary": "",
    "template": "id",
    "form": "class role aria-label",
    "label": "class for",
    "input": "autocapitalize autocomplete autocorrect enterkeyhint id name spellcheck type",
    "output": "for aria-live aria-atomic",
    "button": "type hidden class",
    "select": "name",
    "option": "value",
    "noscript": "",
    "svg": "xmlns viewbox",
    "path": "d",
}
"""Element → its attributes, of everything inside `<article>`."""
DATA = {"li": {"data-speaker", "data-topics", "data-talk"}}
"""What the filters of /questions/ read."""
CLASS = re.compile(
    r"mundap-[\w-]+|md-(?:transcript|icon|content__button)|grid|cards|note|headerlink|highlight"
    r"|admonition(?:-title)?"
)
ID = re.compile(r"(?![_-])(?!mundap-)[\w-]+|mundap-(?:filters|finder|query)")
"""Never one of the theme's, which all begin with `__`."""
LINK = re.compile(r"https?://\S+|mailto:\S+|(?!//)[\w./%~-]*(?:\?[\w=&%.+-]*)?(?:#[\w%.~-]*)?")
FURNITURE = frozenset("base embed frame iframe math object style".split())
"""Elements that no page of ours has anywhere."""
EVENT = re.compile(r"on\w+|style|srcdoc|formaction")
REPOSITORY = "https://github.com/mundap/mundap/"


class _Grammar(HTMLParser):
    """Everything that none of our own code writes: strictly so inside `<article>`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.inside:
            self._check(tag, attrs)
        elif tag in FURNITURE or any(EVENT.fullmatch(key) for key, _ in attrs):
            self.wrong.append(self.get_starttag_text() or tag)
        elif ("http-equiv", "refresh") in attrs:
            self.wrong.append(tag)
        self.inside |= tag == "article"

    def _check(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or tag
        known = {*ALLOWED.get(tag, "").split(), *DATA.get(tag, ())}
        values = {key: value or "" for key, value in attrs}
        fine = (
            tag in ALLOWED
            and len(values) == len(attrs)
            and values.keys() <= known
            and all(CLASS.fullmatch(name) for name in values.get("class", "").split())
            and ("id" not in values or ID.fullmatch(values["id"]))
            and ("href" not in values or LINK.fullmatch(values["href"]))
        )
        if not fine:
            self.wrong.append(raw)
        where = values.get("href", "")
        vouched = not where.startswith("http") or where.startswith(REPOSITORY)
        if not vouched and values.get("rel") != "nofollow noopener ugc":
            self.wrong.append(raw)

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        # Inside, it is what readers are shown.
        if not self.inside and self.cdata_elem and MARK in data:
            self.wrong.append(data)

    def handle_comment(self, data: str) -> None:
        if self.inside and data.strip():
            self.wrong.append(data)

    def handle_decl(self, decl: str) -> None:
        if self.inside:
            self.wrong.append(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_decl(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)


def grammar(html: str) -> _Grammar:
    found = _Grammar()
    found.feed(html)
    found.close()
    return found


def test_pages_hold_only_what_our_own_code_writes(attacked: Site) -> None:
    pages = {url: page for url, page in attacked.documents.items() if not page.redirect}
    wrong = {url: g.wrong for url, page in pages.items() if (g := grammar(page.raw)).wrong}
    assert wrong == {}
    assert len(attacked.find(r"q/[^/]+/")) > len(ATTACKS) / TOGETHER


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick=x>",
        "<p style=x>",
        "<script>",
        "<iframe srcdoc=x>",
        "<svg onload=x>",
        "<a href=javascript:x>",
        "<a href='&#106;avascript:x'>",
        "<a href='data:x'>",
        "<a href='java\tscript:x'>",
        "<a href=//evil.example>",
        "<a href=https://evil.example>",
        "<p id=__search>",
        "<div data-md-component=announce>",
        "<p class=evil>",
        "<!-- x -->",
        "<![CDATA[x]]>",
        "<?php ?>",
        "<a href=a href=b>",
    ],
)
def test_the_grammar_sees_what_is_not_ours(html: str) -> None:
    assert grammar(f"<article>{html}</article>").wrong


@pytest.mark.parametrize(
    "html",
    [
        "<title></title><script>dataset.hit</script>",
        "<a href='' onclick=x>",
        "<iframe>",
        "<base href=x>",
        "<meta http-equiv=refresh content=x>",
    ],
)
def test_the_grammar_sees_what_broke_out_of_the_furniture(html: str) -> None:
    assert grammar(html).wrong
    assert not grammar("<title>글</title><script>x()</script><article><p>글</p></article>").wrong


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_what_was_written_is_shown_as_it_was_written(attacked: Site, attack: Attack) -> None:
    talk = " ".join(attacked.documents["talks/attacks/"].text.split())
    said = " ".join(attack.shown.split())
    # As passage, question and answer; a heading may end the words earlier.
    assert talk.count(said) >= 4, attack.text


def test_no_file_is_read_and_nothing_is_computed(attacked: Site) -> None:
    outside = (OUTSIDE, "site_description:", "root:x:0", str(7 * 191), attacked.root.name + "/site")
    for page in attacked.documents.values():
        assert [text for text in outside if text in page.text] == [], page.url


def test_no_transcript_decides_about_its_page(attacked: Site) -> None:
    """Its front matter is not the page's: no template, no hidden parts, no place in the search."""
    of_files = [each for each in api(attacked, "talks") if each["slug"] != "attacks"]
    assert len(of_files) == len(FILE_NAMES)
    for talk in of_files:
        page = attacked.documents[talk["url"]]
        assert "찾는 페이지가 없습니다" not in page.text
        assert "번 파일" in page.heading
        assert 'name="author"' not in page.raw
        assert 'data-md-type="toc" hidden' not in page.raw


def test_addresses_are_made_of_plain_letters(attacked: Site) -> None:
    written = [path.relative_to(attacked.root).as_posix() for path in attacked.root.rglob("*")]
    assert [path for path in written if not re.fullmatch(r"[A-Za-z0-9._/-]+", path)] == []


def test_data_for_programs_is_sound_and_says_the_words_themselves(attacked: Site) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    files = sorted((attacked.root / "api").rglob("*.json"))
    assert len(files) == 8
    for path in files:
        json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse)
    answers = "\n".join(each["answer_text"] for each in api(attacked, "exchanges"))
    assert f"<script>{HIT}=(100)</script>" in answers


def test_what_is_no_picture_beside_a_transcript_is_not_published(attacked: Site) -> None:
    names = {path.name for path in attacked.root.rglob("*")}
    assert "plain.png" in names
    assert names & {"page.html", "drawing.svg", "script.js", "shortcut.png"} == set()
    assert "talks/shortcut.png: symlink: " in attacked.log
    for name in ("page.html", "drawing.svg", "script.js"):
        assert f"talks/{name}: unsafe-file: " in attacked.log
