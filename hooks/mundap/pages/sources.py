"""Links from a page to the lines of the transcript it was made from."""

from __future__ import annotations

from urllib.parse import quote

from mundap.model.archive import SourceRange
from mundap.pages.addresses import link
from mundap.pages.markup import anchor_text
from mundap.pages.page import SiteOptions
from mundap.pages.render import escape
from mundap.pages.shelves import Shelves


def source_link(
    start: str, source: SourceRange, shelves: Shelves, site: SiteOptions, *, brief: bool = False
) -> str:
    """Link to lines of a transcript: `원문 talks/x.md 337–342행`, or briefly `원문 337–342행`.

    It leads to the lines on GitHub, or to the place on the talk's page when the site has no
    repository; it is plain text when no page shows that file.
    """
    file = "" if brief else f"{source.file} "
    text = f"원문 {file}{lines_of(source.first, source.last)}"
    target = line_target(source.file, source.first, source.last, site)
    target = target or _place_target(start, source, shelves)
    return anchor_text(text, target) if target else escape(text)


def lines_of(first: int, last: int) -> str:
    """`337–342행`, `119행`."""
    return f"{first}행" if first == last else f"{first}–{last}행"


def file_target(file: str, site: SiteOptions) -> str:
    """Address of a transcript on GitHub; empty without a repository."""
    if not site.repository:
        return ""
    path = quote(f"{site.repository}/blob/{site.branch}/docs/{file}", safe="/-._~")
    return f"https://github.com/{path}"


def line_target(file: str, first: int, last: int, site: SiteOptions) -> str:
    """Address of lines of a transcript on GitHub; empty without a repository."""
    address = file_target(file, site)
    if not address:
        return ""
    end = f"-L{last}" if last > first else ""
    return f"{address}?plain=1#L{first}{end}"


def _place_target(start: str, source: SourceRange, shelves: Shelves) -> str:
    shown = shelves.record_pages.get(source.file)
    anchor = shelves.spots.get((source.file, source.first), "")
    return link(start, shown, anchor) if shown else ""
