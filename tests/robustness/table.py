"""The table of bad inputs in `docs/contributing/robustness.md`, made from the cases.

`PYTHONPATH=hooks:. python -m tests.robustness.table` writes it into the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.robustness.cases import CASES, DATA, DISK, FRONT, LETTERS, NAMES, ON_DISK, SHAPE, SIZE

PAGE = Path(__file__).parents[2] / "docs" / "contributing" / "robustness.md"
START, END = "<!-- 표: 테스트가 만듭니다 -->", "<!-- 표 끝 -->"
GROUPS = (LETTERS, SIZE, SHAPE, FRONT, NAMES, DISK, DATA)


def table() -> str:
    """Markdown of the table, a heading for each group."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    for group in GROUPS:
        yield from (f"### {group}", "", "| 입력 | 보이는 것 | 알리는 것 |", "| --- | --- | --- |")
        for case in (*CASES, *ON_DISK.values()):
            if case.group == group:
                codes = dict.fromkeys(code for code, _ in case.said)
                said = ", ".join(f"[{code}](diagnostics.md#{code})" for code in codes)
                yield f"| {case.name} | {case.shown} | {said or '—'} |"
        yield ""


def with_table(text: str) -> str:
    """A page with the table between its two marks."""
    pattern = re.compile(f"{re.escape(START)}.*{re.escape(END)}", re.DOTALL)
    assert pattern.search(text)
    return pattern.sub(lambda _: f"{START}\n\n{table()}\n{END}", text)


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
