"""Templates that are not looked for, compiled and filled in twice, on a small site."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.mkdocs_project import EPOCH, ROOT, digests
from tests.site.rebuilding import Serving

CONFIG = """\
site_name: 작은 모음
theme:
  name: material
  language: ko
  custom_dir: overrides
  features: [navigation.tabs, navigation.indexes]
plugins: [search]
hooks: [hooks/templates.py]
nav:
  - index.md
  - 이야기:
      - talks/index.md
      - 고른 질문: /q/kept/more/
      - 하나: q/shown.md
"""
OURS = "---\nmundap: {kind: exchange}\n---\n\n"
PAGES = {
    "index.md": "# 처음\n",
    "talks/index.md": "# 강연\n",
    "talks/autumn.md": f"{OURS}# 가을\n",
    "q/first.md": f"{OURS}# 왜 그런가요?\n",
    "q/kept.md": f"{OURS}# 언제 그런가요?\n",
    "q/third.md": f"{OURS}# 어디서 그런가요?\n",
    "q/shown.md": f"{OURS}# 누가 그런가요?\n",
    "q/written.md": "# 손으로 쓴 글\n",
}

TICKS = """\
import itertools

def on_env(env, config, files):
    env.globals["tick"] = itertools.count().__next__
"""
COUNTING = """\
{% macro t(key) %}{{ "written " ~ tick() if key == "nav" else key }}{% endmacro %}
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Serving:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    for name, text in PAGES.items():
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write(tmp_path, "overrides/main.html", '{% extends "base.html" %}')
    write(tmp_path, "overrides/.hidden/icon.svg", "<svg/>")
    write(tmp_path, "overrides/shown.svg", "<svg/>")
    hook = (ROOT / "hooks" / "templates.py").read_text(encoding="utf-8")
    write(tmp_path, "hooks/templates.py", hook)
    write(tmp_path, "mkdocs.yml", CONFIG)
    return Serving(tmp_path, tmp_path / "site")


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def fresh(small: Serving, config: str = CONFIG) -> dict[str, str]:
    """The site as MkDocs makes it alone."""
    write(small.root, "mkdocs.yml", config.replace("hooks: [hooks/templates.py]\n", ""))
    site = dict(digests(Serving(small.root, small.root / "fresh").build()))
    write(small.root, "mkdocs.yml", config)
    return site


@pytest.mark.parametrize("directories", ["true", "false"])
def test_the_site_is_the_same_without(small: Serving, directories: str) -> None:
    config = f"{CONFIG}use_directory_urls: {directories}\nextra: {{homepage: q/first/}}\n"
    write(small.root, "mkdocs.yml", config)
    site = dict(digests(small.build()))
    assert "shown.svg" in site
    assert site == fresh(small, config)


def test_the_navigation_is_written_once_for_pages_outside_of_it(small: Serving) -> None:
    write(small.root, "overrides/partials/languages/ko.html", COUNTING)
    write(small.root, "hooks/ticks.py", TICKS)
    write(
        small.root, "mkdocs.yml", CONFIG.replace("templates.py]", "templates.py, hooks/ticks.py]")
    )
    site = small.build()

    def count(page: str) -> str:
        text = (site / page / "index.html").read_text(encoding="utf-8")
        return text.partition('aria-label="written ')[2].partition('"')[0]

    assert count("q/first") == count("q/third") != ""
    apart = ("q/first", "q/kept", "q/shown", "q/written", "talks/autumn", "talks")
    assert len({*map(count, apart)}) == len(apart)


def test_a_changed_template_and_a_changed_navigation_are_seen(small: Serving) -> None:
    first = dict(digests(small.build()))
    write(
        small.root,
        "overrides/main.html",
        '{% extends "base.html" %}{% block footer %}끝{% endblock %}',
    )
    second = dict(digests(small.build()))
    assert second["q/first/index.html"] != first["q/first/index.html"]
    assert second == fresh(small)

    config = CONFIG.replace("이야기:", "들은 이야기:")
    write(small.root, "mkdocs.yml", config)
    third = dict(digests(small.build()))
    assert third["q/first/index.html"] != second["q/first/index.html"]
    assert third == fresh(small, config)


def test_a_template_of_the_project_is_filled_in_for_each_page(small: Serving) -> None:
    write(small.root, "overrides/partials/tabs.html", "<nav>{{ page.title }}</nav>")
    write(
        small.root,
        "overrides/partials/nav-item.html",
        "{% macro render(item, path, level) %}{{ page.title }}{% endmacro %}",
    )
    site = small.build()
    for name, title in (("first", "왜 그런가요?"), ("kept", "언제 그런가요?")):
        text = (site / "q" / name / "index.html").read_text(encoding="utf-8")
        assert f"<nav>{title}</nav>" in text
