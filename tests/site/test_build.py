"""The build: strict, the same bytes everywhere, at any address, without a dead link."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.site.documents import Site, dead_links, reachable
from tests.site.mkdocs_project import EPOCH, build_site, copy_project, digests

pytestmark = pytest.mark.site

LOCAL = "http://localhost/"
SUB_PATH = "https://example.org/sub/"
HERE = {"TZ": "Asia/Seoul", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
ELSEWHERE = {"TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONHASHSEED": "4711"}


@dataclass(frozen=True, slots=True)
class Twins:
    """The same tree built twice, in two places and two environments."""

    first: Site
    second: Site
    project: Path
    """Where the second one was built: a Git checkout, clean before the build."""
    before: dict[str, str]
    """Digests of its `docs/` before the build."""


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    folder = tmp_path_factory.mktemp("twins")
    address = {"SITE_URL": SUB_PATH, "SOURCE_DATE_EPOCH": EPOCH}
    first_project = copy_project(folder / "first", remembers=False)
    first = build_site(first_project, folder / "first-site", **address, **HERE)
    second_project = copy_project(folder / "another" / "place" / "second", remembers=False)
    git(second_project, "init", "--quiet")
    git(second_project, "add", "--all")
    git(second_project, "commit", "--quiet", "--message", "before")
    before = dict(digests(second_project / "docs"))
    second = build_site(second_project, folder / "second-site", **address, **ELSEWHERE)
    return Twins(first, second, second_project, before)


def test_the_repository_builds_without_a_warning(site: Site) -> None:
    assert "Documentation built" in site.log
    assert [line for line in site.log.splitlines() if line.startswith(("WARNING", "ERROR"))] == []


def test_two_builds_of_the_same_tree_are_the_same_bytes(twins: Twins) -> None:
    first, second = digests(twins.first.root), digests(twins.second.root)
    assert "sitemap.xml.gz" in first
    assert first == second


def test_the_date_of_the_sitemap_is_the_one_asked_for(twins: Twins) -> None:
    sitemap = (twins.first.root / "sitemap.xml").read_text(encoding="utf-8")
    dates = {line.strip() for line in sitemap.splitlines() if "<lastmod>" in line}
    assert dates == {"<lastmod>2023-11-14</lastmod>"}


def test_the_build_writes_nothing_into_the_tree_but_its_cache(twins: Twins) -> None:
    assert digests(twins.project / "docs") == twins.before
    assert git(twins.project, "status", "--porcelain", "--ignored") == "?? .cache/\n"


def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    assert len(site.documents) > 63
    assert dead_links(site, LOCAL) == []


def test_links_work_under_a_sub_path(twins: Twins) -> None:
    assert dead_links(twins.first, SUB_PATH) == []


def test_the_sitemap_lists_every_page_but_those_that_moved(twins: Twins) -> None:
    sitemap = (twins.first.root / "sitemap.xml").read_text(encoding="utf-8")
    listed = {
        line.strip().removeprefix(f"<loc>{SUB_PATH}").removesuffix("</loc>")
        for line in sitemap.splitlines()
        if "<loc>" in line
    }
    pages = {url for url, page in twins.first.documents.items() if not page.redirect}
    assert listed == pages - {"404.html"}


def test_an_id_names_one_place_of_a_page(site: Site) -> None:
    doubled = {
        url: sorted({each for each in page.ids if page.ids.count(each) > 1})
        for url, page in site.documents.items()
        if len(set(page.ids)) < len(page.ids)
    }
    assert doubled == {}


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    found = reachable(site, LOCAL)
    lost = {url for url, page in site.documents.items() if not page.redirect} - found
    assert lost == {"404.html"}


def test_no_content_brings_styles_or_scripts_of_its_own(site: Site) -> None:
    """A strict Content-Security-Policy would refuse them."""
    assert {url: page.inline for url, page in site.documents.items() if page.inline} == {}


@pytest.mark.parametrize(
    ("link", "dead"),
    [
        ("../b/", False),
        ("../b/#there", False),
        ("/b/", False),
        ("https://example.org/c/", False),
        ("../b/#gone", True),
        ("../c/", True),
        ("../../../c.png", True),
        ("#gone", True),
    ],
)
def test_the_check_of_links_finds_what_is_dead(tmp_path: Path, link: str, dead: bool) -> None:
    for name, text in {"a": f'<a href="{link}">x</a>', "b": '<p id="there">x</p>'}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text, encoding="utf-8")
    assert dead_links(Site(tmp_path, ""), LOCAL) == ([f"a/: {link}"] if dead else [])
