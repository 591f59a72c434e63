"""HTML as a comparable tree: what a reader sees, not how it was serialised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote

import markdown
from material.extensions.emoji import to_svg, twemoji  # type: ignore[import-untyped]
from mkdocs.structure.pages import _RawHTMLPreprocessor

EXTENSIONS = [
    "attr_list",
    "md_in_html",
    "tables",
    "toc",
    "admonition",
    "sane_lists",
    "pymdownx.superfences",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.tabbed",
    "pymdownx.tilde",
]
"""The Markdown extensions of the site."""
_CONFIG = {
    "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg},
    "pymdownx.tabbed": {"alternate_style": True},
}
_VOID = {"br", "hr", "img"}
_SAME = {"s": "del", "h1": "h3", "h2": "h3"}
_TRANSPARENT = {"span", "div"}
_HEADINGS = {"h3", "h4", "h5", "h6"}
_NOTHING_IF_EMPTY = {"p", "blockquote", "strong", "em", "del", "code", "tbody", *_HEADINGS}
_BLOCKS = {
    *("p", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "td", "th"),
    *("h3", "h4", "h5", "h6", "hr"),
}


@cache
def _site() -> markdown.Markdown:
    return markdown.Markdown(extensions=EXTENSIONS, extension_configs=_CONFIG)


def site_html(text: str) -> str:
    """Markdown as the site renders it, MkDocs' scanner of anchors included."""
    site = _site().reset()
    if "mkdocs_raw_html" not in site.preprocessors:
        _RawHTMLPreprocessor()._register(site)
    return site.convert(text)


@dataclass
class Node:
    """An element and what is in it, in order."""

    tag: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def text(self) -> str:
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)


class _TreeBuilder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.stack[-1].children.append(node)
        if tag not in _VOID:
            self.stack.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.stack[-1].children.append(Node(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack[-1].tag == tag, f"</{tag}> closes <{self.stack[-1].tag}>"
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].children.append(data)


def parse_html(html: str) -> Node:
    """The document as it was written."""
    builder = _TreeBuilder()
    builder.feed(html)
    builder.close()
    assert len(builder.stack) == 1, f"<{builder.stack[-1].tag}> is not closed"
    return builder.stack[0]


Shape = tuple[str, str, tuple["Shape | str", ...]]
"""Tag, the attribute that matters (an ordered list's start, a picture's text), children."""


def shape(html: str) -> Shape:
    """The tree a reader sees: no paragraphs inside items, no comments, no layers of `div`."""
    return _shape(parse_html(html))


def _shape(node: Node) -> Shape:
    tag = _SAME.get(node.tag, node.tag)
    matters = {"ol": "start", "img": "alt", "a": "href"}.get(tag, "")
    attribute = node.attributes.get(matters, "1" if tag == "ol" else "")
    if tag == "img":
        attribute = " ".join(attribute.split())
    if tag == "a":
        attribute = unquote(re.sub(r"\A//", "https://", attribute))
    if tag == "pre":
        lines = (line.rstrip() for line in node.text().expandtabs(4).split("\n"))
        return (tag, "", ("\n".join(lines).strip("\n"),))
    children = tuple(_joined(_flat(node)))
    if tag == "tr" and not any(cell[2] for cell in children if not isinstance(cell, str)):
        return ("p", "", ())
    if tag in _HEADINGS:
        children = _on_one_line(children)
    return (tag, attribute, children)


def _on_one_line(children: tuple[Shape | str, ...]) -> tuple[Shape | str, ...]:
    return tuple(
        c.replace("\n", " ") if isinstance(c, str) else (c[0], c[1], _on_one_line(c[2]))
        for c in children
    )


def _flat(node: Node) -> Iterator[Shape | str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.tag == "br":
            yield "\n"
        elif child.tag == "a" and _refused(child):
            text, where = child.text().strip(), child.attributes["href"]
            yield from _flat(child)
            yield "" if text == where else f" ({where})" if text else where
        elif child.tag == "a" and not child.attributes.get("href"):
            yield from _flat(child)
        elif child.tag in _TRANSPARENT or (child.tag == "p" and node.tag == "li"):
            yield "\n"
            yield from _flat(child)
            yield "\n"
        elif child.tag == "a" and _says_its_target(child):
            yield child.text().strip() or unquote(child.attributes.get("href", ""))
        else:
            inner = _shape(child)
            yield inner if inner[2] or inner[0] not in _NOTHING_IF_EMPTY else " "


def _refused(link: Node) -> bool:
    """Whether the site shows the target of a link as text, after the link's own."""
    scheme, colon, rest = link.attributes.get("href", "").partition(":")
    named = bool(colon) and not set(scheme) & set("/?#")
    return named and (scheme.lower() not in {"http", "https", "mailto"} or not rest.strip("/"))


def _says_its_target(link: Node) -> bool:
    """A bare address, or a link without a text, for which the address is shown."""
    pictures = any(node.tag == "img" for node in link.walk())
    where = link.attributes.get("href", "")
    same = {"", where, unquote(where), unquote(where).removeprefix("https:")}
    return not pictures and link.text().strip() in same


def _joined(parts: Iterator[Shape | str]) -> Iterator[Shape | str]:
    """Merge texts; blanks beside a block or at an edge mean nothing."""
    merged: list[Shape | str] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    for position, part in enumerate(merged):
        if not isinstance(part, str):
            yield part
            continue
        text = re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", part))
        if position == 0 or merged[position - 1][0] in _BLOCKS:
            text = text.lstrip()
        if position == len(merged) - 1 or merged[position + 1][0] in _BLOCKS:
            text = text.rstrip()
        if text:
            yield text
