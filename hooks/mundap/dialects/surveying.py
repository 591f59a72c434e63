"""Every section of a record with what the rest of the record says of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import groupby

from mundap.dialects import announcing, marks, polite, roles, settling
from mundap.dialects.announcing import Announced
from mundap.dialects.section import Section
from mundap.model.blocks import BlockKind
from mundap.model.settled import Settled
from mundap.text import inline

REGULAR = 3
"""Sections in a row that open with a quote, at least."""


def announced(
    sections: Sequence[Section], title: str, settled: Settled | None = None
) -> tuple[Section, ...]:
    """The sections, each with how sure it is that it holds questions.

    A heading speaks for the sections below it until one of them says otherwise.

    Args:
        sections: All sections of a record.
        title: Its own name, which announces less than a section's heading.
        settled: Headings that its maintainer named.
    """
    settled = settled or Settled()
    first = next((i for i, each in enumerate(sections) if each.heading is not None), 0)
    top = min((each.level for each in sections if each.heading is not None), default=0)
    alone = sum(each.level == top for each in sections) == 1
    # A title that only the front matter has speaks for all of the record.
    apart = title and all(section.title != title for section in sections)
    told = (announcing.heading(title, title=True) if apart else None) or Announced.NO
    over = min(told, Announced.MAYBE)
    stack: list[tuple[int, Announced]] = []
    found: list[Section] = []
    for index, section in enumerate(sections):
        stack = [(level, said) for level, said in stack if level < section.level]
        is_title = section.title == title or (index == first and alone and section.level == top)
        said = announcing.heading(section.title, title=is_title)
        if any(settling.same_heading(section.title, name) for name in settled.under):
            said = Announced.YES
        own = said is not None
        if said is None:
            said = stack[-1][1] if stack else over
            own = over > Announced.NO and section.heading is None
            if said is Announced.NO and announcing.opening(section.blocks):
                own, said = True, Announced.MAYBE
        if section.heading is not None:
            stack.append((section.level, said))
        found.append(dataclasses.replace(section, announced=said, announces=own))
    found = _quoting(_addressed(found, title))
    found = settling.read_everywhere(found, settled)
    said_by = roles.roles(found)
    surely = sum(section.announced is Announced.YES for section in found)
    return tuple(
        dataclasses.replace(
            section,
            elsewhere=surely > 0 and section.announced is not Announced.YES,
            roles=said_by,
        )
        for section in found
    )


def _quoting(sections: Sequence[Section]) -> list[Section]:
    """The sections, those announced for sure that all open with a quote, most of which ask.

    Notes of a panel name each subject in a heading and quote what was asked below it.
    """
    found = [*sections]
    key = lambda i: (sections[i].level, sections[i].announced, sections[i].announces)  # noqa: E731
    for (_, announced, announces), run in groupby(range(len(sections)), key):
        group = [*run]
        quotes = [i for i in group if _quoted(sections[i])]
        asking = sum(marks.asks(_quoted(sections[i])) for i in quotes)
        regular = len(quotes) >= REGULAR and len(quotes) == len(group)
        if announced is Announced.MAYBE and not announces and regular and 2 * asking > len(quotes):
            for i in quotes:
                found[i] = dataclasses.replace(sections[i], announced=Announced.YES)
    return found


def _quoted(section: Section) -> str:
    """The words of the quote that a section opens with, if something stands below it."""
    head, *below = section.blocks or (None,)
    if head is None or head.kind is not BlockKind.QUOTE or not below:
        return ""
    return inline.plain_inline(" ".join(line.text for leaf in head.walk() for line in leaf.lines))


def _addressed(sections: list[Section], title: str) -> list[Section]:
    """The sections, those announced a little that ask somebody, where nothing announces any.

    Where something does, only those are that count their questions.
    """
    if polite.is_form(title):
        return sections
    apart = any(section.announced is not Announced.NO for section in sections)
    forms: list[int] = []
    found: list[Section] = []
    for section in sections:
        forms = [level for level in forms if level < section.level]
        forms += [section.level] if polite.is_form(section.title) else []
        silent = not forms and not section.announces and section.announced is Announced.NO
        if silent and (polite.counts(section) if apart else polite.announces(section)):
            section = dataclasses.replace(section, announced=Announced.MAYBE, announces=True)
        found.append(section)
    return found
