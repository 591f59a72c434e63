"""The Content-Security-Policy in Chromium: what is ours runs, what somebody slipped in does not.

That every kind of page opens without a word in the console is held by `test_requests.py`.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.attacks import HIT
from tests.browser.searching import box, listen, results
from tests.site.documents import Site
from tests.site.hosting import hosted

pytestmark = pytest.mark.browser

INJECTED = {
    "script": f"<script>{HIT}=1</script>",
    "event": f"<img src=x: onerror={HIT}=1>",
    "script of another host": '<script src="https://evil.example/x.js"></script>',
    "frame": f"<iframe srcdoc='<script>parent.{HIT}=1</script>'></iframe>",
    "script that names the theme's": f"<script>{HIT}=1;__md_scope=new URL('..',location)</script>",
    "base": "<base href=https://evil.example/>",
}
"""What a hole in the build could let into a page."""
WITHOUT_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
INSTANT = ('"features": [', '"features": ["navigation.instant", ')
"""Written into the theme's JSON, which is no script."""


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(base_url=server, locale="ko-KR")
    # Nothing answers elsewhere; what is asked there would be seen by the tests.
    context.route(
        lambda address: urlsplit(address).netloc != urlsplit(server).netloc,
        lambda route: route.abort(),
    )
    yield context.new_page()
    context.close()


def rewriting(change: Callable[[str], str]) -> Callable[[Route], None]:
    """Serve pages as they would be with a change."""

    def serve(route: Route) -> None:
        answer = route.fetch()
        if "text/html" in answer.headers.get("content-type", ""):
            route.fulfill(response=answer, body=change(answer.text()))
        else:
            route.fulfill(response=answer)

    return serve


def hits(page: Page) -> str | None:
    found: str | None = page.evaluate(HIT)
    return found


@pytest.mark.parametrize("name", INJECTED)
def test_what_is_slipped_into_a_page_does_not_run(page: Page, name: str) -> None:
    said = listen(page)
    asked: list[str] = []
    # Only what the policy lets through comes this far.
    page.route("https://evil.example/**", lambda route: asked.append(route.request.url))
    page.route(
        "**/q/jddtrn/", rewriting(lambda html: html.replace("<h1", f"{INJECTED[name]}<h1", 1))
    )
    page.goto("q/jddtrn/", wait_until="networkidle")
    assert hits(page) is None
    assert any("Content Security Policy" in each for each in said)
    assert asked == []
    # The page itself works.
    expect(page.locator("html")).to_have_class(re.compile(r"\bjs\b"))


@pytest.mark.parametrize("name", ["script", "event", "frame"])
def test_without_the_policy_it_would_run(page: Page, name: str) -> None:
    def unlocked(html: str) -> str:
        assert WITHOUT_POLICY.search(html)
        return WITHOUT_POLICY.sub("", html).replace("<h1", f"{INJECTED[name]}<h1", 1)

    page.route("**/q/jddtrn/", rewriting(unlocked))
    page.goto("q/jddtrn/", wait_until="networkidle")
    assert hits(page) == "1"


def test_colours_can_be_chosen_and_are_kept(page: Page) -> None:
    said = listen(page)
    page.emulate_media(color_scheme="light")
    page.goto("q/jddtrn/")
    body = page.locator("body")
    for name, scheme in (("밝은 화면으로 바꾸기", "default"), ("어두운 화면으로 바꾸기", "slate")):
        page.locator(f"label[title='{name}']").click()
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
    # By an inline script of the theme's, before anything is painted; at another depth, too.
    for address in ("topics/", "./"):
        page.goto(address)
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert said == []


def test_instant_navigation_may_be_switched_on(page: Page, server: str, site: Site) -> None:
    said = listen(page)
    listed = "".join(f"<url><loc>{server}{url}</loc></url>" for url in site.documents)

    def instant(html: str) -> str:
        assert INSTANT[0] in html
        return html.replace(*INSTANT)

    page.route(f"{server}**", rewriting(instant))
    page.route(
        "**/sitemap.xml",
        lambda route: route.fulfill(body=f"<urlset>{listed}</urlset>", content_type="text/xml"),
    )
    page.goto("./", wait_until="networkidle")
    page.evaluate("window.stayed = true")
    page.locator("article a[href$='topics/grad-school/']").first.click()
    expect(page).to_have_url(re.compile(r"/topics/grad-school/$"))
    page.locator("article a[href$='q/jddtrn/']").first.click()
    expect(page.locator("h1")).to_contain_text("대학원을 꼭 가야하나요?")
    assert page.evaluate("window.stayed") is True
    # The theme closes the search when it has come to a page.
    page.wait_for_load_state("networkidle")
    expect(page.locator("a.md-skip")).to_have_attribute("href", re.compile("/q/jddtrn/#"))
    box(page).focus()
    expect(page.locator(".md-search-result__meta")).to_have_text("검색어를 입력하세요")
    box(page).press_sequentially("데이터")
    # On a busy machine only now; a reader then opens it again.
    expect(results(page).first).to_be_attached(timeout=20_000)
    with contextlib.suppress(AssertionError):
        expect(results(page).first).to_be_visible()
    box(page).blur()
    box(page).focus()
    expect(results(page).first).to_be_visible()
    assert said == []


def test_pages_of_attacks_are_quiet_and_do_nothing(browser: Browser, attacked: Site) -> None:
    with hosted(attacked.root) as host:
        context = browser.new_context(base_url=host.address, locale="ko-KR")
        page = context.new_page()
        said, hosts = listen(page), set()
        page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        exchange = min(attacked.find(r"q/[^/]+/"))
        for address in ("talks/attacks/", exchange, "", "questions/", "speakers/", "talks/"):
            page.goto(address or "./", wait_until="networkidle")
            # Whatever looks like something to press, without leaving.
            page.evaluate(
                "for (const each of document.querySelectorAll('article *')) {"
                " each.addEventListener('click', event => event.preventDefault());"
                " for (const type of ['click', 'mouseover', 'focus', 'toggle'])"
                "  each.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })) }"
            )
            assert hits(page) is None, address
        for query in ("script", "onerror", "javascript", "이것은 왜"):
            page.goto(f"search/?q={query}")
            expect(page.locator(".mundap-results > li").first).to_be_visible(timeout=20_000)
            box(page).focus()
            box(page).fill("")
            box(page).press_sequentially(query)
            expect(results(page).first).to_be_visible(timeout=20_000)
            assert page.locator(".md-search-result :is(script, img, iframe, svg)").count() == 0
            assert hits(page) is None, query
            # Its answer stays on the screen of the next page otherwise.
            page.keyboard.press("Escape")
        assert hosts == {urlsplit(host.address).netloc}
        assert said == []
        context.close()
