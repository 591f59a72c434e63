"""The maintainers' page says what the tests test, and the limits are the code's."""

from __future__ import annotations

import re

from tests.guide_pages import page
from tests.robustness.table import PAGE, with_table

from mundap import flaws
from mundap.text import crowding, inline, outline, source, yaml_text


def test_the_table_is_that_of_the_cases() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert with_table(text) == text, "python -m tests.robustness.table"


def test_the_limits_are_those_of_the_code() -> None:
    limits = page("robustness.md").split("## 한계")[1].split("## 입력마다")[0]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$", limits, re.MULTILINE)[2:]
    assert [cell for _, cell in rows] == [
        f"{source.MAX_BYTES // 1000} KB",
        f"{source.MAX_LINES:,}줄",
        f"{source.MAX_LINE:,}자",
        f"{flaws.MOST_PIECES:,}개",
        f"{flaws.MOST_QUESTIONS}개",
        f"{outline.MAX_DEPTH}단계",
        f"{inline.MARKS_PER_LINE}개",
        f"적힌 칸의 수 + {crowding.MOST_MISSING}개",
        f"{crowding.MOST_MARKS}개",
        f"{source.FRONT_MATTER_LIMIT:,}자, {yaml_text.MAX_DEPTH}단계",
        f"{yaml_text.MAX_CHARACTERS:,}자, {yaml_text.MAX_DEPTH}단계",
    ]
    assert flaws.MAX_DEPTH == outline.MAX_DEPTH
