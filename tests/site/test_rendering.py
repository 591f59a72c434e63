"""Pages that `mkdocs serve` need not render again, on a small site that has only this hook."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from markdown import Markdown
from tests.site.mkdocs_project import EPOCH, ROOT, digests
from tests.site.rebuilding import Serving

CONFIG = """\
site_name: 작은 모음
plugins: []
hooks: [hooks/rendering.py]
use_directory_urls: true
validation: {links: {not_found: warn, anchors: warn}}
markdown_extensions:
  - attr_list
  - toc: {permalink: true}
"""
PAGES = {
    "index.md": "# 처음\n\n[이야기](talk.md#왜){ .가 }를 봅니다.\n",
    "talk.md": "# 이야기\n\n## 왜 {#왜}\n\n그래서입니다.\n",
    "other.md": "# 다른 이야기\n\n[이야기](talk.md)와 이어집니다.\n",
}


@pytest.fixture
def small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[Serving]:
    # As the command `mkdocs` has it.
    logger = logging.getLogger("mkdocs")
    monkeypatch.setattr(logger, "propagate", False)
    logger.addHandler(caplog.handler)
    # The theme writes when it was built.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    (tmp_path / "docs").mkdir()
    (tmp_path / "hooks").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    hook = (ROOT / "hooks" / "rendering.py").read_bytes()
    (tmp_path / "hooks" / "rendering.py").write_bytes(hook)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    yield Serving(tmp_path, tmp_path / "site")
    logger.removeHandler(caplog.handler)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first lines of the texts that Markdown was made of."""
    found: list[str] = []
    convert = Markdown.convert

    def record(self: Markdown, source: str) -> str:
        found.append(source.splitlines()[0])
        return convert(self, source)

    monkeypatch.setattr(Markdown, "convert", record)
    return found


def edit(small: Serving, name: str, old: str, new: str) -> None:
    path = small.root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def fresh(small: Serving) -> Mapping[str, str]:
    """The site as MkDocs makes it alone."""
    edit(small, "mkdocs.yml", "hooks: [hooks/rendering.py]\n", "")
    return digests(Serving(small.root, small.root / "fresh").build())


def test_only_what_changed_is_rendered(small: Serving, rendered: list[str]) -> None:
    small.build()
    assert sorted(rendered) == ["# 다른 이야기", "# 이야기", "# 처음"]
    rendered.clear()
    edit(small, "docs/talk.md", "그래서입니다.", "그렇습니다.")
    site = digests(small.build())
    assert rendered == ["# 이야기"]
    assert site == fresh(small)


def test_a_page_whose_link_went_elsewhere_is_rendered(
    small: Serving, rendered: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    small.build()
    (small.root / "docs" / "talk.md").rename(small.root / "docs" / "story.md")
    rendered.clear()
    small.build()
    assert sorted(rendered) == ["# 다른 이야기", "# 이야기", "# 처음"]
    assert "'other.md' contains a link 'talk.md'" in caplog.text

    # What has no place yet is said at each build.
    caplog.clear()
    small.build()
    assert "'other.md' contains a link 'talk.md'" in caplog.text

    (small.root / "docs" / "story.md").rename(small.root / "docs" / "talk.md")
    caplog.clear()
    site = digests(small.build())
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert site == fresh(small)


def test_a_lost_anchor_is_said_of_a_page_that_is_not_rendered(
    small: Serving, rendered: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    small.build()
    edit(small, "docs/talk.md", "{#왜}", "{#까닭}")
    rendered.clear()
    small.build()
    assert rendered == ["# 이야기"]
    assert "'talk.md' does not contain an anchor '#왜'" in caplog.text


def test_other_options_render_everything(small: Serving, rendered: list[str]) -> None:
    small.build()
    rendered.clear()
    edit(small, "mkdocs.yml", "permalink: true", "permalink: '#'")
    site = digests(small.build())
    assert len(rendered) == len(PAGES)
    assert site == fresh(small)


def test_an_extension_that_may_read_files_keeps_nothing(
    small: Serving, rendered: list[str]
) -> None:
    edit(small, "mkdocs.yml", "  - attr_list\n", "  - attr_list\n  - pymdownx.snippets\n")
    small.build()
    rendered.clear()
    small.build()
    assert len(rendered) == len(PAGES)
