"""The whole site as plain Markdown that other site generators build without our hooks.

Pure: what was understood and what people wrote come in, files go out. Nothing of it knows
how mkdocs.yml is found or where files are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from mundap import exports, pages
from mundap.leaving.navigation import Nav, navigation
from mundap.leaving.site_config import SiteConfig
from mundap.model.archive import Archive
from mundap.pages.page import document
from mundap.pages.provenance import Provenance, provenance

DOCS = "docs"
CONFIG = "mkdocs.yml"
STYLESHEET = "assets/stylesheets/mundap.css"
"""Ours that pages need; without it lines of a transcript run together."""
_HEAD = "# `mundap emit`이 만든 설정입니다. 문답의 훅 없이 사이트를 만듭니다.\n\n"
_OURS = ("mundap", "template")
"""Front matter that only our templates read."""


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote: everything of a project that is no transcript and no data."""

    config: SiteConfig
    """The project's mkdocs.yml."""
    pages: frozenset[str]
    """Paths under `docs/` of the pages, without transcripts; they are copied as they are."""
    arranged: Mapping[str, object]
    """Folder → what its `.pages` says, loaded."""
    stylesheets: Mapping[str, str]
    """Style sheets of the theme's changes, by path under `docs/`."""


def emit(archive: Archive, site: pages.SiteOptions, written: Written) -> dict[str, str]:
    """Write the site.

    Returns:
        Text by path under the folder that the site is written to: `mkdocs.yml`, generated pages,
        data and style sheets. Pictures and pages that people wrote are the caller's to copy.
    """
    plain = replace(site, furnished=False, directory_urls=written.config.directory_urls)
    made = pages.emit(archive, plain)
    known = provenance(archive)
    files = {page.src_uri: _document(page, known.get(page.src_uri, {})) for page in made}
    files |= {export.path: export.text for export in exports.emit(archive)}
    files |= written.stylesheets
    nav = _nav(made, written)
    config = written.config.without_hooks(nav, _outside(made), sorted(written.stylesheets))
    found = {f"{DOCS}/{path}": text for path, text in files.items()}
    return {**found, CONFIG: _HEAD + config}


def _document(page: pages.Page, known: Provenance) -> str:
    meta = {key: value for key, value in page.meta.items() if key not in _OURS} | dict(known)
    if not page.in_nav:
        # A page that no navigation lists would have an empty sidebar beside it.
        hidden = meta.get("hide")
        meta["hide"] = [*(hidden if isinstance(hidden, list) else []), "navigation"]
    return document(meta, page.markdown)


def _nav(made: Iterable[pages.Page], written: Written) -> Nav:
    unlisted = {page.src_uri for page in made if not page.in_nav}
    listed = {page.src_uri for page in made if page.in_nav}
    return navigation((listed | written.pages) - unlisted, written.arranged)


def _outside(made: Iterable[pages.Page]) -> str:
    """Patterns as in `.gitignore` of the pages that no navigation lists, and of those it does."""
    made = tuple(made)
    outside = [page.src_uri for page in made if not page.in_nav]
    folders = {path.split("/")[0] for path in outside if "/" in path}
    inside = [p.src_uri for p in made if p.in_nav and p.src_uri.split("/")[0] in folders]
    patterns = [f"/{path}" for path in outside if "/" not in path]
    patterns += [f"/{folder}/*" for folder in folders]
    return "".join(f"{p}\n" for p in [*sorted(patterns), *sorted(f"!/{p}" for p in inside)])
