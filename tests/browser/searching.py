"""What tests of the search share: a reader who types, and what no reader types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page

FAILED = "검색 데이터를 불러오지 못했습니다"
INDEX = "**/search/index/**"
"""Every file of the index."""
HOSTILE = {
    "markup": '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>',
    "attribute": "\"'><svg/onload=window.pwned=1>데이터",
    "template": "${window.pwned=1}{{constructor.constructor('window.pwned=1')()}}",
    "long": "가나다 " * 2_500,
    "long word": "데이터" * 3_400,
    "control": "데이\x01터\x7f\x1b[31m\x08 \x85\u2028\u2029",
    "bidi": "\u202e데이터\u2066 대학원\u200f\u200b\u00ad",
    "lone surrogate": "데이터 \\ud800 \\udc00\\ud83d",
    "regular expression": "(((((a+)+)+)+)+$ [데이터 \\ *** +++ ?h=&q=#",
    "names of objects": "__proto__ constructor toString hasOwnProperty",
}
"""What no reader types; `\\u…` is written out as the code unit itself."""
WRITTEN_OUT = (
    r"text => text.replace(/\\u([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(`0x${hex}`))"
)


SIDEWAYS = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
"""How far a page can be pushed sideways, in CSS pixels."""


@contextmanager
def window(browser: Browser, server: str, width: int) -> Iterator[Page]:
    """A fresh window of a Korean reader."""
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": 800}, locale="ko-KR"
    )
    yield context.new_page()
    context.close()


def box(page: Page) -> Locator:
    """The field of Material's box."""
    return page.locator("[data-md-component=search-query]")


def results(page: Page) -> Locator:
    """The links of the box that lead to results."""
    return page.locator(".md-search-result__link")


def line(page: Page) -> Locator:
    """What the box says above its results."""
    return page.locator(".md-search-result__meta")


def opened(page: Page, address: str = "./") -> Locator:
    """Open the box of a page by its button or field, and wait until it answers."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    box(page).focus()
    return box(page)


def listen(page: Page) -> list[str]:
    """Whatever goes wrong on a page from now on: errors, warnings, dialogs."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(f"{error}"))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on(
        "console",
        lambda message: said.append(message.text) if message.type in ("error", "warning") else None,
    )
    return said


def fill(field: Locator, text: str) -> None:
    """Put a text that has no keys into a field, as a paste does; code units are written out."""
    field.evaluate(
        f"(field, text) => {{ field.value = ({WRITTEN_OUT})(text);"
        " field.dispatchEvent(new InputEvent('input', { bubbles: true })) }",
        text,
    )


class Composition:
    """An IME, as Chromium hears one: states of a syllable, then what is committed."""

    def __init__(self, page: Page) -> None:
        self.devtools = page.context.new_cdp_session(page)

    def key(self, type: str) -> None:
        self.devtools.send(
            "Input.dispatchKeyEvent", {"type": type, "key": "Process", "windowsVirtualKeyCode": 229}
        )

    def show(self, states: Sequence[str]) -> None:
        """Compose through these states; the last one stays open."""
        for state in states:
            self.key("rawKeyDown")
            place = {"selectionStart": len(state), "selectionEnd": len(state)}
            self.devtools.send("Input.imeSetComposition", {"text": state, **place})
            self.key("keyUp")

    def commit(self, text: str) -> None:
        """End the composition with this text."""
        self.devtools.send("Input.insertText", {"text": text})
