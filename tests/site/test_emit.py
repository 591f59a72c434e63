"""The exit: what `mundap emit` writes, built by other generators that know nothing of us."""

from __future__ import annotations

import os
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.site.documents import Site, api, dead_links, letters
from tests.site.mkdocs_project import EPOCH, ROOT, build_site

from mundap.cli import main

pytestmark = pytest.mark.site

GENERATORS = ("mkdocs", "properdocs")
"""Modules that build the same mkdocs.yml; one that is not installed is skipped."""
FURNISHED = {"", "questions/", "search/", "404.html"}
"""Pages that say less without our search and our filters."""


@pytest.fixture(scope="module")
def emitted(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds as plain Markdown; building the site has analysed them."""
    del site
    target = tmp_path_factory.mktemp("emitted") / "plain"
    kept = {key: None for key in os.environ if key.startswith("GITHUB_")}
    arguments = ["emit", str(target), "--docs", str(ROOT / "docs")]
    done = CliRunner(env=kept).invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return target


@pytest.fixture(scope="module", params=GENERATORS)
def plain(request: pytest.FixtureRequest, emitted: Path) -> Site:
    """The site that a generator makes of it, in a process that cannot import our hooks."""
    generator = str(request.param)
    if find_spec(generator) is None:
        pytest.skip(f"{generator} is not installed")
    target = emitted.parent / generator
    return build_site(emitted, target, generator=generator, SOURCE_DATE_EPOCH=EPOCH)


def test_nothing_of_ours_takes_part(emitted: Path) -> None:
    config = (emitted / "mkdocs.yml").read_text(encoding="utf-8").split("\n\n", 1)[1]
    assert not re.search(r"hooks|custom_dir|awesome-pages|overrides", config)
    assert [path for path in emitted.rglob("*") if path.suffix in (".py", ".html", ".js")] == []


def test_every_exchange_has_its_page_with_question_and_answer(plain: Site) -> None:
    exchanges = api(plain, "exchanges")
    assert len(exchanges) == 63
    for exchange in exchanges:
        page = plain.documents[exchange["url"]]
        title = exchange["question"] or "이미지로 된 질문"
        assert letters(title) in letters(page.heading)
        place, shown = 0, letters(page.text)
        for line in map(letters, exchange["answer_text"].split("\n")):
            found = shown.find(line, place)
            assert found >= 0, f"{page.url}: {line}"
            place = found + len(line)


def test_every_page_says_what_it_said(plain: Site, site: Site) -> None:
    assert {
        url
        for url, page in site.documents.items()
        if letters(page.text) != letters(plain.documents[url].text)
    } == FURNISHED


def test_addresses_stay_and_lead_somewhere(plain: Site, site: Site) -> None:
    assert set(site.documents) - set(plain.documents) == set()
    assert dead_links(plain, "https://example.org/") == []
    assert {"api/v1/exchanges.json", "assets/stylesheets/mundap.css"} <= {
        path.relative_to(plain.root).as_posix() for path in plain.root.rglob("*") if path.is_file()
    }


def test_anchors_stay(plain: Site, site: Site) -> None:
    assert {
        f"{url}#{anchor}"
        for url, page in site.documents.items()
        for anchor in set(page.ids) - set(plain.documents[url].ids)
        if url not in FURNISHED
    } == set()


def test_the_navigation_is_the_one_readers_know(plain: Site, site: Site) -> None:
    assert _navigation(plain) == _navigation(site)
    assert len(_navigation(plain)) > 10


def _navigation(site: Site) -> list[tuple[str, str]]:
    """Links of the theme's sidebar on the home page, with what they say."""
    page = site.documents[""].raw.split("md-nav md-nav--primary")[1].split("</nav>\n  </div>")[0]
    found = re.findall(r'<a href="([^"#]*)" class="md-nav__link[^>]*>(.*?)</a>', page, re.DOTALL)
    return [(link, " ".join(re.sub(r"<[^>]+>", " ", text).split())) for link, text in found]
