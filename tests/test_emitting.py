"""The archive as plain Markdown: nothing that only our hooks, templates or scripts understand."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from tests.archive_factory import make_archive

from mundap.leaving.emitting import Written, emit
from mundap.leaving.site_config import SiteConfig
from mundap.pages import SiteOptions

CONFIG = "site_name: 문답\ntheme: {name: material, custom_dir: overrides}\nhooks: [h.py]\n"


def emitted(config: str = CONFIG) -> dict[str, str]:
    written = Written(SiteConfig(config), frozenset({"about.md"}), {}, {"a.css": "p {}"})
    return emit(make_archive(), SiteOptions(home_intro="# 우리 강연"), written)


def front(text: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(text.split("---\n")[1])
    return found


def test_an_exchange_keeps_where_it_comes_from() -> None:
    meta = front(emitted()["docs/q/aaa111.md"])
    assert {key: meta[key] for key in meta if key not in ("title", "description", "hide")} == {
        "id": "aaa111",
        "speaker": "김연사",
        "voices": ["한도움 운영진님"],
        "topics": ["공부법", "진로"],
        "talk": "가을 강연",
        "event": "모두의 모임",
        "date": "XXXX-12-29",
        "source": "talks/autumn.md",
        "lines": "30-38",
        "variants": ["talks/autumn-draft.md:3-4"],
    }


def test_what_is_unknown_has_no_key() -> None:
    meta = front(emitted()["docs/q/bbb111.md"])
    assert not {"speaker", "voices", "event", "date", "variants"} & set(meta)
    assert meta["topics"] == ["진로"]


def test_front_matter_is_safe_in_templates_that_do_not_escape() -> None:
    for path, text in emitted().items():
        if path.endswith(".md"):
            assert not re.search(r"[<>\"]", str(list(_texts(front(text))))), path


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [str(value)]


def test_nothing_asks_for_our_templates_or_scripts() -> None:
    files = emitted()
    pages = {path: text for path, text in files.items() if path.endswith(".md")}
    for path, text in pages.items():
        assert not {"mundap", "template"} & set(front(text)), path
        assert not re.search(r'data-\w+=|for="__search"|<noscript', text), path
    assert "search.md" not in files["docs/index.md"]
    assert set(yaml.safe_load(files["mkdocs.yml"])) == {
        "site_name", "theme", "extra_css", "not_in_nav", "nav"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("address", "directories", "single_files"),
    [
        ("q/old111", "../aaa111/", "aaa111.html"),
        ("q/old222", "../../talks/winter/", "../talks/winter.html"),
        ("speakers/kim-old", "../kim/", "kim.html"),
    ],
)
def test_an_old_address_leads_on_without_a_template(
    address: str, directories: str, single_files: str
) -> None:
    for config, target in (
        (CONFIG, directories),
        (CONFIG + "use_directory_urls: false\n", single_files),
    ):
        page = emitted(config)[f"docs/{address}.md"]
        assert f'<meta http-equiv="refresh" content="0; url={target}">' in page
        assert "[새 주소](" in page


def test_the_navigation_lists_shelves_and_authored_pages_only() -> None:
    config = yaml.safe_load(emitted()["mkdocs.yml"])
    listed = set(re.findall(r"[\w/]+\.md", str(config["nav"])))
    assert listed == {
        "index.md", "about.md", "questions.md",
        "speakers/index.md", "talks/index.md", "topics/index.md",
    }  # fmt: skip
    assert config["not_in_nav"].split() == [
        "/q/*", "/search.md", "/speakers/*", "/talks/*", "/topics/*",
        "!/speakers/index.md", "!/talks/index.md", "!/topics/index.md",
    ]  # fmt: skip


def test_the_same_archive_gives_the_same_files() -> None:
    assert list(emitted().items()) == list(emitted().items())
