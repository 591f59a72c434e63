"""The rows of a pipe table (GitHub Flavored Markdown, section 4.10) → its cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_RULE_ROW = re.compile(r"[\s|]*:?-+:?(?:\s*\|\s*:?-+:?)*[\s|]*\Z")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as its cells, every row as wide as the first."""

    rows: tuple[tuple[str, ...], ...]
    """Inline Markdown of the cells; the first row is the header."""
    alignments: tuple[str, ...]
    """`left`, `right`, `center` or empty, one a column."""


def read_table(rows: Sequence[str]) -> Table | None:
    """Read the rows of a table, the rule under its header included.

    Cells beyond the header's width, which GitHub drops, are kept in the last column.

    Returns:
        None when the rows are no table; they are a paragraph then.
    """
    written = [row for row in rows if row.strip()]
    if len(written) < 2 or not _RULE_ROW.match(written[1]):
        return None
    header, rule, *body = (_cells(row) for row in written)
    if len(header) != len(rule):
        return None
    return Table(
        (tuple(header), *(_fitted(row, len(header)) for row in body)),
        tuple(_alignment(cell) for cell in rule),
    )


def _cells(row: str) -> list[str]:
    text = row.strip()
    cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(text)]
    if text.startswith("|"):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return cells


def _fitted(cells: list[str], width: int) -> tuple[str, ...]:
    kept = cells[: width - 1]
    kept.append(" | ".join(cells[width - 1 :]))
    return tuple(kept + [""] * (width - len(kept)))


def _alignment(rule: str) -> str:
    match rule[:1] == ":", rule[-1:] == ":":
        case True, True:
            return "center"
        case True, False:
            return "left"
        case False, True:
            return "right"
        case _:
            return ""
