"""Pages that keep old addresses alive: retired ids and other slugs of speakers."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import quote

from mundap.model.archive import Archive
from mundap.pages.addresses import exchange_page, link, source_of, speaker_page, url
from mundap.pages.page import Page, SiteOptions
from mundap.pages.render import escape_html

TEMPLATE = "moved.html"
"""Template under `overrides/` that sends the reader on without a script."""


def redirect_pages(archive: Archive, site: SiteOptions) -> Iterator[Page]:
    """One page for each retired id and each alias; an address that is in use is never taken."""
    used = {e.id for e in archive.exchanges}
    for retired in archive.retired:
        if retired.id not in used:
            used.add(retired.id)
            yield _redirect(exchange_page(retired.id), quote(retired.target, safe="/-._~#%"), site)
    slugs = {s.slug for s in archive.speakers}
    for speaker in archive.speakers:
        for alias in speaker.aliases:
            if alias not in slugs:
                slugs.add(alias)
                yield _redirect(speaker_page(alias), url(speaker_page(speaker.slug)), site)


def _redirect(src_uri: str, target: str, site: SiteOptions) -> Page:
    """A page that sends its reader to `target`, an address relative to the site's root."""
    new = link(src_uri, *source_of(target))
    text = f"# 옮긴 페이지\n\n이 페이지는 [새 주소]({new})로 옮겼습니다.\n"
    if not site.furnished:
        refresh = f'<meta http-equiv="refresh" content="0; url={_published(new, site)}">'
        return Page(
            src_uri=src_uri,
            markdown=f"{text}\n{refresh}\n",
            # Search of a theme would list it beside the page it leads to.
            meta={"title": "옮긴 페이지", "hide": ["toc"], "search": {"exclude": True}},
        )
    return Page(
        src_uri=src_uri,
        markdown=text,
        meta={
            "title": "옮긴 페이지",
            "template": TEMPLATE,
            "mundap": {"kind": "moved", "target": escape_html(target)},
        },
    )


def _published(target: str, site: SiteOptions) -> str:
    """A link between source files as a browser wants it: generators leave raw HTML as it is."""
    path, mark, anchor = target.partition("#")
    if not site.directory_urls:
        return f"{path.removesuffix('.md')}.html{mark}{anchor}"
    # Seen from `q/old/`, one folder below where `q/old.md` stands.
    folder, name = posixpath.split(path.removesuffix(".md"))
    place = posixpath.join("..", folder, "" if name == "index" else f"{name}/")
    return f"{place}{mark}{anchor}"
