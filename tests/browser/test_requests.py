"""Every kind of page, light and dark: nothing fails, and nothing is asked of another host."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Request, Response, expect
from tests.browser.test_reading import KINDS

pytestmark = pytest.mark.browser

PALETTES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}
"""What the device prefers → the theme's name for its colours."""


def test_pages_are_quiet_and_ask_nobody_else(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server)
    page = context.new_page()
    hosts: set[str] = set()
    said: list[str] = []

    def asked(request: Request) -> None:
        hosts.add(urlsplit(request.url).netloc or request.url)

    def answered(response: Response) -> None:
        if response.status >= 400 and not response.url.endswith("/nowhere/"):
            said.append(f"{response.status} {response.url}")

    def heard(message: ConsoleMessage) -> None:
        # The missing page itself is reported by the browser, as it should be.
        if message.type in ("error", "warning") and "404" not in message.text:
            said.append(f"{page.url}: {message.text}")

    def failed(request: Request) -> None:
        # Leaving a page ends what it was still fetching for its search.
        if request.failure != "net::ERR_ABORTED":
            said.append(f"{request.failure} {request.url}")

    context.on("request", asked)
    context.on("response", answered)
    page.on("console", heard)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    context.on("requestfailed", failed)

    for address in KINDS:
        page.goto(f"./{address}")
        for scheme, palette in PALETTES.items():
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", palette)
    # Search is fetched when it is used.
    page.goto("./")
    page.locator("label.mundap-search").click()
    page.locator("[data-md-component=search-query]").press_sequentially("데이터")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=20_000)
    page.wait_for_load_state("networkidle")

    assert said == []
    assert hosts == {urlsplit(server).netloc}
    assert context.cookies() == []
    context.close()
