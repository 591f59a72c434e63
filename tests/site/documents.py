"""A built site as its readers' browsers see it: pages, their links, ids and text."""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
ADDRESSES = ("href", "src", "srcset", "poster", "action", "data")
"""Attributes that name another resource."""


@dataclass(slots=True)
class Document:
    """One HTML file of the site."""

    url: str
    """Relative to the site's root: `q/abc123/`, empty for the home page."""
    raw: str
    """The file."""
    links: list[str] = field(default_factory=list)
    """Every address it names, as written, the target of a redirect among them."""
    ids: list[str] = field(default_factory=list)
    """Every `id`, in order."""
    tags: set[str] = field(default_factory=set)
    """Every element that occurs."""
    title: str = ""
    """What the browser's tab shows."""
    heading: str = ""
    """Text of the first `h1`."""
    text: str = ""
    """What `<article>` shows, numbers of ordered lists among it."""
    inline: list[str] = field(default_factory=list)
    """Tags in `<article>` with a style or a script of their own."""
    redirect: str = ""
    """Where `<meta http-equiv=refresh>` leads; empty for an ordinary page."""


class _Reader(HTMLParser):
    def __init__(self, document: Document) -> None:
        super().__init__(convert_charrefs=True)
        self.document = document
        self.open: list[str] = []
        self.lists: list[int] = []
        self.headings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        document, values = self.document, {key: value or "" for key, value in attrs}
        document.tags.add(tag)
        document.links += [values[name] for name in ADDRESSES if name in values]
        if "id" in values:
            document.ids.append(values["id"])
        if tag == "meta" and values.get("http-equiv") == "refresh":
            document.redirect = values["content"].partition("url=")[2].strip()
            document.links.append(document.redirect)
        if "article" in self.open:
            if any(name == "style" or name.startswith("on") for name in values):
                document.inline.append(self.get_starttag_text() or tag)
            self._number(tag, values)
        if tag == "h1":
            self.headings += 1
        if tag not in VOID:
            self.open.append(tag)

    def _number(self, tag: str, values: Mapping[str, str]) -> None:
        """A browser numbers the items of an ordered list: the reader sees the numbers."""
        if tag in ("ol", "ul"):
            self.lists.append(int(values.get("start", "1")) if tag == "ol" else 0)
        elif tag == "li" and self.lists and self.lists[-1]:
            self.document.text += f" {self.lists[-1]}. "
            self.lists[-1] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        if "article" in self.open:
            self.document.text += data
        if "title" in self.open and "svg" not in self.open:
            self.document.title += data
        if "h1" in self.open and self.headings == 1:
            self.document.heading += data


@functools.lru_cache(maxsize=4096)
def read(url: str, raw: str) -> Document:
    """Parse one file; most pages are the same after the next build."""
    document = Document(url, raw)
    reader = _Reader(document)
    reader.feed(raw)
    reader.close()
    document.heading = document.heading.removesuffix("¶").strip()
    return document


@dataclass(frozen=True)
class Site:
    """A folder of static files."""

    root: Path
    """The folder."""
    log: str
    """What the build said."""

    @functools.cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every HTML file by its address."""
        found = {}
        for path in sorted(self.root.rglob("*.html")):
            url = re.sub(r"(?:^|(?<=/))index\.html$", "", path.relative_to(self.root).as_posix())
            found[url] = read(url, path.read_text(encoding="utf-8"))
        return found

    def find(self, pattern: str) -> Mapping[str, Document]:
        """The pages whose address matches as a whole."""
        return {u: d for u, d in self.documents.items() if re.fullmatch(pattern, u)}


def api(site: Site, name: str) -> list[dict[str, Any]]:
    """A list of `api/v1/`."""
    text = (site.root / "api" / "v1" / f"{name}.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return found


def resolved(document: Document, base: str) -> Iterator[tuple[str, str, str]]:
    """The links of a page that stay on the site.

    Args:
        document: The page.
        base: Address of the site's root, with `/` at its end.

    Yields:
        Link as written, path relative to the root (None would be outside: it starts with `..`),
        and anchor.
    """
    host = urlsplit(base)
    for link in document.links:
        target = urlsplit(urljoin(base + document.url, link))
        if target.scheme == host.scheme and target.netloc == host.netloc:
            inside = target.path.startswith(host.path)
            path = unquote(target.path.removeprefix(host.path)) if inside else f"..{target.path}"
            yield link, path, unquote(target.fragment)


def dead_links(site: Site, base: str) -> list[str]:
    """Links to files, pages or anchors that do not exist, as `page: link`."""
    dead = []
    for document in site.documents.values():
        for link, path, anchor in resolved(document, base):
            page = site.documents.get(path)
            there = page is not None or (site.root / path).is_file()
            if not there or (page and anchor and anchor not in page.ids):
                dead.append(f"{document.url}: {link}")
    return dead


def reachable(site: Site, base: str) -> set[str]:
    """Pages a reader can come to from the home page by links."""
    seen, waiting = {""}, [""]
    while waiting:
        for _, path, _ in resolved(site.documents[waiting.pop()], base):
            if path in site.documents and path not in seen:
                seen.add(path)
                waiting.append(path)
    return seen


def letters(text: str) -> str:
    """Letters and numbers of a text: what no layout may lose."""
    return "".join(
        c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] in "LN"
    )
