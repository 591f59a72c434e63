"""The published site against the transcripts: nothing lost, nothing invented, nothing twice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest
from tests.gold_seeds import ROOT, TRANSCRIPTS, gold
from tests.site.documents import Site, api, letters

from mundap.text.noise import clean_lines
from mundap.text.source import Source, read_source

pytestmark = pytest.mark.site

PAGES = {
    "000": "talks/okky-ml-webinar/okky-ml-webinar-draft/",
    "001": "talks/okky-ml-webinar/",
    "002": "talks/boostcamp-choi-sungchul/",
    "003": "talks/boostcamp-lee-junyeop/",
    "004": "talks/boostcamp-lee-hwalsuk/",
}
"""Each transcript, as the gold file numbers it, and the page that shows all of it."""
DRAFT = PAGES["000"]
EXCHANGES = 63
SPEAKERS = {"박종천": "speaker", "최성철": "speaker", "이준엽": "speaker", "이활석": "speaker"}
GUESTS = {"김영웅": "guest"}

_TARGET = re.compile(r"\]\(<?([^()<>\s]+)>?\)")
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^()\s]+)\)")


def source(number: str) -> Source:
    name = TRANSCRIPTS[number]
    found, _ = read_source(f"talks/{name}", (ROOT / "docs" / "talks" / name).read_bytes())
    assert found
    return found


def content(number: str) -> list[str]:
    """Lines of a transcript without front matter and without what `mundap.text.noise` names."""
    read = source(number)
    return [line.text for line in clean_lines(read.lines, read.body)]


@pytest.mark.parametrize("number", PAGES)
def test_every_letter_of_a_transcript_is_on_its_page_in_order(site: Site, number: str) -> None:
    shown = letters(site.documents[PAGES[number]].text)
    place, lost, checked = 0, [], 0
    for line in content(number):
        said = letters(_TARGET.sub("]", _PICTURE.sub("", line)))
        found = shown.find(said, place)
        if found < 0:
            lost.append(line)
        else:
            place = found + len(said)
            checked += bool(said)
    assert lost == []
    assert checked > 50


@pytest.mark.parametrize("number", PAGES)
def test_every_link_and_picture_of_a_transcript_is_named_on_its_page(
    site: Site, number: str
) -> None:
    page = site.documents[PAGES[number]]
    text = "\n".join(content(number))
    pictures = set(_PICTURE.findall(text))
    links = set(_TARGET.findall(text)) - pictures
    assert {link for link in links if link not in map(unquote, page.links)} == set()
    names = {PurePosixPath(unquote(picture)).name for picture in pictures}
    assert {name for name in names if name not in page.text} == set()
    # What the eye finds in the file, so that the patterns above cannot go blind.
    assert (len(links), len(pictures)) == {"001": (7, 0), "002": (0, 4), "004": (1, 0)}.get(
        number, (0, 0)
    )


def test_no_layout_of_an_editor_reaches_a_page(site: Site) -> None:
    # The maintainers' own pages have pictures, and speak of such tags.
    pages = site.find(r"(?!contributing/).*")
    assert {
        (url, tag)
        for url, page in pages.items()
        for tag in page.tags & {"br", "center", "img", "font"}
    } == set()
    assert {
        (url, text)
        for url, page in pages.items()
        for text in ("<br", "<center", "<img", "&lt;br", "&lt;center", "&lt;img", "select a repo")
        if text in page.raw.lower()
    } == set()


def test_an_exchange_has_exactly_the_answer_lines_of_the_gold_file(site: Site) -> None:
    of_file = {f"talks/{name}": number for number, name in TRANSCRIPTS.items()}
    shown = {
        (of_file[place["file"]], place["line"], place["end"])
        for exchange in api(site, "exchanges")
        for place in (exchange["source"], *exchange["variants"])
    }
    assert shown == {(each["file"][:3], each["line"], each["end"]) for each in gold()["questions"]}


def test_a_question_that_is_only_a_picture_is_named_and_not_invented(site: Site) -> None:
    pictures = {each["line"]: each for each in gold()["questions"] if each.get("kind") == "image"}
    exchanges = [each for each in api(site, "exchanges") if each["kind"] == "image"]
    assert {each["source"]["line"] for each in exchanges} == set(pictures) == {119, 135, 141}
    for exchange in exchanges:
        page, line = site.documents[exchange["url"]], exchange["source"]["line"]
        written = source("002").lines[line - 1]
        assert exchange["question"] is None
        assert page.heading == "이미지로 된 질문"
        assert page.title == "이미지로 된 질문 - 문답"
        assert PurePosixPath(_PICTURE.findall(written)[0]).name in page.text
        assert any(
            link.endswith(f"boostcamp-choi-sungchul.md?plain=1#L{line}") for link in page.links
        )


@pytest.mark.parametrize(
    ("number", "date", "unknown"),
    [
        ("001", "12월 29일 (연도 미상)", "날짜 미상"),
        ("002", "날짜 미상", "연도 미상"),
        ("003", "수요일, 3월 3일 (연도 미상)", "날짜 미상"),
        ("004", "월요일, 3월 2일 (연도 미상)", "날짜 미상"),
    ],
)
def test_what_is_unknown_of_a_date_is_said(
    site: Site, number: str, date: str, unknown: str
) -> None:
    page = site.documents[PAGES[number]]
    assert f"날짜 {date}" in page.text
    assert unknown not in page.text
    talk = next(each for each in api(site, "talks") if each["url"] == PAGES[number])
    assert not re.search(r"\d{4}", talk["date"] or "")


def test_exactly_those_who_spoke_have_a_page(site: Site) -> None:
    everyone = api(site, "speakers")
    assert {each["name"]: each["kind"] for each in everyone} == SPEAKERS | GUESTS
    pages = {
        page.heading: url
        for url, page in site.find(r"speakers/[^/]+/").items()
        if not page.redirect
    }
    assert pages == {each["name"]: each["url"] for each in everyone}
    # Mentioned twice in the transcripts, by others.
    assert "남세동" in site.documents[PAGES["001"]].text
    assert "남세동" not in site.documents["speakers/"].text


def test_a_guest_is_heard_in_the_one_answer_where_he_speaks(site: Site) -> None:
    voiced = [each for each in api(site, "exchanges") if each["voices"]]
    assert [each["voices"] for each in voiced] == [["김영웅 운영진님"]]
    assert "김영웅 운영진님" in site.documents[voiced[0]["url"]].text
    guest = next(each for each in api(site, "speakers") if each["kind"] == "guest")
    assert guest["exchanges"] == [voiced[0]["id"]]
    assert any(link.endswith(voiced[0]["url"]) for link in site.documents[guest["url"]].links)


def test_four_talks_are_listed_and_the_draft_only_under_its_own(site: Site) -> None:
    talks = api(site, "talks")
    assert {each["url"] for each in talks} == set(PAGES.values()) - {DRAFT}
    listed = site.documents["talks/"]
    articles = [link for link in listed.links if re.search(r"okky|boostcamp", link)]
    assert {f"talks/{link}" for link in articles if not link.startswith("http")} == {
        each["url"] for each in talks
    }
    webinar = next(each for each in talks if each["url"] == PAGES["001"])
    assert [(each["url"], each["canonical"]) for each in webinar["records"]] == [
        (PAGES["001"], True),
        (DRAFT, False),
    ]


def test_the_draft_says_why_its_speaker_is_known(site: Site) -> None:
    draft = site.documents[DRAFT].text
    assert "이 기록에는 발표자가 적혀 있지 않습니다" in draft
    assert "talks/okky-ml-webinar.md" in draft
    assert "박종천" in draft


def test_the_draft_is_in_no_count(site: Site) -> None:
    exchanges = api(site, "exchanges")
    assert len(exchanges) == EXCHANGES
    assert f"질문 {EXCHANGES}개" in site.documents["questions/"].text
    assert f"모든 질문 {EXCHANGES}개 보기" in site.documents[""].text
    of_talk = Counter(each["talk"] for each in exchanges)
    assert sorted(of_talk.values()) == [5, 18, 18, 22]
    of_draft = {each["line"] for each in gold()["questions"] if each["file"].startswith("000")}
    assert len(of_draft) == 18
    assert {v["line"] for each in exchanges for v in each["variants"]} == of_draft
