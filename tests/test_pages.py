"""The archive as pages: what a reader gets, and what must never reach one."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import archive_factory as factory
from tests.archive_factory import (
    AUTUMN,
    AUTUMN_RECORD,
    LONG,
    NASTY,
    WINTER,
    asked,
    followup,
    heading,
    make_archive,
    passage,
    question,
    transcript,
)
from tests.html_tree import Node, parse_html, site_html

from mundap.model.archive import Archive, Record
from mundap.model.transcript import SaidDate
from mundap.pages import Page, SiteOptions, emit
from mundap.pages.addresses import anchors, exchanges_by_place, link, source_of, url
from mundap.pages.dates import korean_date
from mundap.pages.differences import PieceKind, compare
from mundap.pages.home import pairs
from mundap.pages.reading import heading_levels
from mundap.pages.shelves import shelve
from mundap.pages.speech import question_as_written
from mundap.pages.wording import marked

GOLDEN = Path(__file__).parent / "golden/pages"
SITE = SiteOptions("example/mundap", "main", frozenset(), "# 문답\n\n질문과 답을 모았습니다.")
GOLDEN_PAGES = (
    "index.md",
    "talks/index.md",
    "talks/autumn.md",
    "talks/autumn/autumn-draft.md",
    "q/aaa111.md",
    "q/bbb111.md",
    "q/bbb222.md",
    "speakers/index.md",
    "speakers/kim.md",
    "speakers/han.md",
    "topics/index.md",
    "topics/learning.md",
    "questions.md",
    "search.md",
    "q/old111.md",
)


def pages_of(archive: Archive, site: SiteOptions = SITE) -> dict[str, Page]:
    emitted = emit(archive, site)
    found = {page.src_uri: page for page in emitted}
    assert len(found) == len(emitted), "두 페이지의 주소가 같습니다"
    return found


PAGES = pages_of(make_archive())
TREES = {uri: parse_html(site_html(page.markdown)) for uri, page in PAGES.items()}


def every(uri: str, tag: str) -> list[Node]:
    return [node for node in TREES[uri].walk() if node.tag == tag]


def ids(tree: Node) -> list[str]:
    return [node.attributes["id"] for node in tree.walk() if "id" in node.attributes]


@pytest.mark.parametrize("uri", GOLDEN_PAGES)
def test_golden(uri: str) -> None:
    """Set UPDATE_GOLDEN=1 to write them anew, and read the difference before you commit."""
    path = GOLDEN / uri
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGES[uri].markdown, encoding="utf-8")
    assert PAGES[uri].markdown == path.read_text(encoding="utf-8")


def test_every_kind_of_page_is_there() -> None:
    assert sorted(PAGES) == sorted(
        {
            *GOLDEN_PAGES,
            *("talks/winter.md", "q/aaa222.md", "q/aaa333.md", "q/bbb333.md", "q/old222.md"),
            *("speakers/lee.md", "speakers/kim-old.md"),
            *("topics/career.md", "topics/tools.md", "topics/license.md"),
        }
    )
    assert {uri for uri, page in PAGES.items() if page.in_nav} == {
        "index.md", "questions.md", "talks/index.md", "speakers/index.md", "topics/index.md",
    }  # fmt: skip


@pytest.mark.parametrize("uri", sorted(PAGES))
def test_links_lead_somewhere(uri: str) -> None:
    links = [node.attributes.get("href", "") for node in every(uri, "a")]
    assert links or uri == "topics/license.md"
    for target in links:
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(path)))
        page = page if path else uri
        assert page in PAGES, f"{uri}: {target}"
        assert not anchor or anchor in ids(TREES[page]), f"{uri}: {target}"


@pytest.mark.parametrize("uri", sorted(PAGES))
def test_page_is_sound_html(uri: str) -> None:
    tree = TREES[uri]
    assert len(ids(tree)) == len(set(ids(tree)))
    assert len(every(uri, "h1")) == 1
    forbidden = {"br", "center", "script", "style", "iframe", "img", "b"}
    assert not forbidden & {node.tag for node in tree.walk()}
    for node in tree.walk():
        assert not any(name == "style" or name.startswith("on") for name in node.attributes)
        assert not node.attributes.get("href", "").startswith("javascript:")
        assert "markdown" not in node.attributes


def test_front_matter_is_escaped() -> None:
    meta = PAGES["q/bbb222.md"].meta
    assert "<" not in str(meta["title"]) + str(meta["description"])
    assert str(meta["title"]).startswith("&lt;b&gt;배포&lt;/b&gt;는")
    assert '"' not in str(meta["title"])


def test_question_reads_as_asked() -> None:
    assert every("q/bbb222.md", "h1")[0].text() == NASTY


def test_long_question_is_set_smaller_and_shortened_in_the_title() -> None:
    title = every("q/aaa222.md", "h1")[0]
    assert title.attributes["class"] == "mundap-question mundap-question--very-long"
    assert title.text() == LONG
    assert len(str(PAGES["q/aaa222.md"].meta["title"])) <= 60
    assert every("q/aaa111.md", "h1")[0].attributes["class"] == "mundap-question"


def test_answer_keeps_its_nesting() -> None:
    outer = every("q/aaa111.md", "ul")[0]
    assert [node.tag for node in outer.walk()].count("ol") == 1
    assert outer.attributes == {}


def test_followup_and_voice_are_set_apart() -> None:
    classes = [n.attributes.get("class", "") for n in every("q/aaa111.md", "div")]
    turns = [c.split()[1] for c in classes if c.startswith("mundap-turn")]
    assert turns == ["mundap-turn--answer", "mundap-turn--followup", "mundap-turn--voice"]
    assert every("q/aaa111.md", "h2")[0].text() == "추가 질문 책은 어떤 책이요?"
    named = [p.text() for p in every("q/aaa111.md", "p") if p.attributes.get("class")]
    assert named == ["김연사", "한도움 운영진님"]


def test_unanswered_question_says_so() -> None:
    assert "기록된 답변이 없습니다." in PAGES["q/aaa333.md"].markdown


def test_missing_picture_is_named_and_its_line_linked() -> None:
    text = PAGES["q/bbb111.md"].markdown
    assert "# 이미지로 된 질문" in text
    assert "q1.png" in text
    assert "https://github.com/example/mundap/blob/main/docs/talks/winter.md?plain=1#L5)" in text
    assert "![" not in text


def test_existing_picture_is_shown_with_its_name() -> None:
    site = replace(SITE, pictures=frozenset({"talks/img/q1.png"}))
    pages = pages_of(make_archive(), site)
    assert "](../talks/img/q1.png)" in pages["q/bbb111.md"].markdown
    assert "](img/q1.png)" in pages["talks/winter.md"].markdown
    assert "그림 파일 q1.png." in pages["q/bbb111.md"].markdown


def test_source_is_linked_to_its_lines() -> None:
    address = f"https://github.com/example/mundap/blob/main/docs/{AUTUMN}?plain=1#L30-L38"
    assert f"[원문 {AUTUMN} 30–38행]({address})" in PAGES["q/aaa111.md"].markdown
    assert PAGES["q/aaa111.md"].edit_path == AUTUMN


def test_without_repository_source_is_the_place_on_the_talks_page() -> None:
    pages = pages_of(make_archive(), SiteOptions())
    text = pages["q/aaa111.md"].markdown
    assert f"[원문 {AUTUMN} 30–38행](../talks/autumn.md#q-aaa111)" in text
    assert "(../talks/autumn/autumn-draft.md#q-aaa111)" in text
    assert "github.com" not in "".join(page.markdown for page in pages.values())


def test_record_is_a_page_under_its_talk() -> None:
    page = PAGES["talks/autumn/autumn-draft.md"]
    assert "이 기록에는 이름이 없지만" in page.markdown
    assert "[무엇부터 공부할까요?](../../q/aaa111.md)" in page.markdown
    assert page.edit_path == "talks/autumn-draft.md"


def test_own_title_of_a_record_is_a_fact_and_not_a_second_heading() -> None:
    headings = [n.text() for n in TREES["talks/autumn.md"].walk() if re.fullmatch("h[1-6]", n.tag)]
    assert headings[:3] == ["가을 강연", "첫째 이야기", "질문과 답"]
    assert "- **기록의 제목** 가을 강연 기록" in PAGES["talks/autumn.md"].markdown


def test_headings_of_a_record_follow_the_pages_title() -> None:
    parts = (heading("제목", 1, 1), heading("큰", 1, 2), heading("작은", 4, 3), heading("큰", 1, 4))
    assert heading_levels(parts, "제목") == {1: 2, 2: 3, 3: 2}
    assert heading_levels(parts, "다른 제목") == {0: 2, 1: 2, 2: 3, 3: 2}


def test_anchors_survive_lines_inserted_above() -> None:
    def record(shift: int) -> Record:
        parts = (
            heading("하나", 2, 1 + shift),
            passage("하나", "글", 2 + shift, headed=True),
            passage("들머리", "글", 4 + shift),
            passage("들머리", "글", 6 + shift),
            heading("하나", 2, 8 + shift),
            asked(question("네?", 9 + shift)),
        )
        return replace(AUTUMN_RECORD, transcript=transcript(AUTUMN, "제목", *parts))

    given_anchors = anchors(record(0), {})
    assert given_anchors == anchors(record(50), {})
    shown = [anchor for anchor in given_anchors if anchor]
    assert len(shown) == len(set(shown)) == 5
    assert [anchor[:2] for anchor in given_anchors] == ["p-", "", "p-", "p-", "s-", "q-"]


def test_exchange_has_one_anchor_in_every_record() -> None:
    archive = make_archive()
    places = exchanges_by_place(archive.exchanges)
    for record in archive.talks[0].records:
        assert "q-aaa111" in anchors(record, places)


def test_guest_page_says_where_they_speak() -> None:
    text = PAGES["speakers/han.md"].markdown
    assert "함께 답한 분 · 운영진 · 함께 답한 문답 1개" in text
    assert "[무엇부터 공부하면 좋을까요?](../q/aaa111.md)" in text


def test_unsafe_link_of_a_speaker_is_not_shown() -> None:
    assert "[블로그](https://example.org/kim)" in PAGES["speakers/kim.md"].markdown
    assert "나쁜 곳" not in PAGES["speakers/kim.md"].markdown


def test_table_counts_every_speaker_and_topic() -> None:
    rows = [
        [cell.text() for cell in row.walk() if cell.tag in {"th", "td"}]
        for row in every("topics/index.md", "tr")
    ]
    assert rows == [
        ["주제", "김연사", "이연사", "모두"],
        ["공부법", "1", "1", "2"],
        ["진로", "2", "·", "3"],
        ["도구", "·", "1", "1"],
        ["저작권", "·", "·", "0"],
    ]


def test_unknown_speaker_has_a_group_of_their_own() -> None:
    assert [h.text() for h in every("topics/career.md", "h2")] == ["김연사", "답변자 미상"]


def test_questions_carry_what_the_filters_need() -> None:
    entries = {
        next(n for n in item.walk() if n.tag == "a").attributes["href"]: item.attributes
        for item in every("questions.md", "li")
    }
    assert len(entries) == 6
    assert entries["q/aaa111.md"] == {
        "class": "mundap-entry",
        "data-speaker": "kim",
        "data-topics": "learning career",
        "data-talk": "autumn",
    }
    assert entries["q/bbb111.md"]["data-speaker"] == ""
    archive = PAGES["questions.md"].meta["mundap"]
    assert isinstance(archive, dict)
    offered = {f["name"]: [o["value"] for o in f["options"]] for f in archive["filters"]}
    assert offered == {
        "speaker": ["kim", "lee"],
        "topic": ["learning", "career", "tools"],
        "talk": ["autumn", "winter"],
    }


def test_home_pairs_are_of_two_speakers_and_never_repeat() -> None:
    found = pairs(shelve(make_archive()))
    assert [(a.id, b.id) for a, b in found] == [("aaa111", "bbb333")]


def test_old_addresses_lead_on() -> None:
    targets = {
        uri: page.meta["mundap"]
        for uri, page in PAGES.items()
        if page.meta.get("template") == "moved.html"
    }
    assert targets == {
        "q/old111.md": {"kind": "moved", "target": "q/aaa111/"},
        "q/old222.md": {"kind": "moved", "target": "talks/winter/"},
        "speakers/kim-old.md": {"kind": "moved", "target": "speakers/kim/"},
    }


def test_alias_never_takes_the_page_of_another() -> None:
    archive = make_archive()
    kim = replace(archive.speakers[0], aliases=("lee",))
    pages = pages_of(replace(archive, speakers=(kim, *archive.speakers[1:])))
    assert pages["speakers/lee.md"].markdown.startswith("# 이연사")


def test_empty_archive_still_has_its_pages() -> None:
    pages = pages_of(Archive((), (), (), ()))
    assert set(pages) == {
        "index.md", "questions.md", "search.md",
        "talks/index.md", "speakers/index.md", "topics/index.md",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("edtf", "weekday", "shown"),
    [
        ("2021-08-19", None, "2021년 8월 19일"),
        ("2021-08-19", 3, "목요일, 2021년 8월 19일"),
        ("2021-08", None, "2021년 8월"),
        ("2021", None, "2021년"),
        ("202X", None, "2020년대"),
        ("2021-XX-19", None, "2021년 19일"),
        ("XXXX-12-29", None, "12월 29일 (연도 미상)"),
        ("XXXX-03-03", 2, "수요일, 3월 3일 (연도 미상)"),
        ("XXXX-03-XX", None, "3월 (연도 미상)"),
        ("2021-08?", None, "2021년 8월 (불확실)"),
        ("2021~", None, "2021년 (무렵)"),
        ("2021-08-19/2021-08-20", None, "2021년 8월 19일 – 2021년 8월 20일"),
        ("XXXX", None, "그 말 그대로"),
        ("언젠가", None, "그 말 그대로"),
        ("", None, "그 말 그대로"),
    ],
)
def test_date(edtf: str, weekday: int | None, shown: str) -> None:
    assert korean_date(SaidDate(edtf, "그 말 그대로", 1, weekday)) == shown


def test_no_date_is_unknown() -> None:
    assert korean_date(None) == "날짜 미상"
    assert "- **날짜** 날짜 미상" in PAGES["talks/winter.md"].markdown


@pytest.mark.parametrize(
    ("start", "end", "anchor", "expected"),
    [
        ("q/a.md", "talks/t.md", "q-a", "../talks/t.md#q-a"),
        ("index.md", "q/a.md", "", "q/a.md"),
        ("talks/t/d.md", "talks/t.md", "", "../t.md"),
        ("q/a.md", "q/a.md", "x", "#x"),
        ("index.md", "talks/강연 1.md", "", "talks/%EA%B0%95%EC%97%B0%201.md"),
    ],
)
def test_link(start: str, end: str, anchor: str, expected: str) -> None:
    assert link(start, end, anchor) == expected


@pytest.mark.parametrize("uri", ["index.md", "questions.md", "talks/index.md", "talks/강연 1.md"])
def test_addresses_are_understood_back(uri: str) -> None:
    expected = uri.removesuffix("/index.md") + ".md" if uri.count("/index") else uri
    assert source_of(url(uri, "q-1")) == (expected, "q-1")


def test_wording_marks_what_differs() -> None:
    assert marked("작은 것을 만드세요.", "큰 것을 만드세요.") == (
        "<del>작은</del><ins>큰</ins> 것을 만드세요."
    )
    assert marked("알아야 한다", "알아야한다") == "알아야한다"


WORDS = st.lists(
    st.sampled_from(["가", "나다", "*별*", "<b>", "1.", "#", "\n", "-", "{: x }", "라마바"]),
    max_size=12,
).map(" ".join)


@given(WORDS, WORDS)
@settings(max_examples=150, deadline=None)
def test_wording_loses_no_word(ours: str, theirs: str) -> None:
    """What is not struck out is their text, and what is not underlined is ours."""
    tree = parse_html(site_html(f"시작 {marked(ours, theirs)}"))
    pieces = compare(ours, theirs)
    assert letters(tree, "del") == "시작" + squeezed(theirs)
    ours_shown = "".join(p.text for p in pieces if p.kind is not PieceKind.INSERT)
    assert letters(tree, "ins") == "시작" + squeezed(ours_shown) == "시작" + squeezed(ours)


def letters(node: Node, without: str) -> str:
    """The text outside an element, without blanks."""
    return squeezed(
        "".join(
            child if isinstance(child, str) else letters(child, without)
            for child in node.children
            if isinstance(child, str) or child.tag != without
        )
    )


def squeezed(text: str) -> str:
    return "".join(text.split())


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=60)


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_any_question_is_a_title_a_link_and_an_option(text: str) -> None:
    """Nothing a question may hold changes what its pages are."""
    text = " ".join(text.split()) or "?"
    archive = make_archive()
    source = asked(question(text, 40), followup(text, "네.", 41))
    changed = replace(archive.exchanges[1], question=text, asked=source)
    exchanges = (archive.exchanges[0], changed, *archive.exchanges[2:])
    pages = pages_of(replace(archive, exchanges=exchanges))
    tree = parse_html(site_html(pages["q/aaa222.md"].markdown))
    (title,) = [node for node in tree.walk() if node.tag == "h1"]
    assert squeezed(title.text()) == squeezed(text)
    listed = parse_html(site_html(pages["questions.md"].markdown))
    (entry,) = [
        node
        for node in listed.walk()
        if node.tag == "a" and node.attributes["href"] == "q/aaa222.md"
    ]
    assert squeezed(entry.text()) == squeezed(text)


def test_winter_is_the_talk_without_an_event() -> None:
    assert "**행사**" not in PAGES["talks/winter.md"].markdown
    assert PAGES["talks/winter.md"].edit_path == WINTER


def test_who_asked_stands_with_the_question_where_the_title_has_only_the_words() -> None:
    asked = factory.question("진행자: 언제 오나요?", 3)
    named = replace(asked, text="언제 오나요?")
    assert question_as_written("q/a.md", "talks/x.md", asked, SITE) == ""
    assert "진행자: 언제 오나요?" in question_as_written("q/a.md", "talks/x.md", named, SITE)
