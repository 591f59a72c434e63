"""How writers mark a question: one small recogniser a dialect.

Each reads a whole section; the one that finds the first question earliest is
believed, and of two that begin together the one listed first.
"""

from __future__ import annotations

import dataclasses

from mundap.dialects.bold_lines import BOLD_LINES
from mundap.dialects.bullets import BULLETS
from mundap.dialects.quotes import QUOTES
from mundap.dialects.section import Item, Section
from mundap.model.transcript import Asked

DIALECTS = (BOLD_LINES, QUOTES, BULLETS)
"""Every dialect, most distinct mark first."""


def recognise(section: Section) -> tuple[Item, ...]:
    """The blocks of a section with its exchanges found.

    Only sections that announce questions are read: a heading of a lecture may
    well look like a question.
    """
    if not section.is_qa:
        return section.blocks
    readings = [(dialect.name, dialect.read(section)) for dialect in DIALECTS]
    name, items = min(readings, key=lambda reading: _first_question(reading[1]))
    return tuple(
        dataclasses.replace(item, section=section.title, dialect=name)
        if isinstance(item, Asked)
        else item
        for item in items
    )


def _first_question(items: tuple[Item, ...]) -> float:
    return next((item.first for item in items if isinstance(item, Asked)), float("inf"))
