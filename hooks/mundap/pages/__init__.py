"""The archive as pages: pure functions from an `Archive` to Markdown and front matter.

The only place that knows URLs, ids, front-matter keys and the Korean headings of generated
pages. `emit` is the list of the kinds of pages; each kind is one module.
"""

from __future__ import annotations

from mundap.model.archive import Archive
from mundap.pages.exchange import exchange_pages
from mundap.pages.home import home_page
from mundap.pages.page import Page, SiteOptions
from mundap.pages.questions import questions_page
from mundap.pages.redirects import redirect_pages
from mundap.pages.search import search_page
from mundap.pages.shelves import shelve
from mundap.pages.speakers import speaker_pages, speakers_page
from mundap.pages.talk import talk_pages
from mundap.pages.talks import talks_page
from mundap.pages.topics import topic_pages, topics_page
from mundap.pages.unread import unread_pages

__all__ = ["Page", "SiteOptions", "emit"]


def emit(archive: Archive, site: SiteOptions) -> tuple[Page, ...]:
    """Write every generated page of the site; no two share a source path."""
    shelves = shelve(archive)
    return (
        home_page(shelves, site),
        talks_page(shelves),
        *talk_pages(shelves, site),
        *unread_pages(archive.unread),
        *exchange_pages(shelves, site),
        speakers_page(shelves),
        *speaker_pages(shelves, site),
        topics_page(shelves),
        *topic_pages(shelves),
        questions_page(shelves, site),
        search_page(shelves, site),
        *redirect_pages(archive, site),
    )
