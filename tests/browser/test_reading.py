"""Readers on a telephone and at a desk: from page to page, by search, on a page that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.site.documents import Site, api

pytestmark = pytest.mark.browser

WIDTHS = {"telephone": (360, 740), "desk": (1280, 800)}
KINDS = (
    "",
    "questions/",
    "topics/",
    "topics/grad-school/",
    "speakers/",
    "speakers/lee-junyeop/",
    "speakers/kim-youngwoong/",
    "talks/",
    "talks/okky-ml-webinar/",
    "talks/okky-ml-webinar/okky-ml-webinar-draft/",
    "talks/boostcamp-choi-sungchul/",
    "talks/boostcamp-lee-junyeop/",
    "q/kkxptz/",
    "q/jddtrn/",
    "q/c6mcjt/",
    "search/",
    "search/?q=%EB%8C%80%ED%95%99%EC%9B%90",
    "about/",
    "contributing/",
    "contributing/deploying/",
    "nowhere/",
)
"""A page of every kind, the one that is missing among them."""
LONGEST_SIDEWAYS = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


@pytest.fixture(params=list(WIDTHS))
def page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A fresh window of each size."""
    width, height = WIDTHS[request.param]
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": height}, locale="ko-KR"
    )
    page = context.new_page()
    yield page
    context.close()


def test_from_the_home_page_to_an_answer_and_around_it(page: Page, site: Site) -> None:
    exchanges = {each["url"]: each for each in api(site, "exchanges")}
    article = page.locator("article")
    page.goto("./")

    article.get_by_role("link", name=re.compile("대학원·연구")).first.click()
    expect(page).to_have_url(re.compile(r"/topics/grad-school/$"))
    expect(article.locator("h1")).to_contain_text("대학원·연구")

    article.get_by_role("link", name="대학원을 꼭 가야하나요?").first.click()
    expect(page).to_have_url(re.compile(r"/q/jddtrn/$"))
    expect(article.locator("h1")).to_contain_text("대학원을 꼭 가야하나요?")
    expect(article).to_contain_text("2년 정도의 시간을 벌 수 있다.")

    article.locator("nav.mundap-path a").click()
    expect(page).to_have_url(re.compile(r"/talks/boostcamp-choi-sungchul/#q-jddtrn$"))
    asked = page.locator("#q-jddtrn")
    expect(asked).to_be_in_viewport()
    # Below the header, which stays at the top.
    header = page.locator("header.md-header").bounding_box()
    place = asked.bounding_box()
    assert header
    assert place
    assert place["y"] >= header["y"] + header["height"] - 1

    asked.get_by_role("link", name="대학원을 꼭 가야하나요?").click()
    expect(page).to_have_url(re.compile(r"/q/jddtrn/$"))

    siblings = [e for e in exchanges.values() if e["talk"] == "boostcamp-choi-sungchul"]
    order = [each["url"] for each in sorted(siblings, key=lambda each: each["position"])]
    here = order.index("q/jddtrn/")
    page.get_by_role("link", name=re.compile("^다음 질문")).click()
    expect(page).to_have_url(re.compile(f"/{order[here + 1]}$"))
    page.get_by_role("link", name=re.compile("^이전 질문")).click()
    expect(page).to_have_url(re.compile(r"/q/jddtrn/$"))

    article.locator(".mundap-chip--speaker").click()
    expect(page).to_have_url(re.compile(r"/speakers/choi-sungchul/$"))
    expect(article.locator("h1")).to_contain_text("최성철")
    for each in siblings:
        assert article.locator(f"a[href$='/{each['url']}']").count() >= 1


def test_the_first_and_the_last_question_of_a_talk_have_one_neighbour(page: Page) -> None:
    for address, name in (("q/xvwzfm/", "^다음 질문"), ("q/c6mcjt/", "^이전 질문")):
        page.goto(address)
        pager = page.locator("nav.mundap-pager").get_by_role("link")
        expect(pager).to_have_count(1)
        expect(pager).to_have_accessible_name(re.compile(name))


@pytest.mark.parametrize("start", ["", "nowhere/at/all/"])
def test_the_search_of_a_page_leads_to_an_exchange(page: Page, start: str) -> None:
    page.goto(f"./{start}")
    page.get_by_text("궁금한 것을 검색해 보세요").click()
    field = page.locator("[data-md-component=search-query]")
    expect(field).to_be_focused()
    field.press_sequentially("대학원", delay=30)
    found = page.locator(".md-search-result__item a.md-search-result__link[href*='/q/']").first
    expect(found).to_be_visible(timeout=20_000)
    found.click()
    expect(page).to_have_url(re.compile(r"/q/[a-z0-9]+/"))
    expect(page.locator("article")).to_contain_text("대학원")


@pytest.mark.parametrize("page", ["desk"], indirect=True)
def test_the_search_hears_text_that_comes_without_a_key(page: Page) -> None:
    """As a paste by mouse does, or dictation."""
    page.goto("./")
    page.get_by_text("궁금한 것을 검색해 보세요").click()
    # Only now: whatever stands in the field when the index arrives is searched for in any case.
    expect(page.locator(".md-search-result__meta")).to_have_text("검색어를 입력하세요")
    page.wait_for_load_state("networkidle")
    page.keyboard.insert_text("라이선스")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_the_search_of_the_home_page_is_within_reach_of_the_keyboard(page: Page) -> None:
    page.goto("./")
    button = page.get_by_role("button", name="궁금한 것을 검색해 보세요")
    for _ in range(40):
        page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()


def test_an_unknown_address_says_so_in_korean_and_leads_on(page: Page) -> None:
    answer = page.goto("nowhere/at/all/")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("찾는 페이지가 없습니다")
    expect(page).to_have_title("찾는 페이지가 없습니다 - 문답")
    links = page.locator("article a")
    names = {link.text_content(): link.get_attribute("href") for link in links.all()}
    assert list(names) == ["처음으로", "모든 질문", "주제", "연사", "강연"]
    for target in names.values():
        reached = page.request.get(target or "")
        assert reached.status == 200, target
    links.filter(has_text="모든 질문").click()
    expect(page.locator("h1")).to_contain_text("모든 질문")


def test_the_wording_of_another_record_is_one_click_away(page: Page) -> None:
    page.goto("q/kkxptz/")
    other = page.locator("details", has_text="다른 기록의 표현")
    wording = other.get_by_text("알아야한다. 데이터에 관한 사람을 세 가지로 분류")
    expect(wording).to_be_hidden()
    other.locator("summary").click()
    expect(wording).to_be_visible()
    expect(other.locator("ins, del").first).to_be_visible()
    other.locator("summary").click()
    expect(wording).to_be_hidden()


@pytest.mark.parametrize("page", ["telephone"], indirect=True)
def test_no_page_is_wider_than_a_telephone(page: Page) -> None:
    wide = {}
    for address in KINDS:
        page.goto(f"./{address}")
        for details in page.locator("article details").all():
            details.evaluate("element => { element.open = true }")
        overflow = page.evaluate(LONGEST_SIDEWAYS)
        if overflow > 0:
            wide[address] = overflow
    assert wide == {}


def test_long_tables_scroll_inside_themselves(page: Page) -> None:
    """The table of speakers and topics is wider than a telephone; none of it may be cut off."""
    page.goto("topics/")
    tables = page.locator("article table")
    assert tables.count() >= 1
    for table in tables.all():
        cut = table.evaluate(
            """element => {
                for (let e = element; e && e.tagName !== "ARTICLE"; e = e.parentElement) {
                    const hidden = ["hidden", "clip"].includes(getComputedStyle(e).overflowX)
                    if (hidden && e.scrollWidth > e.clientWidth) return true
                }
                return false
            }"""
        )
        assert not cut
