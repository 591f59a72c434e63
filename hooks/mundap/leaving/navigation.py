"""`.pages` files → the explicit `nav` of mkdocs.yml that every site generator reads.

What awesome-pages does, as far as it can be said without the plugin: `title`, `nav` with `...`, and
`hide`. Folders without a `.pages` list their pages as MkDocs does, the index first.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

FILE = ".pages"
REST = "..."
INDEX = ("index.md", "README.md")

Nav = list[object]
"""Items as MkDocs wants them: a path, or one title with a path, an address or further items."""


def navigation(pages: Collection[str], said: Mapping[str, object]) -> Nav:
    """Arrange pages.

    Args:
        pages: Source paths of the pages that the navigation may list.
        said: Folder (empty for `docs/` itself) → what its `.pages` says, loaded.

    Returns:
        The navigation; a name in `.pages` that is not there is left out.
    """
    tree = _Tree(frozenset(pages), said)
    return tree.items("")


@dataclass(frozen=True, slots=True)
class _Tree:
    """The pages and what is said about their folders."""

    pages: frozenset[str]
    """Source paths."""
    said: Mapping[str, object]
    """By folder."""

    def items(self, folder: str) -> Nav:
        """The navigation of a folder."""
        here = self._children(folder)
        wanted = self._of(folder, "nav")
        if not isinstance(wanted, list):
            return [item for child in here for item in self._item(child)]
        return list(self._arranged(folder, wanted, here))

    def _arranged(self, folder: str, wanted: list[object], here: list[str]) -> Iterator[object]:
        named = set(self._named(folder, wanted))
        for each in wanted:
            title, value = _titled(each)
            if value == REST:
                yield from (i for child in here if child not in named for i in self._item(child))
            elif isinstance(value, list):
                inside = list(self._arranged(folder, value, here))
                if title and inside:
                    yield {title: inside}
            elif isinstance(value, str) and "://" in value:
                yield {title: value} if title else value
            elif isinstance(value, str) and (child := _join(folder, value)) in here:
                yield from self._item(child, title)

    def _named(self, folder: str, wanted: list[object]) -> Iterator[str]:
        for each in wanted:
            _, value = _titled(each)
            if isinstance(value, list):
                yield from self._named(folder, value)
            elif isinstance(value, str):
                yield _join(folder, value)

    def _item(self, child: str, title: str = "") -> Nav:
        """A page, or a folder with what is in it; nothing for one that hides itself."""
        if child in self.pages:
            return [{title: child}] if title else [child]
        inside = [] if self._of(child, "hide") else self.items(child)
        name = title or str(self._of(child, "title") or _spoken(child))
        return [{name: inside}] if inside else []

    def _children(self, folder: str) -> list[str]:
        """Pages of a folder, the index first, then its folders."""
        start = f"{folder}/" if folder else ""
        inside = [page for page in self.pages if page.startswith(start)]
        here = {start + page.removeprefix(start).split("/")[0] for page in inside}
        return sorted(here, key=lambda c: (c not in self.pages, _name(c) not in INDEX, c))

    def _of(self, folder: str, key: str) -> object:
        said = self.said.get(folder)
        return said.get(key) if isinstance(said, Mapping) else None


def _titled(item: object) -> tuple[str, object]:
    """Title and value of an item of `.pages`; the title is empty when it has none."""
    if isinstance(item, Mapping) and len(item) == 1:
        ((title, value),) = item.items()
        return str(title), value
    return "", item


def _join(folder: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(folder, name))


def _name(path: str) -> str:
    return posixpath.basename(path)


def _spoken(folder: str) -> str:
    """The title MkDocs gives a folder that nobody named."""
    name = _name(folder).replace("-", " ").replace("_", " ")
    return name.capitalize() if name.lower() == name else name
