"""What the pages stage gives to a site generator, and what it must be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from mundap.memo import FORGETFUL, Memo


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What pages need to know beyond the archive."""

    repository: str = ""
    """`owner/name` on GitHub, for links to source lines; empty when there is none."""
    branch: str = "main"
    """Branch those links name."""
    pictures: frozenset[str] = frozenset()
    """Paths under `docs/` of the pictures that exist."""
    home_intro: str = ""
    """Markdown of `docs/index.md` after its front matter: the authored part of the home page."""
    furnished: bool = True
    """Whether our templates and scripts stand around the pages; without them (`mundap emit`) a
    page offers nothing that only they can do."""
    directory_urls: bool = True
    """Whether `q/abc.md` is published as `q/abc/`, not as `q/abc.html`; only asked when not
    furnished."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site."""

    src_uri: str
    """Path under `docs/`, with `/`."""
    markdown: str
    """Its text, without front matter."""
    meta: Mapping[str, object] = field(default_factory=dict)
    """Front matter: our own keys only, every text in it HTML-escaped, since templates print it."""
    edit_path: str | None = None
    """Path under `docs/` of the file a reader edits to change it; None when there is none."""
    in_nav: bool = False
    """Whether the navigation may list it."""


def document(meta: Mapping[str, object], markdown: str, memo: Memo = FORGETFUL) -> str:
    """A page as a file: front matter, and its text."""
    plain = dict(meta)
    front = memo.recall(("front matter", repr(plain)), lambda: _front_matter(plain))
    return f"---\n{front}---\n\n{markdown}"


def _front_matter(meta: Mapping[str, object]) -> str:
    written: str = yaml.safe_dump(meta, allow_unicode=True, sort_keys=True, width=10_000)
    return written
