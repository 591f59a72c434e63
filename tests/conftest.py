"""What tests of the finished site share: it is built once, served once, opened in one browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from tests.site.attacked import attacked_project
from tests.site.documents import Site
from tests.site.hosting import hosted
from tests.site.mkdocs_project import EPOCH, ROOT, Project, build_site, copy_project
from tools.find_chromium import MAC_APPS, NAMES

# How long an example takes says what else the machine does, not whether it is right.
settings.register_profile("mundap", deadline=None)
settings.load_profile("mundap")

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of this repository, as `make build` makes it."""
    return build_site(ROOT, tmp_path_factory.mktemp("site") / "site", SOURCE_DATE_EPOCH=EPOCH)


@pytest.fixture
def project(site: Site, tmp_path: Path) -> Project:
    """A copy of the repository that the test may change; building the site has analysed it."""
    del site
    return Project(copy_project(tmp_path / "project"))


@pytest.fixture(scope="session")
def attacked(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site whose every transcript and data file is an attack."""
    del site  # Building it has analysed most words.
    project = attacked_project(tmp_path_factory.mktemp("attacked") / "project")
    outcome = project.build()
    assert outcome.code == 0, outcome.log
    return Site(project.site.root, outcome.log)


@pytest.fixture(scope="session")
def server(site: Site) -> Iterator[str]:
    """Address of the site's root, with `/` at its end."""
    with hosted(site.root) as host:
        yield host.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: the one `make test` found, else a well-known one, else Playwright's own."""
    known = [*map(shutil.which, NAMES), *filter(os.path.exists, MAC_APPS)]
    path = os.environ.get("CHROMIUM") or next(filter(None, known), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()
