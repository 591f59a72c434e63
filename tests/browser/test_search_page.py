"""The page /search/: every result, filters with numbers, and an address that holds the state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.searching import (
    FAILED,
    HOSTILE,
    INDEX,
    SIDEWAYS,
    Composition,
    fill,
    listen,
    window,
)
from tests.site.documents import Site, api

pytestmark = pytest.mark.browser


@pytest.fixture(params=[360, 1280])
def page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page in a window of each size."""
    with window(browser, server, request.param) as page:
        page.goto("search/")
        yield page


desk = pytest.mark.parametrize("page", [1280], indirect=True)


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="찾을 말")


def output(page: Page) -> Locator:
    return page.locator(".mundap-finder output")


def items(page: Page) -> Locator:
    return page.locator(".mundap-results > li")


def select(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name)


def state(page: Page) -> dict[str, str]:
    """What the address says."""
    return {key: value for key, (value,) in parse_qs(urlsplit(page.url).query).items()}


def total(page: Page) -> int:
    """The number of results, once the search is done."""
    expect(page.locator(".mundap-results[aria-busy]")).to_have_count(0)
    expect(output(page)).to_have_text(re.compile(r"\d"))
    return int(re.findall(r"결과 (\d+)개", output(page).inner_text())[0])


def offered(page: Page, name: str) -> dict[str, int]:
    """Value → number beside it, of the options that can be taken."""
    texts = (
        select(page, name)
        .locator("option:enabled")
        .evaluate_all("all => all.map(each => [each.value, each.text])")
    )
    return {value: int(text.rsplit("(")[-1].rstrip(")")) for value, text in texts if value}


def test_a_result_says_what_it_is(page: Page) -> None:
    field(page).press_sequentially("대학원", delay=20)
    first = items(page).first
    expect(first.get_by_role("heading", level=2)).to_contain_text("대학원")
    expect(first.locator("h2 mark")).to_have_text("대학원")
    expect(first.locator(".mundap-result__text mark").first).to_be_visible()
    expect(first.locator(".mundap-result__about")).to_have_text(re.compile("^질문 · .+ · "))
    expect(output(page)).to_have_attribute("aria-live", "polite")
    assert page.evaluate(SIDEWAYS) == 0


def test_what_was_found_is_marked_on_the_page_that_opens(page: Page) -> None:
    field(page).press_sequentially("대학원", delay=20)
    items(page).first.get_by_role("link").click()
    expect(page).to_have_url(re.compile("[?&]h="))
    expect(page.locator("article mark[data-md-highlight]").first).to_be_visible()


def test_all_results_come_twenty_at_a_time(page: Page) -> None:
    field(page).press_sequentially("데이터", delay=20)
    number = total(page)
    assert number > 20
    more = page.get_by_role("button", name="더 보기")
    while more.is_visible():
        before = items(page).count()
        assert before % 20 == 0
        more.click()
        expect(items(page)).not_to_have_count(before)
        # The reader goes on where the new ones begin.
        expect(items(page).nth(before).get_by_role("link")).to_be_focused()
    expect(items(page)).to_have_count(number)
    links = items(page).locator("h2 a").evaluate_all("all => all.map(a => a.pathname + a.hash)")
    assert len(set(links)) == number


def test_filters_leave_what_their_numbers_say(page: Page) -> None:
    field(page).press_sequentially("공부", delay=20)
    everything = total(page)
    assert everything
    for name, facet in (("연사", "speaker"), ("주제", "topic"), ("강연", "talk")):
        numbers = offered(page, name)
        assert numbers
        value, number = next(iter(numbers.items()))
        assert 0 < number <= everything
        select(page, name).select_option(value)
        expect(output(page)).to_have_text(f"결과 {number}개")
        assert state(page) == {"q": "공부", facet: value}
        # What else could be chosen in the same filter is still told.
        assert offered(page, name) == numbers
        select(page, name).select_option("")
        expect(output(page)).to_have_text(f"결과 {everything}개")


@desk
def test_a_speaker_leaves_what_the_speaker_said(page: Page, site: Site) -> None:
    field(page).press_sequentially("데이터", delay=20)
    select(page, "연사").select_option("park-jongchun")
    number = total(page)
    while page.get_by_role("button", name="더 보기").is_visible():
        page.get_by_role("button", name="더 보기").click()
        page.wait_for_timeout(100)
    expect(items(page)).to_have_count(number)
    found = items(page).locator("h2 a").evaluate_all("all => all.map(a => a.pathname.slice(1))")
    by = {each["url"]: each["speaker_slug"] for each in api(site, "exchanges")}
    assert {by[url] for url in found if url in by} == {"park-jongchun"}


@desk
def test_filters_add_up_and_one_button_clears_them(page: Page) -> None:
    reset = page.get_by_role("button", name="조건 지우기")
    field(page).press_sequentially("데이터", delay=20)
    everything = total(page)
    expect(reset).to_be_hidden()
    select(page, "연사").select_option(next(iter(offered(page, "연사"))))
    expect(reset).to_be_visible()
    total(page)
    topic, number = next(iter(offered(page, "주제").items()))
    select(page, "주제").select_option(topic)
    expect(output(page)).to_have_text(f"결과 {number}개")
    assert set(state(page)) == {"q", "speaker", "topic"}
    reset.click()
    expect(output(page)).to_have_text(f"결과 {everything}개")
    assert state(page) == {"q": "데이터"}
    expect(select(page, "연사")).to_be_focused()
    expect(field(page)).to_have_value("데이터")


def test_the_address_holds_the_state(page: Page) -> None:
    page.goto("search/?q=" + quote("데이터") + "&speaker=lee-hwalsuk")
    number = total(page)
    expect(field(page)).to_have_value("데이터")
    expect(select(page, "연사")).to_have_value("lee-hwalsuk")
    # Material's own box, which opens over every other page for ?q=, stays closed.
    expect(page.locator("[data-md-toggle=search]")).not_to_be_checked()
    assert state(page) == {"q": "데이터", "speaker": "lee-hwalsuk"}
    page.reload()
    assert total(page) == number
    page.goto("search/?q=" + quote("데이터") + "&speaker=nobody&talk=%22%3E%3Cb%3E")
    assert total(page) > number


def test_back_and_forward_go_through_the_steps(page: Page) -> None:
    field(page).press_sequentially("데이터", delay=20)
    everything = total(page)
    page.keyboard.press("Enter")
    select(page, "연사").select_option("lee-hwalsuk")
    expect(output(page)).not_to_have_text(f"결과 {everything}개")
    field(page).fill("면접")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(quote("면접")))
    page.go_back()
    expect(field(page)).to_have_value("데이터")
    expect(select(page, "연사")).to_have_value("lee-hwalsuk")
    page.go_back()
    expect(output(page)).to_have_text(f"결과 {everything}개")
    expect(select(page, "연사")).to_have_value("")
    page.go_back()
    expect(field(page)).to_have_value("")
    expect(items(page)).to_have_count(0)
    expect(page.get_by_role("heading", name="이렇게 찾을 수 있습니다")).to_be_visible()
    page.go_forward()
    expect(output(page)).to_have_text(f"결과 {everything}개")


def test_coming_back_from_a_result_finds_the_results_again(page: Page) -> None:
    field(page).press_sequentially("면접", delay=20)
    number = total(page)
    items(page).first.get_by_role("link").click()
    expect(page).to_have_url(re.compile("[?&]h="))
    page.go_back()
    expect(output(page)).to_have_text(f"결과 {number}개")
    expect(field(page)).to_have_value("면접")


@desk
def test_the_page_works_with_the_keyboard_alone(page: Page) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    expect(field(page)).to_be_focused()
    page.keyboard.type("데이터", delay=20)
    everything = total(page)
    # While results change under it, the field keeps the focus.
    expect(field(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(select(page, "연사")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(output(page)).not_to_have_text(f"결과 {everything}개")
    expect(select(page, "연사")).to_be_focused()
    for name in ("주제", "강연"):
        page.keyboard.press("Tab")
        expect(select(page, name)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(output(page)).to_have_text(f"결과 {everything}개")
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(items(page).nth(0).get_by_role("link")).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(items(page).nth(0).get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("[?&]h="))


def test_the_reading_is_said_with_the_number(page: Page) -> None:
    field(page).press_sequentially("epdlxj", delay=20)
    expect(output(page)).to_have_text(re.compile(r"^'데이터'\(으\)로 찾았습니다\. 결과 \d+개$"))


def test_where_nothing_is_found_it_helps(page: Page) -> None:
    tips = page.get_by_role("heading", name="이렇게 찾을 수 있습니다")
    expect(tips).to_be_visible()
    field(page).press_sequentially("대학원", delay=20)
    expect(items(page).first).to_be_visible()
    expect(tips).to_be_hidden()
    field(page).fill("궯뜛뾃")
    expect(output(page)).to_have_text("맞는 결과가 없습니다. 다른 말로 찾아 보세요.")
    expect(tips).to_be_visible()
    expect(items(page)).to_have_count(0)
    field(page).fill("")
    expect(output(page)).to_have_text("")
    expect(select(page, "연사")).to_be_hidden()


@desk
def test_a_choice_that_leaves_nothing_can_be_taken_back(page: Page) -> None:
    page.goto("search/?q=" + quote("대학원") + "&talk=okky-ml-webinar&speaker=lee-junyeop")
    expect(output(page)).to_contain_text("조건에 맞는 결과가 없습니다")
    page.get_by_role("button", name="조건 지우기").click()
    assert total(page) > 0


def test_a_failure_is_said_and_one_button_tries_again(page: Page) -> None:
    page.route(INDEX, lambda route: route.abort())
    field(page).press_sequentially("대학원", delay=20)
    expect(output(page)).to_contain_text(FAILED)
    again = page.get_by_role("button", name="다시 시도")
    again.click()
    expect(output(page)).to_contain_text(FAILED)
    page.unroute(INDEX)
    again.click()
    expect(items(page).first).to_contain_text("대학원")
    expect(again).to_be_hidden()


@desk
def test_a_composition_is_left_alone(page: Page) -> None:
    field(page).focus()
    ime = Composition(page)
    for shown in ("ㄷ", "대", "댛", "대하", "대학", "대학ㅇ", "대학우", "대학워", "대학원"):
        ime.show((shown,))
        expect(field(page)).to_have_value(shown)
        # Longer than it takes to write the address.
        page.wait_for_timeout(350 if shown == "대학" else 0)
    ime.commit("대학원")
    expect(field(page)).to_have_value("대학원")
    expect(items(page).first).to_contain_text("대학원")


@desk
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_nothing_of_a_query_is_executed(page: Page, text: str) -> None:
    said = listen(page)
    page.goto("search/?q=" + quote(text[:5_000]))
    expect(output(page)).to_have_text(re.compile("결과"))
    fill(field(page), text)
    expect(output(page)).to_have_text(re.compile("결과"))
    page.keyboard.press("Enter")
    fill(field(page), "대학원")
    expect(items(page).first).to_contain_text("대학원")
    assert page.locator(".mundap-finder :is(img, script, svg[onload])").count() == 0
    assert page.evaluate("window.pwned") is None
    assert said == []


@desk
def test_no_other_host_is_asked(page: Page, server: str) -> None:
    hosts: set[str] = set()
    page.context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto("search/?q=" + quote("대학원"))
    assert total(page)
    assert hosts == {urlsplit(server).netloc}


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_it_says_what_works(browser: Browser, server: str, width: int) -> None:
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": 800}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("search/")
    article = page.locator("article")
    # Scripts that are only switched off for a test do not make it visible.
    assert "자바스크립트를 켜야" in (article.locator("noscript").text_content() or "")
    expect(article.locator("input, select, button")).to_have_count(0)
    article.get_by_role("link", name="모든 질문").click()
    expect(page.locator("article h1")).to_contain_text("모든 질문")
    context.close()
