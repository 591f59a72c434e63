"""Print the path of a Chromium that the browser tests can drive, installing one if need be.

Tried in this order: `$CHROMIUM`, what the machine has, Playwright's own, the system's package.
A browser counts only once it has started and loaded a page: on Ubuntu `chromium-browser` may
be a stub that asks for a snap, and a downloaded browser may lack the system's libraries.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Korean pages are measured and photographed, which needs Korean glyphs.
DEBIAN_PACKAGES = ("chromium", "fonts-noto-cjk")
INSTALL_SECONDS = 900


def main() -> int:
    """Find a browser; the exit status says whether there is one."""
    for path in candidates():
        if starts(path):
            print(path)
            return 0
    say(
        "테스트에 쓸 Chromium이 없습니다. 설치하거나 CHROMIUM에 경로를 적어 다시 실행해 주세요.",
        "No Chromium for the tests: install one, or set CHROMIUM to its path.",
    )
    return 1


def candidates() -> Iterator[str]:
    """Paths worth trying, best first; going further down the list installs something."""
    wanted = os.environ.get("CHROMIUM")
    if wanted:
        # A browser that was asked for by name is not replaced by another one in silence.
        yield shutil.which(wanted) or wanted
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield from filter(os.path.exists, MAC_APPS)
    yield from playwrights()
    yield from packaged()


def playwrights() -> Iterator[str]:
    """Playwright's own browser, downloaded; a second time with its system libraries."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not os.path.exists(path):
        say("Playwright의 Chromium을 내려받습니다.", "Downloading Playwright's Chromium.")
        run([sys.executable, "-m", "playwright", "install", "chromium"])
    if not os.path.exists(path):
        return
    yield path
    prefix = root_prefix()
    if shutil.which("apt-get") and prefix is not None:
        run([*prefix, sys.executable, "-m", "playwright", "install-deps", "chromium"])
        yield path


def packaged() -> Iterator[str]:
    """The system's own package."""
    prefix = root_prefix()
    if shutil.which("apt-get") and prefix is not None:
        say("apt-get으로 Chromium을 설치합니다.", "Installing Chromium with apt-get.")
        apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        run([*apt, "update"])
        run([*apt, "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES])
    elif shutil.which("brew"):
        say("Homebrew로 Chrome을 설치합니다.", "Installing Chrome with Homebrew.")
        run(["brew", "install", "--quiet", "--cask", "google-chrome"])
    yield from filter(None, map(shutil.which, NAMES))
    yield from filter(os.path.exists, MAC_APPS)


def root_prefix() -> list[str] | None:
    """What to put before a command that needs root; None when root is out of reach."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and run(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def starts(path: str) -> bool:
    """Whether the browser loads a page the way the tests will ask it to."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=path,
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
                timeout=30_000,
            )
            page = browser.new_page()
            page.set_content("<title>문답</title>")
            started = page.title() == "문답"
            browser.close()
            return started
    except Error:
        return False


def run(command: list[str]) -> bool:
    """Run an installer, its output kept off ours; whether it succeeded."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=INSTALL_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def say(korean: str, english: str) -> None:
    """Tell the reader; standard output is for the path alone."""
    print(f"문답: {korean}\n       {english}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
