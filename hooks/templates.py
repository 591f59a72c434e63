"""The theme's templates, found, compiled and filled in no more often than need be.

Without this hook the site is the same.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.theme import Theme

NAVIGATION = ("partials/nav.html", "partials/tabs.html")
"""The theme's templates that show the navigation."""
ITEMS = ("partials/nav-item.html", "partials/tabs-item.html")
"""Those that they are made of."""


class _Compiled(BytecodeCache):
    """Templates, compiled: each build of `mkdocs serve` makes new environments of them."""

    def __init__(self) -> None:
        self.of_key: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Use what was made of this very text; Jinja compares its checksum."""
        if bucket.key in self.of_key:
            bucket.bytecode_from_string(self.of_key[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made."""
        self.of_key[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


class _Loader(jinja2.FileSystemLoader):
    """Lists no hidden templates: MkDocs publishes none, and the theme has 14,000 icons there."""

    def list_templates(self) -> list[str]:
        """Their names, sorted."""
        found: set[str] = set()
        for root in self.searchpath:
            for path, folders, names in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                folder = Path(path).relative_to(root)
                found.update((folder / name).as_posix() for name in names)
        return sorted(found)


# Before other plugins, which may want an environment already.
@event_priority(100)
def on_config(config: MkDocsConfig) -> None:
    """Stand in for `Theme.get_env`: MkDocs lists what the theme has before any other event."""
    config.theme.get_env = partial(_environment, config.theme)  # type: ignore[method-assign]


def _environment(theme: Theme) -> jinja2.Environment:
    env = Theme.get_env(theme)
    env.loader = _Loader(theme.dirs)
    env.bytecode_cache = _compiled
    return env


_targets: tuple[str, ...] = ()
"""Where the navigation of this build leads, from the site's root."""


# After other plugins, which may arrange it anew.
@event_priority(-100)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Take down where the navigation leads."""
    global _targets
    home = config.extra.get("homepage") or ""
    _targets = tuple(_place(str(address)) for address in (*_addresses(nav), home))


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
    """Let the navigation be written once for all exchanges."""
    own = Path(config.theme.custom_dir or os.devnull)
    if any((own / name).is_file() for name in (*NAVIGATION, *ITEMS)):
        # A template of the project's may show of a page what it likes.
        return
    for name in NAVIGATION:
        try:
            template = env.get_template(name)
        except jinja2.TemplateNotFound:
            continue
        template.root_render_func = partial(_shared, template.root_render_func, {})


def _shared(render: Any, known: dict[tuple[str, str], str], context: Context) -> Iterator[str]:
    """Render the navigation, which is the same on all generated pages of a folder.

    Not on those that it shows, or shows something below of: there it leads on in another way.
    """
    page = context.get("page")
    if not page or "mundap" not in page.meta or _is_shown(page.url):
        yield from render(context)
        return
    key = context["base_url"], posixpath.dirname(_place(page.url)[:-1])
    if key not in known:
        known[key] = "".join(render(context))
    yield known[key]


def _is_shown(url: str) -> bool:
    return any(target.startswith(_place(url)) for target in _targets)


def _place(address: str) -> str:
    """An address from the site's root, with `/` at both ends."""
    return f"{posixpath.normpath('/' + address.lstrip('/')).rstrip('/')}/"


def _addresses(items: Iterable[Any]) -> Iterator[str]:
    for item in items:
        if item.children:
            yield from _addresses(item.children)
        else:
            yield item.url or ""
