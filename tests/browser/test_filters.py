"""The page of all questions: complete by itself, and with filters whose state is its address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.site.documents import Site, api

pytestmark = pytest.mark.browser

FACETS = {"speaker": "speaker_slug", "topic": "topics", "talk": "talk"}
"""Name of each filter → field of the data it goes by."""


def opened(browser: Browser, server: str, width: int, *, scripts: bool = True) -> Page:
    context = browser.new_context(
        base_url=server,
        viewport={"width": width, "height": 800},
        locale="ko-KR",
        java_script_enabled=scripts,
    )
    return context.new_page()


@pytest.fixture(params=[360, 1280])
def page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page of all questions in a window of each size."""
    page = opened(browser, server, request.param)
    page.goto("questions/")
    expect(form(page)).to_be_visible()
    yield page
    page.context.close()


def form(page: Page) -> Locator:
    return page.locator("form.mundap-filters")


def select(page: Page, facet: str) -> Locator:
    return form(page).locator(f"select[name={facet}]")


def options(page: Page, facet: str) -> list[tuple[str, str, bool]]:
    """Value, text and whether it is disabled, of each option of a filter."""
    script = "all => all.map(each => [each.value, each.text, each.disabled])"
    found: list[tuple[str, str, bool]] = select(page, facet).locator("option").evaluate_all(script)
    return found


def shown(page: Page) -> list[str]:
    """Addresses of the questions a reader sees, relative to the site's root."""
    links = page.locator(".mundap-entry:visible > a:first-child")
    found: list[str] = links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return [address.removeprefix("../") for address in found]


def values(exchange: dict[str, Any], facet: str) -> list[str]:
    value = exchange[FACETS[facet]]
    return value if isinstance(value, list) else [value]


def expected(site: Site, **chosen: str) -> list[dict[str, Any]]:
    """What the data says should be left."""
    return [
        each
        for each in api(site, "exchanges")
        if all(value in values(each, facet) for facet, value in chosen.items())
    ]


def assert_state(page: Page, site: Site, **chosen: str) -> None:
    """The list, the result, the address, and every number beside an option agree with the data."""
    left = expected(site, **chosen)
    assert shown(page) == [each["url"] for each in left]
    expect(form(page).locator("output")).to_have_text(f"질문 {len(left)}개")
    query = dict(
        pair.split("=") for pair in page.evaluate("location.search.slice(1)").split("&") if pair
    )
    assert query == chosen
    for facet in FACETS:
        assert select(page, facet).input_value() == chosen.get(facet, "")
        others = {key: value for key, value in chosen.items() if key != facet}
        pool = expected(site, **others)
        counts = Counter(value for each in pool for value in values(each, facet))
        counts[""] = len(pool)
        for value, text, _ in options(page, facet):
            assert text.endswith(f"({counts[value]})"), f"{facet} {value}: {text}"


def test_filters_narrow_the_list_and_count_what_each_choice_would_leave(
    page: Page, site: Site
) -> None:
    assert len(shown(page)) == 63
    assert_state(page, site)
    select(page, "speaker").select_option("lee-hwalsuk")
    assert_state(page, site, speaker="lee-hwalsuk")
    select(page, "topic").select_option("hiring")
    assert_state(page, site, speaker="lee-hwalsuk", topic="hiring")
    assert 0 < len(shown(page)) < 18
    select(page, "speaker").select_option("")
    assert_state(page, site, topic="hiring")
    select(page, "talk").select_option("boostcamp-lee-junyeop")
    assert_state(page, site, topic="hiring", talk="boostcamp-lee-junyeop")


def test_a_heading_without_questions_is_hidden(page: Page) -> None:
    expect(page.locator(".mundap-group:visible")).to_have_count(4)
    select(page, "speaker").select_option("choi-sungchul")
    group = page.locator(".mundap-group:visible")
    expect(group).to_have_count(1)
    expect(group.locator("h2")).to_contain_text("최성철")


def test_a_choice_nobody_could_take_cannot_be_taken(page: Page, site: Site) -> None:
    select(page, "speaker").select_option("choi-sungchul")
    for value, _, disabled in options(page, "topic"):
        possible = not value or expected(site, speaker="choi-sungchul", topic=value)
        assert disabled == (not possible), value


def test_the_state_survives_a_reload_and_can_be_shared(page: Page, site: Site) -> None:
    select(page, "topic").select_option("career")
    page.reload()
    expect(form(page)).to_be_visible()
    assert_state(page, site, topic="career")
    page.goto("questions/?speaker=lee-junyeop&topic=fullstack")
    expect(form(page)).to_be_visible()
    assert_state(page, site, speaker="lee-junyeop", topic="fullstack")


def test_back_and_forward_go_through_the_choices(page: Page, site: Site) -> None:
    select(page, "speaker").select_option("park-jongchun")
    select(page, "topic").select_option("data")
    page.go_back()
    assert_state(page, site, speaker="park-jongchun")
    page.go_back()
    assert_state(page, site)
    page.go_forward()
    page.go_forward()
    assert_state(page, site, speaker="park-jongchun", topic="data")


def test_coming_back_from_a_question_finds_the_choice_again(page: Page, site: Site) -> None:
    select(page, "speaker").select_option("choi-sungchul")
    page.locator(".mundap-entry:visible > a").first.click()
    expect(page).to_have_url(re.compile(r"/q/"))
    page.go_back()
    expect(form(page)).to_be_visible()
    assert_state(page, site, speaker="choi-sungchul")


def test_one_button_clears_every_choice(page: Page, site: Site) -> None:
    reset = form(page).get_by_role("button", name="조건 지우기")
    expect(reset).to_be_hidden()
    select(page, "speaker").select_option("park-jongchun")
    select(page, "topic").select_option("data")
    reset.click()
    assert_state(page, site)
    expect(reset).to_be_hidden()
    page.go_back()
    assert_state(page, site, speaker="park-jongchun", topic="data")


def test_a_value_that_nobody_offers_counts_as_none(page: Page) -> None:
    page.goto("questions/?speaker=nobody&topic=%22%3E%3Cb%3E")
    expect(form(page)).to_be_visible()
    assert len(shown(page)) == 63
    assert form(page).locator("b").count() == 0


def test_a_choice_that_leaves_nothing_says_so(page: Page) -> None:
    page.goto("questions/?speaker=choi-sungchul&topic=license")
    expect(form(page).locator("output")).to_contain_text("조건에 맞는 질문이 없습니다")
    assert shown(page) == []
    form(page).get_by_role("button", name="조건 지우기").click()
    assert len(shown(page)) == 63


def test_filters_work_with_the_keyboard_alone(page: Page, site: Site) -> None:
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name ?? ''"))
        if reached[-1] == "speaker":
            break
    assert reached[-1] == "speaker"
    focused = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    shadow = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
    assert (focused, shadow) != ("none", "none")
    page.keyboard.press("ArrowDown")
    assert_state(page, site, speaker=options(page, "speaker")[1][0])
    for name in ("topic", "talk"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == name
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert_state(page, site)
    assert page.evaluate("document.activeElement.name") == "speaker"


def test_a_control_is_named_and_its_result_is_spoken(page: Page) -> None:
    for label in ("연사", "주제", "강연"):
        expect(page.get_by_role("combobox", name=label)).to_be_visible()
    expect(form(page).locator("output")).to_have_attribute("aria-live", "polite")


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_the_page_is_complete(
    browser: Browser, server: str, site: Site, width: int
) -> None:
    page = opened(browser, server, width, scripts=False)
    page.goto("questions/?speaker=lee-hwalsuk")
    assert shown(page) == [each["url"] for each in api(site, "exchanges")]
    assert len(shown(page)) == 63
    # No control that would do nothing.
    expect(page.locator("article select")).to_have_count(0)
    page.context.close()
