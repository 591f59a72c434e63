"""Photograph the home page of a built site, for the READMEs: `screenshot.py SITE PICTURE`.

`$CHROMIUM` names the browser. The picture changes only when the page does: light colours, one
size, no animation, and no request to another host.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

SIZE: ViewportSize = {"width": 1280, "height": 800}
MOST_BYTES = 200_000
"""A larger picture makes every clone of the repository pay for it."""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder for a while; its address on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def photograph(site: Path, browser: str | None) -> bytes:
    """The upper part of the site's home page as PNG.

    Args:
        site: A built site.
        browser: Path of a Chromium; None for Playwright's own.
    """
    with served(site) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=list(FLAGS))
        page = chromium.new_page(
            viewport=SIZE, color_scheme="light", locale="ko-KR", reduced_motion="reduce"
        )
        page.goto(address, wait_until="networkidle")
        picture = page.screenshot(animations="disabled")
        chromium.close()
    return picture


def main(arguments: list[str]) -> int:
    """Write the picture; the exit status says whether it was."""
    if len(arguments) != 2 or not (Path(arguments[0]) / "index.html").is_file():
        print(
            f"{__doc__}\n문답: 만들어진 사이트의 폴더와 그림 파일을 적어 주세요.", file=sys.stderr
        )
        return 1
    picture = photograph(Path(arguments[0]), os.environ.get("CHROMIUM"))
    if len(picture) > MOST_BYTES:
        print(
            f"문답: 그림이 너무 큽니다({len(picture):,} > {MOST_BYTES:,}바이트).", file=sys.stderr
        )
        return 1
    target = Path(arguments[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(picture)
    print(f"{target}: {len(picture):,}바이트")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
