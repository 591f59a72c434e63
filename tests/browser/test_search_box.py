"""Material's search box with our engine behind it: what a reader types, reads and opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.searching import (
    FAILED,
    HOSTILE,
    INDEX,
    SIDEWAYS,
    Composition,
    box,
    fill,
    line,
    listen,
    opened,
    results,
    window,
)

pytestmark = pytest.mark.browser


@pytest.fixture(params=[360, 1280])
def page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh window of each size."""
    with window(browser, server, request.param) as page:
        yield page


desk = pytest.mark.parametrize("page", [1280], indirect=True)


def answered(everything: Locator, query: str) -> None:
    """Wait for the answer to the whole query: every key before the last one has its own."""
    asked = re.escape(urlencode({"q": query}))
    expect(everything).to_have_attribute("href", re.compile(f"{asked}$"))


def test_a_reader_sees_title_marked_excerpt_tags_and_number(page: Page) -> None:
    opened(page).press_sequentially("대학원", delay=20)
    expect(line(page)).to_have_text(re.compile(r"^\d+개의 일치하는 문서$"))
    first = results(page).first
    expect(first.locator("h1")).to_contain_text("대학원")
    expect(first.locator("mark").first).to_have_text("대학원")
    expect(first.locator(".md-tag").first).to_be_visible()
    # On a phone the box slides in from the side, and the page is wider until it stands.
    page.wait_for_function(f"{SIDEWAYS} === 0")
    last = page.locator(".md-search-result a").last
    answered(last, "대학원")
    number = re.sub(r"\D", "", line(page).inner_text())
    expect(last).to_have_text(f"모든 결과 보기 ({number})")


def test_all_results_are_one_click_away(page: Page) -> None:
    opened(page).press_sequentially("면접 준비", delay=20)
    everything = page.get_by_role("link", name="모든 결과 보기")
    answered(everything, "면접 준비")
    number = re.sub(r"\D", "", everything.inner_text())
    everything.click()
    expect(page).to_have_url(re.compile(r"/search/\?q="))
    expect(page.get_by_role("searchbox")).to_have_value("면접 준비")
    expect(page.locator(".mundap-finder output")).to_have_text(f"결과 {number}개")


@desk
def test_the_arrow_keys_walk_through_everything_and_enter_opens(page: Page) -> None:
    opened(page).press_sequentially("데이터", delay=20)
    expect(line(page)).to_contain_text("일치하는 문서")
    links = page.locator(".md-search-result :not(details) > a[href]:visible")
    names = links.all_inner_texts()
    walked = []
    for _ in names:
        page.keyboard.press("ArrowDown")
        walked.append(page.evaluate("document.activeElement.innerText"))
    assert walked == names
    assert walked[-1].startswith("모든 결과 보기")
    page.keyboard.press("ArrowDown")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q="))


@desk
def test_enter_in_the_field_opens_the_best_result(page: Page) -> None:
    opened(page).press_sequentially("대학원", delay=20)
    best = results(page).first
    expect(best).to_be_visible()
    title = best.locator("h1").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_contain_text(title)


def test_what_was_found_is_marked_on_the_page_that_opens(page: Page) -> None:
    opened(page).press_sequentially("대학원을", delay=20)
    found = page.locator(".md-search-result__link[href*='/q/']").first
    expect(found).to_be_visible()
    words = parse_qs(urlsplit(found.get_attribute("href") or "").query)["h"][0].split(" ")
    assert "대학원" in words
    found.click()
    marks = page.locator("article mark[data-md-highlight]")
    expect(marks.first).to_be_visible()
    assert {text.lower() for text in marks.all_inner_texts()} <= {word.lower() for word in words}
    assert "대학원" in marks.all_inner_texts()


def test_the_reading_of_a_query_is_said(page: Page) -> None:
    opened(page).press_sequentially("epdlxj", delay=20)
    expect(line(page).locator("strong")).to_have_text("'데이터'(으)로 찾았습니다")
    expect(line(page)).to_have_attribute("role", "status")
    box(page).fill("대학원")
    expect(line(page).locator("strong")).to_have_count(0)


def test_nonsense_finds_nothing_and_says_so(page: Page) -> None:
    opened(page).press_sequentially("궯뜛뾃", delay=20)
    expect(line(page)).to_have_text("검색어와 일치하는 문서가 없습니다")
    expect(page.locator(".md-search-result a")).to_have_count(0)


STATES = ("ㄷ", "대", "댛", "대하", "대학", "대학ㅇ", "대학우", "대학워", "대학원")


@desk
def test_a_composition_loses_and_doubles_no_letter(page: Page) -> None:
    field = opened(page)
    ime = Composition(page)
    for number in range(1, len(STATES) + 1):
        ime.show(STATES[number - 1 : number])
        expect(field).to_have_value(STATES[number - 1])
    # It is searched before it is committed.
    expect(results(page).first).to_contain_text("대학원")
    ime.commit("대학원")
    expect(field).to_have_value("대학원")
    field.press_sequentially(" ")
    ime.show(("ㅈ", "지", "진", "진ㄹ", "진로"))
    ime.commit("진로")
    expect(field).to_have_value("대학원 진로")
    expect(results(page).first).to_be_visible()


@desk
def test_a_suggestion_never_breaks_into_a_composition(page: Page) -> None:
    field = opened(page)
    ime = Composition(page)
    ime.show(("ㄷ", "데", "데ㅇ", "데이", "데잍", "데이ㅌ"))
    ime.show(("데이터",))
    suggestion = page.locator("[data-md-component=search-suggest]")
    expect(suggestion).to_have_text(re.compile("^데이터"))
    page.keyboard.press("ArrowRight")
    ime.show(("데이터ㅂ", "데이터베"))
    ime.commit("데이터베")
    expect(field).to_have_value("데이터베")


@desk
def test_the_right_arrow_takes_the_suggestion(page: Page) -> None:
    field = opened(page)
    field.press_sequentially("공부 데이", delay=20)
    suggestion = page.locator("[data-md-component=search-suggest]")
    expect(suggestion).to_have_text(re.compile(r"^공부 데이."))
    completed = suggestion.inner_text()
    page.keyboard.press("ArrowRight")
    expect(field).to_have_value(completed)


@desk
def test_text_without_a_key_is_searched_and_its_suggestion_is_its_own(page: Page) -> None:
    """As a paste by mouse, a drop and dictation bring it."""
    field = opened(page)
    field.press_sequentially("데이", delay=20)
    expect(results(page).first).to_be_visible()
    field.select_text()
    page.keyboard.insert_text("라이선")
    expect(results(page).first).to_contain_text("라이선스")
    suggestion = page.locator("[data-md-component=search-suggest]")
    expect(suggestion).to_have_text("라이선스")
    page.keyboard.press("ArrowRight")
    expect(field).to_have_value("라이선스")


def test_the_reset_button_clears_the_results(page: Page) -> None:
    field = opened(page)
    field.press_sequentially("대학원", delay=20)
    expect(results(page).first).to_be_visible()
    page.get_by_role("button", name="지우기").click()
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    expect(page.locator(".md-search-result a")).to_have_count(0)
    expect(line(page)).to_have_text("검색어를 입력하세요")


def test_a_query_can_be_shared(page: Page) -> None:
    page.goto("./?q=" + quote("대학원"))
    expect(box(page)).to_have_value("대학원")
    expect(results(page).first.locator("mark").first).to_have_text("대학원")


@desk
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_nothing_of_a_query_is_executed(page: Page, text: str) -> None:
    said = listen(page)
    # A host takes no longer address, and none takes a lone surrogate: those come by the field.
    page.goto("./?q=" + quote(text[:5_000]))
    expect(line(page)).to_have_text(re.compile("문서"))
    fill(box(page), text)
    expect(line(page)).to_have_text(re.compile("문서"))
    kept = box(page).evaluate("field => field.value")
    # And it still answers.
    fill(box(page), "대학원")
    expect(results(page).first).to_contain_text("대학원")
    assert kept
    assert page.locator(".md-search-result :is(img, script, svg[onload])").count() == 0
    assert page.evaluate("window.pwned") is None
    assert said == []


def test_a_failure_is_said_in_korean_and_ends_when_the_host_is_back(page: Page) -> None:
    page.route(INDEX, lambda route: route.abort())
    field = opened(page)
    field.press_sequentially("대학", delay=20)
    expect(results(page).first).to_contain_text(FAILED)
    expect(results(page)).to_have_count(1)
    expect(line(page)).to_have_text("검색하지 못했습니다")
    page.unroute(INDEX)
    field.press_sequentially("원", delay=20)
    expect(results(page).first.locator("mark").first).to_have_text("대학원")
    expect(page.get_by_text(FAILED)).to_have_count(0)


@desk
def test_a_failure_leads_to_the_page_that_tries_again(page: Page) -> None:
    page.route(INDEX, lambda route: route.fulfill(status=500))
    opened(page).press_sequentially("데이터 공부", delay=20)
    expect(results(page).first).to_contain_text(FAILED)
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_have_value("데이터 공부")
    expect(page.locator(".mundap-finder output")).to_contain_text(FAILED)


@desk
def test_only_the_newest_question_is_answered(page: Page) -> None:
    page.goto("./")
    answered = page.evaluate(
        """() => new Promise(resolve => {
            const worker = new Worker("assets/javascripts/search/worker.js")
            const answered = []
            worker.onmessage = ({ data }) => {
                answered.push([data.type, data.id, data.answer.query])
                if (data.id === 4) setTimeout(resolve, 300, answered)
            }
            const ask = (id, query) => worker.postMessage({ type: "search", id, query })
            ask(1, "대학원")
            setTimeout(() => {
                ask(2, "데이터")
                ask(3, "면접")
                ask(4, "공부")
            }, 1)
        })"""
    )
    assert answered == [["answer", 4, "공부"]]


@desk
def test_who_never_searches_downloads_nothing_of_the_search(page: Page) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto("./")
    page.goto("q/jddtrn/")
    page.wait_for_load_state("networkidle")
    assert "/assets/javascripts/search/worker.js" in asked
    assert [path for path in asked if path.startswith("/search/index/")] == []
    assert not any(path.endswith(("/engine.js", "/search-page.js")) for path in asked)
    # The first files come while the reader still thinks.
    with page.expect_request("**/start.bin"):
        box(page).focus()
