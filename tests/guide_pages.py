"""The maintainers' pages under `docs/contributing/`, as their tests read them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ENGINE = ROOT / "hooks" / "mundap"

_FENCE = re.compile(r'^```(\w+) title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    """Text of a page."""
    return (DOCS / "contributing" / name).read_text(encoding="utf-8")


def examples(language: str, start: str = "") -> dict[str, str]:
    """Fenced examples of the guide in a language, by what follows `start` in their title."""
    return {
        title.removeprefix(start): text
        for fence, title, text in _FENCE.findall(page("index.md"))
        if fence == language and title.startswith(start)
    }


def first_cells(text: str) -> list[str]:
    """Everything in backticks in the first cells of the tables of a text."""
    cells = re.findall(r"^\| (`[^|]+?) \|", text, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]
