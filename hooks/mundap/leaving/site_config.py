"""mkdocs.yml as text in, as text out: what it says of the archive, and itself without our hooks.

It is read as a tree of nodes and never built: tags such as `!!python/name:…` and `!ENV` go through
as they are.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import yaml

OURS = ("hooks", "watch", "docs_dir", "site_dir", "not_in_nav")
"""Keys that mean nothing without our hooks, or that are written anew."""
SEPARATOR = r"[\s\-,.!?…·:;()\[\]]+"
"""Where the theme's own search parts words: it has no morphology, and punctuation hides words."""


class ConfigError(ValueError):
    """An mkdocs.yml that cannot be carried over; the text says why, in Korean."""


class SiteConfig:
    """A project's mkdocs.yml."""

    def __init__(self, text: str) -> None:
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.YAMLError as error:
            raise ConfigError(f"mkdocs.yml을 읽을 수 없습니다: {error}") from None
        except RecursionError:
            raise ConfigError("mkdocs.yml을 읽을 수 없습니다: 너무 깊습니다.") from None
        if not isinstance(root, yaml.MappingNode):
            raise ConfigError("mkdocs.yml에 설정이 없습니다.")
        if _get(root, "INHERIT") is not None:
            raise ConfigError("mkdocs.yml의 INHERIT는 옮길 수 없습니다. 한 파일로 합쳐 주세요.")
        self._root = root

    def option(self, name: str, default: str) -> str:
        """A text of `extra.mundap`, from the environment where `!ENV` says so."""
        ours = _get(_get(self._root, "extra"), "mundap")
        return _text(_get(ours, name), default)

    @property
    def directory_urls(self) -> bool:
        """Whether a page is published as a folder."""
        return _text(_get(self._root, "use_directory_urls"), "true").lower() != "false"

    @property
    def templates(self) -> str:
        """Folder of the theme's changes beside mkdocs.yml; empty for none."""
        return _text(_get(_get(self._root, "theme"), "custom_dir"), "")

    @property
    def has_nav(self) -> bool:
        """Whether it arranges the pages itself."""
        return _get(self._root, "nav") is not None

    def without_hooks(self, nav: Sequence[object], outside: str, stylesheets: Sequence[str]) -> str:
        """The same site for a generator that knows nothing of us; spends the object.

        Args:
            nav: The navigation; one that the file has stays as it is.
            outside: Patterns of the pages that no navigation lists.
            stylesheets: Style sheets to add, before the project's own.
        """
        root = self._root
        for key in OURS:
            _drop(root, key)
        theme = _get(root, "theme")
        _drop(theme, "custom_dir")
        extra = _get(root, "extra")
        _drop(extra, "mundap")
        if isinstance(extra, yaml.MappingNode) and not extra.value:
            _drop(root, "extra")
        _keep_standard_plugins(_get(root, "plugins"))
        sheets = _get(root, "extra_css")
        own = list(sheets.value) if isinstance(sheets, yaml.SequenceNode) else []
        _set(root, "extra_css", _node([*stylesheets]), own)
        _set(root, "not_in_nav", yaml.ScalarNode("tag:yaml.org,2002:str", outside, style="|"))
        if not self.has_nav:
            _set(root, "nav", _node(list(nav)))
        written: str = yaml.serialize(root, allow_unicode=True, width=10_000)
        return written


def _keep_standard_plugins(plugins: yaml.Node | None) -> None:
    """Leave awesome-pages out, and let the theme's search part words by itself."""
    if isinstance(plugins, yaml.MappingNode):
        _drop(plugins, "awesome-pages")
        _tune(_get(plugins, "search"))
    elif isinstance(plugins, yaml.SequenceNode):
        plugins.value = [each for each in plugins.value if _plugin(each) != "awesome-pages"]
        for each in plugins.value:
            _tune(_get(each, "search"))


def _tune(search: yaml.Node | None) -> None:
    if _get(search, "separator") is not None:
        _set(search, "separator", yaml.ScalarNode("tag:yaml.org,2002:str", SEPARATOR, style="'"))


def _plugin(item: yaml.Node) -> str:
    if isinstance(item, yaml.MappingNode) and item.value:
        item = item.value[0][0]
    return item.value if isinstance(item, yaml.ScalarNode) else ""


def _get(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    found: list[yaml.Node] = [value for name, value in node.value if name.value == key]
    return found[0] if found else None


def _drop(node: yaml.Node | None, key: str) -> None:
    if isinstance(node, yaml.MappingNode):
        node.value = [(name, value) for name, value in node.value if name.value != key]


def _set(
    node: yaml.Node | None, key: str, value: yaml.Node, further: Sequence[yaml.Node] = ()
) -> None:
    assert isinstance(node, yaml.MappingNode)
    if further and isinstance(value, yaml.SequenceNode):
        value.value = [*value.value, *further]
    _drop(node, key)
    node.value.append((yaml.ScalarNode("tag:yaml.org,2002:str", key), value))


def _node(value: Sequence[object] | Mapping[str, object]) -> yaml.Node:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert node is not None
    return node


def _text(node: yaml.Node | None, default: str) -> str:
    """A scalar, or what `!ENV` names: the first variable that is set, else the last item."""
    if isinstance(node, yaml.ScalarNode):
        if node.tag == "!ENV":
            return os.environ.get(node.value, default)
        return default if node.tag.endswith(":null") else str(node.value)
    if isinstance(node, yaml.SequenceNode) and node.tag == "!ENV" and node.value:
        *names, last = [str(each.value) for each in node.value]
        return next((os.environ[name] for name in names if name in os.environ), last)
    return default
