"""The search index as it is published: what it finds, where that leads, what it costs a build."""

from __future__ import annotations

import json
import shutil
from collections import Counter

import pytest
from tests.site.documents import Site, api
from tests.site.mkdocs_project import STORE, Project
from tests.site.search_files import published_index

pytestmark = pytest.mark.site

DRAFT = "talks/okky-ml-webinar/okky-ml-webinar-draft/"
LISTS = {"", "questions/", "talks/", "speakers/", "topics/", "search/", "404.html"}
THEIRS = "search/search_index.json"


def addresses(site: Site) -> Counter[str]:
    return Counter(card["u"] for card in published_index(site).cards)


def test_every_exchange_is_found_once_and_no_list_and_no_draft(site: Site) -> None:
    found = addresses(site)
    assert set(found.values()) == {1}
    pages = {url for url, page in site.find(r"q/[^/]+/").items() if not page.redirect}
    assert {url for url in found if url.startswith("q/")} == pages
    assert not found.keys() & LISTS
    assert not any(url.startswith(DRAFT) for url in found)


@pytest.mark.parametrize("name", ["exchanges", "speakers", "talks", "topics"])
def test_everything_the_data_lists_is_found(site: Site, name: str) -> None:
    found = addresses(site)
    for each in api(site, name):
        assert each["url"] in found
        for passage in each.get("passages", ()):
            assert passage["url"] in found


def test_the_pages_people_wrote_are_found(site: Site) -> None:
    found = addresses(site)
    assert {"about/", "contributing/", "contributing/search-format/"} <= found.keys()


def test_what_is_found_leads_to_a_place_on_a_page(site: Site) -> None:
    for card in published_index(site).cards:
        path, _, anchor = card["u"].partition("#")
        assert path in site.documents, card["u"]
        assert not anchor or anchor in site.documents[path].ids, card["u"]


def test_the_themes_own_index_is_sound_and_empty(site: Site) -> None:
    assert json.loads((site.root / THEIRS).read_text(encoding="utf-8"))["docs"] == []


def test_a_page_may_stay_out_of_the_search(project: Project) -> None:
    hidden = "---\nsearch:\n  exclude: true\n---\n# 숨은 쪽\n"
    (project.docs / "hidden.md").write_text(hidden, encoding="utf-8")
    (project.docs / "plain.md").write_text("# 보이는 쪽\n", encoding="utf-8")
    (project.docs / "gone.md").write_text("# 빠진 쪽\n", encoding="utf-8")
    project.edit("mkdocs.yml", "exclude_docs: |\n", "exclude_docs: |\n  /gone.md\n")
    assert project.build().code == 0
    found = published_index(project.site).cards
    assert {card["t"] for card in found} >= {"보이는 쪽"}
    assert not {card["t"] for card in found} & {"숨은 쪽", "빠진 쪽"}


def test_addresses_are_those_of_flat_pages_too(project: Project) -> None:
    project.edit("mkdocs.yml", "site_name: 문답\n", "site_name: 문답\nuse_directory_urls: false\n")
    assert project.build().code == 0
    site = project.site
    for url in addresses(site):
        path, _, anchor = url.partition("#")
        assert (site.root / path).is_file(), url
        assert not anchor or anchor in site.documents[path].ids, url


def test_a_build_remembers_the_last_one(project: Project) -> None:
    assert project.build().code == 0
    first = published_index(project.site)
    assert (project.root / STORE).is_file()
    assert project.build().code == 0
    assert published_index(project.site) == first


def test_a_build_that_cannot_remember_says_so_and_goes_on(project: Project) -> None:
    shutil.rmtree(project.root / ".cache")
    (project.root / ".cache").write_text("", encoding="utf-8")
    outcome = project.build("--strict")
    assert outcome.code == 0
    said = [line for line in outcome.log.splitlines() if "간직하지 못해" in line]
    assert len(said) == 1
    assert said[0].startswith("INFO")
    assert published_index(project.site).cards
