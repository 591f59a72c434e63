"""The HTML of pages, kept for the next build of `mkdocs serve`.

A change of one transcript changes a few pages, and MkDocs renders all of them. This hook lets it
take those that cannot have changed from the build before. Without it the site is the same.
"""

from __future__ import annotations

import copy
import logging
import pickle
from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

PURE = frozenset(
    "abbr admonition attr_list def_list fenced_code footnotes md_in_html meta sane_lists tables "
    "toc pymdownx.betterem pymdownx.caret pymdownx.details pymdownx.emoji pymdownx.highlight "
    "pymdownx.inlinehilite pymdownx.keys pymdownx.mark pymdownx.smartsymbols "
    "pymdownx.superfences pymdownx.tabbed pymdownx.tasklist pymdownx.tilde".split()
)
"""Extensions that read nothing but the text and their options; with any other, nothing is kept."""

Place = tuple[str, InclusionLevel]
"""What a page is told of a file: its URL and whether it is published."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as MkDocs rendered it."""

    html: str
    """Its content."""
    toc: TableOfContents
    """Its headings."""
    title: str | None
    """Its first heading."""
    anchors: frozenset[str]
    """What in it can be linked to."""
    links: tuple[tuple[str, dict[str, str]], ...]
    """Source path of a page it links to → anchor → the link as it was written."""
    places: dict[str, Place | None]
    """The files it asked for, found or not."""


class _Asked:
    """The site's files, and which of them a page asked for."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.places: dict[str, Place | None] = {}
        self.understood = True
        """Whether that is all it asked."""

    def get_file_from_path(self, path: str) -> File | None:
        file = self._files.get_file_from_path(path)
        self.places[path] = _place(file) if file else None
        return file

    def __getattr__(self, name: str) -> Any:
        self.understood = False
        return getattr(self._files, name)


class _Heard(logging.Handler):
    """Whether anything was said: a page with a warning must be read again to hear it again."""

    def __init__(self) -> None:
        super().__init__()
        self.something = False

    def emit(self, record: logging.LogRecord) -> None:
        self.something = True


_serving = False
_options: bytes | None = None
"""All that rendering depends on besides a page, in this build; None if that cannot be told."""
_before: dict[Hashable, Rendered] = {}
"""What the last build kept, by all that a page depends on besides other files."""
_now: dict[Hashable, Rendered] = {}


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether other builds will follow."""
    global _serving
    _serving = command == "serve"


# `on_config` may still change the options; every page comes later.
def on_files(files: Files, config: MkDocsConfig) -> None:
    """Take down the options of this build."""
    global _options
    _options = (
        _written(config) if _serving and PURE.issuperset(config.markdown_extensions) else None
    )


# After other plugins, which may write the text anew.
@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Let the page be rendered by `_render`: MkDocs has no event for it."""
    if _options is not None:
        page.render = partial(_render, page)  # type: ignore[method-assign]


def on_post_build(config: MkDocsConfig) -> None:
    """Forget what the build did not need."""
    global _before, _now
    _before, _now = _now, {}


def _written(config: MkDocsConfig) -> bytes | None:
    """The options of rendering as a value that is equal when they are; functions by their names."""
    links = repr((config.use_directory_urls, config.validation))
    try:
        return pickle.dumps((config.markdown_extensions, config.mdx_configs, links))
    except (AttributeError, TypeError, pickle.PicklingError):
        return None


def _render(page: Page, config: MkDocsConfig, files: Files) -> None:
    """In the place of `Page.render`."""
    file = page.file
    key = (file.src_uri, *_place(file), page.markdown, _options)
    kept = _now.get(key) or _before.get(key)
    if kept and all(_asked(files, path) == place for path, place in kept.places.items()):
        _restore(page, kept, files)
    else:
        kept = _rendered(page, config, files)
    if kept:
        _now[key] = kept


def _rendered(page: Page, config: MkDocsConfig, files: Files) -> Rendered | None:
    """Render a page; None if the outcome is good only for now."""
    asked, heard = _Asked(files), _Heard()
    # `mkdocs` keeps what its own loggers hear from the root.
    loggers = [logging.getLogger(name) for name in ("", "mkdocs")]
    for logger in loggers:
        logger.addHandler(heard)
    try:
        Page.render(page, config, cast(Files, asked))
    finally:
        for logger in loggers:
            logger.removeHandler(heard)
    if heard.something or not asked.understood:
        return None
    return Rendered(
        page.content or "",
        copy.deepcopy(page.toc),
        page._title_from_render,
        frozenset(page.present_anchor_ids or ()),
        tuple((file.src_uri, dict(of)) for file, of in (page.links_to_anchors or {}).items()),
        asked.places,
    )


def _restore(page: Page, kept: Rendered, files: Files) -> None:
    """Make a page what it was when it was rendered."""
    page.content = kept.html
    page.toc = copy.deepcopy(kept.toc)
    page._title_from_render = kept.title
    page.present_anchor_ids = set(kept.anchors)
    targets = ((files.get_file_from_path(path), of) for path, of in kept.links)
    page.links_to_anchors = {file: dict(of) for file, of in targets if file}


def _asked(files: Files, path: str) -> Place | None:
    file = files.get_file_from_path(path)
    return _place(file) if file else None


def _place(file: File) -> Place:
    return file.url, file.inclusion
